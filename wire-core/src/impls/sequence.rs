//! Sequences: one value after another, by count or to the end of the bounds.

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, vec::Vec};

#[cfg(feature = "alloc")]
use super::each::{skip_many, skip_rest};
use crate::__private::Found;
use crate::error::{DecodeError, EncodeError, Failure, Fault, Refusal};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode};
use crate::writer::Writer;

/// How many elements the wire says there are.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    number: u64,
    /// Whether the definition limits it with `max`.
    limited: bool,
    /// The octets that are there at least behind the elements.
    behind: usize,
}

impl Count {
    /// A count from the wire, not limited by the definition.
    pub const fn new(number: u64) -> Self {
        Self { number, limited: false, behind: 0 }
    }

    /// A count that the definition limits, and that is known to be within the limit.
    pub const fn limited(number: u64) -> Self {
        Self { number, limited: true, behind: 0 }
    }

    /// The same count, of elements that have so many octets behind them.
    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    pub const fn in_front_of(self, behind: usize) -> Self {
        Self { behind, ..self }
    }

    /// The number, justified or not.
    pub(crate) const fn number(self) -> u64 {
        self.number
    }

    /// The number of elements of at least `min_size` octets, if the octets left justify them: an
    /// element takes one octet at least, unless the definition limits the count.
    ///
    /// # Errors
    ///
    /// `Incomplete` or `Overrun`, where so many elements need more octets than are left.
    #[inline]
    pub fn justified(self, reader: &Reader<'_>, min_size: usize) -> Result<usize, DecodeError> {
        Ok(self.justified_or_fault(reader, min_size)?)
    }

    /// [`Count::justified`], for code that makes the error itself.
    #[inline(always)]
    pub(crate) fn justified_or_fault(
        self,
        reader: &Reader<'_>,
        min_size: usize,
    ) -> Result<usize, Fault> {
        let number = usize::try_from(self.number).unwrap_or(usize::MAX);
        if min_size == 0 && self.limited {
            return Ok(number);
        }
        let needed = number.saturating_mul(min_size.max(1));
        // Of elements that may take none, what justifies their number may be what is behind them.
        let behind = if min_size == 0 { 0 } else { self.behind };
        if needed.saturating_add(behind) > reader.remaining() {
            return Err(reader.fault_of(needed));
        }
        Ok(number)
    }
}

/// A sequence that can be read when the number of its elements is known: what a field with
/// `count` may be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read by count",
    note = "`count`, `count_prefix` and `count_of` go with `Vec<T>`, `Box<[T]>` and slices of octets or zerocopy integers"
)]
pub trait Sequence<'a, Ctx = ()>: Countable + Sized {
    /// As [`Decode::IN_TWO_GOES`], of reading elements.
    #[doc(hidden)]
    const IN_TWO_GOES: bool = false;

    /// Reads `count` elements, once they are [justified](Count::justified).
    ///
    /// # Errors
    ///
    /// Those of the elements, and where the octets left do not justify so many.
    fn decode_count(reader: &mut Reader<'a>, count: Count, ctx: Ctx) -> Result<Self, DecodeError>;

    /// [`Sequence::decode_count`], whatever is said of octets that are no value.
    ///
    /// # Errors
    ///
    /// Those of [`Sequence::decode_count`].
    #[doc(hidden)]
    #[inline]
    fn decode_count_as<E: Refusal>(
        reader: &mut Reader<'a>,
        count: Count,
        ctx: Ctx,
    ) -> Result<Self, E> {
        if !Self::IN_TWO_GOES {
            E::by_hand()?;
        }
        match Self::decode_count(reader, count, ctx) {
            Ok(values) => Ok(values),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads past `count` elements, which may be made later.
    ///
    /// # Errors
    ///
    /// Those of [`Sequence::decode_count`], but for those of making the elements.
    #[doc(hidden)]
    #[inline]
    fn find_count<E: Refusal>(
        reader: &mut Reader<'a>,
        count: Count,
        ctx: Ctx,
    ) -> Result<Found<'a, Self>, E> {
        Self::decode_count_as(reader, count, ctx).map(Found::Made)
    }

    /// Reads past `count` elements, with all the checks of reading them, and builds none.
    ///
    /// # Errors
    ///
    /// Those of [`Sequence::decode_count`].
    #[doc(hidden)]
    #[inline]
    fn skip_count<E: Refusal>(reader: &mut Reader<'a>, count: Count, ctx: Ctx) -> Result<(), E> {
        Self::decode_count_as(reader, count, ctx).map(drop)
    }
}

/// What has a number of elements; of octet strings, octets.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no number of elements",
    note = "`max`, `count`, `count_prefix` and `count_of` go with `Vec<T>`, `Box<[T]>`, slices and strings"
)]
pub trait Countable {
    /// The number of elements.
    fn count(&self) -> usize;
}

