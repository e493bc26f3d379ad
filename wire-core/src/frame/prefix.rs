//! The integers that can say a frame's length in front of it.

use crate::bits::Bits;
use crate::endian::Le;
use crate::error::DecodeErrorKind;
use crate::int::{U24, U40, U48, U56};
use crate::reader::Reader;
use crate::varint::{Var, Varint};
use crate::writer::Writer;

use super::FrameError;

/// An integer that can be a [`LengthPrefix`](super::LengthPrefix): the unsigned integers of one to
/// eight octets, the same in [`Le`], and [`Var`], a varint of any format.
///
/// ```
/// use wire_core::frame::LengthPrefix;
/// use wire_core::varint::{Leb128, Var};
/// use wire_core::{Le, U24};
///
/// let _ = LengthPrefix::<U24>::new();
/// let _ = LengthPrefix::<Le<u32>>::new();
/// let _ = LengthPrefix::<Var<Leb128, u32>>::new();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot say a frame's length in front of it",
    note = "a prefix is u8, u16, U24, u32, U40, U48, U56, u64, `Le` of one of these, or `varint::Var<FORMAT, INTEGER>`"
)]
pub trait Prefix: sealed::Sealed {}

pub(super) mod sealed {
    use super::FrameError;

    /// What a prefix does. Values are unsigned and of 64 bits whatever the integer.
    pub trait Sealed {
        /// The least octets of a prefix.
        const MIN_SIZE: usize;
        /// The greatest value that a prefix says.
        const MAX: u64;

        /// The value and the octets it takes; where they are not all there, how many there must
        /// be.
        fn read(octets: &[u8]) -> Result<Result<(u64, usize), usize>, FrameError>;

        /// The octets that `value` takes; `None` where the prefix cannot say it.
        fn size(value: u64) -> Option<usize>;

        /// Writes a value to as many octets as it takes.
        fn write(value: u64, octets: &mut [u8]) -> Result<(), FrameError>;
    }
}

/// Implements a prefix of `N` octets, given its two conversions between octets and value.
macro_rules! fixed {
    ($($type:ty, $octets:literal, $read:expr, $write:expr;)*) => {$(
        impl Prefix for $type {}

        impl sealed::Sealed for $type {
            const MIN_SIZE: usize = $octets;
            const MAX: u64 = u64::MAX >> (64 - 8 * $octets);

            #[inline(always)]
            fn read(octets: &[u8]) -> Result<Result<(u64, usize), usize>, FrameError> {
                let read: fn([u8; $octets]) -> u64 = $read;
                Ok(match octets.first_chunk() {
                    Some(octets) => Ok((read(*octets), $octets)),
                    None => Err($octets),
                })
            }

            #[inline(always)]
            fn size(value: u64) -> Option<usize> {
                (value <= <Self as sealed::Sealed>::MAX).then_some($octets)
            }

            #[inline(always)]
            fn write(value: u64, octets: &mut [u8]) -> Result<(), FrameError> {
                let write: fn(u64) -> [u8; $octets] = $write;
                if let Some(octets) = octets.first_chunk_mut() {
                    *octets = write(value);
                }
                Ok(())
            }
        }
    )*};
}

// The casts cut off octets that are zero: a value is at most `MAX` when it is written.
fixed! {
    u8, 1, |o| o[0].into(), |v| [v as u8];
    u16, 2, |o| u16::from_be_bytes(o).into(), |v| (v as u16).to_be_bytes();
    u32, 4, |o| u32::from_be_bytes(o).into(), |v| (v as u32).to_be_bytes();
    u64, 8, u64::from_be_bytes, u64::to_be_bytes;
    U24, 3, from_big, to_big;
    U40, 5, from_big, to_big;
    U48, 6, from_big, to_big;
    U56, 7, from_big, to_big;
    Le<u8>, 1, |o| o[0].into(), |v| [v as u8];
    Le<u16>, 2, |o| u16::from_le_bytes(o).into(), |v| (v as u16).to_le_bytes();
    Le<u32>, 4, |o| u32::from_le_bytes(o).into(), |v| (v as u32).to_le_bytes();
    Le<u64>, 8, u64::from_le_bytes, u64::to_le_bytes;
    Le<U24>, 3, from_little, to_little;
    Le<U40>, 5, from_little, to_little;
    Le<U48>, 6, from_little, to_little;
    Le<U56>, 7, from_little, to_little;
}

#[inline(always)]
fn from_big<const N: usize>(octets: [u8; N]) -> u64 {
    octets.iter().fold(0, |value, octet| value << 8 | u64::from(*octet))
}

#[inline(always)]
fn to_big<const N: usize>(value: u64) -> [u8; N] {
    let mut octets = to_little(value);
    octets.reverse();
    octets
}

#[inline(always)]
fn from_little<const N: usize>(octets: [u8; N]) -> u64 {
    octets.iter().rev().fold(0, |value, octet| value << 8 | u64::from(*octet))
}

#[inline(always)]
fn to_little<const N: usize>(value: u64) -> [u8; N] {
    let mut octets = [0; N];
    for (out, octet) in octets.iter_mut().zip(value.to_le_bytes()) {
        *out = octet;
    }
    octets
}

impl<F: Varint, T: Bits> Prefix for Var<F, T> {}

impl<F: Varint, T: Bits> sealed::Sealed for Var<F, T> {
    const MIN_SIZE: usize = if F::MIN_SIZE == 0 { 1 } else { F::MIN_SIZE };
    const MAX: u64 = u64::MAX;

    #[inline]
    fn read(octets: &[u8]) -> Result<Result<(u64, usize), usize>, FrameError> {
        let mut reader = Reader::new(octets);
        match F::decode(&mut reader) {
            // The integer type narrows what the format can say.
            Ok(value) => match T::from_bits(value, 64) {
                Some(_) => Ok(Ok((value, reader.offset()))),
                None => {
                    Err(FrameError::Header(crate::DecodeError::new(DecodeErrorKind::OutOfRange, 0)))
                }
            },
            Err(error) => match error.needed() {
                Some(needed) => Ok(Err(octets.len().saturating_add(needed.max(1)))),
                None => Err(FrameError::Header(error)),
            },
        }
    }

    #[inline]
    fn size(value: u64) -> Option<usize> {
        T::from_bits(value, 64).and_then(|_| F::encoded_len(value))
    }

    #[inline]
    fn write(value: u64, octets: &mut [u8]) -> Result<(), FrameError> {
        F::encode(value, &mut Writer::new(octets)).map_err(FrameError::Encode)
    }
}
