//! A book for reading systems: EPUB 3.3, <https://www.w3.org/TR/epub-33/>, with the metadata of EPUB Accessibility 1.1.
//!
//! The look is a sheet of its own: reading systems set pages themselves, and the sheets of the web get in their way.

use super::single::media_type;
use super::tree::{self, Node};
use super::{Book, Part, Stock};
use crate::base::lang::{direction, is_right_to_left};
use crate::base::xml::Xml;
use crate::base::zip::{self, Packing};
use crate::render::html::escape::escaped;

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<container version=\"1.0\" \
     xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n  <rootfiles>\n    <rootfile \
     full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n  </rootfiles>\n</container>\n";

/// Characters of a line of the cover.
const COVER_LINE: usize = 10;

/// The book as a file.
pub fn write(stock: &Stock<'_>, book: &Book) -> Vec<u8> {
    let theme = stock.templates.theme();
    let css = theme.file("export/book.css").and_then(|file| file.text()).unwrap_or_default().to_owned();
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("META-INF/container.xml".to_owned(), CONTAINER.as_bytes().to_vec()),
        ("EPUB/package.opf".to_owned(), package(book).into_bytes()),
        ("EPUB/nav.xhtml".to_owned(), navigation(book).into_bytes()),
        ("EPUB/cover.svg".to_owned(), cover(book).into_bytes()),
        ("EPUB/cover.xhtml".to_owned(), cover_page(book).into_bytes()),
        ("EPUB/book.css".to_owned(), css.into_bytes()),
    ];
    files
        .extend(book.parts.iter().map(|part| (format!("EPUB/{}", part.name), page(book, part).into_bytes())));
    files.extend(book.pictures.iter().map(|(name, bytes)| (format!("EPUB/{name}"), bytes.to_vec())));
    let kind = ("mimetype", b"application/epub+zip".as_slice(), Packing::Stored);
    let rest = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice(), Packing::Smaller));
    zip::of_files(std::iter::once(kind).chain(rest))
}

fn package(book: &Book) -> String {
    let (facts, words) = (&book.facts, book.words);
    let day = book.revised().map_or("2000-01-01".to_owned(), |day| day.to_string());
    let identifier = format!("urn:uuid:{}", book.uuid());
    let mut xml = Xml::new();
    xml.open(
        "package",
        &[
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "id"),
            ("xml:lang", &facts.lang),
            ("dir", direction(&facts.lang)),
        ],
    );
    xml.open("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
    xml.words("dc:identifier", &[("id", "id")], &identifier);
    xml.words("dc:title", &[("id", "title")], &book.title);
    xml.words("dc:language", &[], &facts.lang);
    for (name, value) in [
        ("dc:creator", &facts.provider),
        ("dc:publisher", &facts.provider),
        ("dc:rights", &facts.license),
        ("dc:description", &book.description),
    ] {
        if !value.is_empty() {
            xml.words(name, &[], value);
        }
    }
    if book.title != facts.programme {
        xml.words("meta", &[("property", "belongs-to-collection"), ("id", "programme")], &facts.programme);
        xml.words("meta", &[("refines", "#programme"), ("property", "collection-type")], "set");
    }
    xml.words("meta", &[("property", "dcterms:modified")], &format!("{day}T00:00:00Z"));
    xml.words("meta", &[("property", "schema:version")], &facts.content_version);
    let pictures = !book.pictures.is_empty();
    let modes = [Some("textual"), pictures.then_some("visual")];
    for mode in modes.into_iter().flatten() {
        xml.words("meta", &[("property", "schema:accessMode")], mode);
    }
    xml.words("meta", &[("property", "schema:accessModeSufficient")], "textual");
    let features = ["structuralNavigation", "tableOfContents", "displayTransformability", "readingOrder"];
    for feature in features.into_iter().chain(pictures.then_some("alternativeText")) {
        xml.words("meta", &[("property", "schema:accessibilityFeature")], feature);
    }
    xml.words("meta", &[("property", "schema:accessibilityHazard")], "none");
    xml.words("meta", &[("property", "schema:accessibilitySummary")], words.export.accessibility);
    xml.close();
    xml.open("manifest", &[]);
    let mut item = |id: &str, href: &str, properties: &str| {
        let mut attributes = vec![("id", id), ("href", href), ("media-type", media_type(href))];
        if !properties.is_empty() {
            attributes.push(("properties", properties));
        }
        xml.empty("item", &attributes);
    };
    item("nav", "nav.xhtml", "nav");
    item("cover", "cover.xhtml", "");
    item("cover-image", "cover.svg", "cover-image");
    item("css", "book.css", "");
    for (number, part) in (1..).zip(&book.parts) {
        item(&format!("part-{number}"), &part.name, "");
    }
    for (number, name) in (1..).zip(book.pictures.keys()) {
        item(&format!("picture-{number}"), name, "");
    }
    xml.close();
    let turned = is_right_to_left(&facts.lang);
    xml.open("spine", &[("page-progression-direction", if turned { "rtl" } else { "ltr" })]);
    xml.empty("itemref", &[("idref", "cover")]);
    xml.empty("itemref", &[("idref", "nav")]);
    for number in 1..=book.parts.len() {
        xml.empty("itemref", &[("idref", &format!("part-{number}"))]);
    }
    xml.finish()
}

