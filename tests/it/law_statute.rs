//! Small statutes, made up: how their parts are told apart, and which slips are reported.

use coursepack::law::history::Evidence;
use coursepack::law::statute::{Absence, DivisionKind, Piece, Problem, first_article, has_articles};
use coursepack::law::{ArticleNo, Provision, Statute};

const LAW: &str = "\u{feff}# 示例法\r
\r
2001年2月3日 某会议通过\r
\r
2010年4月5日 某会议修订　\r
\r
<!-- INFO END -->\r
\r
## 序言\r
\r
为了举例。\r
\r
## 第一章　总 则\r
\r
### 第一节  目的\r
\r
第一条 本法用来举例。\r
\r
\u{200b}\r
第二条　有下列情形之一的，算作例子：\r
\r
（一）短的；\r
\r
(二)长的，分两种：\r
\r
1．很长；\r
\r
2.更长。\r
\r
<!-- FORCE BREAK -->\r
\r
第一款的例子也可以是别的。\r
\r
第二条之一 后来加的。\r
\r
##\r
\r
笫3条 第二条规定的例子，适用本法。\r
\r
## 附件一\r
\r
第一条 附件自己的条文。\r
";

fn article(main: u32) -> Provision {
    Provision::article(ArticleNo::new(main))
}

fn problems(body: &str) -> Vec<Problem> {
    Statute::parse(body, 0).1
}

#[test]
fn a_statute_falls_into_its_parts() {
    let (statute, problems) = Statute::parse(LAW, 0);
    assert_eq!(statute.title.map(|title| title.text(LAW)), Some("示例法"));
    let header: Vec<&str> = statute.header.iter().map(|line| line.text(LAW)).collect();
    assert_eq!(header, ["2001年2月3日 某会议通过", "2010年4月5日 某会议修订"]);
    let divisions: Vec<_> = statute
        .divisions()
        .iter()
        .map(|d| (d.kind, d.depth, d.label.text(LAW), d.title.text(LAW), &*d.anchor))
        .collect();
    assert_eq!(
        divisions,
        [
            (DivisionKind::Preamble, 0, "", "序言", "preamble-1"),
            (DivisionKind::Chapter, 0, "第一章", "总 则", "chapter-1"),
            (DivisionKind::Section, 1, "第一节", "目的", "chapter-1-section-1"),
            (DivisionKind::Annex, 0, "附件一", "", "annex-1"),
        ]
    );
    let numbers: Vec<String> = statute.articles().iter().map(|article| article.no.to_string()).collect();
    assert_eq!(numbers, ["1", "2", "2-1", "3"]);
    let texts: Vec<&str> = statute
        .pieces
        .iter()
        .filter_map(|piece| if let Piece::Text(span) = piece { Some(span.text(LAW)) } else { None })
        .collect();
    assert_eq!(texts, ["为了举例。", "第一条 附件自己的条文。"]);
    let last = statute.articles()[3];
    assert_eq!(problems, [Problem::LookAlikeLabel { no: ArticleNo::new(3), at: last.head }]);
    assert_eq!(
        statute.division_at(last.head.start).map(|division| &*division.anchor),
        Some("chapter-1-section-1")
    );
}

