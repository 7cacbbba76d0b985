//! Finds what running text cites: 《反家庭暴力法》第二十三条第二款, 《民法典》第1043条, 本法第十条.
//!
//! This is grammar alone: whether there is a law of that name, and such an article in it, is for those who know the
//! collection. Titles are given as written; compare them by [`title::normalise`](super::super::title::normalise). The
//! grammar of the provisions is in `provisions`.

use std::ops::Range;

use super::super::cursor::Cursor;
pub use super::Cited;

/// A law named in running text, and the provisions of it that are named with it. Ranges are bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From the first word of the name to the last of the provisions.
    pub span: Range<usize>,
    /// The law, as named.
    pub law: Named,
    /// Brackets right behind the title: （法释〔2020〕26号）, （以下简称民法典）; with the brackets.
    pub remark: Option<Range<usize>>,
    /// In the order of the text; empty if only the law is named.
    pub provisions: Vec<Cited>,
}

/// How the law is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// By its title in 《》. `name` is what stands inside.
    Title {
        /// With the brackets.
        span: Range<usize>,
        /// Without.
        name: Range<usize>,
    },
    /// 本法, 本条例, 本节 …: the text that speaks.
    ThisLaw {
        /// Those words.
        span: Range<usize>,
    },
    /// Not at all: 第十条. In a statute this is the statute itself, elsewhere the law spoken of last.
    Unnamed,
}

/// No title is longer, in bytes. The bound keeps hostile text from costing more than linear time.
const LONGEST_TITLE: usize = 360;
/// Nor is a remark behind it.
const LONGEST_REMARK: usize = 180;
/// Nor the name of a part in characters: 婚姻家庭编.
const LONGEST_PART: usize = 8;

/// Finds all titles in 《》, with the provisions that follow them, in the order of the text.
pub fn find(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find('《') {
        let start = at + next;
        match titled(text, start) {
            Some(citation) => {
                at = citation.span.end;
                found.push(citation);
            }
            None => at = start + '《'.len_utf8(),
        }
    }
    found
}

/// Finds what the text of a statute cites: titles, as [`find`] does, and its own provisions (本法第十条, 第十条).
/// Provisions of another law that is named without 《》 (宪法第八十九条) are left out.
pub fn find_in_statute(text: &str) -> Vec<Citation> {
    if !text.contains('条') {
        return find(text);
    }
    let mut found = Vec::new();
    let mut title = Finder::new('《');
    let mut provision = Finder::new('第');
    let mut at = 0;
    loop {
        let (next_title, next_provision) = (title.next(text, at), provision.next(text, at));
        let start = next_title.min(next_provision);
        if start == usize::MAX {
            return found;
        }
        let citation =
            if next_title < next_provision { titled(text, start) } else { own(text, start, &mut at) };
        match citation {
            Some(citation) => {
                at = citation.span.end;
                found.push(citation);
            }
            None => at = at.max(start + '第'.len_utf8()),
        }
    }
}

/// The next place of a character, remembered until it is passed.
struct Finder {
    wanted: char,
    next: Option<usize>,
}

impl Finder {
    fn new(wanted: char) -> Finder {
        Finder { wanted, next: None }
    }

    /// The first place from `at` on; `usize::MAX` if there is none.
    fn next(&mut self, text: &str, at: usize) -> usize {
        match self.next {
            Some(next) if next >= at => next,
            _ => {
                let next = text[at..].find(self.wanted).map_or(usize::MAX, |next| at + next);
                self.next = Some(next);
                next
            }
        }
    }
}

/// A title that begins at `start`, and its provisions.
fn titled(text: &str, start: usize) -> Option<Citation> {
    let mut cursor = Cursor::starting(text, start);
    let name = cursor.old_title()?;
    let span = start..cursor.at();
    let remark = cursor.old_remark();
    let mut behind = cursor;
    behind.spaces();
    let provisions = behind.provisions(None).or_else(|| {
        behind = cursor;
        behind.old_part()?;
        behind.provisions(None)
    });
    let end = if provisions.is_some() { behind.at() } else { span.end };
    let provisions = provisions.unwrap_or_default();
    Some(Citation { span: start..end, law: Named::Title { span, name }, remark, provisions })
}

/// Provisions that begin at `start` without a title. Moves `at` behind those of other laws.
fn own(text: &str, start: usize, at: &mut usize) -> Option<Citation> {
    let mut cursor = Cursor::starting(text, start);
    let before = cursor.before().trim_end();
    let provisions = cursor.provisions(None)?;
    *at = cursor.at();
    let (from, law) = if let Some(word) = OWN_WORDS.iter().find(|word| before.ends_with(**word)) {
        let span = before.len() - word.len()..before.len();
        (span.start, Named::ThisLaw { span })
    } else if before.ends_with(ENDS_OF_NAMES) {
        return None;
    } else {
        (start, Named::Unnamed)
    };
    Some(Citation { span: from..cursor.at(), law, remark: None, provisions })
}

const OWN_WORDS: [&str; 14] = [
    "本法",
    "本条例",
    "本规定",
    "本办法",
    "本解释",
    "本决定",
    "本细则",
    "本规则",
    "本规约",
    "本章程",
    "本编",
    "本分编",
    "本章",
    "本节",
];

