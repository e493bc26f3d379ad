//! Zero-copy access to octets in a buffer, fields read on demand and patched in place.
//!
//! `#[wire(view)]` on a type gives it `view`, `view_prefix` and, for structs, `view_mut`. The
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
//! A view and a decode of the same octets agree: what one refuses, the other does.

mod elements;
mod places;
mod whole;

pub use elements::Views;
pub use places::FieldPlace;
#[doc(hidden)]
pub use places::Places;
#[doc(hidden)]
pub use whole::Whole;

use crate::endian::Le;
use crate::error::DecodeError;
use crate::int::{I24, I40, I48, I56, U24, U40, U48, U56};
use crate::reader::Reader;
use crate::traits::{Decode, Fixed};

/// A type that is seen in place, as a part of something with `#[wire(view)]`.
///
/// Derived by `#[wire(view)]`; enums without data are then seen as their value. So is a type whose
/// codec is written by hand, with the code below.
///
/// ```
/// use wire_core::view::{self, Viewed};
/// # use wire_core::{Decode, DecodeError, Reader};
/// # struct Decimal(u32);
/// # impl<'a> Decode<'a> for Decimal {
/// #     fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
/// #         Ok(Self(reader.take_rest().len() as u32))
/// #     }
/// # }
///
/// impl<'a> Viewed<'a> for Decimal {
///     type Seen = Result<Self, DecodeError>;
///
///     fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
///         view::decoded(reader, ())
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no view",
    note = "a part of a type with `#[wire(view)]` has `#[wire(view)]` too, or implements `wire_core::view::Viewed` by hand"
)]
pub trait Viewed<'a, Ctx = ()>: Sized {
    /// What a getter gives: a view, or the value; in a `Result`, where octets may be no value.
    type Seen;

    /// The octets of every value, where all take the same.
    const SIZE: Option<usize> = None;

    /// Sees the next value, which is known to be there. Where it is not, the reader is left at
    /// its end, so that sequences end there.
    fn see(reader: &mut Reader<'a>, ctx: Ctx) -> Self::Seen;
}

/// The next value, decoded; after an error the reader is at its end. What
/// [`Viewed::see`] of a hand-written type calls.
///
/// # Errors
///
/// Those of `T`.
#[inline]
pub fn decoded<'a, T: Decode<'a, Ctx>, Ctx>(
    reader: &mut Reader<'a>,
    ctx: Ctx,
) -> Result<T, DecodeError> {
    let result = T::decode_from(reader, ctx);
    if result.is_err() {
        reader.take_rest();
    }
    result
}

macro_rules! always_valid {
    ($($type:ty)*) => {$(
        impl<'a> Viewed<'a> for $type {
            type Seen = Self;
            const SIZE: Option<usize> = Some(<Self as Fixed>::SIZE);

            #[inline]
            fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
                let octets = reader.take(<Self as Fixed>::SIZE);
                crate::impls::Plain::get(octets.unwrap_or_else(|_| reader.take_rest()), 0)
            }
        }
    )*};
}

always_valid! {
    u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 f32 f64
    U24 U40 U48 U56 I24 I40 I48 I56
    core::net::Ipv4Addr core::net::Ipv6Addr
}

/// The number.
impl<'a, T> Viewed<'a> for Le<T>
where
    Self: crate::impls::Plain,
{
    type Seen = T;
    const SIZE: Option<usize> = Some(<Self as Fixed>::SIZE);

    #[inline]
    fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
        let octets = reader.take(<Self as Fixed>::SIZE);
        let number: Self =
            crate::impls::Plain::get(octets.unwrap_or_else(|_| reader.take_rest()), 0);
        number.0
    }
}

macro_rules! may_be_invalid {
    ($($type:ty)*) => {$(
        impl<'a> Viewed<'a> for $type {
            type Seen = Result<Self, DecodeError>;
            const SIZE: Option<usize> = Some(<Self as Fixed>::SIZE);

            #[inline]
            fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
                decoded(reader, ())
            }
        }
    )*};
}

may_be_invalid!(bool char);

impl<'a, F, T> Viewed<'a> for crate::varint::Var<F, T>
where
    Self: Decode<'a>,
{
    type Seen = Result<T, DecodeError>;

    #[inline]
    fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
        decoded::<Self, _>(reader, ()).map(crate::endian::Wraps::unwrap)
    }
}

macro_rules! tuple {
    ($($type:ident)*) => {
        impl<'a, $($type: Decode<'a>),*> Viewed<'a> for ($($type,)*) {
            type Seen = Result<Self, DecodeError>;

            #[inline]
            fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
                decoded(reader, ())
            }
        }
    };
}

tuple!(A);
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
tuple!(A B C D E F);

/// The elements, one after another.
impl<'a, T: Viewed<'a>, const N: usize> Viewed<'a> for [T; N] {
    type Seen = Views<'a, T>;
    const SIZE: Option<usize> = match T::SIZE {
        Some(size) => Some(size * N),
        None => None,
    };

    #[inline]
    fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
        let elements = Views::counted(reader.clone(), N, ());
        let mut skipped = elements.clone();
        while skipped.next().is_some() {}
        *reader = skipped.into_reader();
        elements
    }
}
