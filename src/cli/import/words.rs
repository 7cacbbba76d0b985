//! The sentences of `import`, each in both languages.

use super::super::report;
use crate::convert::form::{Foreign, Form};
use crate::convert::law::Draft;
use crate::convert::{Loss, LossKind};
use crate::diag::Prose;
use crate::diag::trouble;
use crate::law::Date;
use crate::law::statute::Problem;
use std::io;
use std::path::Path;

/// The system refused something about `path`.
pub(super) fn disk(path: &Path, error: io::Error) -> Prose {
    trouble::Trouble::disk(path, error).prose
}

/// A folder, or something stranger.
pub(super) fn no_file(path: &Path) -> Prose {
    let path = report::shown(path);
    Prose::new(
        format!("{path} 不是文件。写出要导入的文件，可以写几个：coursepack import law 甲.docx 乙.txt"),
        format!("{path} is no file: name the files themselves, as in `coursepack import law a.docx b.txt`"),
    )
}

/// There is a file of that name with other words in it.
pub(super) fn exists(path: &Path) -> Prose {
    let path = report::shown(path);
    Prose::new(
        format!("{path} 已经有了，内容不同，没有改动它。要换成新的，加 --force；想先看看，加 --dry-run"),
        format!(
            "{path} exists with other words and was left as it is: --force replaces it, --dry-run shows the new text"
        ),
    )
}

/// No line begins like an article.
pub(super) fn no_articles(path: &Path) -> Prose {
    let path = report::shown(path);
    Prose::new(
        format!(
            "{path} 里没有“第一条”这样开头的段落，没有导入。看看是不是法律原文；条号是图片的，要打成文字"
        ),
        format!(
            "{path} has no paragraph that begins like 第一条 and was not imported: is it the text of a law? Numbers that are pictures must be typed"
        ),
    )
}

/// A form that cannot be read, and what to do about it.
pub(super) fn foreign(path: &Path, foreign: Foreign) -> Prose {
    let (zh, en) = match foreign {
        Foreign::Empty => ("里面没有文字", "holds no text"),
        Foreign::OldWord => (
            "是旧的 Word 格式（.doc）、WPS 格式，或者加了密码。用 Word 或 WPS 打开，去掉密码，“另存为”.docx 再导入",
            "is in the old Word format (.doc), in that of WPS, or has a password: open it, take the password off, save it as .docx",
        ),
        Foreign::Pdf => (
            "是 PDF。打开它，全选、复制，粘贴到记事本存成 .txt 再导入（断行和页码会整理好）；复制不出文字的是扫描件，要先做文字识别",
            "is a PDF: select all its text, paste it into a .txt file and import that (broken lines and page numbers are mended); if nothing can be selected it is a scan and needs text recognition first",
        ),
        Foreign::Picture => (
            "是图片，里面没有文字。先做文字识别，核对之后存成 .txt 再导入",
            "is a picture without text: run text recognition, check it, save it as .txt",
        ),
        Foreign::Rtf => (
            "是 RTF。用 Word 或 WPS 打开，“另存为”.docx 再导入",
            "is RTF: open it in a word processor and save it as .docx",
        ),
        Foreign::WebArchive => (
            "是单个文件的网页存档（.mht）。在浏览器里重新保存，类型选“网页，仅 HTML”，再导入",
            "is a web archive (.mht): save the page again as “HTML only”",
        ),
        Foreign::WordXml => (
            "是 Word 2003 的 XML。用 Word 打开，“另存为”.docx 再导入",
            "is XML of Word 2003: save it as .docx",
        ),
        Foreign::OtherZip => (
            "是压缩包，或表格、演示文稿，不是 Word 文档。压缩包先解开；表格里的内容复制到 Word 存成 .docx",
            "is a zip archive, a spreadsheet or a presentation, not a Word text: unpack it, or copy the text into Word and save it as .docx",
        ),
        Foreign::Damaged => (
            "是 .docx，但已损坏，打不开。用 Word 打开修复后另存；或者重新下载",
            "is a .docx that is damaged: let Word repair it and save it again, or download it again",
        ),
        Foreign::TooLarge => (
            "太大，不像一部法律（文字最多 16 MB，连图片最多 64 MB）。删掉图片和别的内容，只留正文再试",
            "is larger than a law can be (16 MB of text, 64 MB with pictures): keep its text only and try again",
        ),
        Foreign::Binary => (
            "不是文字文件，读不出来。能导入的有 .docx、.txt、.html 和 .md",
            "is no text: .docx, .txt, .html and .md can be imported",
        ),
    };
    let path = report::shown(path);
    Prose::new(format!("{path} {zh}"), format!("{path} {en}"))
}

