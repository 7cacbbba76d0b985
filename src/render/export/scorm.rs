//! A package for learning platforms: SCORM 1.2 (Content Aggregation Model 1.2) and SCORM 2004, 4th edition.
//!
//! Each page is an activity of its own, which the platform lists, opens and remembers. A page tells two things: that it
//! was learned, and how many of its questions were right. It asks for no name and sends nothing anywhere else; without a
//! platform it is a page like others, and `index.html` leads to all of them.

use super::page::{self, Style};
use super::single::has_keys;
use super::{Book, Entry, Part, Stock};
use crate::base::json;
use crate::base::lang::direction;
use crate::base::xml::Xml;
use crate::base::zip::{self, Packing};
use crate::render::html::escape::escaped;
use crate::render::html::words::LearnWords;
use serde::Serialize;

/// Which standard a package follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// SCORM 1.2
    Scorm12,
    /// SCORM 2004, 4th edition
    Scorm2004,
}

/// Titles have no more characters in SCORM 1.2.
const LONGEST_TITLE: usize = 200;

/// The resource of the files that all pages share.
const SHARED: &str = "shared";

/// Scripts and styles of the package itself, nothing of the network.
const POLICY: &str = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; \
                      font-src 'self' file:; base-uri 'none'; form-action 'none'";

/// The words that scripts show.
#[derive(Serialize)]
struct ScriptWords {
    learn: &'static LearnWords,
    done: &'static str,
    noted: &'static str,
}

/// The package as a file.
pub fn write(stock: &Stock<'_>, book: &Book, edition: Edition) -> Vec<u8> {
    let mut shared = Style::of(stock, book).files();
    shared.extend(scripts(stock, book));
    shared.extend(book.pictures.iter().map(|(name, bytes)| (name.clone(), bytes.to_vec())));
    shared.push(("index.html".to_owned(), index(book).into_bytes()));
    shared.sort();
    let mut files = vec![("imsmanifest.xml".to_owned(), manifest(book, edition, &shared).into_bytes())];
    files.extend(book.parts.iter().map(|part| (part.name.clone(), content(book, part).into_bytes())));
    files.extend(shared);
    zip::of_files(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice(), Packing::Smaller)))
}

fn scripts(stock: &Stock<'_>, book: &Book) -> Vec<(String, Vec<u8>)> {
    let words =
        ScriptWords { learn: book.words.learn, done: book.words.export.done, noted: book.words.export.noted };
    let theme = stock.templates.theme();
    let file = |name: &str| theme.file(name).map(|file| file.bytes.to_vec()).unwrap_or_default();
    let mut scripts = vec![
        ("assets/words.js".to_owned(), format!("window.cpWords = {};\n", json::script(&words)).into_bytes()),
        ("assets/platform.js".to_owned(), file("export/platform.js")),
    ];
    if book.parts.iter().any(has_keys) {
        scripts.push(("assets/quiz.js".to_owned(), file("web/assets/quiz.js")));
    }
    scripts
}

fn head() -> String {
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<link rel=\"stylesheet\" href=\"assets/page.css\">\n"
    )
}

fn content(book: &Book, part: &Part) -> String {
    let mut foot = String::from(
        "<script src=\"assets/words.js\"></script>\n<script src=\"assets/platform.js\"></script>\n",
    );
    if has_keys(part) {
        foot.push_str("<script src=\"assets/quiz.js\"></script>\n");
    }
    page::write(book, part, &head(), &foot)
}

/// The way to all pages where no platform leads.
fn index(book: &Book) -> String {
    let list = book.contents_list();
    let (lang, title) = (&book.facts.lang, escaped(&book.title));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{}\" class=\"exported\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n{}</head>\n<body>\n\
         <div class=\"frame\">\n<main id=\"main\">\n<article class=\"text\">\n<h1>{title}</h1>\n<nav aria-label=\"{}\">\n{list}</nav>\n\
         </article>\n</main>\n</div>\n</body>\n</html>\n",
        direction(lang),
        head(),
        book.words.export.contents
    )
}