impl<T> Countable for [T] {
    #[inline]
    fn count(&self) -> usize {
        self.len()
    }
}

impl<T, const N: usize> Countable for [T; N] {
    #[inline]
    fn count(&self) -> usize {
        N
    }
}

impl Countable for str {
    #[inline]
    fn count(&self) -> usize {
        self.len()
    }
}

impl<T: Countable + ?Sized> Countable for &T {
    #[inline]
    fn count(&self) -> usize {
        (**self).count()
    }
}

/// An absent sequence has no elements.
impl<T: Countable> Countable for Option<T> {
    #[inline]
    fn count(&self) -> usize {
        self.as_ref().map_or(0, Countable::count)
    }
}

#[cfg(feature = "alloc")]
impl<T> Countable for Vec<T> {
    #[inline]
    fn count(&self) -> usize {
        self.len()
    }
}

#[cfg(feature = "alloc")]
impl<T: Countable + ?Sized> Countable for Box<T> {
    #[inline]
    fn count(&self) -> usize {
        (**self).count()
    }
}

#[cfg(feature = "alloc")]
impl Countable for alloc::string::String {
    #[inline]
    fn count(&self) -> usize {
        self.len()
    }
}

#[cfg(feature = "alloc")]
impl<T: alloc::borrow::ToOwned + Countable + ?Sized> Countable for alloc::borrow::Cow<'_, T> {
    #[inline]
    fn count(&self) -> usize {
        (**self).count()
    }
}

#[cfg(feature = "alloc")]
impl<'a, Ctx: Clone, T: Decode<'a, Ctx>> Sequence<'a, Ctx> for Vec<T> {
    #[inline(always)]
    fn decode_count(reader: &mut Reader<'a>, count: Count, ctx: Ctx) -> Result<Self, DecodeError> {
        Self::decode_count_as(reader, count, ctx)
    }

    #[inline(always)]
    fn decode_count_as<E: Refusal>(
        reader: &mut Reader<'a>,
        count: Count,
        ctx: Ctx,
    ) -> Result<Self, E> {
        let count = count.justified_or_fault(reader, T::MIN_SIZE)?;
        match T::BULK {
            Some(bulk) if bulk.has_size() => bulk.vec(reader, count),
            _ => T::decode_vec(reader, count, ctx),
        }
    }

    #[inline(always)]
    fn find_count<E: Refusal>(
        reader: &mut Reader<'a>,
        count: Count,
        ctx: Ctx,
    ) -> Result<Found<'a, Self>, E> {
        let count = count.justified_or_fault(reader, T::MIN_SIZE)?;
        match T::BULK {
            Some(bulk) if bulk.has_size() => bulk.find(reader, count),
            _ => T::decode_vec(reader, count, ctx).map(Found::Made),
        }
    }

    #[inline]
    fn skip_count<E: Refusal>(reader: &mut Reader<'a>, count: Count, ctx: Ctx) -> Result<(), E> {
        let count = count.justified_or_fault(reader, T::MIN_SIZE)?;
        skip_many::<T, Ctx, E>(reader, count, ctx)
    }
}

