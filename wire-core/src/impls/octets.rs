//! A message in memory of its own.

use alloc::vec::Vec;

use crate::error::EncodeError;
use crate::traits::Encode;
use crate::writer::Writer;

/// The octets of a value.
#[inline]
pub(crate) fn encoded<T: Encode<Ctx> + ?Sized, Ctx: Clone>(
    value: &T,
    ctx: Ctx,
) -> Result<Vec<u8>, EncodeError> {
    let mut octets = zeros(value.measure(ctx.clone())?);
    if T::IS_RUN {
        return match T::RUN.write(value, &mut octets) {
            Ok(()) => Ok(octets),
            Err(error) => Err(error),
        };
    }
    let mut writer = Writer::new(&mut octets);
    value.encode_to(&mut writer, ctx)?;
    let written = writer.offset();
    octets.truncate(written);
    Ok(octets)
}

/// So many zeros. The allocator gives large ones as they come from the system; for small ones its
/// way to zeroed memory is the longer one.
#[inline]
#[expect(clippy::slow_vector_initialization, reason = "faster for small ones, as measured")]
fn zeros(len: usize) -> Vec<u8> {
    const SMALL: usize = 1024;
    if len > SMALL {
        return alloc::vec![0; len];
    }
    let mut octets = Vec::with_capacity(len);
    octets.resize(len, 0);
    octets
}
