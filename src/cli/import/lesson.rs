//! `import lesson`: Word documents and presentations become lessons. Whatever is not taken over is told with its place.

use super::super::settings::Settings;
use super::super::{End, report};
use super::{Refusal, folder, free, read, words, write};
use crate::base::json;
use crate::cli::args::{Files, How, ImportFormat};
use crate::convert::form::{self, Foreign};
use crate::convert::lesson::{Left, LeftKind, Lesson};
use crate::convert::{docx, pptx};
use crate::diag::Prose;
use serde::Serialize;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Imports every file, whatever becomes of the others.
///
/// # Errors
/// There is no project.
pub fn run(Files { files, how }: &Files, settings: &Settings) -> anyhow::Result<End> {
    let How { force, format, .. } = *how;
    let content = folder(*how, settings)?;
    let mut end = End::Fine;
    for file in files {
        let made = lesson(file).and_then(|lesson| {
            let path = content.as_deref().map(|content| put(content, &lesson, force)).transpose()?;
            Ok((lesson, path))
        });
        if let Err(refusal) = &made {
            end = end.max(refusal.end);
        }
        match format {
            ImportFormat::Json => report::result(&format!("{}\n", json::line(&line(file, &made, settings)))),
            ImportFormat::Human => show(file, &made, settings),
        }
    }
    Ok(end)
}

fn lesson(file: &Path) -> Result<Lesson, Refusal> {
    let bytes = read(file)?;
    let refused = |why| Refusal::content(foreign(file, why));
    if form::of_bytes(&bytes).map_err(refused)?.is_none() {
        return Err(refused(Foreign::Binary));
    }
    let stem = file.file_stem().map(OsStr::to_string_lossy).unwrap_or_default();
    let made = match docx::lesson(&bytes, &stem) {
        Err(Foreign::OtherZip) => pptx::lesson(&bytes, &stem),
        made => made,
    };
    made.map_err(refused)?.ok_or_else(|| refused(Foreign::Empty))
}

fn foreign(file: &Path, why: Foreign) -> Prose {
    let (zh, en) = match why {
        Foreign::OldWord => (
            "是旧的 Word、PowerPoint 格式（.doc、.ppt）、WPS 格式，或者加了密码。打开它，去掉密码，“另存为”.docx 或 .pptx 再导入",
            "is in an old format (.doc, .ppt, WPS) or has a password: open it, take the password off, save it as .docx or .pptx",
        ),
        Foreign::OtherZip | Foreign::Binary | Foreign::WordXml => (
            "不是 Word 文档，也不是演示文稿。打开它，“另存为”.docx 或 .pptx 再导入",
            "is neither a Word document nor a presentation: open it and save it as .docx or .pptx",
        ),
        Foreign::Damaged => (
            "已损坏，打不开。用 Word、PowerPoint 或 WPS 打开修复后另存为 .docx 或 .pptx，或者重新下载",
            "is damaged: repair it in a word processor and save it as .docx or .pptx, or download it again",
        ),
        Foreign::TooLarge => (
            "太大，不像一课（文件最多 64 MB）。分成几个文件，或者压缩里面的图片，再导入",
            "is larger than a lesson can be (64 MB): split it, or compress its pictures",
        ),
        Foreign::Pdf => (
            "是 PDF。用 Word 打开它，或者全选、复制，粘贴到 Word，再“另存为”.docx 导入；复制不出文字的是扫描件，要先做文字识别",
            "is a PDF: open it in a word processor, or select all its text and paste it there, and save it as .docx; if nothing can be selected it is a scan and needs text recognition first",
        ),
        Foreign::Picture => (
            "是图片，里面没有文字。先做文字识别，核对之后存成 .docx 再导入",
            "is a picture without text: run text recognition, check it, save it as .docx",
        ),
        other => return words::foreign(file, other),
    };
    let path = report::shown(file);
    Prose::new(format!("{path} {zh}"), format!("{path} {en}"))
}

