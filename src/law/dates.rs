//! Days of the calendar, as laws and programmes write them.

use std::fmt;
use std::str::FromStr;

use super::cursor::Cursor;

/// A day of the Gregorian calendar. [`Display`](fmt::Display) and [`FromStr`] use ISO 8601: 2016-03-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The text was not a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date such as 2016-03-01 or 2016年3月1日")
    }
}

impl std::error::Error for NoDate {}

impl Date {
    /// `None` if the calendar has no such day, or the year is not of four digits.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let exists = (1000..=9999).contains(&year) && day >= 1 && day <= days_in(year, month);
        exists.then_some(Date { year, month, day })
    }

    /// 1000 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// 2016年3月1日
    pub fn han(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }

    /// The date that `text` begins with, and the bytes it takes: 2016年3月1日, 二〇一六年三月一日, 2016-03-01,
    /// 2016/3/1, 2016.3.1, in ASCII or full-width digits, with or without spaces.
    pub fn prefix(text: &str) -> Option<(Date, usize)> {
        // Most text begins with no numeral at all.
        let mut cursor = Cursor::new(text);
        let year = cursor.number()?;
        cursor.spaces();
        let [_, after_month, after_day] = *FORMS.iter().find(|form| cursor.eat_any(form[0]))?;
        cursor.spaces();
        let month = cursor.number()?;
        cursor.spaces();
        if !cursor.eat_any(after_month) {
            return None;
        }
        cursor.spaces();
        let day = cursor.number()?;
        if !after_day.is_empty() {
            cursor.spaces();
            if !cursor.eat_any(after_day) {
                return None;
            }
        }
        let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)?;
        Some((date, cursor.at()))
    }

    /// Days since 1970-01-01; negative before. Two of them subtract to the days between.
    pub fn day_number(self) -> i32 {
        // Years begin with March, so that the leap day is their last (Howard Hinnant's days_from_civil).
        let year = i32::from(self.year) - i32::from(self.month <= 2);
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let month = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day after; `None` after 9999-12-31.
    pub fn next(self) -> Option<Date> {
        let Date { year, month, day } = self;
        Date::new(year, month, day + 1)
            .or_else(|| Date::new(year, month + 1, 1))
            .or_else(|| Date::new(year + 1, 1, 1))
    }

    /// 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        ((self.day_number() + 3).rem_euclid(7) + 1) as u8
    }
}

/// What stands after year, month and day.
const FORMS: [[&[&str]; 3]; 4] = [
    [&["年"], &["月"], &["日", "号"]],
    [&["-"], &["-"], &[]],
    [&["/"], &["/"], &[]],
    [&[".", "．"], &[".", "．"], &[]],
];

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NoDate;

    /// Reads all forms of [`Date::prefix`].
    fn from_str(text: &str) -> Result<Date, NoDate> {
        let text = text.trim();
        match Date::prefix(text) {
            Some((date, length)) if length == text.len() => Ok(date),
            _ => Err(NoDate),
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(iso: &str) -> Date {
        iso.parse().expect("a date")
    }

    #[test]
    fn dates_are_read_in_all_their_forms() {
        let day = Date::new(2016, 3, 1);
        for text in [
            "2016-03-01",
            "2016年3月1日",
            "二〇一六年三月一日",
            "2016/3/1",
            "2016.3.1",
            "２０１６年３月１日",
            " 2016年 3月 1日 ",
        ] {
            assert_eq!(text.parse().ok(), day, "{text}");
        }
        assert_eq!(date("2016-03-01").han(), "2016年3月1日");
        assert_eq!(date("2016/3/1").to_string(), "2016-03-01");
    }

    #[test]
    fn days_that_the_calendar_lacks_are_refused() {
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2022-13-01",
            "2022-00-01",
            "2022-04-31",
            "2022-1",
            "16-03-01",
            "2022-01-01x",
            "",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert!("2000-02-29".parse::<Date>().is_ok());
    }

    #[test]
    fn days_follow_each_other() {
        assert_eq!(date("1970-01-01").day_number(), 0);
        assert_eq!(date("2022-11-15").weekday(), 2);
        let mut day = date("1899-12-30");
        for _ in 0..80_000 {
            let next = day.next().expect("within range");
            assert!(next > day);
            assert_eq!(next.day_number(), day.day_number() + 1);
            day = next;
        }
        assert_eq!(date("9999-12-31").next(), None);
    }
}
