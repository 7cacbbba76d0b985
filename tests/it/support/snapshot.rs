//! Expected output in files: compared, or rewritten with `SNAPSHOTS=overwrite`.

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::path::Path;

/// Fails unless `actual` is what the file says. In the file, `[..]` stands for anything within a line and `...` on a
/// line of its own for any lines.
#[track_caller]
pub fn assert_matches(actual: &str, file: &Path) {
    assert().eq(actual, Data::read_from(file, Some(DataFormat::Text)));
}

/// How `actual` differs from exactly what the file says.
pub fn difference(actual: &str, file: &Path) -> Option<String> {
    let expected = Data::read_from(file, Some(DataFormat::Text)).raw();
    let name = file.display();
    assert().try_eq(Some(&name), Data::text(actual), expected).err().map(|error| error.to_string())
}

/// Whether expected files are to be rewritten.
pub fn rewrites() -> bool {
    std::env::var_os("SNAPSHOTS").is_some_and(|what| what == "overwrite")
}

fn assert() -> Assert {
    Assert::new().action_env("SNAPSHOTS")
}
