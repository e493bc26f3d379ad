//! Feature `arbitrary-int`: integers of any number of bits, in bit runs and, of whole octets, on
//! their own.
//!
//! ```
//! use arbitrary_int::{i4, u3, u24};
//! use wire_core::{Bits, Wire};
//!
//! assert_eq!(u24::new(0x01_02_03).encode()?, [1, 2, 3]);
//! assert_eq!(u3::new(5).to_bits(3), Some(0b101));
//! assert_eq!(<i4 as Bits>::from_bits(0b1101, 4), Some(i4::new(-3)));
//! # Ok::<(), wire_core::EncodeError>(())
//! ```

use arbitrary_int::traits::Integer;
use arbitrary_int::{Int, UInt};

use crate::bits::{Bits, fits};
use crate::endian::Le;
use crate::error::{DecodeError, EncodeError};
use crate::impls::fixed::{codec_of_fixed, no_room, not_whole};
use crate::traits::Fixed;

macro_rules! bits {
    ($($generic:ident of $($inner:ty)*;)*) => {$($(
        impl<const BITS: usize> Bits for $generic<$inner, BITS> {
            const ALL_VALID: bool = true;

            #[inline(always)]
            fn from_bits(bits: u64, width: u32) -> Option<Self> {
                let value = <$inner as Bits>::from_bits(bits, width)?;
                <Self as Integer>::try_new(value).ok()
            }

            #[inline(always)]
            fn to_bits(&self, width: u32) -> Option<u64> {
                self.value().to_bits(width).filter(|bits| fits(*bits, width))
            }
        }
    )*)*};
}

bits! {
    UInt of u8 u16 u32 u64 u128;
    Int of i8 i16 i32 i64 i128;
}

macro_rules! fixed {
    ($($type:ty, $size:literal, $name:literal;)*) => {$(
        impl Fixed for $type {
            const SIZE: usize = $size;
            const ALL_VALID: bool = true;
            const ALL_FIT: bool = true;

            #[inline(always)]
            fn read(octets: &[u8]) -> Result<Self, DecodeError> {
                match octets.try_into() {
                    Ok(octets) => Ok(Self::from_be_bytes(octets)),
                    Err(_) => Err(not_whole(octets.len(), $size).into()),
                }
            }

            #[inline(always)]
            fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError> {
                match octets.first_chunk_mut() {
                    Some(out) => {
                        *out = self.to_be_bytes();
                        Ok(())
                    }
                    None => Err(no_room(octets.len(), $size)),
                }
            }
        }

        codec_of_fixed!($type, $name);

        impl Fixed for Le<$type> {
            const SIZE: usize = $size;
            const ALL_VALID: bool = true;
            const ALL_FIT: bool = true;

            #[inline(always)]
            fn read(octets: &[u8]) -> Result<Self, DecodeError> {
                match octets.try_into() {
                    Ok(octets) => Ok(Self(<$type>::from_le_bytes(octets))),
                    Err(_) => Err(not_whole(octets.len(), $size).into()),
                }
            }

            #[inline(always)]
            fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError> {
                match octets.first_chunk_mut() {
                    Some(out) => {
                        *out = self.0.to_le_bytes();
                        Ok(())
                    }
                    None => Err(no_room(octets.len(), $size)),
                }
            }
        }

        codec_of_fixed!(Le<$type>, concat!($name, " le"));
    )*};
}

fixed! {
    arbitrary_int::u24, 3, "u24";
    arbitrary_int::i24, 3, "i24";
    arbitrary_int::u40, 5, "u40";
    arbitrary_int::i40, 5, "i40";
    arbitrary_int::u48, 6, "u48";
    arbitrary_int::i48, 6, "i48";
    arbitrary_int::u56, 7, "u56";
    arbitrary_int::i56, 7, "i56";
    arbitrary_int::u72, 9, "u72";
    arbitrary_int::i72, 9, "i72";
    arbitrary_int::u80, 10, "u80";
    arbitrary_int::i80, 10, "i80";
    arbitrary_int::u88, 11, "u88";
    arbitrary_int::i88, 11, "i88";
    arbitrary_int::u96, 12, "u96";
    arbitrary_int::i96, 12, "i96";
    arbitrary_int::u104, 13, "u104";
    arbitrary_int::i104, 13, "i104";
    arbitrary_int::u112, 14, "u112";
    arbitrary_int::i112, 14, "i112";
    arbitrary_int::u120, 15, "u120";
    arbitrary_int::i120, 15, "i120";
}
