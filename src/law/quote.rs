//! Quotations of statutes: is what stands in quotation marks, or in a written 法条 block, word for word the law's?
//!
//! Words are compared without blanks and punctuation, which differ between collections and typesetters; an ellipsis
//! stands for whatever was left out.

use std::ops::Range;

use super::cursor::{Cursor, is_blank};

/// Words in quotation marks behind a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Bytes of the text, without the marks.
    pub span: Range<usize>,
    /// Whether the words before it (规定：) leave no doubt that the law speaks.
    pub announced: bool,
    /// Whether a verb and a colon say so, and nothing else is meant: 规定：“……”
    pub spoken: bool,
}

/// How many characters may stand between a citation and the quotation it brings: 第二款明确规定：
const LONGEST_LEAD: usize = 12;
/// Shorter quotations are names and catchwords (“好人条款”) unless the law holds them.
const SHORTEST: usize = 8;
/// A quotation of which this share (per mille of its pairs of characters) stands in the law was meant to be the law's.
const MEANT: usize = 700;

const MARKS: [(char, char); 3] = [('“', '”'), ('「', '」'), ('『', '』')];

/// The quotation that a citation ending at `end` brings, if there is one.
pub fn after(text: &str, end: usize) -> Option<Quotation> {
    let Opening { start, mark, announced, spoken } = opening(text, end)?;
    let length = closing(text.get(start..)?, mark)?;
    (length > 0).then_some(Quotation { span: start..start + length, announced, spoken })
}

/// A quotation that such a citation begins and this text does not end: it goes on in the next paragraph.
pub fn begun_after(text: &str, end: usize) -> Option<Quotation> {
    let Opening { start, mark, announced, spoken } = opening(text, end)?;
    let open = mark == MARKS[0] && closing(text.get(start..)?, mark).is_none();
    open.then_some(Quotation { span: start..text.len(), announced, spoken })
}

/// The words of such a quotation in a later paragraph, which may open it anew, and whether it ends there.
pub fn going_on(text: &str) -> (&str, bool) {
    let text = text.trim_start_matches(is_blank);
    let text = text.strip_prefix(MARKS[0].0).unwrap_or(text);
    match closing(text, MARKS[0]) {
        Some(length) => (&text[..length], true),
        None => (text, false),
    }
}

/// Where a quotation begins behind a citation, and how.
struct Opening {
    start: usize,
    mark: (char, char),
    announced: bool,
    spoken: bool,
}

/// Verbs of which the law is the subject.
const VERBS: [&str; 6] = ["规定", "明确", "指出", "写明", "写道", "原文"];

/// The quotation that begins behind a citation ending at `end`.
fn opening(text: &str, end: usize) -> Option<Opening> {
    let rest = text.get(end..)?;
    let mut lead = rest.char_indices().take(LONGEST_LEAD + 1);
    let (open, mark) =
        lead.find(|(_, c)| MARKS.iter().any(|(open, _)| open == c) || "。；！？《》\n".contains(*c))?;
    let marks = MARKS.into_iter().find(|(open, _)| *open == mark)?;
    let lead = rest[..open].trim_end_matches(is_blank);
    let colon = lead.strip_suffix(['：', ':']);
    let spoken = colon.is_some_and(|lead| VERBS.iter().any(|verb| lead.ends_with(verb)));
    let announced = colon.is_some()
        || VERBS.iter().any(|word| lead.ends_with(word) || lead.ends_with(&format!("{word}，")));
    Some(Opening { start: end + open + mark.len_utf8(), mark: marks, announced, spoken })
}

/// The bytes of `text` up to the mark that closes what was opened before it.
fn closing(text: &str, (open, close): (char, char)) -> Option<usize> {
    let mut depth = 1;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == open) - i32::from(c == close);
        (depth == 0).then_some(at)
    })
}

/// The letters and digits of a text: what is compared.
pub fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The pieces between ellipses, folded; empty ones left out.
fn pieces(text: &str) -> Vec<String> {
    let text = text.replace("……", "…").replace("...", "…");
    text.split('…').map(fold).filter(|piece| !piece.is_empty()).collect()
}

/// Whether all of `quote` stands in `law`, in the same order.
///
/// A 等 at its end (“甲、乙等”) is the author's.
pub fn is_within(quote: &str, law: &str) -> bool {
    let (quote, law) = (quote.strip_suffix('等').unwrap_or(quote), fold(law));
    let mut at = 0;
    pieces(quote).iter().all(|piece| match law[at..].find(piece.as_str()) {
        Some(found) => {
            at += found + piece.len();
            true
        }
        None => false,
    })
}

