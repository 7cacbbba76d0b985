//! What `theme.yaml` may set.

/// The options of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Accent colour as `#rrggbb`, in place of the built-in vermilion; nothing for the theme's own.
    pub accent: Option<String>,
    /// Whether headings are set in a web font cut to the characters they use.
    pub web_font: bool,
    /// A house style for print, such as `gongwen`; empty for the theme's own.
    pub house_style: String,
}

impl Default for Options {
    fn default() -> Self {
        Options { accent: None, web_font: true, house_style: String::new() }
    }
}
