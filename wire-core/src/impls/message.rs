//! A message written to a slice; in two goes, see [`Failure`](crate::error::Failure).

use crate::error::{EncodeError, EncodeErrorKind, Failed};
use crate::traits::Encode;
use crate::writer::Writer;

/// Writes a value to the start of `buffer`, and returns the number of octets written.
#[inline]
pub(crate) fn into<T: Encode + ?Sized>(value: &T, buffer: &mut [u8]) -> Result<usize, EncodeError> {
    if T::IS_RUN || !T::FIRST_GO {
        return in_one_go(value, buffer);
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
    in_one_go(value, buffer)
}

#[inline(always)]
fn in_one_go<T: Encode + ?Sized>(value: &T, buffer: &mut [u8]) -> Result<usize, EncodeError> {
    let len = value.measure(())?;
    let available = buffer.len();
    match buffer.get_mut(..len) {
        Some(octets) => {
            let mut writer = Writer::new(octets);
            value.encode_to(&mut writer, ())?;
            Ok(writer.offset())
        }
        None => too_small(len - available),
    }
}

#[cold]
#[inline(never)]
fn too_small(needed: usize) -> Result<usize, EncodeError> {
    Err(EncodeError::new(EncodeErrorKind::BufferTooSmall { needed }))
}
