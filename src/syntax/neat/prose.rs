//! Running text as Chinese is set: GB/T 15834 wants marks as wide as a character, and the space between characters and
//! letters is the typesetter's (W3C, Requirements for Chinese Text Layout, 3.2.2), not a blank in the text.

use crate::base::span::Span;
use crate::syntax::ast::{Block, BlockKind, Inline, InlineKind};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::quiz::Question;
use crate::syntax::{Body, Doc};

/// What is to be put in place of what, in the running text of `doc`.
pub(super) fn edits(doc: &Doc) -> Vec<(Span, String)> {
    let mut pen = Pen { text: &doc.source.text, edits: Vec::new() };
    let content = match &doc.body {
        Body::Lesson(lesson) => &lesson.body,
        Body::Course(course) => &course.body,
        Body::Policy(policy) => &policy.body,
        Body::Case(case) => &case.body,
        Body::Quiz(bank) => {
            pen.questions(&bank.questions);
            &bank.intro
        }
        Body::Glossary(terms) => {
            terms.iter().for_each(|term| pen.blocks(&term.definition.blocks));
            return pen.edits;
        }
        _ => return pen.edits,
    };
    pen.blocks(&content.blocks);
    content.footnotes.iter().for_each(|(_, blocks)| pen.blocks(blocks));
    pen.edits
}

struct Pen<'a> {
    text: &'a str,
    edits: Vec<(Span, String)>,
}

impl Pen<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(text) => self.line(text),
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                BlockKind::Definitions(list) => {
                    for definition in list {
                        definition.definitions.iter().for_each(|blocks| self.blocks(blocks));
                    }
                }
                BlockKind::Table(table) => {
                    table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| self.line(cell));
                }
                BlockKind::Callout(callout) => self.callout(callout),
                // Headings have addresses; quotations are others' words; the rest is no running text.
                _ => {}
            }
        }
    }

    fn callout(&mut self, callout: &Callout) {
        if callout.kind == CalloutKind::Law {
            return;
        }
        if let Some(skit) = &callout.skit {
            self.line(&skit.scene);
            skit.lines.iter().for_each(|line| self.line(&line.text));
        }
        self.blocks(&callout.blocks);
        self.questions(&callout.questions);
    }

    fn questions(&mut self, questions: &[Question]) {
        for (at, question) in questions.iter().enumerate() {
            if let Some(case) = question.new_case(at.checked_sub(1).and_then(|at| questions.get(at))) {
                self.line(&case.text);
            }
            self.line(&question.stem);
            question.options.iter().for_each(|option| self.line(&option.text));
            if let Some(key) = &question.key {
                self.line(&key.explanation);
            }
        }
    }

    fn line(&mut self, line: &[Inline]) {
        for inline in line {
            match &inline.kind {
                InlineKind::Text(text) if inline.span.text(self.text) == text && is_chinese(text) => {
                    let neat = neat(text);
                    if neat != *text {
                        self.edits.push((inline.span, neat));
                    }
                }
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => self.line(inner),
                _ => {}
            }
        }
    }
}

/// Whether more of it is in characters than in letters.
fn is_chinese(text: &str) -> bool {
    let han = text.chars().filter(|c| is_han(*c)).count();
    2 * han > text.chars().filter(char::is_ascii_alphabetic).count()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇' | '々')
}

/// Marks that are narrow and wide.
const MARKS: [(char, char); 5] = [(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！')];

/// One run of text in good order. What stands within “…” and 《…》 is somebody else's.
fn neat(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let pairs = parentheses(&chars);
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut titled) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        match c {
            '“' => quoted += 1,
            '”' => quoted = quoted.saturating_sub(1),
            '《' => titled += 1,
            '》' => titled = titled.saturating_sub(1),
            _ => {}
        }
        at += 1;
        if quoted > 0 || titled > 0 {
            out.push(c);
            continue;
        }
        // A bracket before it may have become wide just now.
        let ends_words = out.chars().next_back().is_some_and(ends_words);
        let wide = match MARKS.iter().find(|(narrow, _)| *narrow == c) {
            Some((_, wide)) if ends_words || is_amid(before, &chars, at) => Some(*wide),
            None if c == '.' && ends_words && ends_here(&chars, at) => Some('。'),
            None if matches!(c, '(' | ')') && pairs.contains(&(at - 1)) => {
                Some(if c == '(' { '（' } else { '）' })
            }
            _ => None,
        };
        match (c, wide) {
            (_, Some(wide)) => {
                if wide == '（' && out.ends_with(' ') {
                    out.pop();
                }
                out.push(wide);
                // The blank that stands behind a narrow mark belongs to it.
                if after == Some(' ') && chars.get(at + 1).is_some_and(|next| *next != ' ') {
                    at += 1;
                }
            }
            (' ', None) if is_between(before, after) => {}
            _ => out.push(c),
        }
    }
    out
}

