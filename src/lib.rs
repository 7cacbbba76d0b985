#![doc = include_str!("ARCHITECTURE.md")]

pub mod base;
pub mod diag;
pub mod law;
pub mod source;
pub mod syntax;
