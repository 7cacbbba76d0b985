//! A card for each lesson: what makes it easy or hard to follow, counted, and held against the limits of the rules.

use super::{Facts, Rated, page};
use crate::base::{csv, json};
use crate::curriculum::readability::limits::{A_LESSON, STATUTE_RUN, STATUTE_SHARE, TALK};
use crate::curriculum::readability::{Card, LONG_SENTENCE};
use crate::diag::Diagnostic;
use crate::render::template::Templates;
use serde::Serialize;

/// An object of `readability.json`.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    lesson: &'a str,
    title: &'a str,
    path: &'a str,
    characters: usize,
    /// Share of the text that repeats statutes outside 法条 blocks, in thousandths.
    statute_per_mille: u32,
    /// Letters of the longest run of it.
    statute_run: usize,
    /// 法条 blocks, and those without plain words.
    statutes: usize,
    statutes_without_plain: usize,
    cases: usize,
    activities: usize,
    questions: usize,
    /// Times that the trainer is told to ask.
    asked: usize,
    pictures: usize,
    teaching: u32,
    exercises: u32,
    /// Minutes of the longest stretch in which learners only listen.
    longest_talk: u32,
    sentences: usize,
    sentence_average: usize,
    sentence_longest: usize,
    long_sentences: usize,
    hard_words: Vec<&'static str>,
    /// What could be better, by the names of the rules.
    better: Vec<&'static str>,
    #[serde(skip)]
    measures: Vec<Measure>,
    #[serde(skip)]
    web: Option<&'a str>,
}

/// One line of a card.
#[derive(Serialize)]
struct Measure {
    name: &'static str,
    value: String,
    /// How much of what is allowed is used up, in hundredths; nothing where there is no such limit.
    bar: Option<usize>,
    /// The rule that asks for more; nothing where all is well.
    #[serde(skip)]
    rule: Option<&'static str>,
    good: bool,
    /// A way to make it better.
    advice: String,
}

/// The cards, those first that need most work; equals stay in the order of the files.
pub(super) fn rows(rated: &[Rated]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = rated.iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.better.len()));
    rows
}

fn row(rated: &Rated) -> Row<'_> {
    let card = &rated.card;
    let measures = measures(card);
    Row {
        lesson: &card.lesson,
        title: &card.title,
        path: card.path.as_str(),
        characters: card.characters,
        statute_per_mille: card.statute.per_mille,
        statute_run: longest_run(card),
        statutes: card.laws.len(),
        statutes_without_plain: bare(card),
        cases: card.cases,
        activities: card.activities,
        questions: card.questions,
        asked: card.asked,
        pictures: card.pictures,
        teaching: card.teaching,
        exercises: card.exercises,
        longest_talk: card.talk.map_or(0, |talk| talk.minutes),
        sentences: card.sentences.count,
        sentence_average: card.sentences.average,
        sentence_longest: longest_sentence(card),
        long_sentences: card.sentences.long,
        hard_words: card.hard_words.iter().map(|word| word.term).collect(),
        better: measures.iter().filter_map(|measure| measure.rule).collect(),
        measures,
        web: rated.source.web.as_deref(),
    }
}

fn longest_run(card: &Card) -> usize {
    card.statute.longest.as_ref().map_or(0, |run| run.characters)
}

fn longest_sentence(card: &Card) -> usize {
    card.sentences.longest.map_or(0, |sentence| sentence.characters)
}

fn bare(card: &Card) -> usize {
    card.laws.iter().filter(|block| !block.plain).count()
}

