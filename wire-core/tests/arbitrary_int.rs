//! Feature `arbitrary-int`: every width in bit runs, whole octets on their own.
#![cfg(all(feature = "std", feature = "arbitrary-int"))]

use arbitrary_int::prelude::*;
use arbitrary_int::{Int, UInt};
use proptest::prelude::*;
use wire_core::{Bits, Decode, DecodeErrorKind, Encode, Fixed, Le, Wire};

/// A value fits where the width says it, and is the same number again.
fn unsigned<T>(value: u64)
where
    T: Bits + Integer + PartialEq + std::fmt::Debug,
    T::UnderlyingType: TryFrom<u64>,
{
    let bits = T::BITS as u32;
    for width in 1..=64 {
        let value = value >> (64 - width);
        let fits = width <= bits || value >> bits == 0;
        let number = T::from_bits(value, width);
        assert_eq!(number.is_some(), fits, "{value} of {width} bits as {bits}");
        if let Some(number) = number {
            assert_eq!(number.as_u64(), value);
            assert_eq!(number.to_bits(width), Some(value));
            let narrower = width - 1;
            if narrower > 0 {
                let fits = value >> narrower == 0;
                assert_eq!(number.to_bits(narrower), fits.then_some(value));
            }
        }
    }
}

fn signed<T: Bits + Integer + PartialEq + std::fmt::Debug>(value: i64) {
    let bits = T::BITS as u32;
    for width in 1..=64u32 {
        let value = value >> (64 - width);
        let wire = value as u64 & (u64::MAX >> (64 - width));
        let fits = bits >= 64 || (value >> (bits - 1) == 0 || value >> (bits - 1) == -1);
        let number = T::from_bits(wire, width);
        assert_eq!(number.is_some(), fits, "{value} of {width} bits as {bits}");
        if let Some(number) = number {
            assert_eq!(number.as_i64(), value);
            assert_eq!(number.to_bits(width), Some(wire));
        }
    }
}

macro_rules! widths {
    ($check:ident $value:ident: $($type:ty)*) => {$(
        $check::<$type>($value);
    )*};
}

proptest! {
    #[test]
    fn unsigned_of_every_kind_of_width(value: u64) {
        widths! { unsigned value:
            u1 u2 u3 u5 u7 u9 u12 u15 u17 u20 u24 u31 u33 u40 u48 u56 u63 u65 u96 u127
            UInt<u32, 5> UInt<u128, 5> UInt<u8, 8>
        }
    }

    #[test]
    fn signed_of_every_kind_of_width(value: i64) {
        widths! { signed value:
            i2 i3 i5 i7 i9 i12 i15 i17 i20 i24 i31 i33 i40 i48 i56 i63 i65 i96 i127
            Int<i32, 5> Int<i128, 5>
        }
    }
}

fn check<T>(value: T, big: &[u8], little: &[u8])
where
    T: for<'a> Decode<'a> + Encode + Fixed + Copy + PartialEq + std::fmt::Debug,
    Le<T>: for<'a> Decode<'a> + Encode,
{
    assert_eq!(T::SIZE, big.len());
    assert_eq!(T::decode(big), Ok(value));
    assert_eq!(value.encode().as_deref(), Ok(big));
    assert_eq!(Le::<T>::decode(little), Ok(Le(value)));
    assert_eq!(Le(value).encode().as_deref(), Ok(little));
    assert_eq!(Vec::<T>::decode(&big.repeat(2)).unwrap(), [value; 2]);
    for len in 0..big.len() {
        let needed = big.len() - len;
        let error = T::decode(&big[..len]).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::Incomplete { needed });
        assert!(value.encode_into(&mut vec![0; len]).is_err());
    }
}

macro_rules! whole_octets {
    ($($type:ident $octets:literal;)*) => {
        proptest! {
            #[test]
            fn whole_octets_stand_on_their_own(octets: [u8; 15]) {$(
                let big = *octets.first_chunk::<$octets>().unwrap();
                let mut little = big;
                little.reverse();
                check($type::from_be_bytes(big), &big, &little);
            )*}
        }
    };
}

whole_octets! {
    u24 3; u40 5; u48 6; u56 7; u72 9; u80 10; u88 11; u96 12; u104 13; u112 14; u120 15;
    i24 3; i40 5; i48 6; i56 7; i72 9; i80 10; i88 11; i96 12; i104 13; i112 14; i120 15;
}
