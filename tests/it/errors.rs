//! Every fixture of `tests/errors/` is a small mistake and the words a user then sees.
//!
//! A fixture is a folder `<code>` or `<code>-<slug>`: files to lay over the faultless project `base/`, and
//! `expected.txt`, a terminal session (see `support::session`). To add one, write the session's commands alone and run
//! the tests with `SNAPSHOTS=overwrite`.

use crate::support::files::{below, relative, root};
use crate::support::project::Project;
use crate::support::{session, snapshot};
use coursepack::diag::codes;
use std::fs;
use std::path::PathBuf;

/// Every fixture: its name below `tests/errors/`, and its session.
fn fixtures() -> Vec<(String, PathBuf)> {
    let folder = root().join("tests/errors");
    let files = below(&folder).into_iter().filter(|file| file.ends_with("expected.txt"));
    files.map(|file| (relative(file.parent().expect("a folder"), &folder), file)).collect()
}

fn with(fixture: &str) -> Project {
    let project = Project::of("tests/errors/base").overlay(&root().join("tests/errors").join(fixture));
    fs::remove_file(project.at("expected.txt")).expect("a fixture");
    project
}

#[test]
fn the_project_below_the_fixtures_is_faultless() {
    let project = Project::of("tests/errors/base");
    let outcome = project.run(&["check", "--format", "short"]).expect(0);
    assert_eq!(outcome.stdout, "", "a fault of the base would stand in every fixture");
}

#[test]
fn mistakes_are_told_in_these_words() {
    let mut wrong = Vec::new();
    for (name, file) in fixtures() {
        let session = fs::read_to_string(&file).expect("UTF-8");
        let shown = session::replay(&session, &with(&name));
        wrong.extend(snapshot::difference(&shown, &file));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_fixture_that_raises_it() {
    let fixtures = fixtures();
    let raises = |code: &codes::Code| {
        fixtures.iter().any(|(name, file)| {
            let own =
                name.strip_prefix(code.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
            own && fs::read_to_string(file).expect("UTF-8").contains(&format!("[{}]", code.name))
        })
    };
    let missing: Vec<&str> = codes::ALL.iter().filter(|code| !raises(code)).map(|code| code.name).collect();
    assert!(
        missing.is_empty(),
        "Each code has a fixture tests/errors/<code>-<slug>/ that raises it, so that its words are known to be good: \
         {missing:?}"
    );
}
