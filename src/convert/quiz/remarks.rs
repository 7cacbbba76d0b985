//! 解析, 依据 and 难度 in one text, for forms that have one place for all that is said after the answer.

use super::bank::Item;

const BASIS: &[&str] = &["依据：", "法律依据：", "依据:", "Basis: ", "Basis:"];
const DIFFICULTY: &[&str] = &["难度：", "难度:", "Difficulty: ", "Difficulty:"];
const EXPLANATION: &[&str] = &["解析：", "解析:", "Explanation: ", "Explanation:"];

/// The remarks on a question, one a line.
pub(super) fn lines(item: &Item) -> Vec<String> {
    let mut lines = Vec::new();
    if !item.explanation.is_empty() {
        let labelled = [BASIS, DIFFICULTY, EXPLANATION].concat();
        let mistaken = labelled.iter().any(|label| item.explanation.starts_with(label));
        lines.push(format!("{}{}", if mistaken { EXPLANATION[0] } else { "" }, item.explanation));
    }
    for (label, text) in [(BASIS[0], &item.basis), (DIFFICULTY[0], &item.difficulty)] {
        if !text.is_empty() {
            lines.push(format!("{label}{text}"));
        }
    }
    lines
}

/// Sorts the lines of `text` into the places of `item`.
pub(super) fn take(text: &str, item: &mut Item) {
    let after = |line: &str, labels: &[&str]| {
        labels.iter().find_map(|label| line.strip_prefix(label)).map(|rest| rest.trim().to_owned())
    };
    for line in text.lines().map(str::trim) {
        let (place, words) = if let Some(words) = after(line, BASIS) {
            (&mut item.basis, words)
        } else if let Some(words) = after(line, DIFFICULTY) {
            (&mut item.difficulty, words)
        } else {
            (&mut item.explanation, after(line, EXPLANATION).unwrap_or_else(|| line.to_owned()))
        };
        if !place.is_empty() {
            place.push('\n');
        }
        place.push_str(&words);
    }
}
