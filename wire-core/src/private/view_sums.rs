//! What the views of types call for their checksums.

use super::controllers::does_not_fit;
use super::sums::{Covered, instead_of_none};
use crate::bits::Bits;
use crate::checksum::{Checksum, Internet, internet_update};
use crate::error::EncodeError;

/// Replaces the checksum of a range by what it should be.
#[inline]
pub fn sum_of<C: Checksum, T: Bits>(
    message: &[u8],
    covered: Covered,
    pseudo: &[u8],
    none: Option<u64>,
) -> Result<T, EncodeError> {
    super::compute::<C, T>(message, covered, pseudo, none)
}

/// The words of the Internet checksum that octets `from` to `to` of a message touch, within the
/// range that starts at `start` and ends at `end`.
#[inline(always)]
fn words(message: &[u8], (start, end): (usize, usize), (from, to): (usize, usize)) -> &[u8] {
    let first = from - (from.wrapping_sub(start) & 1).min(from);
    let last = to.saturating_add(to.wrapping_sub(start) & 1).min(end);
    message.get(first..last).unwrap_or_default()
}

/// The sum of the words that a field touches, before it changes.
#[inline]
pub fn sum_before(message: &[u8], covered: Covered, field: (usize, usize)) -> u16 {
    let mut sum = Internet::default();
    sum.update(words(message, (covered.start, covered.end), field));
    !(sum.finish() as u16)
}

/// An Internet checksum after a field that it covers changed (RFC 1624, equation 3); unchanged
/// where it says that there is none. `pseudo` is whether more than octets of the message is covered.
#[inline]
pub fn sum_after<T: Bits>(
    message: &[u8],
    covered: Covered,
    field: (usize, usize),
    before: u16,
    checksum: T,
    (pseudo, none): (bool, Option<u64>),
) -> Result<T, EncodeError> {
    let found = checksum.to_bits(64).unwrap_or(0);
    if none == Some(found) {
        return Ok(checksum);
    }
    let words = words(message, (covered.start, covered.end), field);
    let updated = match internet_update(found as u16, &before.to_be_bytes(), words) {
        0 if !pseudo && are_zeros(message, covered) => u16::MAX,
        updated => updated,
    };
    super::controller(instead_of_none::<Internet>(updated.into(), none))
}

/// Whether all that a checksum covers but itself is zeros. Their sum is the one zero of ones'
/// complement, all other sums that are zero the other one: an update cannot tell them apart.
#[cold]
fn are_zeros(message: &[u8], Covered { start, end, hole, hole_len }: Covered) -> bool {
    let part = |start: usize, end: usize| message.get(start..end).unwrap_or_default();
    let behind = hole.saturating_add(hole_len);
    let parts = match hole >= start && behind <= end {
        true => [part(start, hole), part(behind, end)],
        false => [part(start, end), &[]],
    };
    parts.into_iter().flatten().all(|octet| *octet == 0)
}

/// A checksum that may be absent, as it stands on the wire.
#[inline]
pub fn checksum_or_none<T: Bits + Clone>(value: &Option<T>, none: u64) -> Result<T, EncodeError> {
    match value {
        Some(value) => Ok(value.clone()),
        None => T::from_bits(none, 64).ok_or_else(|| does_not_fit(none)),
    }
}
