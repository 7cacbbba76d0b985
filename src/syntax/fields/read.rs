//! The forms a field can have: text, lists of names, running text, dates, numbers, hours, paths.

use super::Fields;
use crate::base::nearest::nearest;
use crate::base::path::ContentPath;
use crate::base::span::{Span, Spanned};
use crate::diag::messages::schema;
use crate::law::Date;
use crate::syntax::ast::{Inline, InlineKind};
use crate::syntax::kinds::class::Window;
use crate::syntax::notation;
use crate::syntax::value::{Node, Value};

/// Names in either language, and what they stand for.
pub(crate) type Choices<T> = [(&'static [&'static str], T)];

impl<'f> Fields<'f, '_> {
    /// The text of a field, blanks around it cut off; nothing where it is empty or no text.
    pub(crate) fn spanned(&mut self, en: &str) -> Option<Spanned<String>> {
        let value = self.filled(en)?;
        self.scalar(en, value).map(|text| Spanned::new(text.value.to_owned(), text.span))
    }

    /// The same without its place, empty where there is none.
    pub(crate) fn text(&mut self, en: &str) -> String {
        self.spanned(en).map_or(String::new(), |text| text.value)
    }

    /// The title; a file without one goes by `stem`, so that later findings can name it.
    pub(crate) fn title(&mut self, stem: &str) -> Spanned<String> {
        self.spanned("title").unwrap_or_else(|| Spanned::new(stem.to_owned(), Span::default()))
    }

    /// Names: a list, or one text with commas of either script.
    pub(crate) fn names(&mut self, en: &str) -> Vec<Spanned<String>> {
        let Some(value) = self.filled(en) else { return Vec::new() };
        match &value.node {
            Node::List(items) => {
                let texts = items.iter().filter(|item| !item.is_empty());
                texts.filter_map(|item| self.scalar(en, item)).map(|text| text.map(str::to_owned)).collect()
            }
            _ => {
                let Some(text) = self.scalar(en, value) else { return Vec::new() };
                notation::split_list(text.value)
                    .map(|(at, name)| Spanned::new(name.to_owned(), part(&text, at, name.len())))
                    .collect()
            }
        }
    }

    /// The same without their places.
    pub(crate) fn words(&mut self, en: &str) -> Vec<String> {
        self.names(en).into_iter().map(|name| name.value).collect()
    }

    /// Running text, such as citations: a list, or a single text that is not split at its commas.
    pub(crate) fn lines(&mut self, en: &str) -> Vec<Vec<Inline>> {
        let Some(value) = self.filled(en) else { return Vec::new() };
        let texts = value.each().iter().filter(|item| !item.is_empty());
        texts
            .filter_map(|item| self.scalar(en, item))
            .map(|text| vec![Inline { kind: InlineKind::Text(text.value.to_owned()), span: text.span }])
            .collect()
    }

    /// A day.
    pub(crate) fn date(&mut self, en: &str) -> Option<Date> {
        let wanted = ("日期，例如 2022-11-15 或 2022年11月15日", "a date such as 2022-11-15");
        self.read(en, wanted, |text| text.parse().ok())
    }

    /// Minutes; 0 where there are none.
    pub(crate) fn minutes(&mut self, en: &str) -> Option<u32> {
        self.read(en, ("分钟数，例如 25", "minutes, such as 25"), notation::minutes)
    }

    /// A whole number.
    pub(crate) fn count(&mut self, en: &str) -> Option<u32> {
        self.read(en, ("一个整数", "a whole number"), notation::number)
    }

    /// A length of time in seconds.
    pub(crate) fn seconds(&mut self, en: &str) -> Option<u32> {
        let wanted =
            ("时长，例如 3:20、1:02:03 或 90（秒）", "a duration such as 3:20, 1:02:03 or 90 (seconds)");
        self.read(en, wanted, notation::seconds)
    }

    /// Yes or no; no where nothing is said.
    pub(crate) fn flag(&mut self, en: &str) -> bool {
        self.read(en, ("是或否", "true or false"), notation::yes_no).unwrap_or(false)
    }

    /// One of several names.
    pub(crate) fn choice<T: Copy>(&mut self, en: &str, choices: &Choices<T>) -> Option<T> {
        let value = self.filled(en)?;
        self.among(en, value, choices)
    }

    /// The same for a value within the field.
    pub(crate) fn among<T: Copy>(&mut self, en: &str, value: &'f Value, choices: &Choices<T>) -> Option<T> {
        let text = self.scalar(en, value)?;
        let lower = text.value.to_lowercase();
        let known = choices.iter().find(|(names, _)| names.contains(&lower.as_str()));
        if known.is_none() {
            let near = nearest(&lower, choices.iter().flat_map(|(names, _)| names.iter().copied()));
            let firsts: Vec<&str> = choices.iter().filter_map(|(names, _)| names.first().copied()).collect();
            let at = self.input.at(text.span);
            self.input.report(schema::not_among(at, self.shown(en), text.value, near, &firsts));
        }
        known.map(|(_, choice)| *choice)
    }

    /// A file, as written from where this file is; nothing where it leaves the project (reported).
    pub(crate) fn path(&mut self, en: &str) -> Option<Spanned<ContentPath>> {
        let text = self.spanned(en)?;
        if text.value.contains("://") {
            let written = Spanned::new(text.value.as_str(), text.span);
            self.refuse(en, &written, "项目里的文件，不是网址", "a file of the project, not an address");
            return None;
        }
        match self.input.path.join(&text.value).filter(|path| path.as_str().starts_with("content/")) {
            Some(path) => Some(Spanned::new(path, text.span)),
            None => {
                self.input.report(schema::outside(self.input.at(text.span), &text.value));
                None
            }
        }
    }

    /// Hours of a day: a list, or one text with several; in order and not overlapping.
    pub(crate) fn windows(&mut self, en: &str) -> Vec<Window> {
        let Some(value) = self.filled(en) else { return Vec::new() };
        let mut windows: Vec<Window> = Vec::new();
        for item in value.each() {
            let Some(text) = self.scalar(en, item) else { continue };
            for (at, piece) in notation::split_windows(text.value) {
                let place = Spanned::new(piece, part(&text, at, piece.len()));
                match notation::window(piece) {
                    Some(window) if windows.last().is_none_or(|last| last.to <= window.from) => {
                        windows.push(window);
                    }
                    Some(_) => {
                        self.refuse(
                            en,
                            &place,
                            "先后排好、互不重叠的时段",
                            "windows in order that do not overlap",
                        );
                    }
                    None => self.refuse(en, &place, "时段，例如 10:00-13:00", "a window such as 10:00-13:00"),
                }
            }
        }
        windows
    }

    /// The items of a list of mappings.
    pub(crate) fn items(&mut self, en: &str) -> &'f [Value] {
        let Some(value) = self.filled(en) else { return &[] };
        if matches!(value.node, Node::Text(_)) {
            let at = self.input.at(value.span);
            self.input.report(schema::bad_shape(at, self.shown(en), ("一个列表", "a list")));
            return &[];
        }
        value.each()
    }

    /// Reads a text by `form`; what does not fit is reported as not `wanted`.
    pub(crate) fn read<T>(
        &mut self,
        en: &str,
        wanted: (&str, &str),
        form: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.filled(en)?;
        let text = self.scalar(en, value)?;
        let read = form(text.value);
        if read.is_none() {
            self.refuse(en, &text, wanted.0, wanted.1);
        }
        read
    }

    /// The text of a value; a list or mapping is reported.
    pub(crate) fn scalar(&mut self, en: &str, value: &'f Value) -> Option<Spanned<&'f str>> {
        match &value.node {
            Node::Text(text) => {
                let blank = text.len() - text.trim_start().len();
                let whole = Spanned::new(text.as_str(), value.span);
                let trimmed = text.trim();
                Some(Spanned::new(trimmed, part(&whole, blank, trimmed.len())))
            }
            Node::Null => None,
            Node::List(_) | Node::Map(_) => {
                let at = self.input.at(value.span);
                self.input.report(schema::bad_shape(at, self.shown(en), ("一个值", "a single value")));
                None
            }
        }
    }
}

/// Where a part of a text stands: exact if the text stands in the file as it is.
fn part(text: &Spanned<&str>, at: usize, length: usize) -> Span {
    if text.span.range().len() != text.value.len() {
        return text.span;
    }
    let start = text.span.start as usize + at;
    Span::new(start, start + length)
}
