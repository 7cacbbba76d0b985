//! `theme.yaml` of a project's own theme.

use crate::base::span::Spanned;
use crate::syntax::fields::notations::COLOUR;
use crate::syntax::fields::{Field, Fields, Form, Rules, may, words};
use crate::syntax::input::Input;
use crate::syntax::yaml;

/// What a theme sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeSettings {
    /// The theme it builds on; nothing for the built-in one.
    pub extends: Option<Spanned<String>>,
    /// Accent colour as `#rrggbb`.
    pub accent: Option<String>,
    /// Whether headings get a web font; nothing where it does not say.
    pub web_font: Option<bool>,
    /// A house style for print, such as `gongwen`.
    pub house_style: String,
}

/// The fields of a theme.
pub const FIELDS: &[Field] = &[
    may("extends", &["继承", "基于"], Form::Text, ("在哪个外观上改", "The theme it builds on")),
    may(
        "accent",
        &["主色"],
        Form::Written(&COLOUR),
        ("主色，例如 \"#a8321f\"", "The accent colour, such as \"#a8321f\""),
    ),
    may("web_font", &["网页字体"], Form::Flag, ("标题用不用网页字体", "Whether headings get a web font")),
    may(
        "house_style",
        &["版式"],
        Form::One(|| words(HOUSE_STYLES)),
        ("印刷品的版式", "The house style of print"),
    ),
];

impl ThemeSettings {
    pub(crate) fn read(input: &mut Input) -> ThemeSettings {
        let yaml = yaml::read(input, 0..input.text.len());
        if yaml.value.is_empty() {
            return ThemeSettings::default();
        }
        let rules = Rules { broken: &yaml.broken, ..Rules::default() };
        let mut fields = Fields::of(input, FIELDS, &yaml.value, rules);
        let accent = fields.spanned("accent").filter(|accent| {
            let is_colour = is_colour(&accent.value);
            if !is_colour {
                let written = Spanned::new(accent.value.as_str(), accent.span);
                fields.refuse("accent", &written, "颜色，例如 \"#a8321f\"", "a colour such as \"#a8321f\"");
            }
            is_colour
        });
        let house_style = fields.spanned("house_style").and_then(|style| {
            let known =
                HOUSE_STYLES.iter().find(|(names, _)| names.contains(&style.value.to_lowercase().as_str()));
            if known.is_none() {
                let written = Spanned::new(style.value.as_str(), style.span);
                fields.refuse(
                    "house_style",
                    &written,
                    "版式：default、gongwen（公文）",
                    "a house style: default, gongwen",
                );
            }
            known.map(|(_, name)| (*name).to_owned())
        });
        ThemeSettings {
            extends: fields.spanned("extends"),
            accent: accent.map(|accent| accent.value.to_ascii_lowercase()),
            web_font: fields.has("web_font").then(|| fields.flag("web_font")),
            house_style: house_style.unwrap_or_default(),
        }
    }
}

/// What a house style may be called, and its name in the design.
const HOUSE_STYLES: &[(&[&str], &str)] = &[(&["default", "默认"], ""), (&["gongwen", "公文"], "gongwen")];

/// `#rrggbb`, and nothing else: the value is written into a style sheet.
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
