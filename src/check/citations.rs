//! What texts cite exists, is in force, and is quoted word for word. The verdicts are those of the register.

use crate::base::span::Span;
use crate::curriculum::Catalog;
use crate::curriculum::cites::CitedLine;
use crate::curriculum::shelf::Work;
use crate::curriculum::verdict::{Judge, Judged, Why};
use crate::diag::messages::law;
use crate::diag::{At, Diagnostic, Severity};
use crate::law::citation::Named;
use crate::law::compare::Fate;
use crate::law::{ArticleNo, Date, quote, title, wording};
use crate::syntax::Doc;
use crate::syntax::kinds::Kind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is wrong with the citations of `doc` on the day of `judge`.
pub(super) fn check(doc: &Doc, judge: Judge<'_>, found: &mut Vec<Diagnostic>) {
    for line in judge.catalog.cites.of(doc.path()) {
        let place = |span: Span| At::new(doc.path(), span);
        // A law block without a citation has nothing to show.
        if let Some(block) = &line.block
            && line.citations.iter().all(|citation| citation.provisions.is_empty())
        {
            found.push(law::block_without_citation(place(block.head)));
        }
        for judged in judge.line(doc, line) {
            let at = place(line.place(&judged.words));
            found.extend(finding(doc, judge, line, &judged, at));
        }
    }
}

fn finding(doc: &Doc, judge: Judge<'_>, line: &CitedLine, judged: &Judged<'_>, at: At) -> Option<Diagnostic> {
    let words = line.text.get(judged.words.clone()).unwrap_or_default();
    let citation = line.citations.iter().find(|citation| {
        citation.span.start <= judged.words.start
            && judged.words.start <= citation.span.end.max(judged.words.start)
            && (judged.words.end <= citation.span.end
                || matches!(judged.judgement.why, Why::QuoteMismatch { .. } | Why::Superseded { .. }))
    });
    let named = citation.map(|citation| match &citation.law {
        Named::Law(name) => title::short(name).to_owned(),
        Named::This => String::new(),
    });
    let short = judged.judgement.work.map(|work: &Work| work.short.clone()).or(named).unwrap_or_default();
    let no = judged.provision.map(|provision| provision.article);
    let name_at = || {
        let name = citation
            .filter(|citation| !citation.words.is_empty())
            .map(|citation| line.place(&citation.words));
        At { span: name.unwrap_or(at.span), ..at.clone() }
    };
    let mut finding = match &judged.judgement.why {
        Why::Ok { restated: true } => return None,
        // A summary says what it pleases of its own law.
        Why::Ok { restated: false } if doc.kind() == Kind::Law => return None,
        Why::Ok { restated: false } => law::not_covered(at, &short, no?),
        Why::Unknown { nearest } => law::unknown(name_at(), &short, nearest.as_deref()),
        Why::NoSuchArticle { last } => law::no_such_article(at, &short, no?, *last),
        Why::NoSuchParagraph(absence) => law::no_such_paragraph(at, &short, judged.provision?, *absence),
        // Who says that a law is an old one may speak of it.
        Why::Repealed { .. } | Why::Superseded { .. } if judged.past => return None,
        // A law may be mentioned: 1950年《…》颁布. Its provisions may not be taught.
        Why::Superseded { .. } if no.is_none() => return None,
        Why::Repealed { by, since } => law::repealed(at, &short, by.as_deref(), *since),
        Why::Superseded { since, fate } => {
            let moved = match fate {
                Some(Fate::Same(to)) if Some(*to) != no => wording::renumbered(words, *to),
                _ => None,
            };
            let dated = citation.is_some_and(|citation| citation.version.is_some());
            let finding = law::superseded(at, &short, no, *since, fate.as_ref(), dated);
            // With a year beside the title, the number alone would be mended wrongly.
            match moved.filter(|_| !dated) {
                Some(words) => finding.fix(words),
                None => finding,
            }
        }
        Why::NotYetInForce { since, older: true } => law::only_later_text(at, &short, *since, judge.as_of),
        Why::NotYetInForce { since, older: false } => law::not_yet(at, &short, *since, judge.as_of),
        Why::QuoteMismatch { law: says, quoted, elsewhere } => {
            let (own, of_law) = quote::difference(quoted, says);
            law::quote_mismatch(at, &short, no?, (&own, &of_law), *elsewhere)
        }
    };
    let of_its_day = matches!(
        judged.judgement.why,
        Why::Repealed { .. } | Why::Superseded { .. } | Why::QuoteMismatch { .. }
    );
    // A court applied, and quoted, the law of its day; and a law that is only named teaches nobody a provision.
    // A law that comes into force while the programme lasts is taught ahead of its day.
    let comes = match judged.judgement.why {
        Why::NotYetInForce { since, .. } => judge.catalog.programme.end_date.is_some_and(|end| since <= end),
        _ => false,
    };
    if comes {
        finding.severity = Severity::Warning;
    }
    if of_its_day && (doc.kind() == Kind::Case || no.is_none()) {
        finding.severity = Severity::Warning;
    }
    Some(finding)
}

