use super::*;
use crate::base::hash::Hash;
use crate::base::path::ContentPath;
use crate::base::snapshot::SourceFile;
use crate::base::span::{Span, Spanned};
use crate::diag::At;
use crate::law::Date;
use crate::render::typ;
use crate::render::view::{EditionFacts, LessonView, Product};
use crate::syntax::ast::{Block, BlockKind, Content, Inline, InlineKind, PageRef, Target};
use crate::syntax::kinds::curriculum::Role;
use std::sync::Arc;

/// A theme `mine` with these files over the built-in ones.
fn templates(files: &[(&str, &str)]) -> Templates {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| {
            (ContentPath::new(&format!("themes/mine/{name}")).unwrap(), Arc::from(text.as_bytes()))
        })
        .collect();
    let path = ContentPath::new("content/curriculum.yaml").unwrap();
    let name = Spanned::new("mine".to_owned(), Span::default());
    let (theme, _) = Theme::load(Some((&path, &name)).filter(|_| !files.is_empty()), &files);
    let (templates, found) = Templates::new(theme, typ::rules());
    assert!(found.is_empty(), "{found:?}");
    templates
}

fn file(name: &str, text: &str) -> Arc<SourceFile> {
    let path = ContentPath::new(name).unwrap();
    Arc::new(SourceFile { path, hash: Hash::of(text.as_bytes()), text: text.to_owned() })
}

/// A paragraph that is all of `source` from byte `from` on.
fn paragraph(source: &SourceFile, from: usize) -> Block {
    let span = Span::new(from, source.text.len());
    let text = Inline { kind: InlineKind::Text(source.text[from..].to_owned()), span };
    Block { kind: BlockKind::Paragraph(vec![text]), span }
}

fn handout(title: &str, source: &Arc<SourceFile>, blocks: Vec<Block>) -> PdfTask {
    let page = PageRef { url: "lessons/x.html".to_owned(), title: title.to_owned() };
    let lesson = LessonView {
        laws_cited: Vec::new(),
        page,
        source: source.clone(),
        number: 3,
        teaching: 30,
        exercises: 15,
        audience: vec!["村民".to_owned()],
        legal_basis: Vec::new(),
        objectives: Vec::new(),
        about: Vec::new(),
        author: String::new(),
        date_modified: None,
        prerequisites: Vec::new(),
        courses: Vec::new(),
        body: Content { blocks, footnotes: Vec::new() },
        terms: Vec::new(),
    };
    let edition = EditionFacts {
        id: "learner".to_owned(),
        role: Role::Learner,
        lang: "zh-Hans".to_owned(),
        original: "zh-Hans".to_owned(),
        large: false,
        programme: "冬训".to_owned(),
        provider: "司法所".to_owned(),
        season: (Date::new(2026, 11, 23), None),
        as_of: None,
        license: String::new(),
        content_version: "1".to_owned(),
    };
    PdfTask {
        edition: Arc::new(edition),
        title: title.to_owned(),
        size: crate::press::size::Size::named("A4"),
        press: None,
        product: Product::Handout(Box::new(lesson)),
        pictures: Vec::new(),
    }
}

fn print(templates: &Templates, task: &PdfTask) -> (Vec<u8>, Vec<(String, At)>) {
    let Printed { pdf: bytes, found, .. } = Press::new(templates.theme()).print(task, templates);
    (bytes, found.into_iter().map(|d| (format!("{}: {}", d.code.name, d.message.en), d.at)).collect())
}

#[test]
fn the_same_lesson_gives_the_same_bytes() {
    let source = file("content/lessons/x.md", "打人是违法的。#panic() *不是* 代码。");
    let task = handout("家事", &source, vec![paragraph(&source, 0)]);
    let templates = templates(&[]);
    let (first, found) = print(&templates, &task);
    assert!(found.is_empty(), "{found:?}");
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(first, print(&templates, &task).0);
}

