//! Numbers as Chinese statutes write them: 一千零四十三, 1043, １０４３.

/// A numeral longer than this many characters is none: it keeps hostile text from costing more than a glance.
const LONGEST: usize = 24;

const UNITS: [(char, u32); 3] = [('千', 1000), ('百', 100), ('十', 10)];
const GROUPS: [(char, u32); 2] = [('亿', 100_000_000), ('万', 10_000)];

/// The number that the whole of `text` writes, in Han characters, ASCII digits or full-width digits.
///
/// Both ways of Han writing are read: by place value (一百三十三, 两百, 十五) and digit by digit (二〇二三).
/// `None` if `text` is anything else, mixes scripts, is ambiguous (一百五 may be 105 or 150) or exceeds `u32`.
pub fn parse(text: &str) -> Option<u32> {
    let (value, length) = prefix(text)?;
    (length == text.len()).then_some(value)
}

/// The number that `text` begins with, and the bytes it takes. The numeral is as long as it can be: of 二十条,
/// 二十.
pub fn prefix(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    if ascii_digit(first).is_some() {
        let length = run(text, |c| ascii_digit(c).is_some())?;
        let value = text[..length]
            .chars()
            .try_fold(0u32, |value, c| value.checked_mul(10)?.checked_add(ascii_digit(c)?))?;
        return Some((value, length));
    }
    let length = run(text, is_han)?;
    Some((han_value(&text[..length])?, length))
}

/// `number` in Han characters as statutes write it: 10 is 十, 15 十五, 110 一百一十, 1043 一千零四十三.
pub fn han(number: u32) -> String {
    if number == 0 {
        return "零".to_owned();
    }
    let mut out = String::new();
    let mut rest = number;
    let mut gap = false;
    for (name, size) in GROUPS {
        if rest >= size {
            han_below_ten_thousand(rest / size, gap, &mut out);
            out.push(name);
            gap = false;
        } else {
            gap = !out.is_empty();
        }
        rest %= size;
    }
    if rest > 0 {
        han_below_ten_thousand(rest, gap, &mut out);
    }
    out
}

fn han_below_ten_thousand(number: u32, gap_before: bool, out: &mut String) {
    let mut rest = number;
    let mut gap = gap_before || (!out.is_empty() && number < 1000);
    for (name, size) in UNITS {
        let digit = rest / size;
        rest %= size;
        if digit == 0 {
            gap = gap || (!out.is_empty() && rest > 0);
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push('零');
        }
        if !(digit == 1 && size == 10 && out.is_empty()) {
            out.push(han_digit(digit));
        }
        out.push(name);
    }
    if rest > 0 {
        if gap {
            out.push('零');
        }
        out.push(han_digit(rest));
    }
}

fn han_digit(digit: u32) -> char {
    ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'][digit as usize % 10]
}

