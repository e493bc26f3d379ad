//! Feature `heapless`: sequences and texts of limited capacity, for programs without an allocator.
//!
//! What holds more than the capacity is an error, `TooMany`, never cut short.
//!
//! ```
//! use wire_core::{DecodeErrorKind, Wire};
//!
//! type Ports = heapless::Vec<u16, 2>;
//!
//! assert_eq!(Ports::decode(&[0, 22, 0, 80])?, [22, 80]);
//!
//! let error = Ports::decode(&[0, 22, 0, 80, 1, 187]).unwrap_err();
//! assert_eq!(error.kind(), DecodeErrorKind::TooMany { count: 3, max: 2 });
//! # Ok::<(), wire_core::DecodeError>(())
//! ```

use heapless::{LenType, String, Vec};

use crate::error::{DecodeError, DecodeErrorKind, EncodeError, Failure};
use crate::impls::each::endless;
use crate::impls::{Count, Countable, Sequence};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode};
use crate::writer::Writer;

/// Elements to the end of the bounds.
impl<'a, Ctx, T, const N: usize, L> Decode<'a, Ctx> for Vec<T, N, L>
where
    Ctx: Clone,
    T: Decode<'a, Ctx>,
    L: LenType,
{
    const IN_TWO_GOES: bool = T::IN_TWO_GOES;

    fn decode_from(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, DecodeError> {
        let mut values = Self::new();
        reader.nested(|reader| {
            while !reader.is_empty() {
                let start = reader.offset();
                let index = values.len();
                if index == N {
                    return Err(too_many(N as u64 + 1, N, start));
                }
                let value =
                    T::decode_from(reader, ctx.clone()).map_err(|error| error.in_element(index))?;
                if reader.offset() == start {
                    return Err(endless(reader).into());
                }
                push(&mut values, value, start)?;
            }
            Ok(values)
        })
    }
}

impl<'a, Ctx, T, const N: usize, L> Sequence<'a, Ctx> for Vec<T, N, L>
where
    Ctx: Clone,
    T: Decode<'a, Ctx>,
    L: LenType,
{
    const IN_TWO_GOES: bool = T::IN_TWO_GOES;

    fn decode_count(reader: &mut Reader<'a>, count: Count, ctx: Ctx) -> Result<Self, DecodeError> {
        let count = within(count, N, T::MIN_SIZE, reader)?;
        let mut values = Self::new();
        reader.nested(|reader| {
            for index in 0..count {
                let start = reader.offset();
                let value =
                    T::decode_from(reader, ctx.clone()).map_err(|error| error.in_element(index))?;
                push(&mut values, value, start)?;
            }
            Ok(values)
        })
    }
}

impl<T, const N: usize, L: LenType> Countable for Vec<T, N, L> {
    #[inline]
    fn count(&self) -> usize {
        self.len()
    }
}

impl<Ctx: Clone, T: Encode<Ctx>, const N: usize, L: LenType> Encode<Ctx> for Vec<T, N, L> {
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

impl<T: Describe, const N: usize, L: LenType> Describe for Vec<T, N, L> {
    const LAYOUT: &'static Layout = T::LAYOUT;
}

/// Text to the end of the bounds.
impl<'a, const N: usize, L: LenType> Decode<'a> for String<N, L> {
    const IN_TWO_GOES: bool = true;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let octets = Count::new(reader.remaining() as u64);
        Self::decode_count(reader, octets, ())
    }
}

/// The count is of octets.
impl<'a, const N: usize, L: LenType> Sequence<'a> for String<N, L> {
    const IN_TWO_GOES: bool = true;

    fn decode_count(reader: &mut Reader<'a>, count: Count, _: ()) -> Result<Self, DecodeError> {
        let count = within(count, N, 1, reader)?;
        let start = reader.offset();
        let text = <&str>::decode_count(reader, Count::new(count as u64), ())?;
        Self::try_from(text).map_err(|_| too_many(count as u64, N, start))
    }
}

impl<const N: usize, L: LenType> Countable for String<N, L> {
    #[inline]
    fn count(&self) -> usize {
        self.len()
    }
}

impl<const N: usize, L: LenType> Encode for String<N, L> {
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(self.len())
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(self.as_bytes())
    }
}

impl<const N: usize, L: LenType> Describe for String<N, L> {
    const LAYOUT: &'static Layout = <str as Describe>::LAYOUT;
}

/// The number of elements, if the capacity and the octets left allow so many. The capacity comes
/// first: octets that are still to come would not help.
fn within(
    count: Count,
    capacity: usize,
    min_size: usize,
    reader: &Reader<'_>,
) -> Result<usize, DecodeError> {
    if count.number() > capacity as u64 {
        return Err(too_many(count.number(), capacity, reader.offset()));
    }
    count.justified(reader, min_size)
}

/// `push` checks the capacity again: what it would refuse was found before.
fn push<T, const N: usize, L: LenType>(
    values: &mut Vec<T, N, L>,
    value: T,
    start: usize,
) -> Result<(), DecodeError> {
    values.push(value).map_err(|_| too_many(N as u64 + 1, N, start))
}

#[cold]
fn too_many(count: u64, capacity: usize, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::TooMany { count, max: capacity as u64 }, offset)
}
