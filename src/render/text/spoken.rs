//! Written words as a loudspeaker says them: numbers and percentages in words, telephone numbers figure by figure, and no
//! citations, which nobody can look up while listening.

use crate::law::numeral::han;

/// What is read aloud in a minute: slowly, for ears without paper.
const A_MINUTE: usize = 200;
/// Seconds of silence after a paragraph.
const PAUSE: usize = 1;

/// `text` as it is read out.
pub fn spoken(text: &str) -> String {
    numbers(&without_citations(text))
}

/// How long the paragraphs take, in seconds.
pub fn seconds<'a>(paragraphs: impl Iterator<Item = &'a str>) -> u32 {
    let of = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() * 60 / A_MINUTE + PAUSE;
    u32::try_from(paragraphs.map(of).sum::<usize>()).unwrap_or(u32::MAX)
}

/// Brackets that cite are dropped; 依据《…》第…条 before a sentence becomes 法律规定.
fn without_citations(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['（', '(']) {
        let (before, inside) = rest.split_at(open);
        out.push_str(before);
        let mark = inside.chars().next().unwrap_or('（');
        let close = inside.find(if mark == '（' { '）' } else { ')' });
        let Some(close) = close else {
            rest = inside;
            break;
        };
        let end = close + if mark == '（' { '）'.len_utf8() } else { 1 };
        if !is_citation(&inside[..end]) {
            out.push_str(&inside[..end]);
        }
        rest = &inside[end..];
    }
    out.push_str(rest);
    plain_basis(&out)
}

fn is_citation(bracket: &str) -> bool {
    let provision = bracket.contains('第') && bracket.contains('条');
    bracket.contains('《') && (provision || bracket.chars().count() <= bracket.matches('《').count() * 24)
}

