//! Entries of the glossary.

use super::Writer;
use super::anchors::{GLOSSARY, label};
use crate::render::view::TermView;

impl<'a> Writer<'a> {
    /// Writes an entry of the glossary.
    pub fn term(&mut self, term: &'a TermView) {
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
