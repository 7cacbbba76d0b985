//! Messages about classes, lessons and sets.

use crate::diag::{At, Diagnostic, Prose, codes};
use crate::law::Date;

/// Something that ends before it starts.
pub fn ends_before_start(at: At, start: Date, end: Date) -> Diagnostic {
    let prose = Prose::new(
        format!("结束日期 {end} 早于开始日期 {start}"),
        format!("the end date {end} is before the start date {start}"),
    );
    Diagnostic::new(&codes::CLASS_DATES, at, prose)
}

/// A session outside the days of its class.
pub fn outside(at: At, date: Date, class: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("这节课在 {date}，不在“{class}”的日期之内"),
        format!("this session on {date} is outside the dates of `{class}`"),
    );
    Diagnostic::new(&codes::CLASS_DATES, at, prose)
}

/// A lesson that no course contains.
pub fn orphan(at: At, title: &str) -> Diagnostic {
    let prose = Prose::new(format!("没有任何课程包含“{title}”"), format!("no course contains `{title}`"));
    Diagnostic::new(&codes::LESSON_ORPHAN, at, prose)
        .help("把它的文件名写进某个课程的 has_part（课目）", "add its file name to `has_part` of a course")
}

/// A draft within a course.
pub fn draft(at: At, id: &str) -> Diagnostic {
    let prose = Prose::new(format!("“{id}”还是草稿，不会生成"), format!("`{id}` is a draft and is left out"));
    Diagnostic::new(&codes::LESSON_DRAFT, at, prose)
}

/// A required set with a wrong count.
pub fn incomplete(at: At, set: &str, wanted: usize, has: usize) -> Diagnostic {
    let zh = match set {
        "policies" => "政策",
        "laws" => "法律",
        "films" => "影片",
        "songs" => "歌曲",
        other => other,
    };
    let prose = Prose::new(
        format!("要求{zh}（{set}）有 {wanted} 个，实际有 {has} 个"),
        format!("`{set}` should have {wanted} items, it has {has}"),
    );
    Diagnostic::new(&codes::COUNT_SET, at, prose)
}
