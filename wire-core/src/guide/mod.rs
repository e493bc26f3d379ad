//! What is worth knowing besides the reference.

#[doc = include_str!("performance.md")]
pub mod performance {}
