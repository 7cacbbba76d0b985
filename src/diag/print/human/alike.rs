//! Findings that say the same: a careless theme makes one mistake on four hundred pages, and a terminal that shows it four
//! hundred times hides everything else. The first are shown; of the others the last shown one tells where they are. The
//! same holds, later, for findings of one code that differ in names alone.

use super::super::place::Places;
use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Lang, Prose};
use std::collections::{BTreeMap, BTreeSet};

/// So many of one code and message are shown whole.
const OF_A_MESSAGE: usize = 3;

/// So many of one code are.
const OF_A_CODE: usize = 20;

/// So many files, and lines of a file, are named; of the rest there is a number.
const NAMED: usize = 6;

/// What is not shown, but told of by a finding that is.
#[derive(Default)]
pub(super) struct Folded<'d> {
    /// Of the same message.
    same: Vec<&'d At>,
    /// Of the same code.
    akin: Vec<&'d At>,
}

/// For each of the findings what it tells of others; nothing where it is itself told of.
pub(super) fn fold(found: &[Diagnostic]) -> Vec<Option<Folded<'_>>> {
    let mut shown: Vec<Option<Folded<'_>>> = Vec::with_capacity(found.len());
    let mut messages: BTreeMap<(&str, &Prose), Vec<usize>> = BTreeMap::new();
    let mut codes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, d) in found.iter().enumerate() {
        let alike = messages.entry((d.code.name, &d.message)).or_default();
        let akin = codes.entry(d.code.name).or_default();
        let last = |of: &[usize], most: usize| of.get(most - 1).copied();
        if let Some(Some(folded)) = last(alike, OF_A_MESSAGE).and_then(|at| shown.get_mut(at)) {
            folded.same.push(&d.at);
            shown.push(None);
        } else if let Some(Some(folded)) = last(akin, OF_A_CODE).and_then(|at| shown.get_mut(at)) {
            folded.akin.push(&d.at);
            shown.push(None);
        } else {
            alike.push(index);
            akin.push(index);
            shown.push(Some(Folded::default()));
        }
    }
    shown
}

impl Folded<'_> {
    /// A line for each group that is not shown.
    pub(super) fn told(&self, code: &str, places: &mut Places<'_, '_>, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(list) = listed(&self.same, places) {
            let count = self.same.len();
            lines.push(Prose::new(
                format!("还有 {count} 处一样：{}", list.zh),
                format!("the same {count} more time{}: {}", if count == 1 { "" } else { "s" }, list.en),
            ));
        }
        if let Some(list) = listed(&self.akin, places) {
            let count = self.akin.len();
            lines.push(Prose::new(
                format!("另有 {count} 处 {code}：{}。要一处一行地看全部，加 --format short", list.zh),
                format!("{count} more of {code}: {}. To see all, a line each, add --format short", list.en),
            ));
        }
        lines.iter().map(|line| line.in_lang(lang).to_owned()).collect()
    }
}

/// `content/a.md 第 3、9 行；content/b.md 第 1 行`
fn listed(more: &[&At], places: &mut Places<'_, '_>) -> Option<Prose> {
    if more.is_empty() {
        return None;
    }
    let mut files: BTreeMap<&ContentPath, BTreeSet<usize>> = BTreeMap::new();
    for at in more {
        let lines = files.entry(&at.path).or_default();
        if !at.span.is_empty() && places.file(&at.path).is_some() {
            lines.insert(places.region(at).start.line);
        }
    }
    let of = |(path, lines): (&&ContentPath, &BTreeSet<usize>)| {
        let named: Vec<String> = lines.iter().take(NAMED).map(usize::to_string).collect();
        match (named.is_empty(), lines.len() > NAMED) {
            (true, _) => Prose::new(path.as_str(), path.as_str()),
            (false, cut) => Prose::new(
                format!("{path} 第 {}{} 行", named.join("、"), if cut { "……" } else { "" }),
                format!("{path}:{}{}", named.join(","), if cut { ",…" } else { "" }),
            ),
        }
    };
    let named: Vec<Prose> = files.iter().take(NAMED).map(of).collect();
    let join =
        |lang, comma: &str| named.iter().map(|prose| prose.in_lang(lang)).collect::<Vec<_>>().join(comma);
    let (zh, en) = match files.len() - named.len() {
        0 => (String::new(), String::new()),
        rest => {
            (format!("；另 {rest} 个文件"), format!("; {rest} more file{}", if rest == 1 { "" } else { "s" }))
        }
    };
    Some(Prose::new(join(Lang::Zh, "；") + &zh, join(Lang::En, "; ") + &en))
}
