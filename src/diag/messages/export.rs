//! Why something cannot be exported.

use crate::diag::trouble::Trouble;
use crate::law::Date;

/// A name that several laws go by.
pub fn several_laws(name: &str, ids: &[&str]) -> Trouble {
    let list = ids.join("\n  ");
    Trouble::new(
        format!("“{name}”是 {} 部法律的名称，请写编号：\n  {list}", ids.len()),
        format!("{} laws go by `{name}`; say which by its id:\n  {list}", ids.len()),
    )
}

/// No version of a law was adopted on `day` or in force then. `known` are the versions' ids.
pub fn no_such_version(law: &str, day: Date, known: &[&str]) -> Trouble {
    let list = known.join("\n  ");
    Trouble::new(
        format!("《{law}》没有 {day} 通过或在这一天有效的文本；有的是：\n  {list}"),
        format!("no text of {law} was adopted on {day} or in force then; there are:\n  {list}"),
    )
}

/// A law without any date.
pub fn no_date(law: &str) -> Trouble {
    Trouble::new(
        format!(
            "《{law}》没有日期，而 Akoma Ntoso 的编号里要有通过的日期。在文件开头的字段里加上：通过日期: 2026-01-01"
        ),
        format!(
            "{law} has no date, and identifiers of Akoma Ntoso hold the day of adoption. Add the field: date_document: 2026-01-01"
        ),
    )
}

/// Several laws, and no folder to put them into.
pub fn needs_a_folder() -> Trouble {
    Trouble::new(
        "要导出几部法律，请用 --out 写明放进哪个文件夹",
        "several laws need a folder: name it with --out DIR",
    )
}

/// A law is asked for in a form of questions.
pub fn laws_are_akn() -> Trouble {
    Trouble::new(
        "法律只能导出成 akn（Akoma Ntoso 3.0）；别的格式是题库的",
        "laws are exported as akn (Akoma Ntoso 3.0) only; the other forms are for banks",
    )
}

/// A bank is asked for in the form of laws.
pub fn banks_are_not_akn() -> Trouble {
    Trouble::new(
        "akn 是法律的格式；题库可以导出成 gift、aiken、qti、moodle、csv、kolibri",
        "akn is for laws; banks are exported as gift, aiken, qti, moodle, csv, kolibri",
    )
}

/// No bank goes by that name.
pub fn no_such_bank(name: &str, nearest: Option<&str>) -> Trouble {
    let (near, near_en) = match nearest {
        Some(near) => (format!("是不是“{near}”？"), format!("did you mean `{near}`?")),
        None => (
            "content/quizzes 里的文件名（不带 .md）就是编号".to_owned(),
            "ids are the names of files in content/quizzes/".to_owned(),
        ),
    };
    Trouble::new(format!("没有题库“{name}”；{near}"), format!("there is no bank `{name}`; {near_en}"))
}

/// Several files or an archive, and no place to put them.
pub fn banks_need_out() -> Trouble {
    Trouble::new(
        "要写出几个文件或一个压缩包，请用 --out 写明放进哪个文件夹",
        "several files, or an archive, need a folder: name it with --out DIR",
    )
}
