//! Controllers: numbers on the wire that say lengths, counts, presence and tags of others.

use crate::bits::Bits;
use crate::error::{DecodeErrorKind, EncodeError, EncodeErrorKind, Fault, Refusal};
use crate::impls::Count;
use crate::reader::Reader;
use crate::traits::Tagged;

/// The octets that a length says: `(value − bias) × unit`; `None` where there is no such number.
#[inline(always)]
pub(super) fn unscaled(value: u64, unit: u64, bias: i64) -> Option<u64> {
    let units = match u64::try_from(bias) {
        Ok(bias) => value.checked_sub(bias)?,
        Err(_) => value.checked_add(bias.unsigned_abs())?,
    };
    units.checked_mul(unit)
}

/// The number, unless it is negative or no message can be so long.
#[inline(always)]
pub(super) fn possible(number: Option<u64>) -> Option<u64> {
    number.filter(|number| i64::try_from(*number).is_ok())
}

/// What a length on the wire says of `octets`: `octets ÷ unit + bias`.
#[inline(always)]
fn scaled(octets: u64, unit: u64, bias: i64) -> Result<u64, EncodeError> {
    let units = match unit {
        1 => octets,
        _ if unit == 0 || octets % unit != 0 => return Err(not_multiple(octets, unit)),
        _ => octets / unit,
    };
    biased(units, bias)
}

/// What a count on the wire says of `count`: `count + bias`.
#[inline(always)]
pub fn biased(count: u64, bias: i64) -> Result<u64, EncodeError> {
    match count.checked_add_signed(bias) {
        Some(value) => Ok(value),
        None => Err(does_not_fit(count)),
    }
}

#[cold]
#[inline(never)]
fn not_multiple(len: u64, unit: u64) -> EncodeError {
    EncodeError::new(EncodeErrorKind::NotMultiple { len, unit })
}

#[cold]
#[inline(never)]
pub(super) fn does_not_fit(value: u64) -> EncodeError {
    EncodeError::new(EncodeErrorKind::DoesNotFit { value })
}

#[inline(always)]
pub(super) fn invalid_len(len: u64, offset: usize) -> Fault {
    Fault::new(DecodeErrorKind::InvalidLen { len }, offset)
}

/// The octets left of a region: what its controller says, less those already read.
#[inline(always)]
pub fn region_len<T: Bits>(
    controller: &T,
    unit: u64,
    bias: i64,
    consumed: usize,
    offset: usize,
) -> Result<usize, Fault> {
    let value = controller.to_bits(64).unwrap_or(u64::MAX);
    let octets = match possible(unscaled(value, unit, bias)) {
        Some(octets) => usize::try_from(octets).unwrap_or(usize::MAX),
        None => return Err(invalid_len(value, offset)),
    };
    match octets.checked_sub(consumed) {
        Some(len) => Ok(len),
        None => Err(invalid_len(value, offset)),
    }
}

/// The same of a controller of `WIDTH` bits behind a constant, which fill one octet together: one
/// comparison says that the constant is right and the number not too small. Nothing where what is
/// wrong is told in order: the two are looked at one after the other then.
#[inline(always)]
pub fn led_len<C: Into<u64>, E: Refusal, const WIDTH: u32>(
    octet: u8,
    constant: C,
    unit: u64,
    bias: i64,
    consumed: usize,
) -> Result<Option<usize>, E> {
    let most = u8::MAX >> (8 - WIDTH);
    let least = match least_number(unit, bias, consumed) {
        Some(least) if !E::IN_ORDER && least <= most => least,
        _ => return Ok(None),
    };
    let more = octet.wrapping_sub(((constant.into() << WIDTH) as u8).wrapping_add(least));
    match more <= most - least {
        true => {
            let unit = usize::try_from(unit).unwrap_or(usize::MAX);
            Ok(Some(usize::from(more).saturating_mul(unit)))
        }
        false => Err(Fault::new(DecodeErrorKind::WrongMagic, 0).into()),
    }
}

/// The number that says that nothing is left behind `consumed` octets, if there is one.
#[inline(always)]
fn least_number(unit: u64, bias: i64, consumed: usize) -> Option<u8> {
    let consumed = consumed as u64;
    match consumed.checked_rem(unit) {
        Some(0) => (consumed / unit).checked_add_signed(bias)?.try_into().ok(),
        _ => None,
    }
}

/// A region that is read by the time it would open has the length that its controller says.
#[inline(always)]
pub fn region_done<T: Bits>(
    controller: &T,
    unit: u64,
    bias: i64,
    consumed: usize,
    offset: usize,
) -> Result<(), Fault> {
    match region_len(controller, unit, bias, consumed, offset)? {
        0 => Ok(()),
        _ => Err(invalid_len(controller.to_bits(64).unwrap_or(u64::MAX), offset)),
    }
}

