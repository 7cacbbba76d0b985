//! All prose of the findings: one constructor per message, a family a file.

pub mod file;
