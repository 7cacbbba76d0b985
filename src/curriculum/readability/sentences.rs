//! How long sentences are.

use super::passage::Passage;
use super::{Sentence, Sentences};

/// Han characters that can be said in one breath and kept in mind, about fifteen seconds. In 24 cases that courts published
/// a tenth of the sentences has more than 74; in lessons written to be told, one in a hundred has more than 46.
pub const LONG: usize = 60;

/// Measures the sentences of `passages` in Han characters. They end at 。！？；… and at the end of a paragraph, item or cell;
/// a citation in brackets is not said and does not count.
pub(super) fn measure<'a>(passages: impl Iterator<Item = &'a Passage>) -> Sentences {
    let mut all = Sentences::default();
    let mut total = 0;
    for passage in passages {
        let mut from = 0;
        let ends = passage.text.match_indices(['。', '！', '？', '；', '…', '!', '?', '\n']);
        for (at, end) in ends.map(|(at, end)| (at, end.len())).chain([(passage.text.len(), 0)]) {
            let sentence = &passage.text[from..at];
            let characters = spoken(sentence);
            if characters > 0 {
                all.count += 1;
                total += characters;
                all.long += usize::from(characters > LONG);
                if all.longest.as_ref().is_none_or(|longest| characters > longest.characters) {
                    let start = from + sentence.len() - sentence.trim_start().len();
                    all.longest = Some(Sentence { at: passage.place(start..at), characters });
                }
            }
            from = at + end;
        }
    }
    all.average = (total + all.count / 2) / all.count.max(1);
    all
}

fn spoken(sentence: &str) -> usize {
    let (mut count, mut rest) = (0, sentence);
    while let Some(at) = rest.find("（《") {
        count += han(&rest[..at]);
        rest = rest[at..].split_once('）').map_or("", |(_, after)| after);
    }
    count + han(rest)
}

fn han(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')).count()
}
