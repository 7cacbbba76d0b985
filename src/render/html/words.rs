//! The words that pages add to the author's: labels of blocks, buttons, sentences of empty places. One table a language.

use super::words_check::CheckWords;
use super::words_class::ClassWords;
use super::words_contest::ContestWords;
use super::words_cover::CoverWords;
use super::words_export::ExportWords;
pub use super::words_learn::LearnWords;
use super::words_media::MediaWords;
use super::words_slides::SlideWords;
use crate::curriculum::shelf::Standing;
use crate::law::Date;
use crate::law::compare::Kind;
use crate::syntax::callouts::CalloutKind;
use crate::syntax::kinds::media::MediaType;
use serde::{Deserialize, Deserializer, Serialize};

/// What a language calls itself; its tag where that is not known here.
pub fn autonym(lang: &str) -> &str {
    match lang.split(['-', '_']).next().unwrap_or(lang) {
        "zh" => "中文",
        "ug" => "ئۇيغۇرچە",
        "en" => "English",
        "kk" => "قازاقشا",
        "ky" => "قىرعىزچا",
        "mn" => "ᠮᠣᠩᠭᠣᠯ",
        "bo" => "བོད་ཡིག",
        _ => lang,
    }
}

/// All words in one language. Templates read them as `words.search`; `{}` in a sentence is a place for one value,
/// `|` parts the examples of `search_tries`.
#[derive(Debug, Deserialize, Serialize)]
pub struct Words {
    /// Reading direction: `ltr` or `rtl`.
    pub dir: &'static str,
    /// Between the parts of a line: `、`.
    pub comma: &'static str,
    // The frame of every page.
    pub home: &'static str,
    pub skip: &'static str,
    pub table: &'static str,
    pub menu: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub search_try: &'static str,
    pub search_tries: &'static str,
    pub search_how: &'static str,
    pub search_shorter: &'static str,
    pub contents: &'static str,
    pub this_page: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub theme: &'static str,
    pub trainer_edition: &'static str,
    pub path: &'static str,
    pub version: &'static str,
    pub license: &'static str,
    pub to_top: &'static str,
    pub scripts_off: &'static str,
    // Sets and their listings.
    pub courses: &'static str,
    pub lessons: &'static str,
    pub laws: &'static str,
    pub policies: &'static str,
    pub cases: &'static str,
    pub quizzes: &'static str,
    pub classes: &'static str,
    pub media: &'static str,
    pub glossary: &'static str,
    pub cases_title: &'static str,
    pub glossary_title: &'static str,
    pub media_title: &'static str,
    pub coverage: &'static str,
    pub titles: &'static str,
    pub on_the_disc: &'static str,
    pub nothing_here: &'static str,
    // Lessons.
    pub lesson_number: &'static str,
    pub minutes: &'static str,
    pub teaching: &'static str,
    pub exercises: &'static str,
    pub everybody: &'static str,
    pub for_whom: &'static str,
    pub legal_basis: &'static str,
    pub before: &'static str,
    pub revised: &'static str,
    pub written_by: &'static str,
    pub terms_here: &'static str,
    pub footnotes: &'static str,
    pub back: &'static str,
    // Blocks.
    pub objectives: &'static str,
    pub questions: &'static str,
    pub keypoints: &'static str,
    pub law: &'static str,
    pub plain: &'static str,
    pub case: &'static str,
    pub trainer: &'static str,
    pub activity: &'static str,
    pub skit: &'static str,
    pub cast: &'static str,
    pub props: &'static str,
    pub scene: &'static str,
    pub quiz: &'static str,
    pub medium: &'static str,
    pub only: &'static str,
    pub except: &'static str,
    pub note: &'static str,
    pub tip: &'static str,
    pub important: &'static str,
    pub warning: &'static str,
    pub caution: &'static str,
    pub restated: &'static str,
    pub restated_page: &'static str,
    pub read_case: &'static str,
    pub source: &'static str,
    pub used_in: &'static str,
    // Questions.
    pub answer: &'static str,
    pub explanation: &'static str,
    pub basis: &'static str,
    pub several: &'static str,
    pub right: &'static str,
    pub wrong: &'static str,
    pub difficulty: &'static str,
    pub count_questions: &'static str,
    pub answers_with_trainer: &'static str,
    // Media.
    pub film: &'static str,
    pub song: &'static str,
    pub clip: &'static str,
    pub audio: &'static str,
    pub picture: &'static str,
    pub media_elsewhere: &'static str,
    pub picture_absent: &'static str,
    pub cannot_play: &'static str,
    pub spoken_words: &'static str,
    pub lyrics: &'static str,
    // Laws.
    pub in_force: &'static str,
    pub not_yet: &'static str,
    pub amended: &'static str,
    pub repealed: &'static str,
    pub unknown: &'static str,
    pub checked_on: &'static str,
    pub published: &'static str,
    pub since: &'static str,
    pub other_versions: &'static str,
    pub amends: &'static str,
    pub amended_by: &'static str,
    // A law in two languages.
    pub original_only: &'static str,
    pub beside: &'static str,
    pub official_text: &'static str,
    pub translated_text: &'static str,
    pub not_translated: &'static str,
    pub untranslated: &'static str,
    pub comparison: &'static str,
    pub old_text: &'static str,
    pub new_text: &'static str,
    pub to: &'static str,
    pub marks_are: &'static str,
    pub deleted_words: &'static str,
    pub added_words: &'static str,
    pub folded_hint: &'static str,
    /// What became of an article, in the order of [`Kind`].
    pub changes: [&'static str; 8],
    pub slides: &'static str,
    pub presenter: &'static str,
    pub start_timer: &'static str,
    pub pause_timer: &'static str,
    pub continued: &'static str,
    pub back_to_lesson: &'static str,
    pub blank_screen: &'static str,
    pub full_screen: &'static str,
    pub next_slide: &'static str,
    pub elapsed: &'static str,
    pub cited_by: &'static str,
    pub in_the_law: &'static str,
    pub close: &'static str,
    pub not_covered: &'static str,
    pub articles_in_all: &'static str,
    // Classes and the start page.
    pub when: &'static str,
    pub place: &'static str,
    pub organiser: &'static str,
    pub instructor: &'static str,
    pub size: &'static str,
    pub people: &'static str,
    pub daily: &'static str,
    pub timetable: &'static str,
    /// A day without lessons.
    pub day_off: &'static str,
    /// Time that remains, with a place for it.
    pub free: &'static str,
    /// Before lessons that find no room.
    pub unplaced: &'static str,
    /// What is taught on this day.
    pub today_in_class: &'static str,
    pub room: &'static str,
    pub time: &'static str,
    pub what: &'static str,
    pub course: &'static str,
    pub today: &'static str,
    pub upcoming: &'static str,
    pub over: &'static str,
    pub also_called: &'static str,
    pub lessons_of_course: &'static str,
    pub count_lessons: &'static str,
    /// Of what is exported.
    #[serde(deserialize_with = "kept")]
    pub export: &'static ExportWords,
    /// Around films and songs.
    #[serde(deserialize_with = "kept")]
    pub films: &'static MediaWords,
    /// Of the page that checks a copy.
    #[serde(deserialize_with = "kept")]
    pub check: &'static CheckWords,
    /// Of the page that shows what each class is taught.
    #[serde(deserialize_with = "kept")]
    pub cover: &'static CoverWords,
    /// Of the contest page.
    #[serde(deserialize_with = "kept")]
    pub contest: &'static ContestWords,
    /// Of slides and the trainer's window.
    #[serde(deserialize_with = "kept")]
    pub projector: &'static SlideWords,
    /// Of classes, trainers and places.
    #[serde(deserialize_with = "kept")]
    pub class: &'static ClassWords,
    /// Of what helps to read and to practise.
    #[serde(deserialize_with = "kept")]
    pub learn: &'static LearnWords,
}

/// A table within a table, of a theme: it lives as long as the program.
fn kept<D, T>(input: D) -> Result<&'static T, D::Error>
where
    D: Deserializer<'static>,
    T: Deserialize<'static>,
{
    T::deserialize(input).map(|table| &*Box::leak(Box::new(table)))
}

/// A list of texts, of a theme.
pub(super) fn list<D>(input: D) -> Result<&'static [&'static str], D::Error>
where
    D: Deserializer<'static>,
{
    Vec::<&'static str>::deserialize(input).map(|list| &*list.leak())
}

