//! Laws: full text in the collection shape, or a summary.

use crate::base::span::{Span, Spanned};
use crate::diag::messages::law;
use crate::law::history::{self, Basis, Evidence};
use crate::law::instrument::{self, Instrument};
use crate::law::statute::{self, Problem};
use crate::law::{Date, Statute, title};
use crate::syntax::ast::Content;
use crate::syntax::fields::{Demand, Field, Fields, Form, may, must};
use crate::syntax::front::{self, Front};
use crate::syntax::input::Input;
use crate::syntax::value::Node;
use crate::syntax::{Name, markdown};

/// One file of a law: a version, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Law {
    /// Full title, blanks removed: `中华人民共和国反家庭暴力法`.
    pub title: Spanned<String>,
    /// 编 when one law is several files: `婚姻家庭编`.
    pub part: Option<String>,
    /// Short title where the usual one (without 中华人民共和国) will not do.
    pub short_title: Option<String>,
    /// Other names it is cited by.
    pub alternative: Vec<String>,
    /// 法律, 行政法规, 司法解释, …
    pub type_document: String,
    /// A number of its own, e.g. 主席令第三十七号.
    pub identifier: String,
    /// Adopted, or last amended: names the version.
    pub date_document: Option<Date>,
    /// In force from.
    pub in_force: Option<Date>,
    /// Written status, if any (`in force`, `amended`, `repealed` or Chinese).
    pub status: Option<Spanned<String>>,
    /// No longer in force from.
    pub date_no_longer_in_force: Option<Date>,
    /// Title of what repealed it.
    pub repealed_by: Option<Spanned<String>>,
    /// Titles of what it repealed, from the field and from the closing articles (同时废止).
    pub repeals: Vec<Spanned<String>>,
    /// The day on which the law first came into force, in whatever version: since then what it repeals has ended.
    pub first_in_force: Option<Date>,
    /// How the day is known on which it came into force; nothing where a field says it.
    pub basis: Option<Basis>,
    /// Titles of the laws that this decision or amendment amends, from the field or as its title says; normalised.
    pub amends: Vec<String>,
    /// Titles of what amended it.
    pub amended_by: Vec<Spanned<String>>,
    /// How many articles the law has: set for a summary.
    pub articles: Option<u32>,
    /// Where the text comes from.
    pub source: String,
    /// Divisions and articles (of a summary: those it explains), as spans into the file.
    pub statute: Statute,
    /// Of a summary: the running text before its first article. Empty for full texts.
    pub body: Content,
}

impl Law {
    /// Whether the file restates only some articles in plain words.
    pub fn is_summary(&self) -> bool {
        self.articles.is_some()
    }

    /// The lines between title and text, as written in `source`.
    pub fn header<'a>(&'a self, source: &'a str) -> impl Iterator<Item = &'a str> {
        self.statute.header.iter().map(|line| line.text(source).trim()).filter(|line| !line.is_empty())
    }

    /// What kind of document it is, as its title and header lines say.
    pub fn instrument(&self, source: &str) -> Option<Instrument> {
        Instrument::of(&self.title.value, self.header(source))
    }

    /// Whether the day on which it came into force is only derived: the text does not name it, nor does a field.
    pub fn is_date_guessed(&self) -> bool {
        self.basis.is_some_and(|basis| basis != Basis::Stated)
    }
}

/// The fields of a law. A full text may do without any: its own words tell title and dates.
pub const FIELDS: &[Field] = &[
    must("title", &["标题", "名称"], Form::Text, ("法律的全称", "The full title of the law")),
    must(
        "date_document",
        &["通过日期", "公布日期"],
        Form::Date,
        ("通过或最后一次修改的日期", "When it was adopted, or last amended"),
    ),
    must(
        "in_force",
        &["施行日期", "生效日期"],
        Form::Date,
        ("从哪一天起施行", "Since when this version is in force"),
    ),
    may(
        "part",
        &["编"],
        Form::Text,
        ("一部法律分成几个文件时，这是哪一编", "Which part this file is, of a law in several files"),
    ),
    may("short_title", &["简称"], Form::Text, ("简称", "What it is called for short")),
    may("alternative", &["别名", "又称"], Form::Names, ("别名", "Other names it goes by")),
    may(
        "type_document",
        &["类型", "种类", "效力级别"],
        Form::Text,
        ("法律、行政法规、司法解释等", "Statute, regulation, judicial interpretation, …"),
    ),
    may("identifier", &["文号", "编号"], Form::Text, ("文号，例如 主席令第三十七号", "Its official number")),
    may(
        "status",
        &["状态", "时效"],
        Form::Text,
        ("时效：现行有效、已修改、已废止等", "Its status: in force, amended, repealed, …"),
    ),
    may(
        "date_no_longer_in_force",
        &["失效日期", "废止日期"],
        Form::Date,
        ("从哪一天起失效", "Since when it is no longer in force"),
    ),
    may("repealed_by", &["被废止", "废止依据"], Form::Text, ("被哪部法律废止", "The law that repealed it")),
    may("repeals", &["废止"], Form::Names, ("废止了哪些法律", "The laws that it repeals")),
    may(
        "amends",
        &["修改"],
        Form::Names,
        ("修改了哪些法律（用于修改决定、修正案）", "The laws that this decision or amendment amends"),
    ),
    may("amended_by", &["被修改", "修改依据"], Form::Names, ("被哪些决定、修正案修改", "What amended it")),
    may(
        "articles",
        &["条数", "总条数"],
        Form::Count,
        (
            "全法一共多少条。写了它，文件就算摘要",
            "How many articles the law has; this makes the file a summary",
        ),
    ),
    may("source", &["来源", "出处"], Form::Text, ("文本从哪里来", "Where the text comes from")),
];

