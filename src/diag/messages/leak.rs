//! Messages about text in the wrong edition.

use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Prose, codes};

/// Words for trainers (or an answer) in the learner's file `built`.
pub fn found(trainer: bool, built: &str, words: &str) -> Diagnostic {
    let (code, zh, en) = match trainer {
        true => (&codes::LEAK_TRAINER, "讲师专用的文字", "text for trainers"),
        false => (&codes::LEAK_ANSWER, "答案或解析", "an answer or explanation"),
    };
    let prose = Prose::new(
        format!("学员版文件里有{zh}：“{words}”"),
        format!("this learner's file holds {en}: `{words}`"),
    );
    // The finding is about the built file: there is no line of the author's to mend.
    let path =
        ContentPath::new(&format!("dist/{built}")).unwrap_or_else(|| unreachable!("a path below dist"));
    Diagnostic::new(code, At::file(&path), prose)
}
