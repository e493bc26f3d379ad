//! Types of fixed size: read from and written to slices, one by one and in bulk.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
#[cfg(feature = "alloc")]
use crate::reader::Reader;
use crate::traits::Fixed;
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
            const BULK: Option<$crate::impls::fixed::BulkDecode<Self>> =
                Some($crate::impls::fixed::BulkDecode::of_fixed());

            #[inline]
            fn decode_from(
                reader: &mut $crate::Reader<'wire>,
                _: (),
            ) -> Result<Self, $crate::DecodeError> {
                $crate::impls::fixed::decode(reader)
            }
        }

        impl $(<$($generics)*>)? $crate::Encode for $type {
            const BULK: Option<$crate::impls::fixed::BulkEncode<Self>> =
                Some($crate::impls::fixed::BulkEncode::of_fixed());

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
#[doc(hidden)]
pub fn decode<T: Fixed>(reader: &mut crate::Reader<'_>) -> Result<T, DecodeError> {
    let start = reader.offset();
    match T::read(reader.take(T::SIZE)?) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.shifted(start)),
    }
}

/// How many values of fixed size are read at once: one check of bounds, one loop.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "alloc"), expect(dead_code, reason = "only owned sequences are read so"))]
pub struct BulkDecode<T> {
    size: usize,
    all_valid: bool,
    read: fn(&[u8]) -> Result<T, DecodeError>,
}

impl<T: Fixed> BulkDecode<T> {
    /// As the type's `Fixed` does it.
    pub const fn of_fixed() -> Self {
        Self { size: T::SIZE, all_valid: T::ALL_VALID, read: T::read }
    }
}

/// How many values of fixed size are written at once: one check of bounds, one loop.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct BulkEncode<T: ?Sized> {
    size: usize,
    all_fit: bool,
    write: fn(&T, &mut [u8]) -> Result<(), EncodeError>,
}

impl<T: Fixed> BulkEncode<T> {
    /// As the type's `Fixed` does it.
    pub const fn of_fixed() -> Self {
        Self { size: T::SIZE, all_fit: T::ALL_FIT, write: T::write }
    }
}

#[cfg(feature = "alloc")]
impl<T> BulkDecode<T> {
    /// Reads `count` values.
    #[inline(always)]
    pub(crate) fn vec(&self, reader: &mut Reader<'_>, count: usize) -> Result<Vec<T>, DecodeError> {
        let start = reader.offset();
        let octets = reader.take(count.saturating_mul(self.size))?;
        let each = octets.chunks_exact(self.size.max(1));
        if self.all_valid {
            return Ok(each.map(|octets| self.read_valid(octets)).collect());
        }
        let mut values = Vec::with_capacity(count);
        for (index, octets) in each.enumerate() {
            match (self.read)(octets) {
                Ok(value) => values.push(value),
                Err(error) => {
                    return Err(error.shifted(start + index * self.size).in_element(index));
                }
            }
        }
        Ok(values)
    }

    /// Reads values to the end of the bounds.
    #[inline(always)]
    pub(crate) fn rest(&self, reader: &mut Reader<'_>) -> Result<Vec<T>, DecodeError> {
        match whole_elements(reader.remaining(), self.size) {
            Some(count) => self.vec(reader, count),
            None => Err(reader.error(DecodeErrorKind::PartialElement { size: self.size })),
        }
    }

    /// Reads past `count` values.
    #[inline(always)]
    pub(crate) fn skip(&self, reader: &mut Reader<'_>, count: usize) -> Result<(), DecodeError> {
        let start = reader.offset();
        let octets = reader.take(count.saturating_mul(self.size))?;
        if self.all_valid {
            return Ok(());
        }
        for (index, octets) in octets.chunks_exact(self.size.max(1)).enumerate() {
            if let Err(error) = (self.read)(octets) {
                return Err(error.shifted(start + index * self.size).in_element(index));
            }
        }
        Ok(())
    }

    /// Reads past values to the end of the bounds.
    #[inline(always)]
    pub(crate) fn skip_rest(&self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        match whole_elements(reader.remaining(), self.size) {
            Some(count) => self.skip(reader, count),
            None => Err(reader.error(DecodeErrorKind::PartialElement { size: self.size })),
        }
    }

    /// Whether there are octets to count elements by.
    #[inline(always)]
    pub(crate) fn has_size(&self) -> bool {
        self.size > 0
    }

    /// A value of a type that has no invalid octets.
    #[inline(always)]
    fn read_valid(&self, octets: &[u8]) -> T {
        match (self.read)(octets) {
            Ok(value) => value,
            Err(_) => unreachable!("a type with ALL_VALID refused {} octets", octets.len()),
        }
    }
}

impl<T> BulkEncode<T> {
    /// The octets of these values, if each has octets for sure.
    #[inline(always)]
    pub(crate) fn len(&self, values: &[T]) -> Option<usize> {
        if self.all_fit { values.len().checked_mul(self.size) } else { None }
    }

    /// Writes these values.
    #[inline(always)]
    pub(crate) fn slice(&self, values: &[T], writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        let octets = writer.take(values.len().saturating_mul(self.size))?;
        let each = values.iter().zip(octets.chunks_exact_mut(self.size.max(1)));
        for (index, (value, octets)) in each.enumerate() {
            if let Err(error) = (self.write)(value, octets) {
                return Err(error.in_element(index));
            }
        }
        Ok(())
    }
}

/// How many elements of `size` octets these are; `None` where they are no whole number.
pub(crate) fn whole_elements(octets: usize, size: usize) -> Option<usize> {
    match size {
        0 => Some(0),
        _ => (octets % size == 0).then_some(octets / size),
    }
}
