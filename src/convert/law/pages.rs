//! What the pages of a book leave in text that was copied out of it: their numbers, and lines that all of them have.

use super::opening::{Opening, opening, opens_body, squeezed};
use crate::convert::{Edge, Line, Loss, LossKind};
use std::collections::{BTreeMap, BTreeSet};

/// A line at the edge of fewer pages is no running head.
const FEWEST_PAGES: usize = 2;

/// Nor is one of more characters.
const LONGEST_HEAD: usize = 40;

/// The lines that are text; the line behind an end of a page knows of it.
pub(super) fn without_pages(lines: Vec<Line>, losses: &mut Vec<Loss>) -> Vec<Line> {
    let is_number: Vec<bool> = lines.iter().map(|line| is_page_number(&line.text)).collect();
    let heads = heads(&lines, &is_number);
    let body = lines.iter().position(|line| opens_body(&line.text)).unwrap_or(lines.len());
    let mut seen = BTreeSet::new();
    let mut page_ended = false;
    let mut kept = Vec::with_capacity(lines.len());
    for (index, line) in lines.into_iter().enumerate() {
        let head = key(&line).filter(|key| heads.contains(key));
        // The first one above the body may be the title itself.
        let first = head.as_ref().is_some_and(|head| index < body && seen.insert(head.clone()));
        let kind = match head {
            _ if is_number[index] => Some(LossKind::PageNumber),
            Some(_) if !first => Some(LossKind::RunningHead),
            _ => None,
        };
        if let Some(kind) = kind {
            losses.push(line.loss(kind));
            page_ended = true;
        } else {
            let edge = if page_ended { Edge::Page } else { line.edge };
            page_ended = false;
            kept.push(Line { edge, ..line });
        }
    }
    kept
}

/// What running heads have in common: they stand beside the ends of pages. Words that a law merely repeats do not.
fn heads(lines: &[Line], is_number: &[bool]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        let beside = |other: Option<usize>| other.is_some_and(|other| is_number.get(other) == Some(&true));
        let next_page = lines.get(index + 1).is_some_and(|next| next.edge == Edge::Page);
        let at_edge =
            line.edge == Edge::Page || next_page || beside(Some(index + 1)) || beside(index.checked_sub(1));
        if let Some(key) = key(line).filter(|_| at_edge) {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= FEWEST_PAGES).map(|(key, _)| key).collect()
}

/// What a running head has in common on all pages; nothing for a line that is a sentence or begins something.
fn key(line: &Line) -> Option<String> {
    let key: String = squeezed(&line.text).chars().filter(|c| !c.is_ascii_digit()).collect();
    let says_something =
        line.text.ends_with(['。', '；', '：', '，', '、', '）', ')', '”', '！', '？', ';', ':', ',']);
    let fits = (4..=LONGEST_HEAD).contains(&key.chars().count()) && !says_something && line.level == 0;
    (fits && matches!(opening(&line.text, None, false), Opening::Text)).then_some(key)
}

/// `- 3 -`, `— 3 —`, `3`, `3/20`, `第3页`, `第 3 页 共 20 页`.
fn is_page_number(shown: &str) -> bool {
    let bare: String =
        shown.chars().filter(|c| !c.is_whitespace() && !"-—－–·".contains(*c)).take(24).collect();
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let page = |text: &str, mark| text.strip_prefix(mark).is_some_and(digits);
    if let Some((one, all)) = bare.split_once('/') {
        return digits(one) && digits(all);
    }
    let parts: Vec<&str> = bare.split_inclusive('页').map(|part| part.trim_end_matches('页')).collect();
    match parts.as_slice() {
        [one] if bare.ends_with('页') => page(one, '第'),
        [one] => digits(one),
        [one, all] => page(one, '第') && page(all.trim_start_matches(['，', ',']), '共'),
        _ => false,
    }
}
