//! What stands before a provision or a name: the name of a law without 《》, words that point at one, or neither.

use super::super::cursor::is_blank;
use super::super::edition::Edition;
use super::super::numeral;
use super::names::Names;
use super::titled::{LONGEST_PART, LONGEST_REMARK, is_part, says_past};

/// What the words right before 第 say about the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before<'a> {
    /// A name that is known: 民法典. `at` is where it begins, `end` is behind it; a part (婚姻家庭编) may follow.
    Known { at: usize, end: usize, remark: Option<&'a str> },
    /// 同法, 该条例: the law that was named last.
    Pointing { at: usize, end: usize },
    /// 本法, 本章: the text that speaks.
    Own { at: usize, end: usize },
    /// A name that nobody here knows, or a thing that is no law: 合同第三条.
    Other,
    /// Nothing that names anything.
    Nothing,
}

const OWN_WORDS: [&str; 15] = [
    "本法",
    "本条例",
    "本规定",
    "本办法",
    "本解释",
    "本决定",
    "本修正案",
    "本细则",
    "本规则",
    "本规约",
    "本章程",
    "本编",
    "本分编",
    "本章",
    "本节",
];

/// What points at the law named last is one of these, and behind it one of [`KINDS`].
const POINTERS: [&str; 5] = ["该", "同", "上述", "前述", "此"];
/// Longer words before their endings.
const KINDS: [&str; 14] = [
    "司法解释",
    "法律",
    "法典",
    "条例",
    "规定",
    "解释",
    "办法",
    "决定",
    "细则",
    "规则",
    "意见",
    "通知",
    "批复",
    "法",
];
/// Before 同法 these make another word: 合同法, 不同法律.
const SPLIT_TONG: [char; 6] = ['合', '不', '共', '相', '如', '会'];

/// What the names of laws end with, of documents that are no laws, and the marks behind them.
const ENDS_OF_NAMES: [char; 16] =
    ['法', '典', '例', '定', '则', '释', '约', '编', '》', '）', ')', '同', '议', '程', '件', '表'];

/// The last character of words that may stand before a name or before 第: verbs and prepositions of citing, and
/// particles. A name behind any other word may be the end of a longer name that is not known: 职业教育法 is not 教育法.
const LEADING: &str = "照据按依反用合和及与或者由在对的是从于为国新原旧行见有了以引将把被因而且即如中则出到给跟向除\
     含括犯背守学讲查读看念翻记问凭靠循遵施述认定时前并亦也又还均都就才当须需该指说称示明确谓知懂要让使令着过起至里年\
     月日号开进拿持叫咱";