/// What was found.
pub(super) fn summary(draft: &Draft, articles: usize, made: Option<Date>, since: Option<Date>) -> Prose {
    let title = draft.part.as_ref().map_or(draft.title.clone(), |part| format!("{} {part}", draft.title));
    let day = |date: Option<Date>, unknown: &str| date.map_or(unknown.to_owned(), |date| date.to_string());
    Prose::new(
        format!(
            "《{title}》：通过或修正 {}，施行 {}，共 {articles} 条",
            day(made, "不明"),
            day(since, "不明")
        ),
        format!(
            "{title}: adopted or amended {}, in force {}, {articles} articles",
            day(made, "unknown"),
            day(since, "unknown")
        ),
    )
}

/// Above the list of what to look at.
pub(super) fn look_at(file: &Path) -> Prose {
    let file = report::shown(file);
    Prose::new(format!("{file} 里请对照原文看一看的："), format!("please compare with {file}:"))
}

/// Nothing in the text says when.
pub(super) fn no_dates() -> Prose {
    Prose::new(
        "没有找到通过或施行的日期：在新文件最前面加三行 ---、通过日期: 2020-01-01、施行日期: 2020-03-01，再加一行 ---",
        "no day of adoption or of coming into force was found: put `---`, `date_document: 2020-01-01`, `in_force: 2020-03-01`, `---` on top of the new file",
    )
}

/// Where a loss is.
pub(super) fn place(loss: &Loss, form: Form) -> Prose {
    if loss.number == 0 {
        return Prose::new("", "");
    }
    let (number, last) = (loss.number, loss.last);
    let range = if last > number { format!("{number}–{last}") } else { number.to_string() };
    let (unit, unit_en) = unit(form);
    let words = |open, close| {
        if loss.words.is_empty() { String::new() } else { format!("{open}{}{close}", loss.words) }
    };
    Prose::new(
        format!("第 {range} {unit}{}", words("“", "”")),
        format!("{unit_en} {range}{}", words(" “", "”")),
    )
}

fn unit(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Docx => ("段", "paragraph"),
        Form::Html | Form::Text => ("行", "line"),
    }
}

/// What is lost at `places`, of which there are `count`.
pub(super) fn loss(kind: LossKind, places: &[Prose], count: usize) -> Prose {
    let (zh, en) = meaning(kind);
    let all = |words: Vec<&str>, comma: &str| {
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(comma)
    };
    let mut zh_places = all(places.iter().map(|place| place.zh.as_str()).collect(), "、");
    let mut en_places = all(places.iter().map(|place| place.en.as_str()).collect(), ", ");
    if count > places.len() {
        zh_places.push_str(&format!("…共 {count} 处"));
        en_places.push_str(&format!(", … {count} places"));
    }
    if zh_places.is_empty() {
        return Prose::new(zh, en);
    }
    Prose::new(format!("{zh}：{zh_places}"), format!("{en}: {en_places}"))
}

