//! Where in a YAML text a place is, told from its indentation and brackets: the text need not be whole, since somebody is
//! writing it. Collections in brackets are understood within one line.

use crate::base::span::Span;

/// A place in a YAML text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The fields that lead to the mapping it is in, from the outermost; lists are not counted.
    pub path: Vec<String>,
    /// The fields that are written in that mapping, without the one at the place.
    pub siblings: Vec<String>,
    /// What is written there.
    pub what: What,
}

/// What is written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A field's name; `item`: or a plain item of a list.
    Key {
        /// The name as far as it is there.
        span: Span,
        /// Behind a dash.
        item: bool,
    },
    /// A value, or one of the list that is the value.
    Value {
        /// Of this field.
        key: String,
        /// The field's name.
        key_span: Span,
        /// The value as far as it is there.
        span: Span,
    },
}

/// A line as far as its form tells.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Of its first byte in the text.
    start: usize,
    /// Where its first character is, counted in bytes.
    indent: usize,
    /// Where its content begins behind dashes.
    column: usize,
    /// What stands there.
    content: &'t str,
}

impl<'t> Line<'t> {
    fn read(start: usize, line: &'t str) -> Line<'t> {
        let line = line.trim_end_matches(['\n', '\r']);
        let indent = line.len() - line.trim_start_matches(' ').len();
        let mut column = indent;
        while let Some(rest) =
            line[column..].strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            column = line.len() - rest.trim_start_matches(' ').len();
        }
        Line { start, indent, column, content: &line[column..] }
    }

    fn has_dash(&self) -> bool {
        self.column > self.indent
    }

    fn is_empty(&self) -> bool {
        (self.content.is_empty() && !self.has_dash()) || self.content.starts_with('#')
    }

    /// The field that it begins with.
    fn key(&self) -> Option<&'t str> {
        colon(self.content).map(|at| unquoted(&self.content[..at]))
    }
}

/// The place of the byte at `offset` in the part `range` of `text` that is YAML.
pub(super) fn place(text: &str, range: std::ops::Range<usize>, offset: usize) -> Option<Place> {
    let yaml = text.get(range.clone())?;
    let offset = offset.checked_sub(range.start).filter(|at| *at <= yaml.len())?;
    let mut lines = Vec::new();
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        lines.push(Line::read(at, line));
        at += line.len();
    }
    if yaml.is_empty() || yaml.ends_with('\n') {
        lines.push(Line::read(at, ""));
    }
    let own = lines.partition_point(|line| line.start <= offset).checked_sub(1)?;
    let line = lines[own];
    let begin = line.start + line.column;
    if line.content.starts_with('#') || offset < line.start + line.indent && !line.content.is_empty() {
        return None;
    }
    let (mut path, siblings) = around(&lines, own, line);
    let span = |from: usize, to: usize| Span::new(range.start + from, range.start + to);
    // What is written up to the place; a place before the content is at its beginning.
    let written = yaml.get(begin..offset.max(begin))?;
    if comment(written) {
        return None;
    }
    let Some(colon) = colon(line.content) else {
        if line.content.starts_with(['{', '[']) {
            return flow(yaml, begin, offset.max(begin), path, None, range.start);
        }
        let what =
            What::Key { span: span(begin, begin + line.content.trim_end().len()), item: line.has_dash() };
        return Some(Place { path, siblings, what });
    };
    let key = unquoted(&line.content[..colon]).to_owned();
    let key_span = span(begin, begin + line.content[..colon].trim_end().len());
    if offset <= begin + colon {
        let siblings = siblings.into_iter().filter(|other| *other != key).collect();
        return Some(Place { path, siblings, what: What::Key { span: key_span, item: line.has_dash() } });
    }
    let rest = &line.content[colon + 1..];
    let from = begin + colon + 1 + (rest.len() - rest.trim_start().len());
    if rest.trim_start().starts_with(['{', '[']) && offset > from {
        if rest.trim_start().starts_with('{') {
            path.push(key);
            return flow(yaml, from, offset, path, None, range.start);
        }
        return flow(yaml, from, offset, path, Some((key, key_span)), range.start);
    }
    let end = begin + line.content.trim_end().len();
    let from = from.min(offset);
    Some(Place { path, siblings, what: What::Value { key, key_span, span: span(from, end.max(from)) } })
}

