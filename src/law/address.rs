//! Addresses of provisions: 条 (article), 款 (paragraph), 项 (item), 目 (point), as links and as words.

use std::fmt;
use std::str::FromStr;

use super::cursor::Cursor;
use super::numeral::{self, han};

/// The number of an article: 第一百三十三条之一 is `main` 133, `sub` 1; 第二条 is `main` 2, `sub` 0.
///
/// Ordered as a statute orders them: 133, 133-1, 133-2, 134. [`Display`](fmt::Display) writes `133-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleNo {
    /// The number before 条.
    pub main: u32,
    /// The number after 之; 0 if there is none.
    pub sub: u32,
}

impl ArticleNo {
    /// 第`main`条
    pub fn new(main: u32) -> ArticleNo {
        ArticleNo { main, sub: 0 }
    }

    /// 第`main`条之`sub`
    pub fn with_sub(main: u32, sub: u32) -> ArticleNo {
        ArticleNo { main, sub }
    }

    /// As a statute writes it: 第一百三十三条之一.
    pub fn han(self) -> String {
        self.words(Numerals::Han)
    }

    /// In the wanted numerals: 第一百三十三条之一, 第133条之一 (之 keeps Han numerals in both).
    pub fn words(self, numerals: Numerals) -> String {
        let sub = if self.sub == 0 { String::new() } else { format!("之{}", han(self.sub)) };
        format!("第{}条{sub}", numerals.write(self.main))
    }

    /// The fragment of a link to this article: `art-133-1`.
    pub fn anchor(self) -> String {
        format!("art-{self}")
    }

    /// Whether `next` may directly follow in a statute that lacks nothing.
    pub fn is_followed_by(self, next: ArticleNo) -> bool {
        let next_main = self.main.checked_add(1).map(ArticleNo::new);
        let next_sub = self.sub.checked_add(1).map(|sub| ArticleNo::with_sub(self.main, sub));
        Some(next) == next_main || Some(next) == next_sub
    }
}

impl fmt::Display for ArticleNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sub {
            0 => write!(f, "{}", self.main),
            sub => write!(f, "{}-{sub}", self.main),
        }
    }
}

/// The text was not an article number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoArticleNo;

impl fmt::Display for NoArticleNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an article number such as 133, 133-1 or 第一百三十三条之一")
    }
}

impl std::error::Error for NoArticleNo {}

impl FromStr for ArticleNo {
    type Err = NoArticleNo;

    /// Reads `133`, `133-1`, `一百三十三`, `第一百三十三条`, `第133条之一`.
    fn from_str(text: &str) -> Result<ArticleNo, NoArticleNo> {
        let mut cursor = Cursor::new(text.trim());
        let number = match cursor.article_no() {
            Some(number) => Some(number),
            None => plain(&mut cursor),
        };
        number.filter(|no| no.main > 0 && cursor.rest().is_empty()).ok_or(NoArticleNo)
    }
}

fn plain(cursor: &mut Cursor<'_>) -> Option<ArticleNo> {
    let main = cursor.number()?;
    let sub = if cursor.eat("-") || cursor.eat("之") { cursor.number()? } else { 0 };
    Some(ArticleNo { main, sub })
}

/// Which numerals to write addresses in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Numerals {
    /// 第二十七条第一款第（三）项
    #[default]
    Han,
    /// 第27条第1款第（3）项
    Arabic,
}

impl Numerals {
    fn write(self, number: u32) -> String {
        match self {
            Numerals::Han => han(number),
            Numerals::Arabic => number.to_string(),
        }
    }
}

/// The address of a provision: an article or something inside one.
///
/// An item may be known without its paragraph (第二十七条第三项), when only one paragraph of the article has items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Provision {
    /// 条
    pub article: ArticleNo,
    /// 款, counted from 1.
    pub paragraph: Option<u16>,
    /// 项, by the number it bears.
    pub item: Option<u16>,
    /// 目, by the number it bears.
    pub point: Option<u16>,
}

impl Provision {
    /// The whole article.
    pub fn article(article: ArticleNo) -> Provision {
        Provision { article, paragraph: None, item: None, point: None }
    }

    /// A paragraph of the article, whatever was addressed in it before.
    pub fn with_paragraph(self, number: u16) -> Provision {
        Provision { paragraph: Some(number), item: None, point: None, ..self }
    }

    /// An item of the paragraph, or of the article.
    pub fn with_item(self, number: u16) -> Provision {
        Provision { item: Some(number), point: None, ..self }
    }

