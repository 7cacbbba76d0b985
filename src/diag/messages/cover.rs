//! Messages about what is taught to whom.

use crate::diag::{At, Diagnostic, Prose, codes};

/// Names that are told; the rest is counted.
const SHOWN: usize = 6;

/// What is missing.
pub struct Missing<'a> {
    /// What the set is called, in Chinese and in English.
    pub set: (&'a str, &'a str),
    /// Titles.
    pub titles: &'a [&'a str],
}

impl Missing<'_> {
    fn zh(&self) -> String {
        let shown =
            self.titles.iter().take(SHOWN).map(|title| format!("“{title}”")).collect::<Vec<_>>().join("、");
        match self.titles.len() {
            count if count > SHOWN => format!("{shown}等 {count} 项"),
            _ => shown,
        }
    }

    fn en(&self) -> String {
        let shown =
            self.titles.iter().take(SHOWN).map(|title| format!("`{title}`")).collect::<Vec<_>>().join(", ");
        match self.titles.len() {
            count if count > SHOWN => format!("{shown} and {} more", count - SHOWN),
            _ => shown,
        }
    }
}

/// Another number than that of the names beside it.
pub fn declared(at: At, set: (&str, &str), count: u32, listed: usize) -> Diagnostic {
    let prose = Prose::new(
        format!("写着{}一共 {count} 个，清单里列了 {listed} 个", set.0),
        format!("{count} {} are declared, {listed} are listed", set.1),
    );
    Diagnostic::new(&codes::COUNT_DECLARED, at, prose).help(
        "逐个数一遍：漏了的补进清单，数错了的改 count（数量）",
        "count them: add what is left out to the list, or mend `count`",
    )
}

/// Required and taught to no class.
pub fn required(at: At, missing: &Missing<'_>) -> Diagnostic {
    let prose = Prose::new(
        format!("要求有的{}，没有一个班讲到：{}", missing.set.0, missing.zh()),
        format!("of the required {} no class is taught {}", missing.set.1, missing.en()),
    );
    Diagnostic::new(&codes::COVER_REQUIRED, at, prose).help(
        "在一课里引用它或链接到它，再把这一课放进有班上的课程",
        "cite or link it in a lesson of a course that a class takes",
    )
}

/// A class that lacks what each class must be taught; `wanted` is where that is asked.
pub fn class(at: At, wanted: At, name: &str, missing: &Missing<'_>) -> Diagnostic {
    let prose = Prose::new(
        format!("“{name}”没有讲到每班都要讲的{}：{}", missing.set.0, missing.zh()),
        format!("`{name}` is not taught what each class must be of the {}: {}", missing.set.1, missing.en()),
    );
    Diagnostic::new(&codes::COVER_CLASS, at, prose).label(wanted, "要求写在这里", "asked for here")
}

/// An audience without a class.
pub fn audience(at: At, name: &str) -> Diagnostic {
    let prose = Prose::new(format!("没有一个班教“{name}”"), format!("no class teaches `{name}`"));
    Diagnostic::new(&codes::COVER_AUDIENCE, at, prose).help(
        "给他们开一个班（classes/），或写明他们属于谁（part_of）",
        "hold a class for it, or say what it is `part_of`",
    )
}

/// A lesson that no class is taught.
pub fn lesson(at: At, title: &str) -> Diagnostic {
    let prose = Prose::new(format!("没有一个班上“{title}”这一课"), format!("no class is taught `{title}`"));
    Diagnostic::new(&codes::COVER_LESSON, at, prose)
        .help("让一个班上它所在的课程，或在课表里排上它", "let a class take its course, or give it a session")
}
