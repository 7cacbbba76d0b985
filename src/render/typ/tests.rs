use super::*;
use crate::base::hash::Hash;
use crate::base::path::ContentPath;
use crate::syntax::ast::{BlockKind, Content, InlineKind, ListItem, Target};
use crate::syntax::callouts::{Attributes, Callout, CalloutKind};

fn text(words: &str) -> Inline {
    Inline { kind: InlineKind::Text(words.to_owned()), span: Span::new(100, 100 + words.len()) }
}

fn block(kind: BlockKind) -> Block {
    Block { kind, span: Span::new(1, 2) }
}

fn paragraph(words: &str) -> Block {
    block(BlockKind::Paragraph(vec![text(words)]))
}

fn callout(kind: CalloutKind, blocks: Vec<Block>) -> Block {
    let attributes = Attributes { minutes: Some(10), ..Attributes::default() };
    let callout = Callout {
        kind,
        title: vec![text("标题")],
        attributes,
        blocks,
        skit: None,
        questions: Vec::new(),
        head: Span::default(),
    };
    block(BlockKind::Callout(callout))
}

fn file() -> Arc<SourceFile> {
    let path = ContentPath::new("content/lessons/x.md").unwrap();
    Arc::new(SourceFile { path, hash: Hash::of(b""), text: String::new() })
}

fn written(trainer: bool, blocks: &[Block]) -> String {
    let anchors = Anchors::default();
    let setting = Setting { trainer, anchors: &anchors, above: 0 };
    let mut writer = Writer::new(setting, "lessons/x.html", &[], &file());
    writer.blocks(blocks);
    writer.finish().text.replace("#import \"/print/lib.typ\": *\n", "")
}

#[test]
fn a_trainers_note_never_reaches_a_learner() {
    let blocks = [callout(CalloutKind::Trainer, vec![paragraph("暗号")])];
    assert_eq!(written(false, &blocks), "");
    assert_eq!(written(true, &blocks), "#block-trainer(title: [标题], minutes: 10, )[#par[暗号];\n];\n");
}

#[test]
fn line_ends_vanish_beside_chinese_and_stay_between_latin_words() {
    let soft = || Inline { kind: InlineKind::SoftBreak, span: Span::default() };
    let line = vec![text("一行"), soft(), text("“二行"), soft(), text("one"), soft(), text("two")];
    assert_eq!(written(false, &[block(BlockKind::Paragraph(line))]), "#par[一行“二行one two];\n");
}

#[test]
fn levels_of_headings_are_never_skipped() {
    let heading = |level| block(BlockKind::Heading { level, id: "a".to_owned(), text: vec![text("题")] });
    let out = written(false, &[heading(2), heading(4), heading(6), heading(1), heading(3)]);
    let levels: Vec<char> = out.split("level: ").skip(1).filter_map(|rest| rest.chars().next()).collect();
    assert_eq!(levels, ['1', '2', '3', '1', '2']);
}

#[test]
fn within_a_panel_a_heading_runs_in() {
    let heading = block(BlockKind::Heading { level: 2, id: "a".to_owned(), text: vec![text("经过")] });
    let case = BlockKind::CaseCard {
        title: "案".to_owned(),
        to: Target::None,
        content: Content { blocks: vec![heading, paragraph("那天晚上。")], footnotes: Vec::new() },
        source: file(),
    };
    assert_eq!(
        written(false, &[block(case)]),
        "#block-case(number: 1, title: [案], )[#par[#run-in[经过];那天晚上。];\n];\n"
    );
}

#[test]
fn nothing_is_nested_without_end() {
    let mut inner = paragraph("深");
    for _ in 0..60 {
        inner = callout(CalloutKind::Note, vec![block(BlockKind::Quote(vec![inner]))]);
    }
    let out = written(false, &[inner]);
    assert_eq!(out.matches("#block-note").count() + out.matches("#quote").count(), DEEPEST);
    assert!(out.contains("深"));
}

#[test]
fn what_cannot_be_reached_keeps_its_words() {
    let to = Target::Here("nowhere".to_owned());
    let link = Inline { kind: InlineKind::Link { to, text: vec![text("见下")] }, span: Span::default() };
    assert_eq!(written(false, &[block(BlockKind::Paragraph(vec![link]))]), "#par[#go()[见下];];\n");
}

#[test]
fn addresses_are_printed_where_the_words_do_not_show_them() {
    let link = |shown: &str| {
        let to = Target::External("https://flk.npc.gov.cn/".to_owned());
        let kind = InlineKind::Link { to, text: vec![text(shown)] };
        block(BlockKind::Paragraph(vec![Inline { kind, span: Span::default() }]))
    };
    assert!(written(false, &[link("法规库")]).contains("note: \"https://flk.npc.gov.cn/\""));
    assert!(!written(false, &[link("https://flk.npc.gov.cn/")]).contains("note:"));
}

#[test]
fn offsets_lead_back_to_the_author() {
    let anchors = Anchors::default();
    let setting = Setting { trainer: false, anchors: &anchors, above: 0 };
    let mut writer = Writer::new(setting, "lessons/x.html", &[], &file());
    let items = ["甲", "乙"].map(|words| ListItem {
        task: None,
        blocks: vec![paragraph(words)],
        span: Span::new(5, 6),
    });
    let blocks = [block(BlockKind::List { start: None, tight: true, items: items.to_vec() })];
    writer.blocks(&blocks);
    let made = writer.finish();
    let at = made.text.find('乙').unwrap();
    assert_eq!(made.map.find(at).unwrap().span, Span::new(100, 103));
}
