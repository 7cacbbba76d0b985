//! The texts that editors show, as they are typed.

use super::positions::{Lines, Range};
use crate::base::path::ContentPath;
use crate::base::snapshot::SourceFile;
use std::path::PathBuf;
use std::sync::Arc;

/// A file that an editor shows.
#[derive(Debug)]
pub(super) struct Open {
    /// The project it is in.
    pub root: PathBuf,
    /// Where in it.
    pub path: ContentPath,
    /// Counted by the editor.
    pub version: i32,
    /// As the editor has it: with its own line ends, in which it counts places.
    text: String,
    /// The same as `source` would have read it.
    file: Arc<SourceFile>,
}

impl Open {
    /// A file that is shown now.
    pub fn new(root: PathBuf, path: ContentPath, version: i32, text: String) -> Open {
        let file = Arc::new(SourceFile::new(&path, text.clone()));
        Open { root, path, version, text, file }
    }

    /// What was written, one edit after another: other text for a range of what was left by the one before, or for all.
    pub fn change(&mut self, version: i32, edits: Vec<(Option<Range>, String)>) {
        for (range, new) in edits {
            match range {
                Some(range) => {
                    let span = Lines::new(&self.text).span(range).range();
                    self.text.replace_range(span, &new);
                }
                None => self.text = new,
            }
        }
        self.version = version;
        self.file = Arc::new(SourceFile::new(&self.path, self.text.clone()));
    }

    /// As the rest of the program reads it.
    pub fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }
}

#[cfg(test)]
mod tests {
    use super::super::positions::Position;
    use super::*;

    fn range(from: (u32, u32), to: (u32, u32)) -> Option<Range> {
        let position = |(line, character)| Position { line, character };
        Some(Range { start: position(from), end: position(to) })
    }

    #[test]
    fn edits_are_made_in_the_editors_own_text() {
        let path = ContentPath::new("content/lessons/a.md").unwrap();
        let mut open = Open::new(PathBuf::from("p"), path, 1, "一😀二\r\n三\r\n".to_owned());
        assert_eq!(open.file().text, "一😀二\n三\n");
        open.change(
            2,
            vec![(range((0, 3), (0, 4)), "2".to_owned()), (range((1, 1), (2, 0)), "四\r\n五".to_owned())],
        );
        assert_eq!((open.file().text.as_str(), open.version), ("一😀2\n三四\n五", 2));
        open.change(3, vec![(None, "all\n".to_owned())]);
        assert_eq!(open.file().text, "all\n");
    }
}
