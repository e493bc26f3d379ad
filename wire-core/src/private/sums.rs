//! Sums of octets, and checksums.

use super::controllers::does_not_fit;
use crate::bits::Bits;
use crate::checksum::Checksum;
use crate::error::{DecodeErrorKind, EncodeError, Fault};
use crate::reader::Reader;

/// The sum of numbers of octets.
#[inline(always)]
pub fn sum(parts: &[usize]) -> Result<usize, EncodeError> {
    let mut total = 0usize;
    for part in parts {
        match total.checked_add(*part) {
            Some(sum) => total = sum,
            None => return Err(does_not_fit(u64::MAX)),
        }
    }
    Ok(total)
}

/// What a checksum covers, in octets from the start of the message, and where it stands itself.
#[derive(Clone, Copy, Debug)]
pub struct Covered {
    /// The first octet covered.
    pub start: usize,
    /// The octet behind the last one covered.
    pub end: usize,
    /// The checksum itself, taken for zero where it is covered.
    pub hole: usize,
    /// Its octets.
    pub hole_len: usize,
}

#[inline]
fn checksum<C: Checksum>(message: &[u8], covered: Covered, pseudo: &[u8]) -> u64 {
    let Covered { start, end, hole, hole_len } = covered;
    let mut sum = C::default();
    sum.update(pseudo);
    let hole_end = hole.saturating_add(hole_len);
    if hole >= start && hole_end <= end {
        sum.update(message.get(start..hole).unwrap_or_default());
        let zeros = [0; 16];
        sum.update(zeros.get(..hole_len).unwrap_or_default());
        sum.update(message.get(hole_end..end).unwrap_or_default());
    } else {
        sum.update(message.get(start..end).unwrap_or_default());
    }
    sum.finish()
}

/// Verifies a checksum.
#[inline]
pub fn verify<C: Checksum, T: Bits>(
    reader: &Reader<'_>,
    covered: Covered,
    pseudo: &[u8],
    found: &T,
    none: Option<u64>,
) -> Result<(), Fault> {
    let found = found.to_bits(64).unwrap_or(u64::MAX);
    if !reader.verifies_up_to(covered.end) || none == Some(found) {
        return Ok(());
    }
    let computed = instead_of_none::<C>(checksum::<C>(reader.message(), covered, pseudo), none);
    match computed == found {
        true => Ok(()),
        false => Err(wrong(computed, found, covered.hole)),
    }
}

#[inline]
fn wrong(computed: u64, found: u64, offset: usize) -> Fault {
    Fault::new(DecodeErrorKind::WrongChecksum { computed, found }, offset)
}

/// Computes a checksum over what has been written.
#[inline]
pub fn compute<C: Checksum, T: Bits>(
    message: &[u8],
    covered: Covered,
    pseudo: &[u8],
    none: Option<u64>,
) -> Result<T, EncodeError> {
    super::controller(instead_of_none::<C>(checksum::<C>(message, covered, pseudo), none))
}

#[inline(always)]
pub(super) fn instead_of_none<C: Checksum>(sum: u64, none: Option<u64>) -> u64 {
    match none {
        Some(none) if none == sum => C::instead_of_none(none),
        _ => sum,
    }
}

/// Whether a checksum says that there is none.
#[inline(always)]
pub fn is_none<T: Bits>(checksum: &T, none: u64) -> bool {
    checksum.to_bits(64) == Some(none)
}
