//! The language server as an editor meets it, through a client library of other people.

mod client;

use crate::support::project::Project;
use client::{Editor, edited};
use serde_json::{Value, json};

const LESSON: &str = "content/lessons/邻居家出事了.md";
const NEW: &str = "content/lessons/高空抛物.md";

fn small() -> Project {
    Project::of("src/cli/new/project")
}

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().map(|found| found["code"].as_str().expect("a code")).collect()
}

fn labels(offers: &Value) -> Vec<&str> {
    offers["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| item["label"].as_str().expect("a label"))
        .collect()
}

/// What is written when the offer with this label is taken.
#[track_caller]
fn taken<'a>(offers: &'a Value, label: &str) -> &'a str {
    let items = offers["items"].as_array().expect("items");
    let item = items.iter().find(|item| item["label"] == label);
    let item = item.unwrap_or_else(|| panic!("no {label} among {:?}", labels(offers)));
    item["textEdit"]["newText"].as_str().expect("a text")
}

/// Where `word` begins in a text, and where it ends, as an editor counts.
#[track_caller]
fn place(text: &str, word: &str) -> ((u64, u64), (u64, u64)) {
    let at = text.find(word).unwrap_or_else(|| panic!("no {word}"));
    let position = |at: usize| {
        let before = &text[..at];
        let line = before.matches('\n').count() as u64;
        let last = before.rsplit('\n').next().unwrap_or_default();
        (line, last.encode_utf16().count() as u64)
    };
    (position(at), position(at + word.len()))
}

#[test]
fn findings_follow_what_is_typed_and_go_when_it_is_mended() {
    let project = small();
    let Some(mut editor) = Editor::open(&project, &[]) else { return };
    let found = editor.findings(LESSON, false);
    assert_eq!(codes(&found), ["law/no-such-article"], "before anything is shown");
    assert_eq!((&found[0]["severity"], &found[0]["source"]), (&json!(2), &json!("coursepack")));

    // Windows' line ends, an emoji, a file that is not on the disk.
    let text =
        "---\r\n标题: 高空抛物\r\n讲授: 10\r\n目标: [会]\r\n---\r\n\r\n😀看《反家庭暴力法》第八十三条。\r\n";
    editor.show(NEW, text);
    let found = editor.findings(NEW, true);
    let wrong = found.iter().find(|found| found["code"] == "law/no-such-article").expect("a finding");
    let (start, end) = (&wrong["range"]["start"], &wrong["range"]["end"]);
    assert_eq!(
        (start, end),
        (&json!({ "line": 6, "character": 11 }), &json!({ "line": 6, "character": 16 }))
    );
    let message = wrong["message"].as_str().expect("a message");
    assert!(message.starts_with("《反家庭暴力法》没有第八十三条"), "{message}");

    editor.write(NEW, (6, 12), (6, 15), "二");
    let found = editor.findings(NEW, true);
    assert!(!codes(&found).contains(&"law/no-such-article"), "{found:?}");
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": editor.uri(NEW) } }));
    // It never was on the disk: nothing can be wrong with it any more.
    assert_eq!(editor.findings(NEW, false), Vec::<Value>::new());
    assert_eq!(editor.close(), 0);
}

#[test]
fn what_is_not_saved_counts_for_other_files_too() {
    let project = small();
    let Some(mut editor) = Editor::open(&project, &["--lang", "en"]) else { return };
    editor.findings(LESSON, false);
    let audiences = project.read("content/audiences.yaml");
    editor.show("content/audiences.yaml", &audiences);
    let (from, to) = place(&audiences, "网格员, name");
    editor.write("content/audiences.yaml", from, (to.0, to.1 - 6), "网格人");
    let (from, to) = place(&audiences, "- {id: 居民");
    editor.write("content/audiences.yaml", (from.0, to.1 - 2), to, "村民");
    loop {
        let found = editor.findings(LESSON, false);
        if codes(&found).contains(&"link/unknown-id") {
            let message =
                found.iter().find(|found| found["code"] == "link/unknown-id").expect("it")["message"].clone();
            assert!(message.as_str().is_some_and(|message| message.contains("audience")), "{message}");
            break;
        }
    }
    editor.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": editor.uri("content/audiences.yaml") } }),
    );
    while codes(&editor.findings(LESSON, false)).contains(&"link/unknown-id") {}

    // Severities are those of the programme, as it is typed.
    let programme = project.read("content/curriculum.yaml");
    let (head, _) = programme.split_once("checks:").expect("checks");
    editor.show("content/curriculum.yaml", head);
    while editor.findings(LESSON, false)[0]["severity"] != 1 {}
    assert_eq!(editor.close(), 0);
}

