//! Messages about text in the wrong edition.

use crate::base::path::ContentPath;
use crate::diag::{At, Code, Diagnostic, Prose, codes};

/// Text for trainers in the learner's file `built`.
pub fn trainer_text(source: &ContentPath, built: &str, words: &str) -> Diagnostic {
    leak(&codes::LEAK_TRAINER, source, built, ("讲师专用的文字", "text for trainers"), words)
}

/// An answer in the learner's file `built`.
pub fn answer(source: &ContentPath, built: &str, words: &str) -> Diagnostic {
    leak(&codes::LEAK_ANSWER, source, built, ("答案或解析", "an answer or explanation"), words)
}

fn leak(
    code: &'static Code,
    source: &ContentPath,
    built: &str,
    what: (&str, &str),
    words: &str,
) -> Diagnostic {
    let prose = Prose::new(
        format!("学员版文件 {built} 里有{}：“{words}”", what.0),
        format!("the learner's file {built} holds {}: `{words}`", what.1),
    );
    Diagnostic::new(code, At::file(source), prose)
}
