//! The plan for people: what goes on which volume, and why.

use crate::base::width;
use crate::diag::Lang;
use crate::diag::messages::discs::gigabytes;
use crate::pack::kit::{Paper, PaperMedium, PaperVolume};
use crate::pack::target::Target;
use std::fmt::Write;

/// More media than this are counted, not named.
const NAMED: usize = 8;

/// The plan of a set.
pub(super) fn plan(paper: &Paper, lang: Lang) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = match lang {
        Lang::Zh => zh(&mut out, paper),
        Lang::En => en(&mut out, paper),
    };
    out
}

fn target(paper: &Paper) -> (&'static str, &'static str) {
    Target::called(paper.target).map_or(("份", "volume"), Target::words)
}

fn zh(out: &mut String, paper: &Paper) -> std::fmt::Result {
    let (what, of) = (target(paper).0, paper.volumes.len());
    writeln!(out, "{} → {what}，{of} 份一套，{} 套，共 {} 份", paper.edition, paper.sets, paper.total)?;
    let base = gigabytes(paper.base);
    match paper.capacity {
        Some(capacity) => {
            writeln!(out, "  一份装 {}；每份都有全部网页、搜索和讲义：{base}", gigabytes(capacity))?
        }
        None => writeln!(out, "  不限大小；网页、搜索和讲义：{base}")?,
    }
    for volume in &paper.volumes {
        writeln!(out, "  {} {}  {}", width::pad(&volume.file, 20), size(paper, volume), lessons_zh(volume))?;
        for line in media(volume, "等") {
            writeln!(out, "      {line}")?;
        }
    }
    if of > 1 && paper.in_order {
        writeln!(out, "  课次从头到尾排下来，一课的影片都在同一份上")?;
    } else if of > 1 {
        writeln!(out, "  课次没有连着排：连着排要多用一份")?;
    }
    if !paper.split.is_empty() {
        let split: Vec<String> = paper.split.iter().map(u32::to_string).collect();
        writeln!(out, "  第 {} 课的影片一份装不下，分到了几份上", split.join("、"))?;
    }
    Ok(())
}

fn en(out: &mut String, paper: &Paper) -> std::fmt::Result {
    let (what, of) = (target(paper).1, paper.volumes.len());
    writeln!(out, "{} -> {what}: {of} a set, {} set(s), {} in all", paper.edition, paper.sets, paper.total)?;
    let base = gigabytes(paper.base);
    match paper.capacity {
        Some(capacity) => {
            writeln!(
                out,
                "  each holds {}; all pages, search and handouts are on each: {base}",
                gigabytes(capacity)
            )?;
        }
        None => writeln!(out, "  no limit; pages, search and handouts: {base}")?,
    }
    for volume in &paper.volumes {
        writeln!(out, "  {} {}  {}", width::pad(&volume.file, 20), size(paper, volume), lessons_en(volume))?;
        for line in media(volume, "and more, in all") {
            writeln!(out, "      {line}")?;
        }
    }
    if of > 1 && paper.in_order {
        writeln!(out, "  lessons follow each other, and a lesson's media are on one volume")?;
    } else if of > 1 {
        writeln!(out, "  lessons do not follow each other: that would take a volume more")?;
    }
    if !paper.split.is_empty() {
        let split: Vec<String> = paper.split.iter().map(u32::to_string).collect();
        writeln!(
            out,
            "  the media of lesson {} are more than a volume and were taken apart",
            split.join(", ")
        )?;
    }
    Ok(())
}

/// `3.21 GB  69 %`
fn size(paper: &Paper, volume: &PaperVolume) -> String {
    let size = gigabytes(volume.planned);
    match paper.capacity {
        Some(capacity) => format!("{size:>10} {:>3} %", volume.planned.saturating_mul(100) / capacity.max(1)),
        None => format!("{size:>10}"),
    }
}

fn lessons_zh(volume: &PaperVolume) -> String {
    match (volume.lesson_ranges("、"), volume.media.len()) {
        (_, 0) => "没有影片".to_owned(),
        (ranges, count) if ranges.is_empty() => format!("{count} 件影音"),
        (ranges, count) => format!("第 {ranges} 课，{count} 件影音"),
    }
}

fn lessons_en(volume: &PaperVolume) -> String {
    match (volume.lesson_ranges(", "), volume.media.len()) {
        (_, 0) => "no media".to_owned(),
        (ranges, count) if ranges.is_empty() => format!("{count} media"),
        (ranges, count) => format!("lessons {ranges}, {count} media"),
    }
}

fn media(volume: &PaperVolume, more: &str) -> Vec<String> {
    let line = |medium: &PaperMedium| format!("{} {}", width::pad(&gigabytes(medium.size), 10), medium.title);
    let mut lines: Vec<String> = volume.media.iter().take(NAMED).map(line).collect();
    if volume.media.len() > NAMED {
        lines.push(format!("{more} {}", volume.media.len()));
    }
    lines
}
