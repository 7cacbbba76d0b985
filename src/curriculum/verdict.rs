//! Whether a citation is right on a day: exactly one verdict for each provision.

use super::cites::{CitedLine, LawBlock};
use super::lookup;
use super::shelf::{Article, Repeal, Standing, Version, Work};
use super::{Catalog, Entry};
use crate::law::citation::{Citation, Cited, Named};
use crate::law::compare::Fate;
use crate::law::quote;
use crate::law::statute::Absence;
use crate::law::{ArticleNo, Date, Provision};
use crate::syntax::kinds::Kind;
use crate::syntax::{Body, Doc};
use std::ops::Range;
use std::sync::Arc;

/// What came of looking a provision up. Exactly one for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The law has it, and it is in force.
    Ok,
    /// No such law in the programme.
    Unknown,
    /// The law has no such article.
    NoSuchArticle,
    /// The article has no such paragraph, item or point.
    NoSuchParagraph,
    /// The law is no longer in force.
    Repealed,
    /// The text means a version that another one has replaced.
    Superseded,
    /// It will be in force only later.
    NotYetInForce,
    /// The words in quotation marks are not the law's.
    QuoteMismatch,
}

impl Verdict {
    /// All of them, in the order in which a register lists them.
    pub const ALL: [Verdict; 8] = [
        Verdict::Ok,
        Verdict::Unknown,
        Verdict::NoSuchArticle,
        Verdict::NoSuchParagraph,
        Verdict::Repealed,
        Verdict::Superseded,
        Verdict::NotYetInForce,
        Verdict::QuoteMismatch,
    ];

    /// As in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Ok => "ok",
            Verdict::Unknown => "unknown",
            Verdict::NoSuchArticle => "no-such-article",
            Verdict::NoSuchParagraph => "no-such-paragraph",
            Verdict::Repealed => "repealed",
            Verdict::Superseded => "superseded",
            Verdict::NotYetInForce => "not-yet-in-force",
            Verdict::QuoteMismatch => "quote-mismatch",
        }
    }
}

/// A verdict and its reasons.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// The law has it; `restated` is false where the law is a summary that does not speak of the article.
    Ok { restated: bool },
    /// Nothing of that name; the nearest name.
    Unknown { nearest: Option<String> },
    /// The law goes up to this article, if it has any.
    NoSuchArticle { last: Option<ArticleNo> },
    /// What the article lacks.
    NoSuchParagraph(Absence),
    /// By what, and since when.
    Repealed { by: Option<String>, since: Option<Date> },
    /// The version meant was replaced on `since`; `fate` is what became of the article, where both texts are known.
    Superseded { since: Option<Date>, fate: Option<Fate> },
    /// The first day; `older` if the law was in force before in a version that is not here.
    NotYetInForce { since: Date, older: bool },
    /// What the law says, what stands there, and the article that has those words, if another one does.
    QuoteMismatch { law: String, quoted: String, elsewhere: Option<ArticleNo> },
}

/// What came of looking up one provision, or a law as a whole.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    /// The law, where it is known.
    pub work: Option<&'a Work>,
    /// The version that was asked.
    pub version: Option<&'a Version>,
    /// The page that holds the provision.
    pub page: Option<&'a Entry>,
    /// The verdict with its reasons.
    pub why: Why,
}

impl Judgement<'_> {
    /// The verdict alone.
    pub fn verdict(&self) -> Verdict {
        match self.why {
            Why::Ok { .. } => Verdict::Ok,
            Why::Unknown { .. } => Verdict::Unknown,
            Why::NoSuchArticle { .. } => Verdict::NoSuchArticle,
            Why::NoSuchParagraph(_) => Verdict::NoSuchParagraph,
            Why::Repealed { .. } => Verdict::Repealed,
            Why::Superseded { .. } => Verdict::Superseded,
            Why::NotYetInForce { .. } => Verdict::NotYetInForce,
            Why::QuoteMismatch { .. } => Verdict::QuoteMismatch,
        }
    }
}

/// The law that a citation means, and the day on which to ask for its text.
#[derive(Clone, Copy, Debug)]
pub struct Meant<'a> {
    /// The law.
    pub work: &'a Work,
    /// The day.
    pub date: Option<Date>,
}

/// A provision that a line cites, and the verdict on it.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The words concerned, in bytes of the line.
    pub words: Range<usize>,
    /// The provision; nothing where only the law is named.
    pub provision: Option<Provision>,
    /// Whether the author says that the law is an old one.
    pub past: bool,
    /// The verdict.
    pub judgement: Judgement<'a>,
}