#[test]
fn provisions_are_located() {
    let (statute, _) = Statute::parse(LAW, 0);
    let place =
        |provision| statute.locate(provision).map(|place| (place.provision.anchor(), place.span.text(LAW)));
    assert_eq!(place(article(1)), Ok(("art-1".into(), "第一条 本法用来举例。")));
    assert_eq!(
        place(article(2).with_paragraph(2)),
        Ok(("art-2-para-2".into(), "第一款的例子也可以是别的。"))
    );
    // The paragraph of an item may be left out.
    assert_eq!(place(article(2).with_item(1)), Ok(("art-2-para-1-item-1".into(), "（一）短的；")));
    let point = article(2).with_paragraph(1).with_item(2).with_point(2);
    assert_eq!(place(point), Ok(("art-2-para-1-item-2-point-2".into(), "2.更长。")));
    assert_eq!(place(article(9)), Err(Absence::Article));
    assert_eq!(place(article(2).with_paragraph(3)), Err(Absence::Paragraph { count: 2 }));
    assert_eq!(place(article(2).with_item(3)), Err(Absence::Item { count: 2 }));
    assert_eq!(place(article(2).with_item(2).with_point(3)), Err(Absence::Point { count: 2 }));
    let quoted = statute.locate(article(2).with_paragraph(1)).map(|place| statute.lines(&place));
    let quoted: Vec<_> = quoted.iter().flatten().map(|line| (line.depth, line.span.text(LAW))).collect();
    let first = (0, "有下列情形之一的，算作例子：");
    assert_eq!(
        quoted,
        [first, (1, "（一）短的；"), (1, "(二)长的，分两种："), (2, "1．很长；"), (2, "2.更长。")]
    );
    let between: Vec<_> =
        statute.articles_between(ArticleNo::new(2), ArticleNo::new(3)).map(|a| a.no).collect();
    assert_eq!(between, [ArticleNo::new(2), ArticleNo::with_sub(2, 1), ArticleNo::new(3)]);
}

#[test]
fn an_item_may_have_paragraphs_of_its_own() {
    let law = "第一条 含义是：\n\n（一）甲，是甲。\n\n甲还有两种：\n\n1．一种；\n\n2．另一种。\n\n（二）乙，是乙。\n\n另有规定的除外。\n";
    let (statute, problems) = Statute::parse(law, 0);
    assert_eq!(problems, []);
    let paragraphs = statute.paragraphs(&statute.articles()[0]);
    assert_eq!(paragraphs.len(), 2);
    let items = statute.items(&paragraphs[0]);
    assert_eq!(items.iter().map(|item| item.number).collect::<Vec<_>>(), [1, 2]);
    let points: Vec<_> = statute.points(&items[0]).iter().map(|p| (p.number, p.text.text(law))).collect();
    assert_eq!(points, [(None, "甲还有两种："), (Some(1), "一种；"), (Some(2), "另一种。")]);
    assert_eq!(statute.points(&items[1]), []);
}

#[test]
fn the_header_ends_by_itself_where_no_mark_ends_it() {
    let law =
        "# 示例法\n（2001年2月3日某会议通过\n根据2010年4月5日决定修正）\n\n# 甲编\n前言一段。\n第一条　一\n";
    let (statute, _) = Statute::parse(law, 0);
    assert_eq!(statute.header.len(), 2);
    assert_eq!(statute.part.map(|part| part.text(law)), Some("甲编"));
    assert!(matches!(statute.pieces[..], [Piece::Text(_), Piece::Article(0)]));
}

#[test]
fn slips_in_the_numbering_are_reported() {
    let at = |body: &str, word: &str| body.rfind(word).expect("it is there") as u32;
    let doubled = "第一条 一\n\n第二条 二\n\n第二条 又\n\n第三条 三\n";
    let found = problems(doubled);
    assert!(
        matches!(found[..], [Problem::DoubledArticle { again, .. }] if again.start == at(doubled, "第二条"))
    );
    let missing = "第一条 一\n\n第三条 三\n";
    let found = problems(missing);
    assert!(
        matches!(found[..], [Problem::MissingArticle { at: place, .. }] if place.start == at(missing, "第三条"))
    );
    let swapped = "第一条 一\n\n第三条 三\n\n第二条 二\n\n第四条 四\n";
    let found = problems(swapped);
    assert!(
        matches!(found[..], [Problem::ArticleOutOfOrder { at: place, .. }] if place.start == at(swapped, "第二条"))
    );
    let glued = "第一条 一\n\n第二条二\n\n第一条规定的除外\n";
    let found = problems(glued);
    assert!(matches!(found[..], [Problem::NoSpaceAfterLabel { no, .. }] if no == ArticleNo::new(2)));
    let items = "第一条 下列：\n\n（一）一；\n\n（三）三。\n";
    let found = problems(items);
    assert!(matches!(found[..], [Problem::ItemOutOfOrder { expected: 2, found: 3, .. }]));
}

