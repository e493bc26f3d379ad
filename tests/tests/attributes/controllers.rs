//! `len_of`, `count_of`, `flag_of`, `tag_of`, with `unit`, `bias` and `none`, and their regions.

use wire_core::frame::Header;
use wire_core::varint::{Leb128, Var};
use wire_core::{EncodeErrorKind, Wire};

use crate::{both_ways, refused, unwritable};

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OneField {
    #[wire(len_of(text))]
    len: u8,
    number: u16,
    text: String,
    tail: u8,
}

#[test]
fn the_len_of_one_field() {
    both_ways(&OneField { len: 2, number: 1, text: "hi".into(), tail: 9 }, b"\x02\0\x01hi\x09");
    refused::<OneField>(
        b"\x05\0\x01hi\x09",
        "OneField.text at octet 3: incomplete, at least 2 more octets needed",
    );
    unwritable(
        &OneField { len: 0, number: 0, text: "x".repeat(256), tail: 0 },
        "OneField.len: 256 does not fit its field",
    );
}

#[test]
fn what_the_value_says_is_computed_anew() {
    let value = OneField { len: 77, number: 1, text: "hi".into(), tail: 9 };
    assert_eq!(value.encode().unwrap(), b"\x02\0\x01hi\x09");
    assert_eq!(value.encode_verbatim().unwrap(), b"\x4d\0\x01hi\x09");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct RangeOfFields {
    #[wire(len_of(a..=c))]
    len: u16,
    a: u8,
    #[wire(len_prefix = u8)]
    b: Vec<u8>,
    c: u16,
    d: u8,
}

#[test]
fn the_len_of_a_range_of_fields() {
    let value = RangeOfFields { len: 6, a: 1, b: vec![7, 7], c: 3, d: 4 };
    both_ways(&value, &[0, 6, 1, 2, 7, 7, 0, 3, 4]);
    refused::<RangeOfFields>(
        &[0, 7, 1, 2, 7, 7, 0, 3, 4],
        "RangeOfFields.c at octet 8: 1 octet left over",
    );
    refused::<RangeOfFields>(
        &[0, 5, 1, 2, 7, 7, 0, 3, 4],
        "RangeOfFields.c at octet 6: goes 1 octet beyond the length around it",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct WithItself {
    #[wire(len_of(self), bias = -1)]
    len: u8,
    #[wire(rest)]
    text: Vec<u8>,
}

#[test]
fn the_len_of_the_whole_with_a_bias() {
    both_ways(&WithItself { len: 2, text: vec![5, 6] }, &[2, 5, 6]);
    refused::<WithItself>(&[2, 5, 6, 7], "message at octet 3: 1 octet left over");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Whole {
    kind: u8,
    #[wire(len_of(self))]
    len: u8,
    #[wire(rest)]
    text: Vec<u8>,
}

#[test]
fn a_len_that_counts_itself_and_is_less_than_its_own_size_is_refused() {
    both_ways(&Whole { kind: 1, len: 2, text: vec![] }, &[1, 2]);
    refused::<Whole>(&[1, 1], "Whole.len at octet 1: impossible length or count 1");
    refused::<Whole>(&[1, 0], "Whole.len at octet 1: impossible length or count 0");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct BeforeItsController {
    id: u16,
    #[wire(bits = 4, len_of(..text), unit = 4)]
    words: u8,
    #[wire(bits = 4)]
    flags: u8,
    sequence: u8,
    #[wire(rest)]
    options: Vec<u8>,
    #[wire(rest)]
    text: Vec<u8>,
}

#[test]
fn a_len_in_units_over_a_range_that_starts_before_it() {
    let value = BeforeItsController {
        id: 1,
        words: 2,
        flags: 3,
        sequence: 4,
        options: vec![1, 2, 3, 4],
        text: vec![9],
    };
    both_ways(&value, &[0, 1, 0x23, 4, 1, 2, 3, 4, 9]);
    refused::<BeforeItsController>(
        &[0, 1, 0x03, 4],
        "BeforeItsController.words at octet 2: impossible length or count 0",
    );
    unwritable(
        &BeforeItsController {
            id: 0,
            words: 0,
            flags: 0,
            sequence: 0,
            options: vec![1],
            text: vec![],
        },
        "BeforeItsController.words: 5 octets are no multiple of 4",
    );
    unwritable(
        &BeforeItsController {
            id: 0,
            words: 0,
            flags: 0,
            sequence: 0,
            options: vec![0; 60],
            text: vec![],
        },
        "BeforeItsController.words: 16 does not fit its field",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Counted {
    #[wire(count_of(numbers))]
    count: u8,
    #[wire(count_of(texts), bias = 1)]
    one_more: u8,
    numbers: Vec<u16>,
    texts: Vec<Text>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Text {
    #[wire(len_prefix = u8)]
    text: String,
}

#[test]
fn the_count_of_a_sequence() {
    let value = Counted {
        count: 2,
        one_more: 2,
        numbers: vec![1, 2],
        texts: vec![Text { text: "ab".into() }],
    };
    both_ways(&value, b"\x02\x02\0\x01\0\x02\x02ab");
    refused::<Counted>(&[0, 0], "Counted.one_more at octet 1: impossible length or count 0");
    refused::<Counted>(
        b"\x01\x03\0\x01\x02ab\x05x",
        "Counted.texts[1].text at octet 8: incomplete, at least 4 more octets needed",
    );
    unwritable(
        &Counted { count: 0, one_more: 0, numbers: vec![0; 256], texts: vec![] },
        "Counted.count: 256 does not fit its field",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct CountInBits {
    #[wire(bits = 3, count_of(numbers))]
    count: u8,
    #[wire(bits = 5)]
    other: u8,
    numbers: Vec<u8>,
}

#[test]
fn a_count_in_bits() {
    both_ways(&CountInBits { count: 2, other: 1, numbers: vec![8, 9] }, &[0x41, 8, 9]);
    unwritable(
        &CountInBits { count: 0, other: 0, numbers: vec![0; 8] },
        "CountInBits.count: 8 does not fit its field",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Flags {
    #[wire(bits = 1, flag_of(a))]
    has_a: bool,
    #[wire(bits = 1, flag_of(b..=c))]
    has_b_and_c: bool,
    #[wire(bits = 1, flag_of(d), none = 1)]
    lacks_d: bool,
    #[wire(bits = 5)]
    other: u8,
    #[wire(flag_of(e))]
    has_e: u8,
    a: Option<u8>,
    b: Option<u16>,
    c: Option<u8>,
    d: Option<u8>,
    e: Option<u8>,
}

#[test]
fn flags_in_bits_over_a_range_and_with_another_value_for_absence() {
    let all = Flags {
        has_a: true,
        has_b_and_c: true,
        lacks_d: false,
        other: 3,
        has_e: 1,
        a: Some(1),
        b: Some(2),
        c: Some(3),
        d: Some(4),
        e: Some(5),
    };
    both_ways(&all, &[0xc3, 1, 1, 0, 2, 3, 4, 5]);
    let none = Flags {
        has_a: false,
        has_b_and_c: false,
        lacks_d: true,
        other: 3,
        has_e: 0,
        a: None,
        b: None,
        c: None,
        d: None,
        e: None,
    };
    both_ways(&none, &[0x23, 0]);
    unwritable(
        &Flags { b: Some(1), ..none },
        "Flags.c: absent, but the fields before say it is there",
    );
}

#[test]
fn any_value_of_a_flag_but_none_says_that_the_field_is_there() {
    let value = Flags::decode(&[0x23, 7, 9]).unwrap();
    assert_eq!((value.has_e, value.e), (7, Some(9)));
    assert_eq!(value.encode().unwrap(), [0x23, 1, 9]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Selected {
    #[wire(bits = 4, tag_of(body))]
    kind: u8,
    #[wire(bits = 4)]
    other: u8,
    #[wire(len_of(body))]
    len: u16,
    body: Body,
    #[wire(tag_of(second), as = u16)]
    second_kind: (),
    second: Body,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
enum Body {
    #[wire(tag = 1)]
    One(u8),
    #[wire(tag = 2)]
    Two { text: [u8; 2] },
    #[wire(tag = 30)]
    Thirty,
}

#[test]
fn a_tag_in_front_of_other_fields() {
    let value = Selected {
        kind: 2,
        other: 7,
        len: 2,
        body: Body::Two { text: *b"ab" },
        second_kind: (),
        second: Body::Thirty,
    };
    both_ways(&value, b"\x27\0\x02ab\0\x1e");
    refused::<Selected>(b"\x37\0\x02ab\0\x1e", "Selected.body at octet 3: unknown tag 3 (0x3)");
    unwritable(
        &Selected {
            kind: 0,
            other: 0,
            len: 0,
            body: Body::Thirty,
            second_kind: (),
            second: Body::Thirty,
        },
        "Selected.kind: 30 does not fit its field",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OptionalTag {
    #[wire(bits = 1, flag_of(body))]
    there: bool,
    #[wire(bits = 7, tag_of(body))]
    kind: u8,
    body: Option<Body>,
}

#[test]
fn a_tag_of_a_field_that_may_be_absent() {
    both_ways(&OptionalTag { there: true, kind: 1, body: Some(Body::One(9)) }, &[0x81, 9]);
    both_ways(&OptionalTag { there: false, kind: 0, body: None }, &[0]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct LenAsVarint {
    #[wire(len_of(text), varint = leb128)]
    len: u32,
    #[wire(count_of(numbers))]
    count: Var<Leb128, u16>,
    text: Vec<u8>,
    numbers: Vec<u8>,
}

#[test]
fn controllers_of_variable_size() {
    let value = LenAsVarint { len: 200, count: Var::new(1), text: vec![7; 200], numbers: vec![9] };
    let mut octets = vec![0xc8, 0x01, 0x01];
    octets.extend([7; 200]);
    octets.push(9);
    both_ways(&value, &octets);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(endian = little)]
struct LittleLen {
    #[wire(len_of(text))]
    len: u32,
    #[wire(as = u16, count_of(numbers))]
    count: (),
    text: Vec<u8>,
    numbers: Vec<u16>,
}

#[test]
fn controllers_have_the_byte_order_of_their_type() {
    both_ways(
        &LittleLen { len: 1, count: (), text: vec![7], numbers: vec![1] },
        &[1, 0, 0, 0, 1, 0, 7, 1, 0],
    );
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct FrameHeader {
    kind: u8,
    #[wire(len_of(payload))]
    len: u16,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct WholeFrameHeader {
    #[wire(len_of(..=payload), bias = -1)]
    len: u16,
    kind: u8,
}

#[test]
fn the_len_of_a_payload_behind_the_message() {
    let mut header = FrameHeader { kind: 1, len: 5 };
    both_ways(&header, &[1, 0, 5]);
    assert_eq!(header.payload_len(), Ok(5));
    assert_eq!(
        header.set_payload_len(70_000).unwrap_err().to_string(),
        "FrameHeader.len: 70000 does not fit its field"
    );
    header.set_payload_len(300).unwrap();
    assert_eq!(header.len, 300);
}

#[test]
fn the_len_of_a_header_and_the_payload_behind_it() {
    let mut header = WholeFrameHeader { len: 7, kind: 1 };
    assert_eq!(header.payload_len(), Ok(5));
    header.set_payload_len(10).unwrap();
    assert_eq!(header.len, 12);
    header.len = 1;
    assert_eq!(
        header.payload_len().unwrap_err().to_string(),
        "WholeFrameHeader.len at octet 0: impossible length or count 1"
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct MentionedLen {
    #[wire(len_of(text))]
    len: u8,
    text: Vec<u8>,
    #[wire(if = len > 1)]
    more: Option<u8>,
}

#[test]
fn an_expression_sees_the_len_that_is_written_not_the_one_in_the_value() {
    both_ways(&MentionedLen { len: 2, text: vec![1, 2], more: Some(3) }, &[2, 1, 2, 3]);
    both_ways(&MentionedLen { len: 1, text: vec![1], more: None }, &[1, 1]);
    let value = MentionedLen { len: 0, text: vec![1, 2], more: None };
    assert_eq!(value.encode().unwrap_err().kind(), EncodeErrorKind::Presence { expected: true });
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct CountAndLen {
    #[wire(count_of(numbers))]
    count: u8,
    #[wire(len_of(numbers))]
    len: u8,
    numbers: Vec<u16>,
}

#[test]
fn a_len_and_a_count_of_the_same_field_agree() {
    both_ways(&CountAndLen { count: 2, len: 4, numbers: vec![1, 2] }, &[2, 4, 0, 1, 0, 2]);
    refused::<CountAndLen>(
        &[1, 4, 0, 1, 0, 2],
        "CountAndLen.numbers at octet 4: 2 octets left over",
    );
    refused::<CountAndLen>(
        &[3, 4, 0, 1, 0, 2],
        "CountAndLen.numbers at octet 2: goes 2 octets beyond the length around it",
    );
}
