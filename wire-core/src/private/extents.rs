//! How far a field goes: prefixes, terminators, paddings.

use super::controllers::{does_not_fit, invalid_len, len_controller, possible};
use crate::bits::Bits;
use crate::error::{DecodeErrorKind, EncodeError, EncodeErrorKind, Failure, Fault, Refusal};
use crate::reader::Reader;
use crate::traits::{Decode, Encode};
use crate::writer::Writer;

/// Reads a value from the next `len` octets, all of them.
#[inline(always)]
pub fn within<'a, T, E: Refusal>(
    reader: &mut Reader<'a>,
    len: usize,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, E>,
) -> Result<T, E> {
    let mut region = reader.region_or_fault(len)?;
    let value = read(&mut region)?;
    region.ended()?;
    Ok(value)
}

/// The same where the fields that the value keeps say the length.
#[inline(always)]
pub fn told<'a, T, E: Refusal>(
    reader: &mut Reader<'a>,
    len: usize,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, E>,
) -> Result<T, E> {
    let mut region = reader.kept_region(len)?;
    let value = read(&mut region)?;
    region.ended()?;
    Ok(value)
}

/// Reads a value from all octets but the last `trailing` ones.
#[inline(always)]
pub fn before<'a, T, E: Refusal>(
    reader: &mut Reader<'a>,
    trailing: usize,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, E>,
) -> Result<T, E> {
    let mut region = reader.region_before_or_fault(trailing)?;
    let value = read(&mut region)?;
    region.ended()?;
    Ok(value)
}

/// Reads a value from the octets in front of a terminator, and the terminator.
#[inline]
pub fn until<'a, T, E: Refusal>(
    reader: &mut Reader<'a>,
    sentinel: &[u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, E>,
) -> Result<T, E> {
    let Some(len) = find(reader.rest(), sentinel) else {
        return Err(reader.fault_of(reader.remaining().saturating_add(1)).into());
    };
    let value = within(reader, len, read)?;
    reader.take_or_fault(sentinel.len())?;
    Ok(value)
}

/// Where a terminator starts.
#[inline]
fn find(octets: &[u8], sentinel: &[u8]) -> Option<usize> {
    match *sentinel {
        [] => Some(0),
        [one] => octets.iter().position(|octet| *octet == one),
        _ => octets.windows(sentinel.len()).position(|window| window == sentinel),
    }
}

/// Whether octets hold their own terminator, or make it appear too early together with it.
#[inline]
pub fn holds(octets: &[u8], sentinel: &[u8]) -> bool {
    if find(octets, sentinel).is_some() {
        return true;
    }
    (1..sentinel.len()).any(|overlap| {
        let (head, tail) = sentinel.split_at(overlap);
        octets.ends_with(head) && sentinel.starts_with(tail)
    })
}

/// The octets of a terminated value.
#[inline(always)]
pub fn terminated(len: usize, holds: bool, sentinel: &[u8]) -> Result<usize, EncodeError> {
    match holds {
        false => super::sum(&[len, sentinel.len()]),
        true => Err(EncodeError::new(EncodeErrorKind::HoldsTerminator)),
    }
}

/// A prefix of type `P`: its value, as a number.
#[inline(always)]
fn prefix_value<'a, P: Decode<'a> + Bits, E: Refusal>(reader: &mut Reader<'a>) -> Result<u64, E> {
    let offset = reader.offset();
    let prefix = P::decode_as::<E>(reader, ())?;
    match prefix.to_bits(64) {
        Some(value) => Ok(value),
        None => Err(invalid_len(u64::MAX, offset).into()),
    }
}

