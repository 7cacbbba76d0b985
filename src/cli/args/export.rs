//! The words behind `export`.

use super::{Args, ValueEnum};

/// What to export.
#[derive(Debug, Args)]
pub struct ExportWords {
    /// Of which kind.
    #[arg(value_enum, value_name = "WHAT", help = "导出什么 | What to export")]
    pub what: Exported,
    /// Ids or names.
    #[arg(
        required_if_eq("what", "law"),
        value_name = "ID",
        help = "法律的编号或名称，或班次的编号，可以写几个（课表不写就是全部） | \
        Ids or names of laws, or ids of classes (none: all classes)"
    )]
    pub ids: Vec<String>,
    /// Of the file.
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        help = "格式：法律 akn（Akoma Ntoso 3.0）；课表 ics（手机日历，默认）、csv | \
        Form: of laws akn (Akoma Ntoso 3.0); of timetables ics (iCalendar, the default) or csv"
    )]
    pub format: Option<ExportFormat>,
    /// Of the law.
    #[arg(
        long,
        value_name = "DATE",
        help = "哪个版本：通过或修正那一天，或者那一天有效的（默认：培训开始那天有效的） | \
        Which version: adopted on that day, or in force then (default: the programme's first day)"
    )]
    pub version: Option<String>,
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum Exported {
    Law,
    Timetable,
}

/// Forms of exported files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum ExportFormat {
    Akn,
    Ics,
    Csv,
}
