//! Types of fixed size: read from and written to slices, one by one and in bulk.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use zerocopy::FromBytes;

use core::marker::PhantomData;

use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::layout::Layout;
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

    /// Reads `N` numbers, one after another; zeros where there are fewer.
    #[inline(always)]
    fn get_array<const N: usize>(octets: &[u8]) -> [Self; N] {
        core::array::from_fn(|index| {
            Self::get(octets.get(index * Self::SIZE..).unwrap_or_default())
        })
    }

    /// Writes `N` numbers, one after another; those that there are octets for.
    #[inline(always)]
    fn put_array<const N: usize>(values: &[Self; N], octets: &mut [u8]) {
        for (index, value) in values.iter().enumerate() {
            value.put(octets.get_mut(index * Self::SIZE..).unwrap_or_default());
        }
    }
}

/// Implements everything for a type that is [`Plain`], given its two conversions from and to
/// an array of octets.
macro_rules! plain {
    ($($type:ty, $name:literal, $from:path, $to:path $(, $words:ident)?;)*) => {$(
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

            #[inline]
            fn read_all_valid(octets: &[u8]) -> $crate::impls::fixed::Many<Self> {
                $($crate::impls::words::$words!(read octets);)?
                #[allow(unreachable_code)]
                $crate::impls::fixed::read_chunks::<Self, { size_of::<$type>() }>(octets)
            }

            $($crate::impls::words::$words!(write);)?

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
            const EXACT: Option<$crate::impls::fixed::Exact<Self>> =
                Some($crate::impls::fixed::Exact::of_fixed(None));

            #[inline]
            fn decode_from(
                reader: &mut $crate::Reader<'wire>,
                _: (),
            ) -> Result<Self, $crate::DecodeError> {
                $crate::impls::fixed::decode(reader)
            }
        }

        impl $(<$($generics)*>)? $crate::Encode for $type {
            #[inline(always)]
            fn bulk() -> Option<$crate::impls::fixed::BulkEncode<Self>> {
                Some($crate::impls::fixed::BulkEncode::of_fixed())
            }

            #[inline]
            fn measure(&self, _: ()) -> Result<usize, $crate::EncodeError> {
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
    let octets = reader.take(T::SIZE)?;
    if T::ALL_VALID {
        return Ok(read_valid(octets));
    }
    match T::read(octets) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.shifted(start)),
    }
}

/// Reads one value of fixed size that has fields.
#[inline(always)]
#[doc(hidden)]
pub fn decode_run<T: Fixed>(
    reader: &mut crate::Reader<'_>,
    layout: &'static Layout,
) -> Result<T, DecodeError> {
    let start = reader.offset();
    let octets = reader.run(T::SIZE, layout, 0)?;
    if T::ALL_VALID {
        return Ok(read_valid(octets));
    }
    match T::read(octets) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.shifted(start)),
    }
}

/// How many values of fixed size are read at once: one check of bounds, one loop.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct BulkDecode<T> {
    /// The octets of each value.
    #[cfg_attr(not(feature = "alloc"), allow(dead_code))]
    size: usize,
    /// Reads all values that a slice of whole elements holds. A function for the whole slice, not
    /// for an element: the loop within is compiled for the type.
    #[cfg(feature = "alloc")]
    read_all: fn(&[u8]) -> Result<Vec<T>, DecodeError>,
    /// The same, where each octet string is a value.
    #[cfg(feature = "alloc")]
    read_all_valid: Option<ReadAllValid<T>>,
    /// Checks all values that a slice of whole elements holds.
    #[cfg(feature = "alloc")]
    check_all: fn(&[u8]) -> Result<(), DecodeError>,
    values: PhantomData<fn() -> T>,
}

/// Reads all values of a slice of whole elements, each of which is a value.
#[cfg(feature = "alloc")]
type ReadAllValid<T> = fn(&[u8]) -> Vec<T>;

impl<T: Fixed> BulkDecode<T> {
    /// As the type's `Fixed` does it.
    pub const fn of_fixed() -> Self {
        Self {
            size: T::SIZE,
            #[cfg(feature = "alloc")]
            read_all: read_all::<T>,
            #[cfg(feature = "alloc")]
            read_all_valid: if T::ALL_VALID { Some(T::read_all_valid) } else { None },
            #[cfg(feature = "alloc")]
            check_all: check_all::<T>,
            values: PhantomData,
        }
    }
}

/// How a message that is one value of fixed size is read: one check of bounds.
///
/// Apart from [`BulkDecode`], which brings loops along that most programs never need.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Exact<T> {
    size: usize,
    /// What the value looks like, if it has fields.
    layout: Option<&'static Layout>,
    read: fn(&[u8]) -> Result<T, DecodeError>,
}

impl<T: Fixed> Exact<T> {
    /// As the type's `Fixed` does it.
    pub const fn of_fixed(layout: Option<&'static Layout>) -> Self {
        Self { size: T::SIZE, layout, read: T::read }
    }
}

impl<T> Exact<T> {
    /// Reads a value from all of a message.
    #[inline(always)]
    pub(crate) fn decode(&self, octets: &[u8]) -> Result<T, DecodeError> {
        match octets.len() == self.size {
            true => (self.read)(octets),
            false => other_len(self.size, octets.len(), self.layout),
        }
    }
}