/// Reads a length in front of what it measures.
#[inline(always)]
pub fn prefix<'a, P: Decode<'a> + Bits, E: Refusal>(
    reader: &mut Reader<'a>,
    unit: u64,
    bias: i64,
) -> Result<usize, E> {
    let offset = reader.offset();
    let prefix = P::decode_as::<E>(reader, ())?;
    match u64::try_from(bias) {
        // A length of less than nothing becomes one that no message has: out of order, to compare it
        // with what is left is enough.
        Ok(bias) if !E::IN_ORDER && unit == 1 => {
            let len = prefix.to_bits(64).unwrap_or(u64::MAX).wrapping_sub(bias);
            Ok(usize::try_from(len).unwrap_or(usize::MAX))
        }
        _ => Ok(super::region_len(&prefix, unit, bias, 0, offset)?),
    }
}

/// Reads a length that may say that nothing follows.
#[inline(always)]
pub fn prefix_or_none<'a, P: Decode<'a> + Bits, E: Refusal>(
    reader: &mut Reader<'a>,
    none: i64,
    unit: u64,
    bias: i64,
) -> Result<Option<usize>, E> {
    let offset = reader.offset();
    let prefix = P::decode_as::<E>(reader, ())?;
    match prefix.to_bits(64) == Some(none as u64) {
        true => Ok(None),
        false => Ok(Some(super::region_len(&prefix, unit, bias, 0, offset)?)),
    }
}

/// Reads a count in front of what it counts.
#[inline(always)]
pub fn count_prefix<'a, P: Decode<'a> + Bits, E: Refusal>(
    reader: &mut Reader<'a>,
    bias: i64,
) -> Result<u64, E> {
    let offset = reader.offset();
    let value = prefix_value::<P, E>(reader)?;
    match possible(value.checked_add_signed(bias.saturating_neg())) {
        Some(count) => Ok(count),
        None => Err(invalid_len(value, offset).into()),
    }
}

/// The octets of a value and the length in front of it.
#[inline(always)]
pub fn with_len_prefix<P: Encode + Bits, E: Failure>(
    len: usize,
    unit: u64,
    bias: i64,
) -> Result<usize, E> {
    let prefix: P = len_controller(len, unit, bias)?;
    Ok(super::sum(&[prefix.measure_as::<E>(())?, len])?)
}

/// The octets of a sequence and the count in front of it.
#[inline(always)]
pub fn with_count_prefix<P: Encode + Bits, E: Failure>(
    count: usize,
    bias: i64,
    len: usize,
) -> Result<usize, E> {
    let prefix: P = len_controller(count, 1, bias)?;
    Ok(super::sum(&[prefix.measure_as::<E>(())?, len])?)
}

/// Checks that a prefix does not say by chance that nothing follows.
#[inline(always)]
pub fn not_none<P: Bits>(
    number: usize,
    none: i64,
    unit: u64,
    bias: i64,
) -> Result<(), EncodeError> {
    let prefix: P = len_controller(number, unit, bias)?;
    match prefix.to_bits(64) == Some(none as u64) {
        false => Ok(()),
        true => Err(does_not_fit(number as u64)),
    }
}

/// Writes a length in front of what it measures.
#[inline(always)]
pub fn put_len_prefix<P: Encode + Bits, E: Failure>(
    writer: &mut Writer<'_>,
    len: usize,
    unit: u64,
    bias: i64,
) -> Result<(), E> {
    len_controller::<P>(len, unit, bias)?.encode_as(writer, ())
}

/// Writes a count in front of what it counts.
#[inline(always)]
pub fn put_count_prefix<P: Encode + Bits, E: Failure>(
    writer: &mut Writer<'_>,
    count: usize,
    bias: i64,
) -> Result<(), E> {
    put_len_prefix::<P, E>(writer, count, 1, bias)
}

/// Fills in the length at octet `at`, of `size` octets, of all that was written since.
#[inline(always)]
pub fn fill_len_prefix<P: Encode + Bits, E: Failure>(
    writer: &mut Writer<'_>,
    at: usize,
    size: usize,
    unit: u64,
    bias: i64,
) -> Result<(), E> {
    let len = writer.offset().saturating_sub(at.saturating_add(size));
    let prefix: P = len_controller(len, unit, bias)?;
    prefix.encode_as(&mut Writer::new(writer.patch(at, size)?), ())
}

