//! Terminal sessions of `tests/cmd/`: documents that a user could follow.

use crate::support::files::{below, root};
use crate::support::project::Project;
use crate::support::{session, snapshot};
use std::fs;

#[test]
fn sessions_go_as_written() {
    let files = below(&root().join("tests/cmd"));
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("UTF-8");
        let shown = session::replay(&text, &Project::empty());
        wrong.extend(snapshot::difference(&shown, &file));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
