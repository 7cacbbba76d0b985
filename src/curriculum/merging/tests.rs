use super::*;
use crate::base::hash::Hash;
use crate::base::path::ContentPath;
use crate::base::snapshot::{Snapshot, SourceFile};
use crate::syntax::kinds::Kind;

fn parse(path: &str, text: &str) -> (Arc<Doc>, Vec<crate::diag::Diagnostic>) {
    let path = ContentPath::new(&format!("content/{path}")).unwrap();
    let kind = Kind::of(&path).unwrap();
    let text = text.to_owned();
    let source = Arc::new(SourceFile { path, hash: Hash::of(text.as_bytes()), text });
    let (doc, found) = crate::syntax::parse(&source, kind);
    (Arc::new(doc), found)
}

fn programme(files: &[(&str, &str)]) -> (Vec<Arc<Doc>>, Catalog) {
    let mut files = files.to_vec();
    files.sort_unstable();
    let docs: Vec<Arc<Doc>> = files.iter().map(|(path, text)| parse(path, text).0).collect();
    let (catalog, _) = Catalog::build(&docs, &Snapshot::default());
    (docs, catalog)
}

const TALK: &str = "着了火先打电话，说清楚在哪里、烧的是什么、有没有人困住，然后弯下腰顺着墙走出去。";

fn lesson(title: &str, topics: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nteaching: 30\nabout: [{topics}]\nobjectives: [懂]\n---\n\n{body}\n")
}

fn two_classes(first: &str, second: &str) -> String {
    format!(
        "- {{id: 甲, name: 甲班, audience: 人, course: 一, start_date: 2026-12-01, end_date: 2026-12-02, organiser: 局, {first} daily: [\"9:00-10:30\"]}}\n\
         - {{id: 乙, name: '乙: \"班\"', audience: 人, course: 二, start_date: 2026-12-07, end_date: 2026-12-08, organiser: 会, size: 20, {second} daily: [\"9:00-10:30\"]}}\n"
    )
}

#[test]
fn what_a_sharing_class_has_heard_falls_away_and_its_file_can_be_accepted() {
    let (fire, wages) =
        (lesson("火", "火", TALK), lesson("钱", "钱", "工钱按月给，加班要加钱，记在小本子上。"));
    let classes = two_classes("size: 30,", "shares_with: [甲],");
    let (docs, catalog) = programme(&[
        ("lessons/火.md", &fire),
        ("lessons/钱.md", &wages),
        ("courses/一.md", "---\ntitle: 一\nhas_part: [火]\n---\n\n字。\n"),
        ("courses/二.md", "---\ntitle: 二\nhas_part: [火, 钱]\n---\n\n字。\n"),
        ("classes/班.yaml", &classes),
    ]);
    let merging = Merging::of(Programme { name: "", docs: &docs, catalog: &catalog }, &[]);
    assert!(merging.lessons.is_empty(), "{:?}", merging.lessons);
    assert_eq!(merging.pairs.len(), 1);
    assert_eq!(merging.pairs[0].saved(), (1, 30));
    assert_eq!(merging.audiences, [Saving { audience: "人".to_owned(), sessions: 1, minutes: 30 }]);
    let [proposal] = merging.proposals.as_slice() else { panic!("{:?}", merging.proposals) };
    let (doc, found) = parse("classes/x.yaml", &proposal.yaml);
    assert!(found.is_empty(), "{found:?}\n{}", proposal.yaml);
    let crate::syntax::Body::Classes(classes) = &doc.body else { panic!("no classes") };
    let class = &classes[0];
    assert_eq!((class.id.value.as_str(), class.name.as_str(), class.size), ("乙", "乙: \"班\"", Some(20)));
    assert_eq!(lessons_of(class, &docs, &catalog), ["钱"]);
    assert_eq!(class.sessions[0].time, Some(9 * 60), "the freed time is used");
    assert!(proposal.yaml.contains("跟“甲班”上，2026-12-01 9:00，最多 50 人"), "{}", proposal.yaml);
}

#[test]
fn lessons_of_two_programmes_are_alike_by_words_articles_or_topics() {
    let fire = lesson("火", "报警, 逃生", TALK);
    let again = lesson("又是火", "别的", &format!("{TALK}到了空地数人。"));
    let other = lesson("车间", "报警, 逃生", "机器停下来，货不放在线里，门推得开，没批条不动火。");
    let far = lesson("钱", "钱", "工钱按月给，加班要加钱，记在小本子上。");
    let (docs, catalog) = programme(&[("lessons/火.md", &fire), ("lessons/钱.md", &far)]);
    let (their_docs, their_catalog) = programme(&[("lessons/又.md", &again), ("lessons/车间.md", &other)]);
    let own = Programme { name: "", docs: &docs, catalog: &catalog };
    let theirs = Programme { name: "工会", docs: &their_docs, catalog: &their_catalog };
    let merging = Merging::of(own, &[theirs]);
    let found: Vec<(&str, &str, Likeness)> = merging
        .lessons
        .iter()
        .map(|pair| (pair.one.id.as_str(), pair.other.id.as_str(), pair.likeness))
        .collect();
    assert_eq!(found, [("火", "又", Likeness::Same), ("火", "车间", Likeness::Overlap)]);
    assert_eq!(merging.lessons[1].topics, ["报警", "逃生"]);
}

#[test]
fn classes_that_only_could_share_get_no_proposal() {
    let fire = lesson("火", "火", TALK);
    let classes = two_classes("", "");
    let (docs, catalog) = programme(&[
        ("lessons/火.md", &fire),
        ("courses/一.md", "---\ntitle: 一\nhas_part: [火]\n---\n\n字。\n"),
        ("courses/二.md", "---\ntitle: 二\nhas_part: [火]\n---\n\n字。\n"),
        ("classes/班.yaml", &classes),
    ]);
    let merging = Merging::of(Programme { name: "", docs: &docs, catalog: &catalog }, &[]);
    assert_eq!(merging.pairs.len(), 1);
    assert!(!merging.pairs[0].declared && merging.proposals.is_empty() && merging.audiences.is_empty());
}
