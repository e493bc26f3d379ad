//! How values of fixed size are written, as a constant: the derive says it once, and what `Encode`
//! does follows.

use core::mem;

use zerocopy::FromBytes;

use super::fixed;
use crate::error::{EncodeError, EncodeErrorKind};
use crate::traits::{Encode, Fixed};
use crate::writer::Writer;

/// How a value of fixed size is written.
#[doc(hidden)]
#[derive(Debug)]
pub struct Run<T: ?Sized> {
    pub(crate) size: usize,
    all_fit: bool,
    /// Writes the value to just its octets; not for types that say themselves how they are written.
    write: Option<Write<T>>,
}

type Write<T> = fn(&T, &mut [u8]) -> Result<(), EncodeError>;

impl<T: Fixed> Run<T> {
    /// As the type's `Fixed` does it.
    pub const fn of_fixed() -> Self {
        Self { size: T::SIZE, all_fit: T::ALL_FIT, write: Some(T::write) }
    }
}

impl<T: ?Sized> Run<T> {
    /// Otherwise.
    pub(crate) const BY_HAND: Self = Self { size: 0, all_fit: false, write: None };

    pub(crate) const fn is_run(&self) -> bool {
        self.write.is_some()
    }

    /// Writes the value to just its octets.
    #[inline(always)]
    pub(crate) fn write(&self, value: &T, octets: &mut [u8]) -> Result<(), EncodeError> {
        match self.write {
            Some(write) => write(value, octets),
            None => Err(EncodeError::new(EncodeErrorKind::BufferTooSmall { needed: 0 })),
        }
    }
}

/// How many values of fixed size are written at once: one check of bounds, one loop.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct BulkEncode<T> {
    size: usize,
    all_fit: bool,
    write_all: WriteAll<T>,
}

/// Writes all values to a slice of just their octets.
type WriteAll<T> = fn(&[T], &mut [u8]) -> Result<(), EncodeError>;

impl<T: Fixed> BulkEncode<T> {
    /// As the type's `Fixed` does it.
    pub const fn of_fixed() -> Self {
        Self { size: T::SIZE, all_fit: T::ALL_FIT, write_all: fixed::write_all::<T> }
    }
}

impl<T> BulkEncode<T> {
    /// Of these octets each.
    pub(crate) const fn new(size: usize, all_fit: bool, write_all: WriteAll<T>) -> Self {
        Self { size, all_fit, write_all }
    }

    /// The same, written by this function.
    #[cfg(target_endian = "little")]
    #[inline(always)]
    pub(crate) const fn by(mut self, write_all: WriteAll<T>) -> Self {
        self.write_all = write_all;
        self
    }

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

/// How many values are written at once. Of few octets, the loop is compiled for their number.
#[inline(always)]
pub(crate) fn bulk<T: Encode<Ctx>, Ctx>() -> BulkEncode<T> {
    let write_all = match const { if T::RUN.all_fit { T::RUN.size } else { 0 } } {
        3 => write_arrays::<T, Ctx, 3>,
        5 => write_arrays::<T, Ctx, 5>,
        6 => write_arrays::<T, Ctx, 6>,
        7 => write_arrays::<T, Ctx, 7>,
        9 => write_arrays::<T, Ctx, 9>,
        10 => write_arrays::<T, Ctx, 10>,
        11 => write_arrays::<T, Ctx, 11>,
        12 => write_arrays::<T, Ctx, 12>,
        // Sizes that are powers of two vectorise.
        _ => write_all::<T, Ctx>,
    };
    BulkEncode::new(T::RUN.size, T::RUN.all_fit, write_all)
}

/// Writes all values to a slice of just their octets.
fn write_all<T: Encode<Ctx>, Ctx>(values: &[T], octets: &mut [u8]) -> Result<(), EncodeError> {
    let each = values.iter().zip(octets.chunks_exact_mut(T::RUN.size.max(1)));
    for (index, (value, octets)) in each.enumerate() {
        match T::RUN.write(value, octets) {
            // Without a way out the loop vectorises.
            Err(error) if !T::RUN.all_fit => return Err(error.in_element(index)),
            _ => {}
        }
    }
    Ok(())
}

/// The same of values of `SIZE` octets that have octets for sure, four at a time: of arrays the
/// compiler knows that there are as many as values, and counts once.
#[inline]
fn write_arrays<T: Encode<Ctx>, Ctx, const SIZE: usize>(
    mut values: &[T],
    octets: &mut [u8],
) -> Result<(), EncodeError> {
    let mut arrays: &mut [[u8; SIZE]] = FromBytes::mut_from_bytes(octets).unwrap_or_default();
    while let Some((four, rest)) = values.split_first_chunk::<4>() {
        let Some((octets, behind)) = mem::take(&mut arrays).split_first_chunk_mut::<4>() else {
            return Ok(());
        };
        for (value, octets) in four.iter().zip(octets) {
            T::RUN.write(value, octets)?;
        }
        (values, arrays) = (rest, behind);
    }
    for (value, octets) in values.iter().zip(arrays) {
        T::RUN.write(value, octets)?;
    }
    Ok(())
}
