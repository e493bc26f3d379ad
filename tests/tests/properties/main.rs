//! What holds of every type and every value, over types that use every attribute.

#[path = "../views/agrees.rs"]
#[macro_use]
mod agrees;
#[path = "../views/patched.rs"]
#[macro_use]
mod patched;
mod seen;
mod types;

use std::fmt::Debug;

use proptest::collection::vec;
use proptest::prelude::*;
use wire_core::__private::{Failed, Refused};
use wire_core::view::Viewed;
use wire_core::{Decode, DecodeError, Encode, Reader, Wire, Writer};

use crate::agrees::Agrees;
use crate::patched::Patched;
use crate::seen::beside;
use crate::types::*;

/// What a type promises besides that decode of encode is the value.
#[derive(Clone, Copy, PartialEq)]
enum Promise {
    /// Where a message ends is told by the message.
    Ends,
    /// A shorter message may be a message too.
    GoesToTheEnd,
    /// As `Ends`, and each value has one form.
    Canonical,
}

/// Each type is decoded, encoded, and seen in place.
trait Value:
    for<'a> Decode<'a>
    + for<'a> Viewed<'a, Ctx = (), Seen: Agrees<Self>>
    + Encode
    + Patched<()>
    + PartialEq
    + Debug
{
}

impl<T> Value for T where
    T: for<'a> Decode<'a>
        + for<'a> Viewed<'a, Ctx = (), Seen: Agrees<Self>>
        + Encode
        + Patched<()>
        + PartialEq
        + Debug
{
}

/// The laws of a value, whether it has octets or not.
fn laws<T: Value>(value: &T, promise: Promise) {
    two_goes(value);
    let mut buffer = [0xa5; 2048];
    let mut appended = vec![1, 2, 3];
    let octets = match value.encode() {
        Ok(octets) => octets,
        Err(error) => {
            assert_eq!(Wire::encoded_len(value), Err(error));
            assert_eq!(value.encode_into(&mut buffer), Err(error));
            assert_eq!(value.encode_append(&mut appended), Err(error));
            assert!(buffer.iter().all(|octet| *octet == 0xa5), "something was written");
            assert_eq!(appended, [1, 2, 3]);
            return;
        }
    };
    assert_eq!(Wire::encoded_len(value), Ok(octets.len()));
    assert_eq!(value.encode_into(&mut buffer), Ok(octets.len()));
    assert_eq!(buffer[..octets.len()], octets);
    assert!(buffer[octets.len()..].iter().all(|octet| *octet == 0xa5));
    assert_eq!(value.encode_append(&mut appended), Ok(()));
    assert_eq!(appended[3..], octets);

    assert_eq!(T::decode(&octets).as_ref(), Ok(value));
    let mut canonical = Reader::new(&octets).into_canonical();
    assert_eq!(canonical.decode::<T>().as_ref(), Ok(value), "what is written is canonical");
    truncations::<T>(&octets, promise);
    flips::<T>(&octets, promise);
}

/// The first of the two goes of writing writes what the second would, and nothing else; these values
/// are short.
fn two_goes<T: Value>(value: &T) {
    let mut buffer = [0; 2048];
    let mut writer = Writer::new(&mut buffer);
    let second = value.measure(()).and_then(|len| {
        value.encode_to(&mut writer, ())?;
        assert_eq!(writer.offset(), len);
        Ok(writer.written())
    });
    let mut room = [0xa5; 2048];
    let first = value.measure_filling::<Failed, true>(()).and_then(|len| {
        let mut writer = Writer::new(&mut room[..len]);
        value.encode_filling::<Failed, true>(&mut writer, ())?;
        Ok(writer.offset())
    });
    match T::FIRST_GO {
        true => assert_eq!(first.ok().map(|len| &room[..len]), second.ok(), "{value:?}"),
        false => assert!(first.is_err(), "what a module of the user writes is not written in it"),
    }
}

fn truncations<T: Value>(octets: &[u8], promise: Promise) {
    for len in 0..octets.len() {
        match any_octets::<T>(&octets[..len], promise) {
            Err(error) if promise == Promise::GoesToTheEnd => {
                assert!(error.offset() <= len, "{error}");
            }
            Err(error) => assert!(error.needed().is_some(), "{len} of {octets:x?}: {error}"),
            Ok(value) => assert!(
                promise == Promise::GoesToTheEnd,
                "{value:?} ends after {len} octets of {octets:x?}"
            ),
        }
    }
}