/// The reader of a region whose length the value keeps.
#[inline(always)]
pub fn region<'a>(reader: &mut Reader<'a>, len: usize) -> Result<Reader<'a>, Fault> {
    reader.kept_region(len)
}

/// The reader of a region whose length is computed anew when the value is written.
#[inline(always)]
pub fn whole_region<'a>(reader: &mut Reader<'a>, len: usize) -> Result<Reader<'a>, Fault> {
    reader.region_or_fault(len)
}

/// A number, as the value of a controller's type.
#[inline(always)]
pub fn controller<T: Bits>(number: u64) -> Result<T, EncodeError> {
    match T::from_bits(number, 64) {
        Some(value) => Ok(value),
        None => Err(does_not_fit(number)),
    }
}

/// A number of octets, as the value of a length's type.
#[inline(always)]
pub fn len_controller<T: Bits>(octets: usize, unit: u64, bias: i64) -> Result<T, EncodeError> {
    controller(scaled(octets as u64, unit, bias)?)
}

/// A controller as the value in memory says it, for a verbatim writer.
#[inline]
pub fn stored<T: Bits>(value: &T) -> Result<T, EncodeError> {
    match value.to_bits(64).and_then(|bits| T::from_bits(bits, 64)) {
        Some(value) => Ok(value),
        None => Err(does_not_fit(u64::MAX)),
    }
}

/// Whether a flag says that what it speaks of is there: any value but `none`.
#[inline(always)]
pub fn is_set<T: Bits>(flag: &T, none: u64) -> bool {
    flag.to_bits(64) != Some(none)
}

/// The value of a flag: `none`, or the least other one.
#[inline(always)]
pub fn flag(there: bool, none: u64) -> u64 {
    match there {
        false => none,
        true => u64::from(none == 0),
    }
}

/// The number of elements that a controller says.
#[inline(always)]
pub fn controlled_count<T: Bits>(controller: &T, bias: i64, offset: usize) -> Result<u64, Fault> {
    let value = controller.to_bits(64).unwrap_or(u64::MAX);
    match possible(unscaled(value, 1, bias)) {
        Some(count) => Ok(count),
        None => Err(invalid_len(value, offset)),
    }
}

/// A count within the definition's limit.
#[inline(always)]
pub fn limited_count(count: u64, max: usize, offset: usize) -> Result<Count, Fault> {
    match count <= max as u64 {
        true => Ok(Count::limited(count)),
        false => Err(super::checks::too_many(count, max as u64, offset)),
    }
}

/// The value of a `len` or `count` expression.
#[inline(always)]
fn quantity<T: TryInto<u64>>(value: T) -> Option<u64> {
    value.try_into().ok()
}

/// The octets that an expression says.
#[inline(always)]
pub fn len_of<T: TryInto<u64>>(value: T, reader: &Reader<'_>) -> Result<usize, Fault> {
    match quantity(value) {
        Some(len) => Ok(usize::try_from(len).unwrap_or(usize::MAX)),
        None => Err(invalid_len(u64::MAX, reader.offset())),
    }
}

/// The elements that an expression says.
#[inline(always)]
pub fn count_of<T: TryInto<u64>>(value: T, reader: &Reader<'_>) -> Result<u64, Fault> {
    match quantity(value) {
        Some(count) => Ok(count),
        None => Err(invalid_len(u64::MAX, reader.offset())),
    }
}

/// What an expression says, when a value is written.
#[inline(always)]
pub fn len_value<T: TryInto<u64>>(value: T) -> Result<u64, EncodeError> {
    match quantity(value) {
        Some(len) => Ok(len),
        None => Err(does_not_fit(u64::MAX)),
    }
}

/// The value's octets are as many as the fields before say.
#[inline(always)]
pub fn same_len(found: usize, expected: u64) -> Result<usize, EncodeError> {
    same_count(found, expected)?;
    Ok(found)
}

/// The value's elements are as many as the fields before say.
#[inline(always)]
pub fn same_count(found: usize, expected: u64) -> Result<(), EncodeError> {
    match found as u64 == expected {
        true => Ok(()),
        false => Err(mismatch(expected, found as u64)),
    }
}

#[cold]
#[inline(never)]
fn mismatch(expected: u64, found: u64) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Mismatch { expected, found })
}

/// The tag of an optional enum; zero where it is absent.
#[inline(always)]
pub fn optional_tag<T: Tagged>(value: &Option<T>) -> u64 {
    value.as_ref().map_or(0, Tagged::tag)
}

/// The octets of a header that count into its own length.
#[inline(always)]
pub fn own_len(len: Result<usize, EncodeError>) -> usize {
    len.unwrap_or(0)
}
