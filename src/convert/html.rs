//! Web pages, as browsers save them.
//!
//! Tokens are enough: which words stand in which block, and which block holds the articles. No tree is built, so that
//! hostile nesting costs nothing.

use super::law::opens_body;
use super::tables::Tables;
use super::{Edge, Line, Loss, LossKind, Original};
use crate::base::html::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Elements that are no text of the page.
const SKIPPED: [&str; 16] = [
    "script", "style", "noscript", "nav", "footer", "aside", "iframe", "svg", "template", "select", "button",
    "textarea", "object", "audio", "video", "dialog",
];

/// Elements that hold whole passages; a law is in one of them.
const CONTAINERS: [&str; 13] = [
    "body",
    "div",
    "section",
    "article",
    "main",
    "td",
    "th",
    "table",
    "ul",
    "ol",
    "center",
    "form",
    "blockquote",
];

/// Elements that begin another paragraph, apart from the containers.
const BLOCKS: [&str; 20] = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "dl", "dd", "dt", "hr", "pre", "header", "fieldset",
    "address", "figure", "caption", "legend",
];

/// Blocks within blocks beyond this depth count as the one they are in.
const DEEPEST: usize = 256;

/// The lines that the page shows.
pub fn read(page: &str) -> Original {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(page);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.begin(&tag),
            Token::EndTag(tag) => reader.end(&text(&tag.name)),
            Token::String(words) => reader.words(&text(&words.value), words.span.start),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

struct Reader<'a> {
    page: &'a str,
    /// A byte of the page, and the line that it is in.
    place: (usize, u32),
    lines: Vec<Found>,
    /// What is no text, with the container that it is in.
    losses: Vec<(Loss, usize)>,
    tables: Tables,
    open_tables: Vec<usize>,
    /// The container that each container is in; the first is the page itself.
    parents: Vec<usize>,
    /// The containers that are open, with their names.
    open: Vec<(String, usize)>,
    /// How many more are open than can be counted.
    too_deep: usize,
    /// The element that is passed over, and how many of its name are open in it.
    skipped: Option<(String, usize)>,
    line: String,
    /// Where the open line begins.
    number: u32,
    edge: Edge,
    in_pre: bool,
    /// Where in the line raised words begin.
    raised: Option<usize>,
    title: Option<String>,
    in_title: bool,
}

struct Found {
    line: Line,
    table: Option<usize>,
    container: usize,
}