/// Writes the pictures, then the lesson that shows them. Where anything is in the way, nothing is written.
fn put(content: &Path, lesson: &Lesson, force: bool) -> Result<PathBuf, Refusal> {
    let path = content.join("lessons").join(format!("{}.md", lesson.name));
    let folder = content.join("media").join(&lesson.name);
    let pictures = lesson.pictures.iter().map(|(name, bytes)| (folder.join(name), bytes.as_slice()));
    let files: Vec<(PathBuf, &[u8])> = pictures.chain([(path.clone(), lesson.text.as_bytes())]).collect();
    for (path, bytes) in &files {
        free(path, bytes, force)?;
    }
    for (path, bytes) in &files {
        write(path, bytes, force)?;
    }
    Ok(path)
}

type Made = Result<(Lesson, Option<PathBuf>), Refusal>;

fn show(file: &Path, made: &Made, settings: &Settings) {
    let (lesson, path) = match made {
        Err(refusal) => return report::refusal(&refusal.prose, settings),
        Ok((lesson, path)) => (lesson, path),
    };
    match path {
        Some(path) => report::result(&format!("{}\n", report::shown(path))),
        None => report::result(&lesson.text),
    }
    let mut told = vec![summary(lesson)];
    if !lesson.left.is_empty() {
        told.push(words::look_at(file));
    }
    told.extend(lesson.left.iter().map(|left| {
        let prose = one(left, lesson.slides);
        Prose::new(format!("  {}", prose.zh), format!("  {}", prose.en))
    }));
    for prose in told {
        report::say(settings, prose.zh, prose.en);
    }
}

fn summary(lesson: &Lesson) -> Prose {
    let (title, pictures) = (&lesson.title, lesson.pictures.len());
    Prose::new(
        format!("《{title}》：图片 {pictures} 张。是草稿：看过、改好、填好时间，把 status 改成 ready"),
        format!(
            "{title}: {pictures} pictures. It is a draft: check it, fill in the minutes, set status to ready"
        ),
    )
}

/// One thing with its place and all its words.
fn one(left: &Left, slides: bool) -> Prose {
    let (zh, en) = meaning(left.kind);
    let place = left.place;
    let (at, at_en) = match (place, slides) {
        (0, _) => (String::new(), String::new()),
        (_, true) => (format!("第 {place} 页："), format!("slide {place}: ")),
        (_, false) => (format!("第 {place} 段："), format!("paragraph {place}: ")),
    };
    let words = |open, close| match left.words.is_empty() {
        true => String::new(),
        false => format!("{open}{}{close}", left.words),
    };
    Prose::new(format!("{at}{zh}{}", words("：“", "”")), format!("{at_en}{en}{}", words(": “", "”")))
}

