use super::super::{Cited, Named};
use super::{ArticleNo, Names, Reader};
use crate::law::Edition;

fn names() -> Names {
    Names::new([
        "中华人民共和国民法典",
        "刑法",
        "宪法",
        "劳动法",
        "反家庭暴力法",
        "和睦法",
        "和睦法解释（一）",
        "和睦法修正案（2018年）",
    ])
}

fn line(cited: &Cited) -> String {
    let anchor = |provision: crate::law::Provision| provision.anchor().replacen("art-", "", 1);
    let through = cited.through.map_or(String::new(), |end| format!("..{}", anchor(end)));
    anchor(cited.provision) + &through
}

/// Each citation as `words > law: provisions`, `> law` left out where the words are the law.
fn read_on(reader: &mut Reader, text: &str) -> Vec<String> {
    let of = |citation: super::Citation| {
        let words = text[citation.words.clone()].trim_matches(['《', '》']);
        let law = match citation.law {
            Named::This => "this".to_owned(),
            Named::Law(law) => law,
        };
        let name = if law == words { law } else { format!("{words} > {law}") };
        let provisions: Vec<String> = citation.provisions.iter().map(line).collect();
        format!("{name}: {}", provisions.join(" ")).trim_end().to_owned()
    };
    reader.read(text).into_iter().map(of).collect()
}

fn running(text: &str) -> Vec<String> {
    read_on(&mut Reader::running(&names()), text)
}

