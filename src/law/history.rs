//! What a law's text tells about its own dates: when it was adopted and amended, since when it is in force.
//!
//! Chinese laws say it in three places. The header lines list adoption and amendments; a line there may say since
//! when the law is in force (as the parts of the Civil Code do); and the closing article says 本法自…起施行. An
//! amended law keeps its first date in that article, so a version is in force from the later of closing article
//! and last amendment. Whether an amending decision set a later day for itself is not in the law's text: then the
//! author gives the date.

use super::dates::Date;
use super::instrument;
use super::statute::{Piece, Statute};
use super::title;

/// Since when a closing article says that the law is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// 自2016年3月1日起施行
    On(Date),
    /// 自公布之日起施行
    OnPublication,
}

/// All that a law's text and file name say about its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Evidence {
    /// 通过: the first date of the header.
    pub adopted: Option<Date>,
    /// 公布, 发布 without 通过: the first such date of the header.
    pub published: Option<Date>,
    /// 修正, 修订, a 修正案: the last date of the header that amends.
    pub amended: Option<Date>,
    /// 施行 in a header line.
    pub header: Option<Date>,
    /// The closing article.
    pub closing: Option<Closing>,
    /// `(2022-10-30)` at the end of the file name: when this version was adopted.
    pub named: Option<Date>,
}

/// Why a version is taken to be in force from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The closing article or a header line names the day.
    Stated,
    /// A later amendment made this version; its day is taken.
    Amended,
    /// The text says 自公布之日起施行, and the day of adoption is taken for it.
    OnPublication,
    /// The text says nothing; the day of adoption is a guess.
    Adopted,
}

/// Since when a version is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The first day.
    pub since: Date,
    /// How that is known.
    pub basis: Basis,
}

impl Evidence {
    /// Gathers what `statute`, read from `src`, and the stem of its file say.
    pub fn of(src: &str, statute: &Statute, file_stem: &str) -> Evidence {
        let lines = statute.header.iter().map(|line| line.text(src));
        Evidence {
            closing: closing(src, statute),
            named: date_in_file_stem(file_stem),
            ..header_dates(lines)
        }
    }

    /// What two parts of one law say together: what one part lacks, the other may tell.
    pub fn merge(self, other: Evidence) -> Evidence {
        Evidence {
            adopted: [self.adopted, other.adopted].into_iter().flatten().min(),
            published: [self.published, other.published].into_iter().flatten().min(),
            amended: self.amended.max(other.amended),
            header: self.header.max(other.header),
            closing: self.closing.or(other.closing),
            named: self.named.max(other.named),
        }
    }

    /// When this version of the text came about: the last amendment, or adoption.
    pub fn document(&self) -> Option<Date> {
        self.amended.max(self.named).max(self.adopted)
    }

    /// Since when the text as it was first adopted is in force: what it repealed ended on that day.
    pub fn first_in_force(&self) -> Option<Date> {
        match self.closing {
            Some(Closing::On(date)) => Some(date),
            Some(Closing::OnPublication) => self.published.or(self.adopted),
            None => self.header.or(self.adopted),
        }
    }

    /// Since when this version is in force: the later of what is stated and what changed the text last.
    pub fn in_force(&self) -> Option<InForce> {
        let document = self.document();
        let closing = self.closing.and_then(|closing| match closing {
            Closing::On(date) => Some(date),
            Closing::OnPublication => None,
        });
        match (closing.max(self.header), document) {
            (Some(stated), Some(document)) if document > stated => {
                Some(InForce { since: document, basis: Basis::Amended })
            }
            (Some(since), _) => Some(InForce { since, basis: Basis::Stated }),
            (None, document) => {
                let on_publication = self.closing == Some(Closing::OnPublication) && self.amended.is_none();
                if let Some(since) = self.published.filter(|_| on_publication) {
                    return Some(InForce { since, basis: Basis::Stated });
                }
                let basis = match self.closing {
                    _ if self.amended.is_some() => Basis::Amended,
                    Some(_) => Basis::OnPublication,
                    None => Basis::Adopted,
                };
                document.map(|since| InForce { since, basis })
            }
        }
    }
}

/// The date in brackets at the end of a file's name: `立法法(2023-03-13)`, `立法法（2023年3月13日）`.
pub fn date_in_file_stem(stem: &str) -> Option<Date> {
    let inner = stem.trim_end().strip_suffix([')', '）'])?;
    let (_, date) = inner.rsplit_once(['(', '（'])?;
    date.parse().ok()
}

