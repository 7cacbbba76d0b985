//! One file's bytes -> one typed document. Pure: no file is opened, no other document is known.

pub mod ast;
pub mod callouts;
mod input;
pub mod kinds;
mod markdown;
mod notation;
mod questions;
pub mod walk;

use crate::base::path::ContentPath;
use crate::diag::Diagnostic;
use crate::source::SourceFile;
use kinds::Kind;
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
    /// What it holds.
    pub body: Body,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Body {
    /// `curriculum.yaml`
    Curriculum(Box<kinds::curriculum::Curriculum>),
    /// `audiences.yaml`
    Audiences(Vec<kinds::curriculum::Audience>),
    /// `glossary.md`
    Glossary(Vec<kinds::glossary::Term>),
    /// A course.
    Course(Box<kinds::course::Course>),
    /// A lesson.
    Lesson(Box<kinds::lesson::Lesson>),
    /// A law.
    Law(Arc<kinds::law::Law>),
    /// A policy.
    Policy(Box<kinds::policy::Policy>),
    /// A case.
    Case(Box<kinds::case::Case>),
    /// A question bank.
    Quiz(Box<kinds::quiz::QuizBank>),
    /// Items of a media manifest.
    Media(Vec<kinds::media::MediaItem>),
    /// Classes.
    Classes(Vec<kinds::class::Class>),
}

impl Doc {
    /// Where it comes from.
    pub fn path(&self) -> &ContentPath {
        &self.source.path
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

/// Parses one file. A document with findings still has a value, so that every later stage can go on and find more.
pub fn parse(source: &Arc<SourceFile>, kind: Kind) -> (Doc, Vec<Diagnostic>) {
    let mut input = input::Input::new(source);
    let content = markdown::parse(&mut input, 0..source.text.len());
    let body = Body::Lesson(Box::new(kinds::lesson::Lesson { body: content, ..Default::default() }));
    let _ = kind;
    (
        Doc { source: source.clone(), id: source.path.stem().to_owned(), lang: None, body },
        input.into_findings(),
    )
}
