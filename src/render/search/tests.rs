//! What a reader of the index relies on, read back from the files as the client reads them.

use super::{LawName, LawPart, Lead, LeadTarget, Page, Section, build, index_page, terms};
use crate::law::ArticleNo;
use std::collections::{BTreeMap, BTreeSet};

fn section(anchor: &str, label: &str, text: &str) -> Section {
    Section { anchor: anchor.to_owned(), label: label.to_owned(), text: text.to_owned() }
}

fn page(url: &str, kind: &'static str, title: &str, sections: Vec<Section>) -> Page {
    Page { url: url.to_owned(), title: title.to_owned(), kind, sections }
}

fn files(pages: &[Page]) -> BTreeMap<String, String> {
    let index = pages.iter().map(index_page).collect();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    build(index, &[], &[]).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

/// The file of a family that holds `words`.
fn holding<'a>(files: &'a BTreeMap<String, String>, family: &str, words: &str) -> Option<&'a String> {
    files.iter().find(|(path, text)| path.starts_with(family) && text.contains(words)).map(|(_, text)| text)
}

/// Of each term, the units that hold it, as (leaf, bit).
type Terms = BTreeMap<String, BTreeSet<(u32, u32)>>;

fn terms_of(files: &BTreeMap<String, String>) -> Terms {
    let shards = files.iter().filter(|(path, _)| path.starts_with("i/"));
    let entries = shards.flat_map(|(_, shard)| shard.trim_end_matches("\");\n").split('|').skip(1));
    entries
        .map(|entry| {
            let (term, postings) = entry.split_once(' ').unwrap();
            (term.to_owned(), units_of(postings))
        })
        .collect()
}

fn units_of(postings: &str) -> BTreeSet<(u32, u32)> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut digits = postings.chars().map(|digit| DIGITS.find(digit).unwrap() as u32);
    let (mut found, mut leaf) = (BTreeSet::new(), 0);
    while let Some(mut digit) = digits.next() {
        let mut shift = 0;
        leaf += digit & 31;
        while digit & 32 > 0 {
            digit = digits.next().unwrap();
            shift += 5;
            leaf += (digit & 31) << shift;
        }
        let set = digits.next().unwrap();
        found.extend((0..6).filter(|bit| set >> bit & 1 == 1).map(|bit| (leaf, bit)));
        leaf += 1;
    }
    found
}

/// Whether some unit holds every term of `phrase`.
fn meet(terms: &Terms, phrase: &[char]) -> bool {
    let units = phrase.windows(2).map(|pair| terms.get(&pair.iter().collect::<String>()).cloned());
    units.map(Option::unwrap_or_default).reduce(|a, b| &a & &b).is_some_and(|units| !units.is_empty())
}

/// Han text without a repetition that could make a wrong cut look right.
fn text(length: u32, seed: u32) -> String {
    let character = |at: u32| char::from_u32(0x4E00 + (at * 7919 + seed * 104_729) % 20_000).unwrap();
    (1..=length).flat_map(|at| [Some(character(at)), (at % 37 == 0).then_some('，')]).flatten().collect()
}

#[test]
fn a_phrase_is_found_in_one_unit_wherever_it_stands() {
    let sections: Vec<Section> =
        (0..40).map(|n| section(&format!("s{n}"), &format!("第{n}节"), &text(40 + n * 97, n))).collect();
    let terms = terms_of(&files(&[page("a.html", "law", "长文", sections.clone())]));
    for phrase in sections.iter().flat_map(|section| section.text.split('，')) {
        let phrase: Vec<char> = phrase.chars().collect();
        assert!(phrase.len() < 2 || meet(&terms, &phrase), "{phrase:?}");
    }
}

#[test]
fn text_without_a_gap_is_never_cut() {
    let endless = text(9_000, 1).replace('，', "");
    let terms = terms_of(&files(&[page("a.html", "case", "一气", vec![section("", "", &endless)])]));
    let chars: Vec<char> = endless.chars().collect();
    assert!(chars.windows(4).all(|phrase| meet(&terms, phrase)));
}

