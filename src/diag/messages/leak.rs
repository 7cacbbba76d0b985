//! Messages about text in the wrong edition.

use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Prose, codes};

/// Whose words they are that must not be in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Secret {
    /// From a trainer block.
    Trainer,
    /// From an answer or its explanation.
    Answer,
    /// From a lesson that is not ready.
    Draft,
    /// From what is for another audience.
    Audience,
    /// From the lessons of another class, or its name.
    Class,
}

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

/// Words in the file `built` that are not for its readers.
pub fn found(secret: Secret, built: &str, words: &str) -> Diagnostic {
    let (code, zh, en) = match secret {
        Secret::Trainer => (
            &codes::LEAK_TRAINER,
            "学员版文件里有讲师专用的文字",
            "this learner's file holds text for trainers",
        ),
        Secret::Answer => (
            &codes::LEAK_ANSWER,
            "学员版文件里有答案或解析",
            "this learner's file holds an answer or explanation",
        ),
        Secret::Draft => (&codes::LEAK_DRAFT, "文件里有还没定稿的课文", "this file holds text of a draft"),
        Secret::Audience => {
            (&codes::LEAK_AUDIENCE, "文件里有写给别的对象的文字", "this file holds text for another audience")
        }
        Secret::Class => {
            (&codes::LEAK_CLASS, "文件里有别的班的内容", "this file holds what belongs to another class")
        }
    };
    let prose = Prose::new(format!("{zh}：“{words}”"), format!("{en}: `{words}`"));
    // The finding is about the built file: there is no line of the author's to mend.
    Diagnostic::new(code, At::file(&in_dist(built)), prose)
}

fn in_dist(built: &str) -> ContentPath {
    ContentPath::new(&format!("dist/{built}")).unwrap_or_else(|| unreachable!("a path below dist"))
}
