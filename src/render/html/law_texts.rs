//! The translations of a law, beside its original: each article under its number, each heading under its own. The class
//! `t1`, `t2` … says of which translation a text is; the style sheet shows the one that is chosen.

use super::escape::{is_arabic, text};
use super::words::Words;
use super::{Setting, Writer};
use crate::base::span::Span;
use crate::law::statute::Piece;
use crate::law::{ArticleNo, title};
use crate::render::view::LawTranslation;
use std::fmt::Write;

/// In which direction a translation is read.
pub fn dir(translation: &LawTranslation) -> &'static str {
    if translation.law.title.value.contains(is_arabic) { "rtl" } else { "ltr" }
}

/// Begins an element of a translation.
fn open(out: &mut String, element: &str, class: &str, number: usize, translation: &LawTranslation) {
    let (dir, lang) = (dir(translation), &translation.lang);
    // Writing to a String cannot fail; so below. A tag of a language is two or three letters of a file's name.
    let _ = write!(out, "<{element} class=\"translation t{number}{class}\" lang=\"{lang}\" dir=\"{dir}\">");
}

/// Running text above the articles.
pub fn running(out: &mut String, translations: &[LawTranslation], setting: Setting<'_>) {
    for (translation, number) in translations.iter().zip(1..) {
        if !translation.body.blocks.is_empty() {
            open(out, "div", " running", number, translation);
            out.push_str(&Writer::new(setting).content(&translation.body));
            out.push_str("</div>\n");
        }
    }
}

/// The heading that has the same place in the law.
pub(super) fn heading(out: &mut String, translations: &[LawTranslation], anchor: &str) {
    for (translation, number) in translations.iter().zip(1..) {
        let found = translation.law.statute.divisions().iter().find(|division| *division.anchor == *anchor);
        if let Some(division) = found {
            open(out, "p", " opens", number, translation);
            text(out, &division_words(translation, division.span));
            out.push_str("</p>\n");
        }
    }
}

/// Its line without the mark of a heading.
fn division_words(translation: &LawTranslation, span: Span) -> String {
    title::tidy(span.text(&translation.source.text).trim_start_matches(['#', ' '])).into_owned()
}

/// The paragraph with this number, from 0, of those that stand in no article.
pub(super) fn free(out: &mut String, translations: &[LawTranslation], index: usize) {
    for (translation, number) in translations.iter().zip(1..) {
        let texts = translation.law.statute.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(span) => Some(*span),
            _ => None,
        });
        if let Some(span) = texts.into_iter().nth(index) {
            open(out, "p", "", number, translation);
            text(out, span.text(&translation.source.text));
            out.push_str("</p>\n");
        }
    }
}

/// The article with this number.
pub(super) fn article(
    out: &mut String,
    translations: &[LawTranslation],
    no: ArticleNo,
    words: &'static Words,
) {
    for (translation, number) in translations.iter().zip(1..) {
        let (statute, source) = (&translation.law.statute, translation.source.text.as_str());
        let Some(article) = statute.article(no) else {
            // In the page's own language.
            let _ =
                writeln!(out, "<div class=\"translation t{number}\"><p>{}</p></div>", words.not_translated);
            continue;
        };
        open(out, "div", "", number, translation);
        let mut line = |class: &str, span: Span| {
            let _ = write!(out, "\n<p{class}>");
            text(out, span.text(source).trim());
            out.push_str("</p>");
        };
        line(" class=\"no\"", article.head);
        for paragraph in statute.paragraphs(article) {
            line("", paragraph.text);
            for item in statute.items(paragraph) {
                line(" class=\"item\"", item.span);
                statute.points(item).iter().for_each(|point| line(" class=\"point\"", point.span));
            }
        }
        out.push_str("\n</div>\n");
    }
}
