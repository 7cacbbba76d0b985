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
