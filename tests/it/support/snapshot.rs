//! Expected output in files: compared, or rewritten with `SNAPSHOTS=overwrite`.

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::path::Path;

/// Fails unless `actual` is what the file says. In the file, `[..]` stands for anything within a line and `...` on a
/// line of its own for any lines.
#[track_caller]
pub fn assert_matches(actual: &str, file: &Path) {
    let expected = Data::read_from(file, Some(DataFormat::Text));
    assert().eq(actual, expected);
}

/// Fails unless `actual` is exactly what the file says.
#[track_caller]
pub fn assert_same(actual: &str, file: &Path) {
    let expected = Data::read_from(file, Some(DataFormat::Text)).raw();
    assert().eq(actual, expected);
}

/// Whether expected files are to be rewritten.
pub fn rewrites() -> bool {
    std::env::var_os("SNAPSHOTS").is_some_and(|what| what == "overwrite")
}

fn assert() -> Assert {
    Assert::new().action_env("SNAPSHOTS")
}
