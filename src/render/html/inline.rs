//! Runs of text.

use super::escape::{escaped, is_arabic, is_square, target};
use super::{Writer, mark_id, math};
use crate::syntax::ast::{Inline, InlineKind, Picture, PictureSource, Target, plain_text};

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for (at, inline) in inlines.iter().enumerate() {
            if matches!(inline.kind, InlineKind::SoftBreak) {
                self.soft_break(&inlines[..at], &inlines[at + 1..]);
            } else {
                self.inline(&inline.kind);
            }
        }
    }

    fn inline(&mut self, kind: &InlineKind) {
        match kind {
            InlineKind::Text(text) => self.words(text),
            InlineKind::Emphasis(inner) => self.wrapped("em", inner),
            InlineKind::Strong(inner) => self.wrapped("strong", inner),
            InlineKind::Strike(inner) => self.wrapped("s", inner),
            InlineKind::Sub(inner) => self.wrapped("sub", inner),
            InlineKind::Sup(inner) => self.wrapped("sup", inner),
            InlineKind::Ruby { base, reading } => {
                self.out.push_str("<ruby>");
                self.text(base);
                self.out.push_str("<rp>（</rp><rt>");
                self.text(reading);
                self.out.push_str("</rt><rp>）</rp></ruby>");
            }
            InlineKind::Code(text) => {
                self.out.push_str("<code>");
                self.text(text);
                self.out.push_str("</code>");
            }
            InlineKind::Math(tex) => {
                self.out.push_str("<span class=\"math\">");
                math::write(&mut self.out, tex);
                self.out.push_str("</span>");
            }
            InlineKind::Link { to, text } => self.link(to, text),
            InlineKind::Picture(picture) => self.picture(picture),
            InlineKind::FootnoteRef(label) => self.footnote_mark(label),
            InlineKind::SoftBreak => self.out.push('\n'),
            InlineKind::HardBreak => self.out.push_str("<br>\n"),
            InlineKind::Citation { text, to, quote } => self.citation(text, to, *quote),
            InlineKind::Term { text, to, definition } => {
                self.anchor("term", to, text);
                let note = format!("<p><b>{}</b>{}</p>\n", escaped(text), escaped(definition));
                self.margin.push_str(&note);
            }
        }
    }

    fn wrapped(&mut self, tag: &str, inner: &[Inline]) {
        self.push(format_args!("<{tag}>"));
        self.inlines(inner);
        self.push(format_args!("</{tag}>"));
    }

    /// Text; runs of Arabic script say which language they are in, so that they get their direction and their face.
    pub(super) fn words(&mut self, words: &str) {
        // Arabic script begins with these bytes in UTF-8; nearly all text has none of them.
        if self.setting.words.dir == "rtl" || !words.bytes().any(|byte| matches!(byte, 0xD8..=0xDD | 0xEF)) {
            return self.text(words);
        }
        let mut rest = words;
        while let Some(start) = rest.find(is_arabic) {
            let run = &rest[start..];
            let stop = run.find(|c: char| !is_arabic(c) && !c.is_whitespace()).unwrap_or(run.len());
            let run = run[..stop].trim_end();
            self.text(&rest[..start]);
            self.out.push_str("<bdi lang=\"ug\">");
            self.text(run);
            self.out.push_str("</bdi>");
            rest = &rest[start + run.len()..];
        }
        self.text(rest);
    }

    /// A citation: a link to the provision, which scripts open in place where the page holds its words.
    fn citation(&mut self, words: &str, to: &Target, quote: Option<u16>) {
        let url = target(self.setting.url, to);
        let (Some(url), Some(quote)) = (url, quote) else { return self.anchor("cite", to, words) };
        self.push(format_args!("<a class=\"cite\" href=\"{}\" data-quote=\"quote-{quote}\">", escaped(&url)));
        self.text(words);
        self.out.push_str("</a>");
    }

    /// A link of one of our own classes around plain words.
    fn anchor(&mut self, class: &str, to: &Target, words: &str) {
        match target(self.setting.url, to) {
            Some(url) => {
                self.push(format_args!("<a class=\"{class}\" href=\"{}\">", escaped(&url)));
                self.text(words);
                self.out.push_str("</a>");
            }
            None => {
                self.push(format_args!("<span class=\"{class}\">"));
                self.text(words);
                self.out.push_str("</span>");
            }
        }
    }

    fn link(&mut self, to: &Target, text: &[Inline]) {
        let Some(url) = target(self.setting.url, to) else { return self.inlines(text) };
        let outside = if matches!(to, Target::External(_)) {
            " class=\"external\" rel=\"noopener noreferrer\""
        } else {
            ""
        };
        self.push(format_args!("<a{outside} href=\"{}\">", escaped(&url)));
        self.inlines(text);
        self.out.push_str("</a>");
    }

    pub(super) fn picture(&mut self, picture: &Picture) {
        match &picture.source {
            PictureSource::Asset(facts) => {
                let url = crate::base::path::relative_url(self.setting.url, &facts.web);
                self.push(format_args!(
                    "<img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\">",
                    escaped(&url),
                    facts.width,
                    facts.height,
                    escaped(&picture.alt)
                ));
            }
            PictureSource::Written(_) | PictureSource::Absent => {
                let shown = if picture.alt.is_empty() { &picture.caption } else { &picture.alt };
                let sentence = super::words::fill(self.setting.words.picture_absent, shown);
                self.push(format_args!("<span class=\"absent\">{}</span>", escaped(&sentence)));
            }
        }
    }

    fn footnote_mark(&mut self, label: &str) {
        let Some(index) = self.notes.iter().position(|note| note.label == label) else { return };
        self.notes[index].marks += 1;
        let (number, marks) = (index + 1, self.notes[index].marks);
        let id = mark_id(number, marks);
        self.push(format_args!(
            "<sup class=\"mark\" id=\"{id}\"><a href=\"#note-{number}\">{number}</a></sup>"
        ));
    }

    /// The end of a line in the source is a space, but not beside characters that are set in squares.
    fn soft_break(&mut self, before: &[Inline], after: &[Inline]) {
        let last = before.iter().rev().find_map(|inline| edge(inline, Side::End));
        let first = after.iter().find_map(|inline| edge(inline, Side::Start));
        if !last.is_some_and(is_square) && !first.is_some_and(is_square) {
            self.out.push('\n');
        }
    }
}

enum Side {
    Start,
    End,
}

/// The first or last character of a run.
fn edge(inline: &Inline, side: Side) -> Option<char> {
    let text = plain_text(std::slice::from_ref(inline));
    match side {
        Side::Start => text.chars().next(),
        Side::End => text.chars().last(),
    }
}
