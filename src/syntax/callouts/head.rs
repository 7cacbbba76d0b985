//! Reads the first line of a quote: `[!KIND] title {attributes}`. One mechanism for all kinds.

mod near;

use super::{Attributes, Callout, CalloutKind, attributes};
use crate::base::nearest::nearest;
use crate::base::span::{Span, Spanned};
use crate::diag::messages::{block, quiz};
use crate::syntax::ast::{Block, BlockKind, Inline, InlineKind};
use crate::syntax::input::Input;
use crate::syntax::skit::Skit;
use crate::syntax::{markdown, questions};

/// What a quote is: a callout where its first line says so, a plain quote otherwise.
pub(crate) fn read(input: &mut Input, mut blocks: Vec<Block>) -> BlockKind {
    let Some(head) = Head::find(input.text, blocks.first()) else {
        near::head(input, blocks.first());
        return BlockKind::Quote(blocks);
    };
    let Some(kind) = head.kind(input) else { return BlockKind::Quote(blocks) };
    let first = blocks.remove(0);
    let (line, rest) = split(first);
    let mut body = markdown::paragraphs(input.text, rest);
    body.extend(blocks);
    let attributes = head
        .attributes
        .as_ref()
        .map_or_else(Attributes::default, |braces| attributes::read(input, kind, &braces.value, braces.span));
    if head.attributes.is_none() {
        near::attributes(input, head.span);
    }
    let (body, questions) = match kind {
        CalloutKind::Quiz => questions::read(input, body),
        _ => (body, Vec::new()),
    };
    let (skit, body) = match kind {
        CalloutKind::Skit => {
            let (skit, rest) = Skit::read(body);
            (Some(Box::new(skit)), rest)
        }
        _ => (None, body),
    };
    let title = head.title(line);
    let callout = Callout { kind, title, attributes, blocks: body, skit, questions, head: head.span };
    complete(input, &callout);
    BlockKind::Callout(callout)
}

/// What the first line holds, told from the source.
struct Head {
    /// The whole line.
    span: Span,
    /// Within the brackets.
    name: Spanned<String>,
    /// Where the brackets (and a fold mark of Obsidian's, `+` or `-`) end.
    marker_end: u32,
    /// Within the braces at the end of the line.
    attributes: Option<Spanned<String>>,
    /// Where the title ends: at the braces or the end of the line.
    title_end: u32,
    closed: bool,
}

impl Head {
    fn find(source: &str, first: Option<&Block>) -> Option<Head> {
        let first = first?;
        // `> [!KIND]` above `> ---` is a heading to Markdown; nobody means that.
        let (BlockKind::Paragraph(inlines) | BlockKind::Heading { text: inlines, .. }) = &first.kind else {
            return None;
        };
        let InlineKind::Text(_) = inlines.first()?.kind else { return None };
        let start = inlines.first()?.span.start as usize;
        let line = source.get(start..)?.lines().next()?.trim_end();
        let name_at = ["[!", "[！"].iter().find(|mark| line.starts_with(**mark))?.len();
        let bracket = line[name_at..].find(']').map(|at| name_at + at);
        let name_end = bracket.unwrap_or(line.len());
        let marker_end = match line[name_end..].strip_prefix(']') {
            Some(rest) if rest.starts_with(['+', '-']) => name_end + 2,
            Some(_) => name_end + 1,
            None => name_end,
        };
        let braces = braces(&line[marker_end..]).map(|(at, inner)| (marker_end + at, inner));
        let title_end = braces.as_ref().map_or(line.len(), |(at, _)| *at);
        let span = |from: usize, to: usize| Span::new(start + from, start + to);
        Some(Head {
            span: span(0, line.len()),
            name: Spanned::new(line[name_at..name_end].trim().to_owned(), span(name_at, name_end)),
            marker_end: span(0, marker_end).end,
            attributes: braces.map(|(at, inner)| {
                let from = at + line[at..].chars().next().map_or(1, char::len_utf8);
                Spanned::new(inner.to_owned(), span(from, from + inner.len()))
            }),
            title_end: span(0, title_end).end,
            closed: bracket.is_some(),
        })
    }