impl Law {
    pub(crate) fn read(input: &mut Input, name: &Name) -> Law {
        let front = front::read(input);
        let untold = name.is_translation() && statute::first_article(input.text, front.body).is_none();
        let running = has_articles_field(&front) || untold;
        // A full text says most of this itself.
        let demand = if running { Demand::on(name) } else { Demand::Nothing };
        let mut fields = Fields::front(input, FIELDS, &front, demand);
        let mut law = Law {
            title: fields.spanned("title").unwrap_or_default(),
            part: fields.spanned("part").map(|part| part.value),
            short_title: fields.spanned("short_title").map(|title| title.value),
            alternative: fields.words("alternative"),
            type_document: fields.text("type_document"),
            identifier: fields.text("identifier"),
            date_document: fields.date("date_document"),
            in_force: fields.date("in_force"),
            status: fields.spanned("status"),
            date_no_longer_in_force: fields.date("date_no_longer_in_force"),
            repealed_by: fields.spanned("repealed_by"),
            repeals: fields.names("repeals"),
            first_in_force: None,
            basis: None,
            amends: fields.names("amends").iter().map(|name| title::normalise(&name.value)).collect(),
            amended_by: fields.names("amended_by"),
            articles: fields.count("articles"),
            source: fields.text("source"),
            statute: Statute::default(),
            body: Content::default(),
        };
        let start = if running { first_division(input.text, front.body) } else { front.body };
        law.body = markdown::parse(input, front.body..start);
        let (statute, problems) = Statute::parse(input.text, start);
        for problem in problems {
            report(input, problem, running || name.is_translation());
        }
        if name.is_translation() {
            law.take_title(input.text, &statute);
        } else if !running {
            law.learn(input, &statute, name);
        }
        if law.title.value.is_empty() {
            law.title = Spanned::new(name.id.clone(), Span::default());
        }
        law.first_in_force = law.first_in_force.or(law.in_force);
        Law { statute, ..law }
    }

    /// Takes title and part from the headings of a full text, unless fields give them.
    fn take_title(&mut self, source: &str, statute: &Statute) {
        let tidy = |span: Span| Spanned::new(title::tidy(span.text(source)).into_owned(), span);
        if let (true, Some(span)) = (self.title.value.is_empty(), statute.title) {
            self.title = tidy(span);
        }
        if let (None, Some(span)) = (&self.part, statute.part) {
            self.part = Some(tidy(span).value);
        }
    }

    /// Takes from a full text what no field says.
    fn learn(&mut self, input: &mut Input, statute: &Statute, name: &Name) {
        let source = input.text;
        self.take_title(source, statute);
        if statute.title.is_none() && self.title.value.is_empty() {
            input.report(law::no_title(input.at(Span::default())));
        }
        if self.amends.is_empty() {
            self.amends = instrument::amended(&self.title.value, source, statute);
        }
        // A decision of one sentence has no articles.
        if statute.articles().is_empty() && self.amends.is_empty() {
            input.report(law::no_articles(input.at(self.title.span)));
        }
        let evidence = Evidence::of(source, statute, &name.stem);
        self.date_document = self.date_document.or_else(|| evidence.document());
        if let (None, Some(force)) = (self.in_force, evidence.in_force()) {
            (self.in_force, self.basis) = (Some(force.since), Some(force.basis));
        }
        self.first_in_force = evidence.first_in_force();
        let named = history::repealed(source, statute).into_iter();
        self.repeals.extend(named.map(|title| Spanned::new(title.to_owned(), Span::default())));
        if self.date_document.is_none() || self.in_force.is_none() {
            input.report(law::no_dates(input.at(self.title.span)));
        }
    }
}

/// Whether the file is a summary: its other fields are then required.
fn has_articles_field(front: &Front) -> bool {
    let Node::Map(entries) = &front.value.node else { return false };
    let names = FIELDS.iter().filter(|field| field.en == "articles").flat_map(|field| field.names());
    names.into_iter().any(|name| entries.iter().any(|entry| entry.key.value.trim() == name))
}

/// Where the articles of a summary begin: at the first of them, or at the chapter's heading right above it.
fn first_division(source: &str, from: usize) -> usize {
    let mut at = statute::first_article(source, from).unwrap_or(source.len());
    // The article may be indented; its line belongs to it.
    at = source[..at].rfind('\n').map_or(from, |end| end + 1).max(from);
    loop {
        let above = source[from..at].trim_end();
        let line = above.rfind('\n').map_or(0, |end| end + 1);
        let heading = above[line..].trim_start_matches('#');
        if heading.len() == above.len() - line || !statute::is_division(heading) {
            return at;
        }
        at = from + line;
    }
}

fn report(input: &mut Input, problem: Problem, summary: bool) {
    let at = |span| input.at(span);
    let finding = match problem {
        Problem::DoubledArticle { no, first, again } => law::doubled(at(again), at(first), no),
        Problem::ArticleOutOfOrder { no, after, at: span } => law::out_of_order(at(span), no, after),
        // A summary restates what it pleases.
        Problem::MissingArticle { .. } | Problem::ItemOutOfOrder { .. } if summary => return,
        Problem::MissingArticle { after, before, at: span } => law::gap(at(span), after, before),
        Problem::ItemOutOfOrder { expected, found, at: span, .. } => {
            law::item_order(at(span), expected, found)
        }
        Problem::NoSpaceAfterLabel { no, at: span } => law::no_space(at(span), no),
        Problem::LookAlikeLabel { no, at: span } => law::look_alike(at(span), no),
        Problem::NoStatuteText { at: span } => law::no_statute_text(at(span)),
        Problem::OpenComment { at: span } => law::open_comment(at(span)),
    };
    input.report(finding);
}
