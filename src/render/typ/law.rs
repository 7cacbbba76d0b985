//! A law as a chapter: its divisions and articles, as they stand in the file.

use super::anchors::label;
use super::{Origin, Writer};
use crate::base::span::Span;
use crate::law::statute::{Article, Piece};
use crate::law::{ArticleNo, Statute};
use crate::render::html::law_texts;
use crate::render::html::words::{Words, autonym};
use crate::render::view::{LawTranslation, LawView};

impl<'a> Writer<'a> {
    /// Writes the articles of `law`: all of them with the headings above them, or those that are asked for.
    pub fn law(&mut self, law: &LawView) {
        let statute = &law.law.law.statute;
        let source = law.source.text.as_str();
        if let Some(translation) = law.translations.first() {
            let (lang, words) = (&translation.lang, Words::of(&translation.lang));
            let official = format!("{}：{}", autonym("zh"), words.official_text);
            let translated = format!("{}：{}", autonym(lang), words.translated_text);
            self.push("#law-texts(");
            self.string(&official);
            self.push(", ");
            self.string(&translated);
            self.push(");\n");
        }
        match &law.only {
            Some(only) => {
                for article in only.iter().filter_map(|no| statute.article(*no)) {
                    self.article(law, article);
                }
            }
            None => {
                for piece in &statute.pieces {
                    match *piece {
                        Piece::Division(index) => {
                            let Some(division) = statute.divisions().get(index as usize) else { continue };
                            self.made_heading(division.depth + 1, division.span, &division.heading(source));
                        }
                        Piece::Article(index) => {
                            if let Some(article) = statute.articles().get(index as usize) {
                                self.article(law, article);
                            }
                        }
                        Piece::Text(span) => self.line("par", source, span),
                    }
                }
            }
        }
    }

    fn article(&mut self, law: &LawView, article: &Article) {
        let statute = &law.law.law.statute;
        let source = law.source.text.as_str();
        let name = label(&law.page.url, &article.no.anchor());
        self.push("#article(");
        self.mark(article.head);
        self.string(article.head.text(source));
        if self.setting.anchors.has(&name) {
            self.push(", anchor: ");
            self.string(&name);
        }
        self.push(")");
        self.lines_of(statute, source, article);
        for translation in &law.translations {
            self.translation(translation, article.no);
        }
    }

    /// What stands behind an article's label.
    fn lines_of(&mut self, statute: &Statute, source: &str, article: &Article) {
        let mut open = true;
        for paragraph in statute.paragraphs(article) {
            if open {
                // The first paragraph stands on the line of the label.
                self.bracketed(source, paragraph.text);
                open = false;
            } else {
                self.line("par", source, paragraph.text);
            }
            for item in statute.items(paragraph) {
                self.line("law-item(1)", source, item.span);
                for point in statute.points(item) {
                    self.line("law-item(2)", source, point.span);
                }
            }
        }
        if open {
            self.push("[];\n");
        }
    }

    /// The article with this number in another language.
    fn translation(&mut self, translation: &LawTranslation, no: ArticleNo) {
        let (statute, source) = (&translation.law.statute, translation.source.text.as_str());
        let Some(article) = statute.article(no) else { return };
        let origin = Origin { source: self.map.source(&translation.source), ..self.origin };
        let outer = std::mem::replace(&mut self.origin, origin);
        self.push("#law-translation(");
        self.string(&translation.lang);
        self.push(", ");
        self.string(law_texts::dir(translation));
        self.push(")[#article(");
        self.mark(article.head);
        self.string(article.head.text(source));
        self.push(")");
        self.lines_of(statute, source, article);
        self.push("];\n");
        self.origin = outer;
    }

    fn line(&mut self, function: &str, source: &str, span: Span) {
        self.push("#");
        self.push(function);
        self.bracketed(source, span);
    }

    fn bracketed(&mut self, source: &str, span: Span) {
        self.push("[");
        self.mark(span);
        self.text(span.text(source).trim());
        self.push("];\n");
    }
}
