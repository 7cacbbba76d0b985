//! Text that no legislator wrote: statutes and citations made of all the words that the grammars know, in any order. Nothing
//! panics, what comes out is sound, and a text of ten megabytes is read to its end: whoever takes more than linear time
//! for it does not come back in a day.

use crate::random::{Strategy, any, check, prop_oneof, select, vec};
use crate::support::project::Project;
use coursepack::base::span::Span;
use coursepack::curriculum::register;
use coursepack::law::citation::{Citation, Named, Names, Reader};
use coursepack::law::compare::{Side, compare};
use coursepack::law::history::{self, Evidence};
use coursepack::law::statute::{Piece, has_articles};
use coursepack::law::{
    ArticleNo, Date, Edition, Numerals, Provision, Statute, instrument, quote, title, wording,
};
use coursepack::pipeline::{Builder, Options, Part, Progress};
use std::cell::Cell;
use std::ops::Range;

/// What statutes and citations are made of, and what breaks them.
const WORDS: &[&str] = &[
    "第一条",
    "第二条 ",
    "第十条之一",
    "第 3 条",
    "笫四条",
    "第",
    "条",
    "款",
    "项",
    "目",
    "点",
    "之",
    "之一",
    "一、",
    "二、",
    "三、",
    "十一、",
    "（一）",
    "（二）",
    "(三)",
    "1.",
    "2．",
    "①",
    "一",
    "十",
    "百",
    "千",
    "万",
    "零",
    "〇",
    "两",
    "5",
    "９",
    "0",
    "《",
    "》",
    "〈",
    "〉",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "、",
    "和",
    "以及",
    "至",
    "-",
    "，",
    "。",
    "；",
    "：",
    " ",
    "\u{3000}",
    "\u{200b}",
    "\u{feff}",
    "\n",
    "\n",
    "\r\n",
    "# ",
    "## ",
    "###",
    "<!--",
    "-->",
    "<!-- INFO END -->",
    "> ",
    "| ",
    "附：",
    "附件一",
    "序言",
    "第一编",
    "第二章",
    "第三节",
    "Article ",
    "Art.",
    "Chapter ",
    "XIV",
    "-ماددا",
    "-باب",
    "本法",
    "同法",
    "该条例",
    "本决定",
    "前款",
    "前两款",
    "本条",
    "前条",
    "该项",
    "以下简称",
    "《和睦法》",
    "和睦法",
    "〈院子法〉",
    "院子法",
    "修正案",
    "关于修改",
    "的决定",
    "修正",
    "2018年",
    "2018年3月1日",
    "二〇一八年",
    "自",
    "起施行",
    "公布之日",
    "同时废止",
    "根据",
    "原",
    "的",
    "规定",
    "增加一条",
    "修改为",
    "甲",
    "😀",
    "\u{301}",
    "x",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![8 => select(WORDS).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

fn text() -> impl Strategy<Value = String> {
    vec(word(), 0..60).prop_map(|words| words.concat())
}

fn names() -> Names {
    Names::new(["中华人民共和国和睦法", "院子法", "和睦法修正案（一）", "法"])
}

/// The readers for all who speak.
fn readers<'n>(names: &'n Names, amended: &'n [String]) -> [Reader<'n>; 3] {
    [Reader::running(names), Reader::statute(names), Reader::amendment(names, amended)]
}

/// Citations come in the order of the text, do not overlap, and hold their words.
fn assert_sound(text: &str, citations: &[Citation]) {
    let mut end = 0;
    for citation in citations {
        let Range { start, end: behind } = citation.span;
        assert!(start >= end && text.get(citation.span.clone()).is_some(), "{citation:?}");
        end = behind;
        let mut inner = start;
        let provisions = citation.provisions.iter().map(|cited| &cited.span);
        for words in std::iter::once(&citation.words).chain(provisions) {
            assert!(
                words.start >= inner && words.end <= end && text.get(words.clone()).is_some(),
                "{citation:?}"
            );
            inner = words.end;
        }
        for cited in &citation.provisions {
            assert!(cited.provision.article.main > 0, "{citation:?}");
        }
    }
}

fn read_all(text: &str) {
    let (names, amended) = (names(), ["和睦法".to_owned(), "院子法".to_owned()]);
    for reader in &mut readers(&names, &amended) {
        for paragraph in [1, 2] {
            reader.at(ArticleNo::new(3), Some(paragraph));
            assert_sound(text, &reader.read(text));
            reader.at_item(2);
            assert_sound(text, &reader.read(text));
            reader.pause();
        }
    }
}

#[test]
fn any_text_has_sound_citations() {
    check(4_000, text(), |text| read_all(&text));
}

/// Every line of the text is in the statute at most once, and every address leads to its place.
fn parse(text: &str) {
    let (statute, problems) = Statute::parse(text, 0);
    for problem in &problems {
        assert!(text.get(problem.at().range()).is_some(), "{problem:?}");
    }
    let mut spans = Vec::new();
    let mut next = |span: Span| spans.push(span);
    for piece in &statute.pieces {
        match *piece {
            Piece::Text(span) => next(span),
            Piece::Division(index) => next(statute.divisions()[index as usize].span),
            Piece::Article(index) => {
                let article = &statute.articles()[index as usize];
                next(article.head);
                for paragraph in statute.paragraphs(article) {
                    next(paragraph.text);
                    for item in statute.items(paragraph) {
                        next(item.span);
                        statute.points(item).iter().for_each(|point| next(point.span));
                    }
                }
            }
        }
    }
    // A note within an article stands behind it.
    spans.sort_unstable();
    assert!(spans.is_sorted_by(|one, next| one.end <= next.start), "{spans:?}");
    assert!(spans.iter().all(|span| text.get(span.range()).is_some()));
    for article in statute.articles() {
        let place = statute.locate(Provision::article(article.no)).expect("an article of its own");
        statute.lines(&place);
        assert!(text.get(article.span.range()).is_some());
    }
    has_articles(text);
    Evidence::of(text, &statute, text).in_force();
    history::repealed(text, &statute);
    instrument::amended(text, text, &statute);
}

#[test]
fn any_text_is_a_sound_statute() {
    check(6_000, text(), |text| parse(&text));
    // Lines, so that more articles, items and headings come about.
    check(2_000, vec(vec(word(), 0..5), 0..40), |lines| {
        parse(&lines.iter().map(|line| line.concat()).collect::<Vec<_>>().join("\n"));
    });
}

#[test]
fn small_grammars_take_anything() {
    check(4_000, (text(), text()), |(one, other)| {
        let folded = title::normalise(&one);
        assert_eq!(title::normalise(&folded), folded, "a normal form is its own");
        assert!(title::bracketed(&one).into_iter().all(|name| one.get(name).is_some()));
        title::tidy(&one);
        title::nearest(&one, [other.as_str()], 3);
        Edition::of_brackets(&one);
        if let Some((_, length)) = Date::prefix(&one) {
            assert!(one.get(..length).is_some());
        }
        wording::renumbered(&one, ArticleNo::with_sub(3, 1));
        wording::restyled(&one, Numerals::Arabic);
        wording::restyled(&one, Numerals::Han);
        quote::difference(&one, &other);
        quote::is_within(&one, &other);
        quote::is_whole(&one, &other);
        if let Some(quotation) = quote::after(&one, 0) {
            quote::was_meant(&quotation, &one, &other);
        }
    });
}

#[test]
fn comparing_any_two_texts_loses_no_article() {
    check(300, (vec(text(), 0..8), vec(text(), 0..8)), |(old, new)| {
        let sides = |texts: &'_ [String]| -> Vec<(ArticleNo, String)> {
            (1..).map(ArticleNo::new).zip(texts.iter().cloned()).collect()
        };
        let (old, new) = (sides(&old), sides(&new));
        let side = |(no, text): &'_ (ArticleNo, String)| (*no, text.clone());
        let (old, new): (Vec<_>, Vec<_>) = (old.iter().map(side).collect(), new.iter().map(side).collect());
        fn of(sides: &[(ArticleNo, String)]) -> Vec<Side<'_>> {
            sides.iter().map(|(no, text)| Side { no: *no, label: "", text, under: Vec::new() }).collect()
        }
        let rows = compare(&of(&old), &of(&new)).rows;
        for (count, side) in [
            (old.len(), rows.iter().flat_map(|row| &row.old).copied().collect::<Vec<usize>>()),
            (new.len(), rows.iter().flat_map(|row| &row.new).copied().collect()),
        ] {
            let mut seen = side;
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen, (0..count).collect::<Vec<_>>());
        }
    });
}

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self, _: &str) {}
}