    /// The kind, or nothing after reporting why there is none.
    fn kind(&self, input: &mut Input) -> Option<CalloutKind> {
        let name = &self.name.value;
        if !self.closed {
            input.report(block::open_bracket(input.at(self.span)));
            return None;
        }
        if name.is_empty() {
            input.report(block::no_kind(input.at(self.span)));
            return None;
        }
        let kind = CalloutKind::named(name);
        if kind.is_none() {
            let names = CalloutKind::NAMES.iter().flat_map(|(_, zh, en)| zh.iter().chain(*en)).copied();
            let near = nearest(&name.to_lowercase(), names);
            input.report(block::unknown_kind(input.at(self.name.span), name, near));
        }
        kind
    }

    /// The title: what of the line lies between the brackets and the braces.
    fn title(&self, line: Vec<Inline>) -> Vec<Inline> {
        let mut title = Vec::new();
        for inline in line {
            if inline.span.end <= self.marker_end || inline.span.start >= self.title_end {
                continue;
            }
            match &inline.kind {
                InlineKind::Text(text) => title.push(self.clip(&inline, text)),
                _ => title.push(inline),
            }
        }
        markdown::trim(title)
    }

    /// The part of a run of text that belongs to the title.
    fn clip(&self, inline: &Inline, text: &str) -> Inline {
        let exact = inline.span.range().len() == text.len();
        let from = match self.marker_end.checked_sub(inline.span.start) {
            Some(skip) if exact => skip as usize,
            Some(_) => text.find(']').map_or(0, |at| at + 1),
            None => 0,
        };
        let to = match inline.span.end.checked_sub(self.title_end) {
            Some(0) | None => text.len(),
            Some(cut) if exact => text.len().saturating_sub(cut as usize),
            Some(_) => text.rfind(['{', '｛']).unwrap_or(text.len()),
        };
        let (from, to) = (from.min(to), to);
        let kind = InlineKind::Text(text.get(from..to).unwrap_or("").to_owned());
        Inline { kind, span: inline.part(from..to) }
    }
}

/// The braces that end `line`: where they begin, and what is within.
fn braces(line: &str) -> Option<(usize, &str)> {
    let inner = line.strip_suffix(['}', '｝'])?;
    let at = inner.rfind(['{', '｛'])?;
    let width = inner[at..].chars().next()?.len_utf8();
    Some((at, &inner[at + width..]))
}

/// The inlines of the first line, and those of the lines below it.
fn split(first: Block) -> (Vec<Inline>, Vec<Inline>) {
    let (BlockKind::Paragraph(mut line) | BlockKind::Heading { text: mut line, .. }) = first.kind else {
        return (Vec::new(), Vec::new());
    };
    let end =
        line.iter().position(|inline| matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak));
    let rest = line.split_off(end.unwrap_or(line.len()));
    (line, rest)
}

/// Reports what the kind needs and the author left out.
fn complete(input: &mut Input, callout: &Callout) {
    let at = input.at(callout.head);
    let attributes = &callout.attributes;
    match callout.kind {
        CalloutKind::Skit
            if callout
                .skit
                .as_ref()
                .is_none_or(|skit| skit.lines.iter().all(|line| line.role.is_empty())) =>
        {
            input.report(block::no_lines(at));
        }
        CalloutKind::Only | CalloutKind::Except if attributes.audience.is_empty() => {
            input.report(block::attribute_missing(at, "受众", "audience", "出租车司机"));
        }
        CalloutKind::Media if attributes.id.is_none() && callout.title.is_empty() => {
            input.report(block::attribute_missing(at, "编号", "id", "film01"));
        }
        CalloutKind::Quiz
            if attributes.bank.is_none()
                && attributes.topic.is_none()
                && attributes.law.is_none()
                && callout.questions.is_empty() =>
        {
            input.report(quiz::empty_block(at));
        }
        _ => {}
    }
}
