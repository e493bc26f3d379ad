//! Reading many of them. What is not inlined here returns a boxed slice: that goes in registers,
//! where a vector is written to memory in parts and read from it as a whole, which stalls.

use alloc::{boxed::Box, vec::Vec};

use zerocopy::FromBytes;

use super::Small;
use crate::impls::fixed::read_valid;

/// Of a struct of eight octets, those octets of its word that belong to numbers of two; `None`
/// where there are greater numbers, or one does not start at an even octet.
pub(super) const fn pairs<T: Small<SIZE>, const SIZE: usize>() -> Option<u64> {
    let (offsets, mut pairs, mut index) = (T::OFFSETS, 0, 0);
    while SIZE == 8 && index < offsets.len() {
        let (start, next) = (offsets[index], index + 1);
        let end = if next < offsets.len() { offsets[next] } else { SIZE };
        match end - start {
            1 => {}
            2 if start % 2 == 0 => pairs |= 0xffff << (8 * start),
            _ => return None,
        }
        index = next;
    }
    if SIZE == 8 { Some(pairs) } else { None }
}

/// Reads structs of eight octets, of numbers of one and two octets.
#[inline(always)]
pub(super) fn words<T: Small<SIZE>, const SIZE: usize>(octets: &[u8]) -> Vec<T> {
    boxed_words::<T, SIZE>(octets).into_vec()
}

/// All numbers of a struct are swapped at once, in a loop that vectorises.
fn boxed_words<T: Small<SIZE>, const SIZE: usize>(octets: &[u8]) -> Box<[T]> {
    let words = <[[u8; 8]]>::ref_from_bytes(octets).unwrap_or_default().iter();
    words.map(|word| read_valid(&octets_of::<T, SIZE>(swapped::<T, SIZE>(*word)))).collect()
}

/// A word whose numbers of two octets are in the order of a little-endian machine.
#[inline(always)]
fn swapped<T: Small<SIZE>, const SIZE: usize>(word: [u8; 8]) -> u64 {
    let pairs = const { pairs::<T, SIZE>() }.unwrap_or(0);
    let (word, low) = (u64::from_le_bytes(word), pairs & 0x00ff_00ff_00ff_00ff);
    (word & low) << 8 | (word >> 8) & low | word & !pairs
}

/// What the wire has for such a word. Who reads it swaps what was swapped back, and of both the
/// compiler leaves nothing.
#[inline(always)]
fn octets_of<T: Small<SIZE>, const SIZE: usize>(word: u64) -> [u8; 8] {
    let pairs = const { pairs::<T, SIZE>() }.unwrap_or(0);
    let mut octets = [0; 8];
    for (index, octets) in octets.chunks_exact_mut(2).enumerate() {
        let number = (word >> (16 * index)) as u16;
        octets.copy_from_slice(&match (pairs >> (16 * index)) as u16 {
            0 => number.to_le_bytes(),
            _ => number.to_be_bytes(),
        });
    }
    octets
}

/// Reads structs in pairs.
///
/// Always inlined, as the loop over single ones is: for a few elements a call is half of the work.
#[inline(always)]
pub(super) fn two_by_two<T: Small<SIZE>, const SIZE: usize>(octets: &[u8]) -> Vec<T> {
    let count = <[[u8; SIZE]]>::ref_from_bytes(octets).unwrap_or_default().len();
    match count % 2 {
        0 => in_pairs(octets).iter().map(T::read_two).collect::<Vec<_>>().into_flattened(),
        _ => odd::<T, SIZE>(octets).into_vec(),
    }
}

/// Reads an odd number of structs, the last of them alone.
#[inline(never)]
fn odd<T: Small<SIZE>, const SIZE: usize>(octets: &[u8]) -> Box<[T]> {
    let pairs = in_pairs(octets);
    let mut values = Vec::with_capacity(2 * pairs.len() + 1);
    values.extend(pairs.iter().flat_map(T::read_two));
    values.extend(octets.last_chunk().map(|last: &[u8; SIZE]| read_valid::<T>(last)));
    values.into_boxed_slice()
}

/// As many pairs as there are.
#[inline(always)]
fn in_pairs<const SIZE: usize>(octets: &[u8]) -> &[[[u8; SIZE]; 2]] {
    match <[[[u8; SIZE]; 2]]>::ref_from_prefix(octets) {
        Ok((pairs, _)) => pairs,
        Err(_) => &[],
    }
}
