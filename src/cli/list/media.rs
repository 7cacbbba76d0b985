//! Films, songs and pictures: what they are, what is in their files, where they are used.

use super::table::{Cell, Column, Table};
use crate::media::clock;
use crate::pipeline::Outcome;
use crate::syntax::Doc;
use crate::syntax::ast::plain_text;
use crate::syntax::callouts::CalloutKind;
use crate::syntax::kinds::media::Usage;
use crate::syntax::walk::{self, Visit};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(super) fn media(outcome: &Outcome) -> Table {
    let columns = vec![
        Column::shown("id", "编号", "id"),
        Column::shown("title", "标题", "title"),
        Column::shown("type", "种类", "type"),
        Column::shown("duration", "时长", "duration"),
        Column::hidden("seconds"),
        Column::shown("size", "大小", "size"),
        Column::hidden("bytes"),
        Column::shown("codec", "编码", "codecs"),
        Column::shown("usage", "用途", "usage"),
        Column::shown("used_in", "用在", "used in"),
        Column::shown("file", "文件", "file"),
        Column::hidden("external"),
        Column::hidden("license"),
        Column::hidden("rights_holder"),
        Column::hidden("path"),
    ];
    let used = used(&outcome.docs);
    let rows = outcome.catalog.media.values().map(|(item, path)| {
        let usage = match item.usage() {
            Usage::Public => Cell::Named("public", "公开"),
            Usage::Teaching => Cell::Named("teaching", "教学"),
            Usage::DiscOnly => Cell::Named("disc_only", "只放光盘"),
        };
        let file = item.file.as_ref().map(|file| &file.value);
        let bytes = file.and_then(|file| outcome.snapshot.asset(file)).map(|asset| asset.size);
        let probe = file.and_then(|file| outcome.holdings.probe(file));
        let seconds = item.seconds.or_else(|| probe?.seconds());
        let lessons = used.get(&item.id.value).into_iter().flatten();
        vec![
            Cell::text(&item.id.value),
            Cell::text(&item.title),
            Cell::Named(item.kind.name(), item.kind.zh()),
            Cell::maybe(seconds.map(clock)),
            Cell::number(seconds),
            Cell::maybe(bytes.map(size)),
            Cell::number(bytes),
            Cell::maybe(probe.map(|probe| probe.words())),
            usage,
            Cell::List(lessons.map(|&id| id.to_owned()).collect()),
            Cell::maybe(file),
            Cell::Flag(item.external),
            Cell::text(&item.license),
            Cell::text(&item.rights_holder),
            Cell::text(path.as_str()),
        ]
    });
    Table { columns, rows: rows.collect() }
}

/// The documents that show each medium.
fn used(docs: &[Arc<Doc>]) -> BTreeMap<String, BTreeSet<&str>> {
    let mut used: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for doc in docs {
        walk::document(doc, &mut |visit| {
            if let Visit::Callout(callout) = visit
                && callout.kind == CalloutKind::Media
            {
                let id = callout.attributes.id.as_ref().map(|id| id.value.clone());
                let id = id.unwrap_or_else(|| plain_text(&callout.title).trim().to_owned());
                used.entry(id).or_default().insert(&doc.id);
            }
        });
    }
    used
}

/// As disks and discs count: a thousand bytes are a kilobyte.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        _ => format!("{}.{:02} GB", bytes / 1_000_000_000, bytes / 10_000_000 % 100),
    }
}
