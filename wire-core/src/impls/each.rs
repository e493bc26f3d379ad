//! Elements one after another: read, skipped, counted and written one by one.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::error::{EncodeError, EncodeErrorKind, Failure, Refusal};
use crate::reader::Reader;
use crate::traits::{Decode, Encode};
use crate::writer::Writer;

/// The elements to take memory for at first: as many as the octets left pay for, at eight octets
/// of memory to one received.
#[cfg(feature = "alloc")]
fn affordable<T>(count: usize, remaining: usize) -> usize {
    count.min(remaining.saturating_mul(8) / size_of::<T>().max(1) + 1)
}

#[cfg(feature = "alloc")]
#[inline]
pub(crate) fn each_vec<'a, Ctx: Clone, T: Decode<'a, Ctx>, E: Refusal>(
    reader: &mut Reader<'a>,
    count: usize,
    ctx: Ctx,
) -> Result<Vec<T>, E> {
    match T::BULK {
        Some(bulk) if bulk.has_size() => return bulk.vec(reader, count),
        _ => {}
    }
    let mut values = Vec::with_capacity(affordable::<T>(count, reader.remaining()));
    reader.deeper(|reader| {
        for index in 0..count {
            match T::decode_as::<E>(reader, ctx.clone()) {
                Ok(value) => values.push(value),
                Err(error) => return Err(error.in_element(index)),
            }
        }
        Ok(values)
    })
}

#[cfg(feature = "alloc")]
#[inline]
pub(crate) fn each_rest<'a, Ctx: Clone, T: Decode<'a, Ctx>, E: Refusal>(
    reader: &mut Reader<'a>,
    ctx: Ctx,
) -> Result<Vec<T>, E> {
    match T::BULK {
        Some(bulk) if bulk.has_size() => return bulk.rest(reader),
        _ => {}
    }
    let mut values = Vec::new();
    reader.deeper(|reader| {
        while !reader.is_empty() {
            let before = reader.remaining();
            match T::decode_as::<E>(reader, ctx.clone()) {
                Ok(_) if reader.remaining() == before => return Err(endless(reader).into()),
                Ok(value) => values.push(value),
                Err(error) => return Err(error.in_element(values.len())),
            }
        }
        Ok(values)
    })
}

/// As [`each_vec`], but for the values.
#[cfg(feature = "alloc")]
#[inline]
pub(super) fn skip_many<'a, T: Decode<'a, Ctx>, Ctx: Clone, E: Refusal>(
    reader: &mut Reader<'a>,
    count: usize,
    ctx: Ctx,
) -> Result<(), E> {
    match T::BULK {
        Some(bulk) if bulk.has_size() => return bulk.skip(reader, count),
        _ => {}
    }
    reader.deeper(|reader| {
        for index in 0..count {
            match T::skip::<E>(reader, ctx.clone()) {
                Ok(()) => {}
                Err(error) => return Err(error.in_element(index)),
            }
        }
        Ok(())
    })
}

/// As [`each_rest`], but for the values.
#[cfg(feature = "alloc")]
#[inline]
pub(super) fn skip_rest<'a, T: Decode<'a, Ctx>, Ctx: Clone, E: Refusal>(
    reader: &mut Reader<'a>,
    ctx: Ctx,
) -> Result<(), E> {
    match T::BULK {
        Some(bulk) if bulk.has_size() => return bulk.skip_rest(reader),
        _ => {}
    }
    reader.deeper(|reader| {
        let mut index = 0;
        while !reader.is_empty() {
            let before = reader.remaining();
            match T::skip::<E>(reader, ctx.clone()) {
                // What is read by hand may take none, whatever it says of itself.
                Ok(()) if (T::MIN_SIZE == 0 || !T::IN_TWO_GOES) && reader.remaining() == before => {
                    return Err(endless(reader).into());
                }
                Ok(()) => index += 1,
                Err(error) => return Err(error.in_element(index)),
            }
        }
        Ok(())
    })
}

#[cfg(any(feature = "alloc", feature = "heapless"))]
#[inline]
pub(crate) fn endless(reader: &Reader<'_>) -> crate::error::Fault {
    let what = "an element of no octets would repeat without end";
    reader.fault(crate::DecodeErrorKind::Custom(what))
}

#[inline]
pub(crate) fn each_array<'a, Ctx: Clone, T: Decode<'a, Ctx>, E: Refusal, const N: usize>(
    reader: &mut Reader<'a>,
    ctx: Ctx,
) -> Result<[T; N], E> {
    let mut values = [const { None }; N];
    for (index, slot) in values.iter_mut().enumerate() {
        match T::decode_as::<E>(reader, ctx.clone()) {
            Ok(value) => *slot = Some(value),
            Err(error) => return Err(error.in_element(index)),
        }
    }
    Ok(values.map(|slot| match slot {
        Some(value) => value,
        None => unreachable!("every slot was filled"),
    }))
}

#[inline]
pub(crate) fn each_len<Ctx: Clone, T: Encode<Ctx>, E: Failure>(
    values: &[T],
    ctx: Ctx,
) -> Result<usize, E> {
    E::short(values.len())?;
    if let Some(len) = T::bulk().and_then(|bulk| bulk.len(values)) {
        return Ok(len);
    }
    let mut total = 0usize;
    for (index, value) in values.iter().enumerate() {
        match value.measure_as::<E>(ctx.clone()) {
            Ok(len) => total = total.checked_add(len).ok_or_else(too_long)?,
            Err(error) => return Err(error.in_element(index)),
        }
    }
    Ok(total)
}

#[inline]
pub(crate) fn each_encode<Ctx: Clone, T: Encode<Ctx>, E: Failure>(
    values: &[T],
    writer: &mut Writer<'_>,
    ctx: Ctx,
) -> Result<(), E> {
    if let Some(bulk) = T::bulk() {
        return Ok(bulk.slice(values, writer)?);
    }
    for (index, value) in values.iter().enumerate() {
        if let Err(error) = value.encode_as::<E>(writer, ctx.clone()) {
            return Err(error.in_element(index));
        }
    }
    Ok(())
}

/// The error of a value that takes more octets than an address can say.
#[cold]
pub(crate) fn too_long() -> EncodeError {
    EncodeError::new(EncodeErrorKind::DoesNotFit { value: u64::MAX })
}