impl<'a> Reader<'a> {
    fn new(page: &'a str) -> Reader<'a> {
        Reader {
            page,
            place: (0, 1),
            lines: Vec::new(),
            losses: Vec::new(),
            tables: Tables::default(),
            open_tables: Vec::new(),
            parents: vec![0],
            open: Vec::new(),
            too_deep: 0,
            skipped: None,
            line: String::new(),
            number: 1,
            edge: Edge::Apart,
            in_pre: false,
            raised: None,
            title: None,
            in_title: false,
        }
    }

    fn begin(&mut self, tag: &StartTag<usize>) {
        let name = text(&tag.name);
        let name = name.as_str();
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(skipped == name && !tag.self_closing);
            return;
        }
        let hidden = ["div", "span", "section", "table", "ul"].contains(&name) && is_hidden(tag);
        if (SKIPPED.contains(&name) || hidden) && !tag.self_closing {
            self.skipped = Some((name.to_owned(), 1));
            return;
        }
        match name {
            "br" => self.end_line(Edge::Line),
            "title" => self.in_title = self.title.is_none(),
            "img" => {
                let loss = Loss::new(LossKind::Picture, self.line_at(tag.span.start), &attribute(tag, "alt"));
                self.losses.push((loss, self.container()));
            }
            "sup" => self.raised = Some(self.line.len()),
            "pre" => self.in_pre = true,
            _ => {}
        }
        let is_container = CONTAINERS.contains(&name);
        if is_container || BLOCKS.contains(&name) {
            self.end_line(Edge::Apart);
        }
        if is_container && self.open.len() < DEEPEST {
            self.parents.push(self.container());
            self.open.push((name.to_owned(), self.parents.len() - 1));
            if name == "table" {
                self.open_tables.push(self.tables.begin(self.open_tables.last().copied()));
            }
        } else if is_container {
            self.too_deep += 1;
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(skipped == name);
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        match name {
            "title" => self.in_title = false,
            "pre" => self.in_pre = false,
            "sup" => self.end_raised(),
            _ => {}
        }
        let is_container = CONTAINERS.contains(&name);
        if is_container || BLOCKS.contains(&name) {
            self.end_line(Edge::Apart);
        }
        if is_container && self.too_deep > 0 {
            self.too_deep -= 1;
        } else if is_container && let Some(from) = self.open.iter().rposition(|(open, _)| open == name) {
            let closed = self.open.drain(from..).filter(|(name, _)| name == "table").count();
            self.open_tables.truncate(self.open_tables.len().saturating_sub(closed));
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        if self.skipped.is_some() {
            return;
        }
        if self.in_title {
            self.title.get_or_insert_default().push_str(words);
            return;
        }
        let number = self.line_at(at);
        let before = words.len() - words.trim_start().len();
        if self.line.trim().is_empty() {
            self.number = number + words[..before].matches('\n').count() as u32;
        }
        for c in words.chars() {
            match c {
                '\n' if self.in_pre => self.end_line(Edge::Line),
                ' ' | '\n' | '\t' | '\r' | '\u{c}' => {
                    if !self.line.is_empty() && !self.line.ends_with(' ') {
                        self.line.push(' ');
                    }
                }
                c => self.line.push(c),
            }
        }
    }

    /// A raised `[1]` leads to a note.
    fn end_raised(&mut self) {
        let Some(start) = self.raised.take() else { return };
        let Some(raised) = self.line.get(start..) else { return };
        if raised.trim().starts_with(['[', '〔']) {
            let loss = Loss::new(LossKind::Footnote, self.number, raised);
            self.losses.push((loss, self.container()));
            self.line.truncate(start);
        }
    }

    /// Ends the open line; the next is set off from it by `edge`.
    fn end_line(&mut self, edge: Edge) {
        self.raised = None;
        let words = std::mem::take(&mut self.line);
        match Line::new(self.number, &words, self.edge) {
            Some(line) => {
                let container = self.container();
                if line.is_unreadable() {
                    self.losses.push((line.loss(LossKind::Unreadable), container));
                }
                let table = self.open_tables.last().copied();
                self.lines.push(Found { line, table, container });
                self.edge = edge;
            }
            // Two ends of a line in a row make an empty line.
            None => self.edge = Edge::Apart,
        }
    }

    /// The innermost open container.
    fn container(&self) -> usize {
        self.open.last().map_or(0, |&(_, container)| container)
    }

    /// The line that the byte `at` is in; bytes must be asked for in their order.
    fn line_at(&mut self, at: usize) -> u32 {
        let (from, line) = self.place;
        let between = self.page.as_bytes().get(from..at).unwrap_or_default();
        let line = line + between.iter().filter(|&&byte| byte == b'\n').count() as u32;
        self.place = (at.max(from), line);
        line
    }

    fn finish(mut self) -> Original {
        self.end_line(Edge::Apart);
        let inside = self.inside();
        let is_inside = |container: usize| inside.get(container).copied().unwrap_or(true);
        let mut losses: Vec<Loss> = self
            .losses
            .into_iter()
            .filter(|&(_, container)| is_inside(container))
            .map(|(loss, _)| loss)
            .collect();
        let end = self.lines.iter().rposition(|found| is_inside(found.container)).map_or(0, |last| last + 1);
        let behind: Vec<Line> = self.lines.drain(end..).map(|found| found.line).collect();
        losses.extend(Loss::of_lines(LossKind::AfterEnd, &behind));
        let lines = self.lines.into_iter().map(|found| (found.line, found.table)).collect();
        let lines = self.tables.without_data(lines, &mut losses);
        // Sites put their own name behind that of the page.
        let name = self.title.as_deref().and_then(|title| title.split(['_', '|', '-', '—', '－']).next());
        let name = name.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
        Original { lines, losses, name }
    }

    /// Which containers belong to the law: the innermost that holds nearly all articles, and all within it.
    fn inside(&self) -> Vec<bool> {
        let mut counts = vec![0usize; self.parents.len()];
        let mut total = 0;
        for found in self.lines.iter().filter(|found| opens_body(&found.line.text)) {
            counts[found.container] += 1;
            total += 1;
        }
        // Whatever lies in a container has a higher index.
        for index in (1..counts.len()).rev() {
            counts[self.parents[index]] += counts[index];
        }
        let law =
            counts.iter().rposition(|&count| count * 10 >= total * 9).filter(|_| total > 0).unwrap_or(0);
        let mut inside = vec![false; counts.len()];
        for index in 0..inside.len() {
            inside[index] = index == law || (index > 0 && inside[self.parents[index]]);
        }
        inside
    }
}

fn attribute(tag: &StartTag<usize>, name: &str) -> String {
    tag.attributes
        .iter()
        .find(|(known, _)| known.as_slice() == name.as_bytes())
        .map_or_else(String::new, |(_, value)| text(&value.value))
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let style: String = attribute(tag, "style").chars().filter(|c| !c.is_whitespace()).collect();
    style.to_ascii_lowercase().contains("display:none")
        || tag.attributes.keys().any(|name| name.as_slice() == b"hidden")
}
