//! QTI is written: an archive of questions, a test that puts them in order, and the list of all files.

use super::CASE;
use crate::base::xml::Xml;
use crate::base::zip;
use crate::convert::quiz::bank::{Answer, Bank, Item, TRUTH, letter};
use crate::convert::quiz::file::{Loss, LossKind, lost};
use crate::convert::quiz::remarks;

const QTI: &str = "http://www.imsglobal.org/xsd/imsqti_v2p1";
const PACKAGE: &str = "http://www.imsglobal.org/xsd/imscp_v1p1";
const TEMPLATES: &str = "http://www.imsglobal.org/question/qti_v2p1/rptemplates";

/// Writes all that has an answer.
pub fn write(bank: &Bank, id: &str, losses: &mut Vec<Loss>) -> Vec<u8> {
    let mut items = Vec::new();
    for (at, item) in bank.items.iter().enumerate() {
        match item.answer {
            Answer::Unknown => losses.push(lost(at, LossKind::NotInForm, item)),
            _ => items.push((format!("q{:04}", at + 1), question(&format!("q{:04}", at + 1), item))),
        }
    }
    let title = if bank.title.is_empty() { id } else { &bank.title };
    let names: Vec<&str> = items.iter().map(|(name, _)| name.as_str()).collect();
    let mut files =
        vec![("imsmanifest.xml".to_owned(), manifest(&names)), ("test.xml".to_owned(), test(title, &names))];
    files.extend(items.iter().map(|(name, text)| (format!("items/{name}.xml"), text.clone())));
    zip::of_texts(&files)
}

fn manifest(names: &[&str]) -> String {
    let mut xml = Xml::new();
    xml.open("manifest", &[("xmlns", PACKAGE), ("identifier", "manifest")]);
    xml.open("metadata", &[]);
    xml.words("schema", &[], "QTIv2.1 Package");
    xml.words("schemaversion", &[], "1.0.0");
    xml.close();
    xml.empty("organizations", &[]);
    xml.open("resources", &[]);
    xml.open("resource", &[("identifier", "test"), ("type", "imsqti_test_xmlv2p1"), ("href", "test.xml")]);
    xml.empty("file", &[("href", "test.xml")]);
    names.iter().for_each(|name| xml.empty("dependency", &[("identifierref", name)]));
    xml.close();
    for name in names {
        let path = format!("items/{name}.xml");
        xml.open("resource", &[("identifier", name), ("type", "imsqti_item_xmlv2p1"), ("href", &path)]);
        xml.empty("file", &[("href", &path)]);
        xml.close();
    }
    xml.finish()
}

fn test(title: &str, names: &[&str]) -> String {
    let mut xml = Xml::new();
    xml.open("assessmentTest", &[("xmlns", QTI), ("identifier", "test"), ("title", title)]);
    xml.open(
        "testPart",
        &[("identifier", "part"), ("navigationMode", "nonlinear"), ("submissionMode", "simultaneous")],
    );
    xml.open("assessmentSection", &[("identifier", "section"), ("title", title), ("visible", "true")]);
    for name in names {
        xml.empty("assessmentItemRef", &[("identifier", name), ("href", &format!("items/{name}.xml"))]);
    }
    xml.finish()
}

fn question(id: &str, item: &Item) -> String {
    let mut xml = Xml::new();
    xml.open(
        "assessmentItem",
        &[
            ("xmlns", QTI),
            ("identifier", id),
            ("title", &crate::convert::excerpt(&item.stem)),
            ("adaptive", "false"),
            ("timeDependent", "false"),
        ],
    );
    declare(&mut xml, item);
    let remarks = remarks::lines(item);
    xml.empty(
        "outcomeDeclaration",
        &[("identifier", "SCORE"), ("cardinality", "single"), ("baseType", "float")],
    );
    if !remarks.is_empty() {
        let feedback = [("identifier", "FEEDBACK"), ("cardinality", "single"), ("baseType", "identifier")];
        xml.open("outcomeDeclaration", &feedback);
        xml.open("defaultValue", &[]);
        xml.words("value", &[], "remarks");
        xml.close();
        xml.close();
    }
    xml.open("itemBody", &[]);
    if !item.case.is_empty() {
        xml.open("div", &[("class", CASE)]);
        xml.words("p", &[], &item.case);
        xml.close();
    }
    interaction(&mut xml, item);
    xml.close();
    let template = if several(item) { "map_response" } else { "match_correct" };
    xml.empty("responseProcessing", &[("template", &format!("{TEMPLATES}/{template}"))]);
    if !remarks.is_empty() {
        let shown = [("outcomeIdentifier", "FEEDBACK"), ("identifier", "remarks"), ("showHide", "show")];
        xml.open("modalFeedback", &shown);
        remarks.iter().for_each(|line| xml.words("p", &[], line));
        xml.close();
    }
    xml.finish()
}

/// Whether several words are right alike.
fn several(item: &Item) -> bool {
    matches!(&item.answer, Answer::Words(words) if words.len() > 1)
}

fn declare(xml: &mut Xml, item: &Item) {
    let ids = |all: &[usize]| all.iter().map(|at| letter(*at).to_string()).collect::<Vec<_>>();
    let (cardinality, kind, right) = match &item.answer {
        Answer::Choice { right, many: false } => ("single", "identifier", ids(right)),
        Answer::Choice { right, many: true } => ("multiple", "identifier", ids(right)),
        Answer::Truth(truth) => ("single", "identifier", vec![truth.to_string()]),
        Answer::Order(order) => ("ordered", "identifier", ids(order)),
        Answer::Words(words) => ("single", "string", words.iter().take(1).cloned().collect()),
        Answer::Unknown => ("single", "string", Vec::new()),
    };
    let attributes = [("identifier", "RESPONSE"), ("cardinality", cardinality), ("baseType", kind)];
    xml.open("responseDeclaration", &attributes);
    xml.open("correctResponse", &[]);
    right.iter().for_each(|value| xml.words("value", &[], value));
    xml.close();
    if let Answer::Words(words) = &item.answer
        && several(item)
    {
        xml.open("mapping", &[("defaultValue", "0")]);
        words.iter().for_each(|word| xml.empty("mapEntry", &[("mapKey", word), ("mappedValue", "1")]));
        xml.close();
    }
    xml.close();
}

fn interaction(xml: &mut Xml, item: &Item) {
    let response = ("responseIdentifier", "RESPONSE");
    let mut choices =
        |name: &'static str, most: Option<&str>, options: &mut dyn Iterator<Item = (String, &str)>| {
            let mut attributes = vec![response, ("shuffle", "false")];
            attributes.extend(most.map(|most| ("maxChoices", most)));
            xml.open(name, &attributes);
            xml.words("prompt", &[], &item.stem);
            options.for_each(|(id, text)| xml.words("simpleChoice", &[("identifier", &id)], text));
            xml.close();
        };
    let mut lettered =
        item.options.iter().enumerate().map(|(at, text)| (letter(at).to_string(), text.as_str()));
    match &item.answer {
        Answer::Choice { many, .. } => {
            choices("choiceInteraction", Some(if *many { "0" } else { "1" }), &mut lettered);
        }
        Answer::Order(_) => choices("orderInteraction", None, &mut lettered),
        Answer::Truth(_) => {
            let mut both = ["true", "false"].map(str::to_owned).into_iter().zip(TRUTH);
            choices("choiceInteraction", Some("1"), &mut both);
        }
        Answer::Words(_) | Answer::Unknown => {
            xml.words("p", &[], &item.stem);
            xml.open("p", &[]);
            xml.empty("textEntryInteraction", &[response]);
            xml.close();
        }
    }
}
