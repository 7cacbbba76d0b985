//! What the typesetter says -> findings that point at what a person wrote: the author's Markdown, or the theme.

use super::coverage::Coverage;
use super::template_place;
use super::texts::Text;
use super::world::{Desk, Fault, Place};
use crate::base::span::Span;
use crate::diag::messages::print as messages;
use crate::diag::{At, Diagnostic};
use crate::render::theme::Theme;
use crate::render::typ::map;

/// Knows where the files of a document's world come from.
pub struct Reader<'a> {
    /// `/text/N.typ`, by N.
    pub texts: &'a [Text],
    /// The template that `/main.typ` was made by.
    pub template: &'a str,
    /// The theme it belongs to.
    pub theme: &'a Theme,
    /// What the fonts hold.
    pub coverage: &'a Coverage,
    /// The world.
    pub desk: &'a Desk<'a>,
}

impl Reader<'_> {
    /// The findings for one fault: one, or one for each missing character of a word.
    pub fn diagnose(&self, fault: &Fault) -> Vec<Diagnostic> {
        let missing = self.missing(&fault.message);
        if !missing.is_empty() {
            return missing
                .into_iter()
                .map(|c| messages::missing_glyph(self.character(fault, c), c))
                .collect();
        }
        let at = fault.place.as_ref().map_or_else(|| self.anywhere(), |place| self.find(place));
        let found = if fault.fatal { messages::typesetting } else { messages::remark };
        let mut finding = found(at, &fault.message);
        // A fault in the theme was met while something of the author's was set: that is half of the explanation.
        if fault.place.as_ref().is_some_and(|place| self.text_of(place).is_none())
            && let Some(place) = fault.trace.iter().find(|place| self.text_of(place).is_some())
        {
            let (zh, en) = messages::WHILE_SETTING;
            finding = finding.label(self.find(place), zh, en);
        }
        vec![finding]
    }

    /// The characters without a glyph that a message names. It quotes them as a literal of Typst.
    fn missing(&self, message: &str) -> Vec<char> {
        let Some((_, rest)) = message.split_once("the text `\"") else { return Vec::new() };
        let Some((quoted, _)) = rest.rsplit_once("\"` could not be displayed") else { return Vec::new() };
        unquoted(quoted).into_iter().filter(|c| !self.coverage.has(*c)).collect()
    }

    /// Where the character is that `fault` is about.
    fn character(&self, fault: &Fault, c: char) -> At {
        let exact = fault.place.as_ref().and_then(|place| {
            let text = self.text_of(place)?;
            let source = text.source.as_ref()?;
            let at = place.range.start + text.made.text.get(place.range.clone())?.find(c)?;
            let piece = text.made.map.start_of_piece(at);
            let span =
                map::character(&source.text, text.made.map.find(at)?, text.made.text.get(piece..at)?, c)?;
            Some(At::new(&source.path, span))
        });
        // Text that came by way of the design or a template: the author's file that has the character is the place.
        let anywhere = || {
            let sources = self.texts.iter().filter_map(|text| text.source.as_ref());
            let hit = sources.filter_map(|source| Some((source, source.text.find(c)?))).next();
            hit.map(|(source, at)| At::new(&source.path, Span::new(at, at + c.len_utf8())))
        };
        exact
            .or_else(anywhere)
            .or_else(|| fault.place.as_ref().map(|place| self.find(place)))
            .unwrap_or_else(|| self.anywhere())
    }

    /// What a person wrote at `place`.
    fn find(&self, place: &Place) -> At {
        if let Some(text) = self.text_of(place) {
            let Some(source) = &text.source else { return self.anywhere() };
            let span =
                text.made.map.find(place.range.start).filter(|span| !span.text(&source.text).is_empty());
            return At::new(&source.path, span.unwrap_or_default());
        }
        if let Some(name) = place.file.strip_prefix('/').filter(|name| self.theme.file(name).is_some()) {
            return At::new(&self.theme.origin(name), Span::new(place.range.start, place.range.end));
        }
        if place.file == super::MAIN
            && let Some(text) = self.desk.text(&place.file)
        {
            return template_place::find(self.theme, self.template, text, place.range.start);
        }
        self.anywhere()
    }

    fn text_of(&self, place: &Place) -> Option<&Text> {
        let number: usize = place.file.strip_prefix("/text/")?.strip_suffix(".typ")?.parse().ok()?;
        self.texts.get(number)
    }

    /// The template as a whole.
    fn anywhere(&self) -> At {
        At::file(&self.theme.origin(self.template))
    }
}

/// The characters of a string literal's inside.
fn unquoted(literal: &str) -> Vec<char> {
    let mut out = Vec::new();
    let mut rest = literal.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('u') => {
                let digits: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            other => out.extend(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn literals_are_read() {
        assert_eq!(unquoted("a\\u{9f98}\\\"龘"), ['a', '龘', '"', '龘']);
    }
}
