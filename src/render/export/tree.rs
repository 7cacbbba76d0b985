//! A page of the bundle as a tree, and back: as HTML, or as XHTML that every XML parser reads.
//!
//! Templates are the theme's, so nothing is taken for granted: what a template does not close is closed, and what it
//! closes twice is closed once.

use crate::base::html::{DefaultEmitter, HtmlString, Token, Tokenizer};

/// An element or words.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Words, without escapes.
    Words(String),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its name, in small letters.
    pub name: String,
    /// Names and values, by name.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// Elements that hold nothing and have no end.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that may be left open, and those whose beginning ends them.
const ENDED_BY: [(&str, &[&str]); 7] = [
    (
        "p",
        &[
            "p",
            "div",
            "ul",
            "ol",
            "dl",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "blockquote",
            "figure",
            "details",
        ],
    ),
    ("li", &["li"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
    ("td", &["td", "th", "tr"]),
    ("th", &["td", "th", "tr"]),
    ("option", &["option"]),
];

/// Deeper nesting is flattened: pages have none, and whoever walks a tree does it by recursion.
const DEEPEST: usize = 200;

/// The tree of `html`.
pub fn parse(html: &str) -> Vec<Node> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut root = Element::default();
    let mut open: Vec<Element> = Vec::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let ends = |last: &Element| {
                    ENDED_BY.iter().any(|(open, by)| *open == last.name && by.contains(&name.as_str()))
                };
                while open.last().is_some_and(ends) {
                    close(&mut open, &mut root);
                }
                let attributes =
                    tag.attributes.iter().map(|(name, value)| (text(name), text(&value.value))).collect();
                let element = Element { name, attributes, children: Vec::new() };
                if VOID.contains(&element.name.as_str()) || tag.self_closing || open.len() >= DEEPEST {
                    put(&mut open, &mut root, Node::Element(element));
                } else {
                    open.push(element);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                if open.iter().any(|element| element.name == name) {
                    while open.last().is_some_and(|element| element.name != name) {
                        close(&mut open, &mut root);
                    }
                    close(&mut open, &mut root);
                }
            }
            Token::String(words) => put(&mut open, &mut root, Node::Words(text(&words.value))),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut root);
    }
    root.children
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn put(open: &mut [Element], root: &mut Element, node: Node) {
    open.last_mut().unwrap_or(root).children.push(node);
}

fn close(open: &mut Vec<Element>, root: &mut Element) {
    if let Some(element) = open.pop() {
        put(open, root, Node::Element(element));
    }
}

impl Element {
    /// An element without attributes.
    pub fn new(name: &str, children: Vec<Node>) -> Element {
        Element { name: name.to_owned(), attributes: Vec::new(), children }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub fn set(&mut self, name: &str, value: &str) {
        self.attributes.retain(|(known, _)| known != name);
        self.attributes.push((name.to_owned(), value.to_owned()));
    }

    /// Whether `class` is one of its classes.
    pub fn is(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
    }

    /// Its words.
    pub fn words(&self) -> String {
        let mut out = String::new();
        words(&self.children, &mut out);
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn words(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Words(words) => out.push_str(words),
            Node::Element(element) => words_of(element, out),
        }
    }
}

fn words_of(element: &Element, out: &mut String) {
    words(&element.children, out);
}

/// The first element in `nodes`, outermost first, that `wanted` says yes to.
pub fn find<'a>(nodes: &'a [Node], wanted: &dyn Fn(&Element) -> bool) -> Option<&'a Element> {
    nodes.iter().find_map(|node| match node {
        Node::Element(element) if wanted(element) => Some(element),
        Node::Element(element) => find(&element.children, wanted),
        Node::Words(_) => None,
    })
}

/// Calls `each` for all elements in `nodes`, outermost first.
pub fn each<'a>(nodes: &'a [Node], act: &mut dyn FnMut(&'a Element)) {
    for node in nodes {
        if let Node::Element(element) = node {
            act(element);
            each(&element.children, act);
        }
    }
}

/// Writes `nodes` as HTML.
pub fn html(nodes: &[Node]) -> String {
    let mut out = String::new();
    write(nodes, false, &mut out);
    out
}

/// Writes `nodes` as XHTML.
pub fn xhtml(nodes: &[Node]) -> String {
    let mut out = String::new();
    write(nodes, true, &mut out);
    out
}

fn write(nodes: &[Node], is_xml: bool, out: &mut String) {
    for node in nodes {
        match node {
            Node::Words(words) => escape(words, out),
            Node::Element(element) => {
                out.push('<');
                out.push_str(&element.name);
                for (name, value) in element.attributes.iter().filter(|(name, _)| is_name(name)) {
                    attribute(name, value, out);
                    if is_xml && name == "lang" {
                        attribute("xml:lang", value, out);
                    }
                }
                if VOID.contains(&element.name.as_str()) {
                    out.push_str(if is_xml { "/>" } else { ">" });
                    continue;
                }
                out.push('>');
                write(&element.children, is_xml, out);
                out.push_str("</");
                out.push_str(&element.name);
                out.push('>');
            }
        }
    }
}

/// Anything else may be a name in HTML, but in no XML.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            // XML 1.0 cannot hold them.
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{html, parse, xhtml};

    #[test]
    fn what_is_left_open_is_closed_and_what_is_closed_twice_is_closed_once() {
        let nodes =
            parse("<!doctype html><ul><li>甲<li hidden lang=zh>乙 &amp; &lt;<br>丙</ul></p><p>丁<p>戊</b>");
        let expected =
            "<ul><li>甲</li><li hidden=\"\" lang=\"zh\">乙 &amp; &lt;<br>丙</li></ul><p>丁</p><p>戊</p>";
        assert_eq!(html(&nodes), expected);
        assert!(
            xhtml(&nodes).contains("lang=\"zh\" xml:lang=\"zh\">乙 &amp; &lt;<br/>丙"),
            "{}",
            xhtml(&nodes)
        );
        let deep = format!("{}x", "<div>".repeat(5000));
        assert!(html(&parse(&deep)).contains('x'));
    }
}
