use super::*;
use crate::base::hash::Hash;
use crate::base::snapshot::{Snapshot, SourceFile};
use crate::syntax::kinds::Kind;

const LAW: &str = "# 中华人民共和国楼道示例法\n\n2020年1月2日 示例会议通过\n\n<!-- INFO END -->\n\n第一条 为了楼道通畅，编写这部法。\n\n\
                   第二条 住户不得在楼道、门厅和屋顶平台堆放纸箱、旧家具：\n\n（一）也不得在楼梯口停放电动自行车或者充电；\n\n\
                   （二）违反的应当在接到通知以后三日内自己搬走。\n\n第三条 本法自2020年3月1日起施行。\n";

fn of(files: &[(&str, &str)]) -> Vec<Card> {
    let docs: Vec<Arc<Doc>> = files
        .iter()
        .map(|(path, text)| {
            let path = ContentPath::new(path).expect("a path of content");
            let kind = Kind::of(&path).expect("a kind");
            let source =
                Arc::new(SourceFile { path, hash: Hash::of(text.as_bytes()), text: (*text).to_owned() });
            Arc::new(crate::syntax::parse(&source, kind).0)
        })
        .collect();
    let (catalog, _) = Catalog::build(&docs, &Snapshot::default());
    cards(&docs, &catalog)
}

fn lesson(body: &str) -> Card {
    lesson_of(20, 10, body)
}

fn lesson_of(teaching: u32, exercises: u32, body: &str) -> Card {
    let text = format!(
        "---\ntitle: 课\nteaching: {teaching}\nexercises: {exercises}\nobjectives: [懂]\n---\n\n{body}\n"
    );
    let mut all = of(&[("content/lessons/课.md", &text), ("content/laws/楼道示例法.md", LAW)]);
    all.pop().expect("one lesson")
}

#[test]
fn punctuation_blanks_emphasis_and_paragraphs_do_not_hide_a_quotation() {
    for body in [
        "不得在楼道、门厅和屋顶平台堆放纸箱",
        "不得在楼道 门厅，**和屋顶**平台堆放\n纸箱",
        "不得在楼道、门厅和\n\n屋顶平台堆放纸箱",
        "> 不得在楼道、门厅和屋顶平台堆放纸箱",
    ] {
        let card = lesson(body);
        let run = card.statute.longest.expect(body);
        assert_eq!((card.statute.per_mille, run.characters), (1000, 16), "{body}");
        assert_eq!((run.law.as_str(), run.article), ("楼道示例法", ArticleNo::new(2)));
    }
}

#[test]
fn fifteen_letters_law_blocks_and_trainers_notes_are_no_quotation() {
    for body in [
        "不得在楼道、门厅和屋顶平台堆放纸",
        "> [!法条] 《楼道示例法》第二条\n> 不得在楼道、门厅和屋顶平台堆放纸箱、旧家具",
        "> [!讲师]\n> 不得在楼道、门厅和屋顶平台堆放纸箱、旧家具",
        "不得在楼道、门厅和\n\n> [!法条] 《楼道示例法》第二条\n\n屋顶平台堆放纸箱",
        "见《不得在楼道、门厅和屋顶平台堆放纸箱》",
    ] {
        assert_eq!(lesson(body).statute.per_mille, 0, "{body}");
    }
}

#[test]
fn the_words_of_a_summary_are_our_own() {
    let summary = "---\ntitle: 摘要法\ndate_document: 2020-01-02\nin_force: 2020-03-01\narticles: 3\n---\n\n讲楼道。\n\n\
                   第二条 住户不得在楼道、门厅和屋顶平台堆放纸箱。\n";
    let text =
        "---\ntitle: 课\nteaching: 20\nobjectives: [懂]\n---\n\n住户不得在楼道、门厅和屋顶平台堆放纸箱。\n";
    let cards = of(&[("content/lessons/课.md", text), ("content/laws/摘要法.md", summary)]);
    assert_eq!(cards[0].statute.per_mille, 0);
}

#[test]
fn a_place_leads_to_the_words() {
    let body = "先说一句。不得在楼道、门厅和屋顶平台堆放纸箱，懂了吗？";
    let card = lesson(body);
    let text = format!("---\ntitle: 课\nteaching: 20\nexercises: 10\nobjectives: [懂]\n---\n\n{body}\n");
    let run = card.statute.longest.expect("a run");
    assert_eq!(run.at.text(&text), "不得在楼道、门厅和屋顶平台堆放纸箱");
    let sentence = card.sentences.longest.expect("a sentence");
    assert_eq!(sentence.at.text(&text), "不得在楼道、门厅和屋顶平台堆放纸箱，懂了吗");
}

