//! Big-endian numbers in bulk, where a loop over `from_be_bytes` is not the fastest way.
//!
//! The instructions that every x86-64 has know no shuffle of octets: what the compiler makes of
//! `swap_bytes` without one, for words of four octets, takes longer than shifts and masks on two
//! words at once, and is bound by the few parts of the processor that shift vectors. Others swap
//! single registers meanwhile. Where there is a shuffle a plain loop is the fastest. Machines of the
//! other byte order have nothing to swap.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use zerocopy::FromBytes;

use super::simd::Wide;
use crate::error::EncodeError;
use crate::traits::Fixed;

/// Whether the program may be run where there is no shuffle of octets.
const WITHOUT_SHUFFLE: bool =
    cfg!(all(any(target_arch = "x86", target_arch = "x86_64"), not(target_feature = "ssse3"),));

/// Pairs of words in the other byte order, each word in its place: two in vectors, and two in single
/// registers at the same time.
#[inline(always)]
fn swapped([one, two, three, four]: [u64; 4]) -> [u64; 4] {
    let in_register = |pair: u64| pair.swap_bytes().rotate_left(32);
    [by_shifts(one), by_shifts(two), in_register(three), in_register(four)]
}

/// A pair of words in the other byte order, in a way that vectorises.
#[inline(always)]
fn by_shifts(pair: u64) -> u64 {
    const OCTETS: u64 = 0x00ff_00ff_00ff_00ff;
    const HALVES: u64 = 0x0000_ffff_0000_ffff;
    let pair = (pair & OCTETS) << 8 | (pair >> 8) & OCTETS;
    (pair & HALVES) << 16 | (pair >> 16) & HALVES
}

/// The octets of one round of the loop, which swaps four pairs four times over: in a longer loop
/// it matters less how it happens to lie in memory.
type Round = [[[u8; 8]; 4]; 4];

/// Four pairs of words. A function, for it is to be inlined wherever it is called: a closure is where
/// the compiler thinks it is worth it, and else the round is four calls.
#[cfg(feature = "alloc")]
#[inline(always)]
fn pairs<T>(octets: &[[u8; 8]; 4], word: &impl Fn(u32) -> T) -> [[T; 2]; 4] {
    swapped(octets.map(u64::from_le_bytes))
        .map(|pair| [word(pair as u32), word((pair >> 32) as u32)])
}

/// Reads words, each made of its octets in the machine's order.
#[cfg(feature = "alloc")]
#[inline(always)]
pub(super) fn read<T: Fixed>(octets: &[u8], word: impl Fn(u32) -> T) -> Vec<T> {
    if !WITHOUT_SHUFFLE || octets.len() < size_of::<Round>() {
        return super::fixed::read_chunks::<T, 4>(octets);
    }
    let (rounds, rest) = <[Round]>::ref_from_prefix(octets).unwrap_or((&[], octets));
    // The rest has room without another allocation.
    let mut words: Vec<[[[T; 2]; 4]; 4]> =
        Vec::with_capacity(octets.len().div_ceil(size_of::<Round>()));
    words.extend(rounds.iter().map(|[one, two, three, four]| {
        [pairs(one, &word), pairs(two, &word), pairs(three, &word), pairs(four, &word)]
    }));
    let mut words = words.into_flattened().into_flattened().into_flattened();
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
    let parts = <[Round]>::mut_from_prefix(octets);
    let (Ok((out, rest_out)), true) = (parts, WITHOUT_SHUFFLE) else {
        return super::fixed::write_all(words, octets);
    };
    let rounds = words.chunks_exact(size_of::<Round>() / 4);
    let rest = rounds.remainder();
    for (round, out) in rounds.zip(out) {
        for (words, out) in round.chunks_exact(8).zip(out) {
            let word = |index| u64::from(words.get(index).map_or(0, &number));
            let pairs = core::array::from_fn(|index| word(2 * index) | word(2 * index + 1) << 32);
            *out = swapped(pairs).map(u64::to_le_bytes);
        }
    }
    super::fixed::write_all(rest, rest_out)
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
