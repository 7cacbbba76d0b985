//! Questions as a table, one a row, in a text or a workbook. Its head may be Chinese or English, in any order.

use super::bank::{Answer, Bank, Item, OR, TRUTH, letter, truth};
use super::file::{Draft, LossKind, Place};
use crate::base::csv;
use crate::base::sheet::{self, Cell, Sheet};
use crate::convert::form::Foreign;
use crate::convert::sheet as workbook;

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
    let rows = csv::rows(text, csv::delimiter(text)).map(|row| {
        let line = text.get(..row.start).unwrap_or_default().matches('\n').count() + 1;
        let line =
            line + text.get(row.start..).unwrap_or_default().chars().take_while(|c| *c == '\n').count();
        (line, row.cells)
    });
    of_rows(rows)
}

/// Reads the banks in a workbook: every table with a head that is known is one, named by its tab.
///
/// # Errors
/// It is damaged, or holds no such table.
pub fn read_workbook(bytes: &[u8]) -> Result<Vec<Draft>, Foreign> {
    let tables = workbook::read(bytes)?;
    let (banks, others): (Vec<_>, Vec<_>) =
        tables.into_iter().partition(|table| table.rows.first().is_some_and(|(_, head)| is_head(head)));
    let mut drafts: Vec<Draft> = Vec::new();
    for table in banks {
        let mut draft = of_rows(table.rows.into_iter());
        // What a new table is called says nothing.
        let plain = table.name.trim_end_matches(|c: char| c.is_ascii_digit());
        if !["Sheet", "工作表", "表格", ""].contains(&plain) {
            draft.bank.title = table.name;
        }
        drafts.push(draft);
    }
    let Some(first) = drafts.first_mut() else { return Err(Foreign::OtherZip) };
    for table in others.into_iter().filter(|table| !table.rows.is_empty()) {
        first.lose(Place::Part(table.name), LossKind::NoQuestion, "");
    }
    Ok(drafts)
}

fn of_rows(rows: impl Iterator<Item = (usize, Vec<String>)>) -> Draft {
    let mut draft = Draft::default();
    let mut head: Option<Vec<Option<Column>>> = None;
    for (line, cells) in rows {
        let Some(head) = &head else {
            for name in cells.iter().filter(|name| !name.is_empty() && column(name).is_none()) {
                draft.lose(Place::Line(line), LossKind::Column, name);
            }
            head = Some(cells.iter().map(|name| column(name)).collect());
            continue;
        };
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if cells.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
            draft.lose(Place::Line(line), LossKind::Column, cells.last().map_or("", String::as_str));
        }
        if let Some(kind) = strange_kind(head, &cells) {
            draft.lose(Place::Line(line), LossKind::UnknownKind, kind);
        }
        let item = question(head, &cells);
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

/// A kind that nobody knows, such as 连线题: what its answer means is read off its options alone.
fn strange_kind<'a>(head: &[Option<Column>], cells: &'a [String]) -> Option<&'a str> {
    let at = head.iter().position(|column| matches!(column, Some(Column::Kind)))?;
    let cell = cells.get(at).filter(|cell| !cell.trim().is_empty())?;
    let lower = cell.to_lowercase();
    (!KNOWN.iter().any(|known| lower.contains(known))).then_some(cell.as_str())
}

/// What cells that name a kind hold.
const KNOWN: &[&str] = &[
    "单选",
    "多选",
    "单项",
    "多项",
    "选择",
    "判断",
    "是非",
    "对错",
    "填空",
    "简答",
    "问答",
    "排序",
    "案例",
    "不定项",
    "single",
    "multiple",
    "choice",
    "true",
    "tf",
    "truefalse",
    "written",
    "short",
    "blank",
    "order",
    "essay",
    "text",
    "mc",
];

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
    csv::file(rows(bank).into_iter().map(csv::row))
}

/// The same as a workbook.
pub fn write_workbook(bank: &Bank) -> Vec<u8> {
    let rows = rows(bank);
    let options = rows.first().map_or(0, Vec::len).saturating_sub(HEAD_ENDS.len() + 2);
    let widths = [8, 48].into_iter().chain(std::iter::repeat_n(18, options)).chain([10, 40, 32, 8, 32]);
    let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::from).collect());
    sheet::write(&[Sheet { name: bank.title.clone(), widths: widths.collect(), rows: rows.collect() }])
}

/// What stands behind the options.
const HEAD_ENDS: [&str; 5] = ["答案", "解析", "依据", "难度", "案例"];

fn rows(bank: &Bank) -> Vec<Vec<String>> {
    let widest = bank.items.iter().map(|item| item.options.len()).max().unwrap_or(0).max(4);
    let options = (0..widest).map(|at| format!("选项{}", letter(at)));
    let head =
        ["题型", "题干"].map(str::to_owned).into_iter().chain(options).chain(HEAD_ENDS.map(str::to_owned));
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
        start.into_iter().chain((0..widest).map(option)).chain(end).collect()
    });
    std::iter::once(head.collect()).chain(rows).collect()
}
