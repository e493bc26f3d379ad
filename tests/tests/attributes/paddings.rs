//! `pad_before`, `pad_after`, `pad_to`, `align_before` and `align_after`.

use wire_core::{Decode, Reader, Wire};

use crate::{both_ways, refused, unwritable};

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Padded {
    a: u8,
    #[wire(pad_before = 2)]
    b: u8,
    #[wire(pad_after = 1)]
    c: u8,
    d: u8,
}

#[test]
fn octets_before_and_after_a_field() {
    both_ways(&Padded { a: 1, b: 2, c: 3, d: 4 }, &[1, 0, 0, 2, 3, 0, 4]);
    assert_eq!(Padded::SIZE, 7);
    assert_eq!(Padded::decode(&[1, 9, 9, 2, 3, 9, 4]), Padded::decode(&[1, 0, 0, 2, 3, 0, 4]));
    refused::<Padded>(&[1, 0, 0], "Padded.b at octet 3: incomplete, at least 4 more octets needed");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct PaddedTo {
    head: u8,
    #[wire(len_prefix = u8, pad_to = 6)]
    name: String,
    #[wire(pad_to = 3)]
    number: u16,
    #[wire(until = 0, pad_to = 4)]
    text: String,
    tail: u8,
}

#[test]
fn fields_padded_to_a_size() {
    let value = PaddedTo { head: 1, name: "abc".into(), number: 2, text: "xy".into(), tail: 9 };
    both_ways(&value, b"\x01\x03abc\0\0\0\x02\0xy\0\0\x09");
    unwritable(
        &PaddedTo { name: "abcdef".into(), ..value },
        "PaddedTo.name: 7 does not fit its field",
    );
    refused::<PaddedTo>(
        b"\x01\x07abcdefg\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        "PaddedTo.name at octet 1: goes 2 octets beyond the length around it",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct PaddedSequence {
    #[wire(len_of(numbers))]
    len: u8,
    #[wire(count_of(more))]
    count: u8,
    #[wire(pad_to = 4)]
    numbers: Vec<u16>,
    #[wire(pad_to = 3)]
    more: Vec<u8>,
}

#[test]
fn the_len_of_a_padded_sequence_is_that_of_its_elements() {
    let value = PaddedSequence { len: 2, count: 1, numbers: vec![7], more: vec![8] };
    both_ways(&value, &[2, 1, 0, 7, 0, 0, 8, 0, 0]);
    let value = PaddedSequence { len: 0, count: 0, numbers: vec![], more: vec![] };
    both_ways(&value, &[0, 0, 0, 0, 0, 0, 0, 0, 0]);
    refused::<PaddedSequence>(
        &[6, 0, 0, 1, 0, 2, 0, 3, 0, 0],
        "PaddedSequence.numbers at octet 2: goes 2 octets beyond the length around it",
    );
    unwritable(
        &PaddedSequence { len: 0, count: 0, numbers: vec![1, 2, 3], more: vec![] },
        "PaddedSequence.numbers: 6 does not fit its field",
    );
}

/// As in STUN: the length of an attribute is that of its value, before what pads it (RFC 8489,
/// section 14).
#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Attribute {
    kind: u16,
    #[wire(len_of(value))]
    len: u16,
    #[wire(align_after = 4)]
    value: Vec<u8>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Attributes {
    head: u8,
    #[wire(rest)]
    all: Vec<Attribute>,
}

#[test]
fn the_end_of_a_field_at_a_multiple_of_the_distance_from_the_start() {
    let attribute =
        |value: &[u8]| Attribute { kind: 1, len: value.len() as u16, value: value.to_vec() };
    let value = Attributes { head: 9, all: vec![attribute(b"abcde"), attribute(b"wxyz")] };
    both_ways(&value, b"\x09\0\x01\0\x05abcde\0\0\0\0\x01\0\x04wxyz");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Aligned {
    #[wire(len_prefix = u8)]
    name: Vec<u8>,
    #[wire(align_before = 4)]
    number: u32,
    #[wire(align_before = 2, align_after = 8)]
    last: u8,
}

#[test]
fn the_start_of_a_field_at_a_multiple_of_the_distance_from_the_start() {
    let value = Aligned { name: vec![7, 7], number: 1, last: 5 };
    both_ways(&value, &[2, 7, 7, 0, 0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0, 0]);
    let value = Aligned { name: vec![7, 7, 7], number: 1, last: 5 };
    both_ways(&value, &[3, 7, 7, 7, 0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0, 0]);
    refused::<Aligned>(
        &[2, 7, 7, 0, 0, 0, 0, 1, 5, 0],
        "Aligned.padding at octet 9: incomplete, at least 6 more octets needed",
    );
}

/// RFC 791: the options are padded to whole words, and the padding counts.
#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct WordsWithPadding {
    #[wire(len_of(self), unit = 4)]
    words: u8,
    #[wire(rest)]
    options: Options,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Options {
    #[wire(len_prefix = u8, align_after = 3)]
    text: Vec<u8>,
}

#[test]
fn the_len_of_a_range_counts_what_pads_the_fields_in_it() {
    let value = WordsWithPadding { words: 1, options: Options { text: vec![5] } };
    both_ways(&value, &[1, 1, 5, 0]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct BeforeNext {
    #[wire(len_of(a..c))]
    len: u8,
    a: u8,
    #[wire(len_prefix = u8, pad_to = 4)]
    b: Vec<u8>,
    c: u8,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct ToField {
    #[wire(len_of(a..=b))]
    len: u8,
    a: u8,
    #[wire(len_prefix = u8, pad_to = 4)]
    b: Vec<u8>,
    c: u8,
}

#[test]
fn the_len_of_a_range_that_ends_with_a_field_does_not_count_what_pads_it() {
    both_ways(&ToField { len: 3, a: 1, b: vec![2], c: 3 }, &[3, 1, 1, 2, 0, 0, 3]);
    both_ways(&BeforeNext { len: 5, a: 1, b: vec![2], c: 3 }, &[5, 1, 1, 2, 0, 0, 3]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OptionalPadded {
    #[wire(flag_of(number))]
    there: bool,
    #[wire(pad_to = 4)]
    number: Option<u16>,
    tail: u8,
}

#[test]
fn the_room_of_an_optional_padded_field_is_always_there() {
    both_ways(&OptionalPadded { there: true, number: Some(1), tail: 9 }, &[1, 0, 1, 0, 0, 9]);
    both_ways(&OptionalPadded { there: false, number: None, tail: 9 }, &[0, 0, 0, 0, 0, 9]);
}

#[test]
fn padding_that_is_not_zero_is_not_canonical() {
    let octets = [3, 7, 7, 7, 0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 1, 0];
    assert!(Aligned::decode(&octets).is_ok());
    let mut reader = Reader::new(&octets).into_canonical();
    assert_eq!(
        Aligned::decode_from(&mut reader, ()).unwrap_err().to_string(),
        "Aligned.padding at octet 9: not canonical: padding is not zero"
    );
}
