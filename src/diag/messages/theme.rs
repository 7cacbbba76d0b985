//! Messages about themes and their templates.

use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::diag::{At, Diagnostic, Prose, codes};

/// The programme asks for a theme that is not there.
pub fn absent(at: At, name: &str, nearest: Option<&str>) -> Diagnostic {
    let message = Prose::new(format!("没有叫“{name}”的主题"), format!("there is no theme called `{name}`"));
    let found = Diagnostic::new(&codes::THEME_ABSENT, at, message);
    match nearest {
        Some(_) => found.did_you_mean(nearest),
        None => found.help(
            format!("主题放在 themes/{name}/ 里；不写 theme 就用自带的主题"),
            format!("a theme is a folder themes/{name}/; without `theme` the built-in one is used"),
        ),
    }
}

/// A template that the program asks for is in neither the theme nor what it inherits.
pub fn missing_template(path: &ContentPath, name: &str) -> Diagnostic {
    let message = Prose::new(format!("主题里没有模板 {name}"), format!("the theme has no template {name}"));
    Diagnostic::new(&codes::THEME_MISSING, At::file(path), message)
}

/// A template extends or includes one that does not exist; `at` is the name as written.
pub fn unknown_template(at: At, name: &str, nearest: Option<&str>) -> Diagnostic {
    let message =
        Prose::new(format!("没有叫“{name}”的模板"), format!("there is no template called `{name}`"));
    Diagnostic::new(&codes::THEME_MISSING, at, message).did_you_mean(nearest)
}

/// A template does not parse, names what does not exist, or fails while a page is made. `why` comes from the template
/// engine, which speaks English only.
pub fn template(at: At, why: &str) -> Diagnostic {
    let message = Prose::new(format!("模板有错：{why}"), format!("error in the template: {why}"));
    Diagnostic::new(&codes::THEME_TEMPLATE, at, message)
}

/// A file that should be the profile of a press: `other` where it is a profile, but of something else.
pub fn profile(path: &ContentPath, other: bool) -> Diagnostic {
    let (zh, en) = if other {
        ("这个 ICC 特性文件不是四色印刷机的", "this ICC profile is not that of a press with four inks")
    } else {
        ("这不是 ICC 特性文件，或者已经损坏", "this is no ICC profile, or it is damaged")
    };
    Diagnostic::new(&codes::THEME_PROFILE, At::file(path), Prose::new(zh, en)).help(
        "向印厂要他们印刷条件的 CMYK 特性文件；没有就删掉这个文件，照样能印，只是不叫 PDF/X-4",
        "ask the shop for the CMYK profile of its press; without one, delete the file: press files are then no PDF/X-4",
    )
}

/// A template that is not UTF-8.
pub fn template_not_utf8(path: &ContentPath) -> Diagnostic {
    let message = Prose::new("模板不是 UTF-8 编码", "the template is not UTF-8");
    Diagnostic::new(&codes::THEME_TEMPLATE, At { path: path.clone(), span: Span::default() }, message)
}

/// Settings that are not UTF-8.
pub fn settings_not_utf8(path: &ContentPath) -> Diagnostic {
    let message = Prose::new("主题的设置不是 UTF-8 编码", "the settings of the theme are not UTF-8");
    Diagnostic::new(&codes::THEME_TEMPLATE, At::file(path), message)
}

/// A theme says something that no page asks for.
pub fn unknown_word(at: At, name: &str, nearest: Option<&str>) -> Diagnostic {
    let prose =
        Prose::new(format!("网页用不到叫“{name}”的字样"), format!("no page asks for words called `{name}`"));
    Diagnostic::new(&codes::THEME_WORDS, at, prose).did_you_mean(nearest)
}

/// Words of a theme with too many or too few places for values.
pub fn places_of_word(at: At, name: &str, wanted: usize) -> Diagnostic {
    let prose = Prose::new(
        format!("“{name}”里应有 {wanted} 处 {{}}：生成时在那里填数字或名称"),
        format!("`{name}` needs {{}} as often as the built-in words ({wanted}): values are put there"),
    );
    Diagnostic::new(&codes::THEME_WORDS, at, prose)
}