/// The dates in header lines, each with what was done on it. A line without a date goes on with the one before.
pub fn header_dates<'a>(lines: impl IntoIterator<Item = &'a str>) -> Evidence {
    let mut evidence = Evidence::default();
    let mut current: Option<Date> = None;
    for line in lines {
        let mut rest = line;
        while let Some((before, date, after)) = next_date(rest) {
            evidence.note(current, before);
            current = Some(date);
            rest = after;
        }
        evidence.note(current, rest);
    }
    evidence
}

impl Evidence {
    /// Takes down that on `date` was done what `action` says.
    fn note(&mut self, date: Option<Date>, action: &str) {
        let Some(date) = date else { return };
        if ["施行", "实施"].iter().any(|word| action.contains(word)) {
            self.header = self.header.max(Some(date));
        }
        let amends = ["修正", "修订", "修改"].iter().any(|word| action.contains(word));
        if amends || (action.contains("通过") && self.adopted.is_some_and(|adopted| date > adopted)) {
            self.amended = self.amended.max(Some(date));
        } else if ["通过", "公布", "发布", "批准"].iter().any(|word| action.contains(word)) {
            self.adopted = self.adopted.or(Some(date));
        }
        if !amends
            && !action.contains("通过")
            && ["公布", "发布", "颁布"].iter().any(|word| action.contains(word))
        {
            self.published = self.published.or(Some(date));
        }
    }
}

/// The first date in `text`, with what stands before and behind it.
fn next_date(text: &str) -> Option<(&str, Date, &str)> {
    let mut from = 0;
    while let Some(found) =
        text[from..].find(|c: char| c.is_ascii_digit() || "０１２３４５６７８９一二".contains(c))
    {
        let at = from + found;
        if let Some((date, length)) = Date::prefix(&text[at..]) {
            return Some((&text[..at], date, &text[at + length..]));
        }
        let numeral =
            text[at..].find(|c: char| !c.is_ascii_digit() && !"０１２３４５６７８９一二".contains(c));
        from = at + numeral?;
    }
    None
}

/// How many of the last articles may say since when the law is in force.
const LAST_ARTICLES: usize = 3;

/// What the closing article says, if the text has one: 本法自2016年3月1日起施行. Decisions say it of themselves behind
/// their last article.
pub fn closing(src: &str, statute: &Statute) -> Option<Closing> {
    let last = statute.articles().iter().rev().take(LAST_ARTICLES);
    let paragraphs =
        last.flat_map(|article| statute.paragraphs(article)).map(|paragraph| paragraph.text.text(src));
    // What an amendment quotes is not in force with it.
    let own = paragraphs.filter(|text| !statute.form.quotes || !text.contains('“'));
    let behind = statute.pieces.iter().rev().map_while(|piece| match piece {
        Piece::Text(span) => Some(span.text(src)),
        _ => None,
    });
    let behind = behind.take(LAST_ARTICLES).filter(|text| text.starts_with('本'));
    behind.chain(own).find_map(taking_effect)
}

/// How many of the last articles may repeal other laws.
const REPEALING_ARTICLES: usize = 5;

/// The titles of the laws that the title (关于废止《甲法》的决定) or the closing articles repeal: 《甲法》、《乙条例》同时废止. A law of which only some
/// provisions go (《甲法》第三条同时废止, 与本法不一致的规定) stays.
pub fn repealed<'a>(src: &'a str, statute: &Statute) -> Vec<&'a str> {
    let by_title = statute.title.map(|title| instrument::repealed(title.text(src))).unwrap_or_default();
    let last = statute.articles().iter().rev().take(REPEALING_ARTICLES);
    let lines = last.flat_map(|article| {
        statute.paragraphs(article).iter().flat_map(|paragraph| {
            let items = statute.items(paragraph).iter().map(|item| item.text);
            std::iter::once(paragraph.text).chain(items)
        })
    });
    let lines = lines.map(|span| span.text(src)).filter(|text| !statute.form.quotes || !text.contains('“'));
    by_title.into_iter().chain(lines.flat_map(repealed_in)).collect()
}

/// The titles that one paragraph repeals.
fn repealed_in(text: &str) -> Vec<&str> {
    let clauses = text.split(['。', '；']).map(str::trim_end).filter(|clause| clause.ends_with("废止"));
    clauses.flat_map(whole_titles).collect()
}

/// The titles in `clause`, without their brackets; not those of which only a provision is named.
fn whole_titles(clause: &str) -> Vec<&str> {
    let names = title::bracketed(clause).into_iter();
    let whole = names.filter(|name| {
        let behind = clause[name.end..].trim_start_matches(['》', '〉', '的', '中', ' ', '　']);
        !behind.starts_with('第')
    });
    whole.filter_map(|name| clause.get(name)).collect()
}

