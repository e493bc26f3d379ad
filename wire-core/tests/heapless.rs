//! Feature `heapless`: what fits, what does not, and that nothing is cut short.
#![cfg(all(feature = "std", feature = "heapless"))]

use heapless::{String, Vec};
use proptest::prelude::*;
use wire_core::{Count, Countable, Decode, DecodeError, DecodeErrorKind, Reader, Sequence, Wire};

type Words = Vec<u16, 3>;

fn counted<'a, T: Sequence<'a>>(octets: &'a [u8], count: u64) -> Result<T, DecodeError> {
    T::decode_count(&mut Reader::new(octets), Count::new(count), ())
}

#[test]
fn as_many_as_the_capacity_fit() {
    assert_eq!(Words::decode(&[0, 1, 0, 2, 0, 3]).unwrap(), [1, 2, 3]);
    assert_eq!(counted::<Words>(&[0, 1, 0, 2, 0, 3, 9], 3).unwrap(), [1, 2, 3]);
    assert!(Words::decode(&[]).unwrap().is_empty());
}

#[test]
fn one_more_than_the_capacity_is_too_many() {
    let error = Words::decode(&[0; 8]).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooMany { count: 4, max: 3 });
    assert_eq!(error.offset(), 6, "the element that has no room");
}

#[test]
fn a_count_over_the_capacity_is_too_many_whatever_is_still_to_come() {
    for count in [4, 10u64.pow(12), u64::MAX] {
        let error = counted::<Words>(&[0; 2], count).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::TooMany { count, max: 3 });
    }
    let error = counted::<Words>(&[0; 3], 3).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Incomplete { needed: 3 });
}

#[test]
fn an_error_of_an_element_names_it() {
    let error = Vec::<bool, 8>::decode(&[0, 1, 2]).unwrap_err();
    assert_eq!((error.path().to_string().as_str(), error.offset()), ("message[2]", 2));
    let error = counted::<Vec<bool, 8>>(&[0, 2], 2).unwrap_err();
    assert_eq!((error.path().to_string().as_str(), error.offset()), ("message[1]", 1));
}

#[derive(Debug)]
struct Nothing;

impl<'a> Decode<'a> for Nothing {
    fn decode_from(_: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}

#[test]
fn elements_of_no_octets_do_not_repeat() {
    assert!(Vec::<Nothing, 8>::decode(&[1]).is_err());
}

#[test]
fn text_has_a_capacity_of_octets() {
    assert_eq!(String::<4>::decode("hä!".as_bytes()).unwrap(), "hä!");
    let error = String::<3>::decode("hä!".as_bytes()).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooMany { count: 4, max: 3 });
    let error = String::<4>::decode(b"ab\xff").unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::InvalidUtf8, 2));
    assert_eq!(counted::<String<4>>(b"abcdef", 4).unwrap(), "abcd");
    assert!(counted::<String<4>>(b"abcdef", u64::MAX).is_err());
}

proptest! {
    #[test]
    fn decode_of_encode_is_the_value(words in prop::collection::vec(any::<u16>(), 0..=3), text in "[a-zä]{0,4}") {
        let words = Words::from_slice(&words).unwrap();
        let octets = words.encode().unwrap();
        prop_assert_eq!(octets.len(), words.encoded_len().unwrap());
        prop_assert_eq!(Countable::count(&words), words.len());
        prop_assert_eq!(counted::<Words>(&octets, words.len() as u64).unwrap(), words.clone());
        prop_assert_eq!(Words::decode(&octets).unwrap(), words);

        let text = String::<8>::try_from(text.as_str()).unwrap();
        let octets = text.encode().unwrap();
        prop_assert_eq!(octets.len(), text.encoded_len().unwrap());
        prop_assert_eq!(Countable::count(&text), text.len());
        prop_assert_eq!(String::<8>::decode(&octets).unwrap(), text);
    }
}
