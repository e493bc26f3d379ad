//! Every attribute, both ways: what decodes to what, what encodes to what, and what is refused.

mod bits;
mod checksums;
mod choices;
mod containers;
mod context;
mod controllers;
mod extents;
mod paddings;
mod regions;
mod shapes;
mod surroundings;
mod values;

use std::fmt::Debug;

use wire_core::__private::{Failed, Refused};
use wire_core::{Decode, DecodeError, Encode, Reader, Wire};

/// These octets are this value, and the other way round, by every way to encode it.
#[track_caller]
fn both_ways<'a, T: Decode<'a> + Encode + PartialEq + Debug>(value: &T, octets: &'a [u8]) {
    assert_eq!(T::decode(octets).as_ref(), Ok(value));
    seen::<T>(octets);
    assert_eq!(value.encode().as_deref(), Ok(octets));
    assert_eq!(Wire::encoded_len(value), Ok(octets.len()));
    let mut buffer = vec![0xa5; octets.len() + 3];
    assert_eq!(value.encode_into(&mut buffer), Ok(octets.len()));
    assert_eq!(&buffer[..octets.len()], octets);
    assert_eq!(&buffer[octets.len()..], [0xa5; 3]);
    let mut appended = vec![1, 2, 3];
    assert_eq!(value.encode_append(&mut appended), Ok(()));
    assert_eq!(&appended[3..], octets);
}

/// These octets are no value, for the reason given.
#[track_caller]
fn refused<'a, T: Decode<'a> + Debug>(octets: &'a [u8], reason: &str) {
    assert_eq!(T::decode(octets).unwrap_err().to_string(), reason);
    seen::<T>(octets);
}

/// What these octets, and their first ones, are to decoding and to the check that a view is made after: both
/// refuse the same, for the same reason, and end where the other ends; and the first of the two goes
/// of each gives what the second would give.
#[track_caller]
fn seen<'a, T: Decode<'a> + Debug>(octets: &'a [u8]) {
    for end in 0..=octets.len() {
        let octets = &octets[..end];
        let mut reader = Reader::new(octets);
        let checked = T::skip::<DecodeError>(&mut reader, ()).map(|()| reader.rest());
        assert_eq!(checked, T::decode_prefix(octets).map(|(_, rest)| rest));
        let quick = T::skip::<Refused<true>>(&mut Reader::new(octets), ());
        assert_eq!(quick.is_ok(), checked.is_ok());
        let quick = T::decode_filling::<Refused, true>(&mut Reader::new(octets), ());
        let exact = T::decode_filling::<DecodeError, true>(&mut Reader::new(octets), ());
        // What a module of the user reads is not read in a first go.
        if T::IN_TWO_GOES {
            assert_eq!(format!("{:?}", quick.ok()), format!("{:?}", exact.ok()));
        }
    }
}

/// This value has no octets, for the reason given, and nothing is written of it.
#[track_caller]
fn unwritable<T: Encode + Debug>(value: &T, reason: &str) {
    let error = Wire::encoded_len(value).unwrap_err();
    assert_eq!(error.to_string(), reason);
    assert!(value.measure_filling::<Failed, true>(()).is_err());
    assert_eq!(value.encode(), Err(error));
    let mut buffer = [0xa5; 64];
    assert_eq!(value.encode_into(&mut buffer), Err(error));
    assert_eq!(buffer, [0xa5; 64]);
    let mut appended = vec![1, 2, 3];
    assert_eq!(value.encode_append(&mut appended), Err(error));
    assert_eq!(appended, [1, 2, 3]);
}