fn ascii_digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn digit_value(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit_value(c: char, units: &[(char, u32)]) -> Option<u32> {
    units.iter().find(|(name, _)| *name == c).map(|(_, size)| *size)
}

fn is_han(c: char) -> bool {
    digit_value(c).is_some() || unit_value(c, &UNITS).is_some() || unit_value(c, &GROUPS).is_some()
}

/// Bytes of the leading characters that belong to a numeral; `None` for none or too many.
fn run(text: &str, belongs: impl Fn(char) -> bool) -> Option<usize> {
    let mut length = 0;
    for (count, c) in text.chars().take_while(|&c| belongs(c)).enumerate() {
        if count == LONGEST {
            return None;
        }
        length += c.len_utf8();
    }
    (length > 0).then_some(length)
}

fn han_value(text: &str) -> Option<u32> {
    if text.chars().all(|c| digit_value(c).is_some()) {
        return text.chars().try_fold(0u32, |value, c| value.checked_mul(10)?.checked_add(digit_value(c)?));
    }
    let mut total = 0u32;
    let mut section = Section::default();
    let mut last_group = u32::MAX;
    for c in text.chars() {
        if let Some(size) = unit_value(c, &GROUPS) {
            if size >= last_group {
                return None;
            }
            last_group = size;
            total = total.checked_add(section.close()?.checked_mul(size)?)?;
            section = Section { after_group: true, ..Section::default() };
        } else if let Some(size) = unit_value(c, &UNITS) {
            section.unit(size)?;
        } else {
            section.digit(digit_value(c)?)?;
        }
    }
    if section.is_blank() {
        return Some(total);
    }
    total.checked_add(section.close()?)
}

/// A number below ten thousand, while it is being read.
#[derive(Default)]
struct Section {
    sum: u32,
    /// The digit that waits for its unit.
    digit: Option<u32>,
    /// The smallest unit so far.
    unit: Option<u32>,
    /// A 零 was read since that unit.
    zero: bool,
    after_group: bool,
}

impl Section {
    fn is_blank(&self) -> bool {
        self.sum == 0 && self.digit.is_none() && !self.zero
    }

    fn digit(&mut self, value: u32) -> Option<()> {
        if value == 0 {
            let first = self.unit.is_none() && !self.after_group;
            if self.zero || self.digit.is_some() || first {
                return None;
            }
            self.zero = true;
        } else if self.digit.replace(value).is_some() {
            return None;
        }
        Some(())
    }

    fn unit(&mut self, size: u32) -> Option<()> {
        if self.unit.is_some_and(|last| size >= last) {
            return None;
        }
        // Only 十 may stand without a digit: 十五, 一百十五.
        let digit = self.digit.take().or((size == 10).then_some(1))?;
        self.sum += digit * size;
        self.unit = Some(size);
        self.zero = false;
        Some(())
    }

    fn close(self) -> Option<u32> {
        match self.digit {
            // 一百五 is said for 150 and mistyped for 105.
            Some(_) if self.unit.is_some_and(|unit| unit > 10) && !self.zero => None,
            Some(_) if self.after_group && self.unit.is_none() && !self.zero => None,
            Some(digit) => Some(self.sum + digit),
            None if self.zero || self.unit.is_none() => None,
            None => Some(self.sum),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{han, parse, prefix};

    #[test]
    fn every_number_up_to_a_hundred_thousand_survives_the_round_trip() {
        for number in (0..=100_000).chain([1_000_000, 1_010_001, 100_000_000, 100_010_000, u32::MAX]) {
            assert_eq!(parse(&han(number)), Some(number), "{}", han(number));
            assert_eq!(parse(&number.to_string()), Some(number));
        }
    }

    #[test]
    fn writes_what_statutes_write() {
        for (number, text) in [
            (10, "十"),
            (15, "十五"),
            (20, "二十"),
            (101, "一百零一"),
            (110, "一百一十"),
            (115, "一百一十五"),
            (1000, "一千"),
            (1002, "一千零二"),
            (1010, "一千零一十"),
            (1043, "一千零四十三"),
            (1260, "一千二百六十"),
            (10_000, "一万"),
            (10_010, "一万零一十"),
            (100_000, "十万"),
        ] {
            assert_eq!(han(number), text);
        }
    }

    #[test]
    fn reads_all_ways_of_writing() {
        for (text, number) in [
            ("1043", 1043),
            ("１０４３", 1043),
            ("二〇二三", 2023),
            ("一八四○", 1840),
            ("两百", 200),
            ("一百十五", 115),
            ("零", 0),
        ] {
            assert_eq!(parse(text), Some(number), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number_or_two() {
        for text in [
            "",
            "百",
            "百二",
            "十五十六",
            "一百五",
            "二千三",
            "一百零",
            "一万万",
            "1十",
            "第一",
            "99999999999",
            "一万五",
            "零十",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"一".repeat(1000)), None);
    }

    #[test]
    fn a_prefix_stops_at_the_first_other_character() {
        assert_eq!(prefix("二十条"), Some((20, "二十".len())));
        assert_eq!(prefix("23条"), Some((23, 2)));
        assert_eq!(prefix("条"), None);
    }
}
