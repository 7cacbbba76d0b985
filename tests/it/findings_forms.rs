//! Findings for other programs: SARIF that its schema accepts, workflow commands as GitHub documents them. Every kind of
//! finding is held against them: all fixtures of `tests/errors/`.

use crate::support::files::{below, relative, root};
use crate::support::project::Project;
use crate::support::{checkers, scratch};
use serde_json::Value;
use std::path::Path;

/// What `check` says of each fixture in each of `formats`.
fn told(formats: &[&str]) -> Vec<(String, Vec<String>)> {
    let folder = root().join("tests/errors");
    let files = below(&folder).into_iter().filter(|file| file.ends_with("expected.txt"));
    let names: Vec<String> = files.map(|file| relative(file.parent().expect("a folder"), &folder)).collect();
    let one = |name: &String| {
        let project = Project::of("tests/errors/base").overlay(&folder.join(name));
        let told = formats.iter().map(|format| project.run(&["check", "--format", format]).stdout).collect();
        (name.clone(), told)
    };
    let (first, second) = names.split_at(names.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| second.iter().map(one).collect::<Vec<_>>());
        let mut all: Vec<_> = first.iter().map(one).collect();
        all.extend(other.join().expect("a list"));
        all
    })
}

#[test]
fn sarif_is_what_its_schema_says() {
    let Some(schema) = checkers::found("@microsoft/jest-sarif", "lib/schemas/sarif-2.1.0-rtm.5.json") else {
        return;
    };
    let folder = scratch::folder();
    for (name, told) in told(&["sarif"]) {
        if !told[0].is_empty() {
            std::fs::write(folder.path().join(name.replace('/', "-")), &told[0]).expect("a file");
        }
    }
    let script = "import json, pathlib, sys, jsonschema\n\
        schema = json.load(open(sys.argv[1], encoding='utf-8'))\n\
        kind = jsonschema.validators.validator_for(schema)\n\
        check = kind(schema, format_checker=kind.FORMAT_CHECKER)\n\
        files = sorted(pathlib.Path(sys.argv[2]).iterdir())\n\
        for file in files:\n\
        \x20   for fault in check.iter_errors(json.loads(file.read_text(encoding='utf-8'))):\n\
        \x20       print(file.name, fault.json_path, fault.message)\n\
        print(len(files), 'files')\n";
    let Some(said) = checkers::python(script, &[&schema, folder.path()]) else { return };
    let files: usize =
        said.trim_end().trim_end_matches(" files").parse().unwrap_or_else(|_| panic!("{said}"));
    assert!(files > 120, "{said}");
}

/// A workflow command, undone as the runner undoes it:
/// <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").unwrap_or_else(|| panic!("{line}"));
    let (head, message) = rest.split_once("::").unwrap_or_else(|| panic!("{line}"));
    let (kind, properties) = head.split_once(' ').unwrap_or_else(|| panic!("{line}"));
    let undone = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let value = |text: &str| undone(&text.replace("%3A", ":").replace("%2C", ","));
    let properties = properties.split(',').map(|property| {
        let (name, text) = property.split_once('=').unwrap_or_else(|| panic!("{line}"));
        (name.to_owned(), value(text))
    });
    (kind.to_owned(), properties.collect(), undone(message))
}

#[test]
fn workflow_commands_say_what_the_findings_say() {
    let mut seen = 0;
    for (name, told) in told(&["github", "json"]) {
        let [github, json] = [0, 1].map(|at| told[at].lines().collect::<Vec<_>>());
        assert_eq!(github.len(), json.len(), "{name}");
        for (line, finding) in github.into_iter().zip(json) {
            let finding: Value = serde_json::from_str(finding).expect("JSON");
            let (kind, properties, message) = command(line);
            assert_eq!(kind, finding["severity"].as_str().expect("a severity"), "{name}");
            assert!(["error", "warning", "notice"].contains(&kind.as_str()), "{name}: {kind}");
            let get = |name: &str| {
                properties.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
            };
            for (own, field) in [("file", "path"), ("title", "code")] {
                assert_eq!(get(own).as_deref(), finding[field].as_str(), "{name}");
            }
            for (own, field) in [("line", "line"), ("col", "column"), ("endLine", "end_line")] {
                assert_eq!(get(own), Some(finding[field].to_string()), "{name}");
            }
            // The runner drops columns of what is longer than a line.
            let one_line = finding["line"] == finding["end_line"];
            assert_eq!(get("endColumn"), one_line.then(|| finding["end_column"].to_string()), "{name}");
            let help = finding["help"].as_str().map(|help| format!("\n{help}")).unwrap_or_default();
            assert_eq!(message, format!("{}{help}", finding["message"].as_str().expect("words")), "{name}");
            assert!(!Path::new(&get("file").expect("a file")).is_absolute(), "{name}");
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen}");
}