/// The prefix that says that nothing follows.
#[inline(always)]
fn none_prefix<P: Bits>(none: i64) -> Result<P, EncodeError> {
    match P::from_bits(none as u64, 64) {
        Some(prefix) => Ok(prefix),
        None => Err(does_not_fit(none as u64)),
    }
}

/// The octets of the prefix that says that nothing follows.
#[inline(always)]
pub fn none_prefix_len<P: Encode + Bits, E: Failure>(none: i64) -> Result<usize, E> {
    none_prefix::<P>(none)?.measure_as(())
}

/// Writes the prefix that says that nothing follows.
#[inline(always)]
pub fn put_none_prefix<P: Encode + Bits, E: Failure>(
    writer: &mut Writer<'_>,
    none: i64,
) -> Result<(), E> {
    none_prefix::<P>(none)?.encode_as(writer, ())
}

/// The octets of an inline tag.
#[inline(always)]
pub fn tag_len<P: Encode + Bits, E: Failure>(tag: u64) -> Result<usize, E> {
    super::controller::<P>(tag)?.measure_as(())
}

/// Writes an inline tag.
#[inline(always)]
pub fn put_tag<P: Encode + Bits, E: Failure>(writer: &mut Writer<'_>, tag: u64) -> Result<(), E> {
    super::controller::<P>(tag)?.encode_as(writer, ())
}

/// How many octets take `from` octets to a multiple of `multiple`.
#[inline(always)]
fn gap(from: usize, multiple: usize) -> usize {
    match multiple {
        0 => 0,
        _ => (multiple - from % multiple) % multiple,
    }
}

/// Skips octets until `start` is a multiple of `multiple` away.
#[inline(always)]
pub fn skip_to_multiple(
    reader: &mut Reader<'_>,
    multiple: usize,
    start: usize,
) -> Result<(), Fault> {
    let len = gap(reader.offset().saturating_sub(start), multiple);
    skip(reader, len)
}

/// Skips octets until `start` is `size` octets away.
#[inline(always)]
pub fn skip_to(reader: &mut Reader<'_>, size: usize, start: usize) -> Result<(), Fault> {
    let taken = reader.offset().saturating_sub(start);
    match size.checked_sub(taken) {
        Some(len) => skip(reader, len),
        None => {
            let needed = taken.saturating_sub(size);
            Err(Fault::new(DecodeErrorKind::Overrun { needed }, start))
        }
    }
}

#[inline(always)]
fn skip(reader: &mut Reader<'_>, len: usize) -> Result<(), Fault> {
    let offset = reader.offset();
    let padding = reader.take_or_fault(len)?;
    if reader.is_canonical() && padding.iter().any(|octet| *octet != 0) {
        return Err(super::checks::not_canonical("padding is not zero", offset));
    }
    Ok(())
}

/// The octets of a padding that makes `len` octets `size`.
#[inline(always)]
pub fn pad_len(len: usize, size: usize) -> Result<usize, EncodeError> {
    match size.checked_sub(len) {
        Some(padding) => Ok(padding),
        None => Err(does_not_fit(len as u64)),
    }
}

/// The octets of a padding behind `before` octets, to a multiple of `multiple`.
#[inline(always)]
pub fn align_len(before: usize, multiple: usize) -> usize {
    gap(before, multiple)
}

/// Writes zeros until `start` is a multiple of `multiple` away.
#[inline(always)]
pub fn zeros_to_multiple(
    writer: &mut Writer<'_>,
    multiple: usize,
    start: usize,
) -> Result<(), EncodeError> {
    writer.zeros(gap(writer.offset().saturating_sub(start), multiple))
}

/// Writes zeros until `start` is `size` octets away.
#[inline(always)]
pub fn zeros_to(writer: &mut Writer<'_>, size: usize, start: usize) -> Result<(), EncodeError> {
    let taken = writer.offset().saturating_sub(start);
    match size.checked_sub(taken) {
        Some(len) => writer.zeros(len),
        None => Err(does_not_fit(taken as u64)),
    }
}