/// Numerals other than those the programme asks for. It asks only where it says so.
pub(super) fn numerals(doc: &Doc, catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let Some(wanted) = catalog.programme.citation_style else { return };
    // Names of cases and laws are as they were published.
    if matches!(doc.kind(), Kind::Law) {
        return;
    }
    for line in catalog.cites.of(doc.path()) {
        for cited in line.citations.iter().flat_map(|citation| &citation.provisions) {
            let words = line.text.get(cited.span.clone()).unwrap_or_default();
            if let Some(better) = wording::restyled(words, wanted.into()) {
                found.push(law::numerals(At::new(doc.path(), line.place(&cited.span)), words, &better));
            }
        }
    }
}

/// Laws that change before the programme ends: one finding for each law in each document.
pub(super) fn changes(doc: &Doc, judge: Judge<'_>, end: Option<Date>, found: &mut Vec<Diagnostic>) {
    let (Some(start), Some(end)) = (judge.as_of, end) else { return };
    type Cited = (At, BTreeMap<ArticleNo, Option<Fate>>);
    let mut changing: BTreeMap<(String, Date), Cited> = BTreeMap::new();
    for line in judge.catalog.cites.of(doc.path()) {
        for judged in judge.line(doc, line) {
            let (Some(work), Some(version), Some(provision)) =
                (judged.judgement.work, judged.judgement.version, judged.provision)
            else {
                continue;
            };
            let own = work.versions.iter().position(|other| std::ptr::eq(other, version));
            let next = own.and_then(|own| {
                let later = work.versions.iter().enumerate().skip(own + 1);
                later.rev().find_map(|(at, version)| {
                    let since = version.in_force.filter(|since| start < *since && *since <= end)?;
                    Some((own, at, since))
                })
            });
            let (Some((own, next, since)), Why::Ok { .. }) = (next, &judged.judgement.why) else { continue };
            let fate = work.fate(own, next, provision.article);
            if fate == Some(Fate::Same(provision.article)) {
                continue;
            }
            let at = At::new(doc.path(), line.place(&judged.words));
            let (_, fates) =
                changing.entry((work.short.clone(), since)).or_insert_with(|| (at, BTreeMap::new()));
            fates.insert(provision.article, fate);
        }
    }
    for ((short, since), (at, fates)) in changing {
        found.push(law::changes_during(at, &short, since, &fates.into_iter().collect::<Vec<_>>()));
    }
}

/// The days on which citations are asked: the programme's, and those of the classes that have an edition of their own.
pub(super) fn days(catalog: &Catalog, as_of: Option<Date>) -> Vec<Option<Date>> {
    let mut days = vec![as_of.or(catalog.programme.start_date)];
    for edition in crate::curriculum::Edition::all(catalog, as_of) {
        if !days.contains(&edition.as_of) {
            days.push(edition.as_of);
        }
    }
    days
}

/// What is wrong on any of `days`; what is wrong on the first is not said again for the others.
pub(super) fn on_all(
    doc: &Doc,
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    days: &[Option<Date>],
    found: &mut Vec<Diagnostic>,
) {
    let mut known: Vec<(At, &'static str)> = Vec::new();
    for as_of in days {
        let mut now = Vec::new();
        check(doc, Judge { docs, catalog, as_of: *as_of }, &mut now);
        now.retain(|finding| !known.contains(&(finding.at.clone(), finding.code.name)));
        known.extend(now.iter().map(|finding| (finding.at.clone(), finding.code.name)));
        found.extend(now);
    }
}
