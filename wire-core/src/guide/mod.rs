//! What is worth knowing besides the reference.

#[doc = include_str!("performance.md")]
pub mod performance {}

#[doc = include_str!("recipes.md")]
pub mod recipes {}
