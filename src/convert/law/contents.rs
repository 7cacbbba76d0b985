//! A table of contents names every chapter once more than the law has it.

use super::opening::{Opening, opening, squeezed};
use crate::convert::{Line, Loss, LossKind};

/// Fewer headings in a row are no table of contents unless it says so.
const FEWEST_ENTRIES: usize = 3;

/// The lines without the table of contents. Where its headings never come again they are the law's own, and only
/// the word 目录 goes.
pub(super) fn without_contents(mut lines: Vec<Line>, losses: &mut Vec<Loss>) -> Vec<Line> {
    let word = lines.iter().position(|line| ["目录", "目次"].contains(&squeezed(&line.text).as_str()));
    if let Some(word) = word {
        losses.push(lines[word].loss(LossKind::Contents));
        lines.remove(word);
    }
    let Some(start) = word.or_else(|| first_row(&lines)) else { return lines };
    let row = lines[start..].iter().take_while(|line| entry(line).is_some()).count();
    let (listed, rest) = lines[start..].split_at(row);
    let Some(first) = listed.first().and_then(entry) else { return lines };
    let again = listed.iter().skip(1).position(|line| entry(line).as_ref() == Some(&first));
    let comes_later = || rest.iter().any(|line| entry(line).as_ref() == Some(&first));
    let entries = match again {
        Some(again) => again + 1,
        None if comes_later() => row,
        None => 0,
    };
    if entries > 0 && word.is_none() {
        losses.push(lines[start].loss(LossKind::Contents));
    }
    lines.drain(start..start + entries);
    lines
}

/// Where headings stand in a row with nothing between them.
fn first_row(lines: &[Line]) -> Option<usize> {
    let start = lines.iter().position(|line| entry(line).is_some())?;
    let row = lines[start..].iter().take_while(|line| entry(line).is_some()).count();
    (row >= FEWEST_ENTRIES).then_some(start)
}

/// An entry without dots and page, a heading without blanks: both the same.
fn entry(line: &Line) -> Option<String> {
    let bare = line
        .text
        .trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || ".…·⋯（）()-—".contains(c));
    match opening(bare, None, false) {
        Opening::Heading(_, heading) | Opening::Annex(heading) => Some(squeezed(&heading)),
        _ => None,
    }
}