fn measures(card: &Card) -> Vec<Measure> {
    let rule = |name: &'static str, broken: bool| broken.then_some(name);
    let whole = card.characters >= A_LESSON;
    let (share, run) = (card.statute.per_mille, longest_run(card));
    let talk = card.talk.map_or(0, |talk| talk.minutes);
    let words: Vec<String> =
        card.hard_words.iter().map(|word| format!("“{}”（{}）", word.term, word.gloss)).collect();
    let active = card.questions + card.activities + card.asked;
    vec![
        Measure::new(
            "照抄法条",
            format!("{}.{}%，最长一段 {run} 字", share / 10, share % 10),
            rule("style/reads-statute", share > STATUTE_SHARE || run > STATUTE_RUN),
            "用自己的话讲，原文放进“法条”块。",
        )
        .of(share as usize, STATUTE_SHARE as usize),
        Measure::new(
            "法条配白话",
            format!("{} 处法条，{} 处没有白话", card.laws.len(), bare(card)),
            rule("style/law-without-plain", bare(card) > 0),
            "法条后面紧接着写“白话”块。",
        ),
        Measure::new(
            "案例",
            format!("{} 个", card.cases),
            rule("style/no-case", whole && card.cases == 0),
            "讲一件真事，或链接到一个案例。",
        ),
        Measure::new(
            "活动和提问",
            format!("活动 {} 个，题 {} 道，讲师提问 {} 次", card.activities, card.questions, card.asked),
            rule("style/no-question", whole && active == 0),
            "中间停下来问一问，或让大家动手做点什么。",
        ),
        Measure::new("图片和影音", format!("{} 处", card.pictures), None, ""),
        Measure::new("时间", format!("讲授 {} 分钟，练习 {} 分钟", card.teaching, card.exercises), None, ""),
        Measure::new(
            "一口气讲最长",
            format!("{talk} 分钟"),
            rule("style/long-talk", talk > TALK),
            "中间插进一个问题、活动或图片。",
        )
        .of(talk as usize, TALK as usize),
        Measure::new(
            "句子",
            format!("平均 {} 字，最长 {} 字", card.sentences.average, longest_sentence(card)),
            rule("style/long-sentence", card.sentences.long > 0),
            &format!("有 {} 句超过 {LONG_SENTENCE} 字，拆成几句。", card.sentences.long),
        )
        .of(longest_sentence(card), LONG_SENTENCE),
        Measure::new(
            "没解释的难词",
            format!("{} 个", words.len()),
            rule("style/hard-words", !words.is_empty()),
            &format!("换个说法，或写进名词解释：{}。", words.join("、")),
        ),
    ]
}

impl Measure {
    fn new(name: &'static str, value: String, rule: Option<&'static str>, advice: &str) -> Measure {
        let advice = if rule.is_some() { advice.to_owned() } else { String::new() };
        Measure { name, value, bar: None, rule, good: rule.is_none(), advice }
    }

    /// With a bar that is full at `limit`.
    fn of(self, value: usize, limit: usize) -> Measure {
        Measure { bar: Some((value * 100 / limit).min(100)), ..self }
    }
}

/// One array.
pub(super) fn json(rows: &[Row<'_>]) -> String {
    json::pretty(&rows)
}

/// With a head.
pub(super) fn csv(rows: &[Row<'_>]) -> String {
    let head = [
        "lesson",
        "title",
        "path",
        "characters",
        "statute_per_mille",
        "statute_run",
        "statutes",
        "statutes_without_plain",
        "cases",
        "activities",
        "questions",
        "asked",
        "pictures",
        "teaching",
        "exercises",
        "longest_talk",
        "sentences",
        "sentence_average",
        "sentence_longest",
        "long_sentences",
        "hard_words",
        "better",
    ];
    let body = rows.iter().map(|row| {
        let texts = [row.lesson, row.title, row.path].map(str::to_owned);
        let numbers = [
            row.characters,
            row.statute_per_mille as usize,
            row.statute_run,
            row.statutes,
            row.statutes_without_plain,
            row.cases,
            row.activities,
            row.questions,
            row.asked,
            row.pictures,
            row.teaching as usize,
            row.exercises as usize,
            row.longest_talk as usize,
            row.sentences,
            row.sentence_average,
            row.sentence_longest,
            row.long_sentences,
        ];
        let lists = [row.hard_words.join("; "), row.better.join("; ")];
        csv::row(texts.into_iter().chain(numbers.map(|number| number.to_string())).chain(lists))
    });
    csv::file(std::iter::once(csv::row(head)).chain(body))
}

/// What the list of reports says of the cards.
#[derive(Serialize)]
pub(super) struct Summary {
    lessons: usize,
    /// Those in which something could be better.
    better: usize,
}

pub(super) fn summary(rows: &[Row<'_>]) -> Summary {
    Summary { lessons: rows.len(), better: rows.iter().filter(|row| !row.better.is_empty()).count() }
}

/// The page for people.
pub(super) fn html(facts: &Facts, rows: &[Row<'_>], templates: &Templates) -> (String, Vec<Diagnostic>) {
    #[derive(Serialize)]
    struct Cards<'a> {
        summary: Summary,
        cards: Vec<Shown<'a>>,
    }
    #[derive(Serialize)]
    struct Shown<'a> {
        title: &'a str,
        path: &'a str,
        href: Option<&'a str>,
        better: usize,
        characters: usize,
        measures: &'a [Measure],
    }
    let cards = rows.iter().map(|row| Shown {
        title: row.title,
        path: row.path,
        href: row.web,
        better: row.better.len(),
        characters: row.characters,
        measures: &row.measures,
    });
    let own = Cards { summary: summary(rows), cards: cards.collect() };
    page("report/readability.html", facts, own, templates)
}
