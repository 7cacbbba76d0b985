//! Files of questions: which form one has, what was read, what was lost.

use super::bank::{Answer, Bank, Item, MOST_OPTIONS};
use super::{aiken, gift, kolibri, moodle, qti, table};
use crate::base::{csv, encoding};
use crate::convert::form::{self, Foreign};
use crate::convert::sheet;

/// A form of files that hold questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// GIFT.
    Gift,
    /// Aiken.
    Aiken,
    /// QTI 2.1.
    Qti,
    /// Moodle XML.
    Moodle,
    /// A table.
    Csv,
    /// A table in a workbook.
    Xlsx,
    /// Tables for Kolibri.
    Kolibri,
}

/// A bank that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What was taken over.
    pub bank: Bank,
    /// What was not, or not as it was.
    pub losses: Vec<Loss>,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Something that was not taken over, or not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: LossKind,
    /// The first words of the question, to look for.
    pub words: String,
}

/// Where something stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line, from 1.
    Line(usize),
    /// A question, from 1.
    Question(usize),
    /// A file in an archive.
    Part(String),
    /// The file as a whole.
    File,
}

/// What was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LossKind {
    /// A question of a kind that our banks do not have: left out.
    Kind,
    /// A question whose kind has a name that nobody knows: taken as its options and its answer look.
    UnknownKind,
    /// A question of a kind that the other form does not have: left out.
    NotInForm,
    /// A question without an answer: taken all the same.
    NoAnswer,
    /// Text that belongs to no question: left out.
    NoQuestion,
    /// A question without words: left out.
    NoStem,
    /// More than 26 options: left out.
    TooManyOptions,
    /// A question that is cut off or cannot be read: left out.
    Broken,
    /// Pictures, tables, formulas and other things that are no text: left out.
    NoText,
    /// What is told to those who chose a certain option: left out.
    Feedback,
    /// Points for answers that are half right: left out.
    Points,
    /// How far a number may be off: left out.
    Tolerance,
    /// Columns that are not known: left out.
    Column,
    /// The case was written before each of its questions.
    Case,
    /// Explanation, basis and difficulty have no place in the form: left out.
    Remarks,
    /// More questions than a bank can have: left out.
    TooMany,
    /// Kolibri wants a licence, which only the author can give.
    Licence,
}

/// More questions are no bank.
const MOST: usize = 20_000;

/// No text of questions is longer, in bytes.
const LARGEST: usize = 16 << 20;

impl Draft {
    /// Takes over what was read at `place`.
    pub(super) fn take(&mut self, place: Place, item: Item) {
        let unanswered = matches!(item.answer, Answer::Unknown);
        let item = item.plain();
        let kind = if item.stem.is_empty() {
            Some(LossKind::NoStem)
        } else if item.options.len() > MOST_OPTIONS {
            Some(LossKind::TooManyOptions)
        } else if self.bank.items.len() >= MOST {
            let told = self.losses.last().is_some_and(|loss| loss.kind == LossKind::TooMany);
            return if told {
            } else {
                self.lose(place, LossKind::TooMany, &item.stem)
            };
        } else {
            None
        };
        if let Some(kind) = kind {
            return self.lose(place, kind, item.options.first().unwrap_or(&item.stem));
        }
        if unanswered || item.answer == Answer::Unknown {
            self.lose(place, LossKind::NoAnswer, &item.stem);
        }
        self.bank.items.push(item);
    }

    /// Tells that something is lost.
    pub(super) fn lose(&mut self, place: Place, kind: LossKind, words: &str) {
        self.losses.push(Loss { place, kind, words: crate::convert::excerpt(&super::text::one_line(words)) });
    }
}

/// The banks in a file whose name ends in `extension`, and its form.
///
/// # Errors
/// It is of no form that holds questions.
pub fn read(bytes: &[u8], extension: &str) -> Result<(Form, Vec<Draft>), Foreign> {
    if form::of_bytes(bytes)?.is_some() {
        return match sheet::is_workbook(bytes) {
            true => Ok((Form::Xlsx, table::read_workbook(bytes)?)),
            false => Ok((Form::Qti, vec![qti::read_archive(bytes)?])),
        };
    }
    if bytes.len() > LARGEST {
        return Err(Foreign::TooLarge);
    }
    let text = encoding::decode(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let form = of_text(text, extension)?;
    let mut drafts = match form {
        Form::Qti => vec![qti::read_file(text)],
        Form::Moodle => moodle::read(text),
        Form::Gift => gift::read(text),
        Form::Aiken => vec![aiken::read(text)],
        Form::Csv | Form::Xlsx => vec![table::read(text)],
        Form::Kolibri => kolibri::read(text),
    };
    drafts.retain(|draft| *draft != Draft::default());
    Ok((form, drafts))
}

fn of_text(text: &str, extension: &str) -> Result<Form, Foreign> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Foreign::Empty);
    }
    let strange = text.chars().filter(|&c| c == '\u{fffd}' || (c.is_control() && !"\n\t\u{c}".contains(c)));
    if strange.count() * 20 > text.chars().count() {
        return Err(Foreign::Binary);
    }
    let is_page = ["<?xml", "<!doctype", "<html", "<quiz", "<assessment"];
    if is_page
        .iter()
        .any(|begin| start.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin)))
    {
        let has = |word| text.contains(word);
        return match () {
            () if has("<quiz") => Ok(Form::Moodle),
            () if has("assessmentItem") => Ok(Form::Qti),
            () => Err(Foreign::WordXml),
        };
    }
    let head = csv::rows(text, csv::delimiter(text)).next().map(|row| row.cells).unwrap_or_default();
    if kolibri::is_head(&head) {
        return Ok(Form::Kolibri);
    }
    if extension.eq_ignore_ascii_case("csv") || table::is_head(&head) {
        return Ok(Form::Csv);
    }
    if aiken::is_form(text) && !extension.eq_ignore_ascii_case("gift") {
        return Ok(Form::Aiken);
    }
    match text.contains('{') && text.contains('}') || extension.eq_ignore_ascii_case("gift") {
        true => Ok(Form::Gift),
        false => Err(Foreign::Binary),
    }
}

/// `banks`, each with its id, in another form; and what the form cannot hold, by bank.
pub fn write(banks: &[(String, Bank)], form: Form) -> (Vec<File>, Vec<Vec<Loss>>) {
    if form == Form::Kolibri {
        return kolibri::write(banks);
    }
    let (mut files, mut losses) = (Vec::new(), Vec::new());
    for (id, bank) in banks {
        let mut lost = Vec::new();
        let (ending, bytes) = match form {
            Form::Gift => ("gift", gift::write(bank, &mut lost).into_bytes()),
            Form::Aiken => ("txt", aiken::write(bank, &mut lost).into_bytes()),
            Form::Moodle => ("xml", moodle::write(bank, &mut lost).into_bytes()),
            Form::Qti => ("zip", qti::write(bank, id, &mut lost)),
            Form::Xlsx => ("xlsx", table::write_workbook(bank)),
            Form::Csv | Form::Kolibri => ("csv", table::write(bank).into_bytes()),
        };
        files.push(File { name: format!("{id}.{ending}"), bytes });
        losses.push(lost);
    }
    (files, losses)
}

/// Tells of the question `at` that it is lost in another form.
pub(super) fn lost(at: usize, kind: LossKind, item: &Item) -> Loss {
    Loss { place: Place::Question(at + 1), kind, words: crate::convert::excerpt(&item.stem) }
}
