//! `schema` says the same as the parser: both are asked about the same values, the schema by a validator of other people.

use crate::support::files;
use crate::support::project::Project;
use crate::support::{checkers, scratch};
use coursepack::base::path::ContentPath;
use coursepack::base::snapshot::SourceFile;
use coursepack::syntax;
use coursepack::syntax::fields::Field;
use coursepack::syntax::kinds::{self, Kind};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// What the validator says of each value: nothing where it is valid.
fn judged(values: &[(&str, String)]) -> Option<Vec<Option<String>>> {
    let python = checkers::python_with(&["jsonschema", "yaml"])?;
    let folder = scratch::folder();
    let project = Project::empty();
    let kinds = project.run(&["schema"]).expect(0).stdout;
    for kind in kinds.lines().filter_map(|line| line.split_whitespace().next()) {
        let schema = project.run(&["schema", kind]).expect(0).stdout;
        std::fs::write(folder.path().join(format!("{kind}.json")), schema).expect("written");
    }
    let mut command = Command::new(python);
    command.arg(files::root().join("tests/it/schema/validate.py")).arg(folder.path());
    command.env("PYTHONIOENCODING", "utf-8").env("PYTHONUTF8", "1");
    let mut program = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("Python starts");
    let mut to = program.stdin.take().expect("stdin");
    let lines: String = values.iter().map(|(kind, text)| format!("{}\n", json!([kind, text]))).collect();
    let writing = std::thread::spawn(move || to.write_all(lines.as_bytes()));
    let output = program.wait_with_output().expect("it ends");
    writing.join().expect("no panic").expect("it reads to the end");
    assert!(output.status.success(), "a schema breaks the rules of schemas");
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    let told = told.lines().map(|line| match serde_json::from_str(line).expect("JSON") {
        Value::String(error) => Some(error),
        _ => None,
    });
    let told: Vec<_> = told.collect();
    assert_eq!(told.len(), values.len());
    Some(told)
}

/// The YAML of a file of content.
fn yaml_of(path: &ContentPath, text: &str) -> Option<(Kind, String)> {
    let kind = Kind::of(path)?;
    if path.extension() != "md" {
        return (path.extension() != "csv").then(|| (kind, text.to_owned()));
    }
    let rest = text.strip_prefix("---\n")?;
    rest.split_once("\n---").map(|(front, _)| (kind, format!("{front}\n")))
}

