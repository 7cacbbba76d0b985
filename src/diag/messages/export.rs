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

/// A form that this is not exported in.
pub fn other_format(what: &str, forms: &[&str]) -> Trouble {
    Trouble::new(
        format!("export {what} 的格式只能是：{}", forms.join("、")),
        format!("`export {what}` has only these forms: {}", forms.join(", ")),
    )
}

/// A trainer who teaches nothing, or a place where nothing is taught; `what` tells which of the two.
pub fn nothing_of(what: (&str, &str), name: &str, known: &[&str]) -> Trouble {
    Trouble::new(
        format!("课表里没有{}“{name}”；有：{}", what.0, known.join("、")),
        format!("the timetables name no {} `{name}`; there are: {}", what.1, known.join(", ")),
    )
}

/// A day on which nothing is taught.
pub fn nothing_on(day: Date) -> Trouble {
    Trouble::new(format!("{day} 这一天没有课"), format!("nothing is taught on {day}"))
}

/// What belongs to timetables alone was asked of something else.
pub fn timetables_only() -> Trouble {
    Trouble::new(
        "--trainer、--place、--day 只用于 export timetable",
        "--trainer, --place and --day belong to `export timetable`",
    )
}

/// A class that was named, but is none.
pub fn no_such_class(id: &str, known: &[&str]) -> Trouble {
    Trouble::new(
        format!("没有编号是“{id}”的班次；有：{}", known.join("、")),
        format!("there is no class `{id}`; there are: {}", known.join(", ")),
    )
}

/// No bank goes by that name.
pub fn no_such_bank(name: &str, nearest: Option<&str>) -> Trouble {
    none_called(("题库", "bank"), "content/quizzes", name, nearest)
}

/// Several files or an archive, and no place to put them.
pub fn banks_need_out() -> Trouble {
    Trouble::new(
        "要写出几个文件或一个压缩包，请用 --out 写明放进哪个文件夹",
        "several files, or an archive, need a folder: name it with --out DIR",
    )
}

/// Several files or an archive, and no place to put them.
pub fn packages_need_out() -> Trouble {
    Trouble::new(
        "请用 --out 写明放到哪里：一个文件写文件名，几个文件写文件夹",
        "say with --out where it goes: a file for one, a folder for several",
    )
}

/// More than one edition was named.
pub fn one_edition() -> Trouble {
    Trouble::new("一次只导出一个版本", "one edition is exported at a time")
}

/// An edition was named for what is the same in all of them.
pub fn editions_of_pages_only() -> Trouble {
    Trouble::new(
        "--edition 只用于 export lesson、export course、export edition",
        "--edition belongs to `export lesson`, `export course` and `export edition`",
    )
}

/// A folder that holds something.
pub fn folder_in_the_way(path: &str) -> Trouble {
    Trouble::new(
        format!("{path} 里已经有东西，没有改动它。删掉它，或者换一个 --out"),
        format!("{path} is not empty and was left as it is: remove it, or name another --out"),
    )
}

/// A lesson or a course that the edition leaves out.
pub fn not_in_edition(name: &str, edition: &str) -> Trouble {
    Trouble::new(
        format!("“{name}”不在版本 {edition} 里：它可能是草稿，或者不是给这些人听的。用 --edition 换一个版本"),
        format!(
            "`{name}` is not in the edition {edition}: it may be a draft or for others; --edition names another"
        ),
    )
}

/// No lesson goes by that name.
pub fn no_such_lesson(name: &str, nearest: Option<&str>) -> Trouble {
    none_called(("课", "lesson"), "content/lessons", name, nearest)
}

/// No course goes by that name.
pub fn no_such_course(name: &str, nearest: Option<&str>) -> Trouble {
    none_called(("课程", "course"), "content/courses", name, nearest)
}

fn none_called(what: (&str, &str), folder: &str, name: &str, nearest: Option<&str>) -> Trouble {
    let (near, near_en) = match nearest {
        Some(near) => (format!("是不是“{near}”？"), format!("did you mean `{near}`?")),
        None => (
            format!("{folder} 里的文件名（不带 .md）就是编号"),
            format!("ids are the names of files in {folder}/"),
        ),
    };
    Trouble::new(
        format!("没有{}“{name}”；{near}", what.0),
        format!("there is no {} `{name}`; {near_en}", what.1),
    )
}
