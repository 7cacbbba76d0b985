//! Proves that nothing is in an edition that is not for it: by looking at what was made, not at how.
//!
//! The needles are the sentences of what was cut out: trainer blocks and answers, drafts, what is for other audiences, and
//! other classes. What the edition's readers may read anyway (a trainer quoting the text of the lesson) is no leak.

use super::html::words::Words;
use super::text;
use crate::base::json;
use crate::curriculum::{Catalog, Edition};
pub use crate::diag::messages::leak::Secret;
use crate::syntax::ast::{Block, Content, plain_text};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::curriculum::Role;
use crate::syntax::kinds::quiz::Question;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Shorter sentences are everybody's.
const SHORTEST: usize = 10;

/// Titles are looked for from this length on: shorter ones are figures of speech.
const SHORTEST_TITLE: usize = 6;

/// Names of classes are.
const SHORTEST_NAME: usize = 4;

/// Everything that must not be in an edition's files.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    /// The needles, squeezed, by their first two characters.
    needles: BTreeMap<[char; 2], Vec<(String, Secret)>>,
}

impl Secrets {
    /// The secrets of the programme, less what `edition` shows openly. `whole` is the programme's catalog, `cut` the
    /// edition's, `said` the words of its pages.
    pub fn of(docs: &[Arc<Doc>], whole: &Catalog, cut: &Catalog, edition: &Edition, said: &Words) -> Secrets {
        let mut hidden = Hidden { edition, sentences: BTreeSet::new() };
        let mut shown: Vec<&Doc> = Vec::new();
        for doc in docs {
            let left_out = |catalog: &Catalog| catalog.leaves_out(doc);
            match (left_out(whole), left_out(cut)) {
                (true, _) => hidden.whole(doc, Secret::Draft),
                (_, true) if edition.class.is_some() => hidden.whole(doc, Secret::Class),
                (_, true) => hidden.whole(doc, Secret::Audience),
                _ => {
                    hidden.parts(doc);
                    shown.push(doc);
                }
            }
        }
        let secret = if edition.class.is_some() { Secret::Class } else { Secret::Audience };
        for (class, _) in
            whole.classes.iter().filter(|(id, _)| !cut.classes.contains_key(*id)).map(|(_, c)| c)
        {
            hidden.add(&class.name, SHORTEST_NAME, secret);
        }
        let mut sentences = hidden.sentences;
        if !sentences.is_empty() {
            let open = open(&shown, cut, edition, said);
            sentences.retain(|(needle, _)| !open.contains(needle.as_str()));
        }
        let mut needles: BTreeMap<[char; 2], Vec<(String, Secret)>> = BTreeMap::new();
        for (needle, secret) in sentences {
            if let Some(start) = start(needle.chars()) {
                needles.entry(start).or_default().push((needle, secret));
            }
        }
        Secrets { needles }
    }

    /// The first secret in `text` (a page without its tags, or a typeset document's words).
    pub fn find(&self, text: &str) -> Option<(&str, Secret)> {
        let text = squeeze(text);
        let mut before = None;
        let mut last = '\0';
        for (at, c) in text.char_indices() {
            if let Some(from) = before.replace(at)
                && let Some(needles) = self.needles.get(&[last, c])
            {
                let here = &text[from..];
                let hit = needles.iter().find(|(needle, _)| here.starts_with(needle.as_str()));
                if let Some((needle, secret)) = hit {
                    return Some((needle, *secret));
                }
            }
            last = c;
        }
        None
    }

    /// Whether there is anything to hide.
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }
}

/// What an edition must not hold.
struct Hidden<'a> {
    edition: &'a Edition,
    sentences: BTreeSet<(String, Secret)>,
}