impl<'a> Before<'a> {
    /// What `before`, the text up to 第, ends with.
    pub fn of(before: &'a str, names: &Names, shorts: &Shorts) -> Before<'a> {
        let text = before.trim_end_matches(is_blank);
        let text = ["的", "中的", "中"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
        let end = text.len();
        if let Some(at) = ends_with_any(text, &OWN_WORDS) {
            return Before::Own { at, end };
        }
        if let Some((at, end, remark)) = known(text, names, shorts) {
            return Before::Known { at, end, remark };
        }
        if let Some(at) = pointing(text) {
            return Before::Pointing { at, end };
        }
        let ends_name = text.ends_with(ENDS_OF_NAMES) && !is_label(text) || is_part_at_end(text);
        if ends_name { Before::Other } else { Before::Nothing }
    }
}

/// Whether `text` is the label of an item and nothing else: （四）.
fn is_label(text: &str) -> bool {
    let inner = text.trim_start_matches(is_blank).strip_prefix(['（', '(']);
    let number = inner.and_then(|inner| inner.strip_suffix(['）', ')']));
    number.is_some_and(|number| numeral::parse(number.trim_matches(is_blank)).is_some())
}

fn is_part_at_end(text: &str) -> bool {
    ["总则", "分则", "附则"].iter().any(|part| text.ends_with(part))
}

fn ends_with_any(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().find(|word| text.ends_with(**word)).map(|word| text.len() - word.len())
}

fn pointing(text: &str) -> Option<usize> {
    let kind = ends_with_any(text, &KINDS)?;
    let start = ends_with_any(&text[..kind], &POINTERS)?;
    let split = text[start..].starts_with('同') && text[..start].ends_with(SPLIT_TONG);
    (!split).then_some(start)
}

/// A known name at the end of `text`, or before the part or the remark that the text ends with.
fn known<'a>(text: &'a str, names: &Names, shorts: &Shorts) -> Option<(usize, usize, Option<&'a str>)> {
    let name_ending = |end: usize| {
        let text = text[..end].trim_end_matches(is_blank);
        name_at_end(text, names, shorts).map(|at| (at, text.len()))
    };
    if let Some((at, end)) = name_ending(text.len()) {
        return Some((at, end, None));
    }
    if text.ends_with(['）', ')']) {
        let open = text.char_indices().rev().take_while(|&(at, _)| text.len() - at <= LONGEST_REMARK);
        let (open, _) = { open }.find(|&(_, c)| matches!(c, '（' | '('))?;
        let (at, end) = name_ending(open)?;
        return Some((at, end, Some(&text[open..])));
    }
    if !text.ends_with(['编', '则', '里']) {
        return None;
    }
    let mut ends = text.char_indices().rev().take(LONGEST_PART).map(|(at, _)| at);
    ends.find_map(|part| {
        let (at, end) = name_ending(part)?;
        is_part(text[end..].trim_start_matches(is_blank)).then_some((at, end, None))
    })
}

/// Where a name begins that `text` ends with, if it is not only the end of a longer one.
pub(super) fn name_at_end(text: &str, names: &Names, shorts: &Shorts) -> Option<usize> {
    let start = names.ending(text).into_iter().chain(shorts.ending(text)).min()?;
    leads_on(&text[..start]).then_some(start)
}

/// Whether a name may begin behind `before`.
fn leads_on(before: &str) -> bool {
    match before.trim_end_matches(is_blank).chars().next_back() {
        None => true,
        // 违反 is the only verb that ends so; 反… begins names.
        Some('反') => before.trim_end_matches(is_blank).ends_with("违反"),
        Some(c) => !is_han(c) || LEADING.contains(c),
    }
}

/// Whether a provision that no law is named with may begin behind `before`, and whether the words say that one is
/// cited.
pub(super) fn leads_to_provision(before: &str) -> (bool, bool) {
    const CITING: [&str; 22] = [
        "依照", "按照", "参照", "遵照", "对照", "根据", "依据", "违反", "适用", "引用", "援引", "符合",
        "结合", "触犯", "见", "依", "按", "其", "看", "以及", "及其", "翻到",
    ];
    const JOINING: &str = "和及与或者由在是即如从对以则而但";
    let before = before.trim_end_matches(is_blank);
    let citing = CITING.iter().any(|word| before.ends_with(word));
    let last = before.chars().next_back();
    (citing || last.is_none_or(|c| !is_han(c) || JOINING.contains(c)), citing)
}

/// Whether these words, right behind a provision, say that it is one of a law.
pub(super) fn says_law(behind: &str) -> bool {
    const SAYING: [&str; 8] = ["规定", "明确", "所称", "所列", "所指", "载明", "写着", "写明"];
    const FIRST: [&str; 12] =
        ["的", "之", "中", "还", "又", "也", "则", "同时", "进一步", "明文", "所", "专门"];
    let behind = behind.trim_start_matches(is_blank);
    let behind = FIRST.iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    SAYING.iter().any(|word| behind.starts_with(word))
}

/// Whether a name that ends before `behind` is only the beginning of another word: 刑法学, 劳动法律.
pub(super) fn goes_on(behind: &str) -> bool {
    behind.starts_with(['律', '学', '院', '官', '师', '庭', '规', '人', '型'])
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}

/// Whether the words before a name say that the law is no longer in force: 原, 当时的, 已废止的.
pub(super) fn past_before(before: &str) -> bool {
    const OVER: [&str; 18] = [
        "旧的",
        "原来的",
        "原先的",
        "当时的",
        "当时施行的",
        "当时有效的",
        "当时实施的",
        "时有效的",
        "废止的",
        "失效的",
        "废止前的",
        "修订前的",
        "修改前的",
        "修正前的",
        "修订前",
        "修改前",
        "修正前",
        "以前的",
    ];
    let before = before.trim_end_matches(is_blank);
    let one = |mark: char, not: &[char]| before.strip_suffix(mark).is_some_and(|rest| !rest.ends_with(not));
    OVER.iter().any(|word| before.ends_with(word))
        || one('原', &['还', '高', '草', '平', '中', '病', '复'])
        || one('旧', &['仍', '依', '照', '守'])
}

/// What brackets and the words before a name say: its version, and whether it is past.
pub(super) fn beside(before: &str, remark: Option<&str>, cites: bool) -> (Option<Edition>, bool) {
    let behind = remark.map(|remark| remark.trim_matches(['（', '）', '(', ')']));
    let stated = Edition::before_title(before).filter(|(_, certain)| *certain || cites);
    let version = behind.and_then(Edition::of_brackets).or(stated.map(|(edition, _)| edition));
    (version, past_before(before) || behind.is_some_and(says_past))
}

/// Names that a document agrees on for its own use: 以下简称《解释》.
#[derive(Clone, Debug, Default)]
pub(super) struct Shorts(Vec<(String, String)>);

impl Shorts {
    /// No document abbreviates more laws; the bound keeps hostile text from costing more than linear time.
    const MOST: usize = 64;

    /// From here on `short` means `law`.
    pub fn agree(&mut self, short: &str, law: &str) {
        self.0.retain(|(known, _)| known != short);
        if self.0.len() < Self::MOST {
            self.0.push((short.to_owned(), law.to_owned()));
        }
    }

    /// The law that was agreed on for exactly this name.
    pub fn law(&self, name: &str) -> Option<&str> {
        let name = name.trim_matches(is_blank);
        self.0.iter().find(|(short, _)| short == name).map(|(_, law)| law.as_str())
    }

    /// Where the longest of the names begins that `text` ends with.
    fn ending(&self, text: &str) -> Option<usize> {
        let ending = self.0.iter().filter(|(short, _)| text.ends_with(short.as_str()));
        ending.map(|(short, _)| text.len() - short.len()).min()
    }
}
