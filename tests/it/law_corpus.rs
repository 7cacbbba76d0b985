//! The official texts of the corpus, read as they are. Skipped, loudly, where the corpus is absent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use coursepack::base::span::Span;
use coursepack::law::citation::{Named, Names, Reader};
use coursepack::law::history::Evidence;
use coursepack::law::statute::{Piece, Problem, has_articles};
use coursepack::law::title;
use coursepack::law::version::{Version, in_force_on};
use coursepack::law::{ArticleNo, Date, Provision, Statute};

struct Law {
    stem: String,
    text: String,
    statute: Statute,
    problems: Vec<Problem>,
}

impl Law {
    fn title(&self) -> String {
        title::normalise(self.statute.title.expect("every law has a title").text(&self.text))
    }

    fn evidence(&self) -> Evidence {
        Evidence::of(&self.text, &self.statute, &self.stem)
    }
}

/// All laws of the corpus in the order of their names; none if there is no corpus.
fn laws() -> Vec<Law> {
    let corpus = std::env::var_os("COURSEPACK_CORPUS").map(PathBuf::from);
    let corpus = corpus.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let Ok(folder) = std::fs::read_dir(corpus.join("laws")) else {
        eprintln!("SKIPPED: no corpus at {}; set COURSEPACK_CORPUS", corpus.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a readable law");
        let (statute, problems) = Statute::parse(&text, 0);
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        Law { stem, text, statute, problems }
    };
    paths.into_iter().map(read).collect()
}

fn law<'a>(laws: &'a [Law], stem: &str) -> Option<&'a Law> {
    laws.iter().find(|law| law.stem == stem)
}

#[test]
fn no_article_is_missing_or_doubled() {
    let laws = laws();
    for law in &laws {
        assert!(has_articles(&law.text), "{}", law.stem);
        let slips = law.problems.iter().filter(|problem| !matches!(problem, Problem::LookAlikeLabel { .. }));
        assert_eq!(slips.collect::<Vec<_>>(), Vec::<&Problem>::new(), "{}", law.stem);
        let own_count = law.text.lines().filter(|line| begins_an_article(line)).count();
        assert_eq!(law.statute.articles().len(), own_count, "{}", law.stem);
    }
    for (stem, count) in [
        ("反家庭暴力法(2015-12-27)", 38),
        ("立法法(2015-03-15)", 105),
        ("立法法(2023-03-13)", 120),
        ("农民专业合作社法(2017-12-27)", 74),
        ("刑法", 505),
        ("宪法", 143),
    ] {
        if let Some(law) = law(&laws, stem) {
            assert_eq!(law.statute.articles().len(), count, "{stem}");
        }
    }
    let code = laws.iter().filter(|law| law.title() == "民法典");
    let numbers: Vec<ArticleNo> =
        code.flat_map(|law| law.statute.articles()).map(|article| article.no).collect();
    let distinct: BTreeSet<ArticleNo> = numbers.iter().copied().collect();
    if !laws.is_empty() {
        assert_eq!((numbers.len(), distinct.last()), (1260, Some(&ArticleNo::new(1260))));
        assert_eq!(distinct.len(), 1260);
    }
}

/// Another way to see an article: the first word of the line is nothing but a number of one.
fn begins_an_article(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("").trim_start_matches(['第', '笫']);
    let number: Vec<&str> = word.split('条').collect();
    let han = |text: &str| text.chars().all(|c| "零〇一二三四五六七八九十百千".contains(c));
    line.starts_with(['第', '笫'])
        && matches!(number[..], [main, sub] if !main.is_empty() && han(main)
            && (sub.is_empty() || sub.strip_prefix('之').is_some_and(han)))
}

#[test]
fn labels_say_what_was_read_from_them() {
    for law in laws() {
        for article in law.statute.articles() {
            assert_eq!(article.head.text(&law.text).replace('笫', "第"), article.no.han(), "{}", law.stem);
            assert_eq!(law.statute.article(article.no), Some(article));
        }
    }
}