/// Whether a blank with these neighbours stands between a character and a letter or digit.
fn is_between(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    is_han(before) && after.is_ascii_alphanumeric() || before.is_ascii_alphanumeric() && is_han(after)
}

/// Whether a mark just before `at` stands between a letter or digit and characters: `110, 再敲门`.
fn is_amid(before: Option<char>, chars: &[char], at: usize) -> bool {
    let next = chars.get(at..).unwrap_or_default().iter().find(|c| **c != ' ');
    before.is_some_and(|c| c.is_ascii_alphanumeric()) && next.is_some_and(|c| is_han(*c))
}

/// Whether a mark behind this character ends Chinese words.
fn ends_words(c: char) -> bool {
    is_han(c) || matches!(c, '》' | '”' | '）' | '」')
}

/// Whether a point just before `at` ends a sentence: nothing follows, or characters do. `一.` begins an item.
fn ends_here(chars: &[char], at: usize) -> bool {
    let rest = chars.get(at..).unwrap_or_default();
    let next = rest.iter().find(|c| **c != ' ');
    let numbered = at <= 3 && chars[..at - 1].iter().all(|c| "一二三四五六七八九十".contains(*c));
    !numbered && next.is_none_or(|next| is_han(*next) || *next == '《' || *next == '“')
}

/// The places of narrow parentheses around characters, which are wide in Chinese.
fn parentheses(chars: &[char]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut open = None;
    for (at, c) in chars.iter().enumerate() {
        match (c, open) {
            ('(', None) => open = Some(at),
            // One within another is a formula, or a slip: left alone.
            ('(', Some(_)) => return out,
            (')', Some(start)) => {
                if chars[start..at].iter().any(|c| is_han(*c)) {
                    out.extend([start, at]);
                }
                open = None;
            }
            _ => {}
        }
    }
    out
}

/// Adds `text` to `out` as [`super::says`] compares it: without blanks, marks in one width.
pub(super) fn folded(text: &str, out: &mut String) {
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let narrow = MARKS.iter().find(|(_, wide)| *wide == c).map(|(narrow, _)| *narrow);
        out.push(match c {
            '。' => '.',
            '（' => '(',
            '）' => ')',
            c => narrow.unwrap_or(c),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::neat;

    #[test]
    fn marks_and_blanks_become_those_of_chinese() {
        for (from, to) in [
            ("先问谁被吵醒过,再讲.", "先问谁被吵醒过，再讲。"),
            ("记住: 先拨 110, 再敲门!", "记住：先拨110，再敲门！"),
            ("第 36 条 (不是第 38 条)说的", "第36条（不是第38条）说的"),
            ("“光骂, 也算”吗?", "“光骂, 也算”吗？"),
            ("看《Word 入门, 上》第 3 页", "看《Word 入门, 上》第3页"),
            ("比例是 3:2, 时间 9:30。", "比例是3:2，时间9:30。"),
            ("一. 总则", "一. 总则"),
            ("说到这里...停一停", "说到这里...停一停"),
            ("（已经对）。", "（已经对）。"),
            ("箱子(要完好).再签名", "箱子（要完好）。再签名"),
            ("现金(别转账),当面点", "现金（别转账），当面点"),
        ] {
            assert_eq!(neat(from), to, "{from}");
            assert_eq!(neat(to), to, "{to} once more");
        }
    }
}