#[test]
fn all_files_of_the_programme_are_valid() {
    let mut files = Vec::new();
    for folder in [files::root().to_owned(), files::root().join("src/cli/new/project")] {
        for file in files::below(&folder.join("content")) {
            let path = ContentPath::new(&files::relative(&file, &folder)).expect("a path");
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            files.extend(yaml_of(&path, &text).map(|(kind, text)| (path.to_string(), kind, text)));
        }
    }
    assert!(files.len() > 80, "{}", files.len());
    let values: Vec<_> = files.iter().map(|(_, kind, text)| (kind.name(), text.clone())).collect();
    let Some(told) = judged(&values) else { return };
    let wrong: Vec<_> = files.iter().zip(told).filter_map(|((path, ..), told)| Some((path, told?))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Values of all sorts: most of them are wrong in most fields.
const SAMPLES: &[&str] = &[
    "",
    "''",
    "甲",
    "甲、乙",
    "[甲, 乙]",
    "[[甲]]",
    "{甲: 乙}",
    "0",
    "25",
    "-1",
    "1.5",
    "2027",
    "'007'",
    "true",
    "'是'",
    "maybe",
    "25分钟",
    "1小时30分",
    "1.5小时",
    "'1小时 '",
    "25 min",
    "3:20",
    "1:02:03",
    "'1:2'",
    "90秒",
    "3分20秒",
    "2小时",
    "2026-03-01",
    "2026-13-01",
    "2026年3月1日",
    "二〇二六年三月一日",
    "'2026/3/1'",
    "2026.3.1",
    "2026-3",
    "10:00-13:00",
    "'10:00-13:00、14:00-17:00'",
    "['10:00-13:00', 14:00-17:00]",
    "10-12",
    "9:30",
    "9:30-10:15",
    "星期五",
    "周五",
    "Friday",
    "[周一, 周二]",
    "周一、周三",
    "星期八",
    "7",
    "8",
    "film",
    "Film",
    "电影",
    "song",
    "draft",
    "草稿",
    "U盘",
    "dvd",
    "han",
    "learner",
    "trainer",
    "讲师",
    "handouts",
    "讲义",
    "saddle",
    "骑马订",
    "perfect",
    "every",
    "off",
    "关",
    "warning",
    "4+4",
    "1+1",
    "spot",
    "spot PANTONE 485 C",
    "专色",
    "5+5",
    "A4",
    "a5",
    "16开",
    "'16:9'",
    "210x285",
    "210 × 285 毫米",
    "A9",
    "3mm",
    "0.5cm",
    "x mm",
    "80g",
    "80克",
    "8000g",
    "5%",
    "500%",
    "2027年",
    "1500",
    "signature-16",
    "signature-15",
    "16页一帖",
    "cut-and-stack 2x1",
    "同拼 2x2",
    "work-and-turn",
    "https://example.com/x",
    "http://example.com",
    "ftp://example.com",
    "https://a@example.com/",
    "https://example.com/一 二",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "e3b0",
    "'#a8321f'",
    "red",
    "a/b.png",
    "all",
    "{list: all, count: 3}",
    "{count: many}",
    "{id: x}",
    "[{id: x}]",
    "[{id: x, role: boss}]",
    "{date: 2026-01-01, name: 元旦}",
    "[{date: 2026-01-01, name: 元旦}]",
    "[{name: 甲, capacity: 5}]",
    "[{time: 1:00, title: 甲}]",
    "{weekday: 周五, time: 12:00-13:30}",
    "[12:00-13:30, {date: 2026-01-01}]",
    "{law/unknown: off}",
    "{law/unknown: maybe}",
    "{no/code: off}",
    "{schema/yaml: off}",
    "{target: usb}",
    "{target: tape}",
    "{count: 2, rooms: [甲]}",
    "{day: 60}",
    "[{id: x, product: book}]",
    "[{id: x, product: soup}]",
    "shop",
    "a b",
];

/// A table of fields within a kind of file: what stands around one of its mappings, with `@` for the mapping.
struct Table {
    kind: Kind,
    around: &'static str,
    fields: &'static [Field],
}

/// A good value for a field that must be there.
fn good(field: &Field) -> &'static str {
    match field.en {
        "teaching" | "capacity" => "5",
        "type" => "film",
        "product" => "book",
        "target" => "usb",
        "editions" => "learner",
        "has_part" => "[甲]",
        "time" => "9:00",
        name if name.contains("date") || name == "in_force" => "2026-01-01",
        _ => "甲",
    }
}

/// What a field of the mapping says, besides those that must be there.
fn mapping(table: &Table, own: &[(&str, &str)]) -> String {
    let base = table.fields.iter().filter(|field| field.required).map(|field| (field.en, good(field)));
    // A session is of one thing.
    let things = ["lesson", "media", "activity", "break"];
    let is_session = table.fields.iter().any(|field| field.en == "break");
    let thing =
        (is_session && !own.iter().any(|(name, _)| things.contains(name))).then_some(("activity", "甲"));
    let said = |name: &str| {
        let field = table.fields.iter().find(|field| field.is_called(name));
        own.iter().any(|(other, _)| field.is_some_and(|field| field.is_called(other)))
    };
    let base = base.chain(thing).filter(|(name, _)| !said(name));
    let all = base.chain(own.iter().copied()).map(|(name, value)| format!("{name}: {value}"));
    all.collect::<Vec<_>>().join("\n")
}

/// The whole YAML of a file with one such mapping.
fn yaml(table: &Table, own: &[(&str, &str)]) -> String {
    let inner = mapping(table, own);
    let Some((before, after)) = table.around.split_once('@') else { return inner };
    let indent = before.rsplit('\n').next().unwrap_or_default().chars().map(|_| ' ').collect::<String>();
    format!("{before}{}{after}", inner.replace('\n', &format!("\n{indent}")))
}

/// What the parser says against the fields of a file.
fn parsed(kind: Kind, yaml: &str) -> Vec<String> {
    let (path, text) = match kind {
        Kind::Curriculum => ("content/curriculum.yaml".to_owned(), yaml.to_owned()),
        Kind::Audiences => ("content/audiences.yaml".to_owned(), yaml.to_owned()),
        Kind::Media | Kind::Class => (format!("content/{}/x.yaml", kind.folder()), yaml.to_owned()),
        Kind::Glossary => ("content/glossary.md".to_owned(), format!("---\n{yaml}\n---\n")),
        kind => (format!("content/{}/x.md", kind.folder()), format!("---\n{yaml}\n---\n\n第一条 甲。\n")),
    };
    let path = ContentPath::new(&path).expect("a path");
    let source = Arc::new(SourceFile::new(&path, text));
    let (_, found) = syntax::parse(&source, kind);
    let of_fields = ["yaml", "missing-field", "unknown-field", "bad-value", "duplicate-key", "unknown-code"];
    let found = found
        .into_iter()
        .filter(|found| of_fields.iter().any(|code| found.code.name == format!("schema/{code}")));
    // That a session is of one thing is a rule over several fields, that a law's text tells its title one over the text:
    // neither is a schema's.
    let others = ["这一节", "看不出这部法律的标题"];
    found
        .map(|found| found.message.zh)
        .filter(|message| !others.iter().any(|other| message.starts_with(other)))
        .collect()
}

fn tables() -> Vec<Table> {
    let programme = "title: 甲\nprovider: 乙\nstart_date: 2026-01-01\nend_date: 2026-01-02\n";
    let class = "id: x\nname: 甲\naudience: a\ncourse: c\nstart_date: 2026-01-01\n";
    let media = "id: x\ntitle: 甲\ntype: film\nlicense: 乙\nrights_holder: 丙\n";
    let whole = |kind: Kind| Table { kind, around: "", fields: kind.fields() };
    let within = |kind, base: &str, around: &str, fields| {
        let around: &'static str = Box::leak(format!("{base}{around}").into_boxed_str());
        Table { kind, around, fields }
    };
    use kinds::{class, curriculum, hours, media as films, print};
    let mut tables: Vec<Table> = Kind::ALL.into_iter().map(whole).collect();
    tables.extend([
        within(Kind::Curriculum, programme, "editions:\n  - @\n", curriculum::EDITION_FIELDS),
        within(Kind::Curriculum, programme, "requires:\n  @\n", curriculum::SET_FIELDS),
        within(Kind::Curriculum, programme, "requires:\n  laws:\n    @\n", curriculum::REQUIREMENT_FIELDS),
        within(Kind::Curriculum, programme, "holidays:\n  - @\n", curriculum::HOLIDAY_FIELDS),
        within(Kind::Curriculum, programme, "discs:\n  @\n", curriculum::DISC_FIELDS),
        within(Kind::Curriculum, programme, "print:\n  - @\n", print::FIELDS),
        within(Kind::Curriculum, programme, "rooms:\n  - @\n", hours::ROOM_FIELDS),
        within(Kind::Curriculum, programme, "limits:\n  @\n", hours::LIMIT_FIELDS),
        within(Kind::Curriculum, programme, "closed:\n  - @\n", hours::CLOSED_FIELDS),
        within(Kind::Class, class, "groups:\n  @\n", hours::GROUP_FIELDS),
        within(Kind::Class, class, "sessions:\n  - @\n", class::SESSION_FIELDS),
        within(Kind::Media, media, "chapters:\n  - @\n", films::CHAPTER_FIELDS),
    ]);
    tables
}

#[test]
fn schema_and_parser_say_the_same_of_every_field() {
    let tables = tables();
    let mut cases: Vec<(Kind, String)> = Vec::new();
    for table in &tables {
        for field in table.fields {
            // Each name, the wrong value and the right one; all samples under the first.
            cases.extend(field.names().map(|name| (table.kind, yaml(table, &[(name, good(field))]))));
            cases.extend(SAMPLES.iter().map(|sample| (table.kind, yaml(table, &[(field.en, sample)]))));
            if let Some(zh) = field.zh.first() {
                cases.push((table.kind, yaml(table, &[(field.en, good(field)), (zh, good(field))])));
            }
        }
        cases.push((table.kind, yaml(table, &[("nothing_of_the_kind", "甲")])));
        for left_out in table.fields.iter().filter(|field| field.required) {
            let whole = yaml(table, &[]);
            let line = format!("{}: {}", left_out.en, good(left_out));
            cases.push((table.kind, whole.replacen(&line, "# left out", 1)));
        }
    }
    assert!(cases.len() > 10_000, "{}", cases.len());
    let values: Vec<_> = cases.iter().map(|(kind, text)| (kind.name(), text.clone())).collect();
    let Some(told) = judged(&values) else { return };
    let mut differ = Vec::new();
    let mut refused = 0;
    for ((kind, text), told) in cases.iter().zip(told) {
        if told.as_deref().is_some_and(|told| told.starts_with("no YAML")) {
            continue;
        }
        let said = parsed(*kind, text);
        refused += usize::from(!said.is_empty());
        if said.is_empty() != told.is_none() {
            differ.push(format!("{}: {:?}\n  parser: {said:?}\n  schema: {told:?}", kind.name(), text));
        }
    }
    let some: Vec<&String> = differ.iter().take(40).collect();
    assert!(differ.is_empty(), "{} of {} differ:\n{:#?}", differ.len(), cases.len(), some);
    assert!(refused > 2_000 && refused < cases.len() - 2_000, "{refused} of {}", cases.len());
}

#[test]
fn a_new_project_brings_schemas_and_snippets_for_vs_code() {
    let project = Project::empty();
    project.run(&["new", "我的课"]).expect(0);
    let settings: Value = serde_json::from_str(&project.read("我的课/.vscode/settings.json")).expect("JSON");
    let schemas = settings["yaml.schemas"].as_object().expect("schemas");
    assert!(schemas.values().any(|files| files == &json!(["content/curriculum.yaml"])), "{schemas:?}");
    for (file, _) in schemas {
        let path = format!("我的课/{}", file.trim_start_matches("./"));
        let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".json")).expect("a name");
        assert_eq!(project.read(&path), project.run(&["schema", name]).expect(0).stdout, "{path}");
    }
    let snippets: Value =
        serde_json::from_str(&project.read("我的课/.vscode/coursepack.code-snippets")).expect("JSON");
    assert_eq!(snippets["[!法条]"]["body"], json!(["> [!法条] 《$1》第$2"]));
    assert_eq!(snippets["[!keypoints]"]["body"], json!(["> [!keypoints]", "> $0"]));
    let wrong = project.run(&["schema", "leson"]).expect(2);
    assert!(wrong.stderr.contains("是不是 lesson？"), "{}", wrong.stderr);
    let english = project.run(&["schema", "lesson", "--lang", "en"]).expect(0).stdout;
    assert!(english.contains("Minutes of teaching"), "descriptions are in the user's language");
}
