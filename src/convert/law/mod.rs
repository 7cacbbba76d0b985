//! The lines of a foreign file as a statute in the shape of law collections: see `Statute::parse`.
//!
//! Words are never changed; only what surrounds them is: blanks that spread headings, lines broken by hand, page
//! numbers, a table of contents. What is left out is told.

mod body;
mod contents;
mod frame;
mod opening;
mod pages;

use super::{Loss, Original};
use crate::law::title;
pub(super) use opening::opens_body;

/// A law file in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// As in its first heading.
    pub title: String,
    /// 婚姻家庭编, if the file is a part of the law.
    pub part: Option<String>,
    /// The whole file.
    pub text: String,
    /// What of the original is not in `text`, in the order of its lines.
    pub losses: Vec<Loss>,
    /// Where the paragraphs begin in `text`, in bytes, and in which line of the original.
    places: Vec<(usize, u32)>,
}

impl Draft {
    /// The line of the original that the byte at `offset` comes from.
    pub fn line_of(&self, offset: usize) -> u32 {
        let next = self.places.partition_point(|&(start, _)| start <= offset);
        next.checked_sub(1).and_then(|index| self.places.get(index)).map_or(0, |&(_, number)| number)
    }
}

/// Reads a statute. `name` is the title where there is none. Nothing if the original shows no line.
pub fn draft(original: Original, name: &str) -> Option<Draft> {
    let mut losses = original.losses;
    let lines = pages::without_pages(original.lines, &mut losses);
    let lines = contents::without_contents(lines, &mut losses);
    if lines.is_empty() {
        return None;
    }
    let name = original.name.as_deref().unwrap_or(name);
    let frame = frame::frame(&lines, name, &mut losses);
    let mut text = format!("# {}\n", frame.title);
    let mut places = vec![(0, frame.number)];
    let above = frame.part.iter().map(|part| format!("# {part}"));
    for line in above.chain(frame.header).chain(["<!-- INFO END -->".to_owned()]) {
        text.push_str(&format!("\n{line}\n"));
    }
    for paragraph in body::paragraphs(&frame.body, &mut losses) {
        places.push((text.len() + 1, paragraph.number));
        text.push_str(&format!("\n{}\n", paragraph.text));
    }
    losses.sort();
    Some(Draft { title: frame.title, part: frame.part, text, losses, places })
}

/// How collections name the file of a law: `反家庭暴力法`, `民法典-婚姻家庭编`.
pub fn file_name(draft: &Draft) -> String {
    let name = title::short(&draft.title);
    let name = draft.part.as_ref().map_or(name.to_owned(), |part| format!("{name}-{part}"));
    name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|#%".contains(c) { '·' } else { c }).collect()
}
