//! Types of fixed size: read from and written to slices, one by one and in bulk.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

#[cfg(feature = "alloc")]
use zerocopy::FromBytes;

use core::marker::PhantomData;

#[cfg(feature = "alloc")]
use crate::__private::Found;
use crate::error::{
    Cut, DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Fault, Refusal, Refused,
};
use crate::layout::Layout;
#[cfg(feature = "alloc")]
use crate::reader::Reader;
use crate::traits::{Describe, Fixed};

/// Numbers whose every octet string is a value and whose every value has one: reading and writing
/// them cannot fail.
#[doc(hidden)]
pub trait Plain: Fixed + Copy {
    /// Reads the `SIZE` octets from octet `at` on; zero where there are fewer.
    fn get(octets: &[u8], at: usize) -> Self;
    /// Writes `SIZE` octets from octet `at` on; none where there are fewer.
    fn put(self, octets: &mut [u8], at: usize);

    /// Reads `N` numbers, one after another; zeros where there are fewer.
    #[inline(always)]
    fn get_array<const N: usize>(octets: &[u8]) -> [Self; N] {
        core::array::from_fn(|index| Self::get(octets, index * Self::SIZE))
    }

    /// Writes `N` numbers, one after another; those that there are octets for.
    #[inline(always)]
    fn put_array<const N: usize>(values: &[Self; N], octets: &mut [u8]) {
        for (index, value) in values.iter().enumerate() {
            value.put(octets, index * Self::SIZE);
        }
    }
}

