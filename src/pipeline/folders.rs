//! Files that somebody put into `content/` and that are not read: in a folder that is none of ours, or in a form that is
//! no text of ours.

use crate::base::nearest;
use crate::base::path::ContentPath;
use crate::diag::Diagnostic;
use crate::diag::messages::file;
use crate::syntax::kinds::Kind;

/// What people call the folders who have only read of them.
const CALLED: &[(&str, &str)] = &[
    ("课程", "courses"),
    ("课", "lessons"),
    ("课文", "lessons"),
    ("讲义", "lessons"),
    ("法律", "laws"),
    ("法规", "laws"),
    ("法条", "laws"),
    ("政策", "policies"),
    ("案例", "cases"),
    ("题库", "quizzes"),
    ("测验", "quizzes"),
    ("媒体", "media"),
    ("影音", "media"),
    ("班次", "classes"),
    ("班级", "classes"),
    ("班", "classes"),
];

/// Endings of files in which people write, none of which is read.
const WRITTEN: &[&str] = &["txt", "doc", "docx", "wps", "odt", "rtf", "pdf", "xls", "xlsx", "htm", "html"];

/// The known folder nearest to the one a misplaced file is in.
pub(super) fn nearest(path: &ContentPath) -> Option<String> {
    let folder = path.as_str().strip_prefix("content/")?.split_once('/')?.0;
    let called = CALLED.iter().find(|(name, _)| *name == folder).map(|(_, meant)| *meant);
    let near = || nearest::nearest(folder, Kind::FOLDERS.iter().map(|(name, _)| *name));
    called.or_else(near).map(|name| format!("content/{name}/"))
}

/// That a file of text is passed over, because it is no `.md`: of a program for letters, or saved as `x.md.txt`. What
/// lies beside media and classes, and what lies directly in `content/`, may be notes.
pub(super) fn unread(path: &ContentPath) -> Option<Diagnostic> {
    let (folder, _) = path.as_str().strip_prefix("content/")?.split_once('/')?;
    let (_, kind) = Kind::FOLDERS.iter().find(|(name, _)| *name == folder)?;
    let name = path.name();
    let doubled = name.strip_suffix(".txt").filter(|name| name.ends_with(".md"));
    let is_text = WRITTEN.contains(&path.extension().as_str());
    let is_told = is_text && !matches!(kind, Kind::Media | Kind::Class);
    is_told.then(|| file::not_markdown(path, doubled, *kind == Kind::Law, *kind == Kind::Quiz))
}
