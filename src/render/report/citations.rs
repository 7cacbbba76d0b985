//! The register of citations, for the lawyer who signs that the law is right.

use super::{Cited, Facts, Pdf, page, shown};
use crate::base::{csv, json};
use crate::curriculum::register::{Verdict, Why};
use crate::diag::Diagnostic;
use crate::law::compare::Fate;
use crate::law::statute::Absence;
use crate::law::{Date, Numerals};
use crate::render::template::Templates;
use crate::syntax::kinds::Kind;
use serde::Serialize;
use std::collections::BTreeMap;

/// One provision that a text cites: an object of `citations.json`, with the names that `list citations` uses.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
    law: Option<&'a str>,
    title: &'a str,
    article: Option<String>,
    paragraph: Option<u16>,
    item: Option<u16>,
    verdict: &'static str,
    /// What is wrong, in words; empty where nothing is.
    note: String,
    /// When the version was adopted.
    version: Option<String>,
    in_force: Option<String>,
    kind: &'static str,
    /// Title of what it stands in.
    source: &'a str,
    draft: bool,
    /// Its web page, as seen from the reports.
    web: Option<&'a str>,
    print: Vec<Print<'a>>,
    #[serde(skip)]
    cited: &'a Cited,
}

/// A printed page.
#[derive(Serialize)]
struct Print<'a> {
    /// Below the output folder.
    file: &'a str,
    /// The number on the page.
    page: u32,
    /// The number of the sheet in the file.
    pdf_page: u32,
    #[serde(skip)]
    name: &'static str,
}

/// The register, complete with pages.
pub(super) fn rows<'a>(citations: &'a [Cited], printed: &'a [Pdf<'a>]) -> Vec<Row<'a>> {
    citations.iter().map(|cited| row(cited, printed)).collect()
}

fn row<'a>(cited: &'a Cited, printed: &'a [Pdf<'a>]) -> Row<'a> {
    let entry = &cited.entry;
    let pages = shown(printed, &entry.at.path, entry.at.span.start).into_iter();
    let print = pages.map(|shown| Print {
        file: shown.pdf.path,
        page: shown.page.printed,
        pdf_page: shown.page.of_file,
        name: shown.pdf.name(),
    });
    Row {
        path: entry.at.path.as_str(),
        line: cited.place.line,
        column: cited.place.column,
        text: &entry.text,
        law: entry.law.as_deref(),
        title: &entry.title,
        article: entry.provision.map(|provision| provision.article.to_string()),
        paragraph: entry.provision.and_then(|provision| provision.paragraph),
        item: entry.provision.and_then(|provision| provision.item),
        verdict: entry.verdict.name(),
        note: note(&entry.why),
        version: entry.version.map(|date| date.to_string()),
        in_force: entry.in_force.map(|date| date.to_string()),
        kind: cited.source.kind.name(),
        source: &cited.source.title,
        draft: cited.source.draft,
        web: cited.web.as_deref(),
        print: print.collect(),
        cited,
    }
}

/// One array.
pub(super) fn json(rows: &[Row<'_>]) -> String {
    json::pretty(&rows)
}

/// With a head; several printed pages stand in one field, each as `file#page=N`.
pub(super) fn csv(rows: &[Row<'_>]) -> String {
    let head = [
        "path",
        "line",
        "column",
        "text",
        "law",
        "title",
        "article",
        "paragraph",
        "item",
        "verdict",
        "note",
        "version",
        "in_force",
        "kind",
        "source",
        "draft",
        "web",
        "print",
    ];
    let body = rows.iter().map(|row| {
        let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
        let pages = row.print.iter().map(|print| format!("{}#page={}", print.file, print.pdf_page));
        csv::row([
            row.path,
            &row.line.to_string(),
            &row.column.to_string(),
            row.text,
            row.law.unwrap_or_default(),
            row.title,
            row.article.as_deref().unwrap_or_default(),
            &number(row.paragraph),
            &number(row.item),
            row.verdict,
            &row.note,
            row.version.as_deref().unwrap_or_default(),
            row.in_force.as_deref().unwrap_or_default(),
            row.kind,
            row.source,
            &row.draft.to_string(),
            row.web.unwrap_or_default(),
            &pages.collect::<Vec<_>>().join("; "),
        ])
    });
    csv::file(std::iter::once(csv::row(head)).chain(body))
}

/// How many citations came to which verdict.
#[derive(Serialize)]
pub(super) struct Summary {
    total: usize,
    /// Those that a person must look at.
    wrong: usize,
    verdicts: Vec<Count>,
}

#[derive(Serialize)]
struct Count {
    name: &'static str,
    words: &'static str,
    ok: bool,
    count: usize,
}

pub(super) fn summary(rows: &[Row<'_>]) -> Summary {
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.cited.entry.verdict).or_default() += 1;
    }
    let count = |(verdict, count): (Verdict, usize)| Count {
        name: verdict.name(),
        words: words(verdict),
        ok: verdict == Verdict::Ok,
        count,
    };
    let mut verdicts: Vec<Count> = counts.into_iter().map(count).collect();
    // What is wrong comes first.
    verdicts.sort_by_key(|count| count.ok);
    let wrong = verdicts.iter().filter(|count| !count.ok).map(|count| count.count).sum();
    Summary { total: rows.len(), wrong, verdicts }
}

fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ok => "无误",
        Verdict::Unknown => "没有这部法",
        Verdict::NoSuchArticle => "没有这一条",
        Verdict::NoSuchParagraph => "没有这一款、项",
        Verdict::Repealed => "已经废止",
        Verdict::Superseded => "已有新版本",
        Verdict::NotYetInForce => "还没有施行",
        Verdict::QuoteMismatch => "引文不符",
    }
}

