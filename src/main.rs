//! The `coursepack` command.

fn main() {}
