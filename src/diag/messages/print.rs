//! Messages about printing.

use crate::diag::{At, Diagnostic, Prose, Severity, codes};

/// No font of the theme has this character.
pub fn missing_glyph(at: At, c: char) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let message = Prose::new(
        format!("字体里没有“{c}”（{code}），印出来会是空框"),
        format!("no font has `{c}` ({code}): it would print as a box"),
    );
    Diagnostic::new(&codes::FONT_GLYPH, at, message).help(
        "换一个写法，或把含有这个字的字体放进主题的 fonts/ 文件夹",
        "write it another way, or put a font that has it into the theme's `fonts/` folder",
    )
}

/// The typesetter cannot set something; `why` is in its own words, which are English.
pub fn typesetting(at: At, why: &str) -> Diagnostic {
    let message = Prose::new(format!("排版出错：{why}"), format!("typesetting failed: {why}"));
    Diagnostic::new(&codes::THEME_TYPST, at, message)
}

/// The typesetter warns of something and goes on.
pub fn remark(at: At, why: &str) -> Diagnostic {
    let message = Prose::new(format!("排版提醒：{why}"), format!("typesetting: {why}"));
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(&codes::THEME_TYPST, at, message) }
}

/// Adds the place in the author's text that was being set when a fault in the theme came up.
pub fn while_setting(finding: Diagnostic, text: At) -> Diagnostic {
    finding.label(text, "排到这里时出的错", "while setting this")
}

/// A print job's picture that is not there.
pub fn no_picture(at: At, path: &str) -> Diagnostic {
    let message = Prose::new(format!("没有图片 {path}"), format!("there is no picture {path}"));
    Diagnostic::new(&codes::LINK_BROKEN, at, message)
        .help("路径从 content/ 里这个文件的位置算起", "paths begin where this file is")
}

/// Colour up to the edge, and no bleed.
pub fn no_bleed(at: At, product: &str, en: &str, bleed: &str) -> Diagnostic {
    let message = Prose::new(
        format!("{product}的底色一直印到纸边，出血却只有 {bleed} 毫米：裁刀偏一点就露白边"),
        format!(
            "the {en} prints colour up to the edge, but its bleed is {bleed} mm: a hair of white will show"
        ),
    );
    Diagnostic::new(&codes::PACK_BLEED, at, message).help(
        "写 bleed: 3mm，或干脆不写（就是 3 毫米）",
        "write `bleed: 3mm`, or leave it out, which means 3 mm",
    )
}

/// An imposition that does not go with the binding.
pub fn wrong_imposition(at: At, imposition: &str, binding: &str, en: &str) -> Diagnostic {
    let message = Prose::new(
        format!("“{imposition}”和“{binding}”对不上：这样拼的版装订不成"),
        format!("this imposition cannot be bound as `{en}`"),
    );
    Diagnostic::new(&codes::PACK_BINDING, at, message).help(
        "删掉 imposition，按装订方式自动拼；或者改 binding",
        "leave `imposition` out, so that it follows from the binding, or change `binding`",
    )
}

/// Too thick to be stapled through its fold.
pub fn too_thick(at: At, title: &str, pages: usize, weight: u32, folded: &str, most: &str) -> Diagnostic {
    let message = Prose::new(
        format!("“{title}”{pages} 页、{weight} 克纸，对折后厚 {folded} 毫米，骑马订最多 {most} 毫米"),
        format!(
            "`{title}`: {pages} pages of {weight} g paper are {folded} mm thick when folded; saddle stitch takes {most} mm"
        ),
    );
    Diagnostic::new(&codes::PACK_BINDING, at, message).help(
        "改 binding: perfect（胶订），或换薄一点的纸，例如 weight: 80",
        "use `binding: perfect`, or thinner paper such as `weight: 80`",
    )
}

/// A spine too narrow for glue.
pub fn too_thin(at: At, title: &str, pages: usize, spine: &str, least: &str) -> Diagnostic {
    let message = Prose::new(
        format!("“{title}”只有 {pages} 页，书脊 {spine} 毫米，胶订至少要 {least} 毫米，容易散页"),
        format!("`{title}` has only {pages} pages: a spine of {spine} mm; glue needs {least} mm"),
    );
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(&codes::PACK_BINDING, at, message) }
        .help("改 binding: saddle（骑马订）", "use `binding: saddle`")
}

/// Nobody to count copies by.
pub fn no_copies(at: At, id: &str) -> Diagnostic {
    let message = Prose::new(
        format!("印件“{id}”不知道印多少份：没写份数，班次里也没有人数"),
        format!("how many copies of `{id}`? None are written, and no class says its size"),
    );
    Diagnostic::new(&codes::PACK_COPIES, at, message)
        .help("写上 copies: 份数，或在班次里写 size: 人数", "write `copies`, or the `size` of the classes")
}

/// A job that comes to nothing. Of a poster it is said where its words are written.
pub fn nothing_to_print(at: At, id: &str, product: &str, poster: bool) -> Diagnostic {
    let message = Prose::new(
        format!("印件“{id}”里什么也没有：这个版本没有可印的{product}"),
        format!("the print job `{id}` is empty: its edition has nothing of this kind"),
    );
    let found = Diagnostic::new(&codes::PACK_NOTHING, at, message);
    if poster {
        return found.help(
            "挂图上的话写在那部法律的文件里：> [!海报] 下面用标题分成“三个要”“三个不要”“遇到了怎么办”“打给谁”",
            "the words of a poster stand in the file of its law: `> [!poster]` with headings for what to do, what not, whom to call",
        );
    }
    found.help(
        "看看 edition、lessons、classes 是不是写对了，对应的内容是不是还没写",
        "look at `edition`, `lessons` and `classes`, and whether what they name has been written",
    )
}

/// Only handouts are made in two languages.
pub fn not_bilingual(at: At) -> Diagnostic {
    let message = Prose::new("只有讲义能双语对照", "only handouts are made in two languages side by side");
    Diagnostic { severity: Severity::Error, ..Diagnostic::new(&codes::PACK_TRANSLATION, at, message) }
        .help("改 product: handouts，或删掉 bilingual", "use `product: handouts`, or leave `bilingual` out")
}

/// Lessons that a bilingual job cannot set beside a translation.
pub fn no_translation(at: At, id: &str, lang: &str, lessons: &[&str]) -> Diagnostic {
    let named: Vec<String> = lessons.iter().take(5).map(|title| format!("《{title}》")).collect();
    let more = if lessons.len() > named.len() { format!("等 {} 课", lessons.len()) } else { String::new() };
    let message = Prose::new(
        format!("双语印件“{id}”里没有 {lang} 译文、只印一种文字的：{}{more}", named.join("")),
        format!("`{id}`: without a translation into `{lang}`, in one language only: {}", lessons.join(", ")),
    );
    Diagnostic::new(&codes::PACK_TRANSLATION, at, message).help(
        format!("把译文放在原文旁边，文件名加上语言，例如 相邻关系.{lang}.md"),
        format!("put the translation beside the lesson, with the language in its name: `x.{lang}.md`"),
    )
}
