//! Sequences whose elements end with a terminator in an element's place.
#![cfg(feature = "alloc")]

use wire_core::{EncodeErrorKind, Wire};

/// An element longer than any terminator.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Long {
    first: u8,
    others: [u8; 31],
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct EndsWithZero {
    #[wire(until = 0)]
    elements: Vec<Long>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct EndsWithText {
    #[wire(until = b"the end of all the elements")]
    elements: Vec<Long>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct EndsWithTwoZeros {
    #[wire(until = b"\0\0")]
    elements: Vec<u8>,
    #[wire(until = b"\0\0")]
    pairs: Vec<(u8,)>,
}

fn long(start: &[u8]) -> Long {
    let mut octets = [7; 32];
    octets[..start.len()].copy_from_slice(start);
    Long::decode(&octets).unwrap()
}

#[test]
fn a_long_element_is_no_terminator() {
    let value = EndsWithZero { elements: vec![long(&[1]), long(&[255])] };
    let octets = value.encode().unwrap();
    assert_eq!(octets.len(), 65);
    assert_eq!(EndsWithZero::decode(&octets).unwrap(), value);
}

#[test]
fn a_long_element_that_starts_as_the_terminator_is_refused() {
    let error = EndsWithZero { elements: vec![long(&[0])] }.encode().unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::HoldsTerminator);
    let error = EndsWithText { elements: vec![long(b"the end of all the elements")] }.encode();
    assert_eq!(error.unwrap_err().kind(), EncodeErrorKind::HoldsTerminator);
}

#[test]
fn an_element_that_could_become_the_terminator_with_the_next_is_refused() {
    let value = EndsWithTwoZeros { elements: vec![1], pairs: vec![(0,), (0,)] };
    assert_eq!(value.encode().unwrap_err().kind(), EncodeErrorKind::HoldsTerminator);
    let value = EndsWithTwoZeros { elements: vec![1], pairs: vec![(1,), (2,)] };
    assert_eq!(EndsWithTwoZeros::decode(&value.encode().unwrap()).unwrap(), value);
}
