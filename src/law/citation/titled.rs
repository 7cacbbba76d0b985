//! 《…》, what stands beside it, and the provisions that follow.

use std::ops::Range;

use super::super::address::{ArticleNo, Provision};
use super::super::cursor::{Cursor, is_blank};
use super::super::edition::Edition;
use super::Cited;
use super::provisions::Unit;

/// No title is longer, in bytes. The bound keeps hostile text from costing more than linear time.
const LONGEST_TITLE: usize = 360;
/// Nor is a remark behind it.
pub(super) const LONGEST_REMARK: usize = 240;
/// Nor the name of a part in characters: 婚姻家庭编.
pub(super) const LONGEST_PART: usize = 8;
/// Remarks behind one title that are looked at: （2018年修正）（以下简称《…》）.
const REMARKS: usize = 3;

/// A title in 《》 with all that belongs to it.
pub(super) struct Titled<'a> {
    /// With the brackets.
    pub words: Range<usize>,
    /// Without them.
    pub whole: &'a str,
    /// The same without a year in brackets at its end.
    pub name: &'a str,
    pub remark: Option<Range<usize>>,
    /// The name that the document will use for the law from here on.
    pub short: Option<&'a str>,
    pub version: Option<Edition>,
    /// A remark says that it was repealed.
    pub past: bool,
    pub provisions: Vec<Cited>,
    /// Behind the last word of all this.
    pub end: usize,
}

impl Titled<'_> {
    /// A title that begins at `start`.
    pub fn read(text: &str, start: usize) -> Option<Titled<'_>> {
        let mut cursor = Cursor::starting(text, start);
        let whole = &text[cursor.title()?];
        let words = start..cursor.at();
        let (name, mut version) = without_edition(whole);
        let (mut remark, mut short, mut past) = (None, None, false);
        let mut end = cursor.at();
        for _ in 0..REMARKS {
            let Some(next) = cursor.remark() else { break };
            let inner = inside(&text[next.clone()]);
            let (defined, edition) = (short_name(inner), Edition::of_brackets(inner));
            let over = says_past(inner);
            // Other remarks may name laws themselves: they are read like any text.
            if defined.is_some() || edition.is_some() || over && !inner.contains('《') {
                end = cursor.at();
            }
            remark = remark.or(Some(next));
            short = short.or(defined);
            version = version.or(edition);
            past |= over;
        }
        let provisions = cursor.provisions_of_named();
        if provisions.is_some() {
            end = cursor.at();
        }
        let provisions = provisions.unwrap_or_default();
        Some(Titled { words, whole, name, remark, short, version, past, provisions, end })
    }
}

/// What a remark holds.
fn inside(remark: &str) -> &str {
    remark.trim_start_matches(['（', '(']).strip_suffix(['）', ')']).unwrap_or(remark)
}

/// A title, and the version that brackets at its end name: 妇女权益保障法（2018年修正）.
pub(super) fn without_edition(name: &str) -> (&str, Option<Edition>) {
    let split = || {
        let body = name.trim_end_matches(is_blank).strip_suffix(['）', ')'])?;
        let (title, remark) = body.rsplit_once(['（', '('])?;
        let edition = Edition::of_brackets(remark)?;
        (!title.is_empty()).then_some((title, Some(edition)))
    };
    split().unwrap_or((name, None))
}

/// Whether a remark says that the law is over: 已废止, 2021年1月1日起失效.
pub(super) fn says_past(remark: &str) -> bool {
    ["废止", "失效", "已修改", "已修订", "旧法"].iter().any(|word| remark.contains(word))
}

/// The name that a remark agrees on: 以下简称《民法典》, 下称“本解释”, 以下简称民法典.
fn short_name(remark: &str) -> Option<&str> {
    const QUOTES: [(char, char); 6] =
        [('《', '》'), ('“', '”'), ('"', '"'), ('‘', '’'), ('「', '」'), ('〈', '〉')];
    let agreed = ["简称", "以下称", "下称"].iter().find_map(|word| remark.split_once(word))?.1;
    let mut name = agreed.trim_start_matches(['为', '：', ':', '作', ' ', '　']);
    let mut quoted = false;
    // “《民法典》”: quotes around brackets.
    while let Some((_, close)) = QUOTES.iter().find(|(open, _)| name.starts_with(*open)) {
        let open = name.chars().next()?;
        name = name[open.len_utf8()..].split(*close).next()?;
        quoted = true;
    }
    if !quoted {
        name = name.split(['，', ',', '、', '；', ';', '）', '。']).next()?;
    }
    let name = name.trim_matches(is_blank);
    (name.chars().nth(1).is_some()).then_some(name)
}

/// Whether a title that nobody knows is one of a paper between people, whose articles are no law: 《租房合同》第三条.
pub(super) fn is_paper(name: &str) -> bool {
    const PAPERS: [&str; 15] = [
        "合同",
        "协议",
        "协议书",
        "合同书",
        "章程",
        "制度",
        "手册",
        "守则",
        "须知",
        "规约",
        "民约",
        "通知书",
        "条款",
        "承诺书",
        "说明书",
    ];
    PAPERS.iter().any(|paper| name.trim_end_matches(is_blank).ends_with(paper))
}

