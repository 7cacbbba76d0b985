//! Messages about lessons.

use crate::diag::{At, Diagnostic, Prose, codes};

/// Neither the field nor a block.
pub fn no_objectives(at: At) -> Diagnostic {
    let message = Prose::new("这一课没有写目标", "this lesson has no objectives");
    Diagnostic::new(&codes::LESSON_NO_OBJECTIVES, at, message).help(
        "在正文开头写 > [!目标]，下面列出学完能做什么",
        "begin with > [!OBJECTIVES] and list what learners can do afterwards",
    )
}
