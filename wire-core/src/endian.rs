//! Byte order, where it is not the network's.

use crate::bits::Bits;
use crate::error::{DecodeError, EncodeError, Refusal};
use crate::impls::fixed::plain;
use crate::int::{I24, I40, I48, I56, U24, U40, U48, U56};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode};
use crate::writer::Writer;

/// A number in little-endian order: what `#[wire(endian = little)]` puts in a number's place.
///
/// ```
/// use wire_core::{Le, Wire};
///
/// assert_eq!(Le(0x0102u16).encode()?, [2, 1]);
/// # Ok::<(), wire_core::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Le<T>(pub T);

/// A byte order known when the program runs, such as that of a file whose magic tells it.
///
/// On a field, `#[wire(endian = order)]` takes any expression of this type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Endian {
    /// Most significant octet first: network byte order.
    #[default]
    Big,
    /// Least significant octet first.
    Little,
}

/// A number in the byte order that its context says: what `#[wire(endian = EXPR)]` puts in a
/// number's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByOrder<T>(pub T);

macro_rules! little {
    ($($type:ty, $name:literal, $from:ident, $to:ident;)*) => {$(
        plain! { Le<$type>, $name, $from, $to; }

        #[inline(always)]
        fn $from(octets: [u8; size_of::<$type>()]) -> Le<$type> {
            Le(<$type>::from_le_bytes(octets))
        }

        #[inline(always)]
        fn $to(value: Le<$type>) -> [u8; size_of::<$type>()] {
            value.0.to_le_bytes()
        }

        impl<'a> Decode<'a, (Endian,)> for ByOrder<$type> {
            const IN_TWO_GOES: bool = true;

            const MIN_SIZE: usize = size_of::<$type>();

            #[inline]
            fn decode_from(
                reader: &mut Reader<'a>,
                (order,): (Endian,),
            ) -> Result<Self, DecodeError> {
                Self::decode_as(reader, (order,))
            }

            #[inline]
            fn decode_as<E: Refusal>(
                reader: &mut Reader<'a>,
                (order,): (Endian,),
            ) -> Result<Self, E> {
                let octets = *reader.array_or_fault()?;
                Ok(Self(match order {
                    Endian::Big => <$type>::from_be_bytes(octets),
                    Endian::Little => <$type>::from_le_bytes(octets),
                }))
            }
        }

        impl Encode<(Endian,)> for ByOrder<$type> {
            const FIRST_GO: bool = true;

            #[inline]
            fn measure(&self, _: (Endian,)) -> Result<usize, EncodeError> {
                Ok(size_of::<$type>())
            }

            #[inline]
            fn encode_to(
                &self,
                writer: &mut Writer<'_>,
                (order,): (Endian,),
            ) -> Result<(), EncodeError> {
                writer.put(&match order {
                    Endian::Big => self.0.to_be_bytes(),
                    Endian::Little => self.0.to_le_bytes(),
                })
            }
        }

        impl Describe for ByOrder<$type> {
            const LAYOUT: &'static Layout = <$type as Describe>::LAYOUT;
        }
    )*};
}

little! {
    u16, "u16 le", u16_from, u16_to;
    u32, "u32 le", u32_from, u32_to;
    u64, "u64 le", u64_from, u64_to;
    u128, "u128 le", u128_from, u128_to;
    i16, "i16 le", i16_from, i16_to;
    i32, "i32 le", i32_from, i32_to;
    i64, "i64 le", i64_from, i64_to;
    i128, "i128 le", i128_from, i128_to;
    f32, "f32 le", f32_from, f32_to;
    f64, "f64 le", f64_from, f64_to;
    u8, "u8", u8_from, u8_to;
    i8, "i8", i8_from, i8_to;
    U24, "u24 le", u24_from, u24_to;
    U40, "u40 le", u40_from, u40_to;
    U48, "u48 le", u48_from, u48_to;
    U56, "u56 le", u56_from, u56_to;
    I24, "i24 le", i24_from, i24_to;
    I40, "i40 le", i40_from, i40_to;
    I48, "i48 le", i48_from, i48_to;
    I56, "i56 le", i56_from, i56_to;
}

impl<T: Bits> Bits for Le<T> {
    const ALL_VALID: bool = T::ALL_VALID;

    #[inline(always)]
    fn from_bits(bits: u64, width: u32) -> Option<Self> {
        T::from_bits(bits, width).map(Self)
    }

    #[inline(always)]
    fn to_bits(&self, width: u32) -> Option<u64> {
        self.0.to_bits(width)
    }
}

/// A type that writes a `T` in another way: what `endian` and `varint` put in a number's place.
#[doc(hidden)]
pub trait Wraps<T> {
    /// The value, to be written this way.
    fn wrap(value: T) -> Self;
    /// The value that was written this way.
    fn unwrap(self) -> T;
}

impl<W: Wraps<T>, T, const N: usize> Wraps<[T; N]> for [W; N] {
    #[inline(always)]
    fn wrap(value: [T; N]) -> Self {
        value.map(W::wrap)
    }

    #[inline(always)]
    fn unwrap(self) -> [T; N] {
        self.map(W::unwrap)
    }
}

impl<T> Wraps<T> for Le<T> {
    #[inline(always)]
    fn wrap(value: T) -> Self {
        Self(value)
    }

    #[inline(always)]
    fn unwrap(self) -> T {
        self.0
    }
}

impl<T> Wraps<T> for ByOrder<T> {
    #[inline(always)]
    fn wrap(value: T) -> Self {
        Self(value)
    }

    #[inline(always)]
    fn unwrap(self) -> T {
        self.0
    }
}