#[test]
fn names_need_no_brackets_if_they_are_known() {
    for (text, citations) in [
        ("依照民法典第一千零四十三条", &["民法典: 1043"][..]),
        ("我国民法典第 1043 条、刑法第一百三十三条之一", &["民法典: 1043", "刑法: 133-1"]),
        ("按中华人民共和国民法典第二条", &["中华人民共和国民法典: 2"]),
        ("民法典婚姻家庭编的第二条，违反刑法第三条", &["民法典婚姻家庭编: 2", "刑法: 3"]),
        ("依照职业劳动法第二条", &[]),
        ("依照海上法第二条", &[]),
        ("和睦法解释（一）第三条", &["和睦法解释（一）: 3"]),
        ("民法典（2020年）第三条", &["民法典: 3"]),
        ("民法典规定得好", &[]),
    ] {
        let found: Vec<String> = running(text);
        let wanted: Vec<String> = citations.iter().map(|line| line.replace("婚姻家庭编", "")).collect();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn titles_bring_their_provisions() {
    for (text, citations) in [
        ("《和睦法》第五条第一款、第三款和第七条", &["和睦法: 5-para-1 5-para-3 7"][..]),
        ("《某解释（一）》（法释〔2020〕26号）第二十六条", &["某解释（一）: 26"]),
        ("《和睦法》第五编家常里短第七条", &["和睦法: 7"]),
        ("看《隔壁又吵起来了》，学《民法典》", &["隔壁又吵起来了:", "民法典:"]),
        ("《关于修改《和睦法》的决定》第三条", &["关于修改《和睦法》的决定: 3"]),
        ("《和睦法》（已被《新和睦法》废止）", &["和睦法:", "新和睦法:"]),
        ("《租房合同》第三条", &["租房合同:"]),
    ] {
        assert_eq!(running(text), citations, "{text}");
    }
}

#[test]
fn agreed_names_mean_what_they_stand_for() {
    for text in [
        "《邻里往来解释》（以下简称《解释》）。《解释》第三条",
        "《邻里往来解释》（以下简称“解释”），依照解释第三条",
        "《邻里往来解释》（2018年修正）（下称解释）。根据《解释》第三条",
    ] {
        let found = running(text);
        assert_eq!(found.len(), 2, "{text}: {found:?}");
        assert!(found[1].ends_with("解释 > 邻里往来解释: 3"), "{text}: {found:?}");
    }
    assert_eq!(running("《和睦法》（以下简称《法》）第三条"), ["和睦法: 3"]);
}

#[test]
fn words_point_at_the_law_named_last() {
    for (text, citations) in [
        ("《和睦法》第三条和同法第五条", &["和睦法: 3", "同法 > 和睦法: 5"][..]),
        ("学《和睦法》。该法第五条", &["和睦法:", "该法 > 和睦法: 5"]),
        ("和睦法去年施行，该法的第五条", &["该法 > 和睦法: 5"]),
        ("依照合同法第五条", &[]),
        ("同法第五条", &[]),
        ("《和睦法》第三条规定了，第四条规定", &["和睦法: 3", " > 和睦法: 4"]),
        ("《和睦法》第三条，记住：第一条，先报警；第二条，留证据", &["和睦法: 3"]),
        ("《和睦法》很好，而合同第十五条约定", &["和睦法:"]),
        ("《和睦法》第三条规定。第二款规定", &["和睦法: 3", " > 和睦法: 3-para-2"]),
        ("《和睦法》第三条第二款规定，本条第一款", &["和睦法: 3-para-2", " > 和睦法: 3-para-1"]),
        ("前款、第三十条、该条例第五条", &[]),
    ] {
        assert_eq!(running(text), citations, "{text}");
    }
}

#[test]
fn bare_provisions_do_not_reach_over_a_paragraph() {
    let names = names();
    let mut reader = Reader::running(&names);
    assert_eq!(read_on(&mut reader, "学《和睦法》"), ["和睦法:"]);
    assert_eq!(read_on(&mut reader, "第二条"), [" > 和睦法: 2"]);
    reader.pause();
    assert_eq!(read_on(&mut reader, "第三十条规定，同法第三十一条"), ["同法 > 和睦法: 31"]);
    reader.pause();
    assert_eq!(read_on(&mut reader, "”第三十条规定"), [" > 和睦法: 30"]);
}

#[test]
fn a_year_may_be_part_of_a_title() {
    assert_eq!(running("《和睦法修正案（2018年）》第二条"), ["和睦法修正案（2018年）: 2"]);
    assert_eq!(running("《和睦法（2018年）》第二条"), ["和睦法（2018年） > 和睦法: 2"]);
}

#[test]
fn an_article_with_a_plain_number_may_be_called_a_point() {
    for (text, citations) in [
        ("《和睦法解释（一）》第二点", &["和睦法解释（一）: 2"][..]),
        ("《和睦法解释（一）》第三点第（二）项和第四条", &["和睦法解释（一）: 3-item-2 4"]),
        ("《和睦法解释（一）》第（一）项", &["和睦法解释（一）: 1"]),
        ("《新书》第二点", &["新书:"]),
        ("《和睦法解释（一）》第二次修改", &["和睦法解释（一）:"]),
    ] {
        assert_eq!(running(text), citations, "{text}");
    }
}

#[test]
fn an_amendment_speaks_of_the_law_that_it_changes() {
    let (names, amended) = (names(), ["和睦法".to_owned()]);
    let mut reader = Reader::amendment(&names, &amended);
    for (text, citations) in [
        (
            "将第三条第一款修改为：“第三条　依照本法第五条办。”",
            &[" > 和睦法: 3-para-1", " > 和睦法: 3", "本法 > 和睦法: 5"][..],
        ),
        ("第二款中的“甲”改为“乙”，依照前款的。", &[" > 和睦法: 3-para-2"]),
        ("本决定第一条，刑法第六条", &["本决定 > this: 1", "刑法: 6"]),
    ] {
        assert_eq!(read_on(&mut reader, text), citations, "{text}");
    }
    let amended = ["和睦法".to_owned(), "劳动法".to_owned()];
    let mut reader = Reader::amendment(&names, &amended);
    assert_eq!(read_on(&mut reader, "对《劳动法》作如下修改："), ["劳动法:"]);
    reader.pause();
    assert_eq!(read_on(&mut reader, "将第三条修改为"), [" > 劳动法: 3"]);
}

#[test]
fn a_statute_cites_itself() {
    let names = names();
    let mut reader = Reader::statute(&names);
    reader.at(ArticleNo::with_sub(9, 1), Some(1));
    reader.at(ArticleNo::new(10), Some(3));
    for (text, citations) in [
        ("违反本法第十条、第十一条第二款规定的", &["本法 > this: 10 11-para-2"][..]),
        ("除第八条外，依照《乙法》第三条", &[" > this: 8", "乙法: 3"]),
        ("依照宪法第八十九条、第九十条，和本条例第五条", &["宪法: 89 90", "本条例 > this: 5"]),
        ("依照海上法第八十九条", &[]),
        ("前款第二项至第四项的", &[" > this: 10-para-2-item-2..10-para-2-item-4"]),
        ("前两款的", &[" > this: 10-para-1..10-para-2"]),
        ("前条第一款和第一款", &[" > this: 9-1-para-1 9-1-para-1"]),
        ("依照第一款，本条第二款、第三款", &[" > this: 10-para-1", " > this: 10-para-2 10-para-3"]),
        ("此前款项、前三款、前条件、各该款、该条款", &[]),
        ("从事前款规定的活动", &[" > this: 10-para-2"]),
        ("（四）第一项、第二项以外的", &[" > this: 10-item-1 10-item-2"]),
        (
            "第五条第一款第一项的财产或者第三项的建筑",
            &[" > this: 5-para-1-item-1", " > this: 5-para-1-item-3"],
        ),
        ("本法第五条第一款的财产；第三项的建筑", &["本法 > this: 5-para-1", " > this: 10-item-3"]),
        ("有第三项行为", &[" > this: 10-item-3"]),
    ] {
        assert_eq!(read_on(&mut reader, text), citations, "{text}");
    }
    reader.at_item(4);
    assert_eq!(
        read_on(&mut reader, "以前项手段，第一项"),
        [" > this: 10-para-3-item-3", " > this: 10-para-3-item-1"]
    );
}

#[test]
fn versions_and_the_past_are_heard() {
    let year = Some(Edition::Year(2018));
    for (text, version, past) in [
        ("2018年《和睦法》第三条", year, false),
        ("2018年修订的《和睦法》", year, false),
        ("《和睦法》（2018年修正）第三条", year, false),
        ("《和睦法（2018年修正）》第三条", year, false),
        ("2018年和睦法第三条", year, false),
        ("在2018年《和睦法》施行", None, false),
        ("2018年《和睦法》施行", None, false),
        ("原《和睦法》第三条", None, true),
        ("原和睦法第三条", None, true),
        ("当时的《和睦法》", None, true),
        ("《和睦法》（已废止）第三条", None, true),
        ("还原《和睦法》", None, false),
    ] {
        let names = names();
        let found = Reader::running(&names).read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].version, found[0].past), (version, past), "{text}");
    }
}

#[test]
fn hostile_text_costs_linear_time_and_never_panics() {
    let names = names();
    for unit in [
        "《",
        "《甲》（",
        "《甲法》（简称乙）",
        "第一、",
        "第（一",
        "第一条、",
        "第一条第一款、",
        "第一条第一、",
        "《甲》第一条至",
        "《甲》第一编",
        "第　",
        "》",
        "民法典",
        "民法典第一条，",
        "同法第一条",
        "前款",
        "（民法典）第一条",
        "第一条第一款第一项第一目",
    ] {
        let text = unit.repeat(50_000);
        Reader::running(&names).read(&text);
        let mut reader = Reader::statute(&names);
        reader.at(ArticleNo::new(5), Some(3));
        reader.read(&text);
        let mut pieces = Reader::running(&names);
        for _ in 0..50_000 {
            pieces.read(unit);
        }
    }
}