/// A content document with `body`.
fn document(book: &Book, title: &str, body: &str) -> String {
    let (lang, dir) = (&book.facts.lang, direction(&book.facts.lang));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"{dir}\">\n<head>\n\
         <title>{}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n{body}\n</html>\n",
        escaped(title)
    )
}

fn page(book: &Book, part: &Part) -> String {
    let main = without_margin(&part.leaf.main);
    let body = format!("<body class=\"page-{}\">\n{}\n</body>", part.kind, tree::xhtml(&main));
    document(book, &part.title, &body)
}

/// Terms stand beside their paragraphs where a page is wide; below the text they stand anyway.
fn without_margin(nodes: &[Node]) -> Vec<Node> {
    let kept = nodes.iter().filter(|node| !matches!(node, Node::Element(element) if element.is("margin")));
    kept.map(|node| match node {
        Node::Element(element) => {
            let children = without_margin(&element.children);
            Node::Element(tree::Element { children, ..element.clone() })
        }
        words => words.clone(),
    })
    .collect()
}

fn navigation(book: &Book) -> String {
    let title = book.words.export.contents;
    let mut body = format!(
        "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"contents\">\n<h1 id=\"contents\">{title}</h1>\n"
    );
    body.push_str(&book.contents_list());
    body.push_str("</nav>\n<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n<ol>\n");
    body.push_str(&format!("<li><a epub:type=\"toc\" href=\"nav.xhtml\">{title}</a></li>\n"));
    if let Some(first) = book.parts.first() {
        body.push_str(&format!(
            "<li><a epub:type=\"bodymatter\" href=\"{}\">{}</a></li>\n",
            first.name,
            escaped(&first.title)
        ));
    }
    body.push_str("</ol>\n</nav>\n</body>");
    document(book, &book.title, &body)
}

/// A cover that says what is inside, in whatever face the reading system has.
fn cover(book: &Book) -> String {
    let facts = &book.facts;
    let mut lines: Vec<String> = vec![String::new()];
    let mut width = 0;
    for c in book.title.chars() {
        // A letter is half as wide as a Chinese sign; closing signs never begin a line.
        let own = if c.is_ascii() || is_right_to_left(&facts.lang) { 1 } else { 2 };
        let breaks = match own {
            1 => c == ' ',
            _ => !"，。、：；！？）》”".contains(c),
        };
        if width + own > 2 * COVER_LINE && breaks {
            lines.push(String::new());
            width = 0;
        }
        lines.last_mut().into_iter().for_each(|line| line.push(c));
        width += own;
    }
    let mut text = String::new();
    for (at, line) in (0..).zip(&lines) {
        let y = 560 + at * 150;
        text.push_str(&format!(
            "<text x=\"600\" y=\"{y}\" font-size=\"100\" font-weight=\"700\">{}</text>\n",
            escaped(line.trim())
        ));
    }
    let mut small = |y: u32, words: &str| {
        text.push_str(&format!("<text x=\"600\" y=\"{y}\" font-size=\"46\">{}</text>\n", escaped(words)));
    };
    if book.title != facts.programme {
        small(300, &facts.programme);
    }
    small(1420, &facts.provider);
    if facts.is_trainer() {
        small(1490, book.words.trainer_edition);
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 1600\" \
         width=\"1200\" height=\"1600\" xml:lang=\"{}\">\n<title>{}</title>\n<rect width=\"1200\" height=\"1600\" fill=\"#fbfaf6\"/>\n\
         <rect x=\"60\" y=\"60\" width=\"1080\" height=\"1480\" fill=\"none\" stroke=\"#a8321f\" stroke-width=\"6\"/>\n\
         <g font-family=\"Noto Serif SC,Source Han Serif SC,Songti SC,SimSun,serif\" fill=\"#1f2328\" text-anchor=\"middle\">\n\
         {text}</g>\n</svg>\n",
        facts.lang,
        escaped(&book.title)
    )
}

fn cover_page(book: &Book) -> String {
    let title = escaped(&book.title);
    let body = format!(
        "<body class=\"cover\" epub:type=\"cover\">\n<section aria-label=\"{title}\"><img src=\"cover.svg\" alt=\"{title}\"/></section>\n</body>"
    );
    document(book, &book.title, &body)
}
