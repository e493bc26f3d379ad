//! The codec of the types that Rust brings along.

mod address;
mod array;
pub(crate) mod fixed;
mod integer;
mod pointer;
pub(crate) mod sequence;
mod text;
mod tuple;
mod words;
mod zerocopy;

pub use fixed::Plain;
pub use sequence::{Count, Countable, Sequence};
