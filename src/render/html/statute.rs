//! Quoted statutes: the citation above, the law's words below, nothing else.

use super::Writer;
use super::escape::{escaped, target};
use crate::syntax::ast::Statute;

impl Writer<'_> {
    pub(super) fn statute(&mut self, statute: &Statute) {
        self.out.push_str("<div class=\"law\">\n<p class=\"source\">");
        match target(self.setting.url, &statute.to) {
            Some(url) => {
                self.push(format_args!("<a class=\"cite\" href=\"{}\"", escaped(&url)));
                if !statute.version.is_empty() {
                    self.push(format_args!(
                        " title=\"{} {}\"",
                        escaped(&statute.law),
                        escaped(&statute.version)
                    ));
                }
                self.out.push('>');
                self.words(&statute.citation);
                self.out.push_str("</a>");
            }
            None => self.words(&statute.citation),
        }
        if !statute.verbatim {
            self.push(format_args!(" <span class=\"restated\">{}</span>", self.setting.words.restated));
        }
        self.out.push_str("</p>\n<blockquote class=\"statute\">\n");
        for line in &statute.paragraphs {
            match line.depth {
                0 => self.out.push_str("<p>"),
                1 => self.out.push_str("<p class=\"item\">"),
                _ => self.out.push_str("<p class=\"point\">"),
            }
            self.words(&line.text);
            self.out.push_str("</p>\n");
        }
        self.out.push_str("</blockquote>\n</div>\n");
    }
}