#[test]
fn comments_are_passed_over_and_nothing_else() {
    let law = "第一条 一\n<!-- 甲 --><!-- 乙\n第二条 不算\n--> 第二条 二\n";
    let (statute, problems) = Statute::parse(law, 0);
    assert_eq!(problems, []);
    assert_eq!(statute.articles()[1].span.text(law), "第二条 二");
}

#[test]
fn what_is_no_text_of_a_law_is_reported() {
    let found = problems("第一条 一\n\n> [!白话]\n> 就是一\n\n第二条 二\n\n<!-- 没有收尾\n\n第三条 三\n");
    assert!(matches!(found[..], [Problem::NoStatuteText { .. }, Problem::OpenComment { .. }]), "{found:?}");
}

#[test]
fn a_text_has_articles_where_paragraphs_begin_with_them() {
    assert!(has_articles("# 法\n\n第二条 文"));
    assert!(has_articles("第2条\n\n文"));
    assert!(!has_articles("# 法\n\n## 第二条 讲什么\n\n第二条规定的事\n\n依照第二条 办"));
    let summary = "## 这部法管什么\n\n管例子。\n\n第五条 说什么\n";
    assert_eq!(first_article(summary, 0), summary.find("第五条"));
}

#[test]
fn hostile_text_takes_linear_time() {
    let units = [
        "第一条 一\n",
        "## 第一章 一\n",
        "（一）一\n",
        "第一条 一\n（一）一\n二\n（二）二\n三\n",
        "<!--\n",
        "<!-- --> ",
        "附：\n",
        "#\n",
        "> \n",
        "1.一\n",
        "2001年1月1日\n",
    ];
    for unit in units {
        Statute::parse(&unit.repeat(100_000), 0);
    }
    for unit in units.iter().map(|unit| unit.trim_end()) {
        Statute::parse(&unit.repeat(100_000), 0);
    }
}

const DECISION: &str = "\
# 关于修改《示例法》的决定

2020年1月2日 某会议通过

<!-- INFO END -->

某会议决定对《示例法》作如下修改：

一、将第三条修改为：

“第三条　例子分两种：

“（一）短的；

（二）长的。”

二、增加两条，作为第四条、第五条：

“第四条　后来加的。

第五条　又加的，自2000年1月1日起施行。”

三、删去第九条。

（一）这是第三点的一项。

本决定自2020年3月1日起施行。

《示例法》根据本决定作相应修改，重新公布。
";