/// What a person must know to mend it.
fn note(why: &Why) -> String {
    let since = |date: &Option<Date>| date.map(|date| format!("，{}起", date.han())).unwrap_or_default();
    match why {
        Why::Ok { restated: true } => String::new(),
        Why::Ok { restated: false } => "收录的摘要没有写这一条".to_owned(),
        Why::Unknown { nearest: Some(name) } => format!("是不是《{name}》？"),
        Why::Unknown { nearest: None } => "没有收录，无法核对".to_owned(),
        Why::NoSuchArticle { last: Some(last) } => format!("最后一条是{}", last.han()),
        Why::NoSuchArticle { last: None } => String::new(),
        Why::NoSuchParagraph(Absence::Article) => "没有这一条".to_owned(),
        Why::NoSuchParagraph(Absence::Paragraph { count }) => format!("只有 {count} 款"),
        Why::NoSuchParagraph(Absence::Item { count }) => format!("只有 {count} 项"),
        Why::NoSuchParagraph(Absence::Point { count }) => format!("只有 {count} 目"),
        Why::Repealed { by: Some(by), since: date } => format!("被《{by}》废止{}", since(date)),
        Why::Repealed { by: None, since: date } => format!("不再有效{}", since(date)),
        Why::Superseded { since: date, fate } => {
            let fate = match fate {
                Some(Fate::Same(no)) => format!("新版本原文在{}", no.han()),
                Some(Fate::Changed(no)) => format!("新版本改在{}，文字有变", no.han()),
                Some(Fate::Split(to)) => {
                    let to: Vec<String> = to.iter().map(|no| no.han()).collect();
                    format!("新版本拆成了{}", to.join("、"))
                }
                Some(Fate::Gone) => "新版本没有这一条了".to_owned(),
                None => "有了新版本".to_owned(),
            };
            fate + &since(date)
        }
        Why::NotYetInForce { since, .. } => format!("{}起才施行", since.han()),
        Why::QuoteMismatch { elsewhere: Some(no), .. } => format!("这些话在{}", no.han()),
        Why::QuoteMismatch { elsewhere: None, .. } => "引号里的话和法条原文不一样".to_owned(),
    }
}

/// The page for people.
pub(super) fn html(facts: &Facts, rows: &[Row<'_>], templates: &Templates) -> (String, Vec<Diagnostic>) {
    let lines: Vec<Line<'_>> = rows.iter().map(line).collect();
    let own =
        Register { summary: summary(rows), laws: laws(rows), sources: sources(&lines), wrong: wrong(&lines) };
    page("report/citations.html", facts, own, templates)
}

#[derive(Serialize)]
struct Register<'a> {
    summary: Summary,
    laws: Vec<LawCited<'a>>,
    sources: Vec<SourceLines<'a>>,
    wrong: Vec<&'a Line<'a>>,
}

/// A law and what cites it.
#[derive(Serialize)]
struct LawCited<'a> {
    title: &'a str,
    version: String,
    known: bool,
    articles: Vec<ArticleCited<'a>>,
}

#[derive(Serialize)]
struct ArticleCited<'a> {
    words: String,
    href: Option<&'a str>,
    ok: bool,
    /// Titles and pages of the documents that cite it.
    sources: Vec<(&'a str, Option<&'a str>)>,
}

