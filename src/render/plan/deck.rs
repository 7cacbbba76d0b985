//! A lesson -> slides: each statute with its plain words, each case, activity, question and picture is one; of running
//! text the first sentence of each paragraph, and lists. What an author writes as 幻灯 takes the place of its section's
//! running text.

use crate::render::view::{DeckView, LessonView, Slide, SlideKind};
use crate::syntax::ast::{Block, BlockKind, Content, Inline, InlineKind, ListItem, PageRef, plain_text};
use crate::syntax::callouts::{Callout, CalloutKind};

/// Lines that a slide has room for, and characters of a line: what is read from the last row.
const LINES: usize = 9;
const LINE: usize = 22;
/// A paragraph that is longer is shortened to its first sentence.
const SHORT: usize = 2 * LINE;

/// The slides of `lesson`. `body` is its text with the 幻灯 blocks that pages and sheets leave out.
pub(super) fn deck(lesson: &LessonView, body: &Content, trainer: bool) -> DeckView {
    let name = lesson.page.url.trim_start_matches("lessons/");
    let mut maker = Maker { trainer, ..Maker::default() };
    if !lesson.objectives.is_empty() {
        maker.objectives(&lesson.objectives);
    }
    maker.blocks(&body.blocks);
    maker.flush();
    DeckView {
        page: PageRef { url: format!("slides/{name}"), title: lesson.page.title.clone() },
        lesson: lesson.page.clone(),
        number: lesson.number,
        minutes: (lesson.teaching, lesson.exercises),
        audience: lesson.audience.clone(),
        opening: maker.opening,
        slides: maker.slides,
    }
}

#[derive(Default)]
struct Maker {
    trainer: bool,
    slides: Vec<Slide>,
    opening: Vec<Block>,
    heading: String,
    /// Running text of this section that waits for its slide.
    text: Vec<Block>,
    lines: usize,
    /// What was left out of the text that waits.
    notes: Vec<Block>,
    /// Whether the section has a slide of running text already.
    begun: bool,
    /// Whether the author wrote this section's slides.
    own: bool,
}

