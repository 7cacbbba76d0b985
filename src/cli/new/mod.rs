//! `new`: a small working project, or one file from a commented template.

mod editor;
mod files;

use super::report;
use super::settings::Settings;
use crate::diag::trouble::Trouble;
use files::{PROJECT, TEMPLATES, Template};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// No file name that people write by hand is longer, in bytes; systems stop at 255.
const LONGEST_NAME: usize = 200;

/// Makes a project in the folder `what`, or, with a `name`, a file of the kind `what`.
///
/// # Errors
/// Something is in the way, the name will not do, or the disk refuses. Nothing is ever overwritten.
pub fn run(what: &OsStr, name: Option<&str>, settings: &Settings) -> Result<(), Trouble> {
    let word = what.to_str();
    let template = TEMPLATES.iter().find(|template| word.is_some_and(|word| template.words.contains(&word)));
    match (template, name) {
        (Some(template), Some(name)) => file(template, name, settings),
        (Some(template), None) => Err(name_missing(template.words[0])),
        (None, Some(name)) => Err(no_such_kind(&what.to_string_lossy(), name)),
        (None, None) => project(Path::new(what), settings),
    }
}

fn project(folder: &Path, settings: &Settings) -> Result<(), Trouble> {
    let there = fs::symlink_metadata(folder).is_ok();
    let occupied = there && fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_some());
    if occupied {
        let folder = folder.display();
        return Err(Trouble::new(
            format!("{folder} 已经有了，而且不是空文件夹。换一个名字"),
            format!("{folder} exists and is not an empty folder: choose another name"),
        ));
    }
    for (path, text) in PROJECT {
        create(&folder.join(path), text)?;
    }
    for (path, text) in editor::files(settings.lang) {
        create(&folder.join(path), &text)?;
    }
    let (shown, count) = (folder.display(), PROJECT.len());
    report::say(
        settings,
        format!(
            "建好了：{shown}，{count} 个文件。接下来：\n\n  cd {shown}\n  coursepack check   检查（故意留了一处，看看它怎么说）\n  \
             coursepack serve   边写边看\n  coursepack build   生成到 dist 文件夹\n"
        ),
        format!(
            "Made {shown} with {count} files. Next:\n\n  cd {shown}\n  coursepack check   (one finding is there on purpose)\n  \
             coursepack serve   to see it while you write\n  coursepack build   into dist/\n"
        ),
    );
    Ok(())
}

fn file(template: &Template, name: &str, settings: &Settings) -> Result<(), Trouble> {
    if !is_fit(name) {
        return Err(Trouble::new(
            format!("“{name}”不能作文件名：只能用文字、数字、空格和 - _ · . ，以文字或数字开头"),
            format!("`{name}` will not do as a file name: use letters, digits, blanks and - _ · . only"),
        ));
    }
    let folder = settings.project()?.root.join("content").join(template.folder);
    let path = folder.join(format!("{name}.{}", template.extension));
    create(&path, &template.text.replace("{{name}}", name))?;
    report::result(&format!("{}\n", report::shown(&path)));
    report::say(
        settings,
        "打开它，照着里面的说明改。改完用 coursepack check 检查",
        "open it and follow the notes in it; then run `coursepack check`",
    );
    Ok(())
}

/// Whether `name` can be a file name on every system and a plain value in YAML.
fn is_fit(name: &str) -> bool {
    let starts = name.chars().next().is_some_and(char::is_alphanumeric);
    let ends = name.chars().next_back().is_some_and(|c| c != ' ' && c != '.');
    let inner = name.chars().all(|c| c.is_alphanumeric() || " -_·.（）()、，—".contains(c));
    starts && ends && inner && name.len() <= LONGEST_NAME && !is_reserved(name)
}

/// Names that Windows keeps for itself.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = stem.len() == 4
        && (stem.starts_with("COM") || stem.starts_with("LPT"))
        && stem.ends_with(|c: char| c.is_ascii_digit());
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered
}

/// Writes a file that must not be there yet.
fn create(path: &Path, text: &str) -> Result<(), Trouble> {
    let write = || -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
    };
    write().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let path = path.display();
            Trouble::new(
                format!("{path} 已经有了，没有改动它"),
                format!("{path} exists and was left as it is"),
            )
        }
        _ => Trouble::disk(path, error),
    })
}

fn name_missing(kind: &str) -> Trouble {
    Trouble::new(
        format!(
            "{kind} 后面要写一个名字，例如 coursepack new {kind} 道路交通；要建叫 {kind} 的项目，写 ./{kind}"
        ),
        format!(
            "`{kind}` needs a name: coursepack new {kind} traffic; for a project of that name write ./{kind}"
        ),
    )
}

fn no_such_kind(word: &str, name: &str) -> Trouble {
    let kinds: Vec<&str> = TEMPLATES.iter().map(|template| template.words[0]).collect();
    let near = crate::base::nearest::nearest(word, kinds.iter().copied());
    let (zh, en) = match near {
        Some(near) => (format!("。是不是 {near}？"), format!("; did you mean {near}?")),
        None => (
            format!("。要建一个名字里有空格的项目，前后加英文双引号：coursepack new \"{word} {name}\""),
            format!(
                ". For a project with a blank in its name put double quotes around it: coursepack new \"{word} {name}\""
            ),
        ),
    };
    let known = kinds.join("、");
    Trouble::new(
        format!("没有 {word} 这种模板；有 {known}{zh}"),
        format!("there is no template `{word}`; there are {}{en}", kinds.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_no_disk_or_yaml_trips_over() {
        for good in ["道路交通", "x.ug", "第1课 上路", "土地（二轮）", "com", "a-b_c"] {
            assert!(is_fit(good), "{good}");
        }
        for bad in [
            "", "../x", "a/b", "a\\b", ".x", "x.", "x ", "a: b", "a #b", "-x", "CON", "com1.md", "\"x\"",
            "[x]",
        ] {
            assert!(!is_fit(bad), "{bad}");
        }
        assert!(!is_fit(&"长".repeat(100)));
    }
}
