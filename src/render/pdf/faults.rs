//! What is wrong with a document -> findings that point at what a person wrote: the author's Markdown, or the theme.

use super::coverage::Coverage;
use super::template_place;
use super::text_number;
use super::world::{Fault, Place};
use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::diag::messages::print as messages;
use crate::diag::{At, Diagnostic};
use crate::render::theme::Theme;
use crate::render::typ::Typst;
use std::collections::BTreeSet;

/// Knows where the files of a document's world come from.
pub struct Reader<'a> {
    /// `/text/N.typ`, by N.
    pub texts: &'a [Typst],
    /// The filled template.
    pub main: &'a str,
    /// The template's name.
    pub template: &'a str,
    /// The theme it belongs to.
    pub theme: &'a Theme,
    /// What the fonts hold.
    pub coverage: &'a Coverage,
}

impl Reader<'_> {
    /// A finding for each character that no font has, at its first place in each file.
    pub fn unprintable(&self) -> Vec<Diagnostic> {
        let in_texts = self.texts.iter().flat_map(|text| {
            let missing = self.coverage.missing(&text.text);
            missing.map(|(at, c)| (self.character(text, at, c).unwrap_or_else(|| self.anywhere(c, text)), c))
        });
        let in_main = self.coverage.missing(self.main).map(|(at, c)| (self.fact(at, c), c));
        let mut seen: BTreeSet<(ContentPath, char)> = BTreeSet::new();
        let firsts = in_texts.chain(in_main).filter(|(at, c)| seen.insert((at.path.clone(), *c)));
        firsts.map(|(at, c)| messages::missing_glyph(at, c)).collect()
    }

    /// The findings for what the typesetter says: one, or one for each missing character of a word.
    pub fn diagnose(&self, fault: &Fault) -> Vec<Diagnostic> {
        let missing = self.named(&fault.message);
        if !missing.is_empty() {
            // Texts and facts have been looked through: what is left stands in the design itself.
            let at = fault.place.as_ref().map_or_else(|| self.whole(), |place| self.find(place));
            return missing.into_iter().map(|c| messages::missing_glyph(at.clone(), c)).collect();
        }
        let at = fault.place.as_ref().map_or_else(|| self.whole(), |place| self.find(place));
        let finding = if fault.fatal {
            messages::typesetting(at, &fault.message)
        } else {
            messages::remark(at, &fault.message)
        };
        // A fault in the theme was met while something of the author's was set: that is half of the explanation.
        let in_theme = fault.place.as_ref().is_some_and(|place| self.text_of(place).is_none());
        let cause = fault.trace.iter().find(|place| self.text_of(place).is_some());
        match cause.filter(|_| in_theme) {
            Some(place) => vec![messages::while_setting(finding, self.find(place))],
            None => vec![finding],
        }
    }

    /// The characters without a glyph that a message names. It quotes them as a literal of Typst.
    fn named(&self, message: &str) -> Vec<char> {
        let Some((_, rest)) = message.split_once("the text `\"") else { return Vec::new() };
        let Some((quoted, _)) = rest.rsplit_once("\"` could not be displayed") else { return Vec::new() };
        unquoted(quoted).into_iter().filter(|c| !self.coverage.has(*c)).collect()
    }

    /// Where the author wrote the character `c` that stands at `at` of a generated text.
    fn character(&self, text: &Typst, at: usize, c: char) -> Option<At> {
        let found = text.map.find(at)?;
        let span = found.character(text.text.get(found.start..at)?, c)?;
        Some(At::new(&found.source.path, span))
    }

    /// The first place where a source of `text` has the character, or the text's file.
    fn anywhere(&self, c: char, text: &Typst) -> At {
        let hit = text.map.sources().find_map(|source| {
            let at = source.text.find(c)?;
            Some(At::new(&source.path, Span::new(at, at + c.len_utf8())))
        });
        let file = || text.map.sources().next().map(|source| At::file(&source.path));
        hit.or_else(file).unwrap_or_else(|| self.whole())
    }

    /// Where a character of the filled template was written: a title or a name in an author's file, or the template.
    fn fact(&self, at: usize, c: char) -> At {
        let hit = self.texts.iter().find(|text| text.map.sources().any(|source| source.text.contains(c)));
        match hit {
            Some(text) => self.anywhere(c, text),
            None => template_place::find(self.theme, self.template, self.main, at),
        }
    }

    /// What a person wrote at `place`.
    fn find(&self, place: &Place) -> At {
        if let Some(text) = self.text_of(place) {
            let found = text.map.find(place.range.start);
            let file = || text.map.sources().next().map(|source| At::file(&source.path));
            let at = found.map(|found| At::new(&found.source.path, found.span)).or_else(file);
            return at.unwrap_or_else(|| self.whole());
        }
        if let Some(name) = place.file.strip_prefix('/').filter(|name| self.theme.file(name).is_some()) {
            return At::new(&self.theme.origin(name), Span::new(place.range.start, place.range.end));
        }
        if place.file == super::MAIN {
            return template_place::find(self.theme, self.template, self.main, place.range.start);
        }
        self.whole()
    }

    fn text_of(&self, place: &Place) -> Option<&Typst> {
        let number = text_number(&place.file)?;
        self.texts.get(number)
    }

    /// The template as a whole.
    fn whole(&self) -> At {
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