fn meaning(kind: LossKind) -> (&'static str, &'static str) {
    match kind {
        LossKind::Table => {
            ("表格没有带过来，要用的内容请写成文字", "tables were left out; write what matters as text")
        }
        LossKind::Picture => ("图片没有带过来", "pictures were left out"),
        LossKind::TextBox => {
            ("文本框里的字没有带过来，需要的请抄到正文", "text boxes were left out; copy what you need")
        }
        LossKind::Formula => ("公式没有带过来，请写成文字", "formulas were left out; write them as text"),
        LossKind::Footnote => ("脚注没有带过来", "footnotes were left out"),
        LossKind::Comment => ("批注没有带过来", "comments were left out"),
        LossKind::Deletion => (
            "有修订痕迹：删去的字没有带过来，加进的字算作接受",
            "tracked changes were taken as accepted; deleted words were left out",
        ),
        LossKind::Hidden => ("隐藏的字没有带过来", "hidden words were left out"),
        LossKind::Numbering => (
            "Word 自动编的号认不出来，请在新文件里补上条号、项号",
            "automatic numbers could not be made out: add them in the new file",
        ),
        LossKind::Block => ("引文或代码没有带过来", "quotes and code were left out"),
        LossKind::Fields => (
            "开头 --- 之间的字段没有带过来，要用的请抄到新文件开头",
            "the fields on top were left out; copy what you need",
        ),
        LossKind::PageNumber => ("去掉了页码", "page numbers were dropped"),
        LossKind::RunningHead => ("去掉了每页都有的页眉页脚", "lines that stand on every page were dropped"),
        LossKind::Contents => ("去掉了目录", "the table of contents was dropped"),
        LossKind::BeforeTitle => ("标题之前的内容没有带过来", "what stands before the title was left out"),
        LossKind::BesideHeader => {
            ("标题和正文之间的这些行没有带过来", "these lines between title and body were left out")
        }
        LossKind::AfterEnd => ("法律正文之后的内容没有带过来", "what stands after the law was left out"),
        LossKind::Unreadable => {
            ("有认不出的字，请在新文件里改正", "characters that cannot be read: mend them in the new file")
        }
        LossKind::Unfinished => (
            "句末没有标点，看看是不是一句话断成了两段",
            "no full stop at the end: is the sentence broken in two?",
        ),
        LossKind::NoTitle => (
            "没有找到标题，用文件名作了标题，请改正新文件第一行",
            "no title was found, the file's name was taken: mend the first line of the new file",
        ),
    }
}

/// The word for a loss in JSON.
pub(super) fn name(kind: LossKind) -> &'static str {
    match kind {
        LossKind::Table => "table",
        LossKind::Picture => "picture",
        LossKind::TextBox => "text-box",
        LossKind::Formula => "formula",
        LossKind::Footnote => "footnote",
        LossKind::Comment => "comment",
        LossKind::Deletion => "deletion",
        LossKind::Hidden => "hidden",
        LossKind::Numbering => "numbering",
        LossKind::Block => "block",
        LossKind::Fields => "fields",
        LossKind::PageNumber => "page-number",
        LossKind::RunningHead => "running-head",
        LossKind::Contents => "contents",
        LossKind::BeforeTitle => "before-title",
        LossKind::BesideHeader => "beside-header",
        LossKind::AfterEnd => "after-end",
        LossKind::Unreadable => "unreadable",
        LossKind::Unfinished => "unfinished",
        LossKind::NoTitle => "no-title",
    }
}

/// The word for a problem in JSON.
pub(super) fn problem_name(problem: &Problem) -> &'static str {
    match problem {
        Problem::MissingArticle { .. } => "missing-article",
        Problem::DoubledArticle { .. } => "doubled-article",
        Problem::ArticleOutOfOrder { .. } => "article-out-of-order",
        Problem::ItemOutOfOrder { .. } => "item-out-of-order",
        _ => "other",
    }
}

/// What the project's own reader stumbles over: at line `line` of the new file, which comes from `number` of the
/// original.
pub(super) fn problem(problem: &Problem, number: u32, line: usize, form: Form) -> Prose {
    let (zh, en) = match *problem {
        Problem::MissingArticle { after, before, .. } => (
            format!("{}后面就是{}，中间缺条", after.han(), before.han()),
            format!("articles are missing between {after} and {before}"),
        ),
        Problem::DoubledArticle { no, .. } => {
            (format!("{}有两个", no.han()), format!("article {no} comes twice"))
        }
        Problem::ArticleOutOfOrder { no, after, .. } => {
            (format!("{}排在{}后面", no.han(), after.han()), format!("article {no} stands after {after}"))
        }
        Problem::ItemOutOfOrder { article, expected, found, .. } => (
            format!("{}：应是第 {expected} 项，写的是第 {found} 项", article.han()),
            format!("article {article}: item {found} stands where item {expected} should"),
        ),
        _ => (
            "写法要看一下，coursepack check 会说明".to_owned(),
            "see what `coursepack check` says".to_owned(),
        ),
    };
    let (unit, unit_en) = unit(form);
    Prose::new(
        format!("{zh}（原文第 {number} {unit}，新文件第 {line} 行）"),
        format!("{en} ({unit_en} {number} of the original, line {line} of the new file)"),
    )
}