impl Maker {
    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            if let BlockKind::Heading { level: ..=2, text, .. } = &block.kind {
                self.flush();
                self.heading = plain_text(text);
                self.begun = false;
                let section = blocks[at + 1..].iter();
                let mut section = section.take_while(|block| !is_section(block));
                self.own = section.any(is_own_slide);
                continue;
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Callout(callout) => self.callout(block, callout),
            BlockKind::Pair { .. } | BlockKind::Statute(_) => self.alone(SlideKind::Statute, block, None),
            BlockKind::CaseCard { .. } => self.alone(SlideKind::Block, block, None),
            BlockKind::Figure(_) | BlockKind::Media(_) => self.alone(SlideKind::Media, block, None),
            BlockKind::Quiz { title, questions, banks } => {
                for question in questions {
                    let kind = BlockKind::Quiz {
                        title: title.clone(),
                        questions: vec![question.clone()],
                        banks: banks.clone(),
                    };
                    self.alone(SlideKind::Quiz, &Block { kind, span: block.span }, None);
                }
            }
            BlockKind::Rule => self.flush(),
            _ if self.own => self.note(block.clone()),
            BlockKind::Paragraph(text) => self.paragraph(block, text),
            BlockKind::List { start, tight, items } => self.list(block, *start, *tight, items),
            BlockKind::Heading { .. }
            | BlockKind::Definitions(_)
            | BlockKind::Table(_)
            | BlockKind::Quote(_)
            | BlockKind::Code { .. }
            | BlockKind::Math(_) => self.running(block.clone(), lines(block)),
        }
    }

    fn callout(&mut self, block: &Block, callout: &Callout) {
        match callout.kind {
            CalloutKind::Trainer => {
                // It is said of what was just shown.
                self.flush();
                callout.blocks.iter().for_each(|block| self.note(block.clone()));
            }
            CalloutKind::Slide => {
                self.flush();
                let heading = match plain_text(&callout.title) {
                    title if title.is_empty() => self.heading.clone(),
                    title => title,
                };
                self.push(Slide { heading, ..slide(SlideKind::Text, callout.blocks.clone()) });
            }
            CalloutKind::Broadcast | CalloutKind::Poster => {}
            CalloutKind::KeyPoints => self.alone(SlideKind::KeyPoints, block, None),
            CalloutKind::Law => self.alone(SlideKind::Statute, block, None),
            // Who plays, and where; what is said is heard, and the trainer reads along.
            CalloutKind::Skit => {
                let mut shown = callout.clone();
                if let Some(skit) = &mut shown.skit {
                    skit.lines.clear();
                }
                let kind = BlockKind::Callout(shown);
                let minutes = callout.attributes.minutes;
                self.alone(SlideKind::Block, &Block { kind, span: block.span }, minutes);
                self.note(block.clone());
            }
            CalloutKind::Activity => self.alone(SlideKind::Block, block, callout.attributes.minutes),
            _ => self.alone(SlideKind::Block, block, None),
        }
    }

    fn objectives(&mut self, lines: &[Vec<Inline>]) {
        let item = |text: &Vec<Inline>| {
            let span = text.first().map(|inline| inline.span).unwrap_or_default();
            let blocks = vec![Block { kind: BlockKind::Paragraph(text.clone()), span }];
            ListItem { task: None, blocks, span }
        };
        let list = BlockKind::List { start: None, tight: true, items: lines.iter().map(item).collect() };
        let callout = Callout {
            kind: CalloutKind::Objectives,
            title: Vec::new(),
            attributes: Default::default(),
            blocks: vec![Block { kind: list, span: Default::default() }],
            skit: None,
            questions: Vec::new(),
            head: Default::default(),
        };
        let block = Block { kind: BlockKind::Callout(callout), span: Default::default() };
        self.alone(SlideKind::Block, &block, None);
    }

    /// A paragraph gives its first sentence; the rest is for the trainer to say.
    fn paragraph(&mut self, block: &Block, text: &[Inline]) {
        if plain_text(text).chars().count() <= SHORT {
            return self.running(block.clone(), lines(block));
        }
        let first = Block { kind: BlockKind::Paragraph(first_sentence(text)), span: block.span };
        let room = lines(&first);
        self.running(first, room);
        if self.trainer {
            self.notes.push(block.clone());
        }
    }

    /// A long list goes over several slides.
    fn list(&mut self, block: &Block, start: Option<u64>, tight: bool, items: &[ListItem]) {
        let mut from = 0;
        while from < items.len() {
            let mut room = LINES.saturating_sub(self.lines);
            let fits = items[from..].iter().take_while(|item| {
                let takes: usize = item.blocks.iter().map(lines).sum();
                let fits = takes <= room;
                room = room.saturating_sub(takes);
                fits
            });
            let count = fits.count();
            if count == 0 && self.lines > 0 {
                self.flush();
                continue;
            }
            let to = (from + count.max(1)).min(items.len());
            let kind = BlockKind::List {
                start: start.map(|start| start + from as u64),
                tight,
                items: items[from..to].to_vec(),
            };
            let part = Block { kind, span: block.span };
            let takes = lines(&part);
            self.running(part, takes);
            from = to;
        }
    }

    /// Adds running text, on a new slide if this one is full.
    fn running(&mut self, block: Block, takes: usize) {
        if self.lines > 0 && self.lines + takes > LINES {
            self.flush();
        }
        self.lines += takes;
        self.text.push(block);
    }

    /// Closes the slide of running text.
    fn flush(&mut self) {
        let (blocks, notes) = (std::mem::take(&mut self.text), std::mem::take(&mut self.notes));
        self.lines = 0;
        if blocks.is_empty() {
            return notes.into_iter().for_each(|note| self.note(note));
        }
        let continued = self.begun;
        self.begun = true;
        self.push(Slide { continued, notes, ..slide(SlideKind::Text, blocks) });
    }

    fn alone(&mut self, kind: SlideKind, block: &Block, minutes: Option<u32>) {
        self.flush();
        self.push(Slide { minutes, ..slide(kind, vec![block.clone()]) });
    }

    fn push(&mut self, slide: Slide) {
        // Questions, activities and key points speak of the whole lesson.
        let of_section = match slide.kind {
            SlideKind::Quiz | SlideKind::KeyPoints => false,
            SlideKind::Block => slide.minutes.is_none(),
            SlideKind::Text | SlideKind::Statute | SlideKind::Media => true,
        };
        let heading = match of_section && slide.heading.is_empty() {
            true => self.heading.clone(),
            false => slide.heading,
        };
        self.slides.push(Slide { heading, ..slide });
    }

    /// A note belongs to the slide before it.
    fn note(&mut self, block: Block) {
        if !self.trainer {
            return;
        }
        match self.slides.last_mut() {
            Some(slide) => slide.notes.push(block),
            None => self.opening.push(block),
        }
    }
}

fn slide(kind: SlideKind, blocks: Vec<Block>) -> Slide {
    Slide { kind, heading: String::new(), continued: false, blocks, minutes: None, notes: Vec::new() }
}

fn is_section(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading { level: ..=2, .. })
}

fn is_own_slide(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Callout(callout) if callout.kind == CalloutKind::Slide)
}

/// How many lines of a slide a block takes, about.
fn lines(block: &Block) -> usize {
    let mut text = String::new();
    crate::render::text::push_block(&block.kind, &mut text);
    text.lines().map(|line| line.chars().count().div_ceil(LINE).max(1)).sum::<usize>().max(1)
}

/// What ends a sentence.
const ENDS: [char; 6] = ['。', '！', '？', '!', '?', '؟'];

/// The inlines up to the end of the first sentence that ends outside of links and emphasis.
fn first_sentence(text: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in text {
        if let InlineKind::Text(words) = &inline.kind
            && let Some(end) = words.find(ENDS)
        {
            let end = end + words[end..].chars().next().map_or(0, char::len_utf8);
            // A closing quotation mark belongs to its sentence.
            let closing = words[end..].chars().take_while(|c| "”’）)".contains(*c)).map(char::len_utf8);
            let end = end + closing.sum::<usize>();
            out.push(Inline { kind: InlineKind::Text(words[..end].to_owned()), span: inline.span });
            return out;
        }
        out.push(inline.clone());
    }
    out
}
