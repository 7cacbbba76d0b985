//! A theme: files by name, and a few options. A pure value; the project's own files lie over the built-in ones.
//!
//! | names | what they are |
//! |---|---|
//! | `web/*.html` | templates of pages; values are escaped for HTML |
//! | `report/*.html`, `report/report.css` | templates of reports for editors, and their style |
//! | `print/*.tera` | templates of Typst; values are escaped for Typst markup |
//! | `text/*.tera` | templates of plain text; nothing is escaped |
//! | `web/assets/…` | copied into every web bundle as `assets/…` |
//! | `export/…` | style and script of what is exported for other programs |
//! | `print/…`, `fonts/…` | what the typesetter reads as it is |
//! | `words/<language>.yaml` | what pages say beside the author's text, in one more language |
//! | `theme.yaml` | the options |
//!
//! A project overrides single files: `themes/<name>/web/lesson.html` takes the place of the built-in lesson template
//! and may extend or include all the others.

pub mod builtin;
mod file;
mod options;

use crate::base::hash::{Hash, Hasher};
use crate::base::nearest::nearest;
use crate::base::path::ContentPath;
use crate::base::snapshot::SourceFile;
use crate::base::span::Spanned;
use crate::diag::messages::theme as messages;
use crate::diag::{At, Diagnostic};
use crate::press::profile::{Profile, Unfit};
use crate::render::html::lexicon::Lexicon;
use crate::syntax;
pub use file::{Bytes, ThemeFile};
pub use options::Options;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The theme that is part of the program.
pub const BUILTIN: &str = "default";

/// A theme with all that it inherits.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its name: the folder under `themes/`.
    pub name: String,
    /// What `theme.yaml` sets.
    pub options: Options,
    home: ContentPath,
    files: BTreeMap<String, ThemeFile>,
    profile: Option<Arc<Profile>>,
    lexicon: Lexicon,
}

/// The profile of the shop's press.
const PROFILE: &str = "print/press.icc";

impl Theme {
    /// The built-in theme.
    pub fn builtin() -> Theme {
        let home = ContentPath::new("themes/default").expect("a constant path below the root");
        let files = builtin::files().filter_map(|(name, bytes)| {
            let origin = ContentPath::new(&format!("{home}/{name}"))?;
            Some((name, ThemeFile { origin, bytes, builtin: true }))
        });
        let files = files.collect();
        let (name, options, lexicon) = (BUILTIN.to_owned(), Options::default(), Lexicon::default());
        Theme { name, options, home, files, profile: None, lexicon }
    }

    /// The theme that a programme asks for. `wanted` is the name with the file it is written in; `project` holds the
    /// files below the project's `themes/`, in any order. A theme that is absent is a finding, and the built-in one
    /// takes its place so that all the other findings come out in the same run.
    pub fn load(
        wanted: Option<(&ContentPath, &Spanned<String>)>,
        project: &[(ContentPath, Arc<[u8]>)],
    ) -> (Theme, Vec<Diagnostic>) {
        let Some((path, name)) = wanted else { return (Theme::builtin(), Vec::new()) };
        let mut theme = Theme::builtin();
        let own: Vec<_> = project.iter().filter(|(at, _)| theme_of(at) == Some(&name.value)).collect();
        let home = ContentPath::new(&format!("themes/{}", name.value));
        let Some(home) = home.filter(|_| !own.is_empty() || name.value == BUILTIN) else {
            let known: BTreeSet<&str> =
                project.iter().filter_map(|(at, _)| theme_of(at)).chain([BUILTIN]).collect();
            let near = nearest(&name.value, known);
            return (theme, vec![messages::absent(At::new(path, name.span), &name.value, near)]);
        };
        for (at, bytes) in own {
            let file = ThemeFile { origin: at.clone(), bytes: Bytes::Read(bytes.clone()), builtin: false };
            let below = at.as_str().get(home.as_str().len() + 1..).unwrap_or_default();
            theme.files.insert(below.to_owned(), file);
        }
        theme.name.clone_from(&name.value);
        theme.home = home;
        let mut found = theme.read_settings();
        found.extend(theme.read_profile());
        found.extend(theme.read_words());
        (theme, found)
    }

    /// Takes over what `theme.yaml` sets.
    fn read_settings(&mut self) -> Vec<Diagnostic> {
        let Some(file) = self.files.get("theme.yaml") else { return Vec::new() };
        let Some(text) = file.text() else { return vec![messages::settings_not_utf8(&file.origin)] };
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let source = SourceFile { path: file.origin.clone(), hash: Hash::of(text.as_bytes()), text };
        let (settings, mut found) = syntax::theme(&source);
        // A theme builds on the built-in one and on no other, so there are no circles.
        if let Some(parent) = settings.extends.filter(|parent| parent.value != BUILTIN) {
            found.push(messages::absent(At::new(&source.path, parent.span), &parent.value, Some(BUILTIN)));
        }
        self.options = Options {
            accent: settings.accent,
            web_font: settings.web_font.unwrap_or(self.options.web_font),
            house_style: settings.house_style,
        };
        found
    }