    /// A point of the item.
    pub fn with_point(self, number: u16) -> Provision {
        Provision { point: Some(number), ..self }
    }

    /// The fragment of a link: `art-27-para-1-item-3`. For one that exists on a page, ask
    /// [`Statute::locate`](super::statute::Statute::locate) first, which fills in the paragraph of an item.
    pub fn anchor(self) -> String {
        let mut anchor = self.article.anchor();
        for (name, number) in [("para", self.paragraph), ("item", self.item), ("point", self.point)] {
            if let Some(number) = number {
                anchor.push_str(&format!("-{name}-{number}"));
            }
        }
        anchor
    }

    /// In words: 第二十七条第一款第（三）项, 第27条第1款第（3）项.
    pub fn words(self, numerals: Numerals) -> String {
        let mut words = self.article.words(numerals);
        if let Some(number) = self.paragraph {
            words.push_str(&format!("第{}款", numerals.write(number.into())));
        }
        if let Some(number) = self.item {
            words.push_str(&format!("第（{}）项", numerals.write(number.into())));
        }
        if let Some(number) = self.point {
            words.push_str(&format!("第{number}目"));
        }
        words
    }
}

impl From<ArticleNo> for Provision {
    fn from(article: ArticleNo) -> Provision {
        Provision::article(article)
    }
}

impl Cursor<'_> {
    /// A number, Han or Arabic.
    pub(super) fn number(&mut self) -> Option<u32> {
        let (value, length) = numeral::prefix(self.rest())?;
        self.skip(length);
        Some(value)
    }

    /// 第一百三十三条之一. Leaves the cursor alone if there is none.
    pub(super) fn article_no(&mut self) -> Option<ArticleNo> {
        self.attempt(|cursor| if cursor.eat("第") { cursor.article_no_behind_mark() } else { None })
    }

    /// What follows 第 in an article's number.
    pub(super) fn article_no_behind_mark(&mut self) -> Option<ArticleNo> {
        self.spaces();
        let main = self.number()?;
        self.spaces();
        let sub = |cursor: &mut Self| cursor.sub_number().unwrap_or(0);
        self.eat("条").then(|| ArticleNo { main, sub: sub(self) })
    }

    /// 之一, the part that follows 条.
    pub(super) fn sub_number(&mut self) -> Option<u32> {
        self.attempt(|cursor| {
            cursor.spaces();
            if !cursor.eat("之") {
                return None;
            }
            cursor.spaces();
            let number = cursor.number().filter(|&number| number > 0)?;
            // 第五条之一般规定 is no 第五条之一.
            let other_word =
                cursor.before().ends_with('一') && cursor.rest().starts_with(['般', '切', '定', '些']);
            (!other_word).then_some(number)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ArticleNo, Numerals, Provision};

    #[test]
    fn article_numbers_are_read_in_all_their_forms() {
        for text in ["133-1", "第一百三十三条之一", "第133条之一", "一百三十三之一", " 第 １３３ 条之一 "]
        {
            assert_eq!(text.parse(), Ok(ArticleNo::with_sub(133, 1)), "{text}");
        }
        for text in ["", "0", "第条", "133-", "133-1x", "第一百条规定", "之一"] {
            assert!(text.parse::<ArticleNo>().is_err(), "{text}");
        }
    }

    #[test]
    fn addresses_are_written_for_links_and_for_people() {
        let provision = Provision::article(ArticleNo::new(27)).with_paragraph(1).with_item(3);
        assert_eq!(provision.anchor(), "art-27-para-1-item-3");
        assert_eq!(provision.words(Numerals::Han), "第二十七条第一款第（三）项");
        assert_eq!(provision.with_point(2).words(Numerals::Arabic), "第27条第1款第（3）项第2目");
        let inserted = ArticleNo::with_sub(133, 1);
        assert_eq!((inserted.to_string().as_str(), inserted.anchor().as_str()), ("133-1", "art-133-1"));
        assert_eq!(inserted.han(), "第一百三十三条之一");
    }

    #[test]
    fn inserted_articles_stand_between_their_neighbours() {
        let (before, inserted, after) =
            (ArticleNo::new(133), ArticleNo::with_sub(133, 1), ArticleNo::new(134));
        assert!(before < inserted && inserted < after);
        assert!(
            before.is_followed_by(inserted) && inserted.is_followed_by(after) && before.is_followed_by(after)
        );
        assert!(!before.is_followed_by(ArticleNo::with_sub(133, 2)));
    }
}
