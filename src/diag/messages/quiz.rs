//! Messages about questions.

use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Prose, codes};

fn form(at: At, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&codes::QUIZ_FORM, at, Prose::new(zh, en))
}

fn answer(at: At, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&codes::QUIZ_ANSWER, at, Prose::new(zh, en))
}

/// A quiz block that neither names a bank nor holds questions.
pub fn empty_block(at: At) -> Diagnostic {
    form(at, "这个测验块里没有题", "this quiz block has no questions")
        .help("写上 {题库=文件名 题数=3}，或把题目写在下面", "add {bank=name n=3}, or write questions below")
}

/// A translation of a bank that has another question at this number, or none; `counts`: of the original, and its own.
pub fn translation(at: At, original: &ContentPath, number: usize, counts: (usize, usize)) -> Diagnostic {
    let (wanted, has) = counts;
    let message = Prose::new(
        format!(
            "译文的题和 {original} 对不上，从第 {number} 题起（原文 {wanted} 道，译文 {has} 道）：课里抽题只能用原文的"
        ),
        format!(
            "from question {number} on, these are not the questions of {original} ({wanted} there, {has} here): quizzes of lessons draw those of the original"
        ),
    );
    Diagnostic::new(&codes::QUIZ_TRANSLATION, at, message).help(
        "题数、次序、题型和选项的个数都要和原文一样",
        "keep the number and the order of the questions, their kinds and the number of their options",
    )
}

/// A bank without questions.
pub fn empty_bank(at: At) -> Diagnostic {
    form(at, "这个题库里没有题", "this bank has no questions")
        .help("题目写成有编号的列表：1. 题干", "write questions as a numbered list: 1. stem")
}

/// A block that has no place in a question.
pub fn odd_block(at: At) -> Diagnostic {
    form(at, "题目里只能有文字、图片、公式和选项", "a question holds text, pictures, math and options only")
}

/// Text after a complete question.
pub fn stray_text(at: At) -> Diagnostic {
    form(at, "这段文字不属于任何一道题", "this text belongs to no question").help(
        "题干前面要有编号；解析写成“解析：…”",
        "number the stem; write `Explanation: …` for an explanation",
    )
}

/// Two lines with the same label.
pub fn doubled_part(at: At) -> Diagnostic {
    form(at, "同一道题里写了两次", "written twice in one question")
}

/// A number with nothing behind it.
pub fn no_stem(at: At) -> Diagnostic {
    form(at, "这道题没有题干", "this question asks nothing")
}

/// No `答案：` and nothing ticked.
pub fn no_answer(at: At) -> Diagnostic {
    form(at, "这道题没有答案", "this question has no answer")
        .help("在选项后面另起一行写“答案：C”", "add a line `Answer: C` below the options")
}

/// `- B.` with nothing behind it.
pub fn empty_option(at: At, letter: char) -> Diagnostic {
    form(at, format!("选项 {letter} 是空的"), format!("option {letter} is empty"))
}

/// A letter out of order, doubled or left out.
pub fn wrong_letter(at: At, expected: char, found: Option<char>) -> Diagnostic {
    match found {
        Some(found) => form(
            at,
            format!("选项字母应当是 {expected}，这里是 {found}"),
            format!("expected option {expected}, found {found}"),
        ),
        None => form(
            at,
            format!("这个选项缺少字母 {expected}."),
            format!("this option lacks its letter {expected}."),
        ),
    }
}

/// Only one option to choose from.
pub fn one_option(at: At) -> Diagnostic {
    form(at, "只有一个选项，没法选", "a single option leaves no choice")
}

/// More options than letters.
pub fn too_many_options(at: At) -> Diagnostic {
    form(at, "选项超过 26 个", "more than 26 options")
}

/// The answer is a letter, but there are no options.
pub fn no_options(at: At, letter: &str) -> Diagnostic {
    form(
        at,
        format!("答案是 {letter}，可是没有选项"),
        format!("the answer is {letter}, but there are no options"),
    )
    .help("选项写成缩进的 - A. …", "write options as an indented list: - A. …")
}

/// The answer is neither letters nor the words of an option.
pub fn answer_is_no_option(at: At, words: &str) -> Diagnostic {
    answer(
        at,
        format!("答案“{words}”不是任何一个选项"),
        format!("the answer `{words}` is none of the options"),
    )
    .help("写选项的字母，多选写成 ABD", "give the letters of the right options, such as ABD")
}

/// A letter beyond the last option.
pub fn no_such_option(at: At, letter: char, last: char) -> Diagnostic {
    answer(
        at,
        format!("答案里有 {letter}，选项只到 {last}"),
        format!("the answer names {letter}, the options end at {last}"),
    )
}

