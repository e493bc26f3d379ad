//! Sequences of small structs are read and written in ways of their own, to the same values and octets.

#![cfg(all(feature = "alloc", feature = "derive"))]

use std::fmt::Debug;

use wire_core::{Decode, Encode, Wire};

macro_rules! structs {
    ($($name:ident { $($field:ident: $type:ty),+ $(,)? })+) => {$(
        #[derive(Wire, Debug, Clone, PartialEq)]
        struct $name {
            $($field: $type),+
        }
    )+};
}

structs! {
    Halves { a: u16, b: i16, c: u16, d: u16 }
    Mixed { a: u8, b: u8, c: u16, d: u16, e: i8, f: u8 }
    Octets { a: u8, b: u8, c: u8, d: u8, e: u8, f: i8, g: u8, h: u8 }
    Crooked { a: u8, b: u16, c: u16, d: u16, e: u8 }
    Words { a: u32, b: f32 }
    Three { a: u32, b: u16, c: u8 }
    Two { a: u8, b: u32 }
    Turned { a: u16, b: u32, c: u16 }
    Six { a: u16, b: u16, c: u16 }
    Four { a: u16, b: u16 }
    Pair { a: u8, b: u8 }
    Triple { a: u8, b: u8, c: u8 }
    Nine { a: u64, b: u8 }
    Ten { a: u64, b: u16 }
    Eleven { a: u64, b: u16, c: u8 }
    Twelve { a: u64, b: u32 }
    Thirteen { a: u64, b: u32, c: u8 }
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(endian = little)]
struct Little {
    a: u16,
    b: u16,
    c: u32,
}

fn as_one_by_one<T>()
where
    T: for<'a> Decode<'a> + Debug + PartialEq,
{
    let size = <T as Decode<'_>>::MIN_SIZE;
    for count in 0..12 {
        let octets: Vec<u8> = (0..count * size).map(|n| (n * 37 + 5) as u8).collect();
        let one_by_one: Vec<T> =
            octets.chunks_exact(size).map(|octets| T::decode(octets).unwrap()).collect();
        let values = Vec::<T>::decode(&octets).unwrap();
        assert_eq!(values, one_by_one);
        assert!(values.capacity() <= count + count % 2, "{count}: {}", values.capacity());
        if count > 0 {
            assert!(Vec::<T>::decode(&octets[1..]).is_err());
        }
    }
}

#[test]
fn sequences_are_read_as_one_by_one() {
    as_one_by_one::<Halves>();
    as_one_by_one::<Mixed>();
    as_one_by_one::<Octets>();
    as_one_by_one::<Crooked>();
    as_one_by_one::<Words>();
    as_one_by_one::<Three>();
    as_one_by_one::<Two>();
    as_one_by_one::<Turned>();
    as_one_by_one::<Six>();
    as_one_by_one::<Four>();
    as_one_by_one::<Pair>();
    as_one_by_one::<Little>();
}

fn written_as_one_by_one<T>()
where
    T: for<'a> Decode<'a> + Encode,
{
    let size = <T as Decode<'_>>::MIN_SIZE;
    for count in 0..12 {
        let octets: Vec<u8> = (0..count * size).map(|n| (n * 37 + 5) as u8).collect();
        let values = Vec::<T>::decode(&octets).unwrap();
        let one_by_one: Vec<_> = values.iter().map(|value| value.encode().unwrap()).collect();
        assert_eq!(values.encode().unwrap(), one_by_one.concat());
        assert_eq!(values.encode().unwrap(), octets);
        let mut short = vec![0; octets.len().saturating_sub(1)];
        assert_eq!(values.encode_into(&mut short).is_ok(), count == 0);
    }
}

#[test]
fn sequences_are_written_as_one_by_one() {
    written_as_one_by_one::<Words>();
    written_as_one_by_one::<Three>();
    written_as_one_by_one::<Two>();
    written_as_one_by_one::<Six>();
    written_as_one_by_one::<Four>();
    written_as_one_by_one::<Pair>();
    written_as_one_by_one::<Triple>();
    written_as_one_by_one::<Nine>();
    written_as_one_by_one::<Ten>();
    written_as_one_by_one::<Eleven>();
    written_as_one_by_one::<Twelve>();
    written_as_one_by_one::<Thirteen>();
    written_as_one_by_one::<Little>();
}
