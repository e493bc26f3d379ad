//! Sequences of structs that fit a register are read in ways of their own, to the same values.

#![cfg(all(feature = "alloc", feature = "derive"))]

use std::fmt::Debug;

use wire_core::{Decode, Wire};

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