fn flips<T: Value>(octets: &[u8], promise: Promise) {
    let mut others = Vec::new();
    for bit in 0..octets.len() * 8 {
        let mut flipped = octets.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        others.extend(any_octets::<T>(&flipped, promise).ok());
    }
    beside::<T>(octets, &others);
}

/// The laws of octets, whether they are a value or not.
fn any_octets<T: Value>(octets: &[u8], promise: Promise) -> Result<T, DecodeError> {
    let result = T::decode(octets);
    let mut reader = Reader::new(octets);
    let read = reader.decode::<T>().and_then(|value| reader.finish().map(|()| value));
    assert_eq!(result, read, "a value that fills its bounds is read as any other: {octets:x?}");
    let first_go = T::decode_filling::<Refused, true>(&mut Reader::new(octets), ());
    match T::IN_TWO_GOES {
        true => assert_eq!(first_go.as_ref().ok(), result.as_ref().ok(), "{octets:x?}"),
        false => assert!(first_go.is_err(), "what a module of the user reads is not read in it"),
    }
    let first_go = T::check_as::<Refused<true>>(&mut Reader::new(octets), ());
    assert_eq!(first_go.is_ok(), T::decode_prefix(octets).is_ok(), "{octets:x?}");
    beside::<T>(octets, &[]);
    match &result {
        Ok(value) => {
            let again = value.encode().expect("what was decoded has octets");
            assert_eq!(T::decode(&again).as_ref(), Ok(value), "{octets:x?} {again:x?}");
            if promise == Promise::Canonical {
                assert_eq!(again, octets);
            }
        }
        Err(error) => {
            assert!(error.offset() <= octets.len(), "{error}");
            assert!(error.render(octets).starts_with(&error.to_string()));
        }
    }
    let mut canonical = Reader::new(octets).into_canonical();
    if let Ok(value) = canonical.decode::<T>() {
        assert_eq!(value.encode().unwrap(), octets[..canonical.offset()], "{value:?}");
    }
    result
}

/// Octets of which many are small or have all bits set: they get further than noise does.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let octet = prop_oneof![0u8..4, 0u8..4, any::<u8>(), Just(0x80), Just(0xff)];
    vec(octet, 0..48)
}

proptest! {
    // A case that fails goes into a test of its own.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bit_runs(value in bits()) {
        laws(&value, Promise::Ends);
        laws(&value.least, Promise::Ends);
    }

    #[test]
    fn controllers_and_regions(value in controllers()) {
        laws(&value, Promise::Ends);
    }

    #[test]
    fn extents_of_all_kinds(value in extents()) {
        laws(&value, Promise::Ends);
        laws(&value.confined, Promise::GoesToTheEnd);
    }

    #[test]
    fn values_of_all_kinds(value in values()) {
        laws(&value, Promise::GoesToTheEnd);
    }

    #[test]
    fn variants_sequences_and_paddings(value in sequences()) {
        laws(&value, Promise::Ends);
        value.tlvs.iter().for_each(|tlv| laws(tlv, Promise::Ends));
    }

    #[test]
    fn checksums(value in sums()) {
        laws(&value, Promise::GoesToTheEnd);
    }

    #[test]
    fn context(value in told()) {
        laws(&value, Promise::GoesToTheEnd);
    }

    #[test]
    fn canonical_types(value in canonical()) {
        laws(&value, Promise::Canonical);
    }

    #[test]
    fn generic_types(names in generic(names()), pairs in generic(vec(any::<(u8, bool)>(), 3))) {
        laws(&names, Promise::Ends);
        laws(&pairs, Promise::Ends);
    }

    #[test]
    fn noise_as_anything(octets in noise()) {
        let _ = any_octets::<Bits>(&octets, Promise::Ends);
        let _ = any_octets::<Controllers>(&octets, Promise::Ends);
        let _ = any_octets::<Extents>(&octets, Promise::Ends);
        let _ = any_octets::<Values>(&[&b"\x7fW"[..], &octets].concat(), Promise::GoesToTheEnd);
        let _ = any_octets::<Sequences>(&octets, Promise::Ends);
        let _ = any_octets::<Tlv>(&octets, Promise::Ends);
        let _ = any_octets::<Tree>(&octets, Promise::Ends);
        let _ = any_octets::<Sums>(&octets, Promise::GoesToTheEnd);
        let _ = any_octets::<Told>(&octets, Promise::GoesToTheEnd);
        let _ = any_octets::<Canonical>(&octets, Promise::Canonical);
        let _ = any_octets::<Generic<Tlv, 1>>(&octets, Promise::Ends);
    }
}
