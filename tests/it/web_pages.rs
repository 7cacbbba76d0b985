//! The pages of a bundle as files: what they may hold so that they work by double click, on old machines, offline.

use crate::support::built::sample;
use crate::support::files::{below, relative};
use crate::support::html::{Tag, decoded, pages, tags};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Calls `look` with every page of both editions: its path below the bundle, and its tags.
fn each_page(mut look: impl FnMut(&Path, &str, &[Tag])) {
    for edition in ["learner", "trainer"] {
        let web = sample().dist(&format!("web/{edition}"));
        let pages = pages(&web);
        assert!(pages.len() > 40, "only {} pages", pages.len());
        for page in pages {
            let html = fs::read_to_string(&page).expect("UTF-8");
            look(&web, &relative(&page, &web), &tags(&html));
        }
    }
}

#[test]
fn nothing_is_inline_and_a_policy_forbids_it() {
    each_page(|_, page, tags| {
        let policy = tags.iter().find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"));
        let policy = policy.and_then(|tag| tag.get("content")).unwrap_or_else(|| panic!("{page}: no policy"));
        assert!(
            policy.contains("default-src 'none'") && policy.contains("script-src 'self' file:"),
            "{page}"
        );
        assert!(!policy.contains("unsafe"), "{page}");
        for tag in tags {
            let inline = match tag.name.as_str() {
                // Data about the page is no script: browsers run nothing of this type.
                "script" => tag.get("src").is_none() && tag.get("type") != Some("application/ld+json"),
                "style" | "base" | "iframe" | "object" | "embed" => true,
                _ => tag.attributes.keys().any(|name| name.starts_with("on") || name == "style"),
            };
            assert!(!inline, "{page}: <{} {:?}>", tag.name, tag.attributes);
            assert!(
                tag.get("type") != Some("module") && tag.get("crossorigin").is_none(),
                "{page}: fails on file://"
            );
        }
    });
}

/// Addresses in a tag that the browser loads by itself.
fn loads(tag: &Tag) -> impl Iterator<Item = &str> {
    let names: &[&str] = match tag.name.as_str() {
        "link" => &["href"],
        "a" => &[],
        _ => &["src", "poster", "data", "srcset"],
    };
    names.iter().filter_map(|name| tag.get(name))
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    each_page(|web, page, tags| {
        // What stands in the address itself is loaded from nowhere: title cards of films.
        for url in tags.iter().flat_map(loads).filter(|url| !url.starts_with("data:")) {
            assert!(!url.contains("://") && !url.starts_with("//"), "{page} loads {url}");
            let target = resolve(page, url);
            assert!(web.join(&target).is_file(), "{page} loads {url}, which is not there");
        }
    });
    for edition in ["learner", "trainer"] {
        for file in below(&sample().dist(&format!("web/{edition}/assets"))) {
            if let (Ok(text), Some("css")) =
                (fs::read_to_string(&file), file.extension().and_then(|e| e.to_str()))
            {
                assert!(!text.contains("://") && !text.contains("@import"), "{}", file.display());
            }
        }
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    let mut places: BTreeMap<(PathBuf, String), BTreeSet<String>> = BTreeMap::new();
    each_page(|web, page, tags| {
        let ids =
            tags.iter().filter_map(|tag| tag.get("id").or(tag.get("name"))).map(str::to_owned).collect();
        places.insert((web.to_owned(), page.to_owned()), ids);
    });
    let (mut links, mut anchors) = (0, 0);
    each_page(|web, page, tags| {
        for url in tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href")) {
            if ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme)) {
                continue;
            }
            links += 1;
            let (path, anchor) =
                url.split_once('#').map_or((url, None), |(path, anchor)| (path, Some(anchor)));
            let path = path.split('?').next().unwrap_or_default();
            let target = if path.is_empty() { page.to_owned() } else { resolve(page, path) };
            assert!(web.join(&target).is_file(), "{page}: {url} leads nowhere");
            if let Some(anchor) = anchor {
                anchors += 1;
                let there = &places[&(web.to_owned(), target.clone())];
                assert!(there.contains(&decoded(anchor)), "{page}: {url}: no such place on {target}");
            }
        }
    });
    assert!(links > 2_000 && anchors > 300, "{links} links, {anchors} with a place");
}

/// The file that `url` on `page` names, below the bundle.
fn resolve(page: &str, url: &str) -> String {
    let mut parts: Vec<String> = page.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in url.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {url} leaves the bundle"),
            part => parts.push(decoded(part)),
        }
    }
    parts.join("/")
}

#[test]
fn each_id_stands_once_on_a_page() {
    each_page(|_, page, tags| {
        let mut seen = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            assert!(seen.insert(id), "{page}: two elements are `{id}`");
        }
    });
}

#[test]
fn pictures_have_words_and_pages_have_one_title() {
    each_page(|_, page, tags| {
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        assert_eq!((count("h1"), count("title"), count("main")), (1, 1, 1), "{page}");
        assert!(
            tags.iter()
                .any(|tag| tag.name == "html" && tag.get("lang").is_some_and(|lang| lang.starts_with("zh")))
        );
        for tag in tags.iter().filter(|tag| tag.name == "img") {
            assert!(tag.get("alt").is_some(), "{page}: {:?}", tag.attributes);
        }
    });
}

#[test]
fn names_fit_old_discs() {
    for edition in ["learner", "trainer"] {
        let web = sample().dist(&format!("web/{edition}"));
        for file in below(&web) {
            let path = relative(&file, &web);
            let name = path.rsplit('/').next().unwrap_or_default();
            assert!(path.matches('/').count() <= 4, "{path}: too deep");
            let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
            assert!(path == "开始学习.html" || plain && name.len() <= 48, "{path}");
        }
    }
}

#[test]
fn scripts_are_of_2009() {
    for file in below(&sample().dist("web/learner/assets")) {
        if file.extension().is_none_or(|ext| ext != "js") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("UTF-8");
        let code = without_comments_and_strings(&text);
        for modern in [
            "=>", "let ", "const ", "`", "async ", "await ", "class ", "...", "?.", "??", "import ",
            "export ",
        ] {
            assert!(!code.contains(modern), "{}: {modern}", file.display());
        }
    }
}

/// What is left for a look at the language alone.
fn without_comments_and_strings(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skip = match c {
            '/' if rest.starts_with("/*") => rest.find("*/").map(|end| end + 2),
            '/' if rest.starts_with("//") => rest.find('\n'),
            '\'' | '"' => string_end(rest, c),
            _ => None,
        };
        match skip {
            Some(skip) => rest = &rest[skip..],
            None => {
                code.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    code
}

/// Where a string of a script ends that begins here, on the same line.
fn string_end(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return None,
            '\\' => escaped = !escaped,
            c if c == quote && !escaped => return Some(at + 1),
            _ => escaped = false,
        }
    }
    None
}
