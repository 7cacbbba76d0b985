//! The words of what is brought in, compared, and written for other programs.

use super::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What to import.
#[derive(Debug, Subcommand)]
pub enum ImportWords {
    /// Statutes.
    #[command(about = "法律原文：.docx、.txt、.html 和法律库的 .md，放进 content/laws | \
        Texts of laws: .docx, .txt, .html and Markdown of collections, into content/laws/")]
    Law(Files),
    /// Lessons.
    #[command(about = "讲义和幻灯片：.docx、.pptx，放进 content/lessons，图片放进 content/media | \
        Lessons: .docx and .pptx, into content/lessons/, their pictures into content/media/")]
    Lesson(Files),
    /// Questions.
    #[command(about = "题库：GIFT、Aiken、Moodle XML、QTI 2.1、CSV、XLSX，放进 content/quizzes | \
        Banks of questions: GIFT, Aiken, Moodle XML, QTI 2.1, CSV, XLSX, into content/quizzes/")]
    Quiz(Files),
    /// Films, songs, pictures.
    #[command(about = "为 content/media 里一个文件夹的影音起草清单 | \
        Draft a manifest of the media in a folder below content/media/")]
    Media {
        /// Below `content/media`.
        #[arg(
            value_name = "FOLDER",
            help = "放影音的文件夹，在 content/media 里 | The folder, in content/media/"
        )]
        folder: PathBuf,
        /// How it is written and told.
        #[command(flatten)]
        how: How,
    },
}

/// Which files to import.
#[derive(Debug, Args)]
pub struct Files {
    /// The originals.
    #[arg(required = true, value_name = "FILE", help = "原文件，可以写几个 | The files, one or more")]
    pub files: Vec<PathBuf>,
    /// How they are written and told.
    #[command(flatten)]
    pub how: How,
}

/// How what is imported is written and told.
#[derive(Clone, Copy, Debug, Args)]
pub struct How {
    /// Write over.
    #[arg(long, help = "已有同名文件也覆盖 | Write over a file that is there")]
    pub force: bool,
    /// Write nothing.
    #[arg(long, help = "只显示结果，什么也不写 | Show the result, write nothing")]
    pub dry_run: bool,
    /// For whom.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ImportFormat::Human, hide_default_value = true,
        help = "结果的写法（默认 human） | Form of what is told (default: human)")]
    pub format: ImportFormat,
}

/// Forms of what `import` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum ImportFormat {
    Human,
    Json,
}

/// What to export.
#[derive(Debug, Args)]
pub struct ExportWords {
    /// Of which kind.
    #[arg(value_enum, value_name = "WHAT", help = "导出什么 | What to export")]
    pub what: Exported,
    /// Ids or names.
    #[arg(
        required_if_eq_any([("what", "law"), ("what", "quiz"), ("what", "lesson"), ("what", "course")]),
        value_name = "ID",
        help = "法律、题库、课、课程的编号或名称，班次或版本的编号，可以写几个（课表不写就是全部，版本不写就是学员版） | \
        Ids or names of laws, banks, lessons or courses, ids of classes (none: all) or of an edition (none: the learners')"
    )]
    pub ids: Vec<String>,
    /// Of the file.
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        help = "格式：法律 akn（Akoma Ntoso 3.0）；课表 ics（手机日历，默认）、csv；题库默认 gift；课 html（一个文件，默认）；\
        课程、版本 epub（电子书，默认）；课、课程、版本都有 epub、scorm12、scorm2004（学习平台）、kolibri | \
        Form: of laws akn (Akoma Ntoso 3.0); of timetables ics (iCalendar, the default) or csv; of banks gift by default; \
        of lessons html (one file, the default); of courses and editions epub by default; of all three also scorm12, \
        scorm2004 and kolibri"
    )]
    pub format: Option<ExportFormat>,
    /// Of lessons and courses.
    #[arg(
        long,
        value_name = "ID",
        help = "课和课程：按哪个版本（默认：学员版） | Of lessons and courses: of which edition (default: the learners')"
    )]
    pub edition: Option<String>,
    /// Of the timetable.
    #[arg(long, value_name = "NAME", help = "只要这位讲师的课 | Only what this trainer teaches")]
    pub trainer: Option<String>,
    /// Of the timetable.
    #[arg(long, value_name = "NAME", help = "只要这个地点的课 | Only what is taught in this place")]
    pub place: Option<String>,
    /// Of the timetable.
    #[arg(long, value_name = "DATE", help = "只要这一天的课 | Only what is taught on this day")]
    pub day: Option<String>,
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
    Quiz,
    Lesson,
    Course,
    Edition,
}

/// Forms of exported files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum ExportFormat {
    Akn,
    Ics,
    Gift,
    Aiken,
    Qti,
    Moodle,
    Csv,
    Xlsx,
    Kolibri,
    Html,
    Epub,
    Scorm12,
    Scorm2004,
}

/// What to compare.
#[derive(Debug, Args)]
pub struct CompareWords {
    /// A file, an id, a name.
    #[arg(
        value_name = "OLD",
        help = "旧文本：法律的编号、名称或一个文件；只写一个名称，就对照它最近的两个文本 | \
        The old text: a law's id or name, or a file; a name alone means its two latest versions"
    )]
    pub old: String,
    /// The same.
    #[arg(value_name = "NEW", help = "新文本 | The new text")]
    pub new: Option<String>,
    /// Also what is the same.
    #[arg(long, help = "没有修改的条文也写出来 | Show the words of what did not change, too")]
    pub all: bool,
    /// For whom.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = CompareFormat::Human, hide_default_value = true,
        help = "写法（默认 human） | Form (default: human)")]
    pub format: CompareFormat,
}

/// Forms of comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum CompareFormat {
    Human,
    Json,
}