/// Lines of words with a few headings and labels among them, as a law file may have.
fn law(title: &'static str) -> impl Strategy<Value = String> {
    let line = vec(word(), 0..6).prop_map(|words| words.concat());
    vec(line, 0..25).prop_map(move |lines| {
        format!("# {title}\n\n2020年1月2日通过\n\n第一条 甲乙。\n{}\n", lines.join("\n"))
    })
}

/// Two versions of a law, a decision that amends it, a translation and a lesson about them, made of anything: every
/// verdict is given and every page is written.
#[test]
fn any_programme_is_checked_and_built() {
    let cites = vec(prop_oneof![2 => text(), 3 => select(CITES).prop_map(str::to_owned)], 0..8);
    let values = (law("和睦法"), law("和睦法"), law("关于修改《和睦法》的决定"), text(), cites);
    let written = Cell::new(0);
    check(40, values, |(old, new, decision, translation, cites)| {
        let project = Project::of("tests/errors/base");
        project.write("content/laws/和睦法(2020-01-02).md", &old);
        project.write("content/laws/和睦法(2026-09-01).md", &new);
        project.write("content/laws/决定(2026-09-01).md", &decision);
        project.write(
            "content/laws/和睦法(2020-01-02).en.md",
            format!("# Law\n\nArticle 1 Yards.\n\n{translation}"),
        );
        let lesson = project.read("content/lessons/第一课.md");
        let off = "checks:\n  block/raw-html: off\n  link/broken: off\n  block/stray-emphasis: off\n";
        project.write("content/lessons/第一课.md", lesson + "\n" + &cites.join("\n\n") + "\n");
        project.write("content/curriculum.yaml", project.read("content/curriculum.yaml") + off);
        let options = Options {
            root: project.root().to_owned(),
            out: project.at("dist"),
            only: Some(Part::Web),
            ..Options::default()
        };
        let outcome = Builder::new(options).build(&Silent).expect("a build");
        written.set(written.get() + u32::from(outcome.written.is_some()));
        let of_laws =
            register::of_laws(&outcome.docs, &outcome.catalog, outcome.catalog.programme.start_date);
        for entry in of_laws.into_iter().chain(register::citations(&outcome.docs, &outcome.catalog, None)) {
            let text = outcome.text(&entry.at.path).expect("a file");
            assert!(text.get(entry.at.span.range()).is_some(), "{entry:?}");
        }
    });
    assert!(written.get() > 5, "only {} of them were built", written.get());
}