/// Whether `quote` is all of `law`, but for what an ellipsis leaves out.
pub fn is_whole(quote: &str, law: &str) -> bool {
    let (pieces, law) = (pieces(quote), fold(law));
    let trimmed = quote.trim_matches(|c: char| is_blank(c) || "“”。".contains(c));
    let open = |at_end: bool| {
        if at_end { trimmed.ends_with(['…', '.']) } else { trimmed.starts_with(['…', '.']) }
    };
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return law.is_empty() };
    if pieces.len() == 1 && !open(false) && !open(true) {
        return *first == law;
    }
    (open(false) || law.starts_with(first.as_str()))
        && (open(true) || law.ends_with(last.as_str()))
        && is_within(quote, &law)
}

/// Whether a quotation is long enough to be known by its words.
pub fn is_long(quote: &str) -> bool {
    fold(quote).chars().nth(SHORTEST - 1).is_some()
}

/// Whether words that are not the law's were meant to be: they were announced so, or most of them are.
pub fn was_meant(quotation: &Quotation, quote: &str, law: &str) -> bool {
    let letters: Vec<char> = fold(quote).chars().collect();
    if letters.len() < SHORTEST {
        return false;
    }
    let law: Vec<char> = fold(law).chars().collect();
    let mut pairs: Vec<(char, char)> = law.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.sort_unstable();
    let own = letters.windows(2);
    let common = own.filter(|pair| pairs.binary_search(&(pair[0], pair[1])).is_ok()).count();
    let share = 1000 * common / (letters.len() - 1);
    share >= MEANT || quotation.announced && share >= MEANT / 2 || quotation.spoken
}

/// How many characters are shown around a difference.
const AROUND: usize = 12;
/// How far two texts may differ before they are said to go on differently.
const LONGEST_SLIP: usize = 24;

/// Where words that ought to be the law's first differ from it: a short stretch of both, the difference in 【】. First
/// the quoted words, then the law's.
pub fn difference(quoted: &str, law: &str) -> (String, String) {
    let (own, of_law): (Vec<char>, Vec<char>) = (fold(quoted).chars().collect(), fold(law).chars().collect());
    let alike_from = |at: usize| of_law[at..].iter().zip(&own).take_while(|(a, b)| a == b).count();
    // A quotation may begin anywhere in the law: where most of its first words stand.
    let start = (0..of_law.len()).max_by_key(|&at| (alike_from(at), std::cmp::Reverse(at))).unwrap_or(0);
    let same = if of_law.is_empty() { 0 } else { alike_from(start) };
    let (own_rest, law_rest) = (&own[same..], &of_law[start + same..]);
    // Most slips are a few characters, behind which both texts go on alike.
    let goes_on = |a: usize, b: usize| {
        let (own, law) = (own_rest.get(a..), law_rest.get(b..));
        own.zip(law).is_some_and(|(own, law)| {
            let length = own.len().min(law.len()).min(4);
            (length >= 2 || own.len() == law.len()) && own[..length] == law[..length]
        })
    };
    let slips = (1..=LONGEST_SLIP).flat_map(|sum| (0..=sum).map(move |a| (a, sum - a)));
    let end = (own_rest.len().min(LONGEST_SLIP), law_rest.len().min(LONGEST_SLIP));
    let (a, b) = slips.into_iter().find(|&(a, b)| goes_on(a, b)).unwrap_or(end);
    (stretch(&own, same, a), stretch(&of_law, start + same, b))
}

/// The `length` characters from `at`, marked, with some before and behind.
fn stretch(text: &[char], at: usize, length: usize) -> String {
    let (from, to) = (at.saturating_sub(AROUND), (at + length + AROUND).min(text.len()));
    let part = |range: Range<usize>| text.get(range).unwrap_or_default().iter().collect::<String>();
    let (before, behind) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
    format!("{before}{}【{}】{}{behind}", part(from..at), part(at..at + length), part(at + length..to))
}

/// A line of a written block without the label of its article, and the name of the law before that: 第二条,
/// 《甲法》第二条.
pub fn without_label(line: &str) -> &str {
    let mut cursor = Cursor::new(line.trim_matches(is_blank));
    if cursor.eat("《") {
        let Some(end) = cursor.rest().find('》') else { return line };
        cursor.skip(end + '》'.len_utf8());
    }
    match cursor.article_no() {
        Some(_) if cursor.rest().is_empty() || cursor.rest().starts_with(is_blank) => {
            cursor.rest().trim_start_matches(is_blank)
        }
        _ => line,
    }
}

