//! Another name for something: its id where it is made and wherever it is named, links to its file, and the file itself.

use super::page::Page;
use super::places;
use super::target::{self, Target};
use crate::base::path::{ContentPath, decode_url, encode_url};
use crate::base::span::Span;
use crate::diag::{Lang, Prose};
use crate::pipeline::Outcome;
use crate::syntax::kinds::Kind;
use std::collections::BTreeMap;

/// What must be written where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Renaming {
    /// By file, in the order of their places.
    pub edits: BTreeMap<ContentPath, Vec<(Span, String)>>,
    /// Files that get another name.
    pub files: Vec<(ContentPath, ContentPath)>,
}

/// What can be renamed at byte `offset`, and its name.
pub(super) fn renamable(page: &Page<'_>, offset: usize) -> Option<(Span, String)> {
    let (span, kind, id) = named(page, offset)?;
    places::made(page.catalog(), kind, &id)?;
    Some((span, id))
}

/// The id at a place: named, made, or that of the file which the place is the head of.
fn named(page: &Page<'_>, offset: usize) -> Option<(Span, Kind, String)> {
    match target::at(page, offset)? {
        // What is named by its title has another name for an id.
        Target::Id { span, kind, id } if span.text(page.text()) == id => Some((span, kind, id)),
        Target::Link { span, to: crate::curriculum::lookup::LinkTo::Entry(entry, _) }
            if places::is_file(entry.kind) =>
        {
            let link = places::links(page.outcome, entry.kind, &entry.id);
            let own = link.into_iter().find(|link| {
                link.path == *page.path()
                    && span.start <= link.destination.start
                    && link.destination.end <= span.end
            })?;
            // Of the path only the name.
            let written = own.destination.text(page.text());
            let path = written.split('#').next().unwrap_or_default();
            let from = path.rfind('/').map_or(0, |at| at + 1);
            let stem = path[from..].strip_suffix(".md")?;
            let start = own.destination.start as usize + from;
            Some((Span::new(start, start + stem.len()), entry.kind, entry.id.clone()))
        }
        _ => None,
    }
}

/// Gives what stands at byte `offset` the name `new`.
///
/// # Errors
/// It has no id, `new` cannot be one, or something is called so.
pub(super) fn rename(page: &Page<'_>, offset: usize, new: &str) -> Result<Renaming, Prose> {
    let nothing = || Prose::new("这里没有可以改名的编号", "there is no id to rename here");
    let (_, kind, id) = named(page, offset).ok_or_else(nothing)?;
    let new = new.trim();
    let (made_at, made_span) = places::made(page.catalog(), kind, &id).ok_or_else(nothing)?;
    let new = new.strip_suffix(".md").filter(|_| places::is_file(kind)).unwrap_or(new);
    let bad = |c: char| c.is_control() || "/\\:*?\"<>|#%,，、;；{}[]".contains(c);
    if new.is_empty()
        || new.contains(bad)
        || new.starts_with(['.', '-', '&', '!', '@', '`', '\''])
        || new.ends_with('.')
    {
        return Err(Prose::new(format!("“{new}”不能作编号"), format!("`{new}` will not do as an id")));
    }
    if new != id && places::made(page.catalog(), kind, new).is_some() {
        return Err(Prose::new(format!("已经有“{new}”了"), format!("there is a `{new}` already")));
    }
    let mut renaming = Renaming::default();
    for (path, span) in places::named(page.outcome, kind, &id) {
        renaming.edits.entry(path).or_default().push((span, new.to_owned()));
    }
    if !places::is_file(kind) {
        renaming.edits.entry(made_at).or_default().push((made_span, new.to_owned()));
        return Ok(renaming.sorted());
    }
    for doc in page.outcome.docs.iter().filter(|doc| doc.kind() == kind && doc.id == id) {
        let suffix = doc.lang.as_ref().map_or(String::new(), |lang| format!(".{lang}"));
        let path = doc.path();
        if let Some(to) = ContentPath::new(&format!("{}/{new}{suffix}.md", path.parent())) {
            renaming.files.push((path.clone(), to));
        }
    }
    let files = renaming.files.clone();
    relink(page.outcome, &files, &mut renaming);
    Ok(renaming.sorted())
}

/// What must be written elsewhere when files get other names. Only the names of files count, not those of folders.
pub(super) fn files_renamed(outcome: &Outcome, files: &[(ContentPath, ContentPath)]) -> Renaming {
    let mut renaming = Renaming::default();
    for (old, new) in files {
        let Some((kind, id)) = outcome.catalog.by_path.get(old).filter(|(kind, _)| places::is_file(*kind))
        else {
            continue;
        };
        let same_kind = Kind::of(new) == Some(*kind);
        for (path, span) in
            places::named(outcome, *kind, id).into_iter().filter(|_| same_kind && new.stem() != id)
        {
            renaming.edits.entry(path).or_default().push((span, new.stem().to_owned()));
        }
    }
    relink(outcome, files, &mut renaming);
    renaming.sorted()
}

/// Links that led to files which get other names.
fn relink(outcome: &Outcome, files: &[(ContentPath, ContentPath)], renaming: &mut Renaming) {
    for (old, new) in files {
        let Some((kind, id)) = outcome.catalog.by_path.get(old) else { continue };
        for link in places::links(outcome, *kind, id) {
            // The file with the link may be one of those.
            let from =
                files.iter().find(|(before, _)| *before == link.path).map_or(&link.path, |(_, after)| after);
            let (_, anchor) =
                link.written.split_once('#').map_or(("", None), |(path, anchor)| (path, Some(anchor)));
            let is_coded = decode_url(&link.written) != link.written;
            let path = places::relative(from, new);
            let path = if is_coded { encode_url(&path) } else { path.replace(' ', "%20") };
            let anchor = anchor.map_or(String::new(), |anchor| format!("#{anchor}"));
            let text = format!("{path}{anchor}");
            if text != link.written {
                renaming.edits.entry(link.path).or_default().push((link.destination, text));
            }
        }
    }
}

impl Renaming {
    fn sorted(mut self) -> Renaming {
        for edits in self.edits.values_mut() {
            edits.sort();
            edits.dedup();
        }
        self
    }
}

/// Why a client that renames no files cannot be helped.
pub(super) fn must_be_renamed(file: &ContentPath, new: &ContentPath, lang: Lang) -> String {
    let prose = Prose::new(
        format!("这个编辑器不能替你改文件名。先把 {file} 改名为 {}", new.name()),
        format!("this editor renames no files: rename {file} to {} first", new.name()),
    );
    prose.in_lang(lang).to_owned()
}
