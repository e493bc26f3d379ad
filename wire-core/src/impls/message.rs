//! A message written to a slice; in two goes, see [`Failure`](crate::error::Failure).

use crate::error::{EncodeError, EncodeErrorKind, Failed};
use crate::traits::Encode;
use crate::writer::Writer;

/// Writes a value to the start of `buffer`, and returns the number of octets written.
#[inline]
pub(crate) fn into<T: Encode + ?Sized>(value: &T, buffer: &mut [u8]) -> Result<usize, EncodeError> {
    if T::IS_RUN || !T::FIRST_GO {
        return in_one_go(value, buffer, T::measure, write);
    }
    match short(value, buffer) {
        Ok(written) => Ok(written),
        Err(_) => long_or_wrong(value, buffer),
    }
}

/// Writes a value of which all parts are short.
#[inline(always)]
fn short<T: Encode + ?Sized>(value: &T, buffer: &mut [u8]) -> Result<usize, Failed> {
    let room = value.measure_filling::<Failed, true>(())?;
    match buffer.get_mut(..room) {
        Some(octets) => fill(value, octets, ()),
        None => Err(Failed),
    }
}

/// Writes a value in a first go to as many octets as it takes at most, and returns how many it takes.
#[inline(always)]
pub(super) fn fill<T: Encode<Ctx> + ?Sized, Ctx>(
    value: &T,
    octets: &mut [u8],
    ctx: Ctx,
) -> Result<usize, Failed> {
    let mut writer = Writer::new(octets);
    value.encode_filling::<Failed, true>(&mut writer, ctx)?;
    Ok(writer.offset())
}

/// The whole result, so that the caller jumps here and has nothing left to do.
#[cold]
#[inline(never)]
fn long_or_wrong<T: Encode + ?Sized>(value: &T, buffer: &mut [u8]) -> Result<usize, EncodeError> {
    in_one_go(value, buffer, measure_again, write_again)
}

#[inline(always)]
fn in_one_go<T: Encode + ?Sized>(
    value: &T,
    buffer: &mut [u8],
    measure: fn(&T, ()) -> Result<usize, EncodeError>,
    write: fn(&T, &mut [u8], ()) -> Result<usize, EncodeError>,
) -> Result<usize, EncodeError> {
    let len = measure(value, ())?;
    let available = buffer.len();
    match buffer.get_mut(..len) {
        Some(octets) => write(value, octets, ()),
        None => too_small(len - available),
    }
}

/// Writes a value, and returns the number of octets written.
#[inline(always)]
pub(super) fn write<T: Encode<Ctx> + ?Sized, Ctx>(
    value: &T,
    octets: &mut [u8],
    ctx: Ctx,
) -> Result<usize, EncodeError> {
    let mut writer = Writer::new(octets);
    value.encode_to(&mut writer, ctx)?;
    Ok(writer.offset())
}

/// Measures a value in a second go. What goes there is seldom, and what it takes is much: there is
/// one such function for all ways to write the value.
#[cold]
#[inline(never)]
pub(super) fn measure_again<T: Encode<Ctx> + ?Sized, Ctx>(
    value: &T,
    ctx: Ctx,
) -> Result<usize, EncodeError> {
    value.measure(ctx)
}

/// The same for writing it.
#[cold]
#[inline(never)]
pub(super) fn write_again<T: Encode<Ctx> + ?Sized, Ctx>(
    value: &T,
    octets: &mut [u8],
    ctx: Ctx,
) -> Result<usize, EncodeError> {
    write(value, octets, ctx)
}

#[cold]
#[inline(never)]
fn too_small(needed: usize) -> Result<usize, EncodeError> {
    Err(EncodeError::new(EncodeErrorKind::BufferTooSmall { needed }))
}
