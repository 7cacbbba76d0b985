//! Messages about lessons.

use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Prose, codes};

/// Neither the field nor a block.
pub fn no_objectives(at: At) -> Diagnostic {
    let message = Prose::new("这一课没有写目标", "this lesson has no objectives");
    Diagnostic::new(&codes::LESSON_NO_OBJECTIVES, at, message).help(
        "在正文开头写 > [!目标]，下面列出学完能做什么",
        "begin with > [!OBJECTIVES] and list what learners can do afterwards",
    )
}

/// A translation of an earlier version of its original; `now` is the version there is.
pub fn stale_translation(at: At, original: &ContentPath, version: &str, now: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("译文跟不上原文了：{original} 在翻译以后改过（译的是 {version}，现在是 {now}）"),
        format!("{original} was changed after it was translated: this is of {version}, it is {now} now"),
    );
    Diagnostic::new(&codes::LESSON_STALE, at, prose).help(
        format!("对照原文把译文改好，再把这里改成 {now}"),
        format!("bring it up to date with the original, then write {now} here"),
    )
}

/// A translation that does not say of which version of its original it is.
pub fn unmarked_translation(at: At, original: &ContentPath, now: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("译文没有写明译的是 {original} 的哪一版：原文以后改了，没有人会知道"),
        format!(
            "this translation does not say which version of {original} it is of: nobody would notice a change"
        ),
    );
    Diagnostic::new(&codes::LESSON_UNMARKED, at, prose).help(
        format!("核对过和原文一致以后，在文件开头的 --- 之间加一行：译自: {now}"),
        format!(
            "when it agrees with the original, add a line between the --- at its top: translated_from: {now}"
        ),
    )
}
