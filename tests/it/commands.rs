//! The commands as a user meets them: what they say, where they say it, how they end.

use crate::support::program;
use crate::support::project::Project;
use serde_json::Value;

fn small() -> Project {
    Project::of("src/cli/new/project")
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON on every line")).collect()
}

#[test]
fn a_new_project_has_one_finding_and_builds() {
    let project = Project::empty();
    let outcome = project.run(&["new", "我的课"]).expect(0);
    assert!(outcome.stderr.contains("coursepack check"), "{}", outcome.stderr);
    let found = project.run(&["check", "--format", "json", "--root", "我的课"]).expect(0);
    let found = json_lines(&found.stdout);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "law/no-such-article");
    // What a newcomer reads first is in the order in which `fmt` puts it.
    project.run(&["fmt", "--check", "--root", "我的课"]).expect(0);
    project.run(&["build", "--root", "我的课"]).expect(0);
    assert!(project.at("我的课/dist/web/learner/开始学习.html").is_file());
    project.run(&["new", "我的课"]).expect(2);
}

#[test]
fn every_template_gives_a_file_without_errors() {
    let project = small();
    for (kind, path) in [
        ("lesson", "content/lessons/新的.md"),
        ("law", "content/laws/新的.md"),
        ("case", "content/cases/新的.md"),
        ("quiz", "content/quizzes/新的.md"),
        ("class", "content/classes/新的.yaml"),
    ] {
        let outcome = project.run(&["new", kind, "新的"]).expect(0);
        assert_eq!(outcome.stdout, format!("{path}\n"));
        let written = project.read(path);
        project.run(&["new", kind, "新的"]).expect(2);
        assert_eq!(project.read(path), written, "nothing is overwritten");
    }
    project.run(&["fmt", "--check"]).expect(0);
    let outcome = project.run(&["check", "--format", "short"]).expect(0);
    assert!(!outcome.stdout.contains("error["), "{}", outcome.stdout);
}

#[test]
fn names_do_not_lead_out_of_the_project() {
    let project = small();
    for name in ["../../x", "a/b", "", "CON"] {
        project.run(&["new", "lesson", name]).expect(2);
    }
    let outcome = project.run(&["new", "leson", "x"]).expect(2);
    assert!(outcome.stderr.contains("是不是 lesson？"), "{}", outcome.stderr);
}

#[test]
fn every_command_explains_itself_at_every_level() {
    let project = Project::empty();
    for command in
        ["build", "import", "import law", "import lesson", "import quiz", "import media", "export", "list"]
    {
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let usage = format!("用法：coursepack {command} ");
        let outcome = project.run(&words).expect(0);
        assert!(outcome.stdout.contains(&usage), "{}", outcome.stdout);
    }
}

#[test]
fn wrong_usage_ends_with_2_and_helps() {
    let project = small();
    for (typed, word) in [
        (&["chek"][..], "是不是 check？"),
        (&["check", "--formt", "json"], "是不是 --format？"),
        (&["check", "--format", "xml"], "human、short、json、sarif、github"),
        (&["check", "--as-of", "someday"], "2026-03-01"),
        (&["explain", "law/unknwn"], "是不是 law/unknown？"),
        (&["build", "--root", "dist"], "content"),
    ] {
        let outcome = project.run(typed).expect(2);
        assert!(outcome.stderr.contains(word), "{typed:?}: {}", outcome.stderr);
        assert_eq!(outcome.stdout, "", "{typed:?}");
    }
}

#[test]
fn help_and_messages_are_in_the_language_asked_for() {
    let project = small();
    let zh = project.run(&["build", "--help"]).expect(0).stdout;
    let en = project.run(&["build", "--help", "--lang", "en"]).expect(0).stdout;
    assert!(zh.contains("用法：coursepack build") && zh.contains("线程数"), "{zh}");
    assert!(en.contains("Usage: coursepack build") && en.contains("Number of threads"), "{en}");
    for (help, other) in [(&zh, "Number of threads"), (&en, "线程数")] {
        assert!(!help.contains(" | ") && !help.contains(other), "{help}");
    }
    for (locale, words) in [("en_GB.UTF-8", "warning"), ("de_DE.UTF-8", "警告"), ("", "警告")] {
        let mut command = program::command(project.root());
        let output = command.arg("check").env("LC_ALL", locale).output().expect("the program starts");
        let stdout = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(stdout.contains(words), "{locale}: {stdout}");
    }
}

#[test]
fn the_project_is_found_from_below() {
    let project = small();
    let outcome =
        program::run(&project.at("content/lessons"), &["list", "lessons", "--format", "json"]).expect(0);
    assert_eq!(json_lines(&outcome.stdout).len(), 2);
    let outcome = Project::empty().run(&["check"]).expect(2);
    assert!(outcome.stderr.contains("coursepack new"), "{}", outcome.stderr);
}

