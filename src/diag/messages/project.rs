//! Messages about the project as a whole.

use crate::base::path::ContentPath;
use crate::diag::trouble::Trouble;
use crate::diag::{At, Diagnostic, Prose, codes};

/// Where the programme is described.
fn curriculum() -> At {
    // The path is a constant below the root; a project without the file is what this message is about.
    ContentPath::new("content/curriculum.yaml").map_or_else(|| unreachable!(), |path| At::file(&path))
}

/// A project without a curriculum.
pub fn no_curriculum() -> Diagnostic {
    let prose = Prose::new("没有 content/curriculum.yaml", "there is no content/curriculum.yaml");
    Diagnostic::new(&codes::SCHEMA_MISSING, curriculum(), prose).help(
        "新建这个文件，至少写上 title、provider、start_date、end_date",
        "create it with at least title, provider, start_date and end_date",
    )
}

/// A print job that was asked for, but is not among the programme's.
pub fn no_such_job(id: &str, known: &[&str]) -> Trouble {
    let known = known.join("、");
    Trouble::new(
        format!("没有叫“{id}”的印件；有：{known}"),
        format!("there is no print job `{id}`; there are: {known}"),
    )
}

/// `--job` beside a part that is not print.
pub fn job_is_print() -> Trouble {
    Trouble::new("--job 只和 --only print 一起用：印件在 print 里", "`--job` goes with `--only print`")
}

/// An edition that was asked for, but is not among the programme's.
pub fn no_such_edition(id: &str, known: &[&str]) -> Trouble {
    let list = known.join("、");
    Trouble::new(
        format!("没有叫“{id}”的版本；有的是：{list}"),
        format!("there is no edition `{id}`; there are: {}", known.join(", ")),
    )
}

/// A law that was named, but is none; `near` is the name that was probably meant.
pub fn no_such_law(name: &str, near: Option<&str>) -> Trouble {
    let (zh, en) = match near {
        Some(near) => (format!("。是不是《{near}》？"), format!("; did you mean {near}?")),
        None => (String::new(), String::new()),
    };
    Trouble::new(
        format!("没有叫“{name}”的法律或文件{zh}\n用 coursepack list laws 查看全部"),
        format!("there is no law or file called `{name}`{en}\nsee `coursepack list laws`"),
    )
}
