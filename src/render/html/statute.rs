//! Quoted statutes: the citation above, the law's words below, nothing else.

use super::Writer;
use super::escape::{escaped, target};
use crate::render::view::Quote;
use crate::syntax::ast::{Statute, StatuteLine};

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
        self.out.push_str("</p>\n");
        self.lines(&statute.paragraphs);
        if let Some(translation) = &statute.translation {
            let words = self.setting.words;
            let (lang, dir) = (&translation.lang, translation.dir);
            self.push(format_args!("<p class=\"which\">{}</p>\n", words.translated_text));
            self.push(format_args!("<blockquote class=\"statute other\" lang=\"{lang}\" dir=\"{dir}\">\n"));
            self.provisions(&translation.paragraphs);
        }
        self.out.push_str("</div>\n");
    }

    /// What citations of the page open in place: hidden, and copied by scripts to where it is asked for.
    pub fn quotes(&mut self, quotes: &[Quote]) -> String {
        for (number, quote) in quotes.iter().enumerate() {
            self.quote(number, quote);
        }
        std::mem::take(&mut self.out)
    }

    fn quote(&mut self, number: usize, quote: &Quote) {
        let words = self.setting.words;
        let (foreign, standing) = (super::chinese(self.setting.words), quote.standing);
        self.push(format_args!("<div id=\"quote-{number}\">\n<p class=\"source\"{foreign}>"));
        self.text(&quote.citation);
        self.push(format_args!("</p>\n<p class=\"facts\"><span{foreign}>"));
        self.text(&quote.law);
        self.push(format_args!("</span>"));
        if !quote.version.is_empty() {
            self.push(format_args!("<span{foreign}>{}</span>", escaped(&quote.version)));
        }
        let name = standing.name();
        self.push(format_args!("<span class=\"standing {name}\">{}</span>", words.standing(standing)));
        if !quote.verbatim && !quote.lines.is_empty() {
            self.push(format_args!("<span>{}</span>", words.restated));
        }
        self.out.push_str("</p>\n");
        if quote.lines.is_empty() {
            self.push(format_args!("<p class=\"hint\">{}</p>\n", words.not_covered));
        } else {
            self.lines(&quote.lines);
        }
        if let Some(url) = target(self.setting.url, &quote.to) {
            self.push(format_args!(
                "<p class=\"more\"><a href=\"{}\">{}</a></p>\n",
                escaped(&url),
                words.in_the_law
            ));
        }
        self.out.push_str("</div>\n");
    }

    /// The law's own words.
    fn lines(&mut self, lines: &[StatuteLine]) {
        let foreign = super::chinese(self.setting.words);
        self.push(format_args!("<blockquote class=\"statute\"{foreign}>\n"));
        self.provisions(lines);
    }

    /// What a quotation holds, and its end.
    fn provisions(&mut self, lines: &[StatuteLine]) {
        for line in lines {
            match line.depth {
                0 => self.out.push_str("<p>"),
                1 => self.out.push_str("<p class=\"item\">"),
                _ => self.out.push_str("<p class=\"point\">"),
            }
            self.words(&line.text);
            self.out.push_str("</p>\n");
        }
        self.out.push_str("</blockquote>\n");
    }
}
