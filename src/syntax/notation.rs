//! Small notations that people write in fields and attributes: minutes, durations, hours of the day, yes and no.
//! All of them take text and give a value or nothing; the words of the findings are made by the callers.

use super::fields::YES_NO;
use super::kinds::class::Window;

/// Minutes: `25`, `25分钟`, `25 min`, `1小时`, `1小时30分`, `1.5小时`.
pub(crate) fn minutes(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Some(hours) = text.strip_suffix("小时") {
        let (whole, half) = match hours.trim().split_once('.') {
            Some((whole, "5")) => (whole, 30),
            Some(_) => return None,
            None => (hours.trim(), 0),
        };
        return number(whole)?.checked_mul(60)?.checked_add(half);
    }
    let (hours, rest) = match text.split_once("小时") {
        Some((hours, rest)) => (number(hours)?, rest),
        None => (0, text),
    };
    let rest = rest.trim();
    let units = ["分钟", "分", "minutes", "min"];
    let bare = units.iter().find_map(|unit| rest.strip_suffix(unit)).unwrap_or(rest);
    hours.checked_mul(60)?.checked_add(number(bare)?)
}

/// Seconds: `90`, `0:12` (minutes and seconds), `1:02:03`, `3分20秒`, `45分钟`, `1小时2分3秒`.
pub(crate) fn seconds(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.contains([':', '：']) {
        let parts: Vec<&str> = text.split([':', '：']).collect();
        if parts.len() > 3 || parts[1..].iter().any(|part| part.trim().chars().count() != 2) {
            return None;
        }
        return parts.iter().try_fold(0u32, |total, part| {
            let part = number(part)?;
            total.checked_mul(60)?.checked_add(part)
        });
    }
    if let Some(plain) = number(text.strip_suffix('秒').unwrap_or(text)) {
        return Some(plain);
    }
    let mut total = 0u32;
    let mut rest = text;
    let units: [(&[&str], u32); 3] = [(&["小时"], 3600), (&["分钟", "分"], 60), (&["秒"], 1)];
    for (names, length) in units {
        if let Some((count, after)) = names.iter().find_map(|name| rest.split_once(name)) {
            total = total.checked_add(number(count)?.checked_mul(length)?)?;
            rest = after.trim_start();
        }
    }
    (rest.is_empty() && !text.is_empty()).then_some(total)
}

/// A time of day, in minutes after midnight: `9:30`, `09：30`, `24:00`.
pub(crate) fn time_of_day(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once([':', '：'])?;
    let (hours, minutes) = (number(hours)?, number(minutes).filter(|_| minutes.trim().chars().count() == 2)?);
    let total = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && total <= 24 * 60).then_some(()).and_then(|()| u16::try_from(total).ok())
}

/// A stretch of a day: `10:00-13:00`, `10:00至13:00`.
pub(crate) fn window(text: &str) -> Option<Window> {
    let (from, to) = text.split_once(['-', '–', '—', '~', '～', '至', '到'])?;
    let window = Window { from: time_of_day(from)?, to: time_of_day(to)? };
    (window.from < window.to).then_some(window)
}

/// The windows in `10:00-13:00 16:00-18:00` and where they begin; blanks around the dash do not part.
pub(crate) fn split_windows(text: &str) -> Vec<(usize, &str)> {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '~' | '～' | '至' | '到');
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '、' | ',' | '，' | ';' | '；');
    let mut windows: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(is_gap) {
        let word = piece.trim_end_matches(is_gap);
        let (start, end) = (at, at + word.len());
        at += piece.len();
        match windows.last_mut() {
            _ if word.is_empty() => {}
            Some((from, to)) if word.starts_with(is_dash) || text[*from..*to].ends_with(is_dash) => *to = end,
            _ => windows.push((start, end)),
        }
    }
    windows.into_iter().map(|(from, to)| (from, &text[from..to])).collect()
}

