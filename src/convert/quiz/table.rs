//! Questions as a table, one a row, for spreadsheets. Its head may be Chinese or English, in any order.

use super::bank::{Answer, Bank, Item, OR, TRUTH, letter, truth};
use super::file::{Draft, LossKind, Place};
use crate::base::csv;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Kind,
    Stem,
    Option,
    Answer,
    Explanation,
    Basis,
    Difficulty,
    Case,
}

const NAMES: &[(Column, &[&str])] = &[
    (Column::Number, &["序号", "编号", "题号", "no", "no.", "number"]),
    (Column::Kind, &["题型", "类型", "题目类型", "type", "kind"]),
    (Column::Stem, &["题干", "题目", "问题", "试题", "question", "stem"]),
    (Column::Answer, &["答案", "正确答案", "参考答案", "标准答案", "answer", "correct answer"]),
    (Column::Explanation, &["解析", "答案解析", "说明", "explanation"]),
    (Column::Basis, &["依据", "法律依据", "basis"]),
    (Column::Difficulty, &["难度", "难易度", "difficulty"]),
    (Column::Case, &["案例", "case"]),
];

fn column(name: &str) -> Option<Column> {
    let name = name.trim().to_lowercase();
    let known = NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column);
    let rest =
        ["选项", "option_", "option "].iter().find_map(|start| name.strip_prefix(start)).unwrap_or(&name);
    let lettered = |text: &str| text.len() == 1 && text.bytes().all(|b| b.is_ascii_alphanumeric());
    known.or_else(|| lettered(rest.trim()).then_some(Column::Option))
}

/// Whether the first row of a table names what a question needs.
pub(super) fn is_head(head: &[String]) -> bool {
    let has = |wanted| head.iter().any(|name| column(name) == Some(wanted));
    has(Column::Stem) && has(Column::Answer)
}

/// Reads a bank.
pub fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let mut head: Option<Vec<Option<Column>>> = None;
    for row in csv::rows(text, csv::delimiter(text)) {
        let line = text.get(..row.start).unwrap_or_default().matches('\n').count() + 1;
        let line =
            line + text.get(row.start..).unwrap_or_default().chars().take_while(|c| *c == '\n').count();
        let Some(head) = &head else {
            for name in row.cells.iter().filter(|name| !name.is_empty() && column(name).is_none()) {
                draft.lose(Place::Line(line), LossKind::Column, name);
            }
            head = Some(row.cells.iter().map(|name| column(name)).collect());
            continue;
        };
        if row.cells.iter().all(String::is_empty) {
            continue;
        }
        if row.cells.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
            draft.lose(Place::Line(line), LossKind::Column, row.cells.last().map_or("", String::as_str));
        }
        let item = question(head, &row.cells);
        draft.take(Place::Line(line), item);
    }
    draft
}

fn question(head: &[Option<Column>], cells: &[String]) -> Item {
    let mut item = Item::new("");
    let (mut kind, mut answer) = ("", "");
    for (column, cell) in head.iter().zip(cells) {
        match column {
            Some(Column::Kind) => kind = cell,
            Some(Column::Answer) => answer = cell,
            Some(Column::Stem) => item.stem.clone_from(cell),
            Some(Column::Option) if !cell.is_empty() => item.options.push(cell.clone()),
            Some(Column::Explanation) => item.explanation.clone_from(cell),
            Some(Column::Basis) => item.basis.clone_from(cell),
            Some(Column::Difficulty) => item.difficulty.clone_from(cell),
            Some(Column::Case) => item.case.clone_from(cell),
            Some(Column::Number | Column::Option) | None => {}
        }
    }
    item.answer = meant(&item.options, kind, answer);
    item
}

fn meant(options: &[String], kind: &str, answer: &str) -> Answer {
    let is = |words: &[&str]| words.iter().any(|word| kind.to_lowercase().contains(word));
    if answer.is_empty() {
        return Answer::Unknown;
    }
    if options.is_empty() {
        let told = !is(&["填空", "简答", "written", "short"]);
        return match truth(answer).filter(|_| told) {
            Some(truth) => Answer::Truth(truth),
            None => Answer::Words(vec![answer.to_owned()]),
        };
    }
    let letters: Option<Vec<usize>> = answer
        .chars()
        .filter(|c| !c.is_whitespace() && !",，、;；/|".contains(*c))
        .map(|c| {
            let at = usize::from(
                (c.to_ascii_uppercase() as u32).checked_sub(65).and_then(|at| u8::try_from(at).ok())?,
            );
            (at < options.len()).then_some(at)
        })
        .collect();
    let at = letters.or_else(|| Some(vec![options.iter().position(|option| option == answer)?]));
    match at {
        None => Answer::Unknown,
        Some(order) if is(&["排序", "order"]) => Answer::Order(order),
        Some(right) => {
            Answer::Choice { many: right.len() > 1 || is(&["多选", "多项", "multiple"]), right }
        }
    }
}

/// Writes all of it.
pub fn write(bank: &Bank) -> String {
    let widest = bank.items.iter().map(|item| item.options.len()).max().unwrap_or(0).max(4);
    let options = (0..widest).map(|at| format!("选项{}", letter(at)));
    let ends = ["答案", "解析", "依据", "难度", "案例"].map(str::to_owned);
    let head = ["题型", "题干"].map(str::to_owned).into_iter().chain(options).chain(ends);
    let rows = bank.items.iter().map(|item| {
        let letters = |all: &[usize], between: &str| {
            all.iter().map(|at| letter(*at).to_string()).collect::<Vec<_>>().join(between)
        };
        let (kind, answer) = match &item.answer {
            Answer::Choice { right, many: false } => ("单选", letters(right, "")),
            Answer::Choice { right, many: true } => ("多选", letters(right, "")),
            Answer::Truth(truth) => ("判断", TRUTH[usize::from(!truth)].to_owned()),
            Answer::Words(words) => ("填空", words.join(OR)),
            Answer::Order(order) => ("排序", letters(order, "、")),
            Answer::Unknown => ("", String::new()),
        };
        let option = |at| item.options.get(at).cloned().unwrap_or_default();
        let start = [kind.to_owned(), item.stem.clone()];
        let end = [
            answer,
            item.explanation.clone(),
            item.basis.clone(),
            item.difficulty.clone(),
            item.case.clone(),
        ];
        csv::row(start.into_iter().chain((0..widest).map(option)).chain(end))
    });
    csv::file(std::iter::once(csv::row(head)).chain(rows))
}
