//! The grammar of cited provisions, as functions that move a [`Cursor`].
//!
//! ```text
//! list     = group { separator group }
//! group    = numbers { numbers } [ "至" group ]          each level deeper than the one before
//! numbers  = "第" number { (separator | "至") number } unit [ "之" number ]
//!          | "（" number "）" … "项"
//! number   = numeral | "（" numeral "）"
//! unit     = "条" | "款" | "项" | "目"
//! ```
//!
//! A group that begins below 条 goes on with what came before: of 第五条第一款、第三款和第七条 the second is 第五条第三款.
//! Spaces may stand between all words. Numerals are Han, ASCII or full-width.

use super::super::address::{ArticleNo, Provision};
use super::super::cursor::{Cursor, is_blank};
use super::super::numeral;
use super::Cited;

/// The levels of a statute, from the outermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Article,
    Paragraph,
    Item,
    Point,
}

const UNITS: [(&str, Unit); 4] =
    [("条", Unit::Article), ("款", Unit::Paragraph), ("项", Unit::Item), ("目", Unit::Point)];

/// Longer words before their beginnings.
const SEPARATORS: [&str; 9] = ["、", "以及", "或者", "和", "及", "或", "与", "，", ","];
const RANGES: [&str; 12] = ["至", "到", "——", "—", "–", "－", "-", "～", "~", "〜", "―", "─"];
/// A number that stands apart is no longer than this, spaces included.
const LONGEST_SPREAD: usize = 32;

