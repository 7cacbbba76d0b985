//! Files that hold a list of things: YAML (a list, one mapping, or a mapping with the list in one field) or CSV.

use super::fields::Rules;
use super::input::Input;
use super::kinds::Kind;
use super::value::{Node, Value};
use super::{table, yaml};
use crate::diag::messages::schema;

/// The mappings of a file.
pub(crate) struct Listed {
    pub(crate) values: Vec<Value>,
    broken: Vec<String>,
}

impl Listed {
    /// What follows for the fields of the mappings.
    pub(crate) fn rules(&self) -> Rules<'_> {
        Rules { broken: &self.broken, ..Rules::default() }
    }
}

/// Reads a file of a kind that holds lists.
pub(crate) fn read(input: &mut Input, kind: Kind) -> Listed {
    let names = kind.list_names().unwrap_or_default();
    if input.path.extension() == "csv" {
        return Listed { values: table::read(input), broken: Vec::new() };
    }
    let yaml = yaml::read(input, 0..input.text.len());
    let values = match yaml.value.node {
        Node::Null => Vec::new(),
        Node::List(items) => items,
        Node::Map(mut entries) => {
            let listed = entries.iter().position(|entry| names.contains(&entry.key.value.as_str()));
            match listed.filter(|_| entries.len() == 1) {
                Some(at) => match entries.swap_remove(at).value {
                    Value { node: Node::List(items), .. } => items,
                    single => vec![single],
                },
                None if entries.is_empty() => Vec::new(),
                None => vec![Value { node: Node::Map(entries), span: yaml.value.span }],
            }
        }
        Node::Text(_) => {
            input.report(schema::no_mapping(input.at(yaml.value.span)));
            Vec::new()
        }
    };
    Listed { values, broken: yaml.broken }
}
