use super::*;
use crate::base::span::Span;
use crate::diag::{At, codes};

const TEXT: &str = "---\n标题: 家暴\n讲授: 二十\n---\n\n见《民法典》第九千条，100% 可信。\n";

fn finding(needle: &str) -> Diagnostic {
    let path = ContentPath::new("content/lessons/家 暴,1.md").unwrap();
    let start = TEXT.find(needle).unwrap();
    let at = At::new(&path, Span::new(start, start + needle.len()));
    let message = Prose::new("《民法典》没有第九千条", "no article 9000");
    Diagnostic::new(&codes::LAW_NO_ARTICLE, at, message)
        .label(At::new(&path, Span::new(4, 10)), "标题在这里", "the title")
        .help("共 1260 条：\n改成 100% 对的", "1260 articles:\n100% right")
        .fix("第一千条")
}

fn text_of(path: &ContentPath) -> Option<&'static str> {
    path.as_str().ends_with(".md").then_some(TEXT)
}

fn printed(format: Format) -> String {
    print(&[finding("第九千条")], &text_of, Lang::Zh, format, false)
}

#[test]
fn people_see_the_line() {
    let expected = "\
错误[law/no-such-article]: 《民法典》没有第九千条
 --> content/lessons/家 暴,1.md:6:7
  |
6 | 见《民法典》第九千条，100% 可信。
  |             ^^^^^^^^
  |
 ::: content/lessons/家 暴,1.md:2:1
  |
2 | 标题: 家暴
  | ---- 标题在这里
  |
  = 办法: 共 1260 条：
          改成 100% 对的

1 个错误
";
    assert_eq!(printed(Format::Human), expected);
}

#[test]
fn a_file_without_text_has_no_excerpt() {
    let path = ContentPath::new("content/media/a.png").unwrap();
    let d = Diagnostic::new(&codes::MEDIA_PICTURE, At::file(&path), Prose::new("坏图", "bad"));
    let out = print(&[d], &text_of, Lang::En, Format::Human, false);
    assert_eq!(out, "error[media/bad-picture]: bad\n--> content/media/a.png\n\n1 error\n");
}

#[test]
fn a_paragraph_is_trimmed_around_the_place() {
    let text = format!("第一行\n{}《民法》第九千条{}\n", "前".repeat(2500), "后".repeat(2500));
    let path = ContentPath::new("content/lessons/a.md").unwrap();
    let start = text.find("第九千条").unwrap();
    let at = At::new(&path, Span::new(start, start + 12));
    let d = Diagnostic::new(&codes::LAW_NO_ARTICLE, at, Prose::new("无", "none"));
    let out = print(&[d], &|_| Some(text.as_str()), Lang::Zh, Format::Human, false);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[1], " --> content/lessons/a.md:2:2505");
    assert!(lines[3].contains("《民法》第九千条后"), "{out}");
    assert!(lines.iter().all(|line| crate::base::width::of(line) <= 110), "{out}");
}

#[test]
fn a_line_without_end_and_escapes_are_harmless() {
    let text = format!("{}\u{1b}[31m坏", "a".repeat(200_000));
    let path = ContentPath::new("content/lessons/a.md").unwrap();
    let far = Diagnostic::new(
        &codes::BLOCK_HTML,
        At::new(&path, Span::new(200_005, u32::MAX as usize)),
        Prose::new("\u{1b}[2J", "x"),
    )
    .help("\u{1b}[2J", "x");
    let out = print(&[far], &|_| Some(text.as_str()), Lang::Zh, Format::Human, false);
    assert!(out.contains("a.md:1:200006"), "{out}");
    assert!(out.len() < 1000 && !out.contains('\u{1b}'), "{out:?}");
}

#[test]
fn colours_only_when_asked_for() {
    let coloured = print(&[finding("第九千条")], &text_of, Lang::Zh, Format::Human, true);
    assert!(coloured.contains("\u{1b}["));
    assert!(!printed(Format::Human).contains('\u{1b}'));
}

#[test]
fn short_is_one_line() {
    let expected = "content/lessons/家 暴,1.md:6:7: error[law/no-such-article]: 《民法典》没有第九千条\n";
    assert_eq!(printed(Format::Short), expected);
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let value: serde_json::Value = serde_json::from_str(&printed(Format::Json)).unwrap();
    let expected = serde_json::json!({
        "code": "law/no-such-article", "severity": "error", "path": "content/lessons/家 暴,1.md",
        "line": 6, "column": 7, "end_line": 6, "end_column": 11,
        "message": "《民法典》没有第九千条", "help": "共 1260 条：\n改成 100% 对的", "fix": "第一千条",
    });
    assert_eq!(value, expected);
}

#[test]
fn github_is_escaped() {
    let expected = "::error file=content/lessons/家 暴%2C1.md,line=6,col=7,endLine=6,endColumn=11,\
                    title=law/no-such-article::《民法典》没有第九千条%0A共 1260 条：%0A改成 100%25 对的\n";
    assert_eq!(printed(Format::Github), expected);
}

#[test]
fn sarif_points_and_names_its_rules() {
    let log: serde_json::Value = serde_json::from_str(&printed(Format::Sarif)).unwrap();
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "law/no-such-article");
    let result = &run["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(result["ruleId"], "law/no-such-article");
    assert_eq!(place["artifactLocation"]["uri"], "content/lessons/%E5%AE%B6%20%E6%9A%B4%2C1.md");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&6.into(), &7.into()));
    assert_eq!(
        result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
        "第一千条"
    );
}

#[test]
fn summaries_count() {
    let warning = Diagnostic { severity: Severity::Warning, ..finding("家暴") };
    assert_eq!(summary(&[], Lang::Zh), "没有发现问题");
    assert_eq!(summary(&[finding("家暴"), warning.clone()], Lang::Zh), "1 个错误，1 个警告");
    assert_eq!(summary(&[warning.clone(), warning], Lang::En), "2 warnings");
}