#[test]
fn a_broken_project_is_no_end() {
    let project = small();
    let whole = project.read("content/curriculum.yaml");
    std::fs::remove_file(project.at("content/curriculum.yaml")).expect("removed");
    let Some(mut editor) = Editor::open(&project, &[]) else { return };
    let lesson = project.read(LESSON);
    editor.show(LESSON, &lesson);
    editor.findings(LESSON, true);
    editor.show("content/curriculum.yaml", "title: [\n- : x\n");
    assert!(codes(&editor.findings("content/curriculum.yaml", true)).contains(&"schema/yaml"));
    std::fs::rename(project.at("content"), project.at("elsewhere")).expect("renamed");
    let changed = json!({ "changes": [{ "uri": editor.uri("content/curriculum.yaml"), "type": 3 }] });
    editor.tell("workspace/didChangeWatchedFiles", changed.clone());
    let (at, _) = place(&lesson, "居民]");
    editor.ask("textDocument/hover", LESSON, at, json!({}));
    std::fs::rename(project.at("elsewhere"), project.at("content")).expect("renamed");
    project.write("content/curriculum.yaml", whole);
    editor.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": editor.uri("content/curriculum.yaml") } }),
    );
    editor.tell("workspace/didChangeWatchedFiles", changed);
    assert!(editor.findings("content/curriculum.yaml", false).is_empty());
    assert_eq!(editor.close(), 0);
}

#[test]
fn words_are_offered_where_they_may_stand() {
    let project = small();
    let Some(mut editor) = Editor::open(&project, &[]) else { return };
    let lines = [
        "---",
        "标题: 高空抛物",
        "",
        "状态: ",
        "受众: [",
        "---",
        "",
        "> [",
        "> [!测验] {题库=",
        "> [!仅限] {",
        "看《",
        "看《反家庭暴力法》第",
        "看[这里](",
        "> [!法条] 《反家庭暴力法》第二条、第",
    ];
    editor.show(NEW, &lines.join("\n"));
    let mut offer = |line: u64| {
        let end = lines[line as usize].encode_utf16().count() as u64;
        editor.ask("textDocument/completion", NEW, (line, end), json!({}))
    };
    let fields = offer(2);
    assert_eq!(
        (taken(&fields, "讲授"), labels(&fields)[0]),
        ("讲授: ", "讲授"),
        "what must be there comes first"
    );
    assert!(!labels(&fields).contains(&"标题"), "it is there");
    assert_eq!(labels(&offer(3)), ["草稿", "定稿"]);
    assert_eq!(labels(&offer(4)), ["居民", "网格员"]);
    assert_eq!(taken(&offer(7), "[!法条]"), "[!法条] 《$1》第$2");
    assert_eq!(taken(&offer(7), "[!要点]"), "[!要点]\n> $0");
    assert_eq!(labels(&offer(8)), ["小题库"]);
    assert_eq!(taken(&offer(9), "受众"), "受众=");
    assert_eq!(taken(&offer(10), "反家庭暴力法"), "反家庭暴力法》");
    let articles = offer(11);
    assert_eq!(taken(&articles, "第二条"), "第二条");
    assert_eq!(taken(&offer(12), "../cases/借剪刀.md"), "../cases/借剪刀.md");
    assert_eq!(labels(&offer(13)), labels(&articles), "the law of a list is that of its first article");

    let programme =
        "title: 甲\nprint:\n  - {id: a, pro}\n  - id: b\n    product: \n    lessons: [\nchecks:\n  la\n";
    editor.show("content/curriculum.yaml", programme);
    let mut offer = |at| editor.ask("textDocument/completion", "content/curriculum.yaml", at, json!({}));
    assert_eq!(taken(&offer((2, 15)), "product"), "product: ", "in the language of the file");
    assert!(labels(&offer((4, 13))).contains(&"handouts"));
    assert!(labels(&offer((5, 14))).contains(&"买错了能退吗"));
    assert_eq!(taken(&offer((7, 4)), "law/unknown"), "law/unknown: ");
    assert_eq!(editor.close(), 0);
}

