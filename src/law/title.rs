//! Names of laws: in full, in short, as people misremember them.

use std::borrow::Cow;
use std::ops::Range;

use super::cursor::is_blank;

const STATE: &str = "中华人民共和国";

/// Longer names are compared by their beginnings: no title is this long, and comparing is quadratic.
const LONGEST: usize = 80;

/// The form in which names of laws are compared. Full and short title fall together: 中华人民共和国 is left out
/// wherever it stands, blanks too, the outer 《》 also; inner brackets, parentheses and digits get one form.
///
/// `《关于修改<中华人民共和国民法典>的决定(二)》` becomes `关于修改《民法典》的决定（二）`.
pub fn normalise(title: &str) -> String {
    let mut plain: String = title.chars().filter(|&c| !is_blank(c)).map(one_form).collect();
    if plain.contains(STATE) && plain != STATE {
        plain = plain.replace(STATE, "");
    }
    match outer(&plain) {
        Some(inner) => inner.to_owned(),
        None => plain,
    }
}

/// The title without its 中华人民共和国 in front: 反家庭暴力法. Titles without it are their own short ones.
pub fn short(title: &str) -> &str {
    let title = title.trim_matches(is_blank);
    match title.strip_prefix(STATE) {
        Some(rest) if !rest.trim_start_matches(is_blank).is_empty() => rest.trim_start_matches(is_blank),
        _ => title,
    }
}

/// The text without the blanks that only spread Chinese characters over a line (总 则, 监　　护) and without
/// invisible ones; blanks beside other scripts become one space.
pub fn tidy(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(is_blank);
    if !text.contains(is_blank) {
        return Cow::Borrowed(text);
    }
    let mut tidy = String::with_capacity(text.len());
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        // Letters of Latin, Arabic, Cyrillic: all stand before the blocks of Chinese.
        let is_other = |c: char| c.is_ascii() || c < '\u{2E80}' && c.is_alphanumeric();
        let beside_other_script = tidy.ends_with(is_other) || word.starts_with(is_other);
        if beside_other_script && !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    Cow::Owned(tidy)
}

/// The name in 《》; names within it in 〈〉, as is usual.
pub fn in_brackets(name: &str) -> String {
    format!("《{}》", name.replace('《', "〈").replace('》', "〉"))
}

/// Where names stand in a text: what the outermost 《》 or 〈〉 hold.
pub fn bracketed(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '《' | '〈' => {
                if depth == 0 {
                    start = at + c.len_utf8();
                }
                depth += 1;
            }
            '》' | '〉' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(start..at);
                }
            }
            _ => {}
        }
    }
    found
}

/// The names among `known` that `wanted` was probably meant for, best first, at most `limit`. Of names equally
/// near the earlier comes first.
///
/// Nearness is the longest common subsequence, because people drop characters (反家暴法, 民诉法) more often than
/// they mistake them. Compares with every known name: call it once for each unknown title, not for each mention.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    let wanted: Vec<char> = normalise(wanted).chars().take(LONGEST).collect();
    let mut found: Vec<(usize, &str)> = known
        .into_iter()
        .map(|name| (nearness(&wanted, name), name))
        .filter(|(nearness, _)| *nearness >= NEAR_ENOUGH)
        .collect();
    found.sort_by_key(|(nearness, _)| std::cmp::Reverse(*nearness));
    found.truncate(limit);
    found.into_iter().map(|(_, name)| name).collect()
}

/// Per mille. 反家暴法 and 反家庭暴力法 have 800; 反间谍法 and 反家庭暴力法, alike only in the frame, 400.
const NEAR_ENOUGH: usize = 600;

/// How much of both names is common to them, per mille.
fn nearness(wanted: &[char], name: &str) -> usize {
    let name: Vec<char> = normalise(name).chars().take(LONGEST).collect();
    // One row of the table of common subsequences: lengths for each beginning of `name`.
    let mut row = vec![0usize; name.len() + 1];
    for c in wanted {
        let mut diagonal = 0;
        for (i, other) in name.iter().enumerate() {
            let above = row[i + 1];
            row[i + 1] = if c == other { diagonal + 1 } else { above.max(row[i]) };
            diagonal = above;
        }
    }
    2000 * row[name.len()] / (wanted.len() + name.len()).max(1)
}

pub(super) fn one_form(c: char) -> char {
    match c {
        '〈' | '<' | '＜' | '「' => '《',
        '〉' | '>' | '＞' | '」' => '》',
        '(' => '（',
        ')' => '）',
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        _ => c,
    }
}

/// What stands within 《》, if they are around the whole.
fn outer(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('《')?.strip_suffix('》')?;
    let mut depth = 0i32;
    let closed_early = inner.chars().any(|c| {
        depth += i32::from(c == '《') - i32::from(c == '》');
        depth < 0
    });
    (!closed_early).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::{nearest, normalise, short, tidy};

    #[test]
    fn full_short_and_spread_titles_fall_together() {
        for title in
            ["中华人民共和国 民法典", "《民法典》", "《中华人民共和国民法典》", "民 法　典", "〈民法典〉"]
        {
            assert_eq!(normalise(title), "民法典", "{title}");
        }
        let decision = "关于修改《民法典》的决定（二）";
        assert_eq!(normalise("《关于修改<中华人民共和国民法典>的决定(二)》"), decision);
        assert_eq!(normalise("《甲法》和《乙法》"), "《甲法》和《乙法》");
        assert_eq!(normalise("中华人民共和国"), "中华人民共和国");
    }

    #[test]
    fn names_within_names_have_smaller_brackets() {
        assert_eq!(super::in_brackets("关于修改《甲法》的决定"), "《关于修改〈甲法〉的决定》");
    }

    #[test]
    fn a_short_title_lacks_only_the_state() {
        assert_eq!(short("中华人民共和国反家庭暴力法"), "反家庭暴力法");
        assert_eq!(short("法律援助条例"), "法律援助条例");
        assert_eq!(short("中华人民共和国"), "中华人民共和国");
    }

    #[test]
    fn spread_headings_are_drawn_together() {
        assert_eq!(tidy(" 总　 则\u{200b}"), "总则");
        assert_eq!(tidy("肖 像 权"), "肖像权");
        assert_eq!(tidy("General  rules"), "General rules");
        assert_eq!(tidy("هويلا  قانۇنى"), "هويلا قانۇنى");
    }

    #[test]
    fn the_nearest_title_is_the_one_that_was_meant() {
        let known = ["反间谍法", "反家庭暴力法", "民事诉讼法", "行政诉讼法", "刑事诉讼法", "民法典"];
        assert_eq!(nearest("《反家暴法》", known, 1), ["反家庭暴力法"]);
        assert_eq!(nearest("反家庭爆力法", known, 3), ["反家庭暴力法"]);
        assert_eq!(nearest("民诉法", known, 1), ["民事诉讼法"]);
        assert_eq!(nearest("新时代的歌", known, 3), [""; 0]);
    }
}
