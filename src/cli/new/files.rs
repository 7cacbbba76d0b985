//! The files that `new` writes, as they are in this folder.

/// A small working project: path below its folder, and text.
pub const PROJECT: &[(&str, &str)] = &[
    ("content/audiences.yaml", include_str!("project/content/audiences.yaml")),
    ("content/cases/借剪刀.md", include_str!("project/content/cases/借剪刀.md")),
    ("content/classes/第一班.yaml", include_str!("project/content/classes/第一班.yaml")),
    ("content/courses/社区小课堂.md", include_str!("project/content/courses/社区小课堂.md")),
    ("content/curriculum.yaml", include_str!("project/content/curriculum.yaml")),
    ("content/glossary.md", include_str!("project/content/glossary.md")),
    ("content/laws/反家庭暴力法.md", include_str!("project/content/laws/反家庭暴力法.md")),
    ("content/laws/消费者权益保护法.md", include_str!("project/content/laws/消费者权益保护法.md")),
    ("content/lessons/买错了能退吗.md", include_str!("project/content/lessons/买错了能退吗.md")),
    ("content/lessons/邻居家出事了.md", include_str!("project/content/lessons/邻居家出事了.md")),
    ("content/policies/到哪里问法律.md", include_str!("project/content/policies/到哪里问法律.md")),
    ("content/quizzes/小题库.md", include_str!("project/content/quizzes/小题库.md")),
];

/// Templates by kind: `{{name}}` becomes the name that was asked for.
pub const TEMPLATES: &[Template] = &[
    Template {
        words: &["lesson", "课"],
        folder: "lessons",
        extension: "md",
        text: include_str!("templates/lesson.md"),
    },
    Template {
        words: &["law", "法律"],
        folder: "laws",
        extension: "md",
        text: include_str!("templates/law.md"),
    },
    Template {
        words: &["case", "案例"],
        folder: "cases",
        extension: "md",
        text: include_str!("templates/case.md"),
    },
    Template {
        words: &["quiz", "题库"],
        folder: "quizzes",
        extension: "md",
        text: include_str!("templates/quiz.md"),
    },
    Template {
        words: &["class", "班次"],
        folder: "classes",
        extension: "yaml",
        text: include_str!("templates/class.yaml"),
    },
];

/// A template of one kind of file.
pub struct Template {
    /// What it is called on the command line.
    pub words: &'static [&'static str],
    /// Below `content/`.
    pub folder: &'static str,
    /// Without the dot.
    pub extension: &'static str,
    /// With `{{name}}` in it.
    pub text: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn count(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
    }

    #[test]
    fn every_file_is_listed() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/new");
        assert_eq!(count(&here.join("project")), PROJECT.len());
        assert_eq!(count(&here.join("templates")), TEMPLATES.len());
    }
}