/// Citations of the laws there, and quotations.
const CITES: &[&str] = &[
    "《和睦法》第一条",
    "《和睦法》第二条第一款第（一）项",
    "2020年《和睦法》第一条规定：“甲乙。",
    "甲乙。”",
    "“甲乙",
    "《和睦法》第一条（“甲丙丁戊己庚辛壬”）",
    "《和睦法》第一条至第九千条",
    "同法第三条、第五条",
    "原《和睦法》第四条",
    "> [!法条] 《和睦法》第一条、《邻里示例法》第二条\n> 第一条 甲乙。",
    "> [!法条] 《和睦法》第一条至第三条",
    "《关于修改〈和睦法〉的决定》第一点",
    "依照和睦法第一条规定：“甲……乙。”",
];

/// What is repeated in the large texts is up to this many words.
const REPEATED: std::ops::Range<usize> = 1..6;
const LARGE: usize = 10 << 20;

#[test]
fn ten_megabytes_of_anything_are_read_to_the_end() {
    let (names, amended) = (names(), ["和睦法".to_owned(), "院子法".to_owned()]);
    let few = || vec(word(), REPEATED).prop_map(|words| words.concat());
    check(24, (few(), few(), few()), |(first, unit, last)| {
        let text = first + &unit.repeat(LARGE / unit.len().max(1)) + &last;
        let (statute, _) = Statute::parse(&text, 0);
        Evidence::of(&text, &statute, "");
        history::repealed(&text, &statute);
        for reader in &mut readers(&names, &amended) {
            reader.at(ArticleNo::new(1), Some(1));
            reader.read(&text);
        }
    });
}

#[test]
fn every_number_of_an_article_is_read_as_it_is_written() {
    let names = names();
    let full_width = |words: &str| -> String {
        let wide =
            |c: char| c.to_digit(10).and_then(|digit| char::from_u32('０' as u32 + digit)).unwrap_or(c);
        words.chars().map(wide).collect()
    };
    for main in 1..=9_999 {
        for sub in [0, 1 + main % 30] {
            let no = ArticleNo::with_sub(main, sub);
            for words in [no.han(), no.words(Numerals::Arabic), full_width(&no.words(Numerals::Arabic))] {
                assert_eq!(words.parse(), Ok(no), "{words}");
                let found = Reader::running(&names).read(&format!("依照《院子法》{words}的规定"));
                let [Citation { law: Named::Law(law), provisions, .. }] = &found[..] else {
                    panic!("{words}")
                };
                assert_eq!(
                    (law.as_str(), provisions[0].provision),
                    ("院子法", Provision::article(no)),
                    "{words}"
                );
                let line = format!("{words} 甲。");
                let (statute, _) = Statute::parse(&line, 0);
                assert!(statute.article(no).is_some(), "{line}");
            }
        }
    }
}