/// The fields that lead to the line, and those beside it.
fn around(lines: &[Line<'_>], own: usize, line: Line<'_>) -> (Vec<String>, Vec<String>) {
    enum Within {
        Mapping(usize),
        Dash(usize),
    }
    let (mut path, mut siblings) = (Vec::new(), Vec::new());
    let mut level = match line.has_dash() {
        true => Within::Dash(line.indent),
        false => Within::Mapping(line.column),
    };
    let mut beside = !line.has_dash();
    for above in lines[..own].iter().rev().filter(|line| !line.is_empty()) {
        let key = above.key().map(str::to_owned);
        match level {
            Within::Mapping(column) if above.column == column && beside => {
                siblings.extend(key);
                if above.has_dash() {
                    (level, beside) = (Within::Dash(above.indent), false);
                }
            }
            Within::Mapping(column) if above.column < column => {
                path.extend(key);
                beside = false;
                level =
                    if above.has_dash() { Within::Dash(above.indent) } else { Within::Mapping(above.column) };
            }
            Within::Mapping(column) if above.column == column && above.has_dash() => {
                level = Within::Dash(above.indent);
            }
            Within::Dash(dash) if !above.has_dash() && above.column <= dash => {
                path.extend(key);
                level = Within::Mapping(above.column);
            }
            Within::Dash(dash) if above.has_dash() && above.indent < dash && above.column <= dash => {
                path.extend(key);
                level = Within::Dash(above.indent);
            }
            _ => {}
        }
    }
    for below in lines[own + 1..].iter().filter(|line| !line.is_empty()) {
        if below.column < line.column || below.has_dash() && below.indent < line.column {
            break;
        }
        if below.column == line.column {
            siblings.extend(below.key().map(str::to_owned));
        }
    }
    path.reverse();
    (path, siblings)
}

/// A place in brackets that begin at byte `from`; `list`: the field whose value they are, for items of a list.
fn flow(
    yaml: &str,
    from: usize,
    offset: usize,
    path: Vec<String>,
    list: Option<(String, Span)>,
    base: usize,
) -> Option<Place> {
    /// What is open, with the field that it is the value of.
    struct Level {
        mapping: bool,
        key: Option<(String, Span)>,
        keys: Vec<String>,
        /// Where the entry begins that is being read, and its colon.
        entry: usize,
        colon: Option<usize>,
    }
    let end = yaml[from..].find('\n').map_or(yaml.len(), |at| from + at);
    let mut levels: Vec<Level> = Vec::new();
    let mut quote = None;
    let mut found: Option<Place> = None;
    let span = |from: usize, to: usize| Span::new(base + from, base + to);
    let trimmed = |from: usize, to: usize| {
        let text = &yaml[from..to];
        let start = from + (text.len() - text.trim_start().len());
        (start.min(to), start.max(from + text.trim_end().len()))
    };
    for (at, c) in yaml[from..end].char_indices().map(|(at, c)| (from + at, c)).chain([(end, '\n')]) {
        if at == offset {
            let level = levels.last()?;
            let stop = yaml[at..end].find([',', '}', ']']).map_or(end, |ahead| at + ahead);
            let what = match (level.mapping, level.colon) {
                (true, None) => {
                    let (start, end) = trimmed(level.entry, stop);
                    let end = yaml[start..end].find(':').map_or(end, |colon| start + colon);
                    What::Key { span: span(start.min(at), end.max(at)), item: false }
                }
                (true, Some(colon)) => {
                    let (start, end) = trimmed(colon + 1, stop);
                    let (first, last) = trimmed(level.entry, colon);
                    let key = unquoted(&yaml[first..last]).to_owned();
                    What::Value { key, key_span: span(first, last), span: span(start.min(at), end.max(at)) }
                }
                (false, _) => {
                    let (start, end) = trimmed(level.entry, stop);
                    match level.key.clone() {
                        Some((key, key_span)) => {
                            What::Value { key, key_span, span: span(start.min(at), end.max(at)) }
                        }
                        None => What::Key { span: span(start.min(at), end.max(at)), item: true },
                    }
                }
            };
            // The field of the innermost list is the one whose value is written; all others lead here.
            let leading =
                levels.iter().enumerate().filter(|(index, level)| level.mapping || index + 1 < levels.len());
            let keys = leading.filter_map(|(_, level)| level.key.as_ref()).map(|(key, _)| key.clone());
            let within = path.iter().cloned().chain(keys).collect();
            found = Some(Place { path: within, siblings: level.keys.clone(), what });
        }
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => {
                let begins =
                    levels.last().map_or(from, |level| level.colon.map_or(level.entry, |colon| colon + 1));
                if yaml[begins..at].trim().is_empty() {
                    quote = Some(c);
                }
            }
            (None, '{' | '[') => {
                let key = match levels.last() {
                    None => list.clone(),
                    Some(level) => level.colon.filter(|_| level.mapping).map(|colon| {
                        let (first, last) = trimmed(level.entry, colon);
                        (unquoted(&yaml[first..last]).to_owned(), span(first, last))
                    }),
                };
                levels.push(Level { mapping: c == '{', key, keys: Vec::new(), entry: at + 1, colon: None });
            }
            (None, '}' | ']') => {
                levels.pop();
                if found.is_some() || levels.is_empty() {
                    break;
                }
            }
            (None, ',') => {
                if let Some(level) = levels.last_mut() {
                    (level.entry, level.colon) = (at + 1, None);
                }
            }
            (None, ':') if yaml[at + 1..].starts_with([' ', '\n', '}', ',']) || at + 1 == end => {
                if let Some(level) = levels.last_mut().filter(|level| level.mapping && level.colon.is_none())
                {
                    level.colon = Some(at);
                    let key = unquoted(yaml[level.entry..at].trim()).to_owned();
                    if at < offset {
                        level.keys.push(key);
                    } else if let Some(place) = &mut found {
                        place.siblings.push(key);
                    }
                }
            }
            _ => {}
        }
    }
    let mut place = found?;
    if let What::Value { key, .. } = &place.what {
        place.siblings.retain(|other| other != key);
    }
    Some(place)
}

