//! What a line of a statute begins, however its label is spaced.

use crate::law::{ArticleNo, numeral, title};

/// What a line of the body begins.
pub(super) enum Opening {
    /// 第一章 总则
    Heading(Kind, String),
    /// 附件一 …
    Annex(String),
    /// The label, one blank, the words.
    Article(ArticleNo, String),
    /// （一）…, 1. …, ①…, 一、…
    Item(String),
    /// Anything else.
    Text,
}

/// Headings from the outermost to the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// 编
    Part,
    /// 分编
    Subpart,
    /// 章; 序言 and 附则 without a number, too
    Chapter,
    /// 节
    Section,
}

/// 分编 before 编, which it ends with.
const KINDS: [(&str, Kind); 4] =
    [("分编", Kind::Subpart), ("编", Kind::Part), ("章", Kind::Chapter), ("节", Kind::Section)];

/// Headings without a number.
const PLAIN: [&str; 3] = ["序言", "前言", "附则"];

/// A heading is no longer, in characters.
const LONGEST_HEADING: usize = 40;

/// Nor is the number of an article with its blanks. It keeps hostile text from costing more than a glance.
const LONGEST_NUMBER: usize = 24;

/// What follows a label that is cited: 第三条规定的, 第三条第一款, 第三条和第四条.
const CITES: [&str; 12] = ["第", "规定", "、", "和", "至", "或", "以", "，", "的", "所", "及", "》"];

/// How `text` begins; `last` is the article that stands open, `goes_on` says that the line above is not finished.
pub(super) fn opening(text: &str, last: Option<ArticleNo>, goes_on: bool) -> Opening {
    let text = text.strip_prefix('笫').map_or_else(|| text.to_owned(), |rest| format!("第{rest}"));
    if let Some((kind, heading)) = heading(&text) {
        return Opening::Heading(kind, heading);
    }
    if let Some(heading) = annex(&text) {
        return Opening::Annex(heading);
    }
    if let Some((no, label, rest)) = label(&text) {
        let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let next = last.map_or(no.main == 1, |last| last.is_followed_by(no));
        let rest = rest.trim_start();
        let cites = CITES.iter().any(|word| rest.starts_with(word));
        if (next && (apart || !cites)) || (apart && !cites && !goes_on) {
            let words = format!("{label} {}", title::tidy(rest.trim_start_matches(['：', ':'])));
            return Opening::Article(no, words.trim_end().to_owned());
        }
    }
    item(&text).map_or(Opening::Text, Opening::Item)
}

/// Whether a line alone shows that a law's body is here.
pub(in crate::convert) fn opens_body(text: &str) -> bool {
    matches!(opening(text, None, false), Opening::Heading(..) | Opening::Article(..))
}

/// The kind and the tidy words of a heading: `第 一 章　总　　则` is 第一章 总则.
fn heading(text: &str) -> Option<(Kind, String)> {
    if text.chars().count() > LONGEST_HEADING || text.contains(['。', '；', '，', '：']) {
        return None;
    }
    let plain = squeezed(text);
    if PLAIN.contains(&plain.as_str()) {
        return Some((Kind::Chapter, plain));
    }
    let (head, kind, rest) = KINDS.iter().find_map(|&(word, kind)| {
        let (head, rest) = text.strip_prefix('第')?.split_once(word)?;
        let head = squeezed(head);
        numeral::parse(&head)?;
        Some((format!("第{head}{word}"), kind, rest))
    })?;
    if CITES.iter().any(|cites| rest.starts_with(cites)) {
        return None;
    }
    let words = title::tidy(rest);
    Some((kind, if words.is_empty() { head } else { format!("{head} {words}") }))
}

/// `附：`, `附件1`, `附表：…`
fn annex(text: &str) -> Option<String> {
    let long = text.chars().count() > LONGEST_HEADING || text.ends_with(['。', '；']);
    let rest = ["附件", "附录", "附表", "附图", "附"].iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.trim_start();
    let rest = rest.get(numeral::prefix(rest).map_or(0, |(_, end)| end)..).unwrap_or_default();
    let ends = rest.is_empty() || rest.starts_with(['：', ':', ' ', '\u{3000}', '《', '（', '.', '、']);
    (!long && ends).then(|| spaced(text))
}

/// The article that a line begins with, its label without blanks, and what follows.
fn label(text: &str) -> Option<(ArticleNo, String, &str)> {
    let inner = text.strip_prefix('第')?;
    let (end, _) = inner.char_indices().take(LONGEST_NUMBER).find(|&(_, c)| c == '条')?;
    let (head, mut rest) = (&inner[..end], &inner[end + '条'.len_utf8()..]);
    let mut label = format!("第{}条", squeezed(head));
    let sub = rest.trim_start().strip_prefix('之').map(str::trim_start);
    if let Some((number, end)) = sub.and_then(numeral::prefix)
        && let Some(behind) = sub.and_then(|sub| sub.get(end..))
        && (behind.is_empty() || behind.starts_with(char::is_whitespace))
    {
        label.push_str(&format!("之{}", numeral::han(number)));
        rest = behind;
    }
    Some((label.parse().ok()?, label, rest))
}

/// The words of an item, its label without blanks.
fn item(text: &str) -> Option<String> {
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        let inner = inner.trim_start();
        let (_, end) = numeral::prefix(inner)?;
        let rest = inner[end..].trim_start().strip_prefix(['）', ')'])?;
        return Some(format!("（{}）{}", &inner[..end], title::tidy(rest)));
    }
    if text.starts_with(|c| ('①'..='⑳').contains(&c)) {
        return Some(title::tidy(text).into_owned());
    }
    let (_, end) = numeral::prefix(text)?;
    let rest = &text[end..];
    let arabic = text.starts_with(|c: char| c.is_ascii_digit());
    let behind = rest.strip_prefix('、').or_else(|| rest.strip_prefix(['.', '．']).filter(|_| arabic))?;
    (!behind.starts_with(|c: char| c.is_ascii_digit())).then(|| title::tidy(text).into_owned())
}

/// Without any blanks.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// With one blank for several.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