#[test]
fn check_tells_the_same_in_every_form() {
    let project = small();
    let short = project.run(&["check", "--format", "short"]).expect(0).stdout;
    assert_eq!(
        short,
        "content/lessons/邻居家出事了.md:36:28: warning[law/no-such-article]: 《反家庭暴力法》没有第八十三条\n"
    );
    let json = project.run(&["check", "--format", "json"]).expect(0).stdout;
    let finding = &json_lines(&json)[0];
    assert_eq!((&finding["line"], &finding["column"]), (&36.into(), &28.into()));
    assert_eq!((&finding["end_line"], &finding["end_column"]), (&36.into(), &33.into()));
    let github = project.run(&["check", "--format", "github"]).expect(0).stdout;
    assert!(github.starts_with("::warning file=content/lessons/邻居家出事了.md,line=36,col=28,"), "{github}");
    let sarif = project.run(&["check", "--format", "sarif"]).expect(0).stdout;
    let sarif: Value = serde_json::from_str(&sarif).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "law/no-such-article");

    project.write("content/laws/空.md", "");
    project.write("content/lessons/坏.md", "---\n标题: [\n---\n");
    let human = project.run(&["check"]).expect(1).stdout;
    assert!(human.contains("错误[schema/yaml]") && !human.contains('\u{1b}'), "{human}");
    assert!(human.trim_end().lines().last().is_some_and(|line| line.contains("个错误，")), "{human}");
}

#[test]
fn listings_are_tables_json_and_csv() {
    let project = small();
    let citations = project.run(&["list", "citations", "--format", "json"]).expect(0).stdout;
    let citations = json_lines(&citations);
    let bad: Vec<&Value> = citations.iter().filter(|citation| citation["verdict"] != "ok").collect();
    assert_eq!(bad.len(), 1, "{bad:?}");
    assert_eq!(
        *bad[0],
        serde_json::json!({
            "path": "content/lessons/邻居家出事了.md", "line": 36, "column": 28, "text": "第八十三条",
            "law": "反家庭暴力法", "title": "中华人民共和国反家庭暴力法", "article": "83",
            "paragraph": null, "item": null, "verdict": "no-such-article",
            "version": "2015-12-27", "in_force": "2016-03-01",
        })
    );
    for what in ["lessons", "laws", "articles", "citations", "media", "classes", "jobs"] {
        let table = project.run(&["list", what]).expect(0).stdout;
        let csv = project.run(&["list", what, "--format", "csv"]).expect(0).stdout;
        let json = project.run(&["list", what, "--format", "json"]).expect(0).stdout;
        let rows = json_lines(&json).len();
        assert_eq!(table.lines().count(), rows + 1, "{what}");
        assert!(csv.lines().count() > rows, "{what}");
        if let Some(row) = json_lines(&json).first() {
            let keys: Vec<&str> = csv.lines().next().expect("a head").split(',').collect();
            assert!(keys.iter().all(|key| row.get(key).is_some()), "{what}: {keys:?}");
        }
    }
}

#[test]
fn a_range_of_articles_is_a_line_each() {
    let project = small();
    project.write(
        "content/lessons/引.md",
        "---\n标题: 引\n讲授: 5\n目标: [会]\n---\n\n《反家庭暴力法》第二条至第五条、第十三条第一款和《没有这部法》第一条。\n",
    );
    let all = project.run(&["list", "citations", "--format", "json"]).expect(0).stdout;
    let mine: Vec<Value> =
        json_lines(&all).into_iter().filter(|line| line["path"] == "content/lessons/引.md").collect();
    let shown: Vec<String> = mine
        .iter()
        .map(|line| format!("{} {} {}", line["article"], line["paragraph"], line["verdict"]))
        .collect();
    let expected = [
        "\"2\" null \"ok\"",
        "\"3\" null \"ok\"",
        "\"4\" null \"ok\"",
        "\"5\" null \"ok\"",
        "\"13\" 1 \"ok\"",
        "\"1\" null \"unknown\"",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn codes_are_explained_and_shells_completed() {
    let project = Project::empty();
    let all = project.run(&["explain"]).expect(0).stdout;
    assert_eq!(all.lines().count(), coursepack::diag::codes::ALL.len());
    for line in all.lines() {
        let code = line.split_whitespace().next().expect("a code");
        let told = project.run(&["explain", code]).expect(0).stdout;
        assert!(told.starts_with(code), "{told}");
    }
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = project.run(&["completions", shell]).expect(0).stdout;
        assert!(script.contains("coursepack") && script.contains("timings"), "{shell}");
    }
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let project = small();
    let outcome = project.run(&["build", "--only", "text", "--quiet"]).expect(0);
    assert!(!outcome.stderr.contains("生成好了"), "{}", outcome.stderr);
    project.write(
        "content/lessons/邻居家出事了.md",
        project.read("content/lessons/邻居家出事了.md").replace("第八十三条", "第二十三条"),
    );
    let outcome = project.run(&["check", "--quiet"]).expect(0);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
    let outcome = project.run(&["check"]).expect(0);
    assert_eq!(outcome.stdout, "没有发现问题\n");
}

#[test]
fn timings_name_the_stages() {
    let project = small();
    let outcome = project.run(&["build", "--only", "text", "--timings"]).expect(0);
    for stage in ["scan", "parse", "render", "total"] {
        assert!(outcome.stderr.lines().any(|line| line.starts_with(stage)), "{}", outcome.stderr);
    }
}