/// Where the colon of a field stands in a line.
fn colon(content: &str) -> Option<usize> {
    if content.starts_with(['{', '[']) {
        return None;
    }
    content.match_indices(':').map(|(at, _)| at).find(|at| {
        let rest = &content[at + 1..];
        rest.is_empty() || rest.starts_with([' ', '\t'])
    })
}

/// Whether a comment begins in `text`.
fn comment(text: &str) -> bool {
    text.starts_with('#') || text.contains(" #")
}

fn unquoted(key: &str) -> &str {
    key.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `|`: its path, what it is, and its siblings.
    fn told(marked: &str) -> String {
        let offset = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let Some(place) = place(&text, 0..text.len(), offset) else { return "-".to_owned() };
        let what = match &place.what {
            What::Key { span, item } => {
                format!("{}<{}>", if *item { "item" } else { "key" }, span.text(&text))
            }
            What::Value { key, span, .. } => format!("{key}=<{}>", span.text(&text)),
        };
        format!("{} {what} [{}]", place.path.join("/"), place.siblings.join(" "))
    }

    #[test]
    fn blocks_are_told_by_their_indentation() {
        assert_eq!(told("标题: 一\n|\n讲授: 5\n"), " key<> [标题 讲授]");
        assert_eq!(told("标题: 一\n讲|\n"), " key<讲> [标题]");
        assert_eq!(told("状态: 草|\n"), " 状态=<草> []");
        assert_eq!(told("状态:| \n"), " 状态=<> []");
        assert_eq!(told("audience:\n  - 职|\n"), "audience item<职> []");
        assert_eq!(told("print:\n- id: a\n  pro|\n"), "print key<pro> [id]");
        assert_eq!(told("print:\n  - id: a\n    product: |x\n  - id: b\n"), "print product=<x> [id]");
        assert_eq!(told("- id: a\n  type: |\n"), " type=<> [id]");
        assert_eq!(told("- id: a\n- |\n"), " item<> []");
        assert_eq!(told("requires:\n  laws:\n    li|\n"), "requires/laws key<li> []");
        assert_eq!(told("a: 1 # no|te\n"), "-");
    }

    #[test]
    fn brackets_are_told_by_what_opens_them() {
        assert_eq!(told("audience: [甲, 乙|]\n"), " audience=<乙> []");
        assert_eq!(told("audience: [|]\n"), " audience=<> []");
        assert_eq!(told("discs: {target: us|, label: X}\n"), "discs target=<us> [label]");
        assert_eq!(told("discs: {target: usb, |}\n"), "discs key<> [target]");
        assert_eq!(told("print:\n  - {id: a, product: bo|}\n"), "print product=<bo> [id]");
        assert_eq!(told("print:\n  - {id: a, lessons: [甲, |]}\n"), "print lessons=<> []");
        assert_eq!(told("editions: [learner, {id: x, ro|}]\n"), "editions key<ro> [id]");
        assert_eq!(told("requires:\n  laws: {list: a|}\n"), "requires/laws list=<a> []");
    }
}
