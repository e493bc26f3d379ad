//! A message in memory of its own, or behind what a `Vec` holds; in two goes, see
//! [`Failure`](crate::error::Failure).

use alloc::vec::Vec;

use super::each::too_long;
use super::message::{fill, measure_again, write, write_again};
use crate::error::{EncodeError, Failed};
use crate::traits::Encode;

/// Up to so many octets memory is zeroed here.
const SMALL: usize = 1024;

/// The same where all parts are short: so many that the compiler sees of most values that they take less,
/// and does not ask.
const SHORT: usize = 256 * 1024;

/// The octets of a value.
#[inline]
pub(crate) fn encoded<T: Encode<Ctx> + ?Sized, Ctx: Clone>(
    value: &T,
    ctx: Ctx,
) -> Result<Vec<u8>, EncodeError> {
    if T::IS_RUN {
        let mut octets = zeros::<SMALL>(value.measure(ctx)?);
        return match T::RUN.write(value, &mut octets) {
            Ok(()) => Ok(octets),
            Err(error) => Err(error),
        };
    }
    encoded_in_two_goes(value, ctx)
}

/// A function of its own, so that the compiler makes nothing of it for types that are runs.
#[inline]
fn encoded_in_two_goes<T: Encode<Ctx> + ?Sized, Ctx: Clone>(
    value: &T,
    ctx: Ctx,
) -> Result<Vec<u8>, EncodeError> {
    if !T::FIRST_GO {
        return encoded_in_one_go(value, ctx, T::measure, write);
    }
    match short(value, ctx.clone()) {
        Ok(octets) => Ok(octets),
        Err(_) => long_or_wrong(value, ctx),
    }
}

/// The octets of a value of which all parts are short.
#[inline(always)]
fn short<T: Encode<Ctx> + ?Sized, Ctx: Clone>(value: &T, ctx: Ctx) -> Result<Vec<u8>, Failed> {
    let room = end_of(0, value.measure_filling::<Failed, true>(ctx.clone())?)?;
    let mut octets = zeros::<SHORT>(room);
    let written = fill(value, &mut octets, ctx)?;
    octets.truncate(written);
    Ok(octets)
}

/// The whole result, so that the caller jumps here and has nothing left to do.
#[cold]
#[inline(never)]
fn long_or_wrong<T: Encode<Ctx> + ?Sized, Ctx: Clone>(
    value: &T,
    ctx: Ctx,
) -> Result<Vec<u8>, EncodeError> {
    encoded_in_one_go(value, ctx, measure_again, write_again)
}

#[inline(always)]
fn encoded_in_one_go<T: Encode<Ctx> + ?Sized, Ctx: Clone>(
    value: &T,
    ctx: Ctx,
    measure: fn(&T, Ctx) -> Result<usize, EncodeError>,
    write: fn(&T, &mut [u8], Ctx) -> Result<usize, EncodeError>,
) -> Result<Vec<u8>, EncodeError> {
    let mut octets = zeros::<SMALL>(end_of(0, measure(value, ctx.clone())?)?);
    let written = write(value, &mut octets, ctx)?;
    octets.truncate(written);
    Ok(octets)
}

/// So many zeros. The allocator gives large ones as they come from the system; for `SMALL` ones its
/// way to zeroed memory is the longer one.
#[inline]
#[expect(clippy::slow_vector_initialization, reason = "faster for small ones, as measured")]
fn zeros<const SMALL: usize>(len: usize) -> Vec<u8> {
    if len > SMALL {
        return alloc::vec![0; len];
    }
    let mut octets = Vec::with_capacity(len);
    octets.resize(len, 0);
    octets
}

/// Where `len` octets behind `start` others end, which is no further than memory reaches. Values that
/// take no memory may take more octets, if there are many of them.
#[inline(always)]
fn end_of(start: usize, len: usize) -> Result<usize, EncodeError> {
    match start.checked_add(len) {
        Some(end) if end <= isize::MAX as usize => Ok(end),
        _ => Err(too_long()),
    }
}

/// Writes a value behind what `octets` hold.
#[inline]
pub(crate) fn append<T: Encode + ?Sized>(
    value: &T,
    octets: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    if T::IS_RUN || !T::FIRST_GO {
        return append_in_one_go(value, octets, T::measure, write);
    }
    match append_short(value, octets) {
        Ok(()) => Ok(()),
        Err(_) => append_long_or_wrong(value, octets),
    }
}

#[inline(always)]
fn append_short<T: Encode + ?Sized>(value: &T, octets: &mut Vec<u8>) -> Result<(), Failed> {
    let room = value.measure_filling::<Failed, true>(())?;
    let start = octets.len();
    octets.resize(end_of(start, room)?, 0);
    let written = fill(value, octets.get_mut(start..).unwrap_or_default(), ());
    octets.truncate(start + written.unwrap_or(0));
    written.map(drop)
}

#[cold]
#[inline(never)]
fn append_long_or_wrong<T: Encode + ?Sized>(
    value: &T,
    octets: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    append_in_one_go(value, octets, measure_again, write_again)
}

#[inline(always)]
fn append_in_one_go<T: Encode + ?Sized>(
    value: &T,
    octets: &mut Vec<u8>,
    measure: fn(&T, ()) -> Result<usize, EncodeError>,
    write: fn(&T, &mut [u8], ()) -> Result<usize, EncodeError>,
) -> Result<(), EncodeError> {
    let len = measure(value, ())?;
    let start = octets.len();
    octets.resize(end_of(start, len)?, 0);
    let written = write(value, octets.get_mut(start..).unwrap_or_default(), ());
    octets.truncate(start + *written.as_ref().unwrap_or(&0));
    written.map(drop)
}