/// 根据《劳动法》第四十四条的规定， -> 法律规定，
fn plain_basis(text: &str) -> String {
    const OPENINGS: [&str; 4] = ["依据《", "根据《", "依照《", "按照《"];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = OPENINGS.iter().filter_map(|opening| rest.find(opening)).min() {
        out.push_str(&rest[..at]);
        let phrase = &rest[at..];
        let end = phrase.find(['，', '。', '；', '：', ',']).filter(|end| {
            let words = &phrase[..*end];
            words.contains('》')
                && (words.ends_with('条') || words.ends_with('款') || words.ends_with("规定"))
        });
        match end {
            Some(end) => {
                out.push_str("法律规定");
                rest = &phrase[end..];
            }
            None => {
                let first = phrase.chars().next().map_or(0, char::len_utf8);
                out.push_str(&phrase[..first]);
                rest = &phrase[first..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Figures in words.
fn numbers(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        if !c.is_ascii_digit() {
            out.push(between(&letters, at).unwrap_or(c));
            at += 1;
            continue;
        }
        let figures = Figures::read(&letters[at..]);
        at += figures.length;
        let before = out.chars().last();
        let after: String = letters[at..].iter().take(2).collect();
        at += figures.say(before, &after, &mut out);
    }
    out
}

/// Signs between two numbers.
fn between(letters: &[char], at: usize) -> Option<char> {
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let inside = digit(at.checked_sub(1)) && digit(Some(at + 1));
    match letters[at] {
        '×' if inside => Some('乘'),
        '+' if inside => Some('加'),
        '~' | '～' | '-' | '–' | '—' if inside => Some('到'),
        _ => None,
    }
}

/// A number as written: 1,500.25
struct Figures {
    whole: String,
    part: String,
    length: usize,
}

impl Figures {
    fn read(letters: &[char]) -> Figures {
        let mut figures = Figures { whole: String::new(), part: String::new(), length: 0 };
        let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
        while let Some(&c) = letters.get(figures.length) {
            let thousands =
                c == ',' && (1..=3).all(|at| digit(figures.length + at)) && !digit(figures.length + 4);
            if !c.is_ascii_digit() && !thousands {
                break;
            }
            figures.length += 1;
            if c.is_ascii_digit() {
                figures.whole.push(c);
            }
        }
        if letters.get(figures.length) == Some(&'.') && digit(figures.length + 1) {
            figures.length += 1;
            while digit(figures.length) {
                figures.part.push(letters[figures.length]);
                figures.length += 1;
            }
        }
        figures
    }

    /// Appends the words; gives how many letters behind the number were said with it.
    fn say(&self, before: Option<char>, after: &str, out: &mut String) -> usize {
        let next = after.chars().next();
        match next {
            Some('%' | '％') => {
                out.push_str("百分之");
                self.amount(out);
                return 1;
            }
            Some('‰') => {
                out.push_str("千分之");
                self.amount(out);
                return 1;
            }
            _ => {}
        }
        if self.part.is_empty() && self.is_hour(after) {
            let minutes = after.chars().nth(1).filter(char::is_ascii_digit);
            if minutes.is_some() {
                self.amount(out);
                out.push('点');
                return 1;
            }
        }
        let year = self.whole.len() == 4 && next == Some('年') && self.part.is_empty();
        let two =
            self.whole == "2" && self.part.is_empty() && before != Some('第') && next.is_some_and(is_measure);
        match () {
            () if year => self.whole.chars().for_each(|figure| out.push(name(figure, false))),
            () if self.is_telephone(next) => {
                self.whole.chars().for_each(|figure| out.push(name(figure, true)))
            }
            () if two => out.push('两'),
            () => self.amount(out),
        }
        0
    }

    fn is_hour(&self, after: &str) -> bool {
        after.starts_with([':', '：']) && self.whole.len() <= 2
    }

    /// A number that is dialled: those of three figures that everybody knows, and longer ones that count nothing.
    fn is_telephone(&self, next: Option<char>) -> bool {
        let counts = next.is_some_and(|next| {
            is_measure(next) || "元万亿千百十月日号点吨克米里度斤亩平周级".contains(next)
        });
        let known = ["110", "112", "114", "119", "120", "122"].contains(&self.whole.as_str());
        let long = self.whole.len() >= 5
            && self.whole.starts_with(['1', '9', '0', '4', '8'])
            && !self.whole.ends_with("000");
        self.part.is_empty() && !counts && (known || long)
    }

    fn amount(&self, out: &mut String) {
        match self.whole.parse::<u32>() {
            Ok(number) if !self.whole.starts_with('0') || self.whole.len() == 1 => out.push_str(&han(number)),
            _ => self.whole.chars().for_each(|figure| out.push(name(figure, false))),
        }
        if !self.part.is_empty() {
            out.push('点');
            self.part.chars().for_each(|figure| out.push(name(figure, false)));
        }
    }
}

/// What is counted with 两.
fn is_measure(c: char) -> bool {
    "个人天年倍遍次小分条块层张件样台家名位户岁课种道步张辆只把份页句".contains(c)
}

/// A figure's name; on the telephone 1 is 幺.
fn name(figure: char, telephone: bool) -> char {
    match figure {
        '1' if telephone => '幺',
        _ => ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']
            [figure.to_digit(10).unwrap_or(0) as usize % 10],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_people_say_them() {
        for (written, said) in [
            ("第二十三条", "第二十三条"),
            ("第23条", "第二十三条"),
            ("2026年12月2日", "二〇二六年十二月二日"),
            ("打110，再打12348。", "打幺幺〇，再打幺二三四八。"),
            ("110元", "一百一十元"),
            ("另加50%到100%", "另加百分之五十到百分之一百"),
            ("1.5倍，2倍，2小时，第2条", "一点五倍，两倍，两小时，第二条"),
            ("35000元、20000元、10500元", "三万五千元、二万元、一万零五百元"),
            ("1,500元", "一千五百元"),
            ("10-15日", "十到十五日"),
            ("19:30开始", "十九点三十开始"),
            ("96119", "九六幺幺九"),
        ] {
            assert_eq!(spoken(written), said, "{written}");
        }
    }

    #[test]
    fn nobody_reads_out_citations() {
        for (written, said) in [
            ("楼道不停车（《消防法》第二十八条）。", "楼道不停车。"),
            ("人走灯灭（睡前再看一眼）。", "人走灯灭（睡前再看一眼）。"),
            ("根据《劳动法》第四十四条的规定，加班要给钱。", "法律规定，加班要给钱。"),
            ("依据《劳动法》第44条，加班要给钱。", "法律规定，加班要给钱。"),
            ("根据《工友之歌》改编", "根据《工友之歌》改编"),
        ] {
            assert_eq!(spoken(written), said, "{written}");
        }
    }

    #[test]
    fn time_follows_from_characters() {
        let paragraph = "字".repeat(200);
        assert_eq!(seconds([paragraph.as_str()].into_iter()), 61);
        assert_eq!(seconds(std::iter::empty()), 0);
    }
}
