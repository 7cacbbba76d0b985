//! XML, indented, that is always well-formed: every value is escaped, and what XML 1.0 cannot hold is left out.

/// A document that is being written.
pub struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// Names and values.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Default for Xml {
    fn default() -> Xml {
        Xml::new()
    }
}

impl Xml {
    /// An empty document.
    pub fn new() -> Xml {
        Xml { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Begins an element that holds others.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the innermost element that was begun.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push_str(">\n");
        }
    }

    /// An element of nothing but attributes.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element that holds words.
    pub fn words(&mut self, name: &'static str, attributes: Attributes<'_>, words: &str) {
        self.begin(name, attributes);
        self.out.push('>');
        self.escape(words);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// An element that holds lines of words, whose ends are kept.
    pub fn lines(&mut self, name: &'static str, attributes: Attributes<'_>, words: &str) {
        self.begin(name, attributes);
        self.out.push('>');
        for (nth, line) in words.split('\n').enumerate() {
            self.out.push_str(if nth > 0 { "&#10;" } else { "" });
            self.escape(line);
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// The document, with every element ended.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn begin(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escape(value);
            self.out.push('"');
        }
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.open.len()));
    }

    fn escape(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                // A reader folds these anyway.
                '\t' | '\n' | '\r' => self.out.push(' '),
                // <https://www.w3.org/TR/xml/#charsets>; a Rust character is no surrogate.
                '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
                c => self.out.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        let mut xml = Xml::new();
        xml.open("a", &[("b", "\"<&>\n'")]);
        xml.words("p", &[], "1\u{0}\u{B}\u{FFFE} < 2 ]]> &amp;\u{1F600}");
        assert_eq!(
            xml.finish().lines().skip(1).collect::<Vec<_>>(),
            ["<a b=\"&quot;&lt;&amp;&gt; '\">", "  <p>1 &lt; 2 ]]&gt; &amp;amp;\u{1F600}</p>", "</a>"]
        );
    }
}
