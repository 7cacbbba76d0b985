//! What is wrong in the author's files, as values: collected, sorted, printed in one go.
//!
//! Prose lives in [`messages`] alone (one constructor per message, in Chinese and English); codes with their
//! severities and explanations live in [`codes`] alone. Nothing here ends a build.

pub mod codes;
mod fixes;
pub mod messages;
pub mod print;
pub mod trouble;

use crate::base::path::ContentPath;
use crate::base::span::Span;
pub use codes::Code;
pub use fixes::fixes;
use std::collections::BTreeMap;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the build goes on.
    Warning,
    /// Must be mended: nothing is written.
    Error,
}

impl Severity {
    /// `warning` or `error`, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// The language of the people who read the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prose {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Prose {
    /// The sentence in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Prose {
        Prose { zh: zh.into(), en: en.into() }
    }

    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A place in a file of the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The file.
    pub path: ContentPath,
    /// The bytes concerned; empty at 0 for the file as a whole.
    pub span: Span,
}

impl At {
    /// `span` in `path`.
    pub fn new(path: &ContentPath, span: Span) -> At {
        At { path: path.clone(), span }
    }

    /// The whole file.
    pub fn file(path: &ContentPath) -> At {
        At { path: path.clone(), span: Span::default() }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of finding.
    pub code: &'static Code,
    /// After the project's own settings.
    pub severity: Severity,
    /// Where.
    pub at: At,
    /// What is wrong.
    pub message: Prose,
    /// Other places that matter, each with a word.
    pub labels: Vec<(At, Prose)>,
    /// A way out.
    pub help: Option<Prose>,
    /// What to put in place of `at`, where that is safe to do by machine.
    pub fix: Option<String>,
}

impl Diagnostic {
    /// A finding of `code` with its default severity.
    pub fn new(code: &'static Code, at: At, message: Prose) -> Diagnostic {
        Diagnostic { code, severity: code.severity, at, message, labels: Vec::new(), help: None, fix: None }
    }

    /// Adds a way out.
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        self.help = Some(Prose::new(zh, en));
        self
    }

    /// Adds "did you mean …" where there is a nearest name.
    pub fn did_you_mean(self, nearest: Option<&str>) -> Diagnostic {
        match nearest {
            Some(name) => self.help(format!("是不是“{name}”？"), format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// Adds another place that matters.
    pub fn label(mut self, at: At, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        self.labels.push((at, Prose::new(zh, en)));
        self
    }

    /// Adds the text that would mend it.
    pub fn fix(mut self, text: impl Into<String>) -> Diagnostic {
        self.fix = Some(text.into());
        self
    }
}

/// What a project wants of each code (`checks:` in curriculum.yaml): `None` switches it off.
pub type Settings = BTreeMap<String, Option<Severity>>;

/// Applies the project's settings, sorts by place and drops exact repetitions.
pub fn settle(mut found: Vec<Diagnostic>, settings: &Settings) -> Vec<Diagnostic> {
    found.retain_mut(|d| match settings.get(d.code.name).filter(|_| !d.code.fixed) {
        Some(None) => false,
        Some(Some(severity)) => {
            d.severity = *severity;
            true
        }
        None => true,
    });
    found.sort_by(|a, b| (&a.at, a.code.name, &a.message).cmp(&(&b.at, b.code.name, &b.message)));
    found.dedup();
    found
}

/// Whether any finding is an error.
pub fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|d| d.severity == Severity::Error)
}
