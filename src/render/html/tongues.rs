//! Chinese on a page of another language says that it is Chinese: titles nobody has translated, names, laws. Voices then
//! read it as what it is, and among words that are read from the right it keeps its order.
//!
//! Such words come from everywhere, most through templates, which themes replace. So the finished page is looked
//! through once; pages in Chinese are not.

use super::escape::{is_arabic, is_han};
use crate::base::lang::direction;

/// Elements whose text is no text of the page, or cannot hold elements.
const PLAIN: [&str; 5] = ["script", "style", "title", "textarea", "option"];
/// Elements without an end.
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// Whether Chinese characters on a page in `lang` can only be Chinese.
pub fn is_apart(lang: &str) -> bool {
    !["zh", "ja", "ko"].iter().any(|own| lang.starts_with(own))
}

/// `html`, a page in `page`, with each run of Chinese marked where the language around it is another, and each run of the
/// page's own language where Chinese is around it: what templates add to a text that nobody has translated.
pub fn mark(html: &str, page: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    // Of each open element: its name, and whether its language is Chinese.
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&mut out, &rest[..at], &open, page);
        let stop = end_of_tag(&rest[at..]) + at;
        let tag = &rest[at..stop];
        out.push_str(tag);
        rest = &rest[stop..];
        let name = name(tag);
        if let Some(closed) = name.strip_prefix('/') {
            if let Some(index) = open.iter().rposition(|(name, _)| *name == closed) {
                open.truncate(index);
            }
        } else if !name.is_empty() && !VOID.contains(&name) {
            let around = open.last().is_some_and(|(_, chinese)| *chinese);
            open.push((name, lang(tag).map_or(around, |lang| lang.starts_with("zh"))));
        }
    }
    text(&mut out, rest, &open, page);
    out
}

/// Where the tag or comment ends that `text` begins with.
fn end_of_tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + 3);
    }
    let mut quoted = false;
    let end = text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(text.len(), |at| at + 1)
}

/// `p` of `<p class="…">`, `/p` of `</p>`; nothing of what is no element.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<');
    let end = inner.find([' ', '\n', '>']).unwrap_or(inner.len());
    let name = &inner[..end];
    if name.starts_with('!') { "" } else { name }
}

fn lang(tag: &str) -> Option<&str> {
    let (_, value) = tag.split_once(" lang=\"")?;
    value.split_once('"').map(|(lang, _)| lang)
}

fn text(out: &mut String, text: &str, open: &[(&str, bool)], page: &str) {
    let in_body = open.iter().any(|(name, _)| *name == "body");
    let (name, chinese) = open.last().copied().unwrap_or_default();
    let mut rest = text;
    if in_body && !PLAIN.contains(&name) {
        let lang = if chinese { page } else { "zh-Hans" };
        let find = |rest| if chinese { own(rest, page) } else { han(rest) };
        while let Some((start, stop)) = find(rest) {
            out.push_str(&rest[..start]);
            out.push_str("<bdi lang=\"");
            out.push_str(lang);
            out.push_str("\">");
            out.push_str(&rest[start..stop]);
            out.push_str("</bdi>");
            rest = &rest[stop..];
        }
    }
    out.push_str(rest);
}

/// The first run of Chinese: from its first sign or figure to its last before letters of another script.
fn han(text: &str) -> Option<(usize, usize)> {
    let first = text.find(is_han)?;
    let is_letter = |c: char| c.is_alphabetic() && !is_han(c);
    let belongs = |c: char| is_han(c) || is_sign(c) || c.is_numeric();
    // Where nothing else is said, all of it is Chinese.
    let alone = !text.contains(is_letter);
    let start = match alone {
        true => text.len() - text.trim_start().len(),
        false => text[..first].trim_end_matches(belongs).len(),
    };
    let foreign = text[first..].find(is_letter).map_or(text.len(), |at| first + at);
    let stop = match alone {
        true => text.trim_end().len(),
        false => text[..foreign].trim_end_matches(|c| !belongs(c)).len(),
    };
    Some((start, stop))
}

