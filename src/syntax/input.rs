//! One file while it is being parsed: its text, and what was found wrong in it so far.

use crate::base::path::ContentPath;
use crate::base::snapshot::SourceFile;
use crate::base::span::{Span, Spanned};
use crate::diag::messages::{file, schema};
use crate::diag::{At, Diagnostic};

/// Nobody reads more findings of one file than this; a hostile file must not be able to fill the memory with them.
const MOST_FINDINGS: usize = 2_000;

/// Running text and tables beyond this are no work of people (a book of a thousand pages has half of it), and their
/// trees would fill the memory. The full text of a law is not parsed into a tree and may be longer.
const MOST_TEXT: usize = 4 << 20;

/// A file and the findings in it.
pub(crate) struct Input<'a> {
    /// Where it is, for findings.
    pub(crate) path: &'a ContentPath,
    /// All of its text; every span counts from its start.
    pub(crate) text: &'a str,
    /// Where the text begins after the front matter.
    pub(crate) text_from: usize,
    /// Of a translation: which version of its original it says.
    pub(crate) translated_from: Option<Spanned<String>>,
    found: Vec<Diagnostic>,
}

impl<'a> Input<'a> {
    /// Nothing found yet.
    pub(crate) fn new(source: &'a SourceFile) -> Input<'a> {
        Input {
            path: &source.path,
            text: &source.text,
            text_from: 0,
            translated_from: None,
            found: Vec::new(),
        }
    }

    /// A place in this file.
    pub(crate) fn at(&self, span: Span) -> At {
        At::new(self.path, span)
    }

    /// Adds a finding.
    pub(crate) fn report(&mut self, finding: Diagnostic) {
        if self.found.len() < MOST_FINDINGS {
            self.found.push(finding);
        }
    }

    /// Whether a name can be a folder's; reported where it cannot. `shop` is that of the print jobs.
    pub(crate) fn folder_name(&mut self, name: &Spanned<String>) -> bool {
        let bad = |c: char| c.is_control() || c.is_whitespace() || "/\\:*?\"<>|".contains(c);
        let text = &name.value;
        let good = !text.contains(bad) && !text.starts_with('.') && !text.ends_with('.') && text != "shop";
        if !good {
            self.report(schema::bad_folder_name(self.at(name.span), text));
        }
        good
    }

    /// Whether `size` bytes are too many for one text or table; reported if so.
    pub(crate) fn is_too_large(&mut self, size: usize) -> bool {
        let too_large = size > MOST_TEXT;
        if too_large {
            self.report(file::too_large(self.path, size as u64, MOST_TEXT as u64));
        }
        too_large
    }

    /// Everything found, in the order of finding.
    pub(crate) fn into_findings(self) -> Vec<Diagnostic> {
        self.found
    }
}
