//! A job -> bytes. Pure: a renderer sees only what its job holds.

pub mod view;
