//! Front matter: the fields between two lines of `---` at the start of a Markdown file.

use super::input::Input;
use super::value::{Node, Value};
use super::yaml;
use crate::base::span::Span;
use crate::diag::messages::schema;

/// The fields of a file and where its text begins.
#[derive(Debug)]
pub(crate) struct Front {
    /// A mapping, possibly empty.
    pub(crate) value: Value,
    /// Beginnings of entries that could not be read.
    pub(crate) broken: Vec<String>,
    /// Whether the file has front matter at all.
    pub(crate) present: bool,
    /// Whether its end was found: otherwise nothing can be said about what is missing.
    pub(crate) closed: bool,
    /// The byte after it.
    pub(crate) body: usize,
}

/// Splits off and reads the front matter.
pub(crate) fn read(input: &mut Input) -> Front {
    let nothing = |body, present, span| Front {
        value: Value { node: Node::Map(Vec::new()), span },
        broken: Vec::new(),
        present,
        closed: !present,
        body,
    };
    let text = input.text;
    let opening = text.len() - text.trim_start().len();
    let Some(start) = line_after_dashes(text, opening) else { return nothing(0, false, Span::default()) };
    let mark = Span::new(opening, opening + 3);
    let mut at = start;
    while at < text.len() {
        if let Some(body) = line_after_dashes(text, at) {
            let yaml = yaml::read(input, start..at);
            let (node, wrong) = match yaml.value.node {
                Node::Map(entries) => (Node::Map(entries), false),
                Node::Null => (Node::Map(Vec::new()), false),
                Node::Text(_) | Node::List(_) => (Node::Map(Vec::new()), true),
            };
            if wrong {
                input.report(schema::no_mapping(input.at(yaml.value.span)));
            }
            let value = Value { node, span: mark };
            input.text_from = body;
            return Front {
                value,
                broken: yaml.broken,
                present: true,
                closed: yaml.complete && !wrong,
                body,
            };
        }
        at += text[at..].find('\n').map_or(text.len() - at, |end| end + 1);
    }
    input.report(schema::front_not_closed(input.at(mark)));
    nothing(text.len(), true, mark)
}

/// If a line of `---` begins at `at`: where the next line begins.
fn line_after_dashes(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let line = rest.lines().next()?;
    (line.trim_end() == "---").then(|| at + rest.find('\n').map_or(rest.len(), |end| end + 1))
}