fn manifest(book: &Book, edition: Edition, shared: &[(String, Vec<u8>)]) -> String {
    let mut xml = Xml::new();
    let identifier = format!("coursepack-{}", book.uuid());
    let own = [("identifier", identifier.as_str()), ("version", "1.0")];
    let named: &[(&'static str, &str)] = match edition {
        Edition::Scorm12 => &[
            ("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2"),
            ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
                 http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
            ),
        ],
        Edition::Scorm2004 => &[
            ("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"),
            ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3"),
            ("xmlns:imsss", "http://www.imsglobal.org/xsd/imsss"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd \
                 http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd \
                 http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd",
            ),
        ],
    };
    xml.open("manifest", &[&own[..], named].concat());
    xml.open("metadata", &[]);
    xml.words("schema", &[], "ADL SCORM");
    let version = if edition == Edition::Scorm12 { "1.2" } else { "2004 4th Edition" };
    xml.words("schemaversion", &[], version);
    xml.close();
    xml.open("organizations", &[("default", "course")]);
    xml.open("organization", &[("identifier", "course")]);
    xml.words("title", &[], &short(&book.title));
    let mut number = 0;
    match book.contents.as_slice() {
        // The course itself is the organization.
        [only] if !only.below.is_empty() => {
            items(&[only.alone()], book, edition, &mut number, &mut xml);
            items(&only.below, book, edition, &mut number, &mut xml);
        }
        entries => items(entries, book, edition, &mut number, &mut xml),
    }
    if edition == Edition::Scorm2004 {
        xml.open("imsss:sequencing", &[]);
        xml.empty("imsss:controlMode", &[("choice", "true"), ("flow", "true")]);
        xml.close();
    }
    xml.close();
    xml.close();
    resources(book, edition, shared, &mut xml);
    xml.finish()
}

fn items(entries: &[Entry], book: &Book, edition: Edition, number: &mut u32, xml: &mut Xml) {
    for entry in entries {
        *number += 1;
        let identifier = format!("item-{number}");
        let resource = entry.to.as_ref().and_then(|to| book.parts.iter().position(|part| part.name == *to));
        let reference = resource.map(|at| format!("page-{}", at + 1));
        match (&reference, entry.below.is_empty()) {
            (Some(reference), true) => {
                xml.open("item", &[("identifier", &identifier), ("identifierref", reference)]);
                xml.words("title", &[], &short(&entry.title));
                if edition == Edition::Scorm2004 {
                    xml.open("imsss:sequencing", &[]);
                    xml.empty("imsss:deliveryControls", &[("completionSetByContent", "true")]);
                    xml.close();
                }
                xml.close();
            }
            // Only the innermost items may open a page in SCORM 2004: a course's own page comes first in it.
            _ => {
                xml.open("item", &[("identifier", &identifier)]);
                xml.words("title", &[], &short(&entry.title));
                if reference.is_some() {
                    items(&[entry.alone()], book, edition, number, xml);
                }
                items(&entry.below, book, edition, number, xml);
                if edition == Edition::Scorm2004 {
                    xml.open("imsss:sequencing", &[]);
                    xml.empty("imsss:controlMode", &[("choice", "true"), ("flow", "true")]);
                    xml.close();
                }
                xml.close();
            }
        }
    }
}

fn resources(book: &Book, edition: Edition, shared: &[(String, Vec<u8>)], xml: &mut Xml) {
    let kind = if edition == Edition::Scorm12 { "adlcp:scormtype" } else { "adlcp:scormType" };
    xml.open("resources", &[]);
    for (number, part) in (1..).zip(&book.parts) {
        let identifier = format!("page-{number}");
        let attributes = [
            ("identifier", identifier.as_str()),
            ("type", "webcontent"),
            (kind, "sco"),
            ("href", &part.name),
        ];
        xml.open("resource", &attributes);
        xml.empty("file", &[("href", &part.name)]);
        xml.empty("dependency", &[("identifierref", SHARED)]);
        xml.close();
    }
    xml.open("resource", &[("identifier", SHARED), ("type", "webcontent"), (kind, "asset")]);
    for (name, _) in shared {
        xml.empty("file", &[("href", name)]);
    }
    xml.close();
    xml.close();
}

fn short(title: &str) -> String {
    title.chars().take(LONGEST_TITLE).collect()
}