fn numbers(statute: &Statute) -> String {
    statute.articles().iter().map(|article| article.no.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn articles_may_bear_plain_numbers() {
    let (statute, problems) = Statute::parse(DECISION, 0);
    assert_eq!(problems, []);
    assert_eq!(numbers(&statute), "1 2 3");
    let heads: Vec<&str> = statute.articles().iter().map(|article| article.head.text(DECISION)).collect();
    assert_eq!(heads, ["一、", "二、", "三、"]);
    let second = statute.locate(article(2)).expect("it is there");
    assert!(second.span.text(DECISION).ends_with("起施行。”"), "{}", second.span.text(DECISION));
    let item = statute.locate(article(3).with_item(1)).expect("it is there");
    assert_eq!(item.span.text(DECISION), "（一）这是第三点的一项。");
    let texts: Vec<&str> = statute
        .pieces
        .iter()
        .filter_map(|piece| if let Piece::Text(span) = piece { Some(span.text(DECISION)) } else { None })
        .collect();
    assert_eq!(texts.len(), 3, "what speaks of the whole is no part of the last article: {texts:?}");
    let evidence = Evidence::of(DECISION, &statute, "");
    assert_eq!(evidence.in_force().map(|force| force.since.to_string()).as_deref(), Some("2020-03-01"));
    // Headings do as well as paragraphs.
    let headed = DECISION.replace("\n一、", "\n## 一、").replace("\n二、", "\n## 二、");
    assert_eq!(numbers(&Statute::parse(&headed, 0).0), "1 2 3");
}

#[test]
fn an_amendment_does_not_own_the_articles_that_it_quotes() {
    let text = "# 示例法修正案（二）\n\n第一条　将第三条改为三条：\n\n“第三条　甲。\n\n第四条　乙。\n\n“第五条　丙。”\n\n\
                第二条　本修正案自2020年3月1日起施行。\n";
    let (statute, problems) = Statute::parse(text, 0);
    assert_eq!((numbers(&statute).as_str(), problems), ("1 2", vec![]));
}

#[test]
fn plain_numbers_above_articles_are_headings() {
    let text =
        "# 示例规定\n\n一、总的\n\n第一条 甲。\n\n二、别的\n\n第二条 乙：\n\n一、这是正文里的一句话。\n";
    let (statute, problems) = Statute::parse(text, 0);
    assert_eq!((numbers(&statute).as_str(), problems), ("1 2", vec![]));
    let titles: Vec<&str> = statute.divisions().iter().map(|division| division.title.text(text)).collect();
    assert_eq!(titles, ["一、总的", "二、别的"]);
    assert_eq!(statute.paragraphs(&statute.articles()[0]).len(), 1);
}

#[test]
fn a_point_left_out_is_told() {
    let found = problems("# 示例决定\n\n一、甲。\n\n二、乙。\n\n四、丁。\n");
    assert!(matches!(found[..], [Problem::MissingArticle { .. }]), "{found:?}");
    // A sentence that begins like a list is none.
    assert_eq!(numbers(&Statute::parse("# 示例\n\n一、二审都要说明。\n", 0).0), "");
}

#[test]
fn translations_have_the_same_addresses() {
    let text = "# Model Law\n\n(Adopted on January 2, 2020)\n\nChapter I General Provisions\n\nArticle 1 For examples.\n\n\
                ## Chapter II Kinds\n\nArticle 2. There are two:\n\n(1) short ones;\n\n(2) long ones.\n\nArticle 2-1 More.\n";
    let (statute, problems) = Statute::parse(text, 0);
    assert_eq!((numbers(&statute).as_str(), problems), ("1 2 2-1", vec![]));
    let anchors: Vec<&str> = statute.divisions().iter().map(|division| &*division.anchor).collect();
    assert_eq!(anchors, ["chapter-1", "chapter-2"]);
    assert_eq!(
        statute.header.iter().map(|line| line.text(text)).collect::<Vec<_>>(),
        ["(Adopted on January 2, 2020)"]
    );
    let item = statute.locate(article(2).with_item(2)).map(|place| place.span.text(text));
    assert_eq!(item, Ok("(2) long ones."));
}

#[test]
fn a_reply_of_a_court_is_read_by_its_points() {
    let text = "# 示例法院关于例子怎么举的批复\n\n法示〔2020〕3号\n\n（2020年1月2日示例法院第1次会议通过，自2020年2月1日起施行）\n\n\
                某某法院：\n\n你院的请示收到了。经研究，批复如下：\n\n一、短的可以举，分两种情况：\n\n（一）白天举；\n\n（二）夜里举。\n\n\
                二、长的依照前条办理。\n\n此复。\n";
    let (statute, problems) = Statute::parse(text, 0);
    assert_eq!((numbers(&statute).as_str(), problems), ("1 2", vec![]));
    assert_eq!(statute.header.len(), 2);
    let last = statute.locate(article(2)).expect("it is there");
    assert_eq!(last.span.text(text), "二、长的依照前条办理。");
    let item = statute.locate(article(1).with_item(2)).map(|place| place.provision.anchor());
    assert_eq!(item.as_deref(), Ok("art-1-para-1-item-2"));
    let evidence = Evidence::of(text, &statute, "");
    assert_eq!(evidence.in_force().map(|force| force.since.to_string()).as_deref(), Some("2020-02-01"));
}