#[test]
fn titles_are_bit_zero_of_the_first_leaf_and_kinds_stay_together() {
    let pages = [
        page("a.html", "lesson", "甲乙", vec![section("", "", "正文")]),
        page("b.html", "law", "戊己", Vec::new()),
        page("c.html", "lesson", "丙丁", vec![section("", "", "甲乙")]),
    ];
    let files = files(&pages);
    assert_eq!(terms_of(&files)["甲乙"], BTreeSet::from([(0, 0), (1, 1)]));
    assert_eq!(terms_of(&files)["戊己"], BTreeSet::from([(0, 0)]), "each part counts its own leaves");
    assert!(files["meta.js"].contains(r#""kinds":[["lesson",2,1],["law",1,0]]"#), "{}", files["meta.js"]);
    assert!(holding(&files, "t/", r#"["丙丁","c.html",["","","甲乙"]]"#).is_some(), "{files:#?}");
}

#[test]
fn a_small_index_is_one_shard_and_a_large_one_is_in_order() {
    let small = files(&[page("a.html", "law", "小", vec![section("", "", &text(2_000, 3))])]);
    assert_eq!(small.keys().filter(|path| path.starts_with("i/")).count(), 1);

    let pages: Vec<Page> = (0..60)
        .map(|n| page(&format!("{n}.html"), "law", "大", vec![section("", "", &text(3_000, n))]))
        .collect();
    let large = files(&pages);
    let mut shards: Vec<&str> =
        large.iter().filter(|(path, _)| path.starts_with("i/")).map(|(_, text)| text.as_str()).collect();
    shards.sort_by_key(|shard| shard.split('|').nth(1).and_then(|entry| entry.split(' ').next()));
    let all = shards.concat();
    let found: Vec<&str> = all.split('|').skip(1).filter_map(|entry| entry.split(' ').next()).collect();
    assert!(shards.len() > 1 && shards.iter().all(|shard| shard.len() < 68 << 10));
    assert!(found.is_sorted() && found.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn an_edited_lesson_leaves_the_laws_alone_and_most_texts_of_lessons() {
    let law = |n: u32| page(&format!("laws/{n}.html"), "law", "法", vec![section("", "", &text(3_000, n))]);
    let lesson = |n: u32| {
        page(&format!("lessons/{n}.html"), "lesson", "课", vec![section("", "", &text(1_500, 100 + n))])
    };
    let mut pages: Vec<Page> = (0..60).map(law).chain((0..40).map(lesson)).collect();
    let before = files(&pages);
    pages[70].sections[0].text.insert_str(0, "改过的第一段，比原来长。");
    let after = files(&pages);
    let changed: Vec<&String> =
        after.iter().filter(|(path, text)| before.get(*path) != Some(text)).map(|(path, _)| path).collect();
    let of = |family: &str| changed.iter().filter(|path| path.starts_with(family)).count();
    let all = |family: &str| after.keys().filter(|path| path.starts_with(family)).count();
    assert!(of("t/") <= 3 && all("t/") > 20, "{changed:?}");
    assert!(of("i/") * 2 < all("i/"), "{changed:?} of {}", all("i/"));
}

#[test]
fn the_order_of_threads_leaves_no_trace() {
    let pages: Vec<Page> = (0..30)
        .map(|n| page(&format!("{n}.html"), "law", "同", vec![section("", "", &text(900, n % 4))]))
        .collect();
    let with_threads = |threads| crate::base::par::with_threads(threads, || files(&pages)).unwrap();
    assert_eq!(with_threads(1), with_threads(8));
}

#[test]
fn names_lead_to_cards() {
    let law = LawName {
        names: vec!["中华人民共和国某法".to_owned(), "某法".to_owned()],
        title: "《某法》".to_owned(),
        parts: vec![LawPart {
            url: "laws/mou.html".to_owned(),
            label: String::new(),
            articles: (1..=38).map(ArticleNo::new).collect(),
        }],
    };
    let lead = Lead {
        words: vec!["俗话".to_owned(), "大白话".to_owned()],
        term_url: "glossary.html#x".to_owned(),
        title: "术语".to_owned(),
        note: "</script>".to_owned(),
        targets: vec![LeadTarget {
            url: "laws/mou.html#art-3".to_owned(),
            label: "《某法》第三条".to_owned(),
        }],
    };
    let pages = vec![index_page(&page("laws/mou.html", "law", "某法", Vec::new()))];
    let files: BTreeMap<String, String> = build(pages, &[lead], &[law])
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    // Full and short title are one name, since 中华人民共和国 is left out of both.
    assert_eq!(
        files["n/0/0.js"],
        "cpS(\"n\",0,[[\"某法\",[[\"《某法》\",[[\"laws/mou.html\",0,\"\",\"1-38\"]]]]]]);\n"
    );
    assert!(files["w/0/0.js"].contains("大白话") && files["w/0/0.js"].contains("俗话"));
    assert!(!files["w/0/0.js"].contains("</"));
}

#[test]
fn terms_hold_nothing_that_ends_an_entry() {
    let hostile: String = (0..0x3_0000).filter_map(char::from_u32).collect();
    let mut folded = Vec::new();
    super::fold::fold(&hostile, &mut folded);
    terms::each(&folded, |term| {
        if let terms::Term::Word(word) = term {
            assert!(!word.contains(['|', ' ', '"', '\\', '<', '\n']), "{word}");
        }
    });
}
