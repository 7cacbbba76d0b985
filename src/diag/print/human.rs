//! For a terminal: the message, where, the line itself, a way out. The door of annotate-snippets.

mod alike;

use super::place::{File, Places};
use super::{Texts, summary};
use crate::base::span::Span;
use crate::diag::{At, Diagnostic, Lang, Severity};
use annotate_snippets::{
    AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet, normalize_untrusted_str as clean,
};
use std::ops::Range;

/// Cells of a terminal that an excerpt may take: a Chinese paragraph is one line of thousands of characters, and is
/// shown trimmed around the place.
const WIDTH: usize = 100;

/// Bytes of a line beyond which only its place is told: no paragraph that a person wrote comes near.
const LONGEST: usize = 64 << 10;

pub(super) fn print(found: &[Diagnostic], texts: &Texts<'_>, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut places = Places::new(texts);
    let mut out = String::new();
    for (d, folded) in found.iter().zip(alike::fold(found)) {
        let Some(folded) = folded else { continue };
        let told = folded.told(d.code.name, &mut places, lang);
        let group = told.iter().fold(group(d, &mut places, lang), |group, line| {
            group.element(Level::NOTE.no_name().message(clean(line)))
        });
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out.push_str(&summary(found, lang));
    out.push('\n');
    out
}

fn group<'d, 't: 'd>(d: &'d Diagnostic, places: &mut Places<'_, 't>, lang: Lang) -> Group<'d> {
    let title = level(d.severity, lang).primary_title(d.message.in_lang(lang)).id(d.code.name);
    let mut group = place(Group::with_title(title), &d.at, None, places);
    for (at, word) in &d.labels {
        group = place(group, at, Some(clean(word.in_lang(lang))), places);
    }
    match &d.help {
        Some(help) => group.element(way_out(clean(help.in_lang(lang)), lang)),
        None => group,
    }
}

/// Adds one place: where it is, and the line itself where the file is text.
fn place<'d, 't: 'd>(
    group: Group<'d>,
    at: &'d At,
    word: Option<String>,
    places: &mut Places<'_, 't>,
) -> Group<'d> {
    let path = at.path.as_str();
    let whole_file = at.span.is_empty() && at.span.start == 0;
    let Some(file) = places.file(&at.path).filter(|_| !whole_file) else {
        return told(group, Origin::path(path), word);
    };
    let start = file.lines.place(at.span.start as usize);
    let (line, mark) = line_of(file, at.span);
    if line.len() > LONGEST {
        return told(group, Origin::path(path).line(start.line).char_column(start.column), word);
    }
    let kind = if word.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let snippet = Snippet::source(line).path(path).line_start(start.line);
    group.element(snippet.annotation(kind.span(mark).label(word)))
}

fn told<'a>(group: Group<'a>, origin: Origin<'a>, word: Option<String>) -> Group<'a> {
    let group = group.element(origin);
    match word {
        Some(word) => group.element(Level::NOTE.no_name().message(word)),
        None => group,
    }
}

/// The first line of `span`, and the part of it that is meant.
pub(super) fn line_of<'a>(file: &File<'a>, span: Span) -> (&'a str, Range<usize>) {
    let range = file.lines.range(file.lines.place(span.start as usize).line);
    let line = &file.text[range.clone()];
    let inside = |offset: u32| {
        let mut offset = (offset as usize).clamp(range.start, range.end) - range.start;
        while !line.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    (line, inside(span.start)..inside(span.end.max(span.start)))
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => Level::ERROR.with_name("错误"),
        (Severity::Warning, Lang::Zh) => Level::WARNING.with_name("警告"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::En) => Level::WARNING,
    }
}

fn way_out(text: String, lang: Lang) -> Message<'static> {
    match lang {
        Lang::Zh => Level::HELP.with_name("办法"),
        Lang::En => Level::HELP,
    }
    .message(text)
}
