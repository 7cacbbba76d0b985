//! Banks of random words, full of signs that Markdown and our own form give a meaning: what is written for an editor is
//! read again as it was.

use crate::random::{Strategy, any, check, select, vec};
use crate::support::project::Project;
use coursepack::convert::quiz::{Answer, Bank, Form, Item, markdown, write};

const WORDS: &[&str] = &[
    "报警",
    "保护令",
    "《民法典》第十条",
    "a=b",
    "~x~",
    "{甲}",
    "50%",
    "#1",
    "<b>",
    "a & b",
    "\"引\"",
    "'撇'",
    "A. ",
    "答案：",
    "____",
    "*星*",
    "**",
    "[链](x)",
    "\\n",
    "\\",
    "::",
    "1. ",
    "- ",
    "> ",
    "$x$",
    "第 2 条",
    "，",
    "鱼寿",
    "//",
    "依据：",
    "|",
    "`码`",
    "&amp;",
    "案例：",
    "<!-- -->",
    "![图](y.png)",
    "^1",
    "_斜_",
    "（排队）",
    "http://a.b",
];

fn words() -> impl Strategy<Value = String> {
    vec(select(WORDS), 1..6).prop_map(|words| format!("问{}了", words.concat()))
}

fn item() -> impl Strategy<Value = Item> {
    let options = vec(words(), 4);
    let remarks = (words(), words(), 0..3usize);
    (0..5usize, words(), options, 0..4usize, remarks, 0..4usize, any::<bool>()).prop_map(
        |(kind, stem, options, at, (explanation, case, level), other, is_explained)| {
            let (answer, end) = match kind {
                0 => (Answer::Choice { right: vec![at], many: false }, ""),
                1 => (Answer::Choice { right: vec![at.min(other), at.max(other)], many: true }, "（多选）"),
                2 => (Answer::Truth(at > 1), ""),
                3 => (Answer::Words(options[..1 + at % 2].to_vec()), ""),
                _ => (Answer::Order(vec![2, 0, 3, 1]), "（排序）"),
            };
            let mut item = Item::new(format!("{stem}{end}"));
            if !matches!(kind, 2 | 3) {
                // No two are the same.
                item.options = (0..).zip(options).map(|(at, option)| format!("{option}{at}")).collect();
            }
            item.answer = answer;
            item.case = if other == 0 { case } else { String::new() };
            item.explanation = if is_explained { explanation } else { String::new() };
            item.difficulty = ["", "易", "难"][level].to_owned();
            item.plain()
        },
    )
}

#[test]
fn an_editors_file_is_read_as_it_was_written() {
    check(24, vec(item(), 1..12), |items| {
        let bank = Bank { title: "随机".to_owned(), items };
        let project = Project::of("src/cli/new/project");
        project.write("content/quizzes/随机.md", markdown::write(&bank));
        let read = project.run(&["export", "quiz", "随机", "--format", "csv"]).expect(0).stdout;
        let (files, _) = write(&[("随机".to_owned(), bank)], Form::Csv);
        assert_eq!(read, String::from_utf8(files[0].bytes.clone()).expect("text"));
    });
}