/// Of several texts that should follow each other in `quote`, the one in which the words first differ.
pub fn first_different<'a>(quote: &str, laws: impl IntoIterator<Item = &'a str>) -> usize {
    let quote = fold(quote);
    let mut rest = quote.as_str();
    let mut laws = laws.into_iter().map(fold).enumerate().peekable();
    while let Some((index, law)) = laws.next() {
        match rest.strip_prefix(law.as_str()) {
            Some(behind) if laws.peek().is_some() => rest = behind,
            _ => return index,
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::{after, difference, is_whole, is_within, was_meant, without_label};

    fn quoted(text: &str) -> Option<(&str, bool)> {
        let end = text.find('条')? + '条'.len_utf8();
        let quotation = after(text, end)?;
        Some((&text[quotation.span], quotation.announced))
    }

    #[test]
    fn a_quotation_follows_its_citation() {
        assert_eq!(quoted("《甲法》第二条规定：“不得打人。”所以"), Some(("不得打人。", true)));
        assert_eq!(quoted("《甲法》第二条中“不得打人”是指"), Some(("不得打人", false)));
        assert_eq!(quoted("《甲法》第二条（“好人条款”）"), Some(("好人条款", false)));
        assert_eq!(quoted("《甲法》第二条。他说“好”"), None);
        assert_eq!(quoted("《甲法》第二条和《乙法》“好”"), None);
        assert_eq!(quoted("《甲法》第二条规定：“没有收尾"), None);
    }

    #[test]
    fn blanks_and_punctuation_do_not_count_and_words_do() {
        let law = "任何人不得殴打他人，不得 侮辱他人；确有必要的，应当报告。";
        assert!(is_within("不得殴打他人、不得侮辱他人", law));
        assert!(is_within("不得殴打他人……应当报告", law));
        assert!(!is_within("应当报告……不得殴打他人", law));
        assert!(!is_within("不能殴打他人", law));
        assert!(is_whole("任何人不得殴打他人，不得侮辱他人。确有必要的，应当报告", law));
        assert!(is_whole("任何人不得殴打他人……应当报告。", law) && is_whole("任何人不得殴打他人……", law));
        assert!(!is_whole("任何人不得殴打他人，不得侮辱他人。", law), "what is left out must show");
    }

    #[test]
    fn what_resembles_the_law_was_meant_to_be_it() {
        let law = "任何人不得殴打他人，不得侮辱他人。";
        let meant = |text: &str| {
            let quotation = after(text, text.find('条').expect("条") + 3).expect("a quotation");
            was_meant(&quotation, &text[quotation.span.clone()], law)
        };
        assert!(meant("第二条中“任何人不得随意殴打他人，不得侮辱他人”"));
        assert!(!meant("第二条（“好人条款”）"));
        assert!(!meant("第二条中“遇到这种事情，先打电话报警最要紧”"));
        assert!(meant("第二条规定：“遇到这种事情，先打电话报警最要紧”"), "so it was said");
        assert!(!meant("第二条：“遇到这种事情，先打电话报警最要紧”"), "whoever says that");
    }

    #[test]
    fn a_difference_is_shown_with_its_surroundings() {
        let law = "任何人不得殴打他人，不得侮辱他人。";
        let shown = |quoted: &str| difference(quoted, law);
        assert_eq!(shown("任何人不能殴打他人").0, "任何人不【能】殴打他人");
        assert_eq!(shown("任何人不能殴打他人").1, "任何人不【得】殴打他人不得侮辱他人");
        assert_eq!(
            shown("不得随意殴打他人"),
            ("不得【随意】殴打他人".into(), "任何人不得【】殴打他人不得侮辱他人".into())
        );
        assert_eq!(shown("任何人不得殴打他人").1, "任何人不得殴打他人【不得侮辱他人】");
        assert_eq!(difference("", law).0, "【】");
        assert_eq!(difference("甲", "").1, "【】");
    }

    #[test]
    fn the_label_of_an_article_is_no_part_of_its_words() {
        assert_eq!(without_label("第二条 不得打人"), "不得打人");
        assert_eq!(without_label("第二条规定的"), "第二条规定的");
    }
}
