//! "Did you mean …": the known name nearest to a mistyped one.

/// The candidate most like `word`, if any is like enough to be worth a suggestion.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let score = strsim::normalized_damerau_levenshtein(word, candidate)
            .max(strsim::sorensen_dice(word, candidate))
            .max(if word.len() > 2 && candidate.contains(word) { 0.6 } else { 0.0 });
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, candidate));
        }
    }
    best.filter(|(score, _)| *score >= 0.5).map(|(_, name)| name)
}
