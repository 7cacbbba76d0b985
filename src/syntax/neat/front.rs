//! The fields of front matter in the order of their table.

use crate::syntax::fields::OF_TRANSLATIONS;
use crate::syntax::kinds::Kind;

/// `text` with its front matter in order. Comments stay with the field below them; a field that the table does not have
/// comes last.
pub(super) fn ordered(text: &str, kind: Kind) -> String {
    let Some((head, fields, rest)) = parted(text) else { return text.to_owned() };
    let mut entries: Vec<Entry> = Vec::new();
    // What stands above a field and belongs to it, e.g. a comment.
    let mut above = 0;
    let mut at = 0;
    for line in fields.split_inclusive('\n') {
        if is_field(line) {
            entries.push(Entry { rank: rank(line, kind), start: above, end: at + line.len() });
        } else if let Some(entry) =
            entries.last_mut().filter(|_| line.starts_with([' ', '\t', '-', ']', '}']))
        {
            entry.end = at + line.len();
        }
        at += line.len();
        above = entries.last().map_or(0, |entry| entry.end);
    }
    let tail = entries.last().map_or(0, |entry| entry.end);
    let mut out = String::with_capacity(text.len());
    out.push_str(head);
    entries.sort_by_key(|entry| entry.rank);
    for entry in &entries {
        let own = &fields[entry.start..entry.end];
        out.push_str(own);
        if !own.ends_with('\n') {
            out.push('\n');
        }
    }
    out.push_str(&fields[tail..]);
    out.push_str(rest);
    out
}

/// A field with what belongs to it, as bytes of the fields.
struct Entry {
    rank: usize,
    start: usize,
    end: usize,
}

/// What stands before the fields (with the dashes), the fields, and the rest from the closing dashes on.
fn parted(text: &str) -> Option<(&str, &str, &str)> {
    let opening = text.len() - text.trim_start().len();
    let start = opening + text[opening..].strip_prefix("---\n").map(|_| 4)?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((&text[..start], &text[start..at], &text[at..]));
        }
        at += line.len();
    }
    None
}

/// Whether a line begins a field: it has a name, and is not indented.
fn is_field(line: &str) -> bool {
    !line.starts_with([' ', '\t', '#', '-', ']', '}', '"', '\'']) && line.contains([':', '：'])
}

fn rank(line: &str, kind: Kind) -> usize {
    let name = line.split([':', '：']).next().unwrap_or_default().trim();
    let fields = kind.fields().iter().chain(OF_TRANSLATIONS);
    fields.clone().position(|field| field.is_called(name)).unwrap_or(fields.count())
}
