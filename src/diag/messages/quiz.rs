//! Messages about questions.

use crate::diag::{At, Diagnostic, Prose, codes};

/// A draw of more questions than the bank has.
pub fn too_few(at: At, bank: &str, wanted: usize, has: usize) -> Diagnostic {
    let prose = Prose::new(
        format!("要从“{bank}”抽 {wanted} 题，它只有 {has} 题"),
        format!("{wanted} questions are drawn from `{bank}`, which has {has}"),
    );
    Diagnostic::new(&codes::QUIZ_TOO_FEW, at, prose)
}
