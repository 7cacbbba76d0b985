//! From the words that were typed and the surroundings to what they mean. The only place that looks at the environment.

use super::args::{Common, When};
use crate::diag::Lang;
use crate::diag::trouble::Trouble;
use crate::law::Date;
use std::env;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// What counts for every command, decided.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Of messages.
    pub lang: Lang,
    /// Whether it was asked for, and not only told by the system.
    pub lang_is_chosen: bool,
    /// On stdout and on stderr.
    pub colour: (bool, bool),
    /// Whether to show progress.
    pub progress: bool,
    /// Only what is wrong.
    pub quiet: bool,
    /// 0: as many as there are cores.
    pub threads: usize,
    root: Option<PathBuf>,
    out: Option<PathBuf>,
}

/// The project and its output.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// Where the output goes.
    pub out: PathBuf,
}

impl Settings {
    /// Decides.
    pub fn new(words: &Common, lang: Lang) -> Settings {
        Settings {
            lang: words.lang.map_or(lang, Lang::from),
            lang_is_chosen: words.lang.is_some(),
            colour: (colour(words.color, &std::io::stdout()), colour(words.color, &std::io::stderr())),
            progress: !words.quiet && std::io::stderr().is_terminal(),
            quiet: words.quiet,
            threads: words.threads,
            root: words.root.clone(),
            out: words.out.clone(),
        }
    }

    /// Where the output is to go, if that was said.
    pub fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    /// The project that `--root` names, from the root of the disk, if it names one.
    ///
    /// # Errors
    /// It is none.
    pub fn named_project(&self) -> Result<Option<PathBuf>, Trouble> {
        let Some(root) = &self.root else { return Ok(None) };
        if !root.join("content").is_dir() {
            return Err(no_content(root));
        }
        // Editors name files from there; links on the way stay as they are.
        std::path::absolute(root).map(Some).map_err(|error| Trouble::disk(root, error))
    }

    /// The project: the one named, or the nearest above the current folder.
    ///
    /// # Errors
    /// There is none, or its output would land among its sources.
    pub fn project(&self) -> Result<Project, Trouble> {
        let root = match &self.root {
            Some(root) if root.join("content").is_dir() => root.clone(),
            Some(root) => return Err(no_content(root)),
            None => nearest_project()?,
        };
        let out = self.out.clone().unwrap_or_else(|| root.join("dist"));
        refuse_among_sources(&root, &out)?;
        Ok(Project { root, out })
    }
}

fn nearest_project() -> Result<PathBuf, Trouble> {
    let here = env::current_dir().map_err(|error| Trouble::disk(Path::new("."), error))?;
    let found = here.ancestors().find(|folder| folder.join("content").is_dir());
    // Messages and output show paths as the user would write them.
    found.map(|folder| if folder == here { PathBuf::from(".") } else { folder.to_owned() }).ok_or_else(|| {
        Trouble::new(
            "这里不是项目：这个文件夹和上级文件夹里都没有 content。新建一个：coursepack new 名字；或用 --root 指出项目",
            "not in a project: neither this folder nor one above holds content/. Make one with `coursepack new NAME`, or name it with --root",
        )
    })
}

fn no_content(root: &Path) -> Trouble {
    let root = root.display();
    Trouble::new(format!("{root} 里没有 content 文件夹"), format!("there is no content/ in {root}"))
}

/// Output among the sources would be read by the next build.
fn refuse_among_sources(root: &Path, out: &Path) -> Result<(), Trouble> {
    let real = |path: &Path| {
        let above = path.ancestors().find(|above| above.exists())?;
        let rest = path.strip_prefix(above).ok()?;
        Some(
            std::fs::canonicalize(if above.as_os_str().is_empty() { Path::new(".") } else { above })
                .ok()?
                .join(rest),
        )
    };
    let inside = ["content", "themes"].iter().any(|folder| {
        real(&root.join(folder)).zip(real(out)).is_some_and(|(folder, out)| out.starts_with(folder))
    });
    if inside {
        let out = out.display();
        return Err(Trouble::new(
            format!("输出不能放在源文件中间：{out}"),
            format!("the output may not lie among the sources: {out}"),
        ));
    }
    Ok(())
}

/// The language of messages before the command line is understood: of `--lang` if it is there, else the system's.
/// Chinese if in doubt; English only where the system says so.
pub fn first_lang(typed: &[OsString]) -> Lang {
    let mut words = typed.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word {
            "--lang" => words.next(),
            word => word.strip_prefix("--lang="),
        };
        match value {
            Some("en") => return Lang::En,
            Some("zh") => return Lang::Zh,
            _ => {}
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    match locale {
        Some(locale) if locale.starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}

/// Tells this build of the program from others: its version, size and date. Where they cannot be known, no build is like
/// another.
pub fn program() -> String {
    let file = env::current_exe().and_then(std::fs::metadata);
    let changed = file.as_ref().ok().and_then(|file| file.modified().ok());
    let since = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{} {} {}", env!("CARGO_PKG_VERSION"), file.map_or(0, |file| file.len()), since.as_nanos())
}

/// Whether help (on stdout) and complaints (on stderr) may have colours.
pub fn first_colours() -> (bool, bool) {
    (colour(When::Auto, &std::io::stdout()), colour(When::Auto, &std::io::stderr()))
}

fn colour(when: When, stream: &impl IsTerminal) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            stream.is_terminal()
                && variable("NO_COLOR").is_none()
                && variable("TERM").as_deref() != Some("dumb")
        }
    }
}

/// A variable of the environment that is set to something.
#[allow(
    clippy::disallowed_methods,
    reason = "the edge of the program: what it says here is decided once and passed on"
)]
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// A day as it was typed.
///
/// # Errors
/// It is none.
pub fn day(text: &str) -> Result<Date, Trouble> {
    text.parse().map_err(|_| {
        Trouble::new(
            format!("“{text}”不是日期，写成 2026-03-01 这样"),
            format!("`{text}` is no date; write it as 2026-03-01"),
        )
    })
}
