//! What a law's page says of the law to programs: schema.org's `Legislation` as JSON-LD, a block of data in its head.
//! Articles are not in it: the page has their anchors, and thousands of pages stay slim.

use super::Frame;
use crate::base::json;
use crate::curriculum::shelf::Standing;
use crate::law::{Date, adopter, history};
use crate::render::html::escape::href;
use crate::render::view::LawView;
use crate::syntax::ast::PageRef;
use serde::Serialize;

/// <https://schema.org/Legislation>; what is not known is left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Legislation<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<&'a str>,
    url: String,
    in_language: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    legislation_identifier: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    legislation_type: &'a str,
    /// When the law was first adopted.
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_date: Option<String>,
    /// When this version of it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_date_version: Option<String>,
    /// From when this version applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_date_of_applicability: Option<String>,
    /// From when to when, as an interval of ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_legal_force: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legislation_passed_by: Vec<Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legislation_amends: Vec<Other<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legislation_repeals: Vec<Other<'a>>,
    /// The part of the law that the page holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Other<'a>>,
    /// Of a page that restates the law in its own words: a sentence that says so.
    #[serde(rename = "abstract", skip_serializing_if = "str::is_empty")]
    summary: &'static str,
}

#[derive(Serialize)]
struct Organization {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'static str,
}

/// Another law.
#[derive(Serialize)]
struct Other<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

const KIND: &str = "Legislation";

/// The data of a law's page: JSON that nothing in it can end before its time.
pub(super) fn data(frame: &Frame<'_>, view: &LawView) -> String {
    let (facts, law, source) = (&view.law, &view.law.law, view.source.text.as_str());
    let own = frame.task.page.url.as_str();
    let name = law.title.value.as_str();
    let mut alternate: Vec<&str> = vec![facts.short.as_str()];
    alternate.extend(law.alternative.iter().map(String::as_str));
    alternate.retain(|other| *other != name);
    let kind = match law.instrument(source) {
        Some(kind) if law.type_document.is_empty() => kind.zh(),
        _ => law.type_document.as_str(),
    };
    let iso = |date: Option<Date>| date.map(|date| date.to_string());
    let until = iso(facts.until).unwrap_or_else(|| "..".to_owned());
    let body = |name| Organization { kind: "Organization", name };
    let page = |page: &'_ PageRef| Some(href(own, page, None));
    let amended = facts.amends.iter().map(|amended| Other {
        kind: KIND,
        name: amended.title.trim_matches(['《', '》']),
        url: page(amended),
    });
    let repealed = law.repeals.iter().map(|title| Other { kind: KIND, name: &title.value, url: None });
    let data = Legislation {
        context: "https://schema.org",
        kind: KIND,
        name: if law.part.is_some() { &view.page.title } else { name },
        alternate_name: alternate,
        url: href(own, &view.page, None),
        in_language: "zh-Hans",
        legislation_identifier: &law.identifier,
        legislation_type: kind,
        legislation_date: iso(history::header_dates(law.header(source)).adopted.or(law.date_document)),
        legislation_date_version: iso(law.date_document),
        legislation_date_of_applicability: iso(facts.in_force),
        temporal_coverage: facts.in_force.map(|since| format!("{since}/{until}")),
        legislation_legal_force: force(facts.standing),
        legislation_passed_by: adopter::of(law.header(source)).into_iter().map(body).collect(),
        legislation_amends: amended.collect(),
        legislation_repeals: repealed.collect(),
        is_part_of: law.part.is_some().then_some(Other { kind: KIND, name, url: None }),
        summary: if law.is_summary() { frame.words.restated_page } else { "" },
    };
    json::script(&data)
}

/// schema.org knows no law that is not yet in force, and no version that another one follows: they are not in force.
fn force(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::InForce => Some("https://schema.org/InForce"),
        Standing::NotYet | Standing::Amended | Standing::Repealed => Some("https://schema.org/NotInForce"),
        Standing::Unknown => None,
    }
}