#[cold]
#[inline(never)]
pub(crate) fn other_len<T>(
    size: usize,
    len: usize,
    layout: Option<&'static Layout>,
) -> Result<T, DecodeError> {
    Err(match layout {
        _ if len > size => DecodeError::new(DecodeErrorKind::Trailing { count: len - size }, size),
        Some(layout) => crate::reader::cut(size, len, 0, layout, crate::reader::Cut::whole()),
        None => not_whole(len, size),
    })
}

/// Reads all values of a slice, the size of which is a multiple of theirs.
#[cfg(feature = "alloc")]
fn read_all<T: Fixed>(octets: &[u8]) -> Result<Vec<T>, DecodeError> {
    let each = octets.chunks_exact(T::SIZE.max(1));
    let mut values = Vec::with_capacity(each.len());
    for (index, octets) in each.enumerate() {
        match T::read(octets) {
            Ok(value) => values.push(value),
            Err(error) => return Err(error.shifted(index * T::SIZE).in_element(index)),
        }
    }
    Ok(values)
}

/// Checks all values that a slice of whole elements holds.
#[cfg(feature = "alloc")]
fn check_all<T: Fixed>(octets: &[u8]) -> Result<(), DecodeError> {
    if T::ALL_VALID {
        return Ok(());
    }
    for (index, octets) in octets.chunks_exact(T::SIZE.max(1)).enumerate() {
        if let Err(error) = T::read(octets) {
            return Err(error.shifted(index * T::SIZE).in_element(index));
        }
    }
    Ok(())
}

/// Where values that are read in bulk go; nowhere without an allocator.
#[cfg(feature = "alloc")]
#[doc(hidden)]
pub type Many<T> = Vec<T>;
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
pub type Many<T> = [T; 0];

/// Reads all values of a slice, the size of which is a multiple of theirs; of a type that has no
/// invalid octets.
#[inline]
pub(crate) fn read_all_valid<T: Fixed>(octets: &[u8]) -> Many<T> {
    #[cfg(feature = "alloc")]
    return octets.chunks_exact(T::SIZE.max(1)).map(read_valid).collect();
    #[cfg(not(feature = "alloc"))]
    {
        let _ = octets;
        []
    }
}

/// The same, of a type of `SIZE` octets: a number that the compiler knows in every part of the
/// loop, wherever it puts that.
#[doc(hidden)]
#[inline]
pub fn read_chunks<T: Fixed, const SIZE: usize>(octets: &[u8]) -> Many<T> {
    match <[[u8; SIZE]]>::ref_from_bytes(octets) {
        #[cfg(feature = "alloc")]
        Ok(chunks) => chunks.iter().map(|octets| read_valid(octets)).collect(),
        _ => read_all_valid(octets),
    }
}

/// A value of a type that has no invalid octets.
#[inline(always)]
pub(crate) fn read_valid<T: Fixed>(octets: &[u8]) -> T {
    match T::read(octets) {
        Ok(value) => value,
        Err(_) => unreachable!("a type with ALL_VALID refused {} octets", octets.len()),
    }
}

/// Writes all values to a slice of just their octets.
pub(crate) fn write_all<T: Fixed>(values: &[T], octets: &mut [u8]) -> Result<(), EncodeError> {
    let each = values.iter().zip(octets.chunks_exact_mut(T::SIZE.max(1)));
    for (index, (value, octets)) in each.enumerate() {
        match value.write(octets) {
            // Without a way out the loop vectorises.
            Err(error) if !T::ALL_FIT => return Err(error.in_element(index)),
            _ => {}
        }
    }
    Ok(())
}

/// How many values of fixed size are written at once: one check of bounds, one loop.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct BulkEncode<T> {
    size: usize,
    all_fit: bool,
    write_all: fn(&[T], &mut [u8]) -> Result<(), EncodeError>,
}

impl<T: Fixed> BulkEncode<T> {
    /// As the type's `Fixed` does it.
    pub const fn of_fixed() -> Self {
        Self { size: T::SIZE, all_fit: T::ALL_FIT, write_all: write_all::<T> }
    }
}

#[cfg(feature = "alloc")]
impl<T> BulkDecode<T> {
    /// Reads `count` values.
    #[inline(always)]
    pub(crate) fn vec(&self, reader: &mut Reader<'_>, count: usize) -> Result<Vec<T>, DecodeError> {
        let start = reader.offset();
        let octets = reader.take(count.saturating_mul(self.size))?;
        if let Some(read_all_valid) = self.read_all_valid {
            return Ok(read_all_valid(octets));
        }
        match (self.read_all)(octets) {
            Ok(values) => Ok(values),
            Err(error) => Err(error.shifted(start)),
        }
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
        (self.check_all)(octets).map_err(|error| error.shifted(start))
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
        (self.write_all)(values, writer.take(values.len().saturating_mul(self.size))?)
    }
}

/// How many elements of `size` octets these are; `None` where they are no whole number.
pub(crate) fn whole_elements(octets: usize, size: usize) -> Option<usize> {
    match size {
        0 => Some(0),
        _ => (octets % size == 0).then_some(octets / size),
    }
}
