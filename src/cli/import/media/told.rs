//! What people and programs are told of a drafted manifest.

use super::super::super::End;
use super::super::super::report;
use super::super::super::settings::Settings;
use super::draft::{self, Draft};
use crate::base::json;
use crate::base::path::ContentPath;
use crate::diag::trouble::Trouble;
use crate::diag::{Lang, Prose};
use crate::media::Fault;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Why a file has no entry.
#[derive(Clone, Debug)]
pub(super) enum Skip {
    /// A manifest has one already.
    Known,
    /// It is neither film nor sound nor picture.
    NoMedia,
    /// It is one, but a broken one.
    Damaged(Fault),
}

/// What came of a folder.
#[derive(Default)]
pub(super) struct Told {
    /// Where the manifest was written, if it was.
    pub path: Option<PathBuf>,
    pub drafts: Vec<Draft>,
    pub skipped: Vec<(ContentPath, Skip)>,
}

#[derive(Serialize)]
struct Line<'a> {
    path: Option<String>,
    ids: Vec<&'a str>,
    text: String,
    skipped: Vec<Skipped<'a>>,
}

#[derive(Serialize)]
struct Skipped<'a> {
    file: &'a str,
    why: String,
}

impl Told {
    /// A folder without anything to play is probably the wrong one.
    pub(super) fn end(&self) -> End {
        let broken = self.skipped.iter().any(|(_, skip)| matches!(skip, Skip::Damaged(_)));
        let nothing =
            self.drafts.is_empty() && !self.skipped.iter().any(|(_, skip)| matches!(skip, Skip::Known));
        if broken || nothing { End::Content } else { End::Fine }
    }

    pub(super) fn show(&self, dry_run: bool, settings: &Settings) {
        match &self.path {
            Some(path) => report::result(&format!("{}\n", report::shown(path))),
            None if dry_run && !self.drafts.is_empty() => report::result(&draft::manifest(&self.drafts)),
            None => {}
        }
        for (path, skip) in &self.skipped {
            let why = why(skip);
            report::say(settings, format!("跳过 {path}：{}", why.zh), format!("left out {path}: {}", why.en));
        }
        let summary = self.summary(dry_run);
        report::say(settings, summary.zh, summary.en);
    }

    fn summary(&self, dry_run: bool) -> Prose {
        let count = self.drafts.len();
        match (count, dry_run) {
            (0, _) => Prose::new("没有要登记的新文件", "there is no new file to be entered"),
            (_, true) => Prose::new(
                format!("{count} 个文件可以登记；去掉 --dry-run 就写进清单"),
                format!("{count} files can be entered: without --dry-run the manifest is written"),
            ),
            (_, false) => Prose::new(
                format!(
                    "登记了 {count} 个文件。打开清单，逐项填上 license（许可）和 rights_holder（权利人），再运行 coursepack check"
                ),
                format!(
                    "entered {count} files. Open the manifest, fill in `license` and `rights_holder` of each, then run `coursepack check`"
                ),
            ),
        }
    }

    pub(super) fn json(&self, lang: Lang) -> String {
        let skipped = self.skipped.iter();
        let line = Line {
            path: self.path.as_ref().map(|path| report::shown(path).to_string()),
            ids: self.drafts.iter().map(|draft| draft.id.as_str()).collect(),
            text: if self.drafts.is_empty() { String::new() } else { draft::manifest(&self.drafts) },
            skipped: skipped
                .map(|(path, skip)| Skipped { file: path.as_str(), why: why(skip).in_lang(lang).to_owned() })
                .collect(),
        };
        format!("{}\n", json::line(&line))
    }
}

fn why(skip: &Skip) -> Prose {
    match skip {
        Skip::Known => Prose::new("清单里已经有了", "a manifest has it already"),
        Skip::NoMedia => Prose::new("不是影片、声音或图片", "neither film nor sound nor picture"),
        Skip::Damaged(Fault::Empty) => Prose::new("是空的", "it is empty"),
        Skip::Damaged(Fault::CutOff(_)) => {
            Prose::new("不完整，请从原处重新复制", "it breaks off: copy it again from where it came from")
        }
        Skip::Damaged(Fault::Unreadable(why)) => {
            Prose::new(format!("读不出来：{why}"), format!("it cannot be read: {why}"))
        }
        Skip::Damaged(_) => Prose::new("已损坏", "it is damaged"),
    }
}

/// Something that is no folder.
pub(super) fn no_folder(path: &Path) -> Trouble {
    let path = report::shown(path);
    Trouble::new(
        format!("{path} 不是文件夹。写出放影音的文件夹，例如 coursepack import media content/media/电影"),
        format!("{path} is no folder: name the one that holds the media, such as content/media/films"),
    )
}

/// A folder outside of `content/media`.
pub(super) fn elsewhere(path: &Path, media: &Path) -> Trouble {
    let (path, media) = (report::shown(path), report::shown(media));
    Trouble::new(
        format!("{path} 不在 {media} 里。先把文件（或整个文件夹）复制到 {media} 里，再导入那里的文件夹"),
        format!(
            "{path} is not in {media}: copy the files, or the whole folder, into it, then import that folder"
        ),
    )
}

/// A thousand manifests of one name.
pub(super) fn too_many(name: &str) -> Trouble {
    Trouble::new(
        format!("叫 {name} 的清单太多了，先整理一下 content/media"),
        format!("there are too many manifests called {name}: tidy content/media first"),
    )
}
