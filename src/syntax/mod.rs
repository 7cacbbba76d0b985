//! One file's bytes -> one typed document. Pure: no file is opened, no other document is known.

pub mod ast;
pub mod callouts;
pub mod fields;
mod front;
mod input;
pub mod kinds;
mod listed;
mod markdown;
pub mod neat;
pub(crate) mod notation;
mod questions;
pub mod schema;
pub mod skit;
mod table;
mod value;
pub mod walk;
mod yaml;

use crate::base::hash::Hash;
use crate::base::path::ContentPath;
use crate::base::snapshot::SourceFile;
use crate::base::span::{Span, Spanned};
use crate::diag::Diagnostic;
use crate::diag::messages::file;
use input::Input;
use kinds::Kind;
use kinds::case::Case;
use kinds::class::Class;
use kinds::course::Course;
use kinds::curriculum::{Audience, Curriculum};
use kinds::glossary::Term;
use kinds::law::Law;
use kinds::lesson::Lesson;
use kinds::media::MediaItem;
use kinds::policy::Policy;
use kinds::quiz::QuizBank;
use std::sync::Arc;

/// A parsed file.
#[derive(Clone, Debug)]
pub struct Doc {
    /// The file it was parsed from; spans are offsets into its text.
    pub source: Arc<SourceFile>,
    /// The file stem, without a language suffix: unique within a kind.
    pub id: String,
    /// The language suffix of a translation: `x.ug.md`.
    pub lang: Option<String>,
    /// Of a translation: which version of its original it says (see [`Doc::version`]).
    pub translated_from: Option<Spanned<String>>,
    /// Where the text begins after the front matter.
    pub text_from: usize,
    /// What it holds.
    pub body: Body,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Body {
    /// `curriculum.yaml`
    Curriculum(Box<Curriculum>),
    /// `audiences.yaml`
    Audiences(Vec<Audience>),
    /// `glossary.md`
    Glossary(Vec<Term>),
    /// A course.
    Course(Box<Course>),
    /// A lesson.
    Lesson(Box<Lesson>),
    /// A law.
    Law(Arc<Law>),
    /// A policy.
    Policy(Box<Policy>),
    /// A case.
    Case(Box<Case>),
    /// A question bank.
    Quiz(Box<QuizBank>),
    /// Items of a media manifest.
    Media(Vec<MediaItem>),
    /// Classes.
    Classes(Vec<Class>),
}

impl Doc {
    /// Where it comes from.
    pub fn path(&self) -> &ContentPath {
        &self.source.path
    }

    /// The version of its text, without the front matter and without regard to the ends of lines: what a translation is
    /// made from.
    pub fn version(&self) -> String {
        let text = self.source.text.get(self.text_from..).unwrap_or_default();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        Hash::of(lines.join("\n").trim().as_bytes()).short()
    }

    /// Its title, where it is a text with one.
    pub fn title(&self) -> Option<&str> {
        let title = match &self.body {
            Body::Course(course) => &course.title,
            Body::Lesson(lesson) => &lesson.title,
            Body::Law(law) => &law.title,
            Body::Policy(policy) => &policy.title,
            Body::Case(case) => &case.title,
            Body::Quiz(bank) => &bank.title,
            _ => return None,
        };
        (!title.value.is_empty()).then_some(title.value.as_str())
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match &self.body {
            Body::Curriculum(_) => Kind::Curriculum,
            Body::Audiences(_) => Kind::Audiences,
            Body::Glossary(_) => Kind::Glossary,
            Body::Course(_) => Kind::Course,
            Body::Lesson(_) => Kind::Lesson,
            Body::Law(_) => Kind::Law,
            Body::Policy(_) => Kind::Policy,
            Body::Case(_) => Kind::Case,
            Body::Quiz(_) => Kind::Quiz,
            Body::Media(_) => Kind::Media,
            Body::Classes(_) => Kind::Class,
        }
    }
}

/// What a file's name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Without extension and language: the id of what it holds.
    pub(crate) id: String,
    /// Without extension.
    pub(crate) stem: String,
    /// The language of a translation: `ug` in `x.ug.md`.
    pub(crate) lang: Option<String>,
}

