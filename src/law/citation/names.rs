//! The names of laws that a collection knows, found in text without 《》: of 依照民法典第三条, 民法典.

use super::super::cursor::is_blank;
use super::super::title::{normalise, one_form};

/// What stands before the names of most laws, and is left out of the forms that are compared.
const STATE: &str = "中华人民共和国";
/// Shorter names say too little without brackets.
const SHORTEST: usize = 2;

/// Names that are laws for certain: full and short titles, aliases. Made once for a collection.
///
/// Chinese writes no spaces, so where a name begins is not to be seen; where it ends is: before 第. That is why names
/// are read backwards. Reading one costs the length of the longest name at most.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// In normal form, from the last character to the first, sorted.
    backwards: Vec<String>,
    /// The characters that names end with, sorted.
    ends: Vec<char>,
}

impl Names {
    /// Names may come in any form and more than once.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
        let backwards = |name: &str| normalise(name).chars().rev().collect::<String>();
        let mut backwards: Vec<String> = names
            .into_iter()
            .map(backwards)
            .filter(|name| name.chars().nth(SHORTEST - 1).is_some())
            .collect();
        backwards.sort_unstable();
        backwards.dedup();
        let mut ends: Vec<char> = backwards.iter().filter_map(|name| name.chars().next()).collect();
        ends.dedup();
        Names { backwards, ends }
    }

    /// Whether this title, in any form, is one of the names.
    pub(super) fn knows(&self, title: &str) -> bool {
        let backwards: String = normalise(title).chars().rev().collect();
        self.backwards.binary_search(&backwards).is_ok()
    }

    /// Whether a name may end with `text`: a quick look.
    pub(super) fn may_end(&self, text: &str) -> bool {
        text.chars().next_back().is_some_and(|c| self.ends.binary_search(&one_form(c)).is_ok())
    }

    /// Where the longest name begins that `text` ends with; 中华人民共和国 before it belongs to it.
    pub(super) fn ending(&self, text: &str) -> Option<usize> {
        let mut fitting = &self.backwards[..];
        let mut read = 0;
        let mut found = None;
        for (at, c) in text.char_indices().rev().filter(|&(_, c)| !is_blank(c)) {
            let c = one_form(c);
            let next = |name: &String| name[read..].chars().next();
            let first = fitting.partition_point(|name| next(name) < Some(c));
            let behind = fitting.partition_point(|name| next(name) <= Some(c));
            fitting = &fitting[first..behind];
            read += c.len_utf8();
            match fitting.first() {
                None => break,
                Some(name) if name.len() == read => found = Some(at),
                Some(_) => {}
            }
        }
        found.map(|start| before_state(&text[..start]).unwrap_or(start))
    }
}

/// Where 中华人民共和国 begins, if the text ends with it.
fn before_state(text: &str) -> Option<usize> {
    let mut letters = text.char_indices().rev().filter(|&(_, c)| !is_blank(c));
    let mut start = None;
    for wanted in STATE.chars().rev() {
        let (at, c) = letters.next()?;
        if c != wanted {
            return None;
        }
        start = Some(at);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn ending<'a>(names: &[&str], text: &'a str) -> &'a str {
        Names::new(names.iter().copied()).ending(text).map_or("", |start| &text[start..])
    }

    #[test]
    fn the_longest_name_at_the_end_counts() {
        let names = ["邻里和睦法", "中华人民共和国和睦法", "鼓乐条例（试行）", "法"];
        for (text, name) in [
            ("依照邻里和睦法", "邻里和睦法"),
            ("依照和睦法", "和睦法"),
            ("依照中华人民共和国 和睦法", "中华人民共和国 和睦法"),
            ("依照 鼓 乐条例(试行)", "鼓 乐条例(试行)"),
            ("依照鼓乐法", ""),
            ("睦法", ""),
            ("和睦法律", ""),
            ("", ""),
        ] {
            assert_eq!(ending(&names, text), name, "{text}");
        }
        assert_eq!(ending(&[], "和睦法"), "");
    }

    #[test]
    fn titles_are_known_in_all_their_forms() {
        let names = Names::new(["《中华人民共和国邻里和睦法》"]);
        assert!(names.knows("邻里 和睦法") && !names.knows("和睦法"));
    }
}
