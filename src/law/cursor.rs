//! A place in a text that moves forward: what the small grammars of this layer are written with.

/// What counts as blank in statutes: Unicode spaces (full-width and en spaces among them), and the invisible
/// characters that word processors and web pages leave behind.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0 }
    }

    /// At byte `at` of `text`, which must be a character boundary; otherwise at the end.
    pub(super) fn starting(text: &'a str, at: usize) -> Cursor<'a> {
        Cursor { text, at: if text.is_char_boundary(at) { at } else { text.len() } }
    }

    /// Bytes from the start of the text.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// What stands before the cursor.
    pub(super) fn before(&self) -> &'a str {
        &self.text[..self.at]
    }

    /// Moves on by `length` bytes of what [`rest`](Self::rest) gave.
    pub(super) fn skip(&mut self, length: usize) {
        self.at += length;
    }

    /// Moves over `word` if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Moves over the first of `words` that comes next.
    pub(super) fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    /// Moves over spaces within the line.
    pub(super) fn spaces(&mut self) {
        let rest = self.rest();
        let next = rest.find(|c: char| !is_blank(c) || c == '\n').unwrap_or(rest.len());
        self.at += next;
    }

    /// Runs `grammar`; if it finds nothing, the cursor is where it was.
    pub(super) fn attempt<T>(&mut self, grammar: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = grammar(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }
}