fn meaning(kind: LeftKind) -> (&'static str, &'static str) {
    match kind {
        LeftKind::Picture => (
            "图片没有带过来（网页只能显示 PNG、JPEG、GIF），另存为 PNG 再放进来",
            "a picture was left out (pages show PNG, JPEG, GIF): save it as PNG",
        ),
        LeftKind::NoAlt => {
            ("图片没有文字说明，请补写图里画的是什么", "a picture has no description: write what it shows")
        }
        LeftKind::Chart => ("图表没有带过来，截图存成 PNG 放进来", "a chart was left out: save it as PNG"),
        LeftKind::Diagram => (
            "SmartArt 图形没有带过来，截图存成 PNG 放进来",
            "a SmartArt diagram was left out: save it as PNG",
        ),
        LeftKind::Object => ("嵌入的对象没有带过来", "an embedded object was left out"),
        LeftKind::Film => (
            "影音没有带过来，放进 content/media 再引用",
            "a film or sound was left out: put it into content/media",
        ),
        LeftKind::Formula => ("公式没有带过来，请写成文字", "a formula was left out: write it as text"),
        LeftKind::TextBox => (
            "文本框里的字放进了正文，看看位置对不对",
            "a text box was put into the text: is it in the right place?",
        ),
        LeftKind::NestedTable => (
            "表中有表：里面的字放进了外面的格子",
            "a table within a table: its words went into the outer cell",
        ),
        LeftKind::MergedCells => ("合并的格子拆开了", "merged cells were taken apart"),
        LeftKind::Comment => ("批注没有带过来", "a comment was left out"),
        LeftKind::Insertion => ("修订中加进的字算作接受", "words inserted as a tracked change were taken"),
        LeftKind::Deletion => ("修订中删去的字没有带过来", "words deleted as a tracked change were left out"),
        LeftKind::Hidden => ("隐藏的字没有带过来", "hidden words were left out"),
        LeftKind::HiddenSlide => ("这一页原来是隐藏的，也带过来了", "this slide was hidden; it was taken"),
        LeftKind::Numbering => {
            ("自动编号认不出来，请补上", "an automatic number could not be made out: add it")
        }
        LeftKind::Link => ("链接的地址没有带过来", "the address of a link was left out"),
        LeftKind::Contents => ("目录没有带过来", "the table of contents was left out"),
        LeftKind::RunningHead => ("页眉页脚没有带过来", "a header or footer was left out"),
        LeftKind::BoldLine => {
            ("整行粗体，是不是标题？是就在前面加 ##", "a bold line: is it a heading? Then put ## before it")
        }
        LeftKind::NoSlideTitle => {
            ("这一页没有标题，用页码作了标题", "this slide has no title; its number was taken")
        }
        LeftKind::Struck => (
            "划掉的字照样带过来了，看看要不要删",
            "words that were struck out were taken: are they to be deleted?",
        ),
        LeftKind::Raised => (
            "上标、下标变成了平常的字，看看意思变没变",
            "raised or lowered words became plain ones: do they still say the same?",
        ),
        LeftKind::Master => ("母版上的字没有带过来", "words of the master slide were left out"),
        LeftKind::Rest => (
            "这些字在文件里，没有认出是什么，没有带过来",
            "these words are in the file, but what they are was not made out; they were left out",
        ),
        LeftKind::Broken => (
            "文件从这里起坏了，后面的可能没有读到；用 Word、PowerPoint 或 WPS 打开另存，再导入一次",
            "the file is damaged from here on, and what follows may be missing: open it, save it anew, import it again",
        ),
    }
}

/// A line of JSON: one file.
#[derive(Serialize)]
struct Line {
    file: String,
    lesson: Option<String>,
    title: Option<String>,
    pictures: usize,
    left_out: Vec<LeftOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    error: Option<String>,
}

#[derive(Serialize)]
struct LeftOut {
    paragraph: Option<u32>,
    slide: Option<u32>,
    words: String,
    message: String,
}

fn line(file: &Path, made: &Made, settings: &Settings) -> Line {
    let file = report::shown(file).to_string();
    let (lesson, path) = match made {
        Ok((lesson, path)) => (lesson, path),
        Err(refusal) => {
            let error = Some(refusal.prose.in_lang(settings.lang).to_owned());
            return Line {
                file,
                lesson: None,
                title: None,
                pictures: 0,
                left_out: Vec::new(),
                text: None,
                error,
            };
        }
    };
    let left_out = lesson.left.iter().map(|left| LeftOut {
        paragraph: Some(left.place).filter(|&place| !lesson.slides && place > 0),
        slide: Some(left.place).filter(|&place| lesson.slides && place > 0),
        words: left.excerpt(),
        message: one(left, lesson.slides).in_lang(settings.lang).to_owned(),
    });
    Line {
        file,
        lesson: path.as_deref().map(|path| report::shown(path).to_string()),
        title: Some(lesson.title.clone()),
        pictures: lesson.pictures.len(),
        left_out: left_out.collect(),
        text: path.is_none().then(|| lesson.text.clone()),
        error: None,
    }
}
