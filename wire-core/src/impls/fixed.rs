//! Types of fixed size: read from and written to slices, one by one and in bulk.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
#[cfg(feature = "alloc")]
use crate::reader::Reader;
use crate::traits::{Encode, Fixed};
use crate::writer::Writer;

/// Numbers whose every octet string is a value and whose every value has one: reading and writing
/// them cannot fail.
#[doc(hidden)]
pub trait Plain: Fixed + Copy {
    /// Reads from the first `SIZE` octets; zero where there are fewer.
    fn get(octets: &[u8]) -> Self;
    /// Writes to the first `SIZE` octets; not at all where there are fewer.
    fn put(self, octets: &mut [u8]);
}

/// Implements everything for a type that is [`Plain`], given its two conversions from and to
/// an array of octets.
macro_rules! plain {
    ($($type:ty, $name:literal, $from:path, $to:path;)*) => {$(
        impl $crate::impls::Plain for $type {
            #[inline(always)]
            fn get(octets: &[u8]) -> Self {
                match octets.first_chunk::<{ <$type as $crate::Fixed>::SIZE }>() {
                    Some(octets) => $from(*octets),
                    None => $from([0; <$type as $crate::Fixed>::SIZE]),
                }
            }

            #[inline(always)]
            fn put(self, octets: &mut [u8]) {
                if let Some(out) = octets.first_chunk_mut() {
                    *out = $to(self);
                }
            }
        }

        impl $crate::Fixed for $type {
            const SIZE: usize = size_of::<$type>();
            const ALL_VALID: bool = true;
            const ALL_FIT: bool = true;

            #[inline(always)]
            fn read(octets: &[u8]) -> Result<Self, $crate::DecodeError> {
                match octets.try_into().ok().map(|octets: &[u8; size_of::<$type>()]| octets) {
                    Some(octets) => Ok($from(*octets)),
                    None => Err($crate::impls::fixed::not_whole(octets.len(), Self::SIZE)),
                }
            }

            #[inline(always)]
            fn write(&self, octets: &mut [u8]) -> Result<(), $crate::EncodeError> {
                match octets.first_chunk_mut() {
                    Some(out) => {
                        *out = $to(*self);
                        Ok(())
                    }
                    None => Err($crate::impls::fixed::no_room(octets.len(), Self::SIZE)),
                }
            }
        }

        $crate::impls::fixed::codec_of_fixed!($type, $name);
    )*};
}

/// Implements `Decode`, `Encode` and `Describe` over a type's `Fixed`.
macro_rules! codec_of_fixed {
    ($type:ty, $name:expr $(, $($generics:tt)*)?) => {
        impl<'wire $(, $($generics)*)?> $crate::Decode<'wire> for $type {
            const MIN_SIZE: usize = <Self as $crate::Fixed>::SIZE;

            #[inline]
            fn decode_from(
                reader: &mut $crate::Reader<'wire>,
                _: (),
            ) -> Result<Self, $crate::DecodeError> {
                $crate::impls::fixed::decode(reader)
            }

            #[cfg(feature = "alloc")]
            #[inline]
            fn decode_vec(
                reader: &mut $crate::Reader<'wire>,
                count: usize,
                _: (),
            ) -> Result<alloc::vec::Vec<Self>, $crate::DecodeError> {
                $crate::impls::fixed::decode_vec(reader, count)
            }

            #[cfg(feature = "alloc")]
            #[inline]
            fn decode_rest(
                reader: &mut $crate::Reader<'wire>,
                _: (),
            ) -> Result<alloc::vec::Vec<Self>, $crate::DecodeError> {
                $crate::impls::fixed::decode_rest(reader)
            }
        }

        impl $(<$($generics)*>)? $crate::Encode for $type {
            #[inline]
            fn encoded_len(&self, _: ()) -> Result<usize, $crate::EncodeError> {
                Ok(<Self as $crate::Fixed>::SIZE)
            }

            #[inline]
            fn encode_to(
                &self,
                writer: &mut $crate::Writer<'_>,
                _: (),
            ) -> Result<(), $crate::EncodeError> {
                $crate::Fixed::write(self, writer.take(<Self as $crate::Fixed>::SIZE)?)
            }

            #[inline]
            fn slice_len(values: &[Self], _: ()) -> Result<usize, $crate::EncodeError> {
                $crate::impls::fixed::slice_len(values)
            }

            #[inline]
            fn encode_slice(
                values: &[Self],
                writer: &mut $crate::Writer<'_>,
                _: (),
            ) -> Result<(), $crate::EncodeError> {
                $crate::impls::fixed::encode_slice(values, writer)
            }
        }

        impl $(<$($generics)*>)? $crate::Describe for $type {
            const LAYOUT: &'static $crate::layout::Layout =
                &$crate::layout::Layout::scalar($name);
        }
    };
}