#[test]
fn things_are_explained_and_found() {
    let project = small();
    let Some(mut editor) = Editor::open(&project, &[]) else { return };
    let lesson = project.read(LESSON);
    editor.show(LESSON, &lesson);
    let mut hover = |word: &str| {
        let at = place(&lesson, word).0;
        let told = editor.ask("textDocument/hover", LESSON, (at.0, at.1 + 1), json!({}));
        told["contents"]["value"].as_str().unwrap_or_else(|| panic!("{word}: {told}")).to_owned()
    };
    let law = hover("《反家庭暴力法》第二条\n");
    assert!(law.starts_with("**《反家庭暴力法》第二条** — 现行有效（按 2026-11-23）"), "{law}");
    assert!(law.contains("家里人之间"), "what the summary says: {law}");
    assert!(hover("《反家庭暴力法》第八十三条").contains("没有这一条"));
    assert!(hover("居民]").contains("社区居民"));
    assert!(hover("[一声“借剪刀”]").contains("案例"));
    assert!(hover("讲授: 20").contains("讲多少分钟"));
    assert!(hover("[!白话]").contains("`[!plain]`"));

    let statute = project.read("content/laws/反家庭暴力法.md");
    let article = statute.lines().position(|line| line.starts_with("第二条")).expect("an article");
    let mut definition = |word: &str| {
        let at = place(&lesson, word).0;
        let found = editor.ask("textDocument/definition", LESSON, (at.0, at.1 + 1), json!({}));
        let uri = found[0]["uri"].as_str().unwrap_or_else(|| panic!("{word}: {found}")).to_owned();
        (uri, found[0]["range"]["start"]["line"].as_u64())
    };
    let places = [
        definition("《反家庭暴力法》第二条\n"),
        definition("居民]"),
        definition("[一声"),
        definition("小题库 "),
    ];
    let expected = [
        (editor.uri("content/laws/反家庭暴力法.md"), Some(article as u64)),
        (editor.uri("content/audiences.yaml"), Some(1)),
        (editor.uri("content/cases/借剪刀.md"), Some(0)),
        (editor.uri("content/quizzes/小题库.md"), Some(0)),
    ];
    assert_eq!(places, expected);

    let outline = editor
        .request("textDocument/documentSymbol", json!({ "textDocument": { "uri": editor.uri(LESSON) } }));
    let names: Vec<&str> =
        outline.as_array().expect("a list").iter().filter_map(|each| each["name"].as_str()).collect();
    assert_eq!(names, ["先弄清楚：这算不算", "再想明白：我能做什么"]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn fixes_are_made_one_by_one_or_all_at_once() {
    let project = small();
    let Some(mut editor) = Editor::open(&project, &[]) else { return };
    let text = "---\n标题: 高空抛物\n讲授: 10\n目标: [会]\n---\n\n看《反家庭暴力法》第2条。\n\n再看《反家庭暴力法》第13条。\n";
    editor.show(NEW, text);
    let found = editor.findings(NEW, true);
    assert_eq!(
        codes(&found).iter().filter(|code| **code == "style/citation-numerals").count(),
        2,
        "{found:?}"
    );
    let mut actions = |only: Value| {
        let mut context = json!({ "diagnostics": [] });
        if !only.is_null() {
            context["only"] = only;
        }
        let range = json!({ "start": { "line": 6, "character": 11 }, "end": { "line": 6, "character": 11 } });
        let document = json!({ "uri": editor.uri(NEW) });
        let params = json!({ "textDocument": document, "range": range, "context": context });
        editor.request("textDocument/codeAction", params)
    };
    let both = actions(Value::Null);
    let titles: Vec<&str> =
        both.as_array().expect("a list").iter().filter_map(|each| each["title"].as_str()).collect();
    assert_eq!(titles, ["“第2条”改成“第二条”", "能自动改的都改好（2 处）"]);
    assert_eq!(both[0]["diagnostics"][0]["code"], "style/citation-numerals");
    let change = |action: &Value| edited(text, &action["edit"]["documentChanges"][0]["edits"]);
    assert_eq!(change(&both[0]), text.replace("第2条", "第二条"));
    let all = text.replace("第2条", "第二条").replace("第13条", "第十三条");
    assert_eq!(change(&both[1]), all);
    // On saving, an editor asks for these alone; `check --fix` does the same.
    let on_save = actions(json!(["source.fixAll"]));
    assert_eq!((on_save.as_array().map(Vec::len), change(&on_save[0])), (Some(1), all.clone()));
    assert_eq!(editor.close(), 0);
    project.write(NEW, text);
    project.run(&["check", "--fix", "--quiet"]).expect(0);
    assert_eq!(project.read(NEW), all);
}

/// Makes a change of an editor on the disk.
fn make(project: &Project, editor: &Editor, change: &Value) {
    let files = project.root();
    let path = |uri: &Value| {
        let uri = uri.as_str().expect("an address");
        let all = crate::support::files::below(&files.join("content"));
        let known = all.iter().map(|file| crate::support::files::relative(file, files));
        let new = ["content/cases/一把剪刀.md", "content/quizzes/新题库.md"].map(str::to_owned);
        known.chain(new).find(|path| editor.uri(path) == uri).unwrap_or_else(|| panic!("no file {uri}"))
    };
    for each in change["documentChanges"].as_array().expect("a list") {
        match each.get("kind") {
            Some(kind) => {
                assert_eq!(kind, "rename");
                let (old, new) = (path(&each["oldUri"]), path(&each["newUri"]));
                std::fs::rename(project.at(&old), project.at(&new)).expect("renamed");
            }
            None => {
                let path = path(&each["textDocument"]["uri"]);
                let text = edited(&project.read(&path), &each["edits"]);
                project.write(&path, text);
            }
        }
    }
}

#[test]
fn an_id_gets_another_name_wherever_it_stands() {
    let project = small();
    let before = project.run(&["check", "--format", "short"]).expect(0).stdout;
    let Some(mut editor) = Editor::open(&project, &[]) else { return };
    let lesson = project.read(LESSON);
    editor.show(LESSON, &lesson);
    let rename = "textDocument/rename";
    let at = place(&lesson, "居民]").0;
    let ready = editor.ask("textDocument/prepareRename", LESSON, at, json!({}));
    assert_eq!(ready["placeholder"], "居民");
    let refused = editor.refused(rename, LESSON, at, json!({ "newName": "网格员" }));
    assert!(refused.contains("已经有“网格员”了"), "{refused}");
    let refused = editor.refused(rename, LESSON, at, json!({ "newName": "a/b" }));
    assert!(refused.contains("不能作编号"), "{refused}");
    let named = editor.ask(
        "textDocument/references",
        LESSON,
        at,
        json!({ "context": { "includeDeclaration": true } }),
    );
    assert!(named.as_array().is_some_and(|places| places.len() >= 5), "{named}");
    let audience = editor.ask(rename, LESSON, at, json!({ "newName": "街坊" }));
    let case = place(&lesson, "借剪刀.md").0;
    let case = editor.ask(rename, LESSON, case, json!({ "newName": "一把剪刀" }));
    let bank = place(&lesson, "小题库 ").0;
    let bank = editor.ask(rename, LESSON, bank, json!({ "newName": "新题库" }));
    // Each is made alone, as an editor does before it asks for the next.
    for (change, word) in [(audience, "街坊"), (case, "../cases/一把剪刀.md"), (bank, "{题库=新题库 ")]
    {
        let project = small();
        make(&project, &editor, &change);
        assert!(project.read(LESSON).contains(word), "{}", project.read(LESSON));
        let after = project.run(&["check", "--format", "short"]).expect(0).stdout;
        assert_eq!(after, before, "{word}");
    }
    assert_eq!(editor.close(), 0);
}

#[test]
fn a_file_that_is_renamed_elsewhere_takes_its_links_along() {
    let project = small();
    let before = project.run(&["check", "--format", "short"]).expect(0).stdout;
    let Some(mut editor) = Editor::open(&project, &[]) else { return };
    editor.findings(LESSON, false);
    let (old, new) = ("content/cases/借剪刀.md", "content/cases/一把剪刀.md");
    let files = json!({ "files": [{ "oldUri": editor.uri(old), "newUri": editor.uri(new) }] });
    let change = editor.request("workspace/willRenameFiles", files);
    make(&project, &editor, &change);
    std::fs::rename(project.at(old), project.at(new)).expect("renamed");
    assert!(project.read(LESSON).contains("](../cases/一把剪刀.md)"));
    assert_eq!(project.run(&["check", "--format", "short"]).expect(0).stdout, before);
    assert_eq!(editor.close(), 0);
}
