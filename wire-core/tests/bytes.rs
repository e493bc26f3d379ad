//! Feature `bytes`.
#![cfg(feature = "bytes")]

use bytes::Bytes;
use proptest::prelude::*;
use wire_core::{Count, Countable, Reader, Sequence, Wire};

proptest! {
    #[test]
    fn decode_of_encode_is_the_value(octets: Vec<u8>, cut: prop::sample::Index) {
        let value = Bytes::decode(&octets).unwrap();
        prop_assert_eq!(&value, &octets);
        prop_assert_eq!(Countable::count(&value), octets.len());
        prop_assert_eq!(value.encoded_len(), Ok(octets.len()));
        prop_assert_eq!(value.encode().unwrap(), &octets[..]);

        let count = cut.index(octets.len() + 1);
        let mut reader = Reader::new(&octets);
        let value = Bytes::decode_count(&mut reader, Count::new(count as u64), ()).unwrap();
        prop_assert_eq!(&value, &octets[..count]);
        prop_assert_eq!(reader.rest(), &octets[count..]);
    }
}

#[test]
fn a_count_is_justified_before_memory_is_taken() {
    for count in [4, 10u64.pow(12), 1 << 63, u64::MAX] {
        let mut reader = Reader::new(&[0; 3]);
        let error = Bytes::decode_count(&mut reader, Count::new(count), ()).unwrap_err();
        assert!(error.needed().is_some());
    }
}
