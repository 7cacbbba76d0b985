//! "Did you mean …": the known name nearest to a mistyped one.

/// The candidate most like `word`, if any is like enough to be worth a suggestion.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(f64, &str)> = None;
    // Within a longer name, a short word stands by chance: `foo` in `block/footnote`.
    let is_part = |whole: &str| {
        let starts = |at: usize| !whole[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        word.len() > 2
            && whole.match_indices(word).any(|(at, part)| {
                starts(at) && !whole[at + part.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
            })
    };
    for candidate in candidates {
        let score = strsim::normalized_damerau_levenshtein(word, candidate)
            .max(strsim::sorensen_dice(word, candidate))
            .max(if is_part(candidate) { 0.6 } else { 0.0 });
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, candidate));
        }
    }
    best.filter(|(score, _)| *score >= 0.5).map(|(_, name)| name)
}