impl Name {
    fn of(path: &ContentPath) -> Name {
        let stem = path.stem();
        let suffix = stem.rsplit_once('.').filter(|(id, lang)| {
            let tag = (2..=3).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_lowercase());
            tag && !id.is_empty() && path.extension() == "md"
        });
        let (id, lang) = suffix.map_or((stem, None), |(id, lang)| (id, Some(lang.to_owned())));
        Name { id: id.to_owned(), stem: stem.to_owned(), lang }
    }

    /// Whether the file is a translation: what it does not say, its original does.
    pub(crate) fn is_translation(&self) -> bool {
        self.lang.is_some()
    }
}

/// Parses one file. A document with findings still has a value, so that every later stage can go on and find more.
pub fn parse(source: &Arc<SourceFile>, kind: Kind) -> (Doc, Vec<Diagnostic>) {
    let name = Name::of(&source.path);
    let mut input = Input::new(source);
    let body = if source.text.trim().is_empty() {
        input.report(file::empty(&source.path));
        Body::empty(kind, &name)
    } else {
        Body::read(&mut input, kind, &name)
    };
    let (text_from, translated_from) = (input.text_from, input.translated_from.take());
    let found = input.into_findings();
    let (id, lang) = (name.id, name.lang);
    (Doc { source: source.clone(), id, lang, translated_from, text_from, body }, found)
}

/// Reads a project's `theme.yaml`.
pub fn theme(source: &SourceFile) -> (kinds::theme::ThemeSettings, Vec<Diagnostic>) {
    let mut input = Input::new(source);
    let settings = kinds::theme::ThemeSettings::read(&mut input);
    (settings, input.into_findings())
}

/// Reads a theme's words in one language.
pub fn words(source: &SourceFile) -> (Vec<kinds::words::Wording>, Vec<Diagnostic>) {
    let mut input = Input::new(source);
    let words = kinds::words::read(&mut input);
    (words, input.into_findings())
}

impl Body {
    fn read(input: &mut Input, kind: Kind, name: &Name) -> Body {
        match kind {
            Kind::Curriculum => Body::Curriculum(Box::new(Curriculum::read(input))),
            Kind::Audiences => Body::Audiences(Audience::read_all(input)),
            Kind::Glossary => Body::Glossary(Term::read_all(input)),
            Kind::Course => Body::Course(Box::new(Course::read(input, name))),
            Kind::Lesson => Body::Lesson(Box::new(Lesson::read(input, name))),
            Kind::Law => Body::Law(Arc::new(Law::read(input, name))),
            Kind::Policy => Body::Policy(Box::new(Policy::read(input, name))),
            Kind::Case => Body::Case(Box::new(Case::read(input, name))),
            Kind::Quiz => Body::Quiz(Box::new(QuizBank::read(input, name))),
            Kind::Media => Body::Media(MediaItem::read_all(input)),
            Kind::Class => Body::Classes(Class::read_all(input)),
        }
    }

    /// What an empty file holds: it is reported as empty and nothing else.
    fn empty(kind: Kind, name: &Name) -> Body {
        let title = Spanned::new(name.id.clone(), Span::default());
        match kind {
            Kind::Curriculum => Body::Curriculum(Box::default()),
            Kind::Audiences => Body::Audiences(Vec::new()),
            Kind::Glossary => Body::Glossary(Vec::new()),
            Kind::Course => Body::Course(Box::new(Course { title, ..Course::default() })),
            Kind::Lesson => Body::Lesson(Box::new(Lesson { title, ..Lesson::default() })),
            Kind::Law => Body::Law(Arc::new(Law { title, ..Law::default() })),
            Kind::Policy => Body::Policy(Box::new(Policy { title, ..Policy::default() })),
            Kind::Case => Body::Case(Box::new(Case { title, ..Case::default() })),
            Kind::Quiz => Body::Quiz(Box::new(QuizBank { title, ..QuizBank::default() })),
            Kind::Media => Body::Media(Vec::new()),
            Kind::Class => Body::Classes(Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_suffix_makes_a_translation() {
        let name = |path| ContentPath::new(path).map(|path| Name::of(&path)).unwrap();
        assert_eq!(name("content/lessons/x.ug.md").lang.as_deref(), Some("ug"));
        assert_eq!(name("content/lessons/x.ug.md").id, "x");
        assert_eq!(name("content/lessons/x.1.md").id, "x.1");
        assert_eq!(name("content/lessons/x.Final.md").lang, None);
        assert_eq!(name("content/media/x.en.csv").id, "x.en");
    }
}
