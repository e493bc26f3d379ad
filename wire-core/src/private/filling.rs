//! Values that must take all octets left within their bounds.
//!
//! Where such a value says how long it is, one comparison takes the place of three: that it is not
//! shorter than what has been read of it, does not leave its bounds, and leaves nothing over. What
//! of these is wrong, if anything is, is found out by reading the value again.

use super::controllers::{possible, unscaled};
use crate::bits::Bits;
use crate::error::{DecodeError, DecodeErrorKind, Fault, Refusal, Refused};
use crate::reader::Reader;
use crate::traits::{Decode, Fixed};

/// Whether a region, `consumed` octets of which are read, ends where the bounds do.
#[inline(always)]
pub fn whole_fills<T: Bits>(
    reader: &Reader<'_>,
    controller: &T,
    unit: u64,
    bias: i64,
    consumed: usize,
) -> bool {
    told(controller, unit, bias) == Some(in_bounds(reader, consumed))
}

/// The same of a region whose length the value keeps: of a message that is cut off, it may go on
/// behind the bounds.
#[inline(always)]
pub fn fills<T: Bits>(
    reader: &Reader<'_>,
    controller: &T,
    unit: u64,
    bias: i64,
    consumed: usize,
) -> bool {
    whole_fills(reader, controller, unit, bias, consumed)
        || reader.is_cut_off()
            && possible(told(controller, unit, bias))
                .is_some_and(|len| len > in_bounds(reader, consumed))
}

/// The number of a controller which says how many octets there are, once that is known to be right:
/// taken from the bounds, so that what was read need not be kept until the value is built.
#[inline(always)]
pub fn as_filled<T: Bits>(reader: &Reader<'_>, controller: T, consumed: usize) -> T {
    match T::from_bits(in_bounds(reader, consumed), 64) {
        Some(number) if !reader.is_cut_off() => number,
        _ => controller,
    }
}

/// The octets of a region, as its controller says.
#[inline(always)]
fn told<T: Bits>(controller: &T, unit: u64, bias: i64) -> Option<u64> {
    controller.to_bits(64).and_then(|value| unscaled(value, unit, bias))
}

/// The octets of a region that ends with the bounds.
#[inline(always)]
fn in_bounds(reader: &Reader<'_>, consumed: usize) -> u64 {
    (reader.remaining() + consumed) as u64
}

/// The flag of a `T`, which may be the last of a record and follows the flag's run: where the record
/// must end with the bounds, how many octets are `left` from that run on says what the flag must be.
#[inline(always)]
pub fn end_flag<'a, F: Fixed + Bits, T: Decode<'a>, E: Refusal, const FILLS: bool>(
    run: &[u8],
    at: usize,
    base: usize,
    left: usize,
) -> Result<F, E> {
    if E::IN_ORDER || !FILLS || F::SIZE != 1 || T::MIN_SIZE == 0 {
        return super::read(run, at, base);
    }
    let there = match T::IS_BULK {
        true => left == run.len() + T::MIN_SIZE,
        false => left > run.len(),
    };
    let flag = match (there, super::octet(run, at)) {
        (true, 1) => F::from_bits(1, 8),
        (false, 0) => F::from_bits(0, 8),
        _ => None,
    };
    match flag {
        Some(flag) => Ok(flag),
        None => Err(Fault::new(DecodeErrorKind::OutOfRange, base + at).into()),
    }
}

/// What is wrong with a value that starts at octet `start` and does not fill its bounds as it
/// should.
#[cold]
#[inline(always)]
pub fn unfilled<'a, T: Decode<'a>, E: Refusal>(reader: &Reader<'a>, start: usize) -> E {
    E::unfilled::<T>(reader, start)
}

/// Reads a value that takes all of `octets`; in two goes, see [`Refusal`].
#[inline]
pub(crate) fn message<'a, T: Decode<'a>>(octets: &'a [u8]) -> Result<T, DecodeError> {
    match T::decode_filling::<Refused, true>(&mut Reader::new(octets), ()) {
        Ok(value) => Ok(value),
        Err(_) => refused(octets),
    }
}

/// Reads a value of a type that says itself how, unless that may be to read a message of its own.
#[inline]
pub(crate) fn quick<'a, T: Decode<'a, Ctx>, Ctx>(
    reader: &mut Reader<'a>,
    ctx: Ctx,
) -> Result<T, Refused> {
    if !T::IN_TWO_GOES {
        return Err(Refused);
    }
    match T::decode_from(reader, ctx) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.into()),
    }
}

/// The whole result, so that the caller jumps here and has nothing left to do.
#[cold]
#[inline(never)]
fn refused<'a, T: Decode<'a>>(octets: &'a [u8]) -> Result<T, DecodeError> {
    all_of(octets, ())
}

/// Reads a value that takes all of `octets`, in one go: what it is told can be used up by that.
#[inline]
pub(crate) fn all_of<'a, T: Decode<'a, Ctx>, Ctx>(
    octets: &'a [u8],
    ctx: Ctx,
) -> Result<T, DecodeError> {
    let mut reader = Reader::new(octets);
    match T::decode_from(&mut reader, ctx) {
        Ok(value) if reader.is_empty() => Ok(value),
        Ok(_) => Err(DecodeError::left_over(&reader)),
        Err(error) => Err(error),
    }
}
