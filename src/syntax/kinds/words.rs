//! `words/<language>.yaml` of a project's own theme: what pages say beside the author's text, in one more language.

use crate::base::span::Spanned;
use crate::syntax::input::Input;
use crate::syntax::value::{Node, Value};
use crate::syntax::yaml;

/// One text: its name, from the outermost group to itself (in a list: its number, from 0), and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// `["check", "title"]`
    pub name: Vec<String>,
    /// What it says, with its place.
    pub text: Spanned<String>,
}

/// All texts of a file, in its order.
pub(crate) fn read(input: &mut Input) -> Vec<Wording> {
    let yaml = yaml::read(input, 0..input.text.len());
    let mut found = Vec::new();
    collect(&yaml.value, &mut Vec::new(), &mut found);
    found
}

/// Groups lie within each other as deep as YAML may be; that is bounded where it is read.
fn collect(value: &Value, name: &mut Vec<String>, found: &mut Vec<Wording>) {
    match &value.node {
        Node::Map(entries) => {
            for entry in entries {
                name.push(entry.key.value.trim().to_owned());
                collect(&entry.value, name, found);
                name.pop();
            }
        }
        Node::Text(text) => {
            let text = Spanned::new(text.clone(), value.span);
            found.push(Wording { name: name.clone(), text });
        }
        Node::List(items) => {
            for (number, item) in items.iter().enumerate() {
                name.push(number.to_string());
                collect(item, name, found);
                name.pop();
            }
        }
        Node::Null => {}
    }
}
