//! Papers other than lessons, laws and the book: each its own file, that holds what its template is told and what texts of
//! authors are set in it.
//!
//! A paper is a value made by `plan`. Its template `print/<name>.typ.tera` gets it as `paper`, beside what every template is
//! told, and `texts`: the paths of its texts as Typst modules, in the order of [`Paper::texts`].

pub mod certificate;

use super::typ::Typst;
use super::view::EditionFacts;
use crate::syntax::ast::Content;
use certificate::Certificate;
use serde::Serialize;

/// A paper.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
#[serde(untagged)]
pub enum Paper {
    /// That somebody completed a course.
    Certificate(Certificate),
}

/// What is known of a kind of paper.
struct Kind {
    /// `job.product` in Typst.
    name: &'static str,
    template: &'static str,
    zh: &'static str,
}

impl Paper {
    fn kind(&self) -> Kind {
        match self {
            Paper::Certificate(_) => {
                Kind { name: "certificate", template: "print/certificate.typ.tera", zh: "结业证书" }
            }
        }
    }

    /// What the design calls it: `certificate`.
    pub fn name(&self) -> &'static str {
        self.kind().name
    }

    /// Its template in the theme.
    pub fn template(&self) -> &'static str {
        self.kind().template
    }

    /// What people call it.
    pub fn zh(&self) -> &'static str {
        self.kind().zh
    }

    /// What makes it another document than others of its kind: an id.
    pub fn identity(&self) -> &str {
        match self {
            Paper::Certificate(paper) => &paper.course,
        }
    }

    /// The authors' texts in it, in the order in which its template numbers them.
    pub fn texts(&self, _edition: &EditionFacts) -> Vec<Typst> {
        match self {
            Paper::Certificate(_) => Vec::new(),
        }
    }

    /// Texts that may hold pictures.
    pub fn contents(&self) -> Vec<&Content> {
        match self {
            Paper::Certificate(_) => Vec::new(),
        }
    }
}
