//! What a length covers is used up.
#![cfg(all(feature = "derive", feature = "alloc"))]

use wire_core::{DecodeErrorKind, Wire};

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