pub(crate) use {codec_of_fixed, plain};

/// The error of a slice that is not as long as the type it is read as.
#[cold]
#[inline(never)]
pub(crate) fn not_whole(len: usize, size: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Incomplete { needed: size.saturating_sub(len) }, 0)
}

/// The error of a slice that is shorter than the type to be written.
#[cold]
#[inline(never)]
pub(crate) fn no_room(len: usize, size: usize) -> EncodeError {
    EncodeError::new(EncodeErrorKind::BufferTooSmall { needed: size.saturating_sub(len) })
}

/// Reads one value of fixed size.
#[inline(always)]
pub(crate) fn decode<T: Fixed>(reader: &mut crate::Reader<'_>) -> Result<T, DecodeError> {
    let start = reader.offset();
    match T::read(reader.take(T::SIZE)?) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.shifted(start)),
    }
}

/// Reads `count` values of fixed size: one check, one loop.
#[cfg(feature = "alloc")]
#[inline]
pub(crate) fn decode_vec<T: Fixed>(
    reader: &mut Reader<'_>,
    count: usize,
) -> Result<Vec<T>, DecodeError> {
    let start = reader.offset();
    let octets = reader.take(count.saturating_mul(T::SIZE))?;
    if T::SIZE == 0 {
        return (0..count).map(|_| T::read(octets)).collect();
    }
    let each = octets.chunks_exact(T::SIZE);
    if T::ALL_VALID {
        return Ok(each.map(read_valid).collect());
    }
    let mut values = Vec::with_capacity(count);
    for (index, octets) in each.enumerate() {
        match T::read(octets) {
            Ok(value) => values.push(value),
            Err(error) => {
                return Err(error.shifted(start + index * T::SIZE).in_element(index));
            }
        }
    }
    Ok(values)
}

/// Reads values of fixed size to the end of the bounds.
#[cfg(feature = "alloc")]
#[inline]
pub(crate) fn decode_rest<T: Fixed>(reader: &mut Reader<'_>) -> Result<Vec<T>, DecodeError> {
    let count = whole_elements(reader.remaining(), T::SIZE)
        .ok_or_else(|| reader.error(DecodeErrorKind::PartialElement { size: T::SIZE }))?;
    decode_vec(reader, count)
}

/// How many elements of `size` octets these are; `None` where they are no whole number.
pub(crate) fn whole_elements(octets: usize, size: usize) -> Option<usize> {
    match size {
        0 => Some(0),
        _ => (octets % size == 0).then_some(octets / size),
    }
}

/// A value of a type that has no invalid octets.
#[cfg(feature = "alloc")]
#[inline(always)]
fn read_valid<T: Fixed>(octets: &[u8]) -> T {
    match T::read(octets) {
        Ok(value) => value,
        Err(_) => unreachable!("a type with ALL_VALID refused {} octets", octets.len()),
    }
}

/// The octets that values of fixed size take, all of which have octets.
#[inline]
pub(crate) fn slice_len<T: Fixed + Encode>(values: &[T]) -> Result<usize, EncodeError> {
    if T::ALL_FIT {
        return values.len().checked_mul(T::SIZE).ok_or_else(|| {
            EncodeError::new(EncodeErrorKind::DoesNotFit { value: values.len() as u64 })
        });
    }
    crate::impls::sequence::each_len(values, ())
}

/// Writes values of fixed size: one check, one loop.
#[inline]
pub(crate) fn encode_slice<T: Fixed>(
    values: &[T],
    writer: &mut Writer<'_>,
) -> Result<(), EncodeError> {
    let octets = writer.take(values.len().saturating_mul(T::SIZE))?;
    if T::SIZE == 0 {
        return Ok(());
    }
    for (index, (value, octets)) in values.iter().zip(octets.chunks_exact_mut(T::SIZE)).enumerate()
    {
        if let Err(error) = value.write(octets) {
            return Err(error.in_element(index));
        }
    }
    Ok(())
}
