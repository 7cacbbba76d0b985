//! `fmt`: files put in good order, see [`crate::syntax::neat`].

use super::args::KeysWords;
use super::settings::Settings;
use super::{End, files as disk_files, report};
use crate::base::par;
use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::diag::codes;
use crate::diag::trouble::Trouble;
use crate::pipeline::{Builder, Options};
use crate::syntax::kinds::Kind;
use crate::syntax::neat::{Keys, Neat, neat};
use anyhow::Context;
use std::path::{Path, PathBuf};

/// Puts `files` in order, or all of the project; with `only_check` says only which are not.
///
/// # Errors
/// There is no project, it cannot be read or written, or one of `files` is none of its documents.
pub fn run(
    files: &[PathBuf],
    only_check: bool,
    keys: Option<KeysWords>,
    settings: &Settings,
) -> anyhow::Result<End> {
    let root = settings.project()?.root;
    let options = Options { root: root.clone(), ..Options::default() };
    let outcome = par::with_threads(settings.threads, || Builder::new(options).survey())??;
    let wanted = files.iter().map(|file| document(&root, file)).collect::<Result<Vec<_>, Trouble>>()?;
    for path in &wanted {
        outcome.snapshot.document(path).ok_or_else(|| no_document(path.as_str().as_ref()))?;
    }
    let keys = keys.map(|keys| match keys {
        KeysWords::Zh => Keys::Zh,
        KeysWords::En => Keys::En,
    });
    let (mut changed, mut already) = (0, 0);
    for source in &outcome.snapshot.documents {
        let path = &source.path;
        let Some(kind) = Kind::of(path).filter(|_| wanted.is_empty() || wanted.contains(path)) else {
            continue;
        };
        let numerals = outcome
            .diagnostics
            .iter()
            .filter(|found| found.code.name == codes::STYLE_CITATION.name && found.at.path == *path);
        let fixes: Vec<(Span, String)> =
            numerals.filter_map(|found| Some((found.at.span, found.fix.clone()?))).collect();
        match neat(source, kind, &fixes, keys) {
            Neat::Already => already += 1,
            Neat::Better(text) => {
                changed += 1;
                if !only_check {
                    write(&root, path, &source.text, &text)?;
                }
                report::result(&format!("{path}\n"));
            }
            Neat::Wrong => report::say(
                settings,
                format!("{path} 里有错误，没有动它；先用 coursepack check 看看"),
                format!("{path} has errors and was left alone; see `coursepack check`"),
            ),
            Neat::Kept => report::say(
                settings,
                format!("{path} 没有动：整理以后意思会变，请自己改"),
                format!("{path} was left alone: put in order it would say something else"),
            ),
        }
    }
    let (zh, en) =
        if only_check { ("要整理", "to be put in order") } else { ("整理好了", "put in order") };
    report::say(
        settings,
        format!("{zh} {changed} 个文件，{already} 个本来就好"),
        format!("{en}: {changed}; already so: {already}"),
    );
    Ok(if only_check && changed > 0 { End::Content } else { End::Fine })
}

/// The document at `file`, as the user names it.
fn document(root: &Path, file: &Path) -> Result<ContentPath, Trouble> {
    let inside = file.canonicalize().ok().zip(root.canonicalize().ok());
    let inside = inside.and_then(|(file, root)| Some(file.strip_prefix(root).ok()?.to_str()?.to_owned()));
    inside.and_then(|path| ContentPath::new(&path)).ok_or_else(|| no_document(file))
}

fn no_document(file: &Path) -> Trouble {
    let file = report::shown(file);
    Trouble::new(
        format!("{file} 不是这个项目 content 里的文件"),
        format!("{file} is no document below content/ of this project"),
    )
}

/// Replaces the file whole; its byte order mark and its line ends stay as they were.
fn write(root: &Path, path: &ContentPath, read: &str, text: &str) -> anyhow::Result<()> {
    let disk = path.below(root);
    let before = std::fs::read_to_string(&disk).with_context(|| disk.display().to_string())?;
    let (mark, body) = disk_files::parted(&before, read).ok_or_else(|| disk_files::changed(path))?;
    let lines = if body.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() };
    disk_files::replace(&disk, format!("{mark}{lines}").as_bytes())
        .with_context(|| disk.display().to_string())
}
