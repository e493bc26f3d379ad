//! Fields within a run: reads from and writes to constant places of a slice.
//!
//! The slices are known to be long enough; where they were not, nothing would be read or written,
//! and nothing panics.

use crate::bits::{Bits, read_lsb, read_msb, write_lsb, write_msb};
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Fault, Refusal};
use crate::impls::Plain;
use crate::impls::fixed::{BulkDecode, no_room, not_whole};
use crate::impls::small::Small;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode, Fixed};
use crate::writer::Writer;

/// How values of a type of `SIZE` octets are read.
pub const fn bulk<T: Fixed + Describe, const SIZE: usize>() -> Option<BulkDecode<T>> {
    Some(BulkDecode::of_run::<SIZE>())
}

/// The same of a struct that may fit a register.
pub const fn bulk_of_small<T: Small<SIZE> + Describe, const SIZE: usize>() -> Option<BulkDecode<T>>
{
    Some(BulkDecode::of_small::<SIZE>())
}

/// The number at octet `at`.
#[inline]
pub fn get<T: Plain>(run: &[u8], at: usize) -> T {
    T::get(run, at)
}

/// The octet at `at`.
#[inline]
pub fn octet(run: &[u8], at: usize) -> u8 {
    u8::get(run, at)
}

/// The numbers from octet `at` on.
#[inline(always)]
pub fn get_array<T: Plain, const N: usize>(run: &[u8], at: usize) -> [T; N] {
    T::get_array(run.get(at..).unwrap_or_default())
}

/// The value at octet `at` of a run that starts at octet `base` of the message.
#[inline(always)]
pub fn read<T: Fixed, E: Refusal>(run: &[u8], at: usize, base: usize) -> Result<T, E> {
    match T::read_as::<E>(run.get(at..at + T::SIZE).unwrap_or_default()) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.shifted(base + at)),
    }
}

/// Writes a number to octet `at`.
#[inline]
pub fn put<T: Plain>(value: &T, run: &mut [u8], at: usize) {
    value.put(run, at);
}

/// Writes numbers from octet `at` on.
#[inline(always)]
pub fn put_array<T: Plain, const N: usize>(values: &[T; N], run: &mut [u8], at: usize) {
    T::put_array(values, run.get_mut(at..).unwrap_or_default());
}

/// Writes a value to octet `at`.
#[inline(always)]
pub fn write<T: Fixed>(value: &T, run: &mut [u8], at: usize) -> Result<(), EncodeError> {
    value.write(run.get_mut(at..at + T::SIZE).unwrap_or_default())
}

/// Zeros `len` octets from octet `at` on.
#[inline(always)]
pub fn clear(run: &mut [u8], at: usize, len: usize) {
    run.get_mut(at..at + len).unwrap_or_default().fill(0);
}

macro_rules! bit_order {
    ($get:ident, $put:ident, $read:ident, $write:ident, $order:literal) => {
        #[doc = concat!("The `WIDTH` bits from bit `OFFSET` of the bit run at octet `at`, ", $order, " significant first.")]
        #[inline(always)]
        pub fn $get<T: Bits, const OFFSET: usize, const WIDTH: u32, const RUN: usize>(
            run: &[u8],
            at: usize,
            base: usize,
        ) -> Result<T, Fault> {
            let bits = $read::<OFFSET, WIDTH>(run.get(at..at + RUN).unwrap_or_default());
            match T::from_bits(bits, WIDTH) {
                Some(value) => Ok(value),
                None => Err(unknown_bits(bits, base + at + OFFSET / 8)),
            }
        }

        #[doc = concat!("Sets the `WIDTH` bits from bit `OFFSET` of the bit run at octet `at`, ", $order, " significant first, where they are zero.")]
        #[inline(always)]
        pub fn $put<T: Bits, const OFFSET: usize, const WIDTH: u32, const RUN: usize>(
            value: &T,
            run: &mut [u8],
            at: usize,
        ) -> Result<(), EncodeError> {
            match value.to_bits(WIDTH) {
                Some(bits) => {
                    let octets = run.get_mut(at..at + RUN).unwrap_or_default();
                    $write::<OFFSET, WIDTH>(bits, octets);
                    Ok(())
                }
                None => Err(bits_do_not_fit(value.to_bits(64))),
            }
        }
    };
}

bit_order!(bits_msb, put_bits_msb, read_msb, write_msb, "most");
bit_order!(bits_lsb, put_bits_lsb, read_lsb, write_lsb, "least");

#[inline]
fn unknown_bits(bits: u64, offset: usize) -> Fault {
    Fault::new(DecodeErrorKind::UnknownTag { tag: bits }, offset)
}

#[cold]
#[inline(never)]
pub(super) fn bits_do_not_fit(value: Option<u64>) -> EncodeError {
    EncodeError::new(EncodeErrorKind::DoesNotFit { value: value.unwrap_or(u64::MAX) })
}

/// Whether a slice has exactly the octets of a type.
#[inline]
pub fn whole(octets: &[u8], size: usize) -> Result<(), DecodeError> {
    match octets.len() == size {
        true => Ok(()),
        false => Err(other_len(octets.len(), size)),
    }
}

/// Whether a slice has room for the octets of a type.
#[inline]
pub fn room(octets: &[u8], size: usize) -> Result<(), EncodeError> {
    match octets.len() >= size {
        true => Ok(()),
        false => Err(no_room(octets.len(), size)),
    }
}

#[cold]
#[inline(never)]
fn other_len(len: usize, size: usize) -> DecodeError {
    not_whole(len, size).into()
}

/// Moves the offset of an error that counts from the start of a run.
#[inline(always)]
pub fn shifted<T>(result: Result<T, DecodeError>, base: usize) -> Result<T, DecodeError> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(error.shifted(base)),
    }
}

/// `Fixed::read` of a type whose code is in `Decode`.
#[inline]
pub fn read_whole<'a, T: Decode<'a>, E: Refusal>(octets: &'a [u8]) -> Result<T, E> {
    let mut reader = Reader::new(octets);
    let value = T::decode_as::<E>(&mut reader, ())?;
    reader.ended()?;
    Ok(value)
}

/// `Fixed::write` of a type whose code is in `Encode`.
#[inline]
pub fn write_whole<T: Encode>(value: &T, octets: &mut [u8]) -> Result<(), EncodeError> {
    let size = octets.len();
    let mut writer = Writer::new(octets);
    value.encode_to(&mut writer, ())?;
    match writer.offset() == size {
        true => Ok(()),
        false => Err(no_room(writer.offset(), size)),
    }
}
