//! Word's automatic numbers: the label 第五条 of a paragraph may be nowhere in its text.
//!
//! A paragraph names a list and a level (in itself, or by its style); `numbering.xml` says how labels of that level
//! look, and counting the paragraphs says which number comes next (ECMA-376 part 1, 17.9).

use crate::convert::xml::{Piece, Pieces};
use crate::law::numeral;
use std::collections::BTreeMap;

/// Word knows no more levels.
const LEVELS: usize = 9;

/// Styles based on styles: no document goes deeper.
const DEEPEST: usize = 20;

/// Which list a paragraph belongs to, and on which level, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Membership {
    pub(super) list: Option<u32>,
    pub(super) level: Option<usize>,
}

/// How labels look, and how far they have been counted.
#[derive(Default)]
pub(super) struct Numbering {
    styles: BTreeMap<String, Style>,
    /// The abstract list of each list, and the numbers that it begins anew with.
    lists: BTreeMap<u32, List>,
    levels: BTreeMap<u32, [Level; LEVELS]>,
    /// The last number of each level, by abstract list.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
}

#[derive(Clone, Default)]
struct Style {
    based_on: Option<String>,
    membership: Membership,
}

#[derive(Default)]
struct List {
    of: u32,
    starts: [Option<u32>; LEVELS],
    /// Whether `starts` have been used.
    begun: bool,
}

#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `第%1条`
    text: String,
    /// The level behind which counting begins anew; 0: never. By default, any outer one.
    restart: Option<usize>,
    /// The label is written right before the words.
    tight: bool,
    /// All numbers in it are 1, 2, 3.
    legal: bool,
}

/// The label of a paragraph.
pub(super) enum Label {
    /// It has none.
    None,
    /// What to write before the words.
    Text(String),
    /// It has one that could not be made out.
    Unknown,
}

impl Numbering {
    /// Reads `numbering.xml` and `styles.xml`; either may be absent.
    pub(super) fn read(numbering: &str, styles: &str) -> Numbering {
        let mut made = Numbering::default();
        made.read_styles(styles);
        made.read_lists(numbering);
        made
    }

    fn read_styles(&mut self, text: &str) {
        let mut pieces = Pieces::of(text);
        let (mut id, mut style) = (None, Style::default());
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Begin(element) => match element.name.as_str() {
                    "style" => (id, style) = (element.get("styleId"), Style::default()),
                    "basedOn" => style.based_on = element.get("val"),
                    "numId" => style.membership.list = number(element.get("val")),
                    "ilvl" => style.membership.level = level(element.get("val")),
                    "pPrChange" => pieces.skip("pPrChange"),
                    _ => {}
                },
                Piece::End(name) if name == "style" => {
                    if let Some(id) = id.take() {
                        self.styles.insert(id, std::mem::take(&mut style));
                    }
                }
                _ => {}
            }
        }
    }

    fn read_lists(&mut self, text: &str) {
        let mut pieces = Pieces::of(text);
        let (mut list, mut of, mut at) = (None, None, 0);
        while let Some(piece) = pieces.next() {
            let Piece::Begin(element) = piece else { continue };
            let value = element.get("val");
            let mut set = |change: &dyn Fn(&mut Level)| {
                let levels = of.map(|of| self.levels.entry(of).or_default());
                levels.and_then(|levels| levels.get_mut(at)).into_iter().for_each(change);
            };
            match element.name.as_str() {
                "abstractNum" => (of, list) = (number(element.get("abstractNumId")), None),
                "num" => (of, list) = (None, number(element.get("numId"))),
                "abstractNumId" => {
                    if let (Some(list), Some(of)) = (list, number(value)) {
                        self.lists.insert(list, List { of, ..List::default() });
                    }
                }
                "lvl" | "lvlOverride" => at = level(element.get("ilvl")).unwrap_or(0),
                "startOverride" => {
                    if let Some(list) = list.and_then(|list| self.lists.get_mut(&list)) {
                        list.starts[at] = number(value);
                    }
                }
                "start" => set(&|level| level.start = number(value.clone())),
                "numFmt" => set(&|level| level.format = value.clone().unwrap_or_default()),
                "lvlText" => set(&|level| level.text = value.clone().unwrap_or_default()),
                "lvlRestart" => {
                    set(&|level| level.restart = number(value.clone()).map(|number| number as usize))
                }
                "suff" => set(&|level| level.tight = value.as_deref() == Some("nothing")),
                "isLgl" => set(&|level| level.legal = element.is_on()),
                "pStyle" => {
                    // The level says which style it belongs to; the style may name the list only.
                    if let Some(style) = value.and_then(|id| self.styles.get_mut(&id)) {
                        style.membership.level = style.membership.level.or(Some(at));
                    }
                }
                _ => {}
            }
        }
    }

    /// The next label of a paragraph that says `own` itself and has the style `style`. Counts it.
    pub(super) fn label(&mut self, own: Membership, style: Option<&str>) -> Label {
        let styled = self.styled(style);
        let level = own.level.or(styled.level).unwrap_or(0);
        // 0 takes a paragraph out of the list of its style.
        let Some(id) = own.list.or(styled.list).filter(|&list| list > 0) else { return Label::None };
        let Some(list) = self.lists.get_mut(&id) else { return Label::None };
        let Some(levels) = self.levels.get(&list.of) else { return Label::Unknown };
        let counts = self.counts.entry(list.of).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            // The next one of such a level begins with its own number.
            for (count, start) in counts.iter_mut().zip(list.starts) {
                *count = start.map_or(*count, |_| None);
            }
        }
        let first = |at: usize| list.starts[at].or(levels[at].start).unwrap_or(1);
        counts[level] = Some(counts[level].map_or(first(level), |count| count.saturating_add(1)));
        for (inner, count) in counts.iter_mut().enumerate().skip(level + 1) {
            // `restart` counts levels from 1.
            if levels[inner].restart.is_none_or(|behind| level < behind) {
                *count = None;
            }
        }
        let numbers: Vec<u32> = (0..LEVELS).map(|at| counts[at].unwrap_or_else(|| first(at))).collect();
        written(&levels[level], levels, &numbers)
    }

    /// The list of a paragraph and its level there, if it is in one.
    pub(super) fn level(&self, own: Membership, style: Option<&str>) -> Option<(u32, usize)> {
        let styled = self.styled(style);
        let list = own.list.or(styled.list).filter(|&list| list > 0)?;
        Some((list, own.level.or(styled.level).unwrap_or(0)))
    }

    /// What a style says, and those that it is based on.
    fn styled(&self, style: Option<&str>) -> Membership {
        let mut found = Membership::default();
        let mut next = style;
        for _ in 0..DEEPEST {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            found.list = found.list.or(style.membership.list);
            found.level = found.level.or(style.membership.level);
            next = style.based_on.as_deref();
        }
        found
    }
}

