//! Any octets as the types that the crate brings along: nothing panics, and what is decoded encodes
//! to octets that are the same value again; of a canonical reader, to the same octets.
#![cfg(feature = "std")]

use std::fmt::Debug;
use std::net::Ipv4Addr;
use std::num::NonZero;

use proptest::prelude::*;
use wire_core::varint::{Leb128, Leb128Max, Quic, Var};
use wire_core::{Count, Decode, Encode, I40, Le, Reader, Sequence, U24, Wire};

type Numbers = (U24, Le<i32>, bool, Var<Quic, u64>, Var<Leb128, u32>, NonZero<u16>);
type Texts = (Option<Var<Leb128Max<4>, u16>>, [bool; 2], Option<char>, String);
type Parts = Vec<(Var<Leb128, i16>, Box<(I40, Ipv4Addr)>)>;

fn same<T: for<'a> Decode<'a> + Encode + PartialEq + Debug>(octets: &[u8]) {
    match T::decode(octets) {
        Ok(value) => {
            let encoded = Wire::encode(&value).expect("what was decoded has octets");
            assert_eq!(Wire::encoded_len(&value), Ok(encoded.len()));
            assert_eq!(T::decode(&encoded).as_ref(), Ok(&value));
        }
        Err(error) => {
            assert!(error.offset() <= octets.len());
            assert!(error.render(octets).starts_with(&error.to_string()));
        }
    }
    let mut reader = Reader::new(octets).into_canonical();
    if let Ok(value) = reader.decode::<T>() {
        assert_eq!(Wire::encode(&value).unwrap(), octets[..reader.offset()]);
    }
}

fn counted<T: for<'a> Sequence<'a> + Encode>(octets: &[u8], count: u64) {
    let mut reader = Reader::new(octets);
    if let Ok(values) = T::decode_count(&mut reader, Count::new(count), ()) {
        assert_eq!(values.count() as u64, count);
    }
}

fn all(octets: &[u8]) {
    same::<Vec<Numbers>>(octets);
    same::<Texts>(octets);
    same::<Parts>(octets);
    for count in [0, 1, octets.len() as u64, 1 << 40, 1 << 63, u64::MAX] {
        counted::<Vec<Numbers>>(octets, count);
        counted::<Parts>(octets, count);
        counted::<String>(octets, count);
    }
}

/// Octets of which many are small or have all bits set: they get further than noise does.
fn octets() -> impl Strategy<Value = Vec<u8>> {
    let octet = prop_oneof![0u8..4, 0u8..4, any::<u8>(), Just(0x80), Just(0xff)];
    prop::collection::vec(octet, 0..64)
}

proptest! {
    #[test]
    fn noise(octets in octets()) {
        all(&octets);
    }

    #[test]
    fn valid_messages_cut_short_and_with_a_bit_flipped(
        wide: u64, narrow: u32, flag: bool, address: [u8; 4], order: i32, odd: NonZero<u16>,
    ) {
        let head = (U24::MAX, Le(order), flag, Var::<Quic, _>::new(wide >> 2));
        let numbers = (head, (Var::<Leb128, _>::new(narrow), odd)).encode().unwrap();
        prop_assert!(Numbers::decode(&numbers).is_ok());
        let part = (Var::<Leb128, _>::new(narrow as i16), Box::new((I40::MIN, Ipv4Addr::from(address))));
        let parts = vec![part.clone(), part].encode().unwrap();
        prop_assert!(Parts::decode(&parts).is_ok());

        for octets in [numbers, parts] {
            for len in 0..octets.len() {
                all(&octets[..len]);
            }
            for bit in 0..octets.len() * 8 {
                let mut flipped = octets.clone();
                flipped[bit / 8] ^= 1 << (bit % 8);
                all(&flipped);
            }
        }
    }
}
