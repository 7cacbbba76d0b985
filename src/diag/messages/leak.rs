//! Messages about text in the wrong edition.

use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Prose, codes};

/// A medium in the file `built` of an edition that is published where the medium may not go.
pub fn medium(built: &str, title: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("这个文件是《{title}》，它不允许放进要发布的版本"),
        format!("this file is `{title}`, which may not be in an edition that is published"),
    );
    Diagnostic::new(&codes::LEAK_MEDIA, At::file(&in_dist(built)), prose).help(
        "课文里直接放了这个文件：改用 > [!媒体] 块，或换一张能公开的；权利人同意公开的，把清单里的 usage 改成 public",
        "a text shows the file directly: use a > [!MEDIA] block or another picture; where its holder allows it, set \
         its `usage` to public",
    )
}

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
    Diagnostic::new(code, At::file(&in_dist(built)), prose)
}

fn in_dist(built: &str) -> ContentPath {
    ContentPath::new(&format!("dist/{built}")).unwrap_or_else(|| unreachable!("a path below dist"))
}
