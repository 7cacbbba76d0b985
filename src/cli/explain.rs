//! `explain`: what a code means and what to do about it.

use super::report;
use super::settings::Settings;
use crate::base::nearest::nearest;
use crate::base::width;
use crate::diag::codes::{self, Code};
use crate::diag::trouble::Trouble;
use crate::diag::{Lang, Prose, Severity};

/// Explains the code called `name`, or lists all of them.
///
/// # Errors
/// There is no such code.
pub fn run(name: Option<&str>, settings: &Settings) -> Result<(), Trouble> {
    let text = match name {
        None => all(settings.lang),
        Some(name) => one(codes::find(name).ok_or_else(|| unknown(name))?, settings.lang),
    };
    report::result(&text);
    Ok(())
}

fn one(code: &Code, lang: Lang) -> String {
    let change = match code.fixed {
        true => Prose::new(
            "不能关掉或调低：那样会丢失或泄露内容",
            "cannot be switched off or lowered: something would be lost or leaked",
        ),
        false => Prose::new(
            format!(
                "可以在 curriculum.yaml 里调整，例如 checks: {{{}: off}}（off、warning、error）",
                code.name
            ),
            format!("can be set in curriculum.yaml: checks: {{{}: off}} (off, warning or error)", code.name),
        ),
    };
    let explanation = code.explanation();
    format!(
        "{}（{}）\n\n{}\n\n{}\n",
        code.name,
        severity(code.severity, lang),
        explanation.in_lang(lang),
        change.in_lang(lang)
    )
}

fn all(lang: Lang) -> String {
    let widest = codes::ALL.iter().map(|code| code.name.len()).max().unwrap_or_default();
    let line = |code: &&Code| {
        let explanation = code.explanation();
        format!(
            "{}  {}  {}\n",
            width::pad(code.name, widest),
            width::pad(severity(code.severity, lang), 7),
            explanation.in_lang(lang)
        )
    };
    codes::ALL.iter().map(line).collect()
}

fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (severity, Lang::En) => severity.name(),
    }
}

fn unknown(name: &str) -> Trouble {
    let near = nearest(name, codes::ALL.iter().map(|code| code.name));
    let (zh, en) = match near {
        Some(near) => (format!("是不是 {near}？"), format!("did you mean {near}?")),
        None => (
            "用 coursepack explain 列出全部代码".to_owned(),
            "`coursepack explain` lists all codes".to_owned(),
        ),
    };
    Trouble::new(format!("没有代码 {name}。{zh}"), format!("there is no code {name}; {en}"))
}
