//! What kind of document a statute is, and which laws it amends: a decision (关于修改《甲法》的决定) or an amendment
//! (刑法修正案（十一）) is a document of its own, and makes a new version of another.

use super::cursor::is_blank;
use super::statute::Statute;
use super::title;

/// A kind of statute, as far as its title and header lines tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Instrument {
    /// 宪法
    Constitution,
    /// 修正案, 关于修改……的决定
    Amendment,
    /// Of the highest court or procuratorate.
    Interpretation,
    /// 决定, 决议 that amend nothing.
    Decision,
    /// Of the State Council.
    Regulation,
    /// Of the National People's Congress or its committee.
    Law,
}

impl Instrument {
    /// What the title and the header lines say; nothing where they say nothing.
    pub fn of<'a>(name: &str, header: impl IntoIterator<Item = &'a str>) -> Option<Instrument> {
        let name = title::normalise(name);
        let body = without_brackets(&name);
        if is_amending(&name) {
            return Some(Instrument::Amendment);
        }
        if body == "宪法" {
            return Some(Instrument::Constitution);
        }
        let courts = ["最高人民法院", "最高人民检察院"];
        let mut adopters = header.into_iter();
        let of_court = |line: &str| courts.iter().any(|court| line.contains(court));
        let decides = ["决定", "决议"].iter().any(|end| body.ends_with(end));
        let found = adopters.find_map(|line| {
            if of_court(line) {
                Some(Instrument::Interpretation)
            } else if line.contains("国务院") {
                Some(Instrument::Regulation)
            } else if line.contains("人民代表大会") && !decides {
                Some(Instrument::Law)
            } else {
                None
            }
        });
        if of_court(&name) { Some(Instrument::Interpretation) } else { found }
            .or(decides.then_some(Instrument::Decision))
    }

    /// In words.
    pub fn zh(self) -> &'static str {
        match self {
            Instrument::Constitution => "宪法",
            Instrument::Amendment => "修改决定",
            Instrument::Interpretation => "司法解释",
            Instrument::Decision => "决定",
            Instrument::Regulation => "行政法规",
            Instrument::Law => "法律",
        }
    }

    /// For programs.
    pub fn name(self) -> &'static str {
        match self {
            Instrument::Constitution => "constitution",
            Instrument::Amendment => "amendment",
            Instrument::Interpretation => "interpretation",
            Instrument::Decision => "decision",
            Instrument::Regulation => "regulation",
            Instrument::Law => "law",
        }
    }
}

/// Whether a document of this title amends another one.
pub fn is_amending(name: &str) -> bool {
    let name = without_brackets(name);
    let decides = ["决定", "决议"].iter().any(|end| name.ends_with(end));
    // A 修正案（草案） is not yet one; without_brackets leaves only the words.
    name.ends_with("修正案") || decides && ["修改", "修正"].iter().any(|word| name.contains(word))
}

/// The laws that the statute called `name`, read from `src`, amends: those of its title; and if that speaks of several
/// without naming all, those that its articles begin with: 一、对《甲法》作如下修改.
pub fn amended(name: &str, src: &str, statute: &Statute) -> Vec<String> {
    if !is_amending(name) {
        return Vec::new();
    }
    let name = title::normalise(name);
    let body = without_brackets(&name);
    if let Some(law) = body.strip_suffix("修正案") {
        return if law.is_empty() { Vec::new() } else { vec![law.to_owned()] };
    }
    let mut laws = titles(body.split_once("修").map_or("", |(_, behind)| behind));
    if laws.is_empty() || body.contains('等') || body.contains("部分") {
        let first = statute.articles().iter().filter_map(|article| statute.paragraphs(article).first());
        laws.extend(first.filter_map(|paragraph| opening_title(paragraph.text.text(src))));
    }
    let mut known: Vec<String> = Vec::new();
    for law in laws.iter().map(|law| title::normalise(law)) {
        if !known.contains(&law) {
            known.push(law);
        }
    }
    known
}

/// The laws that a document repeals by its very title: 关于废止《甲条例》的决定.
pub(super) fn repealed(name: &str) -> Vec<&str> {
    let body = without_brackets(name);
    let repeals = ["决定", "决议"].iter().any(|end| body.ends_with(end));
    match body.split_once("废止").filter(|(before, _)| repeals && !before.contains("修改")) {
        Some((_, behind)) => titles(behind),
        None => Vec::new(),
    }
}

/// The law that a paragraph begins with: 对《甲法》作如下修改, 将《甲法》第三条….
fn opening_title(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['对', '将', '在', ' ', '　']);
    text.starts_with('《').then(|| titles(text).into_iter().next())?
}

/// A title without the brackets at its end, which count (十一) or date it.
fn without_brackets(name: &str) -> &str {
    let name = name.trim_matches(is_blank);
    let end = name.strip_suffix(['）', ')']).and_then(|body| body.rfind(['（', '(']));
    end.map_or(name, |end| name[..end].trim_end_matches(is_blank))
}

fn titles(text: &str) -> Vec<&str> {
    title::bracketed(text).into_iter().filter_map(|name| text.get(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Instrument, amended, repealed};
    use crate::law::Statute;

    fn laws(name: &str, body: &str) -> String {
        let (statute, _) = Statute::parse(body, 0);
        amended(name, body, &statute).join(" ")
    }

    #[test]
    fn a_title_says_which_laws_are_amended() {
        for (name, found) in [
            ("某某会关于修改《中华人民共和国院子法》的决定", "院子法"),
            ("关于修改〈院子法〉、〈鼓乐条例〉的决定", "院子法 鼓乐条例"),
            ("中华人民共和国院子法修正案（十一）", "院子法"),
            ("院子法修正案（2018年）", "院子法"),
            ("关于加强院子管理的决定", ""),
            ("院子法修正案草案说明", ""),
            ("院子法", ""),
        ] {
            assert_eq!(laws(name, ""), found, "{name}");
        }
    }

    #[test]
    fn where_the_title_is_short_the_articles_say_it() {
        let body = "一、对《院子法》作如下修改：\n（一）删去第三条。\n二、将《鼓乐条例》第五条中的“鼓”改为“锣”。\n\
                    三、本决定自公布之日起施行。\n";
        assert_eq!(laws("关于修改部分法规的决定", body), "院子法 鼓乐条例");
        assert_eq!(laws("关于修改《院子法》等两部法规的决定", body), "院子法 鼓乐条例");
        assert_eq!(laws("关于修改《院子法》的决定", body), "院子法");
    }

    #[test]
    fn a_decision_may_repeal_by_its_title() {
        assert_eq!(repealed("关于废止《院子法》的决定"), ["院子法"]);
        assert_eq!(repealed("院子法"), [""; 0]);
    }

    #[test]
    fn title_and_header_tell_the_kind() {
        for (name, header, kind) in [
            ("中华人民共和国宪法", "", Some(Instrument::Constitution)),
            ("院子法修正案（二）", "2020年1月2日 某地人民代表大会通过", Some(Instrument::Amendment)),
            ("关于院子的解释", "2020年1月2日 最高人民法院审判委员会通过", Some(Instrument::Interpretation)),
            ("院子法", "2020年1月2日 全国人民代表大会通过", Some(Instrument::Law)),
            ("院子条例", "2020年1月2日 国务院公布", Some(Instrument::Regulation)),
            ("关于院子的决定", "2020年1月2日 全国人民代表大会通过", Some(Instrument::Decision)),
            ("院子须知", "", None),
        ] {
            assert_eq!(Instrument::of(name, [header]), kind, "{name}");
        }
    }
}