impl Hidden<'_> {
    /// All of a document that is left out.
    fn whole(&mut self, doc: &Doc, secret: Secret) {
        if let Some(title) = title(doc) {
            self.add(title, SHORTEST_TITLE, secret);
        }
        if let Some(content) = content(doc) {
            self.text(&text::blocks(&content.blocks), secret);
        }
        if let Body::Quiz(bank) = &doc.body {
            let mut asked = String::new();
            text::questions(&bank.questions, &mut asked);
            self.text(&asked, secret);
        }
    }

    /// The blocks and keys of a document that are cut out of it.
    fn parts(&mut self, doc: &Doc) {
        if let Some(content) = content(doc) {
            self.blocks(&content.blocks);
        }
        if let Body::Quiz(bank) = &doc.body {
            bank.questions.iter().for_each(|each| self.key(each));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        walk::blocks(blocks, &mut |visit| {
            if let Visit::Callout(callout) = visit {
                if let Some(secret) = self.of_callout(callout) {
                    self.text(&text::blocks(&callout.blocks), secret);
                }
                callout.questions.iter().for_each(|each| self.key(each));
            }
        });
    }

    fn of_callout(&self, callout: &Callout) -> Option<Secret> {
        match callout.kind {
            CalloutKind::Trainer => (self.edition.role == Role::Learner).then_some(Secret::Trainer),
            kind @ (CalloutKind::Only | CalloutKind::Except) => {
                let listeners = self.edition.listeners.as_ref()?;
                let shown = listeners.are_shown(kind, &callout.attributes.audience);
                (!shown).then_some(Secret::Audience)
            }
            _ => None,
        }
    }

    fn key(&mut self, question: &Question) {
        if let Some(key) = question.key.as_ref().filter(|_| !self.edition.answers) {
            self.text(&plain_text(&key.explanation), Secret::Answer);
        }
    }

    fn text(&mut self, text: &str, secret: Secret) {
        for sentence in text.split(['\n', '。', '！', '？', '；']) {
            self.add(sentence, SHORTEST, secret);
        }
    }

    fn add(&mut self, words: &str, shortest: usize, secret: Secret) {
        let needle = squeeze(words);
        if needle.chars().count() >= shortest && !is_citation(&needle) {
            self.sentences.insert((needle, secret));
        }
    }
}

/// Whether these are the name of a law and numbers: they are nobody's words.
fn is_citation(words: &str) -> bool {
    let number =
        |c: char| c.is_ascii_digit() || "第零〇一二三四五六七八九十百千之条款项目至、和（）".contains(c);
    words
        .strip_prefix('《')
        .and_then(|rest| rest.split_once('》'))
        .is_some_and(|(_, rest)| rest.chars().all(number))
}

/// All that the readers of an edition may read, squeezed: on its slides, too, and what the program itself says to them.
fn open(docs: &[&Doc], catalog: &Catalog, edition: &Edition, said: &Words) -> String {
    let edition = &Edition { slides: true, ..edition.clone() };
    let mut open = String::new();
    let mut add = |text: &str| open.push_str(&squeeze(text));
    add(&json::line(said));
    for doc in docs {
        add(title(doc).unwrap_or_default());
        match &doc.body {
            Body::Quiz(bank) => {
                let mut asked = String::new();
                text::questions(&edition.cut_questions(&bank.questions), &mut asked);
                add(&asked);
            }
            Body::Glossary(terms) => {
                terms.iter().for_each(|term| add(&text::blocks(&term.definition.blocks)));
            }
            // A trainer may quote a statute, and so may an explanation.
            Body::Law(law) if law.is_summary() => add(&doc.source.text),
            Body::Course(course) => add(&course.description),
            Body::Lesson(lesson) => lesson.objectives.iter().for_each(|line| add(&plain_text(line))),
            Body::Media(_) => add(&doc.source.text),
            _ => {}
        }
        if let Some(content) = content(doc) {
            add(&text::blocks(&edition.cut(content).blocks));
        }
    }
    for (class, _) in catalog.classes.values() {
        [&class.name, &class.location, &class.organiser].into_iter().for_each(|name| add(name));
    }
    catalog.audiences.values().for_each(|(audience, _)| add(&audience.name));
    add(&catalog.programme.title.value);
    add(&catalog.programme.provider);
    open
}

/// The text that an author wrote, laws' aside.
fn content(doc: &Doc) -> Option<&Content> {
    Some(match &doc.body {
        Body::Lesson(lesson) => &lesson.body,
        Body::Case(case) => &case.body,
        Body::Policy(policy) => &policy.body,
        Body::Course(course) => &course.body,
        Body::Quiz(bank) => &bank.intro,
        _ => return None,
    })
}

fn title(doc: &Doc) -> Option<&str> {
    Some(match &doc.body {
        Body::Lesson(lesson) => &lesson.title.value,
        Body::Case(case) => &case.title.value,
        Body::Policy(policy) => &policy.title.value,
        Body::Course(course) => &course.title.value,
        Body::Quiz(bank) => &bank.title.value,
        Body::Law(law) => &law.title.value,
        _ => return None,
    })
}

fn start(mut chars: impl Iterator<Item = char>) -> Option<[char; 2]> {
    Some([chars.next()?, chars.next()?])
}

/// Without blanks, which writers and typesetters add and drop.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// The words of an HTML page: tags dropped, the five entities undone.
pub fn words_of_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = rest[open..].find('>').map_or("", |close| &rest[open + close + 1..]);
    }
    out.push_str(rest);
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    if out.contains('&') { entities.iter().fold(out, |text, (from, to)| text.replace(from, to)) } else { out }
}
