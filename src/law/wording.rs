//! Rewrites the words of a citation, keeping the author's way of writing: another article, other numerals.

use super::address::{ArticleNo, Numerals};
use super::cursor::Cursor;
use super::numeral;

/// `words` with `to` in place of the article they begin with: 第六十一条第二款 becomes 第六十五条第二款, 第61条 第65条.
/// Nothing where they do not name exactly one article.
pub fn renumbered(words: &str, to: ArticleNo) -> Option<String> {
    let mut cursor = Cursor::new(words);
    cursor.article_no()?;
    let (own, rest) = words.split_at(cursor.at());
    if rest.contains('条') {
        return None;
    }
    Some(format!("{}{rest}", to.words(numerals_of(own))))
}

/// `words` in the wanted numerals: 第1043条第2款 becomes 第一千零四十三条第二款. Nothing where they are so already.
pub fn restyled(words: &str, numerals: Numerals) -> Option<String> {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    let mut behind_sub = false;
    while let Some(c) = rest.chars().next() {
        match numeral::prefix(rest).filter(|_| !behind_sub) {
            Some((number, length)) => {
                out.push_str(&match numerals {
                    Numerals::Han => numeral::han(number),
                    Numerals::Arabic => number.to_string(),
                });
                rest = &rest[length..];
            }
            None => {
                // 之一 keeps its Han numeral in both, and blanks around Arabic numerals go with them.
                behind_sub = c == '之';
                if !super::cursor::is_blank(c) {
                    out.push(c);
                }
                rest = &rest[c.len_utf8()..];
                if behind_sub && let Some((_, length)) = numeral::prefix(rest) {
                    out.push_str(&rest[..length]);
                    rest = &rest[length..];
                    behind_sub = false;
                }
            }
        }
    }
    let same = |a: &str, b: &str| a.chars().filter(|c| !super::cursor::is_blank(*c)).eq(b.chars());
    (!same(words, &out)).then_some(out)
}

fn numerals_of(words: &str) -> Numerals {
    let arabic = words.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if arabic { Numerals::Arabic } else { Numerals::Han }
}

#[cfg(test)]
mod tests {
    use super::{renumbered, restyled};
    use crate::law::{ArticleNo, Numerals};

    #[test]
    fn another_article_is_written_the_same_way() {
        let to = ArticleNo::new(65);
        assert_eq!(renumbered("第六十一条第二款", to).as_deref(), Some("第六十五条第二款"));
        assert_eq!(renumbered("第61条", to).as_deref(), Some("第65条"));
        assert_eq!(renumbered("第六十条至第六十一条", to), None);
        assert_eq!(renumbered("第二款", to), None);
    }

    #[test]
    fn numerals_follow_the_programme() {
        assert_eq!(restyled("第1043条第2款", Numerals::Han).as_deref(), Some("第一千零四十三条第二款"));
        assert_eq!(
            restyled("第一百三十三条之一第（三）项", Numerals::Arabic).as_deref(),
            Some("第133条之一第（3）项")
        );
        assert_eq!(restyled("第 10 条", Numerals::Arabic), None);
        assert_eq!(restyled("第十条", Numerals::Han), None);
    }
}
