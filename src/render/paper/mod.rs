//! Papers other than lessons, laws and the book: each its own file, that holds what its template is told and what texts of
//! authors are set in it.
//!
//! A paper is a value made by `plan`. Its template `print/<name>.typ.tera` gets it as `paper`, beside what every template is
//! told, and `texts`: the paths of its texts as Typst modules, in the order of [`Paper::texts`].

pub mod certificate;
pub mod exam;

use super::typ::Typst;
use super::view::EditionFacts;
use crate::syntax::ast::Content;
use certificate::Certificate;
use exam::Exam;
use serde::Serialize;

/// A paper.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
#[serde(untagged)]
pub enum Paper {
    /// That somebody completed a course.
    Certificate(Certificate),
    /// Questions of a bank, or their key.
    Exam(Exam),
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
            Paper::Exam(paper) if paper.is_key => {
                Kind { name: "exam", template: "print/exam.typ.tera", zh: "试卷答案" }
            }
            Paper::Exam(_) => Kind { name: "exam", template: "print/exam.typ.tera", zh: "试卷" },
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
    pub fn identity(&self) -> String {
        match self {
            Paper::Certificate(paper) => paper.course.clone(),
            Paper::Exam(paper) => format!("{} {} {}", paper.url, paper.variant, paper.is_key),
        }
    }

    /// The authors' texts in it, in the order in which its template numbers them.
    pub fn texts(&self, _edition: &EditionFacts) -> Vec<Typst> {
        match self {
            Paper::Certificate(_) => Vec::new(),
            Paper::Exam(paper) => paper.texts(),
        }
    }

    /// Texts that may hold pictures.
    pub fn contents(&self) -> Vec<&Content> {
        match self {
            Paper::Certificate(_) | Paper::Exam(_) => Vec::new(),
        }
    }
}
