//! What a type does to be seen in place.

use crate::error::{DecodeError, Refusal};
use crate::reader::Reader;
use crate::traits::Decode;

/// A type that is seen in place, as a part of something with `#[wire(view)]`.
///
/// Derived by `#[wire(view)]`; enums without data are then seen as their value. So is a type whose
/// codec is written by hand, with the code below. `'a` is the lifetime of the octets, whatever a
/// value of the type would borrow from.
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
///     type Ctx = ();
///     type Seen = Result<Self, DecodeError>;
///
///     fn check(reader: &mut Reader<'a>, _: ()) -> Result<(), DecodeError> {
///         Self::decode_from(reader, ()).map(drop)
///     }
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
pub trait Viewed<'a>: Sized {
    /// What it must be told besides its octets, as for decoding.
    type Ctx: Clone;

    /// What a getter gives: a view, or the value; in a `Result`, where octets may be no value.
    type Seen;

    /// The octets of every value, where all take the same.
    const SIZE: Option<usize> = None;

    /// The octets that every value takes at least.
    #[doc(hidden)]
    const LEAST: usize = match Self::SIZE {
        Some(size) => size,
        None => 0,
    };

    /// Reads past one value, with all the checks of decoding it.
    ///
    /// # Errors
    ///
    /// Those of decoding.
    fn check(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), DecodeError>;

    /// [`Viewed::check`], whatever is said of octets that are no value.
    ///
    /// # Errors
    ///
    /// Those of [`Viewed::check`].
    #[doc(hidden)]
    #[inline]
    fn check_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), E> {
        match Self::check(reader, ctx) {
            Ok(()) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Sees the next value, which is known to be there. Where it is not, the reader is left at
    /// its end, so that sequences end there.
    fn see(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Self::Seen;

    /// Sees value number `index` of those that `reader` is in front of, where all take `SIZE` octets;
    /// `count` is how many they are, if somebody knows.
    #[doc(hidden)]
    #[inline]
    fn element(
        reader: &Reader<'a>,
        count: Option<usize>,
        index: usize,
        ctx: Self::Ctx,
    ) -> Option<Self::Seen> {
        let size = Self::SIZE?;
        if count.is_some_and(|count| index >= count) {
            return None;
        }
        let mut reader = reader.clone();
        reader.take(index.checked_mul(size)?).ok()?;
        (reader.remaining() >= size).then(|| Self::see(&mut reader, ctx))
    }
}

/// A type that is changed in place, as a part of something with `#[wire(view)]`. Derived by
/// `#[wire(view)]` for structs and for enums with data. `Ctx` is that of [`Viewed`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no view through which it is changed",
    note = "structs and enums with data that have `#[wire(view)]` have one; a number is set as a whole"
)]
pub trait ViewedMut<'a, Ctx = ()> {
    /// A view through which the value is changed.
    type SeenMut;

    /// Sees the value that starts at octet `start` of a message, all of which is lent up to where
    /// the value ends at the latest. It is checked again: what is seen so may have been changed.
    ///
    /// # Errors
    ///
    /// Those of decoding, but that checksums are not verified.
    fn see_mut(message: &'a mut [u8], start: usize, ctx: Ctx)
    -> Result<Self::SeenMut, DecodeError>;
}

/// The next value, decoded; after an error the reader is at its end. What [`Viewed::see`] of a
/// hand-written type calls.
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