    fn read_words(&mut self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let tables = self
            .files
            .iter()
            .filter_map(|(name, file)| Some((name.strip_prefix("words/")?.strip_suffix(".yaml")?, file)));
        for (lang, file) in tables {
            let Some(text) = file.text() else {
                found.push(messages::settings_not_utf8(&file.origin));
                continue;
            };
            let text = text.trim_start_matches('\u{feff}').to_owned();
            let hash = Hash::of(text.as_bytes());
            found.extend(self.lexicon.add(lang, &SourceFile { path: file.origin.clone(), hash, text }));
        }
        found
    }

    fn read_profile(&mut self) -> Option<Diagnostic> {
        let file = self.files.get(PROFILE)?;
        match Profile::read(&file.bytes) {
            Ok(profile) => {
                self.profile = Some(Arc::new(profile));
                None
            }
            Err(unfit) => Some(messages::profile(&file.origin, unfit == Unfit::OtherDevice)),
        }
    }

    /// What pages say beside the author's text.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The profile of the press that the theme is meant for, from `print/press.icc`.
    pub fn profile(&self) -> Option<&Profile> {
        self.profile.as_deref()
    }

    /// The file called `name`.
    pub fn file(&self, name: &str) -> Option<&ThemeFile> {
        self.files.get(name)
    }

    /// All files whose names begin with `prefix`, by name.
    pub fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a ThemeFile)> {
        let from = self.files.range(prefix.to_owned()..);
        from.map(|(name, file)| (name.as_str(), file)).take_while(move |(name, _)| name.starts_with(prefix))
    }

    /// Where a finding about the file `name` points, whether there is such a file or not.
    pub fn origin(&self, name: &str) -> ContentPath {
        let named = self.file(name).map(|file| file.origin.clone());
        named
            .or_else(|| ContentPath::new(&format!("{}/{name}", self.home)))
            .unwrap_or_else(|| self.home.clone())
    }

    /// The texts of the theme by the path that findings name, for excerpts.
    pub fn texts(&self) -> impl Iterator<Item = (&ContentPath, &str)> {
        self.files.values().filter_map(|file| Some((&file.origin, file.text()?)))
    }

    /// What job keys hold of the files below `prefix` and of the options.
    pub fn key(&self, prefix: &str) -> Hash {
        let mut hasher = Hasher::default();
        hasher.piece(format!("{:?}", self.options).as_bytes());
        for (name, file) in self.below(prefix) {
            hasher.piece(name.as_bytes());
            if file.builtin {
                builtin::stamp(name, &mut hasher);
            } else {
                hasher.piece(&file.bytes);
            }
        }
        hasher.finish()
    }
}

/// The theme whose folder a file is in.
fn theme_of(path: &ContentPath) -> Option<&str> {
    path.as_str().strip_prefix("themes/")?.split_once('/').map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Span;

    fn load(name: &str, files: &[(&str, &str)]) -> (Theme, Vec<Diagnostic>) {
        let project: Vec<_> = files
            .iter()
            .map(|(path, text)| (ContentPath::new(path).unwrap(), Arc::from(text.as_bytes())))
            .collect();
        let path = ContentPath::new("content/curriculum.yaml").unwrap();
        Theme::load(Some((&path, &Spanned::new(name.to_owned(), Span::new(7, 11)))), &project)
    }

    #[test]
    fn own_files_lie_over_the_built_in_ones() {
        let (theme, found) =
            load("mine", &[("themes/mine/web/x.html", "own"), ("themes/other/web/y.html", "")]);
        assert!(found.is_empty());
        assert_eq!(theme.file("web/x.html").unwrap().text(), Some("own"));
        assert!(theme.file("web/y.html").is_none());
        assert!(theme.file("fonts/NotoSerifSC-Bold.ttf").unwrap().builtin);
        assert_eq!(theme.origin("web/absent.html").as_str(), "themes/mine/web/absent.html");
        assert_ne!(theme.key("web/"), Theme::builtin().key("web/"));
        assert_eq!(theme.key("fonts/"), Theme::builtin().key("fonts/"));
    }

    #[test]
    fn settings_are_read_and_what_is_wrong_with_them_is_found() {
        let with = |text: &str| load("mine", &[("themes/mine/theme.yaml", text)]);
        let (theme, found) = with("extends: default\n主色: \"#0A5c3f\"\nweb_font: false\n");
        assert!(found.is_empty(), "{found:?}");
        let expected =
            Options { accent: Some("#0a5c3f".to_owned()), web_font: false, house_style: String::new() };
        assert_eq!(theme.options, expected);
        let (theme, found) = with("extends: defalt\naccent: red;}\nweb_fnt: no\n");
        let codes: Vec<&str> = found.iter().map(|d| d.code.name).collect();
        assert_eq!(codes, ["schema/unknown-field", "schema/bad-value", "theme/absent"], "{found:?}");
        assert_eq!(theme.options, Options::default());
        assert_eq!(with("# nothing yet\n").1, []);
    }

    #[test]
    fn an_absent_theme_is_named_where_it_is_asked_for() {
        let (theme, found) = load("mime", &[("themes/mine/web/x.html", "")]);
        assert_eq!(theme.name, BUILTIN);
        assert_eq!((found[0].code.name, found[0].at.span), ("theme/absent", Span::new(7, 11)));
        assert!(found[0].help.as_ref().unwrap().en.contains("mine"));
    }
}
