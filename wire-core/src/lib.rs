#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// The derive names this crate `::wire_core`, also in this crate's own tests.
extern crate self as wire_core;

mod bits;
pub mod checksum;
mod either;
mod endian;
mod error;
pub mod frame;
pub mod guide;
mod impls;
mod int;
mod integration;
pub mod layout;
mod reader;
mod traits;
pub mod varint;
pub mod view;
mod wire;
mod writer;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;

pub use bits::Bits;
pub use either::Either;
pub use endian::{ByOrder, Endian, Le};
pub use error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Path};
#[cfg(feature = "alloc")]
pub use impls::{BitOrder, Lsb, Msb, PackedBits};
pub use impls::{Count, Countable, Sequence};
pub use int::{I24, I40, I48, I56, OutOfRange, U24, U40, U48, U56};
pub use reader::Reader;
pub use traits::{Decode, Describe, Encode, Fixed, Tag, Tagged};
pub use wire::Wire;
#[cfg(feature = "derive")]
pub use wire_derive::Wire;
pub use writer::Writer;
