//! Big-endian numbers in bulk, where a loop over `from_be_bytes` is not the fastest way.
//!
//! The instructions that every x86-64 has know no shuffle of octets, and what the compiler makes
//! of `swap_bytes` without one takes, of words of four octets, twice as long as shifts and masks on
//! two words at once. AVX2 has a shuffle: a plain loop is the fastest there. Machines of the other
//! byte order have nothing to swap.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

#[cfg(feature = "alloc")]
use zerocopy::FromBytes;

use super::simd::Wide;
use crate::error::EncodeError;
use crate::traits::Fixed;

/// Two words in the other byte order, each in its place.
#[inline(always)]
fn swapped(words: u64) -> u64 {
    const OCTETS: u64 = 0x00ff_00ff_00ff_00ff;
    const HALVES: u64 = 0x0000_ffff_0000_ffff;
    let words = (words & OCTETS) << 8 | (words >> 8) & OCTETS;
    (words & HALVES) << 16 | (words >> 16) & HALVES
}

/// Reads words, each made of its octets in the machine's order.
#[cfg(feature = "alloc")]
#[inline(always)]
pub(super) fn read<T: Fixed>(octets: &[u8], word: impl Fn(u32) -> T) -> Vec<T> {
    let pairs = octets.chunks_exact(8);
    let rest = pairs.remainder();
    // One more than the pairs: the rest has room without another allocation.
    let mut words: Vec<[T; 2]> = Vec::with_capacity(octets.len() / 8 + 1);
    words.extend(pairs.map(|pair| {
        let pair = swapped(pair.try_into().map_or(0, u64::from_le_bytes));
        [word(pair as u32), word((pair >> 32) as u32)]
    }));
    let mut words = words.into_flattened();
    words.extend(rest.chunks_exact(T::SIZE).map(super::fixed::read_valid::<T>));
    words
}

/// Writes words to just their octets.
#[inline(always)]
pub(super) fn write<T: Fixed>(
    words: &[T],
    octets: &mut [u8],
    number: impl Fn(&T) -> u32,
) -> Result<(), EncodeError> {
    let mut pairs = words.chunks_exact(2);
    let mut out = octets.chunks_exact_mut(8);
    for (pair, out) in pairs.by_ref().zip(out.by_ref()) {
        if let ([low, high], Some(out)) = (pair, out.first_chunk_mut()) {
            let pair = u64::from(number(low)) | u64::from(number(high)) << 32;
            *out = swapped(pair).to_le_bytes();
        }
    }
    super::fixed::write_all(pairs.remainder(), out.into_remainder())
}

/// Reads numbers in a loop compiled for wide registers.
///
/// Of chunks whose size is known, and by a closure of a type of its own: so little is called that
/// all of it is inlined here. What is not is compiled for every processor.
#[cfg(feature = "alloc")]
#[inline(always)]
pub(super) fn read_wide<T: super::Plain, const SIZE: usize>(wide: Wide, octets: &[u8]) -> Vec<T> {
    let chunks = <[[u8; SIZE]]>::ref_from_bytes(octets).unwrap_or_default();
    wide.run(
        #[inline(always)]
        || chunks.iter().map(|octets| T::get(octets, 0)).collect(),
    )
}

/// Writes numbers to just their octets in a loop compiled for wide registers.
#[inline(always)]
pub(super) fn write_wide<T: super::Plain>(
    wide: Wide,
    numbers: &[T],
    octets: &mut [u8],
) -> Result<(), EncodeError> {
    wide.run(
        #[inline(always)]
        || {
            for (number, out) in numbers.iter().zip(octets.chunks_exact_mut(T::SIZE)) {
                number.put(out, 0);
            }
        },
    );
    Ok(())
}

/// Numbers of more than one octet, read and written in bulk.
macro_rules! wide {
    ($bulk:ident, read) => {{
        #[cfg(feature = "alloc")]
        let $bulk = $bulk.by(|octets| match $crate::impls::simd::wide() {
            Some(wide) => {
                $crate::impls::words::read_wide::<Self, { size_of::<Self>() }>(wide, octets)
            }
            None => $crate::impls::fixed::read_chunks::<Self, { size_of::<Self>() }>(octets),
        });
        $bulk
    }};
    ($bulk:ident, write) => {{
        #[cfg(target_endian = "little")]
        let $bulk = $bulk.by(|numbers, octets| match $crate::impls::simd::wide() {
            Some(wide) => $crate::impls::words::write_wide(wide, numbers, octets),
            None => $crate::impls::fixed::write_all(numbers, octets),
        });
        $bulk
    }};
}

/// The same, of four octets.
macro_rules! of_4 {
    ($bulk:ident, read) => {{
        #[cfg(all(feature = "alloc", target_endian = "little"))]
        let $bulk = $bulk.by(|octets| match $crate::impls::simd::wide() {
            Some(wide) => {
                $crate::impls::words::read_wide::<Self, { size_of::<Self>() }>(wide, octets)
            }
            None => {
                let word = |word: u32| Self::from_ne_bytes(word.to_ne_bytes());
                $crate::impls::words::read(octets, word)
            }
        });
        $bulk
    }};
    ($bulk:ident, write) => {{
        #[cfg(target_endian = "little")]
        let $bulk = $bulk.by(|words, octets| match $crate::impls::simd::wide() {
            Some(wide) => $crate::impls::words::write_wide(wide, words, octets),
            None => {
                let number = |word: &Self| u32::from_ne_bytes(word.to_ne_bytes());
                $crate::impls::words::write(words, octets, number)
            }
        });
        $bulk
    }};
}

pub(super) use {of_4, wide};