/// The first words in the language of the page, among Chinese; a whole sentence keeps its figures. A letter alone is a
/// mark of something.
fn own(text: &str, page: &str) -> Option<(usize, usize)> {
    let is_own = |c: char| match direction(page) {
        "rtl" => is_arabic(c),
        _ => c.is_alphabetic() && !is_han(c) && !is_arabic(c),
    };
    let whole = text.trim();
    if !whole.contains(is_han) && whole.contains(is_own) && whole.chars().count() > 1 {
        let start = text.len() - text.trim_start().len();
        return Some((start, start + whole.len()));
    }
    let mut from = 0;
    loop {
        let start = from + text[from..].find(is_own)?;
        let next = text[start..].find(|c| is_han(c) || is_sign(c)).map_or(text.len(), |at| start + at);
        let stop = start + text[start..next].trim_end_matches(|c| !is_own(c)).len();
        if text[start..stop].chars().count() > 1 {
            return Some((start, stop));
        }
        from = stop;
    }
}

/// Punctuation of Chinese; quotation marks are the same in other languages, and go with what they stand at.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201d}' | '\u{3001}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff1f}')
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[track_caller]
    fn body(inner: &str, expected: &str) {
        let page = |inner: &str| {
            format!("<html lang=\"ug\"><head><title>家</title></head><body>{inner}</body></html>")
        };
        assert_eq!(mark(&page(inner), "ug"), page(expected));
    }

    #[test]
    fn chinese_is_marked_and_nothing_else() {
        body("<p>دەرس</p>", "<p>دەرس</p>");
        body(
            "<a href=\"家.html\" title=\"家\">《民法典》</a>",
            "<a href=\"家.html\" title=\"家\"><bdi lang=\"zh-Hans\">《民法典》</bdi></a>",
        );
        body("دەرس 3 家里的事，2026年。 دەرس", "دەرس 3 <bdi lang=\"zh-Hans\">家里的事，2026年。</bdi> دەرس");
        body("a家b里c", "a<bdi lang=\"zh-Hans\">家</bdi>b<bdi lang=\"zh-Hans\">里</bdi>c");
        body("、 … ／", "、 … ／");
        body("“打是亲”", "<bdi lang=\"zh-Hans\">“打是亲”</bdi>");
        body("\n2026年培训 ", "\n<bdi lang=\"zh-Hans\">2026年培训</bdi> ");
    }

    #[test]
    fn what_says_its_language_already_is_left_alone() {
        body(
            "<p lang=\"zh-Hans\">家<b>里</b></p>家",
            "<p lang=\"zh-Hans\">家<b>里</b></p><bdi lang=\"zh-Hans\">家</bdi>",
        );
        body(
            "<div lang=\"zh\"><p lang=\"ug\">家</p><br>里</div>",
            "<div lang=\"zh\"><p lang=\"ug\"><bdi lang=\"zh-Hans\">家</bdi></p><br>里</div>",
        );
    }

    #[test]
    fn words_of_the_page_among_chinese_are_marked() {
        body(
            "<div lang=\"zh-Hans\">جاۋاب B 家里<b>دەرس 3</b></div>",
            "<div lang=\"zh-Hans\"><bdi lang=\"ug\">جاۋاب</bdi> B 家里<b><bdi lang=\"ug\">دەرس 3</bdi></b></div>",
        );
        let english = mark("<html><body><p lang=\"zh\">A 家, Legal basis 里</p></body></html>", "en");
        assert_eq!(
            english,
            "<html><body><p lang=\"zh\">A 家, <bdi lang=\"en\">Legal basis</bdi> 里</p></body></html>"
        );
    }

    #[test]
    fn what_cannot_hold_elements_is_left_alone() {
        body(
            "<select><option>家</option></select><!-- 家 --><script>家</script>",
            "<select><option>家</option></select><!-- 家 --><script>家</script>",
        );
        body(
            "<img alt=\"a > 家\"><p>a &lt; 家</p>",
            "<img alt=\"a > 家\"><p>a &lt; <bdi lang=\"zh-Hans\">家</bdi></p>",
        );
    }
}
