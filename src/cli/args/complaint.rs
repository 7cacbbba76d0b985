//! What is said of words that make no command: clap's complaints in Chinese, and in both languages the slips that clap does
//! not know, because they are made by keyboards and word processors.

use super::{Command, ContextKind, ContextValue, Error, ErrorKind, command};
use crate::diag::Lang;
use std::ffi::OsString;

/// The complaint, in `lang`; `own` is what clap says itself.
pub(super) fn of(error: &Error, typed: &[OsString], lang: Lang, own: impl Fn() -> String) -> String {
    let text = match lang {
        Lang::Zh => in_chinese(error).unwrap_or_else(&own),
        Lang::En => own(),
    };
    match slip(error, typed) {
        Some(Slip::Dash(meant)) => match lang {
            Lang::Zh => format!("不认识的参数：{}。是不是 {}？前面是两个减号", meant.typed, meant.option),
            Lang::En => {
                format!("unknown option {}. Did you mean {}, with two hyphens?", meant.typed, meant.option)
            }
        },
        Some(Slip::Blank) => {
            let (zh, en) = (
                "名字里有空格的，前后加英文双引号，例如 \"我的 U盘\"",
                "a name with blanks in it goes between double quotes, such as \"my stick\"",
            );
            format!("{}\n{}", text.trim_end(), if lang == Lang::Zh { zh } else { en })
        }
        None => text,
    }
}

fn told(error: &Error, kind: ContextKind) -> Option<String> {
    error.get(kind).map(|value| match value {
        ContextValue::Strings(list) => list.join("、"),
        other => other.to_string(),
    })
}

/// clap's usual complaints in Chinese.
fn in_chinese(error: &Error) -> Option<String> {
    let told = |kind| told(error, kind);
    let what = told(ContextKind::InvalidArg);
    let value = told(ContextKind::InvalidValue);
    let mut text = match error.kind() {
        ErrorKind::UnknownArgument => format!("不认识的参数：{}", what?),
        ErrorKind::InvalidSubcommand => format!("没有这个命令：{}", told(ContextKind::InvalidSubcommand)?),
        ErrorKind::MissingRequiredArgument => format!("还缺：{}", what?),
        ErrorKind::InvalidValue if value.as_deref() == Some("") => format!("{} 后面要写一个值", what?),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{} 不能是“{}”", what?, value?),
        ErrorKind::ArgumentConflict => format!("{} 只能写一次，或不能同别的参数一起用", what?),
        ErrorKind::MissingSubcommand => "还缺一个命令".to_owned(),
        _ => return None,
    };
    if let Some(valid) = told(ContextKind::ValidValue) {
        text.push_str(&format!("；可以是 {valid}"));
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    // clap puts the likeliest last.
    let likeliest = |kind| match error.get(kind)? {
        ContextValue::Strings(list) => list.last().cloned(),
        other => Some(other.to_string()),
    };
    if let Some(near) = near.into_iter().find_map(likeliest) {
        text.push_str(&format!("。是不是 {near}？"));
    }
    text.push_str("\n用 coursepack --help 看全部命令");
    Some(text)
}

enum Slip {
    /// `-edition`, `—edition`
    Dash(Meant),
    /// `--to ../我的 U盘`
    Blank,
}

struct Meant {
    typed: String,
    option: String,
}

/// What clap takes for a dash, and what Chinese keyboards and word processors make of one or two.
const DASHES: &[char] = &['-', '—', '–', '―', '－', '‐', '‑', '−'];

fn slip(error: &Error, typed: &[OsString]) -> Option<Slip> {
    if !matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand) {
        return None;
    }
    let mut known = Vec::new();
    options(&command(Lang::En), &mut known);
    let meant = |word: &OsString| {
        let word = word.to_str()?;
        let name = word.trim_start_matches(DASHES);
        let is_right = word.strip_prefix("--") == Some(name);
        let option = known.iter().find(|option| *option == name.split(['=', '＝']).next().unwrap_or(name))?;
        (name.len() < word.len() && !is_right)
            .then(|| Meant { typed: word.to_owned(), option: format!("--{option}") })
    };
    if let Some(meant) = typed.iter().skip(1).find_map(meant) {
        return Some(Slip::Dash(meant));
    }
    let what = told(error, ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::UnknownArgument)?;
    // A word too many stands behind one that was taken: it was meant to be of that.
    let at = typed.iter().position(|word| *word == *what)?;
    let before = typed.get(at.checked_sub(1)?)?.to_str()?;
    let is_verb = |word: &str| command(Lang::En).find_subcommand(word).is_some();
    (!what.starts_with(DASHES) && !before.starts_with('-') && !is_verb(before)).then_some(Slip::Blank)
}

/// The long names of all options.
fn options(command: &Command, known: &mut Vec<String>) {
    known.extend(command.get_arguments().filter_map(|arg| arg.get_long()).map(str::to_owned));
    known.extend(["help".to_owned(), "version".to_owned()]);
    command.get_subcommands().for_each(|sub| options(sub, known));
}
