use super::*;
use crate::base::hash::Hash;
use crate::base::path::ContentPath;
use crate::base::snapshot::{Snapshot, SourceFile};

/// The coverage of a programme of these files.
fn coverage(files: &[(&str, &str)]) -> Coverage {
    let mut files = files.to_vec();
    files.sort_unstable();
    let parse = |(path, text): &(&str, &str)| {
        let path = ContentPath::new(&format!("content/{path}")).unwrap();
        let kind = Kind::of(&path).unwrap();
        let text = (*text).to_owned();
        let source = Arc::new(SourceFile { path, hash: Hash::of(text.as_bytes()), text });
        Arc::new(crate::syntax::parse(&source, kind).0)
    };
    let docs: Vec<Arc<Doc>> = files.iter().map(parse).collect();
    let (catalog, _) = Catalog::build(&docs, &Snapshot::default());
    Coverage::of(&docs, &catalog)
}

const LESSON: &str = "---\ntitle: 门\nteaching: 20\nexercises: 10\nabout: [报火警]\nobjectives: [懂]\n---\n\n\
     门要推得开（《消防法》第一条）。\n\n> [!仅限] {受众=保安员}\n> 巡查看《劳动法》第二条。\n\n> [!案例]\n> [锁](../cases/锁.md)\n";

fn files<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let law = "---\ntitle: 中华人民共和国消防法\ndate_document: 2020-01-01\nin_force: 2020-01-01\narticles: 9\n---\n\n第一条 门。\n";
    let labour = "---\ntitle: 中华人民共和国劳动法\ndate_document: 2020-01-01\nin_force: 2020-01-01\narticles: 9\n---\n\n第二条 班。\n";
    let civil = "---\ntitle: 中华人民共和国民法典\ndate_document: 2020-01-01\nin_force: 2020-01-01\narticles: 9\n---\n\n第三条 人。\n";
    let mut files = vec![
        ("laws/消防法.md", law),
        ("laws/劳动法.md", labour),
        ("laws/民法典.md", civil),
        ("lessons/门.md", LESSON),
        ("lessons/没人上.md", "---\ntitle: 没人上\nteaching: 10\nobjectives: [懂]\n---\n\n字。\n"),
        ("cases/锁.md", "---\ntitle: 锁\n---\n\n见《民法典》第三条。\n"),
        ("courses/课.md", "---\ntitle: 课\nhas_part: [门]\n---\n\n字。\n"),
        (
            "audiences.yaml",
            "- {id: 职工, name: 职工}\n- {id: 保安员, name: 保安员, part_of: 职工}\n- {id: 村民, name: 村民}\n",
        ),
        (
            "classes/班.yaml",
            "- {id: 一, name: 一班, audience: 职工, course: 课, start_date: 2026-12-01}\n\
             - {id: 二, name: 二班, audience: 村民, course: 课, start_date: 2026-12-02}\n",
        ),
    ];
    files.retain(|(path, _)| more.iter().all(|(other, _)| other != path));
    files.extend(more);
    files
}

fn row<'a>(coverage: &'a Coverage, set: Set, title: &str) -> &'a Item {
    coverage.set(set).unwrap().items.iter().find(|item| item.title == title).unwrap()
}

#[test]
fn a_class_hears_what_its_lessons_and_their_cases_name_for_its_audience() {
    let programme = "title: 训\nrequires:\n  laws: all\n  topics: [报火警, 没讲的]\n  minutes: 40\n";
    let coverage = coverage(&files(&[("curriculum.yaml", programme)]));
    assert_eq!(row(&coverage, Set::Laws, "消防法").cells, [1, 1]);
    // A block for guards is heard by the class of workers, whom they belong to, and not by the villagers.
    assert_eq!(row(&coverage, Set::Laws, "劳动法").cells, [1, 0]);
    assert_eq!(row(&coverage, Set::Laws, "民法典").cells, [1, 1]);
    assert_eq!(row(&coverage, Set::Topics, "报火警").taught(), 2);
    let topics = coverage.set(Set::Topics).unwrap();
    assert_eq!(topics.items.first().map(|item| item.title.as_str()), Some("没讲的"), "gaps come first");
    assert!(topics.is_gap(&topics.items[0]) && !topics.is_gap(&topics.items[1]));
    let minutes = coverage.set(Set::Minutes).unwrap();
    assert_eq!(minutes.items[0].cells, [30, 30]);
    assert_eq!(minutes.short(&minutes.items[0]), 2);
}

#[test]
fn what_nobody_is_taught_is_told() {
    let coverage = coverage(&files(&[(
        "classes/班.yaml",
        "- {id: 一, name: 一班, audience: 保安员, course: 课, start_date: 2026-12-01, size: 30}\n",
    )]));
    let taught: Vec<(&str, bool)> =
        coverage.audiences.iter().map(|line| (line.id.as_str(), line.taught)).collect();
    // All parts of the workers have a class, so they are taught.
    assert_eq!(taught, [("保安员", true), ("村民", false), ("职工", true)]);
    let lessons: Vec<&str> = coverage.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(lessons, ["没人上"]);
    assert!(coverage.laws.is_empty(), "{:?}", coverage.laws);
}

#[test]
fn a_declared_number_is_held_against_the_list() {
    let programme = "title: 训\nrequires:\n  laws: {list: [消防法, 劳动法], count: 3, each_class: true}\n";
    let coverage = coverage(&files(&[("curriculum.yaml", programme)]));
    let laws = coverage.set(Set::Laws).unwrap();
    assert!(laws.differs() && laws.each);
    assert_eq!((laws.declared, laws.listed), (Some(3), 2));
    let labour = row(&coverage, Set::Laws, "劳动法");
    assert!(laws.is_gap(labour) && labour.lacks(1) && !labour.lacks(0));
}
