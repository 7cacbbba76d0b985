//! The version of a law that a text names beside its title: 2018年修订的《…》, 《…》（2018年修正）.

use super::cursor::{Cursor, is_blank};
use super::dates::Date;

/// A version, as named in running text: by a year or a day on which it was adopted, amended or came into force.
/// Which of these is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Edition {
    Year(u16),
    Day(Date),
}

/// What happened to the law then. Longer words before their beginnings.
const EVENTS: [&str; 19] = [
    "修正", "修订", "修改", "施行", "实施", "生效", "通过", "颁布", "公布", "发布", "制定", "出台", "起",
    "开始", "新", "后", "版本", "版", "文本",
];
/// Behind these a year tells when something happened, not which version is meant: 在2016年《…》施行.
const TIMES: [char; 6] = ['于', '在', '自', '从', '至', '到'];
/// No law of today is older, and no number that is a year is higher.
const YEARS: std::ops::RangeInclusive<u32> = 1949..=2100;
/// The longest way to write a day has eleven characters: 二〇二二年十二月三十一日 and spaces.
const LONGEST: usize = 18;

impl Edition {
    /// What brackets hold, if it is a version and nothing else: 2018年修正, 2018, 2018-10-26, 2020年第二次修正.
    pub fn of_brackets(words: &str) -> Option<Edition> {
        let mut cursor = Cursor::new(words);
        cursor.spaces();
        let edition = cursor.edition()?;
        cursor.spaces();
        while cursor.eat_any(&EVENTS) || cursor.eat_any(&["的"]) || cursor.count() {}
        cursor.spaces();
        cursor.rest().is_empty().then_some(edition)
    }

    /// What stands right before a title: 2018年修订的, 2018年. The second value is whether it can be nothing else; a
    /// bare year may also tell when something happened.
    pub(super) fn before_title(before: &str) -> Option<(Edition, bool)> {
        let before = before.trim_end_matches(is_blank);
        let mut rest = before.strip_suffix('的').unwrap_or(before);
        while let Some(shorter) = EVENTS.iter().find_map(|event| rest.strip_suffix(event)) {
            rest = shorter.trim_end_matches(is_blank);
        }
        if !rest.ends_with(|c: char| c.is_numeric() || matches!(c, '年' | '日' | '号' | '〇')) {
            return None;
        }
        let certain = rest.len() < before.len();
        let of_date =
            |c: char| c.is_numeric() || is_blank(c) || "年月日号-./〇零一二三四五六七八九十".contains(c);
        let letters = rest.char_indices().rev().take(LONGEST).take_while(|&(_, c)| of_date(c));
        let start = letters.last().map(|(at, _)| at)?;
        let mut cursor = Cursor::starting(rest, start);
        cursor.spaces();
        let edition = cursor.edition().filter(|_| cursor.rest().is_empty())?;
        let of_time = rest[..start].trim_end_matches(is_blank).ends_with(TIMES);
        (certain || !of_time).then_some((edition, certain))
    }
}

impl Cursor<'_> {
    /// 2018年10月26日, 2018年, 2018.
    fn edition(&mut self) -> Option<Edition> {
        if let Some((day, length)) = Date::prefix(self.rest()) {
            self.skip(length);
            return Some(Edition::Day(day));
        }
        let year = self.number().filter(|year| YEARS.contains(year))?;
        self.spaces();
        self.eat("年");
        year.try_into().ok().map(Edition::Year)
    }

    /// 第二次.
    fn count(&mut self) -> bool {
        self.attempt(|cursor| {
            (cursor.eat("第") && cursor.number().is_some() && cursor.eat("次")).then_some(())
        })
        .is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::Edition;
    use crate::law::Date;

    #[test]
    fn brackets_name_a_version_or_something_else() {
        let day = Date::new(2018, 10, 26).map(Edition::Day);
        for (words, edition) in [
            ("2018年修正", Some(Edition::Year(2018))),
            (" 2018 ", Some(Edition::Year(2018))),
            ("二〇一八年修订版", Some(Edition::Year(2018))),
            ("2020年第二次修正", Some(Edition::Year(2020))),
            ("2018-10-26", day),
            ("2018年10月26日修正", day),
            ("一", None),
            ("试行", None),
            ("2018年至2020年", None),
            ("法释〔2020〕26号", None),
            ("", None),
        ] {
            assert_eq!(Edition::of_brackets(words), edition, "{words}");
        }
    }

    #[test]
    fn a_year_before_a_title_names_its_version() {
        let year = Edition::Year(2018);
        for (before, found) in [
            ("按2018年修订的", Some((year, true))),
            ("2018年", Some((year, false))),
            ("二〇一八年新修订的", Some((year, true))),
            ("2018 版", Some((year, true))),
            ("从2018年起施行的", Some((year, true))),
            ("在2018年", None),
            ("修订的", None),
            ("第三年", None),
            ("2018年修订前的", None),
            ("", None),
        ] {
            assert_eq!(Edition::before_title(before), found, "{before}");
        }
        let day = Date::new(2022, 10, 30).map(|day| (Edition::Day(day), true));
        assert_eq!(Edition::before_title("2022年10月30日修订的"), day);
    }
}
