//! A law in two languages: each article beside its translation, on the page and in the book.

use crate::support::browser::{Browser, Page};
use crate::support::project::Project;
use crate::support::{need, words};
use std::path::PathBuf;

pub const LAW: &str = "# 中华人民共和国院子法\n\n2010年3月1日 第一届院子会议通过\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n\
    第一条 为了大家和睦相处，制定本法。\n\n第二条 有下列情形之一的，车辆可以停在门外：\n\n（一）车棚已经停满；\n\n\
    （二）搬家的当天。\n\n## 第二章 附则\n\n第三条 本法自2010年6月1日起施行。\n";
pub const UYGHUR: &str = "# هويلا قانۇنى\n\n## 1-باب ئومۇمىي پرىنسىپ\n\n1-ماددا ھەممەيلەن ئىناق ئۆتۈش ئۈچۈن بۇ قانۇن تۈزۈلدى.\n\n\
    2-ماددا ماشىنا تۆۋەندىكى ئەھۋاللاردا سىرتتا توختىتىلىدۇ:\n\n(1) ئۆي توشۇپ كەتكەن بولسا؛\n\n(2) كۆچكەن كۈنى.\n";
pub const ENGLISH: &str = "# Law on Yards\n\n## Chapter I General\n\nArticle 1 This law is made for peace <among> all.\n\n\
    Article 2 Vehicles may stand outside where:\n\n(1) the shed is full;\n\n(2) a household is moving.\n\n\
    Article 3 This law is in force from June 1, 2010.\n";

fn project() -> Project {
    let project = Project::of("tests/errors/base");
    for (name, text) in [("院子法", LAW), ("院子法.ug", UYGHUR), ("院子法.en", ENGLISH)] {
        project.write(&format!("content/laws/{name}.md"), text);
    }
    let lesson = project.read("content/lessons/第一课.md");
    project.write(
        "content/lessons/第一课.md",
        lesson + "\n停车看《院子法》第二条。\n\n> [!法条] 《院子法》第二条\n",
    );
    let programme = project.read("content/curriculum.yaml");
    let languages = "in_language: [zh-Hans, ug, en]\neditions: [learner, {id: ug, language: ug}, {id: en, language: en}]\n\
                     print: [{id: book, product: book, title: 讲义, paper: A5, binding: perfect, copies: 10}]\n";
    project.write("content/curriculum.yaml", programme + languages);
    project
}

/// The page of the law in an edition.
fn page(project: &Project, edition: &str) -> PathBuf {
    project.at(&format!("dist/web/{edition}/laws/yuan-zi-fa.html"))
}

/// Left, top, right and bottom of what `selector` finds first.
fn edges(page: &Page, selector: &str) -> [f64; 4] {
    let script = format!(
        "(function () {{ var r = document.querySelector('{selector}').getBoundingClientRect(); \
         return [r.left, r.top, r.right, r.bottom]; }})()"
    );
    let found = page.eval(&script);
    std::array::from_fn(|at| found[at].as_f64().expect("a number"))
}

#[test]
fn the_two_texts_stand_beside_each_other_or_below() {
    let Some(browser) = Browser::start() else { return };
    let project = project();
    project.run(&["build", "--only", "web"]).expect(0);
    for scripts in [true, false] {
        let mut page_ = browser.page();
        page_.scripts(scripts);
        for (edition, from_right) in [("learner", false), ("ug", true)] {
            page_.screen(1280, 900);
            page_.open(&page(&project, edition), "");
            let original = edges(&page_, "#art-2 .original");
            let other = edges(&page_, "#art-2 .t1");
            let (first, second) = if from_right { (other, original) } else { (original, other) };
            assert!(first[2] <= second[0] && (original[1] - other[1]).abs() < 2.0, "{original:?} {other:?}");
            page_.screen(390, 844);
            let (original, other) = (edges(&page_, "#art-2 .original"), edges(&page_, "#art-2 .t1"));
            assert!(original[3] <= other[1] && other[2] <= 391.0, "{original:?} {other:?}");
            let wide = page_.eval("document.documentElement.scrollWidth").as_u64();
            assert_eq!(wide, Some(390), "{edition} scrolls sideways");
        }
        page_.assert_at_peace(&project.at("dist/web"));
    }
}

