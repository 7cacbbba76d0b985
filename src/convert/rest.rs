//! What a document shows that is neither in the lesson nor on the list of what was left: it comes onto the list.
//!
//! The readers know the elements that word processors usually write. A file may hold words where nobody thought of;
//! so all its parts are gone through once more, by a rule that knows nothing but "this element holds words".

use super::form::Foreign;
use super::lesson::{Draft, LeftKind};
use super::package::Package;
use super::xml::{Piece, Pieces, shows};

/// Bytes that may be gone through in looking for words. What is not found by then is told, found or not.
const LOOKED_THROUGH: usize = 1 << 30;

/// Parts that show nothing of their own.
const SETTINGS: [&str; 14] = [
    "word/styles",
    "word/numbering",
    "word/settings",
    "word/webSettings",
    "word/theme/",
    "word/fontTable",
    "word/glossary/",
    "ppt/theme/",
    "ppt/presProps",
    "ppt/viewProps",
    "ppt/tableStyles",
    "ppt/commentAuthors",
    "ppt/notesMasters/",
    "ppt/handoutMasters/",
];

/// Puts onto the list of `draft` what neither that list nor `taken` holds.
pub(super) fn leave(package: &mut Package<'_>, taken: &str, draft: &mut Draft) -> Result<(), Foreign> {
    let mut known = Known::of(taken, draft);
    for name in package.names()? {
        let shown = ["word/", "ppt/"].iter().any(|folder| name.starts_with(folder))
            && !SETTINGS.iter().any(|part| name.starts_with(part));
        if !shown || draft.told.contains(&name) {
            continue;
        }
        let file = name.rsplit('/').next().unwrap_or_default();
        if name.contains("/media/") {
            draft.leave(0, LeftKind::Picture, file);
        } else if name.ends_with(".xml") {
            let xml = package.part(&name)?.unwrap_or_default();
            if name.starts_with("ppt/slideMasters/") || name.starts_with("ppt/slideLayouts/") {
                let words = known.missing(&free_words(&xml));
                draft.leave_some(LeftKind::Master, &words);
            } else {
                let words = known.missing(&all_words(&xml));
                draft.leave_some(LeftKind::Rest, &words);
            }
        }
    }
    Ok(())
}

/// Every run of words in a part.
fn all_words(xml: &str) -> Vec<String> {
    let (mut runs, mut pieces, mut open) = (Vec::new(), Pieces::of(xml), false);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Begin(element) => {
                open = shows(&element.name);
                runs.extend(open.then(String::new));
            }
            Piece::End(_) => open = false,
            Piece::Words(words) => {
                if let Some(run) = runs.last_mut().filter(|_| open) {
                    run.push_str(&words);
                }
            }
        }
    }
    runs
}

/// The words of a master or layout that are no hints: hints stand in placeholders, and slides have their own words there.
fn free_words(xml: &str) -> Vec<String> {
    let (mut runs, mut pieces) = (Vec::new(), Pieces::of(xml));
    let (mut shape, mut hint, mut open) = (Vec::new(), false, false);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Begin(element) => {
                open = shows(&element.name);
                hint |= element.name == "ph";
                if element.name == "sp" {
                    (shape, hint) = (Vec::new(), false);
                }
            }
            Piece::End(name) => {
                open = false;
                if name == "sp" {
                    runs.append(&mut shape);
                }
            }
            Piece::Words(words) if open && !hint => shape.push(words),
            Piece::Words(_) => {}
        }
    }
    runs.append(&mut shape);
    runs
}

/// What is in the lesson or on the list, letters and figures alone.
struct Known {
    letters: String,
    /// Behind the last words that were found: the next ones mostly come next.
    at: usize,
    looked: usize,
}

impl Known {
    fn of(taken: &str, draft: &Draft) -> Known {
        let mut letters = letters(taken);
        for left in &draft.left {
            letters.push_str(&self::letters(&left.words));
        }
        Known { letters, at: 0, looked: 0 }
    }

    /// Those of `runs` that are nowhere.
    fn missing(&mut self, runs: &[String]) -> String {
        let missing: Vec<&str> =
            runs.iter().map(|run| run.trim()).filter(|run| !self.holds(&letters(run))).collect();
        missing.join(" ")
    }

    fn holds(&mut self, words: &str) -> bool {
        if words.is_empty() || self.looked > LOOKED_THROUGH {
            return words.is_empty();
        }
        let (before, after) = self.letters.split_at(self.at);
        if let Some(found) = after.find(words) {
            self.looked += found;
            self.at += found + words.len();
            return true;
        }
        self.looked += self.letters.len();
        let end = before.len().saturating_add(words.len()).min(self.letters.len());
        let end = (end..=self.letters.len()).find(|&end| self.letters.is_char_boundary(end)).unwrap_or(0);
        self.letters[..end].contains(words)
    }
}

/// Raised and lowered figures as plain ones: the lesson writes them with characters of their own.
fn letters(text: &str) -> String {
    let figure = |c: char| match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰'..='⁹' => digit(c as u32 - '⁰' as u32),
        '₀'..='₉' => digit(c as u32 - '₀' as u32),
        c => c,
    };
    text.chars().filter(|c| c.is_alphanumeric()).map(figure).collect()
}

fn digit(number: u32) -> char {
    char::from_digit(number, 10).unwrap_or_default()
}
