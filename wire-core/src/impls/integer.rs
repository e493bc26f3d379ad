//! Integers, floats, `bool`, `char` and the non-zero integers.

use core::num::NonZero;

use super::fixed::{codec_of_fixed, no_room, not_whole, plain};
#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::error::{DecodeError, DecodeErrorKind, EncodeError, Failure, Fault, Refusal};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode, Fixed};
use crate::writer::Writer;

plain! {
    u16, "u16", u16::from_be_bytes, u16::to_be_bytes, wide;
    u32, "u32", u32::from_be_bytes, u32::to_be_bytes, of_4;
    u64, "u64", u64::from_be_bytes, u64::to_be_bytes, wide;
    u128, "u128", u128::from_be_bytes, u128::to_be_bytes, wide;
    i8, "i8", i8::from_be_bytes, i8::to_be_bytes;
    i16, "i16", i16::from_be_bytes, i16::to_be_bytes, wide;
    i32, "i32", i32::from_be_bytes, i32::to_be_bytes, of_4;
    i64, "i64", i64::from_be_bytes, i64::to_be_bytes, wide;
    i128, "i128", i128::from_be_bytes, i128::to_be_bytes, wide;
    f32, "f32", f32::from_be_bytes, f32::to_be_bytes, of_4;
    f64, "f64", f64::from_be_bytes, f64::to_be_bytes, wide;
}

impl super::Plain for u8 {
    #[inline]
    fn get(octets: &[u8], at: usize) -> Self {
        octets.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn put(self, octets: &mut [u8], at: usize) {
        if let Some(octet) = octets.get_mut(at) {
            *octet = self;
        }
    }

    #[inline(always)]
    fn get_array<const N: usize>(octets: &[u8]) -> [Self; N] {
        octets.first_chunk().copied().unwrap_or([0; N])
    }

    #[inline(always)]
    fn put_array<const N: usize>(values: &[Self; N], octets: &mut [u8]) {
        if let Some(out) = octets.first_chunk_mut() {
            *out = *values;
        }
    }
}

impl Fixed for u8 {
    const SIZE: usize = 1;
    const ALL_VALID: bool = true;
    const ALL_FIT: bool = true;

    #[inline(always)]
    fn read(octets: &[u8]) -> Result<Self, DecodeError> {
        match *octets {
            [octet] => Ok(octet),
            _ => Err(not_whole(octets.len(), 1).into()),
        }
    }

    #[inline(always)]
    fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError> {
        match octets.first_mut() {
            Some(octet) => {
                *octet = *self;
                Ok(())
            }
            None => Err(no_room(0, 1)),
        }
    }
}

/// Octets go in bulk, without a loop.
impl<'a> Decode<'a> for u8 {
    const IN_TWO_GOES: bool = true;

    const MIN_SIZE: usize = 1;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ())
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, _: ()) -> Result<Self, E> {
        let [octet] = reader.array_or_fault()?;
        Ok(*octet)
    }

    #[inline]
    fn decode_array<E: Refusal, const N: usize>(
        reader: &mut Reader<'a>,
        _: (),
    ) -> Result<[Self; N], E> {
        Ok(*reader.array_or_fault()?)
    }

    #[cfg(feature = "alloc")]
    #[inline]
    fn decode_vec<E: Refusal>(
        reader: &mut Reader<'a>,
        count: usize,
        _: (),
    ) -> Result<Vec<Self>, E> {
        Ok(reader.take_or_fault(count)?.to_vec())
    }

    #[cfg(feature = "alloc")]
    #[inline]
    fn decode_rest<E: Refusal>(reader: &mut Reader<'a>, _: ()) -> Result<Vec<Self>, E> {
        Ok(reader.take_rest().to_vec())
    }
}

impl Encode for u8 {
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(1)
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(&[*self])
    }

    #[inline]
    fn slice_len<E: Failure>(values: &[Self], _: ()) -> Result<usize, E> {
        E::short(values.len())
    }

    #[inline]
    fn encode_slice<E: Failure>(values: &[Self], writer: &mut Writer<'_>, _: ()) -> Result<(), E> {
        Ok(writer.put(values)?)
    }
}

impl Describe for u8 {
    const LAYOUT: &'static Layout = &Layout::scalar("u8");
}

impl Fixed for bool {
    const SIZE: usize = 1;
    const ALL_FIT: bool = true;

    #[inline(always)]
    fn read(octets: &[u8]) -> Result<Self, DecodeError> {
        Self::read_as(octets)
    }

    #[inline(always)]
    fn read_as<E: Refusal>(octets: &[u8]) -> Result<Self, E> {
        match u8::read(octets)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(invalid("0 or 1").into()),
        }
    }

    #[inline(always)]
    fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError> {
        u8::from(*self).write(octets)
    }
}

codec_of_fixed!(bool, "bool");

impl Fixed for char {
    const SIZE: usize = 4;
    const ALL_FIT: bool = true;

    #[inline(always)]
    fn read(octets: &[u8]) -> Result<Self, DecodeError> {
        Self::read_as(octets)
    }

    #[inline(always)]
    fn read_as<E: Refusal>(octets: &[u8]) -> Result<Self, E> {
        match Self::from_u32(u32::read(octets)?) {
            Some(value) => Ok(value),
            None => Err(invalid("a Unicode scalar value").into()),
        }
    }

    #[inline(always)]
    fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError> {
        u32::from(*self).write(octets)
    }
}

codec_of_fixed!(char, "char");

macro_rules! non_zero {
    ($($int:ty, $name:literal;)*) => {$(
        impl Fixed for NonZero<$int> {
            const SIZE: usize = size_of::<$int>();
            const ALL_FIT: bool = true;

            #[inline(always)]
            fn read(octets: &[u8]) -> Result<Self, DecodeError> {
                Self::read_as(octets)
            }

            #[inline(always)]
            fn read_as<E: Refusal>(octets: &[u8]) -> Result<Self, E> {
                match Self::new(<$int as Fixed>::read(octets)?) {
                    Some(value) => Ok(value),
                    None => Err(invalid("a number other than zero").into()),
                }
            }

            #[inline(always)]
            fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError> {
                self.get().write(octets)
            }
        }

        codec_of_fixed!(NonZero<$int>, $name);
    )*};
}

non_zero! {
    u8, "NonZeroU8"; u16, "NonZeroU16"; u32, "NonZeroU32"; u64, "NonZeroU64"; u128, "NonZeroU128";
    i8, "NonZeroI8"; i16, "NonZeroI16"; i32, "NonZeroI32"; i64, "NonZeroI64"; i128, "NonZeroI128";
}

#[inline(always)]
fn invalid(expected: &'static str) -> Fault {
    Fault::new(DecodeErrorKind::InvalidValue { expected }, 0)
}
