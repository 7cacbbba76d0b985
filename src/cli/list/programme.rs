//! Lessons, classes and print jobs.

use super::table::{Cell, Column, Table};
use crate::base::span::Spanned;
use crate::curriculum::order::Order;
use crate::curriculum::timetable::{self, Slot, Timetable, What};
use crate::curriculum::{Edition, printing};
use crate::pipeline::Outcome;
use crate::syntax::Body;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;

fn values(list: &[Spanned<String>]) -> Cell {
    Cell::List(list.iter().map(|item| item.value.clone()).collect())
}

/// In the order of the programme, drafts and lessons of no course last.
pub(super) fn lessons(outcome: &Outcome) -> Table {
    let columns = vec![
        Column::shown("number", "序号", "number"),
        Column::shown("id", "编号", "id"),
        Column::shown("title", "标题", "title"),
        Column::shown("teaching", "讲授", "teaching"),
        Column::shown("exercises", "练习", "exercises"),
        Column::shown("audience", "受众", "audience"),
        Column::shown("courses", "课程", "courses"),
        Column::shown("draft", "草稿", "draft"),
        Column::hidden("about"),
        Column::hidden("path"),
    ];
    let order = Order::of(&outcome.catalog, &outcome.docs);
    let mut rows = Vec::new();
    for entry in outcome.catalog.of_kind(Kind::Lesson) {
        let Some(Body::Lesson(lesson)) = outcome.docs.get(entry.doc).map(|doc| &doc.body) else { continue };
        let number = order.numbers.get(&entry.id).copied();
        let row = vec![
            Cell::number(number),
            Cell::text(&entry.id),
            Cell::text(&entry.title),
            Cell::Number(lesson.teaching.into()),
            Cell::Number(lesson.exercises.into()),
            values(&lesson.audience),
            Cell::List(order.courses_of.get(&entry.id).cloned().unwrap_or_default()),
            Cell::Flag(lesson.draft),
            Cell::List(lesson.about.clone()),
            Cell::text(entry.path.as_str()),
        ];
        rows.push((number.unwrap_or(u32::MAX), row));
    }
    rows.sort_by_key(|(number, _)| *number);
    Table { columns, rows: rows.into_iter().map(|(_, row)| row).collect() }
}

pub(super) fn classes(outcome: &Outcome) -> Table {
    let columns = vec![
        Column::shown("id", "编号", "id"),
        Column::shown("name", "名称", "name"),
        Column::shown("audience", "受众", "audience"),
        Column::shown("course", "课程", "course"),
        Column::shown("start_date", "开始", "from"),
        Column::shown("end_date", "结束", "to"),
        Column::shown("location", "地点", "location"),
        Column::hidden("organiser"),
        Column::hidden("instructor"),
        Column::shown("size", "人数", "size"),
        Column::shown("sessions", "节数", "sessions"),
        Column::hidden("days"),
        Column::hidden("free_minutes"),
        Column::hidden("unplaced"),
        Column::hidden("computed"),
        Column::hidden("path"),
    ];
    let tables = timetable::all(&outcome.catalog, &outcome.docs);
    let none = Timetable::default();
    let rows = outcome.catalog.classes.values().map(|(class, path)| {
        let table = tables.get(&class.id.value).unwrap_or(&none);
        vec![
            Cell::text(&class.id.value),
            Cell::text(&class.name),
            Cell::text(&class.audience.value),
            Cell::text(&class.course.value),
            Cell::maybe(class.start_date),
            Cell::maybe(class.end_date),
            Cell::text(&class.location),
            Cell::text(&class.organiser),
            Cell::List(class.instructor.clone()),
            Cell::number(class.size),
            Cell::Rows(table.slots.iter().map(session).collect()),
            Cell::List(table.dates().map(|day| day.to_string()).collect()),
            Cell::Number(table.days.iter().map(|day| u64::from(day.free)).sum()),
            Cell::List(table.unplaced.iter().map(|missed| missed.lesson.clone()).collect()),
            Cell::Flag(table.computed),
            Cell::text(path.as_str()),
        ]
    });
    Table { columns, rows: rows.collect() }
}

fn session(slot: &Slot) -> Vec<(&'static str, Cell)> {
    let (kind, what) = match &slot.what {
        What::Lesson(id) => ("lesson", id.as_str()),
        What::Media(id) => ("media", id.as_str()),
        What::Activity(words) => ("activity", words.as_str()),
        What::Break(words) => ("break", words.as_str()),
    };
    vec![
        ("date", Cell::maybe(Some(slot.date))),
        ("time", Cell::text(format!("{:02}:{:02}", slot.from / 60, slot.from % 60))),
        ("minutes", Cell::number(slot.minutes())),
        ("kind", Cell::text(kind)),
        ("what", Cell::text(what)),
        ("part", Cell::number((slot.part.1 > 1).then_some(slot.part.0))),
        ("parts", Cell::number((slot.part.1 > 1).then_some(slot.part.1))),
        ("group", Cell::number(slot.group)),
        ("instructor", Cell::text(&slot.instructor)),
        ("room", Cell::text(&slot.room)),
        ("computed", Cell::Flag(slot.written.is_none())),
    ]
}

/// Print jobs, with everything that follows from the programme.
pub(super) fn jobs(outcome: &Outcome) -> Table {
    let columns = vec![
        Column::shown("id", "编号", "id"),
        Column::shown("product", "产品", "product"),
        Column::shown("title", "标题", "title"),
        Column::shown("editions", "版本", "editions"),
        Column::shown("paper", "成品尺寸", "size"),
        Column::shown("palette", "颜色", "colours"),
        Column::shown("binding", "装订", "binding"),
        Column::shown("weight", "克重", "g/m²"),
        Column::shown("copies", "份数", "copies"),
        Column::shown("classes", "班数", "classes"),
        Column::hidden("width_mm"),
        Column::hidden("height_mm"),
        Column::hidden("bleed_mm"),
        Column::hidden("thickness_mm"),
        Column::hidden("margin_percent"),
    ];
    let catalog = &outcome.catalog;
    let editions = Edition::all(catalog, None);
    let rows = printing::orders(catalog).into_iter().map(|order| {
        let edition = editions.iter().find(|edition| order.editions.first() == Some(&edition.id));
        let classes: Vec<&Class> =
            edition.map(|edition| order.classes(catalog, edition).collect()).unwrap_or_default();
        vec![
            Cell::text(&order.id),
            Cell::text(order.ware.name()),
            Cell::text(&order.title),
            Cell::List(order.editions.clone()),
            Cell::text(&order.size.name),
            Cell::text(order.palette.name()),
            Cell::text(order.binding.name()),
            Cell::Number(order.weight.into()),
            Cell::number(order.copies(classes.iter().copied())),
            Cell::Number(classes.len() as u64),
            Cell::maybe(Some(order.size.width)),
            Cell::maybe(Some(order.size.height)),
            Cell::maybe(Some(order.bleed)),
            Cell::maybe(Some(order.thickness)),
            Cell::Number(order.job.margin.into()),
        ]
    });
    Table { columns, rows: rows.collect() }
}
