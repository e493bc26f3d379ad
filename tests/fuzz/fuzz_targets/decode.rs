//! Any octets as the types that the crate brings along: nothing panics, and what is decoded encodes
//! to octets that are the same value again; of a canonical reader, to the same octets.
#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use wire_core::varint::{Leb128, Quic, Var};
use wire_core::{Decode, Encode, Le, Reader, U24, Wire};

type Numbers = (U24, Le<i32>, bool, Var<Quic, u64>, Var<Leb128, u32>, char);

fuzz_target!(|octets: &[u8]| {
    same::<Vec<Numbers>>(octets);
    same::<Vec<Var<Leb128, i16>>>(octets);
    same::<(Option<u16>, String)>(octets);
});

fn same<T: for<'a> Decode<'a> + Encode + PartialEq + Debug>(octets: &[u8]) {
    match T::decode(octets) {
        Ok(value) => {
            let encoded = Wire::encode(&value).expect("what was decoded has octets");
            assert_eq!(Wire::encoded_len(&value), Ok(encoded.len()));
            assert_eq!(T::decode(&encoded).as_ref(), Ok(&value));
        }
        Err(error) => {
            assert!(error.offset() <= octets.len());
            error.render(octets);
        }
    }
    let mut reader = Reader::new(octets).into_canonical();
    if let Ok(value) = reader.decode::<T>() {
        let taken = octets.get(..reader.offset());
        assert_eq!(Wire::encode(&value).ok().as_deref(), taken);
    }
}
