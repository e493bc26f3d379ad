//! `checksum`, `over`, `pseudo` and `none`.

use wire_core::checksum::Checksum;
use wire_core::{Decode, Reader, Wire};

use crate::{both_ways, refused};

/// The sum of the octets, modulo 256.
#[derive(Default)]
struct Sum(u8);

impl Checksum for Sum {
    fn update(&mut self, octets: &[u8]) {
        self.0 = octets.iter().fold(self.0, |sum, octet| sum.wrapping_add(*octet));
    }

    fn finish(self) -> u64 {
        self.0.into()
    }
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Behind {
    #[wire(len_prefix = u8)]
    text: Vec<u8>,
    #[wire(checksum = Sum, over = ..sum)]
    sum: u8,
}

#[test]
fn behind_what_it_covers() {
    both_ways(&Behind { text: vec![1, 2], sum: 5 }, &[2, 1, 2, 5]);
    refused::<Behind>(
        &[2, 1, 2, 6],
        "Behind.sum at octet 3: checksum is 0x6, but the octets sum up to 0x5",
    );
}

#[test]
fn what_the_value_says_is_computed_anew() {
    assert_eq!(Behind { text: vec![1, 2], sum: 99 }.encode().unwrap(), [2, 1, 2, 5]);
    assert_eq!(Behind { text: vec![1, 2], sum: 99 }.encode_verbatim().unwrap(), [2, 1, 2, 99]);
}

#[test]
fn a_reader_may_leave_checksums_alone() {
    let mut reader = Reader::new(&[2, 1, 2, 6]).without_checksums();
    assert_eq!(Behind::decode_from(&mut reader, ()), Ok(Behind { text: vec![1, 2], sum: 6 }));
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Before {
    #[wire(checksum = Sum, over = text..)]
    sum: u8,
    #[wire(len_prefix = u8)]
    text: Vec<u8>,
}

#[test]
fn before_what_it_covers() {
    both_ways(&Before { sum: 5, text: vec![1, 2] }, &[5, 2, 1, 2]);
    refused::<Before>(
        &[5, 2, 1, 3],
        "Before.sum at octet 0: checksum is 0x5, but the octets sum up to 0x6",
    );
}

/// As in ICMP: RFC 792 sums up the whole message with its checksum taken for zero.
#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Within {
    kind: u16,
    #[wire(checksum = internet)]
    checksum: u16,
    #[wire(rest)]
    data: Vec<u8>,
}

#[test]
fn within_what_it_covers() {
    let octets = [0x08, 0x00, 0xf3, 0xfb, 0x01, 0x02, 0x03, 0x02];
    both_ways(&Within { kind: 0x0800, checksum: 0xf3fb, data: vec![1, 2, 3, 2] }, &octets);
    let odd = Within { kind: 0, checksum: 0, data: vec![1] }.encode().unwrap();
    assert_eq!(odd, [0, 0, 0xfe, 0xff, 1]);
    assert!(Within::decode(&odd).is_ok());
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OneField {
    head: u8,
    #[wire(len_prefix = u8)]
    text: Vec<u8>,
    tail: u8,
    #[wire(checksum = Sum, over = text)]
    sum: u8,
    end: u8,
}

#[test]
fn over_one_field_with_its_prefix() {
    both_ways(
        &OneField { head: 9, text: vec![1, 1], tail: 9, sum: 4, end: 9 },
        &[9, 2, 1, 1, 9, 4, 9],
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Ranges {
    a: u8,
    b: u8,
    c: u8,
    d: u8,
    #[wire(checksum = Sum, over = a..c)]
    without_c: u8,
    #[wire(checksum = Sum, over = a..=c)]
    with_c: u8,
    #[wire(checksum = Sum, over = ..=d)]
    to_d: u8,
    #[wire(checksum = Sum, over = b..=b)]
    only_b: u8,
}

#[test]
fn over_ranges_of_fields() {
    let value = Ranges { a: 1, b: 2, c: 4, d: 8, without_c: 3, with_c: 7, to_d: 15, only_b: 2 };
    both_ways(&value, &[1, 2, 4, 8, 3, 7, 15, 2]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Nested {
    #[wire(checksum = Sum, over = self)]
    outer: u8,
    a: u8,
    #[wire(checksum = Sum, over = a..=b)]
    inner: u8,
    b: u8,
}

#[test]
fn a_checksum_over_another() {
    let octets = Nested { outer: 0, a: 1, inner: 0, b: 2 }.encode().unwrap();
    assert_eq!(octets, [6, 1, 3, 2]);
    assert!(Nested::decode(&octets).is_ok());
}

/// RFC 768: the pseudo header goes in front; a sum of zero is sent as all ones, and zero says
/// that there is none.
#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(ctx(source: u32))]
struct Pseudo {
    #[wire(checksum = internet, pseudo = source.to_be_bytes(), none = 0)]
    checksum: Option<u16>,
    #[wire(rest)]
    data: Vec<u8>,
}

#[test]
fn over_what_is_not_in_the_message() {
    let value = Pseudo { checksum: Some(0xfcf9), data: vec![1, 2] };
    let octets = [0xfc, 0xf9, 1, 2];
    assert_eq!(value.encode_with((0x0101_0103u32,)).unwrap(), octets);
    assert_eq!(Pseudo::decode_with(&octets, (0x0101_0103,)), Ok(value));
    let error = Pseudo::decode_with(&octets, (0x0101_0104,)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Pseudo.checksum at octet 0: checksum is 0xfcf9, but the octets sum up to 0xfcf8"
    );
}

#[test]
fn none_is_kept_and_a_sum_of_zero_is_written_as_all_ones() {
    let absent = Pseudo { checksum: None, data: vec![1, 2] };
    assert_eq!(absent.encode_with((7u32,)).unwrap(), [0, 0, 1, 2]);
    assert_eq!(Pseudo::decode_with(&[0, 0, 1, 2], (7,)), Ok(absent));
    let zero = Pseudo { checksum: Some(0), data: vec![0xff, 0xff] };
    assert_eq!(zero.encode_with((0u32,)).unwrap(), [0xff, 0xff, 0xff, 0xff]);
    assert!(Pseudo::decode_with(&[0xff; 4], (0,)).is_ok());
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Unwritten {
    a: u8,
    #[wire(checksum = Sum, over = a, as = u16)]
    sum: (),
    #[wire(checksum = Sum, over = ..=sum, endian = little)]
    little: u16,
}

#[test]
fn a_checksum_may_take_no_memory_and_have_a_byte_order() {
    both_ways(&Unwritten { a: 7, sum: (), little: 14 }, &[7, 0, 7, 14, 0]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Inner {
    id: u8,
    #[wire(checksum = Sum, over = ..sum)]
    sum: u8,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Several {
    head: u16,
    #[wire(rest)]
    all: Vec<Inner>,
}

#[test]
fn a_checksum_of_a_nested_value_covers_that_value() {
    let all = vec![Inner { id: 3, sum: 3 }, Inner { id: 4, sum: 4 }];
    both_ways(&Several { head: 9, all }, &[0, 9, 3, 3, 4, 4]);
    refused::<Several>(
        &[0, 9, 3, 3, 4, 5],
        "Several.all[1].sum at octet 5: checksum is 0x5, but the octets sum up to 0x4",
    );
}
