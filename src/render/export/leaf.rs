//! A page of the bundle as a leaf of something smaller: its text without what only a bundle has.
//!
//! Left out: navigation of the bundle, forms that need its scripts, players. What led to pages that are not taken along
//! leads to the provision's own words where the page has them, and else nowhere: a reader finds no dead link.

use super::tree::{self, Element, Node};
use crate::render::html::words::{Words, fill};
use std::collections::{BTreeMap, BTreeSet};

/// What a page becomes part of.
pub(super) struct Whole<'a> {
    /// The names of the files of all pages that are taken along, by their addresses in the bundle.
    pub names: &'a BTreeMap<String, String>,
    /// The words of its language.
    pub words: &'static Words,
    /// Questions can be answered: scripts go with them.
    pub answers: bool,
}

/// A page, cut down.
#[derive(Clone, Debug, Default)]
pub struct Leaf {
    /// Its contents list; empty where it has none.
    pub rail: Vec<Node>,
    /// Its text.
    pub main: Vec<Node>,
    /// The pictures that it shows: the name that the text gives each, by its address in the bundle.
    pub pictures: BTreeMap<String, String>,
    /// The films and songs that it names, by their addresses in the bundle.
    pub films: Vec<String>,
}

/// Elements that are of no use outside of a bundle.
const DROPPED: [&str; 8] = ["script", "style", "template", "form", "button", "iframe", "object", "nav"];

/// Classes of elements that are of no use either.
const DROPPED_CLASSES: [&str; 4] = ["path", "to-slides", "play-page", "chooser"];

/// Attributes that scripts of the bundle read, or that say how something loads.
const DROPPED_ATTRIBUTES: [&str; 7] =
    ["style", "target", "rel", "loading", "decoding", "srcset", "autocomplete"];

/// Cuts the page `html`, which has the address `url` in the bundle.
pub(super) fn cut(html: &str, url: &str, whole: &Whole<'_>) -> Leaf {
    let page = tree::parse(html);
    let is_main = |element: &Element| element.name == "main";
    let children = |element: Option<&Element>| element.map_or(Vec::new(), |one| one.children.clone());
    let main = children(tree::find(&page, &is_main));
    let mut cutter = Cutter { url, whole, quotes: BTreeMap::new(), leaf: Leaf::default() };
    cutter.find_quotes(&main);
    let rail = children(tree::find(&page, &|element| element.is("rail")));
    let (rail, mut main) = (cutter.nodes(&rail), cutter.nodes(&main));
    let quotes = tree::find(&children(tree::find(&page, &is_main)), &|element| element.is("quotes")).cloned();
    if let Some(quotes) = quotes {
        let heading = Node::Words(whole.words.export.provisions.to_owned());
        let mut section = Element::new("section", vec![Node::Element(Element::new("h2", vec![heading]))]);
        section.set("class", "provisions");
        section.children.extend(cutter.nodes(&quotes.children));
        main.push(Node::Element(section));
    }
    Leaf { rail, main, ..cutter.leaf }
}

/// The addresses in the bundle of all pages that the page `html` at `url` leads to.
pub(super) fn links(html: &str, url: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    tree::each(&tree::parse(html), &mut |element| {
        if let Some(Target::Page(page, _)) = element.get("href").and_then(|href| target(url, href)) {
            found.insert(page);
        }
    });
    found
}

struct Cutter<'a> {
    url: &'a str,
    whole: &'a Whole<'a>,
    /// The ids of the provisions that the page holds, by where they stand in the bundle.
    quotes: BTreeMap<(String, String), String>,
    leaf: Leaf,
}

