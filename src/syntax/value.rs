//! What fields hold before anybody knows their types: text, lists and mappings with their places. YAML and CSV
//! both become this, so that one reader serves both.

use crate::base::span::{Span, Spanned};

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value {
    pub(crate) node: Node,
    pub(crate) span: Span,
}

/// Scalars stay text as written (`007`, `2022-11-15`, `是`): their fields know what they mean.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Nothing, `~` or `null`.
    Null,
    Text(String),
    List(Vec<Value>),
    Map(Vec<Entry>),
}

/// A field of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: Spanned<String>,
    pub(crate) value: Value,
}

impl Value {
    /// Whether nothing was written.
    pub(crate) fn is_empty(&self) -> bool {
        match &self.node {
            Node::Null => true,
            Node::Text(text) => text.trim().is_empty(),
            Node::List(items) => items.is_empty(),
            Node::Map(entries) => entries.is_empty(),
        }
    }

    /// The value itself if it is no list, otherwise its items.
    pub(crate) fn each(&self) -> &[Value] {
        match &self.node {
            Node::Null => &[],
            Node::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }
}
