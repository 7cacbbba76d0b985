//! Plain text, and the Markdown of law collections.

use super::{Edge, Line, Loss, LossKind, Original};

/// The lines of `text`, which has LF as the end of lines.
pub fn read(text: &str) -> Original {
    let mut reader = Reader::default();
    let skipped = fields_end(text);
    if skipped > 0 {
        reader.original.losses.push(Loss::new(LossKind::Fields, 1, ""));
    }
    for (number, raw) in (1..).zip(text.split('\n')).skip(skipped) {
        // A form feed ends a page.
        let mut pages = raw.split('\u{c}');
        reader.line(number, pages.next().unwrap_or_default());
        for page in pages {
            reader.edge = Edge::Page;
            reader.line(number, page);
        }
    }
    reader.original
}

struct Reader {
    original: Original,
    /// Of the next line.
    edge: Edge,
    /// What ends the comment or code that is open.
    hidden: Option<&'static str>,
    /// The last line belonged to a table or quote.
    in_block: bool,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader { original: Original::default(), edge: Edge::Apart, hidden: None, in_block: false }
    }
}

impl Reader {
    fn line(&mut self, number: u32, raw: &str) {
        let Some(line) = Line::new(number, raw, self.edge) else {
            // Blanks around the end of a page say nothing.
            if self.edge == Edge::Line {
                self.edge = Edge::Apart;
            }
            self.in_block = false;
            return;
        };
        if let Some(end) = self.hidden {
            if line.text.contains(end) {
                self.hidden = None;
            }
            return;
        }
        if let Some((kind, end)) = no_text(&line.text) {
            self.hidden = end;
            if let Some(kind) = kind.filter(|_| !self.in_block) {
                self.original.losses.push(line.loss(kind));
            }
            self.in_block = kind.is_some();
            self.edge = Edge::Apart;
            return;
        }
        self.in_block = false;
        let level = line.text.bytes().take_while(|&b| b == b'#').count();
        let marked = (1..=6).contains(&level);
        let plain = line.text.trim_start_matches('#').replace("**", "");
        let plain = plain.trim();
        if !plain.is_empty() {
            if line.is_unreadable() {
                self.original.losses.push(line.loss(LossKind::Unreadable));
            }
            let edge = if marked { Edge::Apart } else { line.edge };
            let level = if marked { level as u8 } else { 0 };
            self.original.lines.push(Line { text: plain.to_owned(), edge, level, ..line });
        }
        self.edge = if marked { Edge::Apart } else { Edge::Line };
    }
}

/// How many lines the fields take that a text begins with.
fn fields_end(text: &str) -> usize {
    let mut lines = text.split('\n');
    if lines.next().map(str::trim_end) != Some("---") {
        return 0;
    }
    lines.position(|line| line.trim_end() == "---").map_or(0, |index| index + 2)
}

/// What a line is that holds no words of a statute (nothing that was ever shown: `None`), and what ends it if it
/// goes on.
fn no_text(shown: &str) -> Option<(Option<LossKind>, Option<&'static str>)> {
    if let Some(inner) = shown.strip_prefix("<!--") {
        return Some((None, if inner.contains("-->") { None } else { Some("-->") }));
    }
    match shown {
        _ if shown.starts_with("```") => Some((Some(LossKind::Block), Some("```"))),
        _ if shown.starts_with('|') => Some((Some(LossKind::Table), None)),
        _ if shown.starts_with("![") => Some((Some(LossKind::Picture), None)),
        _ if shown.starts_with('>') => Some((Some(LossKind::Block), None)),
        _ => None,
    }
}