#[cfg(feature = "alloc")]
impl<'a, Ctx: Clone, T: Decode<'a, Ctx>> Sequence<'a, Ctx> for Box<[T]> {
    #[inline]
    fn decode_count(reader: &mut Reader<'a>, count: Count, ctx: Ctx) -> Result<Self, DecodeError> {
        Self::decode_count_as(reader, count, ctx)
    }

    #[inline]
    fn decode_count_as<E: Refusal>(
        reader: &mut Reader<'a>,
        count: Count,
        ctx: Ctx,
    ) -> Result<Self, E> {
        Vec::decode_count_as(reader, count, ctx).map(Vec::into_boxed_slice)
    }

    #[inline]
    fn skip_count<E: Refusal>(reader: &mut Reader<'a>, count: Count, ctx: Ctx) -> Result<(), E> {
        <Vec<T>>::skip_count(reader, count, ctx)
    }
}

/// Elements to the end of the bounds.
#[cfg(feature = "alloc")]
impl<'a, Ctx: Clone, T: Decode<'a, Ctx>> Decode<'a, Ctx> for Vec<T> {
    // Each element answers for itself: to ask would be to ask in circles, of a type that holds its own.
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, DecodeError> {
        T::decode_rest(reader, ctx)
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, E> {
        T::decode_rest(reader, ctx)
    }

    #[inline]
    fn skip<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<(), E> {
        skip_rest::<T, Ctx, E>(reader, ctx)
    }
}

/// Elements to the end of the bounds.
#[cfg(feature = "alloc")]
impl<'a, Ctx: Clone, T: Decode<'a, Ctx>> Decode<'a, Ctx> for Box<[T]> {
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ctx)
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, E> {
        T::decode_rest(reader, ctx).map(Vec::into_boxed_slice)
    }

    #[inline]
    fn skip<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<(), E> {
        skip_rest::<T, Ctx, E>(reader, ctx)
    }
}

impl<Ctx: Clone, T: Encode<Ctx>> Encode<Ctx> for [T] {
    // Each element answers for itself, as where it is read.
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, ctx: Ctx) -> Result<usize, EncodeError> {
        T::slice_len(self, ctx)
    }

    #[inline]
    fn measure_as<E: Failure>(&self, ctx: Ctx) -> Result<usize, E> {
        T::slice_len(self, ctx)
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), EncodeError> {
        T::encode_slice(self, writer, ctx)
    }

    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E> {
        T::encode_slice(self, writer, ctx)
    }
}

#[cfg(feature = "alloc")]
impl<Ctx: Clone, T: Encode<Ctx>> Encode<Ctx> for Vec<T> {
    // Each element answers for itself, as where it is read.
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, ctx: Ctx) -> Result<usize, EncodeError> {
        T::slice_len(self, ctx)
    }

    #[inline]
    fn measure_as<E: Failure>(&self, ctx: Ctx) -> Result<usize, E> {
        T::slice_len(self, ctx)
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), EncodeError> {
        T::encode_slice(self, writer, ctx)
    }

    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E> {
        T::encode_slice(self, writer, ctx)
    }
}

impl<T: Describe> Describe for [T] {
    const LAYOUT: &'static Layout = T::LAYOUT;
}

#[cfg(feature = "alloc")]
impl<T: Describe> Describe for Vec<T> {
    const LAYOUT: &'static Layout = T::LAYOUT;
}

/// Present where octets are left within the bounds.
impl<'a, Ctx, T: Decode<'a, Ctx>> Decode<'a, Ctx> for Option<T> {
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ctx)
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, E> {
        if reader.is_empty() {
            return Ok(None);
        }
        T::decode_as(reader, ctx).map(Some)
    }

    #[inline]
    fn skip<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<(), E> {
        match reader.is_empty() {
            true => Ok(()),
            false => T::skip(reader, ctx),
        }
    }
}

/// Absent, it takes no octets.
impl<Ctx, T: Encode<Ctx>> Encode<Ctx> for Option<T> {
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, ctx: Ctx) -> Result<usize, EncodeError> {
        self.measure_as(ctx)
    }

    #[inline]
    fn measure_as<E: Failure>(&self, ctx: Ctx) -> Result<usize, E> {
        self.as_ref().map_or(Ok(0), |value| value.measure_as(ctx))
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), EncodeError> {
        self.encode_as(writer, ctx)
    }

    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E> {
        self.as_ref().map_or(Ok(()), |value| value.encode_as(writer, ctx))
    }
}

impl<T: Describe> Describe for Option<T> {
    const LAYOUT: &'static Layout = T::LAYOUT;
}
