#![doc = include_str!("ARCHITECTURE.md")]

pub mod base;
pub mod check;
pub mod cli;
pub mod convert;
pub mod curriculum;
pub mod diag;
pub mod law;
pub mod lsp;
pub mod media;
pub mod pack;
pub mod pipeline;
pub mod press;
pub mod render;
pub mod serve;
pub mod source;
pub mod syntax;
