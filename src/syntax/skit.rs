//! Skits, 三句半 and other things to be played (剧本): who plays, what is needed, and who says what.
//!
//! Written as people write them: `人物：`, `道具：`, `场景：` first, then a line `老李：……` for each that is said. A line
//! without a name is a cue where it stands in brackets, and otherwise goes on with what was said before.

use super::ast::{Block, BlockKind, Inline, InlineKind, plain_text};
use super::markdown;

/// Something to be played.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Skit {
    /// Who plays: names, and what is to be known of each. Whoever speaks is among them.
    pub cast: Vec<(String, String)>,
    /// What is needed.
    pub props: Vec<String>,
    /// Where and when.
    pub scene: Vec<Inline>,
    /// In order.
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Line {
    /// Who says it; empty for a cue.
    pub role: String,
    /// What is said, or done.
    pub text: Vec<Inline>,
}

/// A name has no more characters.
const LONGEST_NAME: usize = 8;

/// Names that are nobody's own.
const EVERYBODY: &[&str] = &["众", "众人", "齐", "合", "全体", "all", "All"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Cast,
    Props,
    Scene,
}

const PARTS: &[(&str, Part)] = &[
    ("人物", Part::Cast),
    ("角色", Part::Cast),
    ("cast", Part::Cast),
    ("道具", Part::Props),
    ("props", Part::Props),
    ("场景", Part::Scene),
    ("布景", Part::Scene),
    ("scene", Part::Scene),
];

impl Skit {
    /// The skit in the body of a block, and the blocks that are no lines of it.
    pub(crate) fn read(blocks: Vec<Block>) -> (Skit, Vec<Block>) {
        let mut skit = Skit::default();
        let mut rest = Vec::new();
        for block in blocks {
            match block.kind {
                BlockKind::Paragraph(inlines) => skit.paragraph(inlines),
                BlockKind::List { items, .. } => {
                    for item in items {
                        for inner in item.blocks {
                            match inner.kind {
                                BlockKind::Paragraph(inlines) => skit.paragraph(inlines),
                                kind => rest.push(Block { kind, span: inner.span }),
                            }
                        }
                    }
                }
                kind => rest.push(Block { kind, span: block.span }),
            }
        }
        // `吴嫂、老吴` say something together.
        for name in skit.lines.iter().flat_map(|line| line.role.split('、')).map(str::trim) {
            let is_known = EVERYBODY.contains(&name) || skit.cast.iter().any(|(known, _)| known == name);
            if !name.is_empty() && !is_known {
                skit.cast.push((name.to_owned(), String::new()));
            }
        }
        (skit, rest)
    }

    fn paragraph(&mut self, inlines: Vec<Inline>) {
        for line in markdown::lines(inlines) {
            self.line(line);
        }
    }

    fn line(&mut self, line: Vec<Inline>) {
        if let Some((name, rest)) = markdown::before_colon(&line) {
            let label = name.trim().to_lowercase();
            let part = PARTS.iter().find(|(known, _)| *known == label).map(|(_, part)| *part);
            match part.filter(|_| self.lines.is_empty()) {
                Some(Part::Cast) => return self.cast = persons(&plain_text(&rest)),
                Some(Part::Props) => {
                    let things = plain_text(&rest);
                    let things = things.trim_end_matches('。').split(['、', ',', '，', ';', '；']);
                    return self.props = things
                        .map(|thing| thing.trim().to_owned())
                        .filter(|thing| !thing.is_empty())
                        .collect();
                }
                Some(Part::Scene) => return self.scene = rest,
                None if is_name(&name) => {
                    return self.lines.push(Line { role: name.trim().to_owned(), text: rest });
                }
                None => {}
            }
        }
        let is_cue = plain_text(&line).trim_start().starts_with(['（', '(']);
        match self.lines.last_mut().filter(|_| !is_cue) {
            Some(last) => {
                let span = line.first().map(|inline| inline.span).unwrap_or_default();
                last.text.push(Inline { kind: InlineKind::SoftBreak, span });
                last.text.extend(line);
            }
            None => self.lines.push(Line { role: String::new(), text: line }),
        }
    }
}

/// `老李，五十岁，楼长；小周（新邻居）`
fn persons(text: &str) -> Vec<(String, String)> {
    let person = |words: &str| {
        let words = words.trim().trim_end_matches('。');
        let end = words.find(['，', ',', '（', '(', '：']).unwrap_or(words.len());
        let told =
            words[end..].trim_start_matches(['，', ',', '：', '（', '(']).trim_end_matches(['）', ')']);
        (words[..end].trim().to_owned(), told.trim().to_owned())
    };
    // Names alone are listed with commas of lists.
    let marks: &[char] = if text.contains(['；', ';']) { &['；', ';'] } else { &['、'] };
    // What stands in brackets is told of one person, whatever marks are in it.
    let mut depth = 0usize;
    let part = |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && marks.contains(&c)
    };
    text.split(part).map(person).filter(|(name, _)| !name.is_empty()).collect()
}

fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().count() <= LONGEST_NAME
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '·' | '、' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Span;

    fn skit(text: &str) -> Skit {
        let line = |line: &str| Inline { kind: InlineKind::Text(line.to_owned()), span: Span::default() };
        let inlines = text
            .lines()
            .flat_map(|words| [line(words), Inline { kind: InlineKind::SoftBreak, span: Span::default() }]);
        let block = Block { kind: BlockKind::Paragraph(inlines.collect()), span: Span::default() };
        Skit::read(vec![block]).0
    }

    #[test]
    fn names_alone_are_listed() {
        let cast = persons("甲、乙、丁（拿碗、筷子）");
        let wanted = [("甲", ""), ("乙", ""), ("丁", "拿碗、筷子")];
        assert_eq!(cast, wanted.map(|(name, told)| (name.to_owned(), told.to_owned())));
    }

    #[test]
    fn roles_lines_and_cues_are_told_apart() {
        let skit = skit(
            "人物：老李，五十岁，楼长；小周（新来的）\n道具：椅子、手机。\n场景：楼道\n（敲门声）\n老李：谁呀？\n等一等。\n小周：是我：小周\n甲、乙：好！",
        );
        assert_eq!(
            skit.cast,
            [("老李", "五十岁，楼长"), ("小周", "新来的"), ("甲", ""), ("乙", "")]
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
        assert_eq!(skit.props, ["椅子", "手机"]);
        assert_eq!(plain_text(&skit.scene), "楼道");
        let lines: Vec<(&str, String)> =
            skit.lines.iter().map(|line| (line.role.as_str(), plain_text(&line.text))).collect();
        let wanted =
            [("", "（敲门声）"), ("老李", "谁呀？等一等。"), ("小周", "是我：小周"), ("甲、乙", "好！")];
        assert_eq!(lines, wanted.map(|(role, words)| (role, words.to_owned())));
    }
}
