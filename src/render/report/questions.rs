//! A card for each bank of questions: what it asks, where its answers lie, and what is asked twice.

use super::{Cited, Counted, Facts, page};
use crate::base::path::ContentPath;
use crate::base::{csv, json};
use crate::curriculum::exam::FORMS;
use crate::curriculum::questions::Double;
use crate::diag::Diagnostic;
use crate::render::paper::exam::Part;
use crate::render::template::Templates;
use serde::Serialize;
use std::collections::BTreeSet;

/// An object of `questions.json`.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    bank: &'a str,
    title: &'a str,
    path: &'a str,
    questions: usize,
    /// How many cases they ask about.
    cases: usize,
    /// Names of forms and how many questions have each.
    forms: Vec<(&'static str, usize)>,
    /// Of single choices.
    letters: Vec<Letter>,
    unbalanced: bool,
    /// Statements that are right, and wrong.
    right: usize,
    wrong: usize,
    one_sided: bool,
    difficulties: Vec<(&'a str, usize)>,
    unexplained: usize,
    unfounded: usize,
    /// Articles that its questions rest on.
    articles: Vec<String>,
    /// Articles that the lessons which draw from it cite, and no question does.
    not_asked: Vec<String>,
    doubles: Vec<Shown<'a>>,
    #[serde(skip)]
    asked: Vec<ByLaw>,
    #[serde(skip)]
    left: Vec<ByLaw>,
    #[serde(skip)]
    web: Option<&'a str>,
}

/// Articles of one law, for people: its title is read once.
#[derive(Serialize)]
struct ByLaw {
    law: String,
    articles: Vec<String>,
}

#[derive(Serialize)]
struct Letter {
    letter: char,
    count: usize,
    /// In hundredths.
    share: usize,
}

#[derive(Serialize)]
struct Shown<'a> {
    number: usize,
    stem: &'a str,
    other_bank: &'a str,
    other_number: usize,
    alike: usize,
}

/// What the list of reports says of the banks.
#[derive(Serialize)]
pub(super) struct Summary {
    banks: usize,
    questions: usize,
    doubles: usize,
}

/// The cards, in the order of the files.
pub(super) fn rows<'a>(banks: &'a [Counted], citations: &[Cited]) -> Vec<Row<'a>> {
    banks.iter().map(|bank| row(bank, citations)).collect()
}

fn row<'a>(bank: &'a Counted, citations: &[Cited]) -> Row<'a> {
    let facts = &bank.facts;
    let asked = articles(citations, |path| *path == facts.path);
    let taught = articles(citations, |path| bank.users.contains(path));
    let total: usize = facts.letters.iter().sum();
    let letters = ('A'..='Z').zip(&facts.letters);
    let double = |double: &'a Double| Shown {
        number: double.number,
        stem: &double.stem,
        other_bank: &double.other_bank,
        other_number: double.other_number,
        alike: double.alike,
    };
    let named = |(name, count): (&'a String, &usize)| (if name.is_empty() { "没写" } else { name }, *count);
    Row {
        bank: &facts.id,
        title: &facts.title,
        path: facts.path.as_str(),
        questions: facts.questions,
        cases: facts.cases,
        forms: FORMS.iter().map(|form| Part::title(*form)).zip(facts.forms.iter().copied()).collect(),
        letters: letters
            .map(|(letter, count)| Letter { letter, count: *count, share: count * 100 / total.max(1) })
            .collect(),
        unbalanced: facts.favourite().is_some(),
        right: facts.truths.0,
        wrong: facts.truths.1,
        one_sided: facts.one_sided().is_some(),
        difficulties: facts.difficulties.iter().map(named).collect(),
        unexplained: facts.unexplained,
        unfounded: facts.unfounded,
        not_asked: taught.difference(&asked).map(|(title, _, words)| format!("《{title}》{words}")).collect(),
        left: by_law(taught.difference(&asked)),
        asked: by_law(&asked),
        articles: asked.iter().map(|(title, _, words)| format!("《{title}》{words}")).collect(),
        doubles: facts.doubles.iter().map(double).collect(),
        web: bank.source.web.as_deref(),
    }
}

/// The articles that files cite: the law's title, an order among its articles, and the article's words.
fn articles(citations: &[Cited], of: impl Fn(&ContentPath) -> bool) -> BTreeSet<(String, String, String)> {
    let cited = citations.iter().filter(|cited| of(&cited.entry.at.path));
    let article = |cited: &Cited| {
        let no = cited.entry.provision?.article;
        Some((cited.entry.title.clone(), format!("{:>8}", no.to_string()), no.han()))
    };
    cited.filter_map(article).collect()
}

fn by_law<'a>(articles: impl IntoIterator<Item = &'a (String, String, String)>) -> Vec<ByLaw> {
    let mut out: Vec<ByLaw> = Vec::new();
    for (title, _, words) in articles {
        let law = title.trim_start_matches("中华人民共和国");
        match out.last_mut().filter(|last| last.law == law) {
            Some(last) => last.articles.push(words.clone()),
            None => out.push(ByLaw { law: law.to_owned(), articles: vec![words.clone()] }),
        }
    }
    out
}

/// One array.
pub(super) fn json(rows: &[Row<'_>]) -> String {
    json::pretty(&rows)
}

/// With a head.
pub(super) fn csv(rows: &[Row<'_>]) -> String {
    let head = [
        "bank",
        "title",
        "path",
        "questions",
        "forms",
        "letters",
        "right",
        "wrong",
        "difficulties",
        "unexplained",
        "unfounded",
        "articles",
        "not_asked",
        "doubles",
    ];
    let body = rows.iter().map(|row| {
        let pairs = |all: &[(&str, usize)]| {
            all.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join("; ")
        };
        let letters = row.letters.iter().map(|each| format!("{} {}", each.letter, each.count));
        let doubles = row.doubles.iter().map(|each| {
            format!("{} = {} {} ({} %)", each.number, each.other_bank, each.other_number, each.alike)
        });
        csv::row([
            row.bank.to_owned(),
            row.title.to_owned(),
            row.path.to_owned(),
            row.questions.to_string(),
            pairs(&row.forms),
            letters.collect::<Vec<_>>().join("; "),
            row.right.to_string(),
            row.wrong.to_string(),
            pairs(&row.difficulties),
            row.unexplained.to_string(),
            row.unfounded.to_string(),
            row.articles.join("; "),
            row.not_asked.join("; "),
            doubles.collect::<Vec<_>>().join("; "),
        ])
    });
    csv::file(std::iter::once(csv::row(head)).chain(body))
}

pub(super) fn summary(rows: &[Row<'_>]) -> Summary {
    Summary {
        banks: rows.len(),
        questions: rows.iter().map(|row| row.questions).sum(),
        doubles: rows.iter().map(|row| row.doubles.len()).sum(),
    }
}

/// The page for people.
pub(super) fn html(facts: &Facts, rows: &[Row<'_>], templates: &Templates) -> (String, Vec<Diagnostic>) {
    #[derive(Serialize)]
    struct Cards<'a> {
        summary: Summary,
        banks: Vec<Card<'a>>,
    }
    #[derive(Serialize)]
    struct Card<'a> {
        href: Option<&'a str>,
        asked: &'a [ByLaw],
        left: &'a [ByLaw],
        #[serde(flatten)]
        row: &'a Row<'a>,
    }
    let banks =
        rows.iter().map(|row| Card { href: row.web, asked: &row.asked, left: &row.left, row }).collect();
    page("report/questions.html", facts, Cards { summary: summary(rows), banks }, templates)
}
