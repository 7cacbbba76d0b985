//! `schema`: the fields of a kind as JSON Schema, for editors and other programs.

use super::report;
use super::settings::Settings;
use crate::base::nearest::nearest;
use crate::base::width;
use crate::diag::trouble::Trouble;
use crate::syntax::schema::{self, Subject};

/// Prints the schema of `kind`, or lists what there are schemas of.
///
/// # Errors
/// There is no such kind.
pub fn run(kind: Option<&str>, settings: &Settings) -> Result<(), Trouble> {
    let text = match kind {
        None => all(),
        Some(name) => {
            let subject =
                Subject::all().find(|subject| subject.name() == name).ok_or_else(|| unknown(name))?;
            schema::schema(subject, settings.lang)
        }
    };
    report::result(&text);
    Ok(())
}

fn all() -> String {
    let widest = Subject::all().map(|subject| subject.name().len()).max().unwrap_or_default();
    let line = |subject: Subject| {
        format!("{}  {}\n", width::pad(subject.name(), widest), subject.files().join(", "))
    };
    Subject::all().map(line).collect()
}

fn unknown(name: &str) -> Trouble {
    let near = nearest(name, Subject::all().map(Subject::name));
    let (zh, en) = match near {
        Some(near) => (format!("是不是 {near}？"), format!("did you mean {near}?")),
        None => ("用 coursepack schema 列出全部".to_owned(), "`coursepack schema` lists all".to_owned()),
    };
    Trouble::new(format!("没有 {name} 这一种。{zh}"), format!("there is no kind `{name}`; {en}"))
}
