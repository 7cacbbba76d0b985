//! Lessons are told in plain words and not read aloud. What is counted, and in which lessons, [`readability`] says.

use crate::curriculum::readability::limits::{A_LESSON, STATUTE_RUN, STATUTE_SHARE, TALK};
use crate::curriculum::readability::{Card, LONG_SENTENCE};
use crate::diag::messages::style;
use crate::diag::{At, Diagnostic};

pub(super) fn check(card: &Card, found: &mut Vec<Diagnostic>) {
    let at = |span| At::new(&card.path, span);
    let statute = &card.statute;
    if let Some(run) = &statute.longest
        && (statute.per_mille > STATUTE_SHARE || run.characters > STATUTE_RUN)
    {
        found.push(style::reads_statute(
            at(run.at),
            statute.per_mille,
            run.characters,
            &run.law,
            run.article,
        ));
    }
    let bare = card.laws.iter().filter(|block| !block.plain);
    found.extend(bare.map(|block| style::law_without_plain(at(block.at))));
    if card.characters >= A_LESSON {
        if card.cases == 0 {
            found.push(style::no_case(at(card.at), &card.title));
        }
        if card.questions + card.activities + card.asked == 0 {
            found.push(style::no_question(at(card.at), &card.title));
        }
    }
    if let Some(talk) = card.talk.filter(|talk| talk.minutes > TALK) {
        found.push(style::long_talk(at(talk.at), talk.minutes, TALK));
    }
    found.extend(card.hard_words.iter().map(|word| style::hard_word(at(word.at), word.term, word.gloss)));
    if let (Some(longest), 1..) = (card.sentences.longest, card.sentences.long) {
        let count = card.sentences.long;
        found.push(style::long_sentence(at(longest.at), longest.characters, count, LONG_SENTENCE));
    }
}