#[test]
fn a_missing_glyph_points_at_the_file_that_holds_it() {
    let lesson = file("content/lessons/x.md", "正文。");
    let case = file("content/cases/y.md", "# 案\n\n那天𠀀某来了，𠀀某说。");
    let content = Content { blocks: vec![paragraph(&case, 7)], footnotes: Vec::new() };
    let card =
        BlockKind::CaseCard { title: "案".to_owned(), to: Target::None, content, source: case.clone() };
    let blocks = vec![paragraph(&lesson, 0), Block { kind: card, span: Span::default() }];
    let (bytes, found) = print(&templates(&[]), &handout("家事", &lesson, blocks));
    assert!(bytes.is_empty());
    let start = case.text.find('𠀀').unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0.starts_with("font/missing-glyph: no font has `𠀀` (U+20000)"), "{found:?}");
    assert_eq!(found[0].1, At::new(&case.path, Span::new(start, start + 4)));
}

#[test]
fn a_missing_glyph_in_a_title_points_at_its_file_too() {
    let lesson = file("content/lessons/x.md", "---\ntitle: 𠀀\n---\n正文。");
    let task = handout("𠀀", &lesson, Vec::new());
    let (_, found) = print(&templates(&[]), &task);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, At::new(&lesson.path, Span::new(11, 15)));
}

#[test]
fn a_fault_in_the_design_points_into_it_and_names_what_was_set() {
    let blocks = include_str!("../../../themes/default/print/blocks.typ");
    let broken = blocks.replace("#let tex-block(it) = ", "#let tex-block(it) = it + 1\n#let unused(it) = ");
    assert_ne!(blocks, broken);
    let lesson = file("content/lessons/x.md", "$$x$$");
    let formula = Block { kind: BlockKind::Math("x".to_owned()), span: Span::new(0, 5) };
    let templates = templates(&[("print/blocks.typ", &broken)]);
    let task = handout("家事", &lesson, vec![formula]);
    let Printed { found, .. } = Press::new(templates.theme()).print(&task, &templates);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code.name, "theme/typesetting");
    assert_eq!(found[0].at.path.as_str(), "themes/mine/print/blocks.typ");
    assert_eq!(found[0].at.span.text(&broken), "it + 1");
    assert_eq!(found[0].labels[0].0, At::new(&lesson.path, Span::new(0, 5)));
}

#[test]
fn a_fault_in_a_template_points_at_its_line() {
    let handout_template = include_str!("../../../themes/default/print/handout.typ.tera");
    let broken = handout_template.replace("#words.body", "#words.body\n\n#sing({{ title | typ_string }})");
    let lesson = file("content/lessons/x.md", "正文。");
    let task = handout("家事", &lesson, vec![paragraph(&lesson, 0)]);
    let (_, found) = print(&templates(&[("print/handout.typ.tera", &broken)]), &task);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1.path.as_str(), "themes/mine/print/handout.typ.tera");
    assert_eq!(found[0].1.span.text(&broken), "#sing({{ title | typ_string }})");
}

#[test]
fn what_cannot_be_printed_is_known_before_anything_is_set() {
    let lesson = file("content/lessons/x.md", "正文𠀀。");
    let task = handout("家事", &lesson, vec![paragraph(&lesson, 0)]);
    let templates = templates(&[]);
    let found = Press::new(templates.theme()).check(&task, &templates);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].at, At::new(&lesson.path, Span::new(6, 10)));
}

/// The findings where a template sets `more` behind the text.
fn found_with(more: &str) -> Vec<(String, At)> {
    let handout_template = include_str!("../../../themes/default/print/handout.typ.tera");
    let changed = handout_template.replace("#words.body", &format!("#words.body\n\n{more}"));
    let lesson = file("content/lessons/x.md", "正文。");
    let task = handout("家事", &lesson, vec![paragraph(&lesson, 0)]);
    print(&templates(&[("print/handout.typ.tera", &changed)]), &task).1
}

#[test]
fn a_link_to_a_label_that_nothing_has_is_a_fault() {
    let found = found_with("#go(to: \"nowhere\")[往哪儿]");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0.contains("label `<nowhere>` does not exist"), "{found:?}");
    assert!(found_with("#go(to: \"here\")[往这儿] #block[这儿]#label(\"here\")").is_empty());
}

#[test]
fn a_design_that_never_settles_is_remarked_on() {
    // One mark more than the round before had.
    let found = found_with("#context for _ in range(query(<mark>).len() + 1) [#metadata(none)<mark>]");
    assert!(found.iter().any(|(words, _)| words.contains("did not converge")), "{found:?}");
}
