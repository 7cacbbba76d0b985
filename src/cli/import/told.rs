//! What became of one file, for people and for programs.

use super::super::End;
use super::super::report;
use super::super::settings::Settings;
use super::{Law, Refusal, words};
use crate::convert::form::Form;
use crate::convert::{Loss, LossKind};
use crate::diag::{Lang, Prose};
use crate::law::history::Evidence;
use crate::law::statute::Problem;
use crate::law::{ArticleNo, Date};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// How many places of one kind people are told; the others are counted.
const PLACES: usize = 6;

/// What became of one file.
pub(super) struct Told {
    file: PathBuf,
    outcome: Result<Imported, Refusal>,
}

struct Imported {
    /// Where it was written, if it was.
    path: Option<PathBuf>,
    law: Law,
    articles: usize,
    evidence: Evidence,
    problems: Vec<Problem>,
}

impl Told {
    pub(super) fn refused(file: &Path, refusal: Refusal) -> Told {
        Told { file: file.to_owned(), outcome: Err(refusal) }
    }

    pub(super) fn imported(
        file: &Path,
        path: Option<PathBuf>,
        law: Law,
        articles: usize,
        evidence: Evidence,
        problems: Vec<Problem>,
    ) -> Told {
        Told { file: file.to_owned(), outcome: Ok(Imported { path, law, articles, evidence, problems }) }
    }

    /// For the exit status: a law with a gap is imported, but not right.
    pub(super) fn end(&self) -> End {
        match &self.outcome {
            Ok(imported) if imported.problems.is_empty() => End::Fine,
            Ok(_) => End::Content,
            Err(refusal) => refusal.end,
        }
    }

    /// Shows it to people: the new file (or, if nothing is written, its text) on stdout, all else on stderr.
    pub(super) fn show(&self, dry_run: bool, settings: &Settings) {
        match &self.outcome {
            Err(refusal) => report::refusal(&refusal.prose, settings),
            Ok(imported) => imported.show(&self.file, dry_run, settings),
        }
    }

    /// The same for programs.
    pub(super) fn json(&self, dry_run: bool, lang: Lang) -> Line {
        let file = report::shown(&self.file).to_string();
        match &self.outcome {
            Err(refusal) => {
                Line { file, error: Some(refusal.prose.in_lang(lang).to_owned()), ..Line::default() }
            }
            Ok(imported) => imported.json(file, dry_run, lang),
        }
    }
}

impl Imported {
    fn show(&self, file: &Path, dry_run: bool, settings: &Settings) {
        let draft = &self.law.draft;
        match &self.path {
            Some(path) => report::result(&format!("{}\n", report::shown(path))),
            None if dry_run => report::result(&draft.text),
            None => {}
        }
        let summary = words::summary(draft, self.articles, self.made(), self.since());
        report::say(settings, summary.zh, summary.en);
        let mut lines = self.losses();
        lines.extend(self.problems.iter().map(|problem| self.problem(problem)));
        if self.made().is_none() || self.since().is_none() {
            lines.push(words::no_dates());
        }
        if !lines.is_empty() {
            report::message(words::look_at(file).in_lang(settings.lang));
            for (number, prose) in (1..).zip(lines) {
                report::message(&format!("  {number}. {}", prose.in_lang(settings.lang)));
            }
        }
    }

    fn made(&self) -> Option<Date> {
        self.evidence.document()
    }

    fn since(&self) -> Option<Date> {
        self.evidence.in_force().map(|force| force.since)
    }

    /// A sentence for each kind of loss.
    fn losses(&self) -> Vec<Prose> {
        let losses = &self.law.draft.losses;
        let mut kinds: Vec<LossKind> = Vec::new();
        for loss in losses {
            if !kinds.contains(&loss.kind) {
                kinds.push(loss.kind);
            }
        }
        let of_kind = |kind| {
            let all: Vec<&Loss> = losses.iter().filter(|loss| loss.kind == kind).collect();
            let shown = &all[..all.len().min(PLACES)];
            let places = shown.iter().map(|loss| words::place(loss, self.law.form)).collect::<Vec<_>>();
            words::loss(kind, &places, all.len())
        };
        kinds.into_iter().map(of_kind).collect()
    }

    fn problem(&self, problem: &Problem) -> Prose {
        let offset = problem.at().start as usize;
        let line = self.law.draft.text.get(..offset).unwrap_or_default().matches('\n').count() + 1;
        words::problem(problem, self.law.draft.line_of(offset), line, self.law.form)
    }

    fn json(&self, file: String, dry_run: bool, lang: Lang) -> Line {
        let draft = &self.law.draft;
        let left_out = draft.losses.iter().map(|loss| {
            let place = words::place(loss, self.law.form);
            LeftOut {
                what: words::name(loss.kind),
                line: Some(loss.number).filter(|_| self.law.form != Form::Docx),
                paragraph: Some(loss.number).filter(|_| self.law.form == Form::Docx),
                words: loss.words.clone(),
                message: words::loss(loss.kind, &[place], 1).in_lang(lang).to_owned(),
            }
        });
        let wrong = self.problems.iter().map(|problem| {
            let offset = problem.at().start as usize;
            let number = draft.line_of(offset);
            Wrong {
                what: words::problem_name(problem),
                article: article(problem).map(|no| no.to_string()),
                line: Some(number).filter(|_| self.law.form != Form::Docx),
                paragraph: Some(number).filter(|_| self.law.form == Form::Docx),
                message: self.problem(problem).in_lang(lang).to_owned(),
            }
        });
        Line {
            file,
            law: self.path.as_deref().map(|path| report::shown(path).to_string()),
            title: Some(draft.title.clone()),
            part: draft.part.clone(),
            date_document: self.made().map(|date| date.to_string()),
            in_force: self.since().map(|date| date.to_string()),
            articles: Some(self.articles),
            left_out: left_out.collect(),
            wrong: wrong.collect(),
            text: dry_run.then(|| draft.text.clone()),
            error: None,
        }
    }
}

fn article(problem: &Problem) -> Option<ArticleNo> {
    match *problem {
        Problem::DoubledArticle { no, .. }
        | Problem::ArticleOutOfOrder { no, .. }
        | Problem::NoSpaceAfterLabel { no, .. }
        | Problem::LookAlikeLabel { no, .. }
        | Problem::MissingArticle { before: no, .. }
        | Problem::ItemOutOfOrder { article: no, .. } => Some(no),
        _ => None,
    }
}

/// A line of JSON: one original.
#[derive(Default, Serialize)]
pub(super) struct Line {
    file: String,
    law: Option<String>,
    title: Option<String>,
    part: Option<String>,
    date_document: Option<String>,
    in_force: Option<String>,
    articles: Option<usize>,
    left_out: Vec<LeftOut>,
    wrong: Vec<Wrong>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    error: Option<String>,
}

/// Something that is not, or not surely as it was, in the new file.
#[derive(Serialize)]
struct LeftOut {
    what: &'static str,
    line: Option<u32>,
    paragraph: Option<u32>,
    words: String,
    message: String,
}

/// Something that the project's own reader stumbles over.
#[derive(Serialize)]
struct Wrong {
    what: &'static str,
    article: Option<String>,
    line: Option<u32>,
    paragraph: Option<u32>,
    message: String,
}
