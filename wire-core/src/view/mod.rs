//! Zero-copy access to octets in a buffer, fields read on demand and patched in place.
//!
//! `#[wire(view)]` on a type gives it `view`, `view_prefix` and `view_mut`. The
//! octets are checked once, as decoding checks them; then each field has a getter of its name, and
//! on a mutable buffer a setter.
//!
//! ```
//! use wire_core::Wire;
//!
//! #[derive(Wire)]
//! #[wire(view)]
//! struct IcmpHeader {
//!     kind: u8,
//!     code: u8,
//!     #[wire(checksum = internet)]
//!     checksum: u16,
//!     id: u16,
//!     seq: u16,
//! }
//!
//! let mut octets = [0x08, 0x00, 0xf7, 0x03, 0x00, 0x01, 0x00, 0xfb];
//! let header = IcmpHeader::view(&octets)?;
//! assert_eq!((header.kind(), header.seq()), (8, 251));
//!
//! let mut header = IcmpHeader::view_mut(&mut octets)?;
//! header.update_kind(0);      // the checksum goes with it (RFC 1624)
//! assert_eq!(octets, [0x00, 0x00, 0xff, 0x03, 0x00, 0x01, 0x00, 0xfb]);
//! assert_eq!(octets[IcmpHeader::SEQ.octets()], [0x00, 0xfb]);
//! # Ok::<(), wire_core::DecodeError>(())
//! ```
//!
//! A view and a decode of the same octets agree: what one refuses, the other does, for the same
//! reason; where both accept, each getter gives what the field is.
//!
//! [`FieldPlace`] constants tell where the fields are whose place the definition alone tells, and structs
//! of plain integers have `from_array`, which decodes while the program is compiled. All that is
//! generated is listed under `Views` in the documentation of the derive, [`Wire`](macro@crate::Wire).
//!
//! # What getters give
//!
//! | field | getter | on a mutable buffer |
//! |---|---|---|
//! | numbers, bits, addresses | the value | `set_x(value)`, and `update_x` where an Internet checksum covers it |
//! | what may be invalid: `bool`, `char`, other types with a `Result` | a `Result` of the value | `set_x(value)` |
//! | octets, text, numbers one after another | `&[u8]`, a `Result` of `&str`, a slice of zerocopy's integers | `x_mut()`, where they stand |
//! | a type with a view | its view; in a `Result`, where its octets vary | `x_mut()`; `set_x(value)` if it has a fixed size |
//! | a sequence of such | [`Views`], an iterator | `x_mut(index)` |
//! | an enum with data | an enum of the views of its variants | the same |
//! | an enum without data | its value, in a `Result` | `set_x(value)`, if it has a fixed size |
//! | what a type parameter stands for | what its own view gives | `x_mut()` |
//!
//! What cannot be told without other fields (a tag, a count, `ctx(…)`) is kept from the check: a
//! field that such a thing depends on may be set, but this view does not look at it again.
//! [`ViewedMut`] does, each time a part is to be changed.
//!
//! ```
//! use wire_core::Wire;
//!
//! #[derive(Wire)]
//! #[wire(view, tag = u8)]
//! enum Attribute<'a> {
//!     #[wire(tag = 1, len_prefix = u8)]
//!     Priority { level: u16, weight: u16 },
//!     #[wire(other, len_prefix = u8)]
//!     Other(u8, #[wire(rest)] &'a [u8]),
//! }
//!
//! #[derive(Wire)]
//! #[wire(view)]
//! struct Message<'a> {
//!     id: u16,
//!     #[wire(rest)]
//!     attributes: Vec<Attribute<'a>>,
//! }
//!
//! let mut octets = [0, 7, 99, 1, 0xff, 1, 4, 0, 5, 0, 6];
//! let mut message = Message::view_mut(&mut octets)?;
//! assert_eq!(message.attributes().count(), 2);
//! if let Some(AttributeView::Priority(mut priority)) = message.attributes_mut(1).transpose()? {
//!     priority.set_level(0x0102);
//! }
//! assert_eq!(octets, [0, 7, 99, 1, 0xff, 1, 4, 1, 2, 0, 6]);
//! # Ok::<(), wire_core::DecodeError>(())
//! ```

mod elements;
#[cfg(feature = "alloc")]
mod owned;
mod places;
mod values;
mod viewed;
mod whole;

pub use elements::Views;
pub use places::FieldPlace;
#[doc(hidden)]
pub use places::Places;
pub use viewed::{Viewed, ViewedMut, decoded};
#[doc(hidden)]
pub use whole::Whole;