/// Implements everything for a type that is [`Plain`], given its two conversions from and to
/// an array of octets.
macro_rules! plain {
    ($($type:ty, $name:literal, $from:path, $to:path $(, $words:ident)?;)*) => {$(
        impl $crate::impls::Plain for $type {
            #[inline]
            fn get(octets: &[u8], at: usize) -> Self {
                match octets.get(at..).unwrap_or_default().first_chunk() {
                    Some(octets) => $from(*octets),
                    None => $from([0; <$type as $crate::Fixed>::SIZE]),
                }
            }

            #[inline]
            fn put(self, octets: &mut [u8], at: usize) {
                if let Some(out) = octets.get_mut(at..).unwrap_or_default().first_chunk_mut() {
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
                    None => Err($crate::impls::fixed::not_whole(octets.len(), Self::SIZE).into()),
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

        $crate::impls::fixed::codec_of_fixed!($type, $name $(, $words)?);
    )*};
}

/// Implements `Decode`, `Encode` and `Describe` over a type's `Fixed`; in bulk, as said by a macro
/// that gives the two functions.
macro_rules! codec_of_fixed {
    ($type:ty, $name:expr $(, $bulk:ident)?) => {
        impl<'wire> $crate::Decode<'wire> for $type {
            const BULK: Option<$crate::impls::fixed::BulkDecode<Self>> = {
                let bulk = $crate::impls::fixed::BulkDecode::of_run::<{ <$type as $crate::Fixed>::SIZE }>();
                $(let bulk = $crate::impls::words::$bulk!(bulk, read);)?
                Some(bulk)
            };

            #[inline]
            fn decode_from(
                reader: &mut $crate::Reader<'wire>,
                _: (),
            ) -> Result<Self, $crate::DecodeError> {
                $crate::impls::fixed::decode(reader)
            }

        }

        impl $crate::Encode for $type {
            const FIRST_GO: bool = true;

            #[inline(always)]
            fn bulk() -> Option<$crate::impls::run::BulkEncode<Self>> {
                let bulk = $crate::impls::run::BulkEncode::of_fixed();
                $(let bulk = $crate::impls::words::$bulk!(bulk, write);)?
                Some(bulk)
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

        impl $crate::Describe for $type {
            const LAYOUT: &'static $crate::layout::Layout =
                &$crate::layout::Layout::scalar($name);
        }
    };
}

pub(crate) use {codec_of_fixed, plain};

/// The error of a slice that is not as long as the type it is read as.
#[inline]
pub(crate) fn not_whole(len: usize, size: usize) -> Fault {
    Fault::new(DecodeErrorKind::Incomplete { needed: size.saturating_sub(len) }, 0)
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
fn decode_run<T: Fixed + Describe, E: Refusal>(
    reader: &mut crate::Reader<'_>,
    _: (),
) -> Result<T, E> {
    let start = reader.offset();
    let octets = reader.run(T::SIZE, T::LAYOUT, 0)?;
    if T::ALL_VALID {
        return Ok(read_valid(octets));
    }
    match T::read_as::<E>(octets) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.shifted(start)),
    }
}

/// Reads a message that is one value of fixed size: one check of bounds.
#[inline(always)]
#[doc(hidden)]
pub fn decode_whole<T: Fixed + Describe>(octets: &[u8], _: ()) -> Result<T, DecodeError> {
    match octets.len() == T::SIZE {
        true => T::read(octets),
        false => other_len(T::SIZE, octets.len(), T::LAYOUT),
    }
}

/// The whole result, so that the caller jumps here and has nothing left to do.
#[cold]
#[inline(never)]
pub(crate) fn other_len<T>(
    size: usize,
    len: usize,
    layout: &'static Layout,
) -> Result<T, DecodeError> {
    Err(not_so_long(size, len, layout))
}

/// The same for all types, so that it is compiled once.
#[cold]
fn not_so_long(size: usize, len: usize, layout: &'static Layout) -> DecodeError {
    match len > size {
        true => DecodeError::new(DecodeErrorKind::Trailing { count: len - size }, size),
        false if layout.has_fields() => Cut::message(size, len, layout).into(),
        false => not_whole(len, size).into(),
    }
}

/// How many values of fixed size are read at once: one check of bounds, one loop.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct BulkDecode<T, Ctx = ()> {
    /// The octets of each value.
    size: usize,
    /// Reads one value.
    from: ReadFrom<T, Ctx, DecodeError>,
    /// The same, of which nobody asks why it is refused.
    quick: ReadFrom<T, Ctx, Refused>,
    /// Reads one value that is a whole message.
    whole: fn(&[u8], Ctx) -> Result<T, DecodeError>,
    /// Reads all values that a slice of whole elements holds. A function for the whole slice, not
    /// for an element: the loop within is compiled for the type.
    #[cfg(feature = "alloc")]
    read_all: fn(&[u8]) -> Result<Vec<T>, DecodeError>,
    /// The same, where each octet string is a value.
    #[cfg(feature = "alloc")]
    read_all_valid: Option<ReadAllValid<T>>,
    /// Checks all values that a slice of whole elements holds, where octets may be no value.
    #[cfg(feature = "alloc")]
    check_all: Option<CheckAll>,
    values: PhantomData<fn() -> T>,
}

/// Reads one value from where a reader is.
pub(crate) type ReadFrom<T, Ctx, E> = fn(&mut crate::Reader<'_>, Ctx) -> Result<T, E>;
/// Reads one value that takes all of these octets.
pub(crate) type ReadWhole<'a, T, Ctx> = fn(&'a [u8], Ctx) -> Result<T, DecodeError>;
/// Reads all values of a slice of whole elements, each of which is a value.
#[cfg(feature = "alloc")]
type ReadAllValid<T> = fn(&[u8]) -> Vec<T>;
/// Checks all values of a slice of whole elements.
#[cfg(feature = "alloc")]
type CheckAll = fn(&[u8]) -> Result<(), DecodeError>;

impl<T: Fixed + Describe> BulkDecode<T> {
    /// As the type's `Fixed` does it.
    pub const fn of_fixed() -> Self {
        Self {
            size: T::SIZE,
            from: decode_run,
            quick: decode_run,
            whole: decode_whole,
            #[cfg(feature = "alloc")]
            read_all: read_all::<T>,
            #[cfg(feature = "alloc")]
            read_all_valid: if T::ALL_VALID { Some(read_all_valid::<T>) } else { None },
            #[cfg(feature = "alloc")]
            check_all: if T::ALL_VALID { None } else { Some(check_all::<T>) },
            values: PhantomData,
        }
    }

    /// The same, of a type of `SIZE` octets: a number that the compiler knows in every part of the
    /// loop, wherever it puts that.
    pub const fn of_run<const SIZE: usize>() -> Self {
        let bulk = Self::of_fixed();
        #[cfg(feature = "alloc")]
        if T::ALL_VALID && SIZE > 0 {
            return bulk.by(read_chunks::<T, SIZE>);
        }
        bulk
    }
}

impl<T, Ctx> BulkDecode<T, Ctx> {
    /// The octets of each value.
    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    /// What reads one value.
    pub(crate) const fn from(&self) -> ReadFrom<T, Ctx, DecodeError> {
        self.from
    }

    /// What reads one value of which nobody asks why it is refused.
    pub(crate) const fn quick(&self) -> ReadFrom<T, Ctx, Refused> {
        self.quick
    }

    /// What reads one value that is a whole message.
    pub(crate) const fn whole<'a>(&self) -> ReadWhole<'a, T, Ctx> {
        self.whole
    }

    /// The same, where each octet string is a value, read by this function.
    #[cfg(feature = "alloc")]
    pub(crate) const fn by(mut self, read_all_valid: ReadAllValid<T>) -> Self {
        self.read_all_valid = Some(read_all_valid);
        self
    }
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
    for (index, octets) in octets.chunks_exact(T::SIZE.max(1)).enumerate() {
        if let Err(error) = T::read(octets) {
            return Err(error.shifted(index * T::SIZE).in_element(index));
        }
    }
    Ok(())
}

/// Reads all values of a slice, the size of which is a multiple of theirs; of a type that has no
/// invalid octets.
#[cfg(feature = "alloc")]
#[inline]
fn read_all_valid<T: Fixed>(octets: &[u8]) -> Vec<T> {
    octets.chunks_exact(T::SIZE.max(1)).map(read_valid).collect()
}

/// The same, of a type of `SIZE` octets.
#[cfg(feature = "alloc")]
#[inline]
pub(super) fn read_chunks<T: Fixed, const SIZE: usize>(octets: &[u8]) -> Vec<T> {
    match <[[u8; SIZE]]>::ref_from_bytes(octets) {
        Ok(chunks) => chunks.iter().map(|octets| read_valid(octets)).collect(),
        Err(_) => read_all_valid(octets),
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

#[cfg(feature = "alloc")]
impl<T, Ctx> BulkDecode<T, Ctx> {
    /// Reads `count` values.
    #[inline(always)]
    pub(crate) fn vec<E: Refusal>(
        &self,
        reader: &mut Reader<'_>,
        count: usize,
    ) -> Result<Vec<T>, E> {
        let start = reader.offset();
        let octets = reader.take_or_fault(count.saturating_mul(self.size))?;
        if let Some(read_all_valid) = self.read_all_valid {
            return Ok(read_all_valid(octets));
        }
        match (self.read_all)(octets) {
            Ok(values) => Ok(values),
            Err(error) => Err(E::from(error).shifted(start)),
        }
    }

    /// Reads past `count` values, which are made later, if each octet string is a value.
    #[inline(always)]
    pub(crate) fn find<'a, E: Refusal>(
        &self,
        reader: &mut Reader<'a>,
        count: usize,
    ) -> Result<Found<'a, Vec<T>>, E> {
        match self.read_all_valid {
            Some(read_all_valid) => {
                let octets = reader.take_or_fault(count.saturating_mul(self.size))?;
                Ok(Found::Valid(octets, read_all_valid))
            }
            None => self.vec(reader, count).map(Found::Made),
        }
    }

    /// Reads values to the end of the bounds.
    #[inline(always)]
    pub(crate) fn rest<E: Refusal>(&self, reader: &mut Reader<'_>) -> Result<Vec<T>, E> {
        match whole_elements(reader.remaining(), self.size) {
            Some(count) => self.vec(reader, count),
            None => Err(self.partial(reader).into()),
        }
    }

    #[inline]
    fn partial(&self, reader: &Reader<'_>) -> Fault {
        reader.fault(DecodeErrorKind::PartialElement { size: self.size })
    }

    /// Reads past `count` values.
    #[inline(always)]
    pub(crate) fn skip<E: Refusal>(&self, reader: &mut Reader<'_>, count: usize) -> Result<(), E> {
        let start = reader.offset();
        let octets = reader.take_or_fault(count.saturating_mul(self.size))?;
        match self.check_all.map(|check_all| check_all(octets)) {
            None | Some(Ok(())) => Ok(()),
            Some(Err(error)) => Err(E::from(error).shifted(start)),
        }
    }

    /// Reads past values to the end of the bounds.
    #[inline(always)]
    pub(crate) fn skip_rest<E: Refusal>(&self, reader: &mut Reader<'_>) -> Result<(), E> {
        match whole_elements(reader.remaining(), self.size) {
            Some(count) => self.skip(reader, count),
            None => Err(self.partial(reader).into()),
        }
    }

    /// Whether there are octets to count elements by.
    #[inline(always)]
    pub(crate) fn has_size(&self) -> bool {
        self.size > 0
    }
}

/// How many elements of `size` octets these are; `None` where they are no whole number.
pub(crate) fn whole_elements(octets: usize, size: usize) -> Option<usize> {
    match size {
        0 => Some(0),
        _ => (octets % size == 0).then_some(octets / size),
    }
}
