//! Questions to be put in order, and questions about cases: as they are written, shown, printed and checked.

use crate::support::need;
use crate::support::project::Project;
use crate::support::words;

const BANK: &str = "---\ntitle: 讨工钱\n---\n\n1. 先后怎么做？（排序）\n   - A. 起诉\n   - B. 商量\n   - C. 仲裁\n\n   \
    答案：B、C、A\n   解析：一步一步来。\n\n案例：老王干了八个月，\n没有签合同。\n\n厂里说没有合同就没有工资。\n\n\
    2. 厂里说得对。\n\n   答案：错\n\n3. 可以要____个月双倍工资。\n\n   答案：7\n\n***\n\n4. 没有合同也算干过活。\n\n   答案：对\n";

fn with(bank: &str) -> Project {
    let project = Project::of("src/cli/new/project");
    project.write("content/quizzes/讨工钱.md", bank);
    project
}

#[test]
fn they_are_shown_with_their_cases_once() {
    let project = with(BANK);
    project.run(&["build", "--only", "web"]).expect(0);
    let page = project.read("dist/web/learner/quizzes/tao-gong-qian.html");
    assert_eq!(page.matches("老王干了八个月").count(), 1, "two questions, one case");
    let case = page.find("老王干了八个月，没有签合同。").expect("its lines are joined");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("先后怎么做") < case && case < at("厂里说得对"));
    assert_eq!(page.matches("class=\"question of-case\"").count(), 2, "the fourth is about no case");
    assert_eq!(page.matches("<select").count(), 3, "a place for each option");
    assert!(!page.contains("B → C → A"));
    let key = project.read("dist/web/trainer/quizzes/tao-gong-qian.html");
    assert!(key.contains("<bdi dir=\"ltr\">B → C → A</bdi>"));
}

#[test]
fn papers_have_them_with_room_for_answers_and_a_key() {
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let project = with(BANK);
    project.run(&["build", "--only", "print"]).expect(0);
    let paper = words::of_pdf(&project.at("dist/print/learner/quizzes/tao-gong-qian-A.pdf"), &pdftotext);
    assert!(paper.contains("排序题") && paper.contains("案例分析题（共2题）"), "{paper}");
    assert_eq!(paper.matches("老王干了八个月").count(), 1);
    let key = words::of_pdf(&project.at("dist/print/trainer/quizzes/tao-gong-qian-A-key.pdf"), &pdftotext);
    // Options have other letters on every paper: the right order follows them.
    let letter = |option: &str| {
        let at = key.find(&format!(".{option}")).unwrap_or_else(|| panic!("{option}: {key}"));
        key[..at].chars().next_back().expect("a letter")
    };
    let order = format!("{}→{}→{}", letter("商量"), letter("仲裁"), letter("起诉"));
    assert_eq!(key.matches(&order).count(), 2, "at a glance, and below the question: {order}\n{key}");
}

#[test]
fn an_order_names_every_option_and_a_case_has_questions() {
    let project = with(&BANK.replace("答案：B、C、A", "答案：B、C").replace("***", "案例：没人问的事。"));
    let outcome = project.run(&["check", "--format", "short"]).expect(1);
    assert!(
        outcome.stdout.contains("quiz/answer]: 排序题的答案“B、C”要把每个选项写一次"),
        "{}",
        outcome.stdout
    );
    // The last question now asks about the new case; without it nobody does.
    assert!(!outcome.stdout.contains("这个案例后面没有题"), "{}", outcome.stdout);
    let project = with(&BANK.replace("4. 没有合同也算干过活。\n\n   答案：对\n", "案例：没人问的事。\n"));
    let outcome = project.run(&["check", "--format", "short"]).expect(1);
    assert!(outcome.stdout.contains("quiz/form]: 这个案例后面没有题"), "{}", outcome.stdout);
}

#[test]
fn options_that_stand_in_order_give_it_away() {
    let project = with(&BANK.replace("答案：B、C、A", "答案：A、B、C"));
    let outcome = project.run(&["check", "--format", "short"]).expect(0);
    assert!(outcome.stdout.contains("[quiz/unbalanced]: 选项正好按正确的顺序排着"), "{}", outcome.stdout);
}

#[test]
fn other_programs_get_them_or_it_is_told() {
    let project = with(BANK);
    let understood =
        |project: &Project| project.run(&["export", "quiz", "讨工钱", "--format", "csv"]).expect(0).stdout;
    let before = understood(&project);
    assert!(before.contains("排序,先后怎么做？（排序）,起诉,商量,仲裁,,B、C、A"), "{before}");
    for (format, ending) in [("qti", "zip"), ("csv", "csv"), ("xlsx", "xlsx")] {
        project.run(&["export", "quiz", "讨工钱", "--format", format, "--out", "out"]).expect(0);
        std::fs::remove_file(project.at("content/quizzes/讨工钱.md")).expect("the bank");
        project.run(&["import", "quiz", &format!("out/讨工钱.{ending}")]).expect(0);
        assert_eq!(understood(&project), before, "{format}");
    }
    let outcome = project.run(&["export", "quiz", "讨工钱", "--format", "moodle"]).expect(0);
    assert!(outcome.stdout.contains("<question type=\"ordering\">"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("案例写在了它的每一道小题前面：第 2 题"), "{}", outcome.stderr);
    let outcome = project.run(&["export", "quiz", "讨工钱", "--format", "gift"]).expect(0);
    assert!(outcome.stderr.contains("放不下这些题，没有写进去：第 1 题"), "{}", outcome.stderr);
}