fn taking_effect(text: &str) -> Option<Closing> {
    let end = ["起施行", "起实施", "起生效"].iter().filter_map(|words| text.find(words)).min()?;
    let clause = text[..end].rsplit(['。', '；']).next()?;
    let (_, day) = clause.rsplit_once(['自', '从'])?;
    if let Some((date, length)) = Date::prefix(day.trim_start()) {
        return day.trim_start()[length..].trim().is_empty().then_some(Closing::On(date));
    }
    (day.contains("公布") || day.contains("发布") || day.contains("颁布")).then_some(Closing::OnPublication)
}

#[cfg(test)]
mod tests {
    use super::{
        Basis, Closing, Evidence, InForce, date_in_file_stem, header_dates, repealed_in, taking_effect,
    };
    use crate::law::Date;

    fn date(iso: &str) -> Date {
        iso.parse().expect("a date")
    }

    #[test]
    fn a_file_name_may_end_with_a_date() {
        assert_eq!(date_in_file_stem("立法法(2023-03-13)"), Date::new(2023, 3, 13));
        assert_eq!(date_in_file_stem("立法法（2023年3月13日）"), Date::new(2023, 3, 13));
        for stem in ["立法法", "立法法(试行)", "立法法(2023-03-13)-副本1", "2023-03-13)"] {
            assert_eq!(date_in_file_stem(stem), None, "{stem}");
        }
    }

    #[test]
    fn header_lines_tell_adoption_amendments_and_force() {
        let evidence = header_dates([
            "2000年1月2日 某会议通过",
            "2000年1月3日 主席令公布",
            "2010年5月6日 某会议《关于修改〈甲法〉",
            "〈乙法〉的决定》第一次修正根据2015年7月8日某会议修订",
            "2016年1月1日 施行",
        ]);
        assert_eq!(evidence.adopted, Date::new(2000, 1, 2));
        assert_eq!(evidence.amended, Date::new(2015, 7, 8));
        assert_eq!(evidence.header, Date::new(2016, 1, 1));
    }

    #[test]
    fn a_closing_article_names_a_day_or_publication() {
        assert_eq!(taking_effect("本法自2016年3月1日起施行。"), Some(Closing::On(date("2016-03-01"))));
        assert_eq!(
            taking_effect("本条例由某会通过，自1984年10月1日起施行。"),
            Some(Closing::On(date("1984-10-01")))
        );
        assert_eq!(
            taking_effect("本法自公布之日起施行。1950年公布的旧法同时废止。"),
            Some(Closing::OnPublication)
        );
        assert_eq!(taking_effect("本法施行前的合同，自2013年1月1日起停止使用。"), None);
        assert_eq!(taking_effect("自登记之日起生效。"), None);
    }

    #[test]
    fn a_closing_article_repeals_other_laws() {
        let text = "本法自2021年1月1日起施行。《甲法》、《〈乙法〉实施办法》（国务院令第5号）同时废止。";
        assert_eq!(repealed_in(text), ["甲法", "〈乙法〉实施办法"]);
        assert_eq!(repealed_in("1950年6月公布的《丙条例》同时废止；《丁法》继续有效。"), ["丙条例"]);
        assert_eq!(repealed_in("《甲法》第三条同时废止。"), [""; 0]);
        assert_eq!(repealed_in("依照《甲法》废止登记的"), ["甲法"; 0]);
    }

    #[test]
    fn the_later_of_closing_article_and_amendment_counts() {
        let since = |amended: Option<&str>, closing: Option<Closing>| {
            let amended = amended.map(date);
            Evidence { adopted: Date::new(2000, 1, 1), amended, closing, ..Evidence::default() }.in_force()
        };
        let in_force = |iso: &str, basis| Some(InForce { since: date(iso), basis });
        let on = |iso| Some(Closing::On(date(iso)));
        assert_eq!(since(None, on("2000-07-01")), in_force("2000-07-01", Basis::Stated));
        assert_eq!(since(Some("2020-05-05"), on("2000-07-01")), in_force("2020-05-05", Basis::Amended));
        assert_eq!(since(Some("2022-10-30"), on("2023-01-01")), in_force("2023-01-01", Basis::Stated));
        assert_eq!(since(None, Some(Closing::OnPublication)), in_force("2000-01-01", Basis::OnPublication));
        assert_eq!(since(None, None), in_force("2000-01-01", Basis::Adopted));
        assert_eq!(Evidence::default().in_force(), None);
        let mut published = header_dates(["2000年1月2日 某会通过", "2000年1月9日 某府令第3号公布"]);
        published.closing = Some(Closing::OnPublication);
        assert_eq!(published.in_force(), in_force("2000-01-09", Basis::Stated));
    }
}