/// What the names of laws end with, and the marks behind them.
const ENDS_OF_NAMES: [char; 10] = ['法', '典', '例', '定', '则', '释', '约', '编', '》', '）'];

impl Cursor<'_> {
    /// 《…》 with whatever brackets inside; the range of the name without its own brackets.
    fn old_title(&mut self) -> Option<Range<usize>> {
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

    /// （…） right behind a title.
    fn old_remark(&mut self) -> Option<Range<usize>> {
        self.attempt(|cursor| {
            cursor.spaces();
            let start = cursor.at();
            if !cursor.eat_any(&["（", "("]) {
                return None;
            }
            let rest = cursor.rest();
            let (offset, c) = rest
                .char_indices()
                .take_while(|&(offset, c)| offset <= LONGEST_REMARK && c != '\n')
                .find(|&(_, c)| matches!(c, '）' | ')'))?;
            cursor.skip(offset + c.len_utf8());
            Some(start..cursor.at())
        })
    }

    /// What may stand between a title and its articles: 的, 总则, 婚姻家庭编.
    fn old_part(&mut self) -> Option<()> {
        self.spaces();
        let rest = self.rest();
        let before_article = rest.char_indices().take(LONGEST_PART + 1).find(|&(_, c)| c == '第');
        let (offset, _) = before_article?;
        let words = rest[..offset].trim_end();
        let fits = words == "的" || ["编", "总则", "分则", "附则"].iter().any(|end| words.ends_with(end));
        let plain = !words.contains(|c: char| c.is_ascii_punctuation() || "，。；：、（）“”《》".contains(c));
        (fits && plain).then(|| self.skip(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::{Citation, Named, find, find_in_statute};

    /// Each citation as `name: provisions`.
    fn lines(text: &str, citations: Vec<Citation>) -> Vec<String> {
        let line = |citation: Citation| {
            let name = match citation.law {
                Named::Title { name, .. } => &text[name],
                Named::ThisLaw { span } => &text[span],
                Named::Unnamed => "",
            };
            let anchors: Vec<String> = citation
                .provisions
                .iter()
                .map(|cited| cited.provision.anchor().replacen("art-", "", 1))
                .collect();
            format!("{name}: {}", anchors.join(" "))
        };
        citations.into_iter().map(line).collect()
    }

    fn found(text: &str) -> Vec<String> {
        lines(text, find(text))
    }

    fn found_in_statute(text: &str) -> Vec<String> {
        lines(text, find_in_statute(text))
    }

    #[test]
    fn titles_bring_their_provisions() {
        let text = "依照《反家庭暴力法》第二十三条第二款、《民法典》第1043条和《刑法》 第一百三十三条之一";
        assert_eq!(found(text), ["反家庭暴力法: 23-para-2", "民法典: 1043", "刑法: 133-1"]);
        let citations = find(text);
        assert_eq!(&text[citations[0].span.clone()], "《反家庭暴力法》第二十三条第二款");
    }

    #[test]
    fn what_stands_between_title_and_article_is_passed_over() {
        for text in [
            "《某解释（一）》（法释〔2020〕26号）第二十六条",
            "《某解释（一）》(以下简称《解释》)第二十六条",
            "《某解释（一）》的第二十六条",
            "《某解释（一）》婚姻家庭编第二十六条",
        ] {
            assert_eq!(found(text), ["某解释（一）: 26"], "{text}");
        }
        assert_eq!(found("《甲法》规定的程序，第五条"), ["甲法: "]);
        assert_eq!(found("《甲法》（以下简称《乙》）规定"), ["甲法: ", "乙: "]);
    }

    #[test]
    fn a_title_alone_is_a_mention() {
        assert_eq!(found("看《隔壁又吵起来了》，学《民法典》"), ["隔壁又吵起来了: ", "民法典: "]);
        assert_eq!(found("《关于修改〈甲法〉的决定》第一次修正"), ["关于修改〈甲法〉的决定: "]);
        assert_eq!(found("《关于修改《甲法》的决定》第三条"), ["关于修改《甲法》的决定: 3"]);
        assert_eq!(found("《没有收尾\n《甲法》《》》"), ["甲法: "]);
    }

    #[test]
    fn a_statute_cites_itself() {
        assert_eq!(found_in_statute("违反本法第十条、第十一条第二款规定的"), ["本法: 10 11-para-2"]);
        assert_eq!(found_in_statute("除第十条规定外，依照《乙法》第三条"), [": 10", "乙法: 3"]);
        assert_eq!(found_in_statute("第三人依照宪法第八十九条、第九十条，和本条例第五条"), ["本条例: 5"]);
        assert_eq!(found_in_statute("没有引用"), [""; 0]);
    }

    #[test]
    fn hostile_text_costs_linear_time_and_never_panics() {
        for unit in [
            "《",
            "《甲》（",
            "第一、",
            "第（一",
            "第一条、",
            "第一条第一款、",
            "第一条第一、",
            "《甲》第一条至",
            "第　",
            "》",
            "第一条第一款第一项第一目",
        ] {
            let text = unit.repeat(100_000);
            find(&text);
            find_in_statute(&text);
        }
    }
}
