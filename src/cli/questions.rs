//! What people are told of questions that came from another form, or went into one.

use super::report;
use super::settings::Settings;
use crate::convert::quiz::{Loss, LossKind, Place};
use crate::diag::Prose;

/// How many places of one kind people are told; the others are counted.
const PLACES: usize = 6;

/// Tells what of `name` was lost, a sentence for each kind of loss.
pub(super) fn tell(name: &str, losses: &[Loss], settings: &Settings) {
    if losses.is_empty() {
        return;
    }
    let head = Prose::new(format!("{name} 里请看一看的："), format!("please look at these in {name}:"));
    report::message(head.in_lang(settings.lang));
    for (number, prose) in (1..).zip(sentences(losses)) {
        report::message(&format!("  {number}. {}", prose.in_lang(settings.lang)));
    }
}

/// A sentence for each kind of loss.
fn sentences(losses: &[Loss]) -> Vec<Prose> {
    let mut kinds: Vec<LossKind> = losses.iter().map(|loss| loss.kind).collect();
    kinds.sort();
    kinds.dedup();
    let of_kind = |kind| {
        let all: Vec<&Loss> = losses.iter().filter(|loss| loss.kind == kind).collect();
        let places: Vec<Prose> = all.iter().take(PLACES).map(|loss| place(loss)).collect();
        let join = |words: Vec<&str>, comma: &str| {
            words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(comma)
        };
        let mut zh = join(places.iter().map(|place| place.zh.as_str()).collect(), "、");
        let mut en = join(places.iter().map(|place| place.en.as_str()).collect(), ", ");
        if all.len() > places.len() {
            zh.push_str(&format!("…共 {} 处", all.len()));
            en.push_str(&format!(", … {} places", all.len()));
        }
        let meaning = meaning(kind);
        match zh.is_empty() {
            true => meaning,
            false => Prose::new(format!("{}：{zh}", meaning.zh), format!("{}: {en}", meaning.en)),
        }
    };
    kinds.into_iter().map(of_kind).collect()
}

/// Where a loss is, with the first words of what stands there.
pub(super) fn place(loss: &Loss) -> Prose {
    let (zh, en) = match &loss.place {
        Place::Line(line) => (format!("第 {line} 行"), format!("line {line}")),
        Place::Question(number) => (format!("第 {number} 题"), format!("question {number}")),
        Place::Part(path) => (path.clone(), path.clone()),
        Place::File => (String::new(), String::new()),
    };
    match loss.words.is_empty() {
        true => Prose::new(zh, en),
        false => Prose::new(format!("{zh}“{}”", loss.words), format!("{en} “{}”", loss.words)),
    }
}

/// Whether a question is not there, or cannot be used as it is.
pub(super) fn is_grave(kind: LossKind) -> bool {
    matches!(
        kind,
        LossKind::Kind
            | LossKind::NoAnswer
            | LossKind::NoStem
            | LossKind::TooManyOptions
            | LossKind::Broken
            | LossKind::TooMany
    )
}

/// What it means.
pub(super) fn meaning(kind: LossKind) -> Prose {
    let (zh, en) = match kind {
        LossKind::Kind => (
            "题库里没有这种题型（如配对、完形），没有带过来，请改写成选择、判断或填空",
            "questions of a kind that banks do not have (matching, cloze) were left out: rewrite them as choices or blanks",
        ),
        LossKind::NotInForm => (
            "那种格式放不下这些题，没有写进去",
            "the other form cannot hold these questions; they were left out",
        ),
        LossKind::NoAnswer => ("没有答案，请补上“答案：”一行", "no answer is given: add a line `答案：`"),
        LossKind::NoQuestion => ("不是题目的文字没有带过来", "text that belongs to no question was left out"),
        LossKind::NoStem => ("没有题干，没有带过来", "questions that ask nothing were left out"),
        LossKind::TooManyOptions => {
            ("选项超过 26 个，没有带过来", "questions with more than 26 options were left out")
        }
        LossKind::Broken => (
            "题目不完整或读不懂，没有带过来，请看原文件",
            "questions that are cut off or cannot be read were left out: see the original",
        ),
        LossKind::NoText => {
            ("图片、表格、公式等没有带过来", "pictures, tables, formulas and the like were left out")
        }
        LossKind::Feedback => (
            "给单个选项写的反馈或提示没有带过来，要用的请写进解析",
            "what is told about single options, and hints, were left out: write what matters as 解析",
        ),
        LossKind::Points => (
            "答对一半给的分没有带过来，只分对和错",
            "points for answers that are half right were left out: there is only right and wrong",
        ),
        LossKind::Tolerance => ("数字允许的误差没有带过来", "how far a number may be off was left out"),
        LossKind::UnknownKind => (
            "这些题型不认识，按选项和答案的样子收下了，请核对；认识的有：单选、多选、判断、填空、排序",
            "these kinds are not known; the questions were taken as their options and answers look, please check; known are: single, multiple, true/false, written, ordering",
        ),
        LossKind::Column => (
            "这些列不认识，没有带过来；认识的有：题型、题干、选项A…、答案、解析、依据、难度、案例",
            "columns that are not known were left out; known are: type, question, option_a …, answer, explanation, basis, difficulty, case",
        ),
        LossKind::Case => {
            ("案例写在了它的每一道小题前面", "the case was written before each of its questions")
        }
        LossKind::Remarks => (
            "那种格式没有解析、依据和难度，没有写进去",
            "the other form has no explanation, basis or difficulty; they were left out",
        ),
        LossKind::TooMany => (
            "题太多，一个题库最多 20000 题，从这里起没有带过来",
            "a bank has 20,000 questions at most; from here on they were left out",
        ),
        LossKind::Licence => (
            "Exercises.csv 里的 License ID 要自己填，例如 CC BY，并写上版权人",
            "fill in License ID in Exercises.csv, such as CC BY, and the copyright holder",
        ),
    };
    Prose::new(zh, en)
}

/// The word for a loss in JSON.
pub(super) fn name(kind: LossKind) -> &'static str {
    match kind {
        LossKind::Kind => "kind",
        LossKind::NotInForm => "not-in-form",
        LossKind::NoAnswer => "no-answer",
        LossKind::NoQuestion => "no-question",
        LossKind::NoStem => "no-stem",
        LossKind::TooManyOptions => "too-many-options",
        LossKind::Broken => "broken",
        LossKind::NoText => "no-text",
        LossKind::Feedback => "feedback",
        LossKind::Points => "points",
        LossKind::Tolerance => "tolerance",
        LossKind::UnknownKind => "unknown-kind",
        LossKind::Column => "column",
        LossKind::Case => "case",
        LossKind::Remarks => "remarks",
        LossKind::TooMany => "too-many",
        LossKind::Licence => "licence",
    }
}
