//! Runs of text.

use super::anchors::index_key;
use super::{Writer, escape, tex};
use crate::syntax::ast::{Inline, InlineKind, Picture, PictureSource, Target, plain_text};

impl<'a> Writer<'a> {
    /// Writes a line of text.
    pub(super) fn inlines(&mut self, list: &'a [Inline]) {
        for (index, inline) in list.iter().enumerate() {
            if matches!(inline.kind, InlineKind::SoftBreak) {
                if !vanishes(&list[..index], &list[index + 1..]) {
                    self.push(" ");
                }
            } else {
                self.inline(inline);
            }
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        self.mark(inline.span);
        match &inline.kind {
            InlineKind::Text(text) => self.words(text),
            InlineKind::Emphasis(inner) => self.call("emph", inner),
            InlineKind::Strong(inner) => self.call("strong", inner),
            InlineKind::Strike(inner) => self.call("strike", inner),
            InlineKind::Sub(inner) => self.call("sub", inner),
            InlineKind::Sup(inner) => self.call("super", inner),
            InlineKind::Ruby { base, reading } => {
                self.push("#ruby(");
                self.string(base);
                self.push(", ");
                self.string(reading);
                self.push(");");
            }
            InlineKind::Code(text) => {
                self.push("#code(");
                self.string(text);
                self.push(");");
            }
            InlineKind::Math(text) => {
                self.push("#tex[");
                self.formula(text);
                self.push("];");
            }
            InlineKind::Link { to, text } => self.link(to, text),
            InlineKind::Picture(picture) => self.small_picture(picture),
            InlineKind::FootnoteRef(label) => self.footnote(label),
            // Read with its neighbours, in `inlines`.
            InlineKind::SoftBreak => {}
            InlineKind::HardBreak => self.push("#linebreak();"),
            InlineKind::Citation { text, to, .. } => {
                self.push("#cited(");
                self.key_and_goal(to);
                self.push(")[");
                self.text(text);
                self.push("];");
            }
            InlineKind::Term { text, to, .. } => {
                self.push("#term(");
                self.goal(to);
                self.push(")[");
                self.text(text);
                self.push("];");
            }
        }
    }

    fn call(&mut self, function: &str, inner: &'a [Inline]) {
        self.push("#");
        self.push(function);
        self.push("[");
        self.inlines(inner);
        self.push("];");
    }

    /// Text, with gaps to fill in where the author wrote at least three underscores.
    pub(super) fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find("___") {
            self.text(&rest[..start]);
            let after = rest[start..].trim_start_matches('_');
            let count = rest.len() - start - after.len();
            self.push(&format!("#blank({});", count.min(24)));
            rest = after;
        }
        self.text(rest);
    }

    /// TeX: as text where it is simple, otherwise as written.
    pub(super) fn formula(&mut self, source: &str) {
        let Some(runs) = tex::simple(source) else { return self.text(source) };
        for run in runs {
            match run {
                tex::Run::Plain(text) => self.text(&text),
                tex::Run::Sup(text) => {
                    self.push("#super[");
                    self.text(&text);
                    self.push("];");
                }
                tex::Run::Sub(text) => {
                    self.push("#sub[");
                    self.text(&text);
                    self.push("];");
                }
            }
        }
    }

    /// Writes `to: "label", ` where the document holds what `to` leads to.
    pub(super) fn goal(&mut self, to: &Target) {
        if let Some(label) = self.setting.anchors.find(self.origin.url, to) {
            self.push("to: ");
            self.string(&label);
            self.push(", ");
        }
    }

    /// Writes `key: "…", to: "…", `: what the index of laws knows the place by, and where it leads.
    pub(super) fn key_and_goal(&mut self, to: &Target) {
        if let Some(key) = index_key(to) {
            self.push("key: ");
            self.string(&key);
            self.push(", ");
        }
        self.goal(to);
    }

    fn link(&mut self, to: &'a Target, text: &'a [Inline]) {
        match to {
            Target::External(address) => {
                self.push("#web(");
                self.string(address);
                // On paper an address must be readable; where the words do not show it, a note does.
                let shown = plain_text(text);
                let bare = address.trim_start_matches("mailto:").trim_start_matches("tel:");
                if !shown.contains(bare) && !shown.starts_with("http") {
                    self.push(", note: ");
                    self.string(bare);
                }
                self.push(")[");
            }
            Target::Written(_) | Target::Page(..) | Target::Here(_) | Target::None => {
                self.push("#go(");
                self.goal(to);
                self.push(")[");
            }
        }
        self.inlines(text);
        self.push("];");
    }

    fn small_picture(&mut self, picture: &Picture) {
        match &picture.source {
            PictureSource::Asset(facts) => {
                self.push("#inline-picture(");
                self.string(&facts.print);
                self.push(", alt: ");
                self.string(&picture.alt);
                self.push(");");
            }
            PictureSource::Written(_) | PictureSource::Absent => self.text(&picture.alt),
        }
    }

    /// A note: its text at the first mark, the same number again at every later one.
    fn footnote(&mut self, label: &'a str) {
        let Some((label, blocks)) = self.origin.footnotes.iter().find(|(known, _)| known == label) else {
            return;
        };
        let next = self.noted.len();
        let key = (self.origin.source, label.as_str());
        let known = self.noted.get(&key).copied();
        let name = format!("{}^{}", self.home, known.unwrap_or(next));
        if known.is_some() {
            self.push("#footnote(label(");
            self.string(&name);
            return self.push("));");
        }
        self.noted.insert(key, next);
        self.push("#footnote[");
        self.inside(|writer| writer.item(blocks));
        self.push("]#label(");
        self.string(&name);
        self.push(");");
    }
}

/// Whether a line end in the source is nothing: between two characters of which one is Chinese. Elsewhere it is a
/// space. (Between Chinese and Latin the typesetter puts its own, narrower gap.)
fn vanishes(before: &[Inline], after: &[Inline]) -> bool {
    let last = before.iter().rev().find_map(|inline| plain_text(std::slice::from_ref(inline)).chars().last());
    let next = after.iter().find_map(|inline| plain_text(std::slice::from_ref(inline)).chars().next());
    last.is_none_or(is_chinese) || next.is_none_or(is_chinese)
}

/// Whether `c` is set without spaces around it: Han, their punctuation, full-width forms.
fn is_chinese(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
        || matches!(u32::from(c),
            0x2e80..=0x303f | 0x31c0..=0x9fff | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xffef | 0x20000..=0x3ffff)
}

/// Whether a paragraph that begins with `c` looks more deeply indented than others: its left half is empty.
pub(super) fn opens_wide(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '「' | '『' | '【' | '〔' | '〈' | '［')
}

/// Writes the start of a paragraph: blanks that only imitate an indent are taken out.
pub(super) fn paragraph_text(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{3000}')
}

/// Escapes a word for markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape::markup(text, &mut out);
    out
}
