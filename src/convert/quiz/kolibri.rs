//! The tables from which channels of Kolibri are made (`Exercises.csv`, `ExerciseQuestions.csv`): choices, and numbers to
//! type in. At most three answers may be right; what is said after the answer becomes hints.

use super::bank::{Answer, Bank, Item, TRUTH, letter};
use super::file::{Draft, File, Loss, LossKind, Place, lost};
use super::remarks;
use crate::base::csv;

/// Between the texts of a cell that holds several.
const BETWEEN: &str = "🍣";

const EXERCISES: &[&str] = &[
    "Path *",
    "Title *",
    "Source ID *",
    "Description",
    "Author",
    "Language",
    "License ID *",
    "License Description",
    "Copyright Holder",
    "Number Correct",
    "Out of Total",
    "Randomize",
    "Thumbnail",
];

const QUESTIONS: &[&str] = &[
    "Source ID *",
    "Question ID *",
    "Question type *",
    "Question *",
    "Option A",
    "Option B",
    "Option C",
    "Option D",
    "Option E",
    "Options F...",
    "Correct Answer *",
    "Correct Answer 2",
    "Correct Answer 3",
    "Hint 1",
    "Hint 2",
    "Hint 3",
    "Hint 4",
    "Hint 5",
    "Hint 6+",
];

/// Whether the first row of a table is that of `ExerciseQuestions.csv`.
pub(super) fn is_head(head: &[String]) -> bool {
    ["Question type *", "Question *"].iter().all(|name| head.iter().any(|cell| cell == name))
}

/// Reads banks: the questions of each exercise are one.
pub fn read(text: &str) -> Vec<Draft> {
    let mut rows = csv::rows(text, csv::delimiter(text));
    let head = rows.next().map(|row| row.cells).unwrap_or_default();
    let mut drafts: Vec<Draft> = Vec::new();
    for row in rows {
        let line = text.get(..row.start).unwrap_or_default().matches('\n').count() + 1;
        let cell = |name: &str| {
            let at = head.iter().position(|cell| cell == name)?;
            row.cells.get(at).filter(|cell| !cell.is_empty()).map(String::as_str)
        };
        let several = |singles: &[&str], more: &str| {
            let single = singles.iter().filter_map(|name| cell(name));
            let rest = cell(more).into_iter().flat_map(|cell| cell.split(BETWEEN));
            single.chain(rest).map(|text| text.trim().to_owned()).collect::<Vec<_>>()
        };
        let source = cell("Source ID *").unwrap_or_default();
        let at = match drafts.iter().position(|draft| draft.bank.title == source) {
            Some(at) => at,
            None => {
                let mut draft = Draft::default();
                draft.bank.title = source.to_owned();
                drafts.push(draft);
                drafts.len() - 1
            }
        };
        let stem = cell("Question *").unwrap_or_default();
        let mut item = Item::new(stem);
        let right = several(&["Correct Answer *", "Correct Answer 2"], "Correct Answer 3");
        let options = several(&["Option A", "Option B", "Option C", "Option D", "Option E"], "Options F...");
        let hints = several(&["Hint 1", "Hint 2", "Hint 3", "Hint 4", "Hint 5"], "Hint 6+");
        remarks::take(&hints.join("\n"), &mut item);
        match cell("Question type *").unwrap_or_default() {
            kind @ ("single_selection" | "multiple_selection") => {
                let at = |word: &String| options.iter().position(|option| option == word);
                item.answer = Answer::Choice {
                    right: right.iter().filter_map(at).collect(),
                    many: kind.starts_with('m'),
                };
                item.options = options;
            }
            "input_question" => item.answer = Answer::Words(right),
            _ => {
                drafts[at].lose(Place::Line(line), LossKind::Kind, stem);
                continue;
            }
        }
        drafts[at].take(Place::Line(line), item);
    }
    drafts
}