/// A document and its citations.
#[derive(Serialize)]
struct SourceLines<'a> {
    kind: &'static str,
    title: &'a str,
    path: &'a str,
    href: Option<&'a str>,
    draft: bool,
    lines: Vec<&'a Line<'a>>,
}

/// One row of the page.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
    title: &'a str,
    provision: String,
    href: Option<&'a str>,
    version: String,
    ok: bool,
    verdict: &'static str,
    note: &'a str,
    source: &'a str,
    web: Option<&'a str>,
    print: Vec<PrintLink>,
    #[serde(skip)]
    cited: &'a Cited,
}

#[derive(Serialize)]
struct PrintLink {
    name: &'static str,
    page: u32,
    href: String,
}

fn line<'a>(row: &'a Row<'a>) -> Line<'a> {
    let entry = &row.cited.entry;
    let link = |print: &Print<'_>| PrintLink {
        name: print.name,
        page: print.page,
        href: format!("../{}#page={}", print.file, print.pdf_page),
    };
    Line {
        path: row.path,
        line: row.line,
        column: row.column,
        text: row.text,
        title: row.title,
        provision: provision(row.cited),
        href: row.cited.law_page.as_deref(),
        version: version(row.cited),
        ok: entry.verdict == Verdict::Ok,
        verdict: words(entry.verdict),
        note: &row.note,
        source: row.source,
        web: row.web,
        print: row.print.iter().map(link).collect(),
        cited: row.cited,
    }
}

/// 第一百三十三条第二款, 全文
fn provision(cited: &Cited) -> String {
    cited.entry.provision.map_or_else(|| "全文".to_owned(), |provision| provision.words(Numerals::Han))
}

fn version(cited: &Cited) -> String {
    let document = cited.entry.version.map(|date| format!("{}公布", date.han()));
    let in_force = cited.entry.in_force.map(|date| format!("{}起施行", date.han()));
    document.into_iter().chain(in_force).collect::<Vec<_>>().join("，")
}

fn wrong<'a>(lines: &'a [Line<'a>]) -> Vec<&'a Line<'a>> {
    let mut wrong: Vec<&Line<'_>> = lines.iter().filter(|line| !line.ok).collect();
    wrong.sort_by_key(|line| line.cited.entry.verdict);
    wrong
}

/// The laws by title, their provisions in order.
fn laws<'a>(rows: &'a [Row<'a>]) -> Vec<LawCited<'a>> {
    let mut laws: BTreeMap<(bool, &str), BTreeMap<_, Vec<&Row<'_>>>> = BTreeMap::new();
    for row in rows {
        let law = laws.entry((row.law.is_none(), row.title)).or_default();
        law.entry(row.cited.entry.provision).or_default().push(row);
    }
    let law = |((unknown, title), provisions): ((bool, &'a str), BTreeMap<_, Vec<&'a Row<'a>>>)| LawCited {
        title,
        version: provisions.values().flatten().next().map(|row| version(row.cited)).unwrap_or_default(),
        known: !unknown,
        articles: provisions.into_values().filter_map(article).collect(),
    };
    laws.into_iter().map(law).collect()
}

fn article<'a>(rows: Vec<&'a Row<'a>>) -> Option<ArticleCited<'a>> {
    let first = rows.first()?;
    let mut sources: Vec<(&str, Option<&str>)> = Vec::new();
    for row in &rows {
        let source = (row.source, row.cited.source.web.as_deref());
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    Some(ArticleCited {
        words: provision(first.cited),
        href: first.cited.law_page.as_deref(),
        ok: rows.iter().all(|row| row.cited.entry.verdict == Verdict::Ok),
        sources,
    })
}

/// The citations file by file.
fn sources<'a>(lines: &'a [Line<'a>]) -> Vec<SourceLines<'a>> {
    let of_file = lines.chunk_by(|a, b| a.path == b.path);
    let source = |lines: &'a [Line<'a>]| {
        let first = lines.first()?;
        let source = &first.cited.source;
        Some(SourceLines {
            kind: kind(source.kind),
            title: &source.title,
            path: first.path,
            href: source.web.as_deref(),
            draft: source.draft,
            lines: lines.iter().collect(),
        })
    };
    of_file.filter_map(source).collect()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Lesson => "课文",
        Kind::Law => "法律要点",
        Kind::Policy => "政策",
        Kind::Case => "案例",
        Kind::Quiz => "题库",
        Kind::Course => "课程",
        Kind::Glossary => "名词解释",
        Kind::Curriculum | Kind::Audiences | Kind::Media | Kind::Class => "其他",
    }
}
