//! What is being written at a place, told from the line it is on: a text that somebody is writing in is seldom whole.

use super::page::Page;
use super::yaml;
use crate::base::span::Span;
use crate::law::citation::{Named, Reader};
use crate::syntax::callouts::CalloutKind;

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// A field or its value.
    Yaml(yaml::Place),
    /// The head of a block: from its bracket on. `prefix`: what stands before it and before each of its lines.
    Block { span: Span, prefix: String },
    /// The name of an attribute.
    Attribute { kind: CalloutKind, span: Span },
    /// The value of one.
    AttributeValue { kind: CalloutKind, name: String, span: Span },
    /// The id in the title of a media block.
    Medium(Span),
    /// Where a link leads.
    Link(Span),
    /// A title behind 《; `open`: no 》 follows yet.
    Title { span: Span, open: bool },
    /// The number of an article, from 第 on; nothing for the law itself.
    Article { law: Option<String>, span: Span },
}

/// What is written at byte `offset`.
pub(super) fn writing(page: &Page<'_>, offset: usize) -> Option<Writing> {
    let text = page.text();
    if let Some(range) = yaml_part(page, offset) {
        return yaml::place(text, range, offset).map(Writing::Yaml);
    }
    if page.path().extension() != "md" {
        return None;
    }
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let line = Line { start, text: line, at: offset - start };
    head(&line).or_else(|| link(&line)).or_else(|| title(&line)).or_else(|| article(page, &line))
}

/// The part of a file that is YAML, if the place is in it.
pub(super) fn yaml_part(page: &Page<'_>, offset: usize) -> Option<std::ops::Range<usize>> {
    let text = page.text();
    match page.path().extension().as_str() {
        "yaml" | "yml" => Some(0..text.len()),
        "md" => {
            let open = text.strip_prefix("---\n").map(|_| 4)?;
            let close = text[open - 1..].find("\n---").map_or(text.len(), |at| open + at);
            (open..=close).contains(&offset).then_some(open..close)
        }
        _ => None,
    }
}

/// A line, where it begins, and the byte in it that is asked about.
struct Line<'t> {
    start: usize,
    text: &'t str,
    at: usize,
}

impl<'t> Line<'t> {
    fn before(&self) -> &'t str {
        self.text.get(..self.at).unwrap_or(self.text)
    }

    fn after(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.start + from, self.start + to)
    }
}

/// `> [!KIND] title {attributes}`
fn head(line: &Line<'_>) -> Option<Writing> {
    let before = line.before();
    let content = before.trim_start_matches(['>', ' ']).len();
    let from = before.len() - content;
    let rest = &before[from..];
    let prefix = &before[..from];
    if !prefix.contains('>') {
        return None;
    }
    let opened = ["[!", "[！"].iter().find_map(|mark| rest.strip_prefix(mark));
    let Some(inner) = opened else {
        let begun = rest.is_empty() || rest == "[";
        let end = line.at + usize::from(rest == "[" && line.after().starts_with(']'));
        return begun.then(|| Writing::Block { span: line.span(from, end), prefix: prefix.to_owned() });
    };
    let Some((name, behind)) = inner.split_once(']') else {
        let close = line.after().find(']').map_or(0, |at| at + 1);
        let close = if line.after()[..close].contains(['[', ' ']) { 0 } else { close };
        return Some(Writing::Block { span: line.span(from, line.at + close), prefix: prefix.to_owned() });
    };
    let kind = CalloutKind::named(name.trim())?;
    let braces = behind.rfind(['{', '｛']).filter(|at| !behind[*at..].contains(['}', '｝']));
    let Some(brace) = braces else {
        let titled = kind == CalloutKind::Media && !behind.contains(['{', '｛']);
        let title = behind.trim_start();
        return titled.then(|| Writing::Medium(line.span(line.at - title.len(), line.at)));
    };
    let inside = &behind[brace..];
    let inside = &inside[inside.chars().next().map_or(0, char::len_utf8)..];
    let word = inside.len() - inside.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = &inside[inside.len() - word..];
    Some(match word.split_once(['=', '＝']) {
        None => Writing::Attribute { kind, span: line.span(line.at - word.len(), line.at) },
        Some((name, value)) => {
            let last = value.rfind(['、', ',', '，']);
            let part = last.map_or(value, |at| value[at..].trim_start_matches(['、', ',', '，']));
            let (name, span) = (name.trim().to_lowercase(), line.span(line.at - part.len(), line.at));
            Writing::AttributeValue { kind, name, span }
        }
    })
}

/// `[text](destination`
fn link(line: &Line<'_>) -> Option<Writing> {
    let before = line.before();
    let from = before.rfind("](").map(|at| at + 2).filter(|at| !before[*at..].contains([')', ' ']))?;
    let rest = line.after().find([')', ' ']).unwrap_or(0);
    Some(Writing::Link(line.span(from, line.at + rest)))
}

/// `《title`
fn title(line: &Line<'_>) -> Option<Writing> {
    let before = line.before();
    let open = before.rfind('《').filter(|at| !before[*at..].contains('》'))?;
    let from = open + '《'.len_utf8();
    let after = line.after();
    let close = after.find('》').filter(|at| !after[..*at].contains(['《', '，', '。']));
    Some(Writing::Title { span: line.span(from, line.at + close.unwrap_or(0)), open: close.is_none() })
}

/// `《title》第`, and all that the grammar of citations knows as well: 同法第, 民法典第, a second number of a list.
fn article(page: &Page<'_>, line: &Line<'_>) -> Option<Writing> {
    let before = line.before();
    let from = before.rfind('第')?;
    let number = &before[from + '第'.len_utf8()..];
    if !number.chars().all(|c| c.is_numeric() || "〇零一二三四五六七八九十百千之条".contains(c))
    {
        return None;
    }
    // What law it is, the reader of citations says: of the text so far, with some article at its end.
    let whole = page.text();
    let paragraph = whole[..line.start].rfind("\n\n").map_or(0, |at| at + 2);
    let so_far = format!("{}第一条", &whole[paragraph..line.start + from]);
    let last = Reader::running(page.names).read(&so_far).pop()?;
    if last.provisions.last()?.span.end != so_far.len() {
        return None;
    }
    let law = match last.law {
        Named::Law(name) => Some(name),
        Named::This => None,
    };
    Some(Writing::Article { law, span: line.span(from, line.at) })
}
