//! The codec of the types that Rust brings along.

mod address;
mod array;
pub(crate) mod each;
pub(crate) mod fixed;
mod integer;
pub(crate) mod message;
#[cfg(feature = "alloc")]
pub(crate) mod octets;
#[cfg(feature = "alloc")]
mod packed;
mod pointer;
pub(crate) mod run;
pub(crate) mod sequence;
mod simd;
pub(crate) mod small;
mod text;
mod tuple;
mod words;
mod zerocopy;

pub use fixed::Plain;
#[cfg(feature = "alloc")]
pub use packed::{BitOrder, Lsb, Msb, PackedBits};
pub use sequence::{Count, Countable, Sequence};