impl Cursor<'_> {
    /// A list of provisions that begins with an article, or within `context`. Leaves the cursor behind its last word.
    pub(super) fn provisions(&mut self, context: Option<Provision>) -> Option<Vec<Cited>> {
        let mut list = Vec::new();
        self.group(context, &mut list)?;
        self.further(&mut list);
        Some(list)
    }

    /// What follows a provision that was named in other words (前款, 本条): 第二项, 和第五条.
    pub(super) fn provisions_within(&mut self, first: Cited, unit: Unit) -> Vec<Cited> {
        let mut list = vec![first];
        if list.iter().all(|cited| cited.through.is_none()) {
            self.deeper(unit, &mut list);
            self.range(&mut list);
        }
        self.further(&mut list);
        list
    }

    /// The rest of a list.
    fn further(&mut self, list: &mut Vec<Cited>) {
        while let Some(context) = list.last().map(|cited| cited.through.unwrap_or(cited.provision)) {
            let next = self.attempt(|cursor| {
                cursor.between(&SEPARATORS)?;
                // Behind a comma another sentence may begin: 第五条，三条建议.
                let comma = cursor.before().trim_end_matches(is_blank).ends_with(['，', ',']);
                let marked = cursor.rest().starts_with(['第', '（', '(']);
                if comma && !marked { None } else { cursor.group(Some(context), list) }
            });
            if next.is_none() {
                break;
            }
        }
    }

    /// One group, appended to `list`. On `None` the list is as it was, but the cursor may have moved.
    fn group(&mut self, context: Option<Provision>, list: &mut Vec<Cited>) -> Option<()> {
        let first = list.len();
        let start = self.at();
        let unit = self.numbers(context, None, list)?;
        self.deeper(unit, list);
        if let Some(cited) = list.get_mut(first) {
            cited.span.start = start;
        }
        self.range(list);
        Some(())
    }

    /// What stands within the last of `list`, which is at the level of `unit`.
    fn deeper(&mut self, mut unit: Unit, list: &mut Vec<Cited>) {
        while let Some((place, outer)) = list.iter().enumerate().next_back() {
            // What is deeper belongs to the last of the numbers above it and takes its place.
            let (context, start) = (outer.provision, outer.span.start);
            let deeper = self.attempt(|cursor| {
                cursor.spaces();
                cursor.numbers(Some(context), Some(unit), list)
            });
            let Some(deeper) = deeper else { break };
            unit = deeper;
            list.remove(place);
            if let Some(next) = list.get_mut(place) {
                next.span.start = start;
            }
        }
    }

    /// 至第八条, behind a group.
    fn range(&mut self, list: &mut [Cited]) {
        let Some(last) = list.last_mut().filter(|cited| cited.through.is_none()) else { return };
        let from = last.provision;
        let through = self.attempt(|cursor| {
            cursor.between(&RANGES)?;
            let mut end = Vec::new();
            let unit = cursor.numbers(Some(from), None, &mut end)?;
            cursor.attempt(|cursor| cursor.numbers(end.last().map(|c| c.provision), Some(unit), &mut end));
            end.pop().map(|cited| cited.provision)
        });
        if through.is_some() {
            last.through = through;
            last.span.end = self.at();
        }
    }

    /// Numbers that share one unit, each appended to `list` as a provision within `context`. If `above` is given,
    /// the unit must be below it. On `None` the list is as it was.
    fn numbers(
        &mut self,
        context: Option<Provision>,
        above: Option<Unit>,
        list: &mut Vec<Cited>,
    ) -> Option<Unit> {
        let start = self.at();
        let marked = self.eat("第");
        let bare = !marked && !self.rest().starts_with(['（', '(']);
        if bare && above.is_some() {
            return None;
        }
        let mut found = vec![(start, self.bracketed_number()?, None, self.at())];
        loop {
            let next = self.attempt(|cursor| {
                let bracketed =
                    cursor.before().ends_with(['）', ')']) && cursor.rest().starts_with(['（', '(']);
                let range = match cursor.between(&RANGES) {
                    Some(()) => true,
                    None if bracketed => false,
                    None => cursor.between(&SEPARATORS).map(|()| false)?,
                };
                let start = cursor.at();
                Some((range, start, cursor.bracketed_number()?))
            });
            match next {
                None => break,
                Some((true, _, number)) => {
                    let last = found.last_mut()?;
                    (last.2, last.3) = (Some(number), self.at());
                }
                Some((false, start, number)) => found.push((start, number, None, self.at())),
            }
        }
        self.spaces();
        let (_, unit) = UNITS.into_iter().find(|(word, _)| self.eat(word))?;
        // Without 第 a number goes on with those before it: 第五条和七条, but not 第五条和三条建议.
        let goes_on = || context.is_some_and(|last| deepest(last).0 == unit && deepest(last).1 < found[0].1);
        let fits = (marked || !bare && unit == Unit::Item || bare && goes_on())
            && above.is_none_or(|above| unit > above);
        if !fits {
            return None;
        }
        let sub = if unit == Unit::Article { self.sub_number() } else { None };
        let last = found.last_mut()?;
        last.3 = self.at();
        let only = found.len() == 1;
        let before = list.len();
        for (start, number, through, end) in found {
            let sub = sub.filter(|_| only && through.is_none()).unwrap_or(0);
            let cited = within(context, unit, number, sub).map(|provision| Cited {
                span: start..end,
                provision,
                through: through.and_then(|through| within(context, unit, through, 0)),
            });
            match cited {
                Some(cited) => list.push(cited),
                None => {
                    list.truncate(before);
                    return None;
                }
            }
        }
        if sub.is_some() && only {
            self.further_subs(list);
        }
        Some(unit)
    }

    /// 至之三, 、之二 behind 第一百三十三条之一.
    fn further_subs(&mut self, list: &mut Vec<Cited>) {
        while let Some(last) = list.last_mut().filter(|cited| cited.through.is_none()) {
            let main = last.provision.article.main;
            let next = self.attempt(|cursor| {
                let range = cursor.between(&RANGES).is_some();
                if !range {
                    cursor.between(&SEPARATORS)?;
                }
                let start = cursor.at();
                let sub = cursor.sub_number()?;
                Some((range, start, Provision::article(ArticleNo::with_sub(main, sub))))
            });
            match next {
                None => break,
                Some((true, _, through)) => (last.through, last.span.end) = (Some(through), self.at()),
                Some((false, start, provision)) => {
                    list.push(Cited { span: start..self.at(), provision, through: None });
                }
            }
        }
    }

    /// 三, （三）
    pub(super) fn bracketed_number(&mut self) -> Option<u32> {
        self.attempt(|cursor| {
            cursor.spaces();
            let bracket = cursor.eat_any(&["（", "("]);
            cursor.spaces();
            let number = cursor.spread_number().filter(|&number| number > 0)?;
            cursor.spaces();
            (!bracket || cursor.eat_any(&["）", ")"])).then_some(number)
        })
    }

    /// A number whose characters may stand apart: 一百 三 十.
    fn spread_number(&mut self) -> Option<u32> {
        let (mut joined, mut length, mut apart) = (String::new(), 0, false);
        for (at, c) in self.rest().char_indices().take(LONGEST_SPREAD) {
            if "〇零一二两三四五六七八九十百千".contains(c) {
                apart |= at > length;
                joined.push(c);
                length = at + c.len_utf8();
            } else if !is_blank(c) || c == '\n' {
                break;
            }
        }
        if !apart {
            return self.number();
        }
        let number = numeral::parse(&joined)?;
        self.skip(length);
        Some(number)
    }

    /// One of `words` with spaces around it.
    fn between(&mut self, words: &[&str]) -> Option<()> {
        self.attempt(|cursor| {
            cursor.spaces();
            let found = cursor.eat_any(words);
            cursor.spaces();
            found.then_some(())
        })
    }
}