/// Writes what the form can hold: all banks into two tables.
pub fn write(banks: &[(String, Bank)]) -> (Vec<File>, Vec<Vec<Loss>>) {
    let (mut exercises, mut questions) = (vec![csv::row(EXERCISES)], vec![csv::row(QUESTIONS)]);
    let mut losses = Vec::new();
    for (id, bank) in banks {
        let title = if bank.title.is_empty() { id } else { &bank.title };
        let mut lost_here = vec![Loss { place: Place::File, kind: LossKind::Licence, words: String::new() }];
        let mut count = 0usize;
        for (at, item) in bank.items.iter().enumerate() {
            match row(id, at, item) {
                Some(row) => {
                    count += 1;
                    questions.push(row);
                    if !item.case.is_empty() {
                        lost_here.push(lost(at, LossKind::Case, item));
                    }
                }
                None => lost_here.push(lost(at, LossKind::NotInForm, item)),
            }
        }
        let cells = EXERCISES.iter().map(|name| match *name {
            "Path *" => format!("channel/{}", title.replace('/', "／")),
            "Title *" => title.clone(),
            "Source ID *" => id.clone(),
            "Number Correct" | "Out of Total" => count.to_string(),
            "Randomize" => "true".to_owned(),
            _ => String::new(),
        });
        exercises.push(csv::row(cells));
        losses.push(lost_here);
    }
    let file = |name: &str, rows: Vec<String>| {
        // A mark of UTF-8 would become part of the first name of the head.
        let text: String = rows.into_iter().map(|row| row + "\r\n").collect();
        File { name: name.to_owned(), bytes: text.into_bytes() }
    };
    (vec![file("Exercises.csv", exercises), file("ExerciseQuestions.csv", questions)], losses)
}

fn row(id: &str, at: usize, item: &Item) -> Option<String> {
    let truth = TRUTH.map(str::to_owned);
    let chosen =
        |right: &[usize]| right.iter().filter_map(|at| item.options.get(*at).cloned()).collect::<Vec<_>>();
    let (kind, options, right) = match &item.answer {
        Answer::Choice { right, many } => {
            (if *many { "multiple_selection" } else { "single_selection" }, &item.options[..], chosen(right))
        }
        Answer::Truth(is_true) => {
            ("single_selection", &truth[..], vec![truth[usize::from(!is_true)].clone()])
        }
        // Learners type numbers only.
        Answer::Words(words) if words.iter().all(|word| word.parse::<f64>().is_ok()) => {
            ("input_question", &[][..], words.clone())
        }
        Answer::Words(_) | Answer::Order(_) | Answer::Unknown => return None,
    };
    let mut told_once = options.to_vec();
    told_once.sort();
    told_once.dedup();
    if right.len() > 3 || told_once.len() < options.len() {
        return None;
    }
    let hints = remarks::lines(item);
    let nth = |all: &[String], at: usize| all.get(at).cloned().unwrap_or_default();
    let rest =
        |all: &[String], from: usize| all.get(from..).map(|rest| rest.join(BETWEEN)).unwrap_or_default();
    let cells = QUESTIONS.iter().map(|name| match *name {
        "Source ID *" => id.to_owned(),
        "Question ID *" => format!("{id}-{}", at + 1),
        "Question type *" => kind.to_owned(),
        "Question *" => item.told("\n\n"),
        "Options F..." => rest(options, 5),
        "Correct Answer *" => nth(&right, 0),
        "Hint 6+" => rest(&hints, 5),
        name => match name.rsplit_once(' ').map(|(what, which)| (what, which, which.parse::<usize>())) {
            Some(("Option", which, _)) => (0..5)
                .find(|at| which.starts_with(letter(*at)))
                .map(|at| nth(options, at))
                .unwrap_or_default(),
            Some(("Correct Answer", _, Ok(number))) => nth(&right, number - 1),
            Some(("Hint", _, Ok(number))) => nth(&hints, number - 1),
            _ => String::new(),
        },
    });
    Some(csv::row(cells))
}