/// The label of `level` with `numbers` for all levels.
fn written(level: &Level, levels: &[Level; LEVELS], numbers: &[u32]) -> Label {
    if level.format == "bullet"
        || level.format == "none" && !level.text.contains('%')
        || level.text.is_empty()
    {
        return Label::None;
    }
    let mut label = String::new();
    let mut rest = level.text.as_str();
    while let Some((before, after)) = rest.split_once('%') {
        label.push_str(before);
        let digit = after.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| (1..=9).contains(digit));
        let Some(at) = digit.map(|digit| digit as usize - 1) else {
            label.push('%');
            rest = after;
            continue;
        };
        let format = if level.legal { "decimal" } else { levels[at].format.as_str() };
        let Some(number) = in_format(numbers[at], format) else { return Label::Unknown };
        label.push_str(&number);
        rest = &after[1..];
    }
    label.push_str(rest);
    if !level.tight {
        label.push(' ');
    }
    Label::Text(label)
}

/// A number as `numFmt` wants it.
fn in_format(number: u32, format: &str) -> Option<String> {
    let letter = |first: u8| {
        let index = number.checked_sub(1)?;
        let (times, letter) = (index / 26 + 1, first + (index % 26) as u8);
        (times <= 4).then(|| char::from(letter).to_string().repeat(times as usize))
    };
    let stems = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
    match format {
        "" | "decimal" | "decimalFullWidth" | "decimalHalfWidth" | "decimalFullWidth2" => {
            Some(number.to_string())
        }
        "decimalZero" => Some(format!("{number:02}")),
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "japaneseDigitalTenThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "taiwaneseDigital"
        | "koreanDigital2" => Some(numeral::han(number)),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            (1..=20).contains(&number).then(|| char::from_u32('①' as u32 + number - 1).map(String::from))?
        }
        "ideographTraditional" => stems.get(number.checked_sub(1)? as usize).map(|stem| stem.to_string()),
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(number).map(|roman| roman.to_lowercase()),
        "upperRoman" => roman(number),
        "none" => Some(String::new()),
        _ => None,
    }
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if !(1..400).contains(&number) {
        return None;
    }
    let (mut out, mut rest) = (String::new(), number);
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

fn number(value: Option<String>) -> Option<u32> {
    value?.trim().parse().ok()
}

/// A level, from 0.
pub(super) fn level(value: Option<String>) -> Option<usize> {
    number(value).map(|level| level as usize).filter(|&level| level < LEVELS)
}

/// The number of a list.
pub(super) fn list(value: Option<String>) -> Option<u32> {
    number(value)
}
