//! How citations and the laws they cite appear: on pages, on paper, in which numerals.

use crate::support::need;
use crate::support::project::Project;
use crate::support::words::{of_html, of_pdf, squeeze};

const OLD: &str = "---\n标题: 中华人民共和国样本法\n公布日期: 2020-01-01\n施行日期: 2020-02-01\n---\n\n## 第一章 总则\n\n\
    第一条 为了试一试，制定本法。\n\n第二条 下列东西是样本：\n\n（一）小的；\n\n（二）大的。\n\n第三条 依照本法第二条办理。\n";
const OTHER: &str = "---\n标题: 中华人民共和国旁证法\n公布日期: 2021-01-01\n施行日期: 2021-02-01\n---\n\n\
    第一条 样本依照《中华人民共和国样本法》第二条认定。\n";
const LESSON: &str =
    "---\n标题: 看样本\n讲授: 10\n目标:\n  - 会认样本\n---\n\n样本有两种（《样本法》第二条）。\n";

fn project(style: &str) -> Project {
    let project = Project::of("src/cli/new/project");
    let programme = project
        .read("content/curriculum.yaml")
        .replace("citation_style: han", &format!("citation_style: {style}"));
    project.write("content/curriculum.yaml", programme);
    project.write("content/laws/样本法.md", OLD);
    project.write("content/laws/旁证法.md", OTHER);
    project.write("content/lessons/看样本.md", LESSON);
    project
}

#[test]
fn a_page_holds_the_words_it_cites_and_an_article_says_who_cites_it() {
    let project = project("han");
    project.run(&["build", "--only", "web"]).expect(0);
    let lesson = of_html(&project.read("dist/web/learner/lessons/kan-yang-ben.html"));
    for words in ["《样本法》第二条", "2020年2月1日起施行", "现行有效", "（二）大的。"]
    {
        assert!(lesson.contains(words), "no {words} in {lesson}");
    }
    let law = project.read("dist/web/learner/laws/yang-ben-fa.html");
    let (_, second) = law.split_once("id=\"art-2\"").expect("an article");
    let (second, third) = second.split_once("id=\"art-3\"").expect("an article");
    assert!(second.contains("kan-yang-ben.html") && second.contains("pang-zheng-fa.html"), "{second}");
    assert!(!third.contains("pang-zheng-fa.html"));
}

#[test]
fn sheets_end_with_the_laws_they_cite_in_the_numerals_of_the_programme() {
    let Some(pdftotext) = need::program("pdftotext") else { return };
    for (style, address) in [("han", "第二条"), ("arabic", "第2条")] {
        let project = project(style);
        project.run(&["build", "--only", "print"]).expect(0);
        let pdf = project.at("dist/print/learner/handouts/kan-yang-ben.pdf");
        let words = squeeze(&of_pdf(&pdf, &pdftotext));
        let (text, laws) = words.split_once("本课引用的法律").expect("a list of laws");
        assert!(text.contains("《样本法》第二条"), "the author's words were changed: {text}");
        for part in ["中华人民共和国样本法", address, "2020年2月1日起施行", "的法律核对"]
        {
            assert!(laws.contains(part), "{style}: no {part} in {laws}");
        }
    }
}
