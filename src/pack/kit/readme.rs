//! `读我.txt`: the first thing a trainer opens when something is unclear. For Notepad on old Windows: UTF-8 with a mark, line
//! ends of Windows, and only characters that its fonts have.

use super::super::target::Form;
use super::{Medium, Set};
use std::fmt::Write;

/// The text for the volume with this number.
pub(super) fn text(set: &Set<'_>, number: usize) -> Vec<u8> {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut out, set, number);
    let plain: String = out.chars().map(|c| if is_plain(c) { c } else { '〓' }).collect();
    format!("\u{feff}{}", plain.replace('\n', "\r\n")).into_bytes()
}

fn write(out: &mut String, set: &Set<'_>, number: usize) -> std::fmt::Result {
    let programme = set.programme;
    let has = |path: &str| set.common.iter().any(|source| source.file.path == path);
    writeln!(out, "{}", programme.title)?;
    if !programme.provider.is_empty() {
        writeln!(out, "{}", programme.provider)?;
    }
    writeln!(out, "\n一、怎么用\n")?;
    writeln!(out, "双击“开始学习.html”，用浏览器打开。不用上网，也不用安装任何东西。")?;
    writeln!(out, "可以在这里直接用，也可以把全部文件复制到电脑的一个文件夹里再用，影片会更流畅。")?;
    if !set.built.handouts.is_empty() {
        writeln!(out, "要打印的讲义在 handouts 文件夹里，都是 PDF。")?;
    }
    contents(out, set, number)?;
    writeln!(out, "\n三、怎么核对文件有没有坏\n")?;
    if has("check.html") {
        writeln!(out, "双击“check.html”，按页面上的提示选中这个文件夹，坏了的、缺了的文件都会列出来。")?;
    }
    writeln!(out, "会用命令行的，在这个文件夹里运行：sha256sum -c SHA256SUMS")?;
    writeln!(out, "\n四、收到更新包怎么办\n")?;
    writeln!(out, "1. 先把这里的全部文件复制到电脑的一个文件夹里（光盘不能改）。")?;
    writeln!(out, "2. 把更新包里 files 文件夹中的全部东西复制进去，问要不要覆盖就选“是”。")?;
    writeln!(out, "3. 用记事本打开更新包里的 DELETED，里面一行一个文件，把它们删掉。")?;
    writeln!(out, "4. 再核对一次（见第三条）。")?;
    writeln!(out, "\n五、有问题找谁\n")?;
    let provider =
        if programme.provider.is_empty() { "发给你们这份资料的单位" } else { &programme.provider };
    writeln!(out, "找{provider}。请说明：{}，内容版本 {}。", set.volume_label(number), version(set))
}

fn version<'a>(set: &'a Set<'_>) -> &'a str {
    &set.built.identity.content_version
}

/// What is on this volume, and what is on the others.
fn contents(out: &mut String, set: &Set<'_>, number: usize) -> std::fmt::Result {
    let (what, of) = (set.target.words().0, set.of());
    let unit = if set.target.form() == Form::Image { "张" } else { "个" };
    writeln!(out, "\n二、这里有什么\n")?;
    if of == 1 {
        return writeln!(out, "全部课文、法律、测验和影片都在这里，一共就这一份。");
    }
    writeln!(
        out,
        "全套分成 {of} 份，各装一{unit}{what}，这是第 {number} 份。每一份都有全部课文、法律、测验和讲义；影片分开放：\n"
    )?;
    for other in 1..=of {
        let here = if other == number { "（就是这一份）" } else { "" };
        writeln!(out, "第 {other} 份{here}")?;
        for (source, medium) in set.media_of(other) {
            writeln!(out, "    {}", line(&source.file.path, *medium))?;
        }
    }
    writeln!(out, "\n要放的影片不在这一份上，页面会说在第几份，换上那一份就行。")
}

fn line(path: &str, medium: Option<&Medium>) -> String {
    let Some(medium) = medium else { return path.to_owned() };
    let lessons: Vec<String> = medium.lessons.iter().map(u32::to_string).collect();
    let used = match lessons.as_slice() {
        [] => String::new(),
        lessons => format!("（第 {} 课）", lessons.join("、")),
    };
    format!("{}《{}》{used}", medium.kind, medium.title)
}

/// Whether the two-byte set of GB18030 has it, and with it every Chinese font there ever was.
fn is_plain(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{4E00}'..='\u{9FA5}' | '\u{FF01}'..='\u{FF5E}')
        || "　、。·—‘’“”…《》〈〉「」『』【】〔〕〖〗￥№℃°±×÷→←↑↓①②③④⑤⑥⑦⑧⑨⑩".contains(c)
}
