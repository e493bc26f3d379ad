//! What a length covers is used up.
#![cfg(all(feature = "derive", feature = "alloc"))]

use wire_core::{DecodeErrorKind, Reader, Wire};

#[derive(Wire, Debug)]
enum Body {
    #[wire(tag = 1)]
    Number(u16),
}

/// The body goes to the end of the region, but may end before.
#[derive(Wire, Debug)]
struct Message {
    #[wire(tag_of(body))]
    kind: u8,
    #[wire(len_of(self))]
    len: u8,
    #[wire(rest)]
    body: Body,
}

#[test]
fn a_region_that_its_last_field_does_not_fill_has_octets_left_over() {
    let message = Message::decode(&[1, 4, 0, 7]).unwrap();
    assert!(matches!(message.body, Body::Number(7)));
    let error = Message::decode(&[1, 5, 0, 7, 9]).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Trailing { count: 1 });
    assert_eq!(error.offset(), 4);
}

/// Both lengths end with the body, or say that they do.
#[derive(Wire, Debug)]
struct Twice<'a> {
    #[wire(len_of(self))]
    len: u8,
    #[wire(len_of(body))]
    body_len: u8,
    #[wire(rest)]
    body: &'a [u8],
}

#[test]
fn what_an_outer_length_covers_and_an_inner_one_does_not_is_left_over() {
    assert_eq!(Twice::decode(&[4, 2, 7, 8]).unwrap().body, [7, 8]);
    let error = Twice::decode(&[5, 2, 7, 8, 9]).unwrap_err();
    assert_eq!(error.to_string(), "Twice.body at octet 4: 1 octet left over");
    let message = Reader::new(&[5, 2, 7, 8, 9, 0]).decode::<Twice<'_>>().unwrap_err();
    assert_eq!(message, error);
}

/// A field that is not on the wire is not what octets are left over behind.
#[test]
fn the_last_field_on_the_wire_is_the_one_that_leaves_octets_over() {
    #[derive(Wire, Debug, PartialEq)]
    struct Kept {
        #[wire(len_of(self))]
        len: u8,
        #[wire(len_prefix = u8)]
        body: Vec<u8>,
        #[wire(skip)]
        note: u32,
    }
    let kept = Kept::decode(&[4, 2, 7, 8]).unwrap();
    assert_eq!(kept, Kept { len: 4, body: vec![7, 8], note: 0 });
    let error = Kept::decode(&[5, 2, 7, 8, 9]).unwrap_err();
    assert_eq!(error.to_string(), "Kept.body at octet 4: 1 octet left over");
}

/// The length of all stands within what another one covers, and ends where that does.
#[test]
fn lengths_that_end_together_may_be_told_in_any_order() {
    #[derive(Wire, Debug, PartialEq)]
    struct Late {
        #[wire(len_of(name..))]
        len: u8,
        #[wire(len_prefix = u8)]
        name: Vec<u8>,
        #[wire(len_of(self))]
        all: u8,
        #[wire(rest)]
        body: Vec<u8>,
    }
    let late = Late { len: 6, name: vec![1, 2], all: 7, body: vec![7, 8] };
    let octets = [6, 2, 1, 2, 7, 7, 8];
    assert_eq!(late.encode().unwrap(), octets);
    assert_eq!(Late::decode(&octets).unwrap(), late);
    for wrong in [[5, 2, 1, 2, 7, 7, 8], [6, 2, 1, 2, 6, 7, 8], [6, 2, 1, 2, 8, 7, 8]] {
        assert!(Reader::new(&wrong).decode::<Late>().is_err());
    }
}