/// Answers for one day.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    /// All documents.
    pub docs: &'a [Arc<Doc>],
    /// Their register.
    pub catalog: &'a Catalog,
    /// The day; nothing if the programme does not say when it is.
    pub as_of: Option<Date>,
}

/// Words that ought to be the law's.
pub struct Quoted {
    /// The words.
    pub words: String,
    /// Where they stand, in bytes of the line; nothing for the body of a block.
    pub range: Option<Range<usize>>,
    /// How they are introduced; nothing for the body of a block, which must be whole.
    quotation: Option<quote::Quotation>,
}

impl<'a> Judge<'a> {
    /// The law that `citation` means: in the text of a law, 本法 is that law. Nothing for 《…》 that is no law here.
    pub fn work(&self, doc: &Doc, citation: &Citation) -> Option<&'a Work> {
        match &citation.law {
            Named::Law(name) => self.catalog.shelf.find(name),
            Named::This => {
                let own = self.catalog.entry(Kind::Law, &doc.id).filter(|_| doc.kind() == Kind::Law)?;
                self.catalog.shelf.of_doc(own.doc).map(|(work, _)| work)
            }
        }
    }

    /// The verdict on one provision of `citation`, or on the law as a whole. Nothing where no law is cited: a book, a
    /// policy, a film.
    pub fn judge(
        &self,
        doc: &Doc,
        citation: &Citation,
        provision: Option<Provision>,
    ) -> Option<Judgement<'a>> {
        let bare = |why| Judgement { work: None, version: None, page: None, why };
        let Some(work) = self.work(doc, citation) else {
            let Named::Law(name) = &citation.law else { return None };
            if let Some(repeal) = self.catalog.shelf.repealed(name).filter(|repeal| self.has_come(repeal)) {
                let why = Why::Repealed { by: Some(repeal.by.clone()), since: repeal.since };
                return Some(bare(why));
            }
            // A 《…》 without a provision may be a book, and a policy or a film is no law.
            if provision.is_none() || lookup::titled(self.catalog, name).is_some() {
                return None;
            }
            return Some(bare(Why::Unknown { nearest: self.catalog.shelf.nearest(name).map(str::to_owned) }));
        };
        if let Body::Law(law) = &doc.body
            && law
                .amends
                .iter()
                .any(|name| self.catalog.shelf.find(name).is_some_and(|amended| std::ptr::eq(amended, work)))
        {
            return self.amended(work, provision);
        }
        let current = self.current(work);
        let meant = match self.version(doc, work, citation) {
            Some(meant) => meant,
            None => {
                let since = current.and_then(|at| work.versions.get(at)?.in_force);
                return Some(Judgement { work: Some(work), ..bare(Why::Superseded { since, fate: None }) });
            }
        };
        let version = work.versions.get(meant)?;
        let page = provision.map_or_else(
            || version.parts.first().map(|part| part.id.as_str()),
            |provision| match version.article(provision.article) {
                Article::Here(id, _) | Article::NotCovered(id, _) => Some(id),
                Article::Absent(_) => version.parts.first().map(|part| part.id.as_str()),
            },
        );
        let page = page.and_then(|id| self.catalog.entry(Kind::Law, id));
        // A law cites itself as it then was: 本法第十条 of a former version is no mistake.
        let why = match citation.law {
            Named::This => self.within(work, meant, provision),
            Named::Law(_) => self.why(work, meant, current, provision),
        };
        Some(Judgement { work: Some(work), version: Some(version), page, why })
    }

    /// What an amendment says of the law that it changes: some version has the provision, the one before or the one
    /// that it makes. Where neither is here, nothing can be said.
    fn amended(&self, work: &'a Work, provision: Option<Provision>) -> Option<Judgement<'a>> {
        let has = |version: &Version| {
            provision.is_none_or(|p| !matches!(version.article(p.article), Article::Absent(_)))
        };
        let version = work.versions.iter().rfind(|version| has(version))?;
        let id = match provision.map(|provision| version.article(provision.article)) {
            Some(Article::Here(id, _) | Article::NotCovered(id, _)) => Some(id),
            _ => version.parts.first().map(|part| part.id.as_str()),
        };
        let page = id.and_then(|id| self.catalog.entry(Kind::Law, id));
        Some(Judgement { work: Some(work), version: Some(version), page, why: Why::Ok { restated: true } })
    }

    /// The law that `citation` means, and the day on which the version meant is in force. Nothing where that version
    /// is not here.
    pub fn meant(&self, doc: &Doc, citation: &Citation) -> Option<Meant<'a>> {
        let work = self.work(doc, citation)?;
        let version = self.version(doc, work, citation)?;
        let same = self.current(work) == Some(version);
        let date = if same { self.as_of } else { work.versions.get(version)?.in_force };
        Some(Meant { work, date })
    }

    fn current(&self, work: &Work) -> Option<usize> {
        work.versions.iter().position(|version| std::ptr::eq(version, work.on(self.as_of)))
    }

    /// The version meant: of a law that speaks its own; that of the year beside the title; of an old law the one before; otherwise the one in force.
    fn version(&self, doc: &Doc, work: &Work, citation: &Citation) -> Option<usize> {
        if citation.law == Named::This {
            return work
                .versions
                .iter()
                .position(|version| version.parts.iter().any(|part| part.id == doc.id));
        }
        let current = self.current(work)?;
        match citation.version {
            Some(hint) => work.version_of(hint).or_else(|| {
                // Nothing is known of the dates of a version without any.
                work.versions.get(current)?.document.is_none().then_some(current)
            }),
            None if citation.past && !work.versions.get(current)?.is_over(self.as_of) => {
                current.checked_sub(1)
            }
            None => Some(current),
        }
    }

    fn has_come(&self, repeal: &Repeal) -> bool {
        repeal.since.zip(self.as_of).is_none_or(|(since, date)| since <= date)
    }

    fn why(&self, work: &Work, meant: usize, current: Option<usize>, provision: Option<Provision>) -> Why {
        let Some(version) = work.versions.get(meant) else { return Why::Unknown { nearest: None } };
        let no = provision.map(|provision| provision.article);
        match work.standing(meant, self.as_of) {
            Standing::Repealed => {
                return Why::Repealed { by: version.ended_by.clone(), since: version.ended };
            }
            Standing::NotYet => {
                if let Some(since) = version.in_force {
                    let older =
                        version.first_in_force.zip(self.as_of).is_some_and(|(first, date)| first <= date);
                    let older =
                        older && work.versions.first().is_some_and(|first| std::ptr::eq(first, version));
                    return Why::NotYetInForce { since, older };
                }
            }
            Standing::Amended if current != Some(meant) => {
                let fate = no.and_then(|no| work.fate(meant, current?, no));
                return Why::Superseded {
                    since: current.and_then(|at| work.versions.get(at)?.in_force),
                    fate,
                };
            }
            Standing::InForce | Standing::Amended | Standing::Unknown => {}
        }
        self.within(work, meant, provision)
    }

    /// Whether a version has `provision`.
    fn within(&self, work: &Work, meant: usize, provision: Option<Provision>) -> Why {
        let (Some(version), Some(provision)) = (work.versions.get(meant), provision) else {
            return Why::Ok { restated: true };
        };
        match version.article(provision.article) {
            Article::NotCovered(..) => Why::Ok { restated: false },
            Article::Here(_, doc) => match self.absence(doc, provision) {
                Some(absence) => Why::NoSuchParagraph(absence),
                None => Why::Ok { restated: true },
            },
            Article::Absent(last) => {
                self.elsewhen(work, meant, provision.article).unwrap_or(Why::NoSuchArticle { last })
            }
        }
    }

    /// An article that the version in force does not have may be one of an earlier or a coming version.
    fn elsewhen(&self, work: &Work, current: usize, no: ArticleNo) -> Option<Why> {
        let has = |version: &Version| matches!(version.article(no), Article::Here(..));
        if let Some(earlier) = work.versions.get(..current)?.iter().rposition(has) {
            let fate = work.fate(earlier, current, no);
            return Some(Why::Superseded { since: work.versions.get(current)?.in_force, fate });
        }
        let coming = work.versions.get(current + 1..)?.iter().find(|version| has(version))?;
        let since = coming.in_force.filter(|since| self.as_of.is_some_and(|date| *since > date))?;
        Some(Why::NotYetInForce { since, older: false })
    }

    /// What the text of an article lacks of `provision`. The articles of a summary are our own words: their paragraphs
    /// are not the law's.
    fn absence(&self, doc: usize, provision: Provision) -> Option<Absence> {
        let Body::Law(law) = &self.docs.get(doc)?.body else { return None };
        if law.is_summary() { None } else { law.statute.locate(provision).err() }
    }

    /// The law's own words of a provision, without the label of the article; nothing for a summary.
    pub fn words(&self, version: &Version, provision: Provision) -> Option<String> {
        let Article::Here(_, index) = version.article(provision.article) else { return None };
        let doc = self.docs.get(index)?;
        let Body::Law(law) = &doc.body else { return None };
        if law.is_summary() {
            return None;
        }
        let place = law.statute.locate(provision).ok()?;
        let lines = law.statute.lines(&place);
        Some(lines.iter().map(|line| line.span.text(&doc.source.text)).collect::<Vec<_>>().join("\n"))
    }

    /// The words that `citation` of `line` brings and that ought to be the law's: the body of a 法条 block, or what
    /// stands in quotation marks behind it.
    pub fn quoted(&self, line: &CitedLine, citation: &Citation) -> Option<Quoted> {
        if let Some(block) = &line.block {
            let words = body(block);
            let only = line.citations.iter().filter(|other| !other.provisions.is_empty()).count() == 1;
            return (only && !words.is_empty()).then_some(Quoted { words, range: None, quotation: None });
        }
        if let Some(long) = line.long.as_ref().filter(|long| long.citation == citation.span) {
            let quotation = long.quotation.clone();
            let (words, range) = (long.words.clone(), Some(quotation.span.clone()));
            return Some(Quoted { words, range, quotation: Some(quotation) });
        }
        let quotation = quote::after(&line.text, citation.span.end)?;
        Some(Quoted {
            words: line.text[quotation.span.clone()].to_owned(),
            range: Some(quotation.span.clone()),
            quotation: Some(quotation),
        })
    }

    /// Whether those words are the law's; if not, why. `provisions` are all that the citation names.
    pub fn misquoted(
        &self,
        judged: &Judgement<'_>,
        provisions: &[Provision],
        quoted: &Quoted,
    ) -> Option<Why> {
        let (work, version) = (judged.work?, judged.version?);
        let law: Vec<String> =
            provisions.iter().map(|provision| self.words(version, *provision)).collect::<Option<_>>()?;
        let law = law.join("\n");
        let right = |law: &str| match &quoted.quotation {
            None => quote::is_whole(&quoted.words, law),
            Some(_) => quote::is_within(&quoted.words, law),
        };
        if law.is_empty() || right(&law) {
            return None;
        }
        // The words of an earlier version of the same article: the text means that one.
        let current = work.versions.iter().position(|other| std::ptr::eq(other, version))?;
        let is_earlier = |at: &usize| !work.versions.get(*at).is_some_and(|other| other.is_same_as(version));
        for earlier in (0..current).rev().filter(is_earlier) {
            let words: Option<Vec<String>> = work.versions.get(earlier).and_then(|version| {
                provisions.iter().map(|provision| self.words(version, *provision)).collect()
            });
            if quote::is_long(&quoted.words) && words.is_some_and(|words| right(&words.join("\n"))) {
                let fate = work.fate(earlier, current, provisions.first()?.article);
                return Some(Why::Superseded { since: version.in_force, fate });
            }
        }
        let elsewhere = version.parts.iter().flat_map(|part| &part.articles).copied().find(|no| {
            let words = self.words(version, Provision::article(*no));
            words.is_some_and(|words| quote::is_within(&quoted.words, &words))
        });
        let elsewhere = elsewhere.filter(|_| quote::is_long(&quoted.words));
        let meant = |quotation| quote::was_meant(quotation, &quoted.words, &law);
        if elsewhere.is_none() && !quoted.quotation.as_ref().is_none_or(meant) {
            return None;
        }
        Some(Why::QuoteMismatch { law, quoted: quoted.words.clone(), elsewhere })
    }

    /// The verdicts on everything that `line` cites, in its order, the words it quotes included.
    pub fn line(&self, doc: &Doc, line: &CitedLine) -> Vec<Judged<'a>> {
        let mut out: Vec<Vec<Judged<'a>>> = Vec::new();
        for citation in &line.citations {
            let mut judged = self.citation(doc, citation);
            self.compare_words(line, citation, &mut judged);
            out.push(judged);
        }
        self.compare_block(line, &mut out);
        out.into_iter().flatten().collect()
    }

    /// Looks at the body of a 法条 block that cites several laws, if nothing else is wrong with it: the words of all of
    /// them, one after the other.
    fn compare_block(&self, line: &CitedLine, judged: &mut [Vec<Judged<'a>>]) {
        let Some(quoted) = line.block.as_ref().map(body).filter(|body| !body.is_empty()) else { return };
        let mut citing: Vec<&mut Vec<Judged<'a>>> =
            judged.iter_mut().filter(|all| all.iter().any(|each| each.provision.is_some())).collect();
        let restated = |each: &Judged<'_>| each.judgement.why == Why::Ok { restated: true };
        if citing.len() < 2 || !citing.iter().all(|all| all.iter().all(restated)) {
            return;
        }
        let words = |all: &Vec<Judged<'a>>| -> Option<String> {
            let each = all.iter().map(|each| self.words(each.judgement.version?, each.provision?));
            Some(each.collect::<Option<Vec<String>>>()?.join("\n"))
        };
        let Some(laws) = citing.iter().map(|all| words(all)).collect::<Option<Vec<String>>>() else { return };
        let law = laws.join("\n");
        if quote::is_whole(&quoted, &law) {
            return;
        }
        let different = quote::first_different(&quoted, laws.iter().map(String::as_str));
        if let Some(last) = citing.get_mut(different).and_then(|all| all.last_mut()) {
            last.judgement.why = Why::QuoteMismatch { law, quoted, elsewhere: None };
        }
    }

    /// The verdicts on one citation: one for each provision, ranges spelt out.
    pub fn citation(&self, doc: &Doc, citation: &Citation) -> Vec<Judged<'a>> {
        let judged = |words: &Range<usize>, provision| {
            let judgement = self.judge(doc, citation, provision)?;
            Some(Judged { words: words.clone(), provision, past: citation.past, judgement })
        };
        if citation.provisions.is_empty() {
            return judged(&citation.words, None).into_iter().collect();
        }
        let mut out = Vec::with_capacity(citation.provisions.len());
        for cited in &citation.provisions {
            let Some(first) = judged(&cited.span, Some(cited.provision)) else { continue };
            let rest = self.expand(cited, first.judgement.version);
            out.push(first);
            out.extend(rest.into_iter().skip(1).filter_map(|provision| judged(&cited.span, Some(provision))));
        }
        out
    }

    /// Looks at the words that a citation brings, if nothing else is wrong with it.
    fn compare_words(&self, line: &CitedLine, citation: &Citation, judged: &mut [Judged<'a>]) {
        let restated = |each: &Judged<'_>| each.judgement.why == Why::Ok { restated: true };
        if !judged.iter().all(restated) {
            return;
        }
        let provisions: Vec<Provision> = judged.iter().filter_map(|each| each.provision).collect();
        let (Some(quoted), Some(one)) = (self.quoted(line, citation), judged.first()) else { return };
        let Some(why) = self.misquoted(&one.judgement, &provisions, &quoted) else { return };
        if let Some(last) = judged.last_mut() {
            // Wrong words are shown; of an old number the number.
            if let (Why::QuoteMismatch { .. }, Some(range)) = (&why, quoted.range) {
                last.words = range;
            }
            last.judgement.why = why;
        }
    }

    /// Every provision that the words name: of 第五条至第八条 four.
    pub fn expand(&self, cited: &Cited, version: Option<&Version>) -> Vec<Provision> {
        let (from, Some(to)) = (cited.provision, cited.through) else { return vec![cited.provision] };
        let between: Vec<Provision> = if from.article == to.article {
            let numbers = |a: Option<u16>, b: Option<u16>| a.zip(b).into_iter().flat_map(|(a, b)| a..=b);
            match (from.item, to.item) {
                (Some(_), Some(_)) => numbers(from.item, to.item).map(|item| from.with_item(item)).collect(),
                _ => {
                    numbers(from.paragraph, to.paragraph).map(|number| from.with_paragraph(number)).collect()
                }
            }
        } else {
            articles_between(version, from.article, to.article).into_iter().map(Provision::article).collect()
        };
        if between.is_empty() || between.len() > LONGEST_RANGE { vec![from, to] } else { between }
    }
}

/// What is written in a 法条 block, without the labels of articles.
fn body(block: &LawBlock) -> String {
    block.body.iter().map(|line| quote::without_label(line)).collect::<Vec<_>>().join("\n")
}

/// A range that names more provisions than this (第一条至第九万条) counts as its two ends.
const LONGEST_RANGE: usize = 500;

fn articles_between(version: Option<&Version>, from: ArticleNo, to: ArticleNo) -> Vec<ArticleNo> {
    let parts = || version.into_iter().flat_map(|version| &version.parts);
    let restated = parts().flat_map(|part| &part.articles).copied();
    let mut all: Vec<ArticleNo> = restated.filter(|no| (from..=to).contains(no)).chain([from, to]).collect();
    // A summary restates some of them; the others exist all the same.
    if parts().any(|part| part.total.is_some()) {
        let last = to.main.min(from.main.saturating_add(u32::try_from(LONGEST_RANGE).unwrap_or(u32::MAX)));
        all.extend((from.main..=last).map(ArticleNo::new).filter(|no| (from..=to).contains(no)));
    }
    all.sort_unstable();
    all.dedup();
    all
}
