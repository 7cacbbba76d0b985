//! SARIF 2.1.0, the form that code scanning services read.

use super::Texts;
use super::place::{Places, Region};
use crate::base::{json, path::encode_url};
use crate::diag::{At, Code, Diagnostic, Lang};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'static str,
    short_description: Text<'a>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'static str,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[Fix<'a>; 1]>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Lines,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Lines {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Lines,
    inserted_content: Text<'a>,
}

pub(super) fn print(found: &[Diagnostic], texts: &Texts<'_>, lang: Lang) -> String {
    let mut places = Places::new(texts);
    let names: BTreeSet<&str> = found.iter().map(|d| d.code.name).collect();
    let rules = names.iter().filter_map(|name| crate::diag::codes::find(name)).map(|code| rule(code, lang));
    let driver = Driver { name: "coursepack", version: env!("CARGO_PKG_VERSION"), rules: rules.collect() };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            results: found.iter().map(|d| finding(d, &mut places, lang)).collect(),
        }],
    };
    json::pretty(&log)
}

fn rule(code: &'static Code, lang: Lang) -> Rule<'static> {
    let text = match lang {
        Lang::Zh => code.zh,
        Lang::En => code.en,
    };
    Rule {
        id: code.name,
        short_description: Text { text },
        default_configuration: Configuration { level: code.severity.name() },
    }
}

fn finding<'a>(d: &'a Diagnostic, places: &mut Places<'_, '_>, lang: Lang) -> Finding<'a> {
    let mut text = d.message.in_lang(lang).to_owned();
    if let Some(help) = &d.help {
        text.push('\n');
        text.push_str(help.in_lang(lang));
    }
    let region = places.region(&d.at);
    let related = d.labels.iter().map(|(at, word)| Location {
        physical_location: physical(at, places.region(at)),
        message: Some(Text { text: word.in_lang(lang) }),
    });
    Finding {
        rule_id: d.code.name,
        level: d.severity.name(),
        message: Message { text },
        locations: [Location { physical_location: physical(&d.at, region), message: None }],
        related_locations: related.collect(),
        fixes: d.fix.as_deref().map(|text| [fix(&d.at, region, text)]),
    }
}

fn fix<'a>(at: &At, region: Region, text: &'a str) -> Fix<'a> {
    let replacement = Replacement { deleted_region: lines(region), inserted_content: Text { text } };
    Fix { artifact_changes: [Change { artifact_location: artifact(at), replacements: [replacement] }] }
}

fn physical(at: &At, region: Region) -> Physical {
    Physical { artifact_location: artifact(at), region: lines(region) }
}

fn artifact(at: &At) -> Artifact {
    Artifact { uri: encode_url(at.path.as_str()) }
}

fn lines(region: Region) -> Lines {
    Lines {
        start_line: region.start.line,
        start_column: region.start.column,
        end_line: region.end.line,
        end_column: region.end.column,
    }
}
