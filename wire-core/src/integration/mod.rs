//! The types of other crates on the wire, and this crate's types in other crates: one feature each,
//! all of them off by default.

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "arbitrary-int")]
mod arbitrary_int;
#[cfg(feature = "bytes")]
mod bytes;
#[cfg(feature = "heapless")]
mod heapless;
#[cfg(feature = "serde")]
mod serde;
