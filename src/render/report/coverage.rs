//! Coverage: what each class is taught of what is required. The page shows the map, gaps first; the table has a row for
//! each class and thing.

use super::{Facts, page};
use crate::base::sheet::{self, Cell, Sheet};
use crate::base::{csv, json};
use crate::curriculum::coverage::{Coverage, Item, Named};
use crate::diag::Diagnostic;
use crate::render::template::Templates;
use crate::render::view::CoverageMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// `coverage.json`
#[derive(Serialize)]
struct Whole<'a> {
    classes: Vec<ClassRow<'a>>,
    sets: Vec<SetRow<'a>>,
    audiences: Vec<Audience<'a>>,
    untaught_lessons: Vec<&'a str>,
    unused_laws: Vec<&'a str>,
    unused_media: Vec<&'a str>,
}

#[derive(Serialize)]
struct ClassRow<'a> {
    class: &'a str,
    name: &'a str,
    audience: &'a str,
    course: &'a str,
    start_date: Option<String>,
    size: Option<u32>,
    lessons: &'a [String],
    minutes: u32,
}

#[derive(Serialize)]
struct SetRow<'a> {
    set: &'static str,
    required: bool,
    each_class: bool,
    declared: Option<u32>,
    listed: usize,
    items: Vec<ItemRow<'a>>,
}

#[derive(Serialize)]
struct ItemRow<'a> {
    id: &'a str,
    title: &'a str,
    least: u32,
    /// How many classes are taught it.
    taught: usize,
    gap: bool,
    /// For each class that has some: its lessons, or minutes.
    classes: BTreeMap<&'a str, u32>,
}

#[derive(Serialize)]
struct Audience<'a> {
    audience: &'a str,
    name: &'a str,
    size: Option<u32>,
    places: u32,
    classes: &'a [String],
    taught: bool,
}

/// All of it.
pub(super) fn json(coverage: &Coverage) -> String {
    let ids = |all: &'_ [Named]| -> Vec<String> { all.iter().map(|one| one.id.clone()).collect() };
    let (lessons, laws, media) = (ids(&coverage.lessons), ids(&coverage.laws), ids(&coverage.media));
    let cells = |item: &'_ Item| -> BTreeMap<&str, u32> {
        let cells = coverage.classes.iter().zip(&item.cells);
        cells.filter(|(_, count)| **count > 0).map(|(class, count)| (class.id.as_str(), *count)).collect()
    };
    let whole = Whole {
        classes: coverage
            .classes
            .iter()
            .map(|class| ClassRow {
                class: &class.id,
                name: &class.name,
                audience: &class.audience,
                course: &class.course,
                start_date: class.start.map(|day| day.to_string()),
                size: class.size,
                lessons: &class.lessons,
                minutes: class.minutes,
            })
            .collect(),
        sets: coverage
            .sets
            .iter()
            .map(|set| SetRow {
                set: set.set.name(),
                required: set.required,
                each_class: set.each,
                declared: set.declared,
                listed: set.listed,
                items: set
                    .items
                    .iter()
                    .map(|item| ItemRow {
                        id: &item.id,
                        title: &item.title,
                        least: item.least,
                        taught: item.taught(),
                        gap: set.is_gap(item),
                        classes: cells(item),
                    })
                    .collect(),
            })
            .collect(),
        audiences: coverage
            .audiences
            .iter()
            .map(|line| Audience {
                audience: &line.id,
                name: &line.name,
                size: line.size,
                places: line.places,
                classes: &line.classes,
                taught: line.taught,
            })
            .collect(),
        untaught_lessons: lessons.iter().map(String::as_str).collect(),
        unused_laws: laws.iter().map(String::as_str).collect(),
        unused_media: media.iter().map(String::as_str).collect(),
    };
    json::pretty(&whole)
}

/// A row for each class and thing, with a head: what is missing is `gap`.
pub(super) fn csv(coverage: &Coverage) -> String {
    let head =
        ["class", "name", "audience", "course", "set", "id", "title", "count", "least", "required", "gap"];
    let mut rows = vec![csv::row(head)];
    for (index, class) in coverage.classes.iter().enumerate() {
        for set in &coverage.sets {
            for item in &set.items {
                let count = item.cells.get(index).copied().unwrap_or(0);
                let gap = set.is_gap(item) && item.lacks(index);
                rows.push(csv::row([
                    class.id.as_str(),
                    &class.name,
                    &class.audience,
                    &class.course,
                    set.set.name(),
                    &item.id,
                    &item.title,
                    &count.to_string(),
                    &item.least.to_string(),
                    if set.required { "true" } else { "false" },
                    if gap { "true" } else { "false" },
                ]));
            }
        }
    }
    csv::file(rows)
}

/// The same as a workbook for the office: what is missing, and how often each class is taught each thing.
pub(super) fn xlsx(coverage: &Coverage) -> Vec<u8> {
    let text = |words: &str| Cell::Text(words.to_owned());
    let head = |words: &[&str]| words.iter().map(|word| text(word)).collect::<Vec<Cell>>();
    let mut gaps = vec![head(&["班次", "对象", "课程", "类别", "没有讲到", "有几", "要求"])];
    let names = coverage.classes.iter().map(|class| class.name.as_str());
    let top: Vec<&str> = ["类别", "内容", "讲到的班"].into_iter().chain(names).collect();
    let mut map = vec![head(&top)];
    for set in &coverage.sets {
        for item in &set.items {
            let counts = item.cells.iter().map(|count| Cell::Number((*count).into()));
            let taught = Cell::Number(i64::try_from(item.taught()).unwrap_or(i64::MAX));
            map.push([text(set.set.zh()), text(&item.title), taught].into_iter().chain(counts).collect());
            let mut gap = |[class, audience, course]: [&str; 3], count: u32| {
                let (count, least) = (Cell::Number(count.into()), Cell::Number(item.least.into()));
                let what = [text(set.set.zh()), text(&item.title), count, least];
                gaps.push([text(class), text(audience), text(course)].into_iter().chain(what).collect());
            };
            if set.is_gap(item) && item.taught() == 0 && !set.each {
                gap(["没有一个班", "", ""], 0);
            } else if set.is_gap(item) {
                for (index, class) in coverage.classes.iter().enumerate().filter(|(at, _)| item.lacks(*at)) {
                    let count = item.cells.get(index).copied().unwrap_or(0);
                    gap([&class.name, &class.audience, &class.course], count);
                }
            }
        }
    }
    let gaps = Sheet { name: "还缺什么".to_owned(), widths: vec![28, 16, 24, 8, 32, 6, 6], rows: gaps };
    let map = Sheet { name: "班次和内容".to_owned(), widths: vec![8, 32, 10], rows: map };
    sheet::write(&[gaps, map])
}

/// What the list of reports says of it.
#[derive(Serialize)]
pub(super) struct Summary {
    classes: usize,
    gaps: usize,
}

pub(super) fn summary(map: &CoverageMap) -> Summary {
    let audiences = map.audiences.iter().filter(|line| !line.taught).count();
    let declared = map.declared.iter().filter(|line| line.differs).count();
    Summary {
        classes: map.classes,
        gaps: map.gaps.iter().map(|gap| gap.titles.len()).sum::<usize>() + audiences + declared,
    }
}

/// The page for people.
pub(super) fn html(facts: &Facts, map: &CoverageMap, templates: &Templates) -> (String, Vec<Diagnostic>) {
    #[derive(Serialize)]
    struct Own<'a> {
        summary: Summary,
        map: &'a CoverageMap,
    }
    page("report/coverage.html", facts, Own { summary: summary(map), map }, templates)
}
