//! The tokens of HTML. The door of html5gum.

pub use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};
