//! Coverage as people look at it: classes that are taught the same share a column, wide maps are cut.

use crate::curriculum::coverage::{ClassLine, Coverage, Item, Named, Set, SetLine};
use crate::render::view::{
    AudienceRow, Cell, Column, CoverageMap, Declared, Gap, MapGroup, MapRow, MapTable,
};

/// Columns that a page can hold.
const COLUMNS: usize = 14;
/// Classes that are named where something lacks in them.
const NAMED: usize = 12;
/// Rows of a set; a collection of laws has thousands that nobody teaches.
const ROWS: usize = 150;

/// The map of `coverage`.
pub(super) fn map(coverage: &Coverage) -> CoverageMap {
    let titles = |all: &[Named]| all.iter().map(|one| one.title.clone()).collect::<Vec<String>>();
    let columns = columns(coverage);
    let cut: Vec<&[(Column, usize)]> = match columns.is_empty() {
        true => Vec::new(),
        false => columns.chunks(COLUMNS).collect(),
    };
    CoverageMap {
        classes: coverage.classes.len(),
        gaps: gaps(coverage),
        declared: declared(coverage),
        audiences: coverage
            .audiences
            .iter()
            .map(|line| AudienceRow {
                name: line.name.clone(),
                size: line.size,
                places: line.places,
                classes: line.classes.len(),
                taught: line.taught,
            })
            .collect(),
        lessons: titles(&coverage.lessons),
        laws: titles(&coverage.laws),
        media: titles(&coverage.media),
        tables: cut.into_iter().map(|columns| table(coverage, columns)).collect(),
    }
}

/// What is missing: things of one set that lack in the same classes are told together.
fn gaps(coverage: &Coverage) -> Vec<Gap> {
    let mut out: Vec<(Vec<usize>, Gap)> = Vec::new();
    for set in &coverage.sets {
        for item in set.items.iter().filter(|item| set.is_gap(item)) {
            let nobody = item.taught() == 0;
            let lacking: Vec<usize> =
                (0..coverage.classes.len()).filter(|class| set.each && item.lacks(*class)).collect();
            let same = |(classes, gap): &&mut (Vec<usize>, Gap)| {
                (gap.set, gap.nobody, gap.least) == (set.set.name(), nobody, item.least)
                    && (nobody || *classes == lacking)
            };
            if let Some((_, gap)) = out.iter_mut().find(same) {
                gap.titles.push(item.title.clone());
                continue;
            }
            let named = lacking.iter().filter_map(|class| coverage.classes.get(*class)).take(NAMED);
            let gap = Gap {
                set: set.set.name(),
                titles: vec![item.title.clone()],
                nobody,
                classes: named.map(|class| class.name.clone()).collect(),
                lacking: lacking.len(),
                least: item.least,
            };
            out.push((lacking, gap));
        }
    }
    out.into_iter().map(|(_, gap)| gap).collect()
}

fn declared(coverage: &Coverage) -> Vec<Declared> {
    let sets = coverage.sets.iter().filter(|set| set.set != Set::Minutes);
    let declared = |set: &SetLine| {
        let count = set.declared?;
        Some(Declared { set: set.set.name(), count, listed: set.listed, differs: set.differs() })
    };
    sets.filter_map(declared).collect()
}

/// The columns, each with the index of its first class.
fn columns(coverage: &Coverage) -> Vec<(Column, usize)> {
    let same = |a: usize, b: usize| {
        let (one, other) = (&coverage.classes[a], &coverage.classes[b]);
        (&one.course, &one.audience, &one.lessons) == (&other.course, &other.audience, &other.lessons)
            && coverage.sets.iter().flat_map(|set| &set.items).all(|item| item.cells[a] == item.cells[b])
    };
    let mut out: Vec<(Column, usize)> = Vec::new();
    for (index, class) in coverage.classes.iter().enumerate() {
        if let Some((column, _)) = out.iter_mut().find(|(_, first)| same(*first, index)) {
            column.classes.push(class.name.clone());
            continue;
        }
        out.push((column(class, out.len() + 1), index));
    }
    for (column, _) in &mut out {
        if column.classes.len() > 1 {
            column.label = column.course.clone();
        }
    }
    out
}

fn column(class: &ClassLine, number: usize) -> Column {
    Column {
        number,
        label: class.name.clone(),
        classes: vec![class.name.clone()],
        course: class.course.clone(),
        audience: class.audience.clone(),
    }
}

fn table(coverage: &Coverage, columns: &[(Column, usize)]) -> MapTable {
    let group = |set: &SetLine| {
        let most = set.items.iter().flat_map(|item| &item.cells).copied().max().unwrap_or(0);
        let row = |item: &Item| {
            let gap = set.is_gap(item);
            let cell = |(_, class): &(Column, usize)| {
                let count = item.cells[*class];
                let lacks = item.lacks(*class) && (set.each || gap && item.taught() == 0);
                Cell { count, level: level(set.set, count, most), gap: set.required && lacks }
            };
            MapRow {
                title: item.title.clone(),
                cells: columns.iter().map(cell).collect(),
                taught: item.taught(),
                gap,
            }
        };
        MapGroup {
            set: set.set.name(),
            zh: set.set.zh(),
            required: set.required,
            each: set.each,
            rows: set.items.iter().take(ROWS).map(row).collect(),
            more: set.items.len().saturating_sub(ROWS),
        }
    };
    MapTable {
        columns: columns.iter().map(|(column, _)| column.clone()).collect(),
        groups: coverage.sets.iter().filter(|set| !set.items.is_empty()).map(group).collect(),
    }
}

fn level(set: Set, count: u32, most: u32) -> u8 {
    let steps = match set {
        Set::Minutes => (count * 3).div_ceil(most.max(1)),
        _ => count,
    };
    u8::try_from(steps.min(3)).unwrap_or(3)
}
