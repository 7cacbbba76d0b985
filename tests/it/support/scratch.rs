//! Folders that are gone when they go out of scope. The door of tempfile.

pub use tempfile::TempDir;

/// An empty folder among the system's temporary ones.
pub fn folder() -> TempDir {
    TempDir::with_prefix("coursepack-test-").expect("a temporary folder")
}
