//! Foreign files become the project's own forms: bytes in; clean text, and a list of what could not be taken over, out.
//! Pure, and safe with hostile bytes; `cli::import` reads, writes and words what is found here.
//!
//! | module | question it answers |
//! |---|---|
//! | [`form`] | what kind of file is this, whatever its name says? |
//! | [`text`], [`html`], [`docx`] | which lines does the file show, and what else is in it? |
//! | [`law`] | which statute do these lines hold? |
//! | [`lesson`], [`pptx`] | which lesson does a Word document or a presentation hold? |
//! | [`quiz`] | which questions does the file hold, and how do other programs want ours? |

pub mod docx;
pub mod form;
pub mod html;
pub mod law;
pub mod lesson;
pub mod pptx;
pub mod quiz;
pub mod text;

mod line;
mod package;
mod rest;
mod sheet;
mod tables;
mod xml;

pub use line::{Edge, Line};

/// What a foreign file shows, line by line, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Original {
    /// Lines that show something.
    pub lines: Vec<Line>,
    /// What is no running text.
    pub losses: Vec<Loss>,
    /// What the file calls itself outside of its text: the title of a web page.
    pub name: Option<String>,
}

/// Something of the original that is not, or perhaps not as it was, in the result.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// Its line (of Word files: paragraph) in the original, from 1; 0 for the file as a whole.
    pub number: u32,
    /// The last of its lines.
    pub last: u32,
    /// What it is.
    pub kind: LossKind,
    /// The first words of it or of the line where it is, to look for; may be empty.
    pub words: String,
}

/// What was left out, or is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LossKind {
    /// A table.
    Table,
    /// A picture or drawing.
    Picture,
    /// A text box: words that float beside the text.
    TextBox,
    /// A formula.
    Formula,
    /// A footnote or endnote.
    Footnote,
    /// A comment of a reviewer.
    Comment,
    /// Words that a reviewer deleted; insertions were taken as accepted.
    Deletion,
    /// Hidden words.
    Hidden,
    /// A number that the word processor makes and that could not be made here.
    Numbering,
    /// A quote or code: no form of a statute.
    Block,
    /// Fields above the text.
    Fields,
    /// The number of a page.
    PageNumber,
    /// A line that stands on every page.
    RunningHead,
    /// A table of contents; only its first line is named.
    Contents,
    /// Lines before the title.
    BeforeTitle,
    /// Lines between title and body that are no history of the law: a web site's source and date.
    BesideHeader,
    /// Lines behind the law's end: signatures, links of a web site.
    AfterEnd,
    /// Characters that could not be read.
    Unreadable,
    /// A paragraph without an end: perhaps the sentence goes on in the next.
    Unfinished,
    /// No title was found; the file's name is taken.
    NoTitle,
}

impl Loss {
    /// `kind` at the line `number` that reads `words`.
    pub fn new(kind: LossKind, number: u32, words: &str) -> Loss {
        Loss { number, last: number, kind, words: excerpt(words) }
    }

    /// All of `lines` together; nothing if there are none.
    fn of_lines(kind: LossKind, lines: &[Line]) -> Option<Loss> {
        let (first, last) = (lines.first()?, lines.last()?);
        Some(Loss { last: last.number, ..first.loss(kind) })
    }
}

/// Words enough to find a place by, in characters.
const EXCERPT: usize = 16;

/// The beginning of a line.
fn excerpt(words: &str) -> String {
    let words = words.trim();
    match words.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
