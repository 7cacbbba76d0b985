//! `import quiz`: questions of other programs become banks in our own form.

use super::super::settings::Settings;
use super::super::{End, questions, report};
use super::{LONGEST_NAME, Refusal, folder, read, words, write};
use crate::base::json;
use crate::cli::args::{Files, How, ImportFormat};
use crate::convert::form::Foreign;
use crate::convert::quiz::{self, Draft, Place, markdown};
use crate::diag::{Lang, Prose};
use serde::Serialize;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

/// Imports every file, whatever becomes of the others.
///
/// # Errors
/// There is no project.
pub fn run(Files { files, how }: &Files, settings: &Settings) -> anyhow::Result<End> {
    let How { force, format, .. } = *how;
    let folder = folder(*how, settings)?.map(|content| content.join("quizzes"));
    let mut end = End::Fine;
    // Banks of one run never write over each other.
    let mut taken = BTreeSet::new();
    for file in files {
        let banks = match banks(file) {
            Ok(banks) => banks,
            Err(refusal) => {
                end = end.max(refusal.end);
                tell(&Told::refused(file, &refusal, settings.lang), &refusal.prose, format, settings);
                continue;
            }
        };
        for draft in banks {
            let text = markdown::write(&draft.bank);
            let path = folder.as_deref().map(|folder| folder.join(free(&draft.bank.title, &mut taken)));
            if let Some(path) = &path
                && let Err(refusal) = write(path, &text, force)
            {
                end = end.max(refusal.end);
                tell(&Told::refused(file, &refusal, settings.lang), &refusal.prose, format, settings);
                continue;
            }
            end = end.max(match draft.losses.iter().any(|loss| questions::is_grave(loss.kind)) {
                true => End::Content,
                false => End::Fine,
            });
            match format {
                ImportFormat::Json => {
                    let told = Told::imported(file, path.as_deref(), &draft, text, settings.lang);
                    report::result(&format!("{}\n", json::line(&told)));
                }
                ImportFormat::Human => show(file, path.as_deref(), &draft, &text, settings),
            }
        }
    }
    Ok(end)
}

fn tell(told: &Told<'_>, prose: &Prose, format: ImportFormat, settings: &Settings) {
    match format {
        ImportFormat::Human => report::refusal(prose, settings),
        ImportFormat::Json => report::result(&format!("{}\n", json::line(told))),
    }
}

/// The banks in a file, each with a title.
fn banks(file: &Path) -> Result<Vec<Draft>, Refusal> {
    let bytes = read(file)?;
    let extension = file.extension().and_then(OsStr::to_str).unwrap_or_default();
    let (_, mut drafts) =
        quiz::read(&bytes, extension).map_err(|why| Refusal::content(foreign(file, why)))?;
    let stem = file.file_stem().map(OsStr::to_string_lossy).unwrap_or_default();
    for draft in &mut drafts {
        if draft.bank.title.is_empty() {
            draft.bank.title = stem.clone().into_owned();
        }
    }
    match drafts.iter().any(|draft| !draft.bank.items.is_empty()) {
        true => Ok(drafts),
        false => Err(Refusal::content(foreign(file, Foreign::Binary))),
    }
}

/// A name for the file of a bank that no other bank of this run has.
fn free(title: &str, taken: &mut BTreeSet<String>) -> String {
    let clean = |c: char| if c.is_control() || "/\\:*?\"<>|#%".contains(c) { '·' } else { c };
    let mut stem: String = title.chars().map(clean).collect();
    while stem.len() > LONGEST_NAME {
        stem.pop();
    }
    let stem = stem.trim_matches(['.', ' ']);
    let stem = if stem.is_empty() { "题库" } else { stem };
    let mut name = format!("{stem}.md");
    let mut number = 2u32;
    while !taken.insert(name.clone()) {
        name = format!("{stem}-{number}.md");
        number += 1;
    }
    name
}

fn show(file: &Path, path: Option<&Path>, draft: &Draft, text: &str, settings: &Settings) {
    match path {
        Some(path) => report::result(&format!("{}\n", report::shown(path))),
        None => report::result(text),
    }
    let (title, count) = (&draft.bank.title, draft.bank.items.len());
    report::say(settings, format!("“{title}”：{count} 题"), format!("{title}: {count} questions"));
    questions::tell(&report::shown(file).to_string(), &draft.losses, settings);
}

/// A file that holds no questions that are read, and what to do about it.
fn foreign(file: &Path, foreign: Foreign) -> Prose {
    let (zh, en) = match foreign {
        Foreign::OtherZip | Foreign::WordXml => (
            "里没有认得出的题目。能导入的有 GIFT、Aiken、Moodle XML、QTI 2.1、CSV 和 XLSX；表格的第一行要有“题干”和“答案”",
            "holds no questions that can be read: GIFT, Aiken, Moodle XML, QTI 2.1, CSV and XLSX can be imported; the first row of a table names `question` and `answer`",
        ),
        Foreign::Binary => (
            "里没有认得出的题目。选项写成 A. …，答案写成 ANSWER: A；表格的第一行要有“题干”和“答案”",
            "holds no questions that can be read: write options as `A. …` and `ANSWER: A`; the first row of a table names `question` and `answer`",
        ),
        Foreign::TooLarge => {
            ("太大，不像一个题库（文字最多 16 MB）", "is larger than a bank can be (16 MB of text)")
        }
        Foreign::Damaged => (
            "是压缩包，但已损坏，打不开，请重新下载或导出",
            "is an archive that is damaged: download or export it again",
        ),
        other => return words::foreign(file, other),
    };
    let path = report::shown(file);
    Prose::new(format!("{path} {zh}"), format!("{path} {en}"))
}

/// A line of JSON: one bank.
#[derive(Default, Serialize)]
struct Told<'a> {
    file: String,
    bank: Option<String>,
    title: Option<&'a str>,
    questions: Option<usize>,
    left_out: Vec<Lost<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    error: Option<String>,
}

/// Something that is not, or not as it was, in the new file.
#[derive(Serialize)]
struct Lost<'a> {
    what: &'static str,
    line: Option<usize>,
    question: Option<usize>,
    part: Option<&'a str>,
    words: &'a str,
    message: String,
}

impl<'a> Told<'a> {
    fn refused(file: &Path, refusal: &Refusal, lang: Lang) -> Told<'a> {
        let error = Some(refusal.prose.in_lang(lang).to_owned());
        Told { file: report::shown(file).to_string(), error, ..Told::default() }
    }

    fn imported(file: &Path, path: Option<&Path>, draft: &'a Draft, text: String, lang: Lang) -> Told<'a> {
        let lost = draft.losses.iter().map(|loss| Lost {
            what: questions::name(loss.kind),
            line: if let Place::Line(line) = loss.place { Some(line) } else { None },
            question: if let Place::Question(number) = loss.place { Some(number) } else { None },
            part: if let Place::Part(path) = &loss.place { Some(path) } else { None },
            words: &loss.words,
            message: questions::meaning(loss.kind).in_lang(lang).to_owned(),
        });
        Told {
            file: report::shown(file).to_string(),
            bank: path.map(|path| report::shown(path).to_string()),
            title: Some(&draft.bank.title),
            questions: Some(draft.bank.items.len()),
            left_out: lost.collect(),
            text: path.is_none().then_some(text),
            error: None,
        }
    }
}
