//! Messages about how lessons are told.

use crate::diag::{At, Diagnostic, Prose, codes};
use crate::law::ArticleNo;

/// A lesson that reads statutes aloud: its share in thousandths, and the longest run with the article it comes from.
pub fn reads_statute(at: At, per_mille: u32, run: usize, law: &str, no: ArticleNo) -> Diagnostic {
    let per_cent = per_mille / 10;
    let prose = Prose::new(
        format!(
            "这一课有 {per_cent}% 的字照抄法律原文；这里最长，连着 {run} 个字和《{law}》{}一样",
            no.han()
        ),
        format!(
            "{per_cent}% of this lesson repeats statutes word for word; this is the longest run, {run} characters as in \
             《{law}》 article {no}"
        ),
    );
    Diagnostic::new(&codes::STYLE_STATUTE, at, prose).help(
        format!(
            "写成 > [!法条] 《{law}》{}，原文会自动填上；下面用 > [!白话] 讲明白：管谁、能做什么、出了事找谁",
            no.han()
        ),
        format!(
            "write > [!LAW] 《{law}》{}, which is filled in for you, and below it > [!PLAIN]: whom it concerns, what \
             they may do, whom to ask",
            no.han()
        ),
    )
}

/// A 法条 block with no 白话 after it.
pub fn law_without_plain(at: At) -> Diagnostic {
    let prose = Prose::new("法条后面没有用白话说一遍", "no plain words follow this statute");
    Diagnostic::new(&codes::STYLE_NO_PLAIN, at, prose).help(
        "紧接着写一块，例如：> [!白话] 网上买的东西，收到七天内可以退，不用说理由",
        "add a block right after it, such as: > [!PLAIN] What you buy online can go back within seven days, no reason \
         needed",
    )
}

/// A lesson without a case.
pub fn no_case(at: At, title: &str) -> Diagnostic {
    let prose = Prose::new(format!("“{title}”没有讲一个案例"), format!("`{title}` tells no case"));
    Diagnostic::new(&codes::STYLE_NO_CASE, at, prose).help(
        "加一块，例如：> [!案例] 老周借出一张银行卡，两个月后被警察叫去了……；或者链接到 cases 里的一篇",
        "add a block such as: > [!CASE] Old Zhou lent his bank card; two months later the police called …, or link to a \
         file in cases/",
    )
}

/// A lesson that asks its learners nothing.
pub fn no_question(at: At, title: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("“{title}”从头到尾没有问学员一句"),
        format!("`{title}` asks its learners nothing"),
    );
    Diagnostic::new(&codes::STYLE_NO_QUESTION, at, prose).help(
        "开头问一句，例如：> [!问题] 隔壁半夜打孩子，你管不管？；或者加一块 > [!测验]、> [!活动]",
        "open with one, such as: > [!QUESTIONS] You hear a child beaten next door: what do you do?; or add > [!QUIZ] or \
         > [!ACTIVITY]",
    )
}

/// Many minutes in which learners only listen.
pub fn long_talk(at: At, minutes: u32, limit: u32) -> Diagnostic {
    let prose = Prose::new(
        format!("从这里起要连着讲大约 {minutes} 分钟，中间没有活动、提问、影片或图片"),
        format!(
            "from here on about {minutes} minutes of talk without an activity, a question, a film or a picture"
        ),
    );
    Diagnostic::new(&codes::STYLE_LONG_TALK, at, prose).help(
        format!("超过 {limit} 分钟就听不进去了。中间加一块，例如：> [!活动] 两人一组，说说你会怎么办 {{时间=3}}"),
        format!(
            "after {limit} minutes few still listen; put in a block such as: > [!ACTIVITY] In pairs: what would you do? \
             {{time=3}}"
        ),
    )
}

/// A legal term that nobody explains, and everyday words for it.
pub fn hard_word(at: At, term: &str, gloss: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("“{term}”是法律用语，这里没有解释，术语表里也没有"),
        format!("“{term}” is a legal term, explained neither here nor in the glossary"),
    );
    Diagnostic::new(&codes::STYLE_HARD_WORD, at, prose).help(
        format!("换成白话，或者第一次用时说明：“{term}，也就是{gloss}”；也可以写进 glossary.md"),
        format!(
            "say it in everyday words, or explain it once: “{term}，也就是{gloss}”; or add it to glossary.md"
        ),
    )
}

/// The longest of the sentences that are too long to be told.
pub fn long_sentence(at: At, characters: usize, count: usize, limit: usize) -> Diagnostic {
    let others = count.saturating_sub(1);
    let (more_zh, more_en) = match others {
        0 => (String::new(), String::new()),
        _ => (
            format!("；这一课另有 {others} 句也超过 {limit} 个字"),
            format!("; {others} more in this lesson exceed {limit}"),
        ),
    };
    let prose = Prose::new(
        format!("这一句有 {characters} 个字，一口气念不完{more_zh}"),
        format!("this sentence has {characters} characters, too many to be told in one breath{more_en}"),
    );
    Diagnostic::new(&codes::STYLE_LONG_SENTENCE, at, prose).help(
        "一句只说一件事。例如“乘车人不系安全带被交警查到的要罚款”，改成：“坐车要系安全带。不系，查到了要罚款。”",
        "one thing in one sentence, such as: “Wear your seat belt. If you do not, you may be fined.”",
    )
}