/// Whether a title reads like one of a law.
pub(super) fn is_like_a_law(name: &str) -> bool {
    const ENDS: [&str; 14] = [
        "法",
        "法典",
        "条例",
        "规定",
        "解释",
        "办法",
        "决定",
        "细则",
        "规则",
        "意见",
        "批复",
        "通则",
        "公约",
        "修正案",
    ];
    let name = name.trim_end_matches(|c: char| is_blank(c) || "（）()一二三四五六七八九十试行".contains(c));
    ENDS.iter().any(|end| name.ends_with(end))
}

impl Cursor<'_> {
    /// 《…》 with whatever brackets inside; the range of the name without its own brackets.
    fn title(&mut self) -> Option<Range<usize>> {
        let mut depth = 0usize;
        let start = self.at();
        for (offset, c) in
            self.rest().char_indices().take_while(|&(offset, c)| offset <= LONGEST_TITLE && c != '\n')
        {
            match c {
                '《' => depth += 1,
                '》' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.skip(offset + c.len_utf8());
                let name = start + '《'.len_utf8()..start + offset;
                return (!name.is_empty()).then_some(name);
            }
        }
        None
    }

    /// （…） right behind a title, with whatever brackets inside.
    fn remark(&mut self) -> Option<Range<usize>> {
        self.attempt(|cursor| {
            cursor.spaces();
            let start = cursor.at();
            let mut depth = 0usize;
            for (offset, c) in
                cursor.rest().char_indices().take_while(|&(offset, c)| offset <= LONGEST_REMARK && c != '\n')
            {
                match c {
                    '（' | '(' => depth += 1,
                    '）' | ')' => depth = depth.saturating_sub(1),
                    _ if depth == 0 => return None,
                    _ => {}
                }
                if depth == 0 {
                    cursor.skip(offset + c.len_utf8());
                    return Some(start..cursor.at());
                }
            }
            None
        })
    }

    /// Provisions right behind the name of a law, or behind the part of it that is named between: 婚姻家庭编第五条.
    fn provisions_of_named(&mut self) -> Option<Vec<Cited>> {
        self.attempt(|cursor| {
            cursor.spaces();
            cursor.provisions(None)
        })
        .or_else(|| {
            self.attempt(|cursor| {
                cursor.part()?;
                cursor.provisions(None)
            })
        })
    }

    /// 第一点, 第（一）项 right behind a title: an article of a document that numbers them 一、 二、.
    pub(super) fn point_of_named(&mut self) -> Option<Vec<Cited>> {
        let first = self.attempt(|cursor| {
            cursor.spaces();
            let start = cursor.at();
            cursor.eat("第").then_some(())?;
            let number = cursor.bracketed_number()?;
            cursor.spaces();
            let provision = Provision::article(ArticleNo::new(number));
            cursor.eat_any(&["点", "项"]).then(|| Cited {
                span: start..cursor.at(),
                provision,
                through: None,
            })
        })?;
        Some(self.provisions_within(first, Unit::Article))
    }

    /// What may stand between a title and its articles: 的, 总则, 婚姻家庭编, 第五编婚姻家庭.
    fn part(&mut self) -> Option<()> {
        let mut divided = false;
        while self.division().is_some() {
            divided = true;
        }
        self.spaces();
        let rest = self.rest();
        let before_article = rest.char_indices().take(LONGEST_PART + 1).find(|&(_, c)| c == '第');
        let (offset, _) = before_article?;
        let words = rest[..offset].trim_end_matches(is_blank);
        (divided && plain(words) || is_part(words)).then(|| self.skip(offset))
    }

    /// 第五编, 第一章 with its heading.
    fn division(&mut self) -> Option<()> {
        self.attempt(|cursor| {
            cursor.spaces();
            let found = cursor.eat("第") && {
                cursor.spaces();
                cursor.number().is_some()
            };
            cursor.spaces();
            if !found || !cursor.eat_any(&["分编", "编", "章", "节"]) {
                return None;
            }
            let rest = cursor.rest();
            let next = rest.char_indices().take(LONGEST_PART + 1).find(|&(_, c)| c == '第');
            let heading = next.map_or(0, |(offset, _)| offset);
            if plain(&rest[..heading]) {
                cursor.skip(heading);
            }
            Some(())
        })
    }
}

/// Whether these words name a part of a law, or only lead on to its article: 的, 中, 总则, 婚姻家庭编.
pub(super) fn is_part(words: &str) -> bool {
    let names_part = ["编", "总则", "分则", "附则"].iter().any(|end| words.ends_with(end));
    matches!(words, "的" | "中" | "中的" | "里" | "里的") || names_part && plain(words)
}

fn plain(words: &str) -> bool {
    !words.contains(|c: char| c.is_ascii_punctuation() || "，。；：、（）“”《》".contains(c))
}