impl Cutter<'_> {
    fn find_quotes(&mut self, main: &[Node]) {
        let Some(quotes) = tree::find(main, &|element| element.is("quotes")) else { return };
        let mut found = Vec::new();
        for node in &quotes.children {
            let Node::Element(quote) = node else { continue };
            let more = tree::find(&quote.children, &|element| element.is("more"));
            let link = more.and_then(|more| tree::find(&more.children, &|element| element.name == "a"));
            let to = link.and_then(|link| link.get("href")).and_then(|href| target(self.url, href));
            if let (Some(id), Some(Target::Page(page, fragment))) = (quote.get("id"), to) {
                found.push(((page, fragment), id.to_owned()));
            }
        }
        self.quotes.extend(found);
    }

    fn nodes(&mut self, nodes: &[Node]) -> Vec<Node> {
        nodes.iter().filter_map(|node| self.node(node)).collect()
    }

    fn node(&mut self, node: &Node) -> Option<Node> {
        let element = match node {
            Node::Words(words) => return Some(Node::Words(words.clone())),
            Node::Element(element) => element,
        };
        let name = element.name.as_str();
        let dropped = DROPPED.contains(&name)
            || DROPPED_CLASSES.iter().any(|class| element.is(class))
            || element.get("hidden").is_some();
        match name {
            _ if dropped => None,
            "video" | "audio" => Some(self.player(element)),
            "img" => self.picture(element),
            "input" | "select" if !self.whole.answers => None,
            "label" if !self.whole.answers => {
                Some(Node::Element(Element { name: "span".to_owned(), ..self.element(element) }))
            }
            "a" => Some(Node::Element(self.link(element))),
            // The way into the law, where the law is not here.
            "p" if element.is("more") => {
                let made = self.element(element);
                // A provision's own words lead to no other words of it.
                let leads = |inner: &Element| {
                    inner.name == "a" && !inner.get("href").is_some_and(|href| href.starts_with("#quote-"))
                };
                tree::find(&made.children, &leads).is_some().then_some(Node::Element(made))
            }
            _ => Some(Node::Element(self.element(element))),
        }
    }

    fn element(&mut self, element: &Element) -> Element {
        let keeps = |name: &str| match name.strip_prefix("data-") {
            Some(data) => self.whole.answers && data == "answer",
            None => !name.starts_with("on") && !DROPPED_ATTRIBUTES.contains(&name),
        };
        let attributes = element.attributes.iter().filter(|(name, _)| keeps(name));
        let attributes = attributes
            // XML has no attributes without a value.
            .map(|(name, value)| {
                let bare =
                    value.is_empty() && ["open", "disabled", "checked", "reversed"].contains(&name.as_str());
                (name.clone(), if bare { name.clone() } else { value.clone() })
            })
            .collect();
        let children = self.nodes(&element.children);
        Element { name: element.name.clone(), attributes, children }
    }

    fn link(&mut self, element: &Element) -> Element {
        let mut made = self.element(element);
        let href = match element.get("href").and_then(|href| target(self.url, href)) {
            Some(Target::Outside(href)) => Some(href),
            Some(Target::Page(page, fragment)) => {
                let own = page == self.url;
                let fragment_url = match fragment.is_empty() {
                    true => String::new(),
                    false => format!("#{}", crate::base::path::encode_url(&fragment)),
                };
                match (self.whole.names.get(&page), self.quotes.get(&(page, fragment))) {
                    (Some(_), _) if own && !fragment_url.is_empty() => Some(fragment_url),
                    (Some(name), _) if !own => Some(format!("{name}{fragment_url}")),
                    (_, Some(quote)) => Some(format!("#{quote}")),
                    _ => None,
                }
            }
            None => None,
        };
        match href {
            Some(href) => made.set("href", &href),
            None => unlink(&mut made),
        }
        made
    }

    fn picture(&mut self, element: &Element) -> Option<Node> {
        let Some(Target::Page(url, _)) = element.get("src").and_then(|src| target(self.url, src)) else {
            return None;
        };
        let file = url.strip_prefix("assets/pictures/").unwrap_or(&url).replace('/', "-");
        let name = format!("pictures/{file}");
        let mut made = self.element(element);
        made.set("src", &name);
        if made.get("alt").is_none() {
            made.set("alt", "");
        }
        self.leaf.pictures.insert(url, name);
        Some(Node::Element(made))
    }

    /// What is said in place of a player.
    fn player(&mut self, element: &Element) -> Node {
        let words = self.whole.words.export;
        let file = element.get("src").and_then(|src| target(self.url, src));
        let said = match file {
            Some(Target::Page(file, _)) => {
                let said = fill(words.media_not_here, &file);
                self.leaf.films.push(file);
                said
            }
            _ => words.media_elsewhere.to_owned(),
        };
        let mut made = Element::new("p", vec![Node::Words(said)]);
        made.set("class", "absent");
        Node::Element(made)
    }
}

/// A link that leads nowhere is words.
fn unlink(element: &mut Element) {
    element.name = "span".to_owned();
    element.attributes.retain(|(name, _)| !["href", "download", "hreflang", "type"].contains(&name.as_str()));
}

