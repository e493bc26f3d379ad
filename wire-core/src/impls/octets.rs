//! A message in memory of its own.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::error::EncodeError;
use crate::traits::{Encode, Fixed};
#[cfg(feature = "alloc")]
use crate::writer::Writer;

/// The octets of a message.
#[cfg(feature = "alloc")]
pub type Octets = Vec<u8>;
/// Without an allocator there is no memory to encode to.
#[cfg(not(feature = "alloc"))]
pub type Octets = ();

/// The octets of a value.
#[cfg(feature = "alloc")]
#[inline]
pub(crate) fn encoded<T: Encode<Ctx> + ?Sized, Ctx: Clone>(
    value: &T,
    ctx: Ctx,
) -> Result<Octets, EncodeError> {
    let mut octets = zeros(value.measure(ctx.clone())?);
    let mut writer = Writer::new(&mut octets);
    value.encode_to(&mut writer, ctx)?;
    let written = writer.offset();
    octets.truncate(written);
    Ok(octets)
}

#[cfg(not(feature = "alloc"))]
pub(crate) fn encoded<T: Encode<Ctx> + ?Sized, Ctx: Clone>(
    _: &T,
    _: Ctx,
) -> Result<Octets, EncodeError> {
    Ok(())
}

/// The octets of a value of fixed size.
#[inline]
pub fn encode_whole<T: Fixed>(value: &T) -> Result<Octets, EncodeError> {
    #[cfg(feature = "alloc")]
    {
        let mut octets = zeros(T::SIZE);
        match value.write(&mut octets) {
            Ok(()) => Ok(octets),
            Err(error) => Err(error),
        }
    }
    #[cfg(not(feature = "alloc"))]
    {
        let _ = value;
        Ok(())
    }
}

/// So many zeros. The allocator gives large ones as they come from the system; for small ones its
/// way to zeroed memory is the longer one.
#[cfg(feature = "alloc")]
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