/// Every line that shows something is in the value once, so that nothing of a law is lost or said twice.
#[test]
fn every_line_is_kept_exactly_once() {
    for law in laws() {
        let statute = &law.statute;
        let mut spans: Vec<Span> = statute.title.into_iter().chain(statute.part).collect();
        spans.extend(&statute.header);
        for piece in &statute.pieces {
            match *piece {
                Piece::Text(span) => spans.push(span),
                Piece::Division(index) => spans.push(statute.divisions()[index as usize].span),
                Piece::Article(index) => {
                    let article = &statute.articles()[index as usize];
                    spans.push(article.head);
                    for paragraph in statute.paragraphs(article) {
                        spans.push(paragraph.text);
                        for item in statute.items(paragraph) {
                            spans.push(item.span);
                            spans.extend(statute.points(item).iter().map(|point| point.span));
                        }
                    }
                }
            }
        }
        assert!(spans.is_sorted_by(|a, b| a.end <= b.start), "{}: in order, without overlap", law.stem);
        let kept: String = spans.iter().map(|span| span.text(&law.text)).collect();
        let shown = law
            .text
            .lines()
            .filter(|line| !line.starts_with("<!--"))
            .map(|line| line.trim_start_matches('#'));
        assert_eq!(letters(&kept), letters(&shown.collect::<String>()), "{}", law.stem);
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

#[test]
fn links_lead_to_one_place_each() {
    for law in laws() {
        let statute = &law.statute;
        let mut anchors = BTreeSet::new();
        for division in statute.divisions() {
            assert!(anchors.insert(division.anchor.to_string()), "{}: {}", law.stem, division.anchor);
        }
        for article in statute.articles() {
            let whole = Provision::article(article.no);
            for (number, paragraph) in (1..).zip(statute.paragraphs(article)) {
                let provision = whole.with_paragraph(number);
                let place = statute.locate(provision).expect("it is there");
                assert!(anchors.insert(provision.anchor()), "{}: {}", law.stem, provision.anchor());
                assert_eq!(place.span.start, paragraph.text.start);
                for item in statute.items(paragraph) {
                    let provision = provision.with_item(item.number);
                    assert!(anchors.insert(provision.anchor()), "{}: {}", law.stem, provision.anchor());
                    assert_eq!(statute.locate(provision).map(|place| place.span.start), Ok(item.span.start));
                }
            }
        }
    }
}

#[test]
fn dates_of_the_corpus_come_out() {
    let laws = laws();
    let mut titles: BTreeMap<String, Evidence> = BTreeMap::new();
    for law in &laws {
        let evidence = law.evidence();
        assert!(evidence.adopted.is_some() && evidence.in_force().is_some(), "{}", law.stem);
        if evidence.named.is_some() {
            assert_eq!(
                evidence.named,
                evidence.amended.or(evidence.adopted),
                "{}: name and header agree",
                law.stem
            );
        }
        let merged = titles.entry(law.title()).or_default();
        *merged = merged.merge(evidence);
    }
    for (stem, since) in [
        ("反家庭暴力法(2015-12-27)", "2016-03-01"),
        ("妇女权益保障法(2018-10-26)", "2018-10-26"),
        ("妇女权益保障法(2022-10-30)", "2023-01-01"),
        ("未成年人保护法(2020-10-17)", "2021-06-01"),
        ("未成年人保护法(2024-04-26)", "2024-04-26"),
        ("行政复议法(2023-09-01)", "2024-01-01"),
        ("民族区域自治法(2001-02-28)", "2001-02-28"),
        ("国家安全法(2015-07-01)", "2015-07-01"),
        ("民法典-附则", "2021-01-01"),
        ("宪法", "2018-03-11"),
    ] {
        if let Some(law) = law(&laws, stem) {
            let in_force = law.evidence().in_force().map(|in_force| in_force.since.to_string());
            assert_eq!(in_force.as_deref(), Some(since), "{stem}");
        }
    }
    // One part of the Civil Code does not say it; together they do.
    if let Some(code) = titles.get("民法典") {
        assert_eq!(code.in_force().map(|in_force| in_force.since), Date::new(2021, 1, 1));
    }
}

#[test]
fn the_version_of_a_day_is_derived() {
    let laws = laws();
    let versions: Vec<&Law> = laws.iter().filter(|law| law.title() == "妇女权益保障法").collect();
    let dates = versions.iter().map(|law| law.evidence().in_force().map(|in_force| in_force.since));
    let dates: Vec<Version> = dates.map(|in_force| Version { in_force, ended: None }).collect();
    let on = |year, month, day| {
        let date = Date::new(year, month, day).expect("a day");
        in_force_on(&dates, date).map(|index| versions[index].stem.as_str())
    };
    if !laws.is_empty() {
        assert_eq!(on(2022, 12, 31), Some("妇女权益保障法(2018-10-26)"));
        assert_eq!(on(2023, 1, 1), Some("妇女权益保障法(2022-10-30)"));
    }
}

/// A law that cites itself cites what it has.
#[test]
fn articles_that_laws_cite_of_themselves_exist() {
    let laws = laws();
    let names = Names::new(laws.iter().map(Law::title).collect::<Vec<_>>().iter().map(String::as_str));
    let mut checked = 0;
    for law in &laws {
        let own: Vec<&Law> = laws.iter().filter(|other| other.title() == law.title()).collect();
        let mut reader = Reader::statute(&names);
        for article in law.statute.articles() {
            for (number, paragraph) in (1..).zip(law.statute.paragraphs(article)) {
                reader.at(article.no, Some(number));
                reader.pause();
                let words = paragraph.text.text(&law.text);
                let cited = reader.read(words).into_iter();
                for cited in cited
                    .filter(|cited| cited.law == Named::This && words[cited.words.clone()].starts_with('本'))
                {
                    for provision in cited.provisions {
                        let found = own.iter().any(|law| law.statute.locate(provision.provision).is_ok());
                        assert!(found, "{} {}: {:?}", law.stem, article.no, provision);
                        checked += 1;
                    }
                }
            }
        }
    }
    assert!(laws.is_empty() || checked > 500, "{checked}");
}