/// The answer of an ordering question that does not name each option once.
pub fn order_is_not_whole(at: At, words: &str) -> Diagnostic {
    answer(
        at,
        format!("排序题的答案“{words}”要把每个选项写一次"),
        format!("the answer `{words}` of an ordering question must name each option once"),
    )
    .help("按正确的顺序写字母，例如 C、A、B", "write the letters in the right order, such as C, A, B")
}

/// An ordering question whose options stand in the right order already.
pub fn order_is_shown(at: At) -> Diagnostic {
    let prose = Prose::new(
        "选项正好按正确的顺序排着，答案一看就知道",
        "the options stand in the right order: they give the answer away",
    );
    Diagnostic::new(&codes::QUIZ_UNBALANCED, at, prose)
        .help("把选项换换位置，再改答案", "move the options, then change the answer")
}

/// A case that no question asks about.
pub fn idle_case(at: At) -> Diagnostic {
    form(at, "这个案例后面没有题", "no question asks about this case")
        .help("案例写在它的小题前面，用编号列出小题", "write the case above its questions, and number them")
}

/// Ticks and `答案：` contradict each other.
pub fn ticks_differ(at: At, words: &str) -> Diagnostic {
    answer(
        at,
        format!("答案写的是 {words}，打勾的却不是它"),
        format!("the answer says {words}, but other options are ticked"),
    )
    .help("打勾和“答案：”只留一种", "keep either the ticks or the line with the answer")
}

/// A draw of more questions than the bank has.
pub fn too_few(at: At, bank: &str, wanted: usize, has: usize) -> Diagnostic {
    let prose = Prose::new(
        format!("要从“{bank}”抽 {wanted} 题，它只有 {has} 题"),
        format!("{wanted} questions are drawn from `{bank}`, which has {has}"),
    );
    Diagnostic::new(&codes::QUIZ_TOO_FEW, at, prose)
}

/// A draw by topic, law or difficulty of more questions than there are.
pub fn too_few_fit(at: At, wanted: usize, has: usize) -> Diagnostic {
    let prose = Prose::new(
        format!("要抽 {wanted} 题，合条件的只有 {has} 题"),
        format!("{wanted} questions are to be drawn, but only {has} are of that kind"),
    );
    Diagnostic::new(&codes::QUIZ_TOO_FEW, at, prose)
}

/// A draw that has to ask what a lesson before it asked.
pub fn asked_again(at: At, wanted: usize, fresh: usize) -> Diagnostic {
    let prose = Prose::new(
        format!("要抽 {wanted} 题，同一门课前面没问过的只剩 {fresh} 题，有的题会再问一遍"),
        format!(
            "{wanted} questions are drawn, but the lessons before have left only {fresh}: some are asked again"
        ),
    );
    Diagnostic::new(&codes::QUIZ_REPEATED, at, prose)
        .help("往题库里添几道题，或少抽几道", "add questions to the bank, or draw fewer")
}

/// A question that is asked in the same words, or nearly, elsewhere.
pub fn duplicate(at: At, other: At, alike: usize) -> Diagnostic {
    let prose = match alike {
        100 => Prose::new("这道题和另一道一字不差", "this question is asked twice, word for word"),
        _ => Prose::new(
            format!("这道题和另一道几乎一样（{alike}%）"),
            format!("this question is nearly the same as another ({alike} %)"),
        ),
    };
    Diagnostic::new(&codes::QUIZ_DUPLICATE, at, prose)
        .label(other, "另一道在这里", "the other is here")
        .help("删掉一道，或换个问法", "delete one of them, or ask something else")
}

/// Single choices whose answer is mostly the same letter.
pub fn one_letter(at: At, letter: char, count: usize, total: usize) -> Diagnostic {
    let prose = Prose::new(
        format!("{total} 道单选里 {count} 道的答案是 {letter}，蒙也蒙得对"),
        format!("the answer to {count} of {total} single choices is {letter}: guessing would do"),
    );
    Diagnostic::new(&codes::QUIZ_UNBALANCED, at, prose)
        .help("把选项换换位置", "move the options of some questions")
}

/// Statements that are all right, or all wrong.
pub fn one_truth(at: At, right: bool, count: usize) -> Diagnostic {
    let (zh, en) = if right { ("对", "right") } else { ("错", "wrong") };
    let prose =
        Prose::new(format!("{count} 道判断题的答案全是“{zh}”"), format!("all {count} statements are {en}"));
    Diagnostic::new(&codes::QUIZ_UNBALANCED, at, prose).help("把几句话反过来说", "turn some of them around")
}