impl Words {
    /// The program's own words for a page in `lang` (BCP 47); Chinese where there is no table.
    pub fn of(lang: &str) -> &'static Words {
        match lang.split(['-', '_']).next() {
            Some("en") => &super::words_en::EN,
            Some("ug") => &super::words_ug::UG,
            _ => &super::words_zh::ZH,
        }
    }

    /// What a block is called.
    pub fn block(&self, kind: CalloutKind) -> &'static str {
        match kind {
            CalloutKind::Objectives => self.objectives,
            CalloutKind::Questions => self.questions,
            CalloutKind::KeyPoints => self.keypoints,
            CalloutKind::Law => self.law,
            CalloutKind::Plain => self.plain,
            CalloutKind::Case => self.case,
            CalloutKind::Trainer => self.trainer,
            CalloutKind::Activity => self.activity,
            CalloutKind::Skit => self.skit,
            CalloutKind::Quiz => self.quiz,
            CalloutKind::Media => self.medium,
            CalloutKind::Only => self.only,
            CalloutKind::Except => self.except,
            CalloutKind::Note => self.note,
            CalloutKind::Tip => self.tip,
            CalloutKind::Important => self.important,
            CalloutKind::Warning => self.warning,
            CalloutKind::Caution => self.caution,
            // Neither is part of a page.
            CalloutKind::Broadcast | CalloutKind::Slide | CalloutKind::Poster => "",
        }
    }

    /// What a medium is called.
    pub fn media_type(&self, kind: MediaType) -> &'static str {
        match kind {
            MediaType::Film => self.film,
            MediaType::Song => self.song,
            MediaType::Clip => self.clip,
            MediaType::Audio => self.audio,
            MediaType::Picture => self.picture,
        }
    }

    /// What stands in place of a player whose file is on another disc.
    pub fn elsewhere(&self, kind: MediaType) -> &'static str {
        match kind {
            MediaType::Film | MediaType::Clip => self.films.film_elsewhere,
            MediaType::Song => self.films.song_elsewhere,
            MediaType::Audio | MediaType::Picture => self.films.audio_elsewhere,
        }
    }

    /// What became of an article.
    pub fn change(&self, kind: Kind) -> &'static str {
        self.changes[kind as usize]
    }

    /// Whether a law is in force.
    pub fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::InForce => self.in_force,
            Standing::NotYet => self.not_yet,
            Standing::Amended => self.amended,
            Standing::Repealed => self.repealed,
            Standing::Unknown => self.unknown,
        }
    }

    /// A day as people write it.
    pub fn date(&self, date: Date) -> String {
        if std::ptr::eq(self, &super::words_zh::ZH) { date.han() } else { date.to_string() }
    }

    /// A day without its year.
    pub fn short_date(&self, date: Date) -> String {
        match std::ptr::eq(self, &super::words_zh::ZH) {
            true => format!("{}月{}日", date.month(), date.day()),
            false => format!("{:02}-{:02}", date.month(), date.day()),
        }
    }

    /// The first and the last day: `2026年11月23日—2027年3月12日`; empty without either.
    pub fn season(&self, (from, to): (Option<Date>, Option<Date>)) -> String {
        match (from, to) {
            (Some(from), Some(to)) if from == to => self.date(from),
            (Some(from), Some(to)) => format!("{}—{}", self.date(from), self.date(to)),
            (Some(day), None) | (None, Some(day)) => self.date(day),
            (None, None) => String::new(),
        }
    }
}

/// A sentence with its one place filled.
pub fn fill(sentence: &str, value: impl std::fmt::Display) -> String {
    sentence.replacen("{}", &value.to_string(), 1)
}