/// Takes away what leads to places that are not there: `ids` are those of each file by its name.
pub(super) fn settle(nodes: &mut [Node], own: &str, ids: &BTreeMap<String, BTreeSet<String>>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        settle(&mut element.children, own, ids);
        let Some(href) = element.get("href").filter(|href| !href.contains(':')) else { continue };
        let (file, fragment) = href.split_once('#').unwrap_or((href, ""));
        let file = if file.is_empty() { own } else { file }.to_owned();
        let known = |id: &str| ids.get(&file).is_some_and(|ids| ids.contains(id));
        if !fragment.is_empty() && !known(&decoded(fragment)) {
            match file == own {
                true => unlink(element),
                false => element.set("href", &file),
            }
        }
    }
}

/// Takes away what leads to other files than `own`: of pages that stand alone.
pub(super) fn alone(nodes: &mut [Node], own: &str) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        alone(&mut element.children, own);
        let leads_away = |href: &str| !href.contains(':') && !href.starts_with('#') && href != own;
        if element.get("href").is_some_and(leads_away) {
            unlink(element);
        }
    }
}

/// The ids in `nodes`.
pub(super) fn ids(nodes: &[Node]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    tree::each(nodes, &mut |element| ids.extend(element.get("id").map(str::to_owned)));
    ids
}

enum Target {
    /// A file of the bundle and a place in it.
    Page(String, String),
    /// An address of the network.
    Outside(String),
}

/// Where `href` leads on the page at `url`.
fn target(url: &str, href: &str) -> Option<Target> {
    let scheme = href.split(['/', '?', '#']).next().unwrap_or_default();
    if scheme.contains(':') {
        let known = ["http:", "https:", "mailto:", "tel:"].iter().any(|known| href.starts_with(known));
        return known.then(|| Target::Outside(href.to_owned()));
    }
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let path = path.split('?').next().unwrap_or_default();
    let fragment = decoded(fragment);
    if path.is_empty() {
        return Some(Target::Page(url.to_owned(), fragment));
    }
    let mut steps: Vec<String> = match url.rsplit_once('/') {
        Some((folder, _)) => folder.split('/').map(str::to_owned).collect(),
        None => Vec::new(),
    };
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(decoded(step)),
        }
    }
    Some(Target::Page(steps.join("/"), fragment))
}

/// Without the escapes of addresses.
fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| byte == b'%') {
            Some(value) => {
                bytes.push(value);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_what_is_there_or_nowhere() {
        let html = "<nav class=rail><a href='#a'>甲</a></nav><main><nav class=path>路</nav>\
            <p id=a><a href='../laws/x.html#art-2'>第二条</a><a href='../laws/y.html'>某法</a>\
            <a href='b.html#%E4%B9%99'>乙</a><a href='https://example.org/?a=1'>外</a><a href='javascript:x'>脚本</a>\
            <img src='../assets/pictures/p.png' alt='图' onerror='x'></p><video src='../media/f.mp4'></video>\
            <div class=quotes hidden><div id=quote-0><p>话</p><p class=more><a href='../laws/x.html#art-2'>法</a></p></div></div></main>";
        let names = BTreeMap::from([
            ("lessons/a.html".to_owned(), "a.xhtml".to_owned()),
            ("lessons/b.html".to_owned(), "b.xhtml".to_owned()),
        ]);
        let whole = Whole { names: &names, words: Words::of("zh"), answers: false };
        let leaf = cut(html, "lessons/a.html", &whole);
        assert_eq!(tree::html(&leaf.rail), "<a href=\"#a\">甲</a>");
        assert_eq!(
            tree::html(&leaf.main),
            "<p id=\"a\"><a href=\"#quote-0\">第二条</a><span>某法</span><a href=\"b.xhtml#%E4%B9%99\">乙</a>\
             <a href=\"https://example.org/?a=1\">外</a><span>脚本</span>\
             <img alt=\"图\" src=\"pictures/p.png\"></p><p class=\"absent\">影音不在这个文件里：请用课程包（U 盘、光盘）放映 \
             media/f.mp4</p><section class=\"provisions\"><h2>本页引用的条文</h2><div id=\"quote-0\"><p>话</p></div></section>"
        );
        assert_eq!(leaf.films, ["media/f.mp4"]);
        let mut main = leaf.main;
        settle(&mut main, "a.xhtml", &BTreeMap::from([("a.xhtml".to_owned(), ids(&[]))]));
        assert!(!tree::html(&main).contains("href=\"#") && tree::html(&main).contains("href=\"b.xhtml\""));
    }
}