/// A day of the week, 1 for Monday to 7 for Sunday: `星期五`, `周五`, `五`, `Friday`, `fri`, `5`.
pub(crate) fn weekday(text: &str) -> Option<u8> {
    let lower = text.trim().to_lowercase();
    let prefixes = ["星期", "礼拜", "周"];
    let bare = prefixes.iter().find_map(|prefix| lower.strip_prefix(prefix)).unwrap_or(&lower);
    const NAMES: [[&str; 4]; 7] = [
        ["一", "1", "monday", "mon"],
        ["二", "2", "tuesday", "tue"],
        ["三", "3", "wednesday", "wed"],
        ["四", "4", "thursday", "thu"],
        ["五", "5", "friday", "fri"],
        ["六", "6", "saturday", "sat"],
        ["日", "7", "sunday", "sun"],
    ];
    let bare = if bare == "天" { "日" } else { bare };
    (1..).zip(NAMES).find(|(_, names)| names.contains(&bare)).map(|(day, _)| day)
}

/// Yes or no, in either language.
pub(crate) fn yes_no(text: &str) -> Option<bool> {
    let lower = text.trim().to_lowercase();
    let known = YES_NO.iter().zip([true, false]).find(|(names, _)| names.contains(&lower.as_str()));
    known.map(|(_, yes)| yes)
}

/// A whole number in ASCII or full-width digits.
pub(crate) fn number(text: &str) -> Option<u32> {
    let ascii: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
            _ => c,
        })
        .collect();
    (!ascii.is_empty() && ascii.bytes().all(|b| b.is_ascii_digit())).then(|| ascii.parse().ok()).flatten()
}

/// The names in `甲、乙, 丙；丁` and where they begin.
pub(crate) fn split_list(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(['、', ',', '，', ';', '；']).filter_map(move |piece| {
        let from = at + piece.len() - piece.trim_start().len();
        at += piece.len();
        let name = piece.trim_end_matches(['、', ',', '，', ';', '；']).trim();
        (!name.is_empty()).then_some((from, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_and_durations() {
        assert_eq!(
            ["25", "25分钟", "1小时30分", "1.5小时", "2 小时"].map(minutes),
            [25, 25, 90, 90, 120].map(Some)
        );
        assert_eq!(["", "-5", "1:30", "abc", "99999999999"].map(minutes), [None; 5]);
        assert_eq!(
            ["90", "0:12", "1:02:03", "3分20秒", "45分钟"].map(seconds),
            [90, 12, 3723, 200, 2700].map(Some)
        );
        assert_eq!(["1:2", "x", "1:00:00:00", ""].map(seconds), [None; 4]);
    }

    #[test]
    fn hours_of_the_day() {
        assert_eq!(window("10:00-13:00"), Some(Window { from: 600, to: 780 }));
        assert_eq!(window("９：３０ 至 24:00"), Some(Window { from: 570, to: 1440 }));
        assert_eq!(["13:00-10:00", "10-12", "9:3-10:00", "23:00-24:30"].map(window), [None; 4]);
    }

    #[test]
    fn days_of_the_week() {
        assert_eq!(
            ["星期五", "周日", "礼拜天", "Sat", "friday", "1"].map(weekday),
            [5, 7, 7, 6, 5, 1].map(Some)
        );
        assert_eq!(["", "星期八", "freitag"].map(weekday), [None; 3]);
    }

    #[test]
    fn windows_are_parted_at_blanks_but_not_at_those_around_a_dash() {
        let found: Vec<&str> =
            split_windows("10:00 - 13:00、16:00-18:00 19:00 至 20:00").into_iter().map(|w| w.1).collect();
        assert_eq!(found, ["10:00 - 13:00", "16:00-18:00", "19:00 至 20:00"]);
    }

    #[test]
    fn lists_are_split_at_commas_of_both_scripts() {
        let names: Vec<_> = split_list("甲、乙, 丙；").collect();
        assert_eq!(names, [(0, "甲"), (6, "乙"), (11, "丙")]);
    }
}