#[test]
fn drafts_and_translations_are_not_judged() {
    let ready = "---\ntitle: 课\nteaching: 20\nobjectives: [懂]\n---\n\n一句话。\n";
    let draft = "---\ntitle: 课\nteaching: 20\nobjectives: [懂]\nstatus: draft\n---\n\n一句话。\n";
    let cards = of(&[
        ("content/lessons/甲.md", ready),
        ("content/lessons/甲.en.md", ready),
        ("content/lessons/乙.md", draft),
    ]);
    assert_eq!(cards.iter().map(|card| card.lesson.as_str()).collect::<Vec<_>>(), ["甲"]);
}

#[test]
fn minutes_are_spread_by_length_unless_an_author_tells_them() {
    let minutes = |card: Card| card.talk.expect("talk").minutes;
    let half = "一二三四五六七八九十".repeat(10);
    assert_eq!(minutes(lesson(&half)), 20);
    assert_eq!(minutes(lesson(&format!("{half}\n\n> [!问题]\n> - 懂了吗？\n\n{half}\n"))), 10);
    // The trainer says that the first half takes fifteen of the twenty minutes.
    let told =
        format!("## 甲\n\n{half}\n\n> [!讲师]\n> 慢慢讲，约 15 分钟。\n\n> [!媒体] 片\n\n## 乙\n\n{half}\n");
    assert_eq!(minutes(lesson(&told)), 15);
    // Minutes of an activity are not those of its section.
    let played = format!("{half}\n\n> [!活动] 演 {{时间=15}}\n> 演。\n\n> [!讲师]\n> 约 15 分钟。\n");
    assert_eq!(minutes(lesson(&played)), 20);
    // Without exercises it takes its minutes from the teaching.
    assert_eq!(minutes(lesson_of(20, 0, &played)), 5);
}

#[test]
fn what_a_lesson_offers_is_counted() {
    let card = lesson(
        "> [!问题]\n> - 一？\n> - 二？\n\n> [!案例]\n> [甲](../cases/甲.md)\n\n> [!案例] 老周\n> 借了卡。\n\n\
         > [!活动] 演\n> 演。\n\n> [!测验] {题库=甲 题数=3}\n\n![图](a.png)\n\n> [!媒体] 片\n\n\
         > [!法条] 《楼道示例法》第二条\n\n> [!白话]\n> 别堆。\n\n> [!法条] 《楼道示例法》第三条\n",
    );
    assert_eq!((card.cases, card.activities, card.questions, card.pictures), (2, 1, 5, 2));
    assert_eq!(card.laws.iter().map(|block| block.plain).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn sentences_end_at_their_marks_and_citations_are_not_said() {
    let card = lesson("一二三。四五！六七八九；（《楼道示例法》第二条）\n\n- 一\n- 二三");
    let sentences = &card.sentences;
    assert_eq!(
        (sentences.count, sentences.average, sentences.longest.map(|s| s.characters)),
        (5, 2, Some(4))
    );
}

#[test]
fn terms_are_told_once_unless_they_are_explained() {
    let terms = |body| lesson(body).hard_words.iter().map(|word| word.term).collect::<Vec<_>>();
    assert_eq!(terms("他承担连带责任。连带责任很重。"), ["连带责任"]);
    for explained in [
        "连带责任，也就是找谁要都行。连带责任很重。",
        "这叫“连带责任”。",
        "**连带责任**（找谁要都行）",
        "《连带责任手册》",
        "目标的高低、车上标的数、需要约好、执法人员",
        "> [!法条] 《楼道示例法》第二条\n> 承担连带责任",
    ] {
        assert_eq!(terms(explained), [""; 0], "{explained}");
    }
    assert_eq!(terms("善意取得（《楼道示例法》第二条）"), ["善意取得"]);
}

#[test]
fn text_of_one_letter_ends_soon() {
    let card = lesson(&"的".repeat(50_000));
    assert_eq!((card.characters, card.statute.per_mille), (50_000, 0));
}

#[test]
fn every_term_has_a_short_meaning_and_stands_once() {
    let lines: Vec<&str> = include_str!("terms.txt").lines().collect();
    let mut terms: Vec<&str> = lines.iter().map(|line| line.split('\t').next().unwrap_or_default()).collect();
    assert!(terms.iter().all(|term| term.chars().count() > 1));
    assert!(lines.iter().all(|line| line.split('\t').nth(1).is_none_or(|gloss| !gloss.trim().is_empty())));
    terms.sort_unstable();
    let count = terms.len();
    terms.dedup();
    assert_eq!(terms.len(), count);
}