/// The innermost level that a provision names, and the number there.
fn deepest(provision: Provision) -> (Unit, u32) {
    let Provision { article, paragraph, item, point } = provision;
    match (paragraph, item, point) {
        (_, _, Some(point)) => (Unit::Point, point.into()),
        (_, Some(item), _) => (Unit::Item, item.into()),
        (Some(paragraph), ..) => (Unit::Paragraph, paragraph.into()),
        _ => (Unit::Article, article.main),
    }
}

/// The provision that `number` means at its level.
fn within(context: Option<Provision>, unit: Unit, number: u32, sub: u32) -> Option<Provision> {
    if unit == Unit::Article {
        return Some(Provision::article(ArticleNo::with_sub(number, sub)));
    }
    let (context, number) = (context?, u16::try_from(number).ok()?);
    Some(match unit {
        Unit::Article | Unit::Paragraph => context.with_paragraph(number),
        Unit::Item => context.with_item(number),
        Unit::Point => context.with_point(number),
    })
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    /// What is cited, as anchors without `art-`, and the words of each.
    fn read(text: &str) -> Vec<(String, &str)> {
        let name = |provision: crate::law::address::Provision| provision.anchor().replacen("art-", "", 1);
        let cited = Cursor::new(text).provisions(None).unwrap_or_default();
        let line = |cited: super::Cited| {
            let through = cited.through.map_or(String::new(), |end| format!("..{}", name(end)));
            (name(cited.provision) + &through, &text[cited.span])
        };
        cited.into_iter().map(line).collect()
    }

    fn names(text: &str) -> String {
        read(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn single_provisions_in_all_numerals() {
        for (text, name) in [
            ("第二十三条第二款", "23-para-2"),
            ("第1043条规定", "1043"),
            ("第 １０ 条 第 2 款", "10-para-2"),
            ("第一百三十三条之一第二款第（三）项第2目", "133-1-para-2-item-3-point-2"),
            ("第二十七条第三项", "27-item-3"),
            ("第二十七条第(3)项", "27-item-3"),
            ("第二十七条（三）项", "27-item-3"),
            ("第 一 百 三 十 三 条 之 一", "133-1"),
            ("第五条之一般规定", "5"),
            ("第五条第六条", "5"),
            ("第二款", ""),
            ("第〇条", ""),
            ("第三人、第四条", ""),
            ("第一百五条", ""),
        ] {
            assert_eq!(names(text), name, "{text}");
        }
    }

    #[test]
    fn lists_go_on_at_the_level_they_name() {
        for (text, name) in [
            ("第二十九条、第三十条", "29 30"),
            ("第五条第一款、第三款和第七条", "5-para-1 5-para-3 7"),
            (
                "第五条第一款第（一）项、第（三）项以及第六条第二款",
                "5-para-1-item-1 5-para-1-item-3 6-para-2",
            ),
            ("第三十九条第（一）、（二）和（四）项", "39-item-1 39-item-2 39-item-4"),
            ("第二十九、三十条", "29 30"),
            ("第五条第一、三款", "5-para-1 5-para-3"),
            ("第二十九、三十条第二款", "29 30-para-2"),
            ("第五条和第三人", "5"),
            ("第二十三条、二十四条和二十六条", "23 24 26"),
            ("第五条第一款、二款", "5-para-1 5-para-2"),
            ("第五条和三条建议", "5"),
            ("第五条，八条建议", "5"),
            ("第五条第（一）（二）项", "5-item-1 5-item-2"),
            ("第十七条之一、之二和第十八条", "17-1 17-2 18"),
        ] {
            assert_eq!(names(text), name, "{text}");
        }
    }

    #[test]
    fn ranges_name_both_ends() {
        for (text, name) in [
            ("第五条至第八条", "5..8"),
            ("第五条-第八条、第十条", "5..8 10"),
            ("第五至八条", "5..8"),
            ("第三十九条第一项至第三项", "39-item-1..39-item-3"),
            (
                "第三十九条第一款第二项至第六项、第四十条第一项",
                "39-para-1-item-2..39-para-1-item-6 40-item-1",
            ),
            ("第五条至今", "5"),
            ("第五条至八条", "5..8"),
            ("第十七条之一至之三", "17-1..17-3"),
        ] {
            assert_eq!(names(text), name, "{text}");
        }
    }

    #[test]
    fn each_provision_has_its_own_words() {
        let words = |text| read(text).into_iter().map(|(_, words)| words).collect::<Vec<&str>>();
        assert_eq!(
            words("第五条第一款、第三款和第七条至第九条规定"),
            ["第五条第一款", "第三款", "第七条至第九条"]
        );
        assert_eq!(words("第六条第（一）、（二）项"), ["第六条第（一）", "（二）项"]);
    }
}
