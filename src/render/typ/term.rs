//! Entries of the glossary.

use super::anchors::{GLOSSARY, label};
use super::{Origin, Writer};
use crate::base::span::Span;
use crate::render::view::TermView;

impl<'a> Writer<'a> {
    /// Writes an entry of the glossary.
    pub fn term(&mut self, term: &'a TermView) {
        let origin = Origin {
            footnotes: &term.definition.footnotes,
            source: self.map.source(&term.source),
            ..self.origin
        };
        self.within(origin, |writer| writer.entry(term));
    }

    fn entry(&mut self, term: &'a TermView) {
        // The word itself has no span: it is looked for in the file.
        self.mark(Span::default());
        self.push("#glossary-entry([");
        self.text(&term.term);
        self.push("], anchor: ");
        self.string(&label(GLOSSARY, &term.anchor));
        self.push(", alternate: (");
        for word in &term.alternate {
            self.string(word);
            self.push(", ");
        }
        self.push("), translations: (");
        for (language, word) in &term.translations {
            self.push("(");
            self.string(language);
            self.push(", ");
            self.string(word);
            self.push("), ");
        }
        self.push("))[");
        self.inside(|writer| writer.blocks(&term.definition.blocks));
        self.push("];\n");
    }
}