#[test]
fn each_text_says_its_language_and_which_one_counts() {
    let Some(browser) = Browser::start() else { return };
    let project = project();
    project.run(&["build", "--only", "web"]).expect(0);
    let mut page_ = browser.page();
    page_.scripts(false);
    page_.open(&page(&project, "learner"), "");
    let of = |page: &Page, selector: &str, what: &str| {
        page.text(&format!("document.querySelector('{selector}').{what}"))
    };
    assert_eq!(of(&page_, "#art-2 .t1", "lang"), "ug");
    assert_eq!(page_.text("getComputedStyle(document.querySelector('#art-2 .t1')).direction"), "rtl");
    assert!(of(&page_, "#art-2 .t1", "innerText").contains("ماددا"));
    assert!(of(&page_, ".heads .original", "innerText").contains("中文 官方文本，以此为准"));
    assert!(of(&page_, ".heads .t1", "innerText").contains("译文，供参考"));
    assert!(of(&page_, "#art-3 .t1", "innerText").contains("没有译文"), "Article 3 is missing in Uyghur");
    assert!(of(&page_, "#chapter-1 + .t1", "innerText").contains("1-باب ئومۇمىي"));
    // The choice works without scripts.
    let shown = |page: &Page, what: &str| {
        page.eval(&format!("document.querySelector('#art-1 {what}').offsetHeight > 0")) == true
    };
    assert_eq!([".original", ".t1", ".t2"].map(|what| shown(&page_, what)), [true, true, false]);
    page_.eval("document.querySelector('label[for=texts-2]').click()");
    assert_eq!([".original", ".t1", ".t2"].map(|what| shown(&page_, what)), [true, false, true]);
    assert!(of(&page_, "#art-1 .t2", "innerText").contains("for peace <among> all."));
    page_.eval("document.querySelector('label[for=texts-0]').click()");
    assert_eq!([".original", ".t1", ".t2"].map(|what| shown(&page_, what)), [true, false, false]);
    // In an edition of another language its own translation comes first, and the law's words are marked as Chinese.
    page_.open(&page(&project, "en"), "");
    assert_eq!(of(&page_, "#art-2 .t1", "lang"), "en");
    assert_eq!(of(&page_, "#art-2 .original", "lang"), "zh-Hans");
    assert!(of(&page_, ".heads .original", "innerText").contains("the official text"));
    // Lessons show it below the law's words.
    let quoted = |edition: &str| {
        let lessons = crate::support::html::pages(&project.at(&format!("dist/web/{edition}/lessons")));
        std::fs::read_to_string(&lessons[0]).expect("UTF-8")
    };
    assert!(quoted("ug").contains("<blockquote class=\"statute other\" lang=\"ug\" dir=\"rtl\">"));
    assert!(quoted("en").contains("<p class=\"item\">(1) the shed is full;</p>"));
    assert!(!quoted("learner").contains("statute other"));
    // A law without a translation is as ever.
    let other = crate::support::html::pages(&project.at("dist/web/learner/laws"));
    let other = other.iter().find(|file| !file.ends_with("yuan-zi-fa.html")).expect("another law");
    let html = std::fs::read_to_string(other).expect("UTF-8");
    assert!(!html.contains("translation") && !html.contains("class=\"pick\""));
}

#[test]
fn the_book_of_a_language_sets_cited_articles_in_it() {
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let project = project();
    project.run(&["build", "--only", "print"]).expect(0);
    let book =
        |edition: &str| words::of_pdf(&project.at(&format!("dist/print/{edition}/book.pdf")), &pdftotext);
    let english = book("en");
    for wanted in ["第二条", "Article2", "Vehiclesmaystandoutsidewhere:", "theofficialtext"] {
        assert!(english.contains(wanted), "no {wanted} in {english}");
    }
    assert!(!english.contains("Article3"), "an article that nothing cites");
    let handouts = crate::support::files::below(&project.at("dist/print/en/handouts"));
    assert!(
        words::of_pdf(&handouts[0], &pdftotext).contains("(1)theshedisfull;"),
        "a law block of the handout"
    );
    let chinese = book("learner");
    assert!(chinese.contains("车辆可以停在门外") && !chinese.contains("Article2"));
    assert!(book("ug").contains("车辆可以停在门外"));
}
