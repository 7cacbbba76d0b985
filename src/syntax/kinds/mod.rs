//! The typed documents: one file a kind.

pub mod case;
pub mod class;
pub mod course;
pub mod curriculum;
pub mod glossary;
pub mod hours;
pub mod law;
pub mod lesson;
pub mod media;
pub mod policy;
pub mod print;
pub mod quiz;
pub mod theme;
pub mod words;

use super::fields::Field;
use crate::base::path::ContentPath;

/// The kinds of files under `content/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `curriculum.yaml`
    Curriculum,
    /// `audiences.yaml`
    Audiences,
    /// `glossary.md`
    Glossary,
    /// `courses/*.md`
    Course,
    /// `lessons/*.md`
    Lesson,
    /// `laws/*.md`
    Law,
    /// `policies/*.md`
    Policy,
    /// `cases/*.md`
    Case,
    /// `quizzes/*.md`
    Quiz,
    /// `media/*.yaml|csv`
    Media,
    /// `classes/*.yaml|csv`
    Class,
}

impl Kind {
    /// Folders of `content/` and what is in them.
    pub const FOLDERS: &'static [(&'static str, Kind)] = &[
        ("courses", Kind::Course),
        ("lessons", Kind::Lesson),
        ("laws", Kind::Law),
        ("policies", Kind::Policy),
        ("cases", Kind::Case),
        ("quizzes", Kind::Quiz),
        ("media", Kind::Media),
        ("classes", Kind::Class),
    ];

    /// What the file at `path` must hold; nothing for files that are no documents (pictures, films, notes).
    pub fn of(path: &ContentPath) -> Option<Kind> {
        let rest = path.as_str().strip_prefix("content/")?;
        let Some((folder, _)) = rest.split_once('/') else {
            return match rest {
                "curriculum.yaml" => Some(Kind::Curriculum),
                "audiences.yaml" => Some(Kind::Audiences),
                "glossary.md" => Some(Kind::Glossary),
                _ => None,
            };
        };
        let kind = Self::FOLDERS.iter().find(|(name, _)| *name == folder)?.1;
        let fits = match kind {
            Kind::Media | Kind::Class => matches!(path.extension().as_str(), "yaml" | "yml" | "csv"),
            _ => path.extension() == "md",
        };
        fits.then_some(kind)
    }

    /// All of them.
    pub const ALL: [Kind; 11] = [
        Kind::Curriculum,
        Kind::Audiences,
        Kind::Glossary,
        Kind::Course,
        Kind::Lesson,
        Kind::Law,
        Kind::Policy,
        Kind::Case,
        Kind::Quiz,
        Kind::Media,
        Kind::Class,
    ];

    /// Of files that hold a list of things: what the field may be called that holds the list.
    pub fn list_names(self) -> Option<&'static [&'static str]> {
        match self {
            Kind::Audiences => Some(&["audiences", "受众"]),
            Kind::Media => Some(&["items", "媒体", "清单"]),
            Kind::Class => Some(&["classes", "班次"]),
            _ => None,
        }
    }

    /// The fields of its files: what they are called in English and Chinese, and which must be there.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::Curriculum => curriculum::FIELDS,
            Kind::Audiences => curriculum::AUDIENCE_FIELDS,
            Kind::Glossary => glossary::FIELDS,
            Kind::Course => course::FIELDS,
            Kind::Lesson => lesson::FIELDS,
            Kind::Law => law::FIELDS,
            Kind::Policy => policy::FIELDS,
            Kind::Case => case::FIELDS,
            Kind::Quiz => quiz::FIELDS,
            Kind::Media => media::FIELDS,
            Kind::Class => class::FIELDS,
        }
    }

    /// The folder of its pages in a bundle, and its name in listings.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Curriculum | Kind::Audiences => "",
            Kind::Glossary => "glossary",
            Kind::Course => "courses",
            Kind::Lesson => "lessons",
            Kind::Law => "laws",
            Kind::Policy => "policies",
            Kind::Case => "cases",
            Kind::Quiz => "quizzes",
            Kind::Media => "media",
            Kind::Class => "classes",
        }
    }

    /// In the singular, as in search results and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Curriculum => "curriculum",
            Kind::Audiences => "audiences",
            Kind::Glossary => "glossary",
            Kind::Course => "course",
            Kind::Lesson => "lesson",
            Kind::Law => "law",
            Kind::Policy => "policy",
            Kind::Case => "case",
            Kind::Quiz => "quiz",
            Kind::Media => "media",
            Kind::Class => "class",
        }
    }
}
