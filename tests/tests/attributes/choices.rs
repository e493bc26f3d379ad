//! Enums: discriminants, `tag`, ranges, `other`, `len_prefix`, and selection from outside.

use wire_core::varint::{Leb128, Var};
use wire_core::{DecodeErrorKind, Tagged, Wire};

use crate::{both_ways, refused, unwritable};

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
#[repr(u16)]
enum Closed {
    A = 1,
    B,
    C = 0x0800,
    D = C_PLUS_ONE,
}

const C_PLUS_ONE: u16 = 0x0801;

#[test]
fn the_discriminants_of_a_fieldless_enum_are_its_tags() {
    both_ways(&Closed::A, &[0, 1]);
    both_ways(&Closed::B, &[0, 2]);
    both_ways(&Closed::C, &[8, 0]);
    both_ways(&Closed::D, &[8, 1]);
    refused::<Closed>(&[0, 3], "message at octet 0: unknown tag 3 (0x3)");
    assert_eq!(Closed::SIZE, 2);
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
#[repr(i8)]
enum Negative {
    Minus = -2,
    Next,
    Zero,
    Plus = 5,
}

#[test]
fn discriminants_below_zero() {
    both_ways(&Negative::Minus, &[0xfe]);
    both_ways(&Negative::Next, &[0xff]);
    both_ways(&Negative::Zero, &[0]);
    both_ways(&Negative::Plus, &[5]);
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
#[wire(endian = little)]
#[repr(u32)]
enum Open {
    A = 1,
    #[wire(other)]
    Other(u32),
}

#[test]
fn an_open_enum_keeps_unknown_tags() {
    both_ways(&Open::A, &[1, 0, 0, 0]);
    both_ways(&Open::Other(7), &[7, 0, 0, 0]);
    unwritable(&Open::Other(1), "message: an unknown code that belongs to another variant");
}

#[test]
fn enums_one_after_another() {
    both_ways(&vec![Negative::Minus, Negative::Plus], &[0xfe, 5]);
    both_ways(&vec![Open::A, Open::Other(7)], &[1, 0, 0, 0, 7, 0, 0, 0]);
    unwritable(
        &vec![Open::A, Open::Other(1)],
        "message[1]: an unknown code that belongs to another variant",
    );
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct HasOpen {
    id: u8,
    open: Open,
    #[wire(bits = 4)]
    bits: Small,
    #[wire(bits = 4)]
    other: u8,
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
#[repr(u8)]
enum Small {
    One = 1,
    #[wire(other)]
    Other(u8),
}

#[test]
fn an_open_enum_in_a_run_and_in_bits() {
    let value = HasOpen { id: 1, open: Open::Other(9), bits: Small::Other(3), other: 2 };
    both_ways(&value, &[1, 9, 0, 0, 0, 0x32]);
    both_ways(&HasOpen { bits: Small::One, ..value.clone() }, &[1, 9, 0, 0, 0, 0x12]);
    unwritable(
        &HasOpen { open: Open::Other(1), ..value.clone() },
        "HasOpen.open: an unknown code that belongs to another variant",
    );
    unwritable(
        &HasOpen { bits: Small::Other(16), ..value },
        "HasOpen.bits: 16 does not fit its field",
    );
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
enum Inline {
    #[wire(tag = 0)]
    Nothing,
    #[wire(tag = 1)]
    Tuple(u8, u16),
    #[wire(tag = 2)]
    Named { a: u8, b: u8 },
    #[wire(tag = 3, len_prefix = u8)]
    Prefixed { text: [u8; 2] },
    #[wire(tag = b'x')]
    Letter(u8),
    #[wire(tag = 0x10..=0x1f)]
    Range(u8, u16),
    #[wire(tag = LIMIT)]
    Constant,
    #[wire(other, len_prefix = u8)]
    Other {
        tag: u8,
        #[wire(rest)]
        octets: Vec<u8>,
    },
}

const LIMIT: u8 = 0x80;

#[test]
fn an_inline_tag_selects_the_variant() {
    both_ways(&Inline::Nothing, &[0]);
    both_ways(&Inline::Tuple(5, 6), &[1, 5, 0, 6]);
    both_ways(&Inline::Named { a: 7, b: 8 }, &[2, 7, 8]);
    both_ways(&Inline::Prefixed { text: *b"ab" }, b"\x03\x02ab");
    both_ways(&Inline::Letter(9), b"x\x09");
    both_ways(&Inline::Range(0x1f, 1), &[0x1f, 0, 1]);
    both_ways(&Inline::Constant, &[0x80]);
    both_ways(&Inline::Other { tag: 0x90, octets: vec![1, 2] }, &[0x90, 2, 1, 2]);
    assert_eq!(Inline::Range(0x11, 0).tag(), 0x11);
}

#[test]
fn what_a_variant_does_not_take_of_its_len_is_refused() {
    refused::<Inline>(b"\x03\x03abc", "Inline::Prefixed at octet 4: 1 octet left over");
    refused::<Inline>(
        b"\x03\x01abc",
        "Inline::Prefixed.text at octet 2: goes 1 octet beyond the length around it",
    );
    refused::<Inline>(
        &[1, 5, 0],
        "Inline::Tuple.1 at octet 2: incomplete, at least 1 more octet needed",
    );
}

#[test]
fn a_variant_that_holds_its_tag_holds_one_of_its_own() {
    unwritable(&Inline::Range(0x20, 0), "Inline::Range.0: tag 32 does not belong to this variant");
    unwritable(
        &Inline::Other { tag: 0x11, octets: vec![] },
        "Inline::Other.tag: tag 17 belongs to another variant",
    );
    unwritable(
        &Inline::Other { tag: 0x80, octets: vec![] },
        "Inline::Other.tag: tag 128 belongs to another variant",
    );
    unwritable(
        &Inline::Other { tag: 0x90, octets: vec![0; 256] },
        "Inline::Other: 256 does not fit its field",
    );
}

/// RFC 791: the length octet counts the tag and itself.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
enum Tlv {
    #[wire(tag = 0)]
    End,
    #[wire(tag = 2, len_prefix = u8, bias = 2)]
    MaxSegment(u16),
    #[wire(tag = 4, len_prefix = u8, unit = 4)]
    Words(#[wire(rest)] Vec<u8>),
    #[wire(other, len_prefix = u8, bias = 2)]
    Other(u8, #[wire(rest)] Vec<u8>),
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Options {
    #[wire(rest)]
    all: Vec<Tlv>,
}

#[test]
fn type_length_value_with_bias_and_unit() {
    let all =
        vec![Tlv::MaxSegment(1460), Tlv::Words(vec![1, 2, 3, 4]), Tlv::Other(9, vec![5]), Tlv::End];
    both_ways(&Options { all }, &[2, 4, 5, 0xb4, 4, 1, 1, 2, 3, 4, 9, 3, 5, 0]);
    refused::<Options>(&[0, 9, 1], "Options.all[1] at octet 2: impossible length or count 1");
    unwritable(
        &Options { all: vec![Tlv::Words(vec![1])] },
        "Options.all[0]: 1 octet is no multiple of 4",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(endian = little, tag = u16)]
enum LittleTag {
    #[wire(tag = 1)]
    A(u16),
    #[wire(tag = 2, len_prefix = u16)]
    B(u32),
    #[wire(other)]
    Other(u16, #[wire(len_prefix = u16)] Vec<u8>),
}

#[test]
fn the_tag_and_the_prefix_have_the_byte_order_of_the_enum() {
    both_ways(&LittleTag::A(5), &[1, 0, 5, 0]);
    both_ways(&LittleTag::B(5), &[2, 0, 4, 0, 5, 0, 0, 0]);
    both_ways(&LittleTag::Other(0x1234, vec![7]), &[0x34, 0x12, 1, 0, 7]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(tag = Var<Leb128, u32>)]
enum VarintTag {
    #[wire(tag = 1)]
    A(u8),
    #[wire(tag = 300, len_prefix = Var<Leb128, u32>)]
    B(u16),
    #[wire(other)]
    Other(u32),
}

#[test]
fn a_tag_and_a_prefix_of_variable_size() {
    both_ways(&VarintTag::A(2), &[1, 2]);
    both_ways(&VarintTag::B(2), &[0xac, 2, 2, 0, 2]);
    both_ways(&VarintTag::Other(301), &[0xad, 2]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Outside {
    kind: Closed,
    code: u8,
    #[wire(tag = kind)]
    body: ByKind,
    #[wire(tag = code & 0x0f)]
    more: ByCode,
    #[wire(if = code > 0x80, tag = code >> 4)]
    last: Option<ByCode>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
enum ByKind {
    #[wire(tag = Closed::A)]
    A(u8),
    #[wire(tag = Closed::B)]
    B,
    #[wire(other)]
    Other(u16, u8),
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
enum ByCode {
    #[wire(tag = 1)]
    One,
    #[wire(tag = 2..=9)]
    Many(u8, u8),
}

#[test]
fn an_expression_selects_the_variant() {
    let value =
        Outside { kind: Closed::A, code: 1, body: ByKind::A(7), more: ByCode::One, last: None };
    both_ways(&value, &[0, 1, 1, 7]);
    let value = Outside {
        kind: Closed::C,
        code: 0x93,
        body: ByKind::Other(0x0800, 7),
        more: ByCode::Many(3, 8),
        last: Some(ByCode::Many(9, 4)),
    };
    both_ways(&value, &[8, 0, 0x93, 7, 8, 4]);
    refused::<Outside>(&[0, 2, 0x0a], "Outside.more at octet 3: unknown tag 10 (0xa)");
}

#[test]
fn the_variant_is_the_one_that_the_fields_before_say() {
    let value =
        Outside { kind: Closed::B, code: 1, body: ByKind::A(7), more: ByCode::One, last: None };
    unwritable(&value, "Outside.body: the fields before say 2, but there are 1");
    let value = Outside {
        kind: Closed::B,
        code: 0x91,
        body: ByKind::B,
        more: ByCode::One,
        last: Some(ByCode::Many(8, 0)),
    };
    unwritable(&value, "Outside.last: the fields before say 9, but there are 8");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
enum Rich<'a> {
    #[wire(tag = 1)]
    Text {
        #[wire(len_of(text))]
        len: u8,
        text: &'a str,
        #[wire(flag_of(more))]
        flag: bool,
        more: Option<u16>,
        #[wire(bits = 4)]
        a: u8,
        #[wire(bits = 4, value = a + 1)]
        b: u8,
        #[wire(checksum = internet, over = ..crc)]
        crc: u16,
    },
    #[wire(tag = 2)]
    Nested(#[wire(len_prefix = u8)] Box<Rich<'a>>),
}

#[test]
fn variants_have_all_that_structs_have() {
    let text = Rich::Text {
        len: 2,
        text: "hi",
        flag: true,
        more: Some(1),
        a: 2,
        b: 3,
        crc: !(0x0268 + 0x6901 + 0x0001 + 0x2300),
    };
    let [high, low] = (!(0x0268u16 + 0x6901 + 0x0001 + 0x2300)).to_be_bytes();
    let octets = [1, 2, b'h', b'i', 1, 0, 1, 0x23, high, low];
    both_ways(&text, &octets);
    let mut nested = vec![2, 10];
    nested.extend(octets);
    both_ways(&Rich::Nested(Box::new(text)), &nested);
    let mut wrong = octets;
    wrong[9] ^= 1;
    let error = Rich::decode(&wrong).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::WrongChecksum { .. }));
    assert_eq!((error.offset(), error.path().to_string().as_str()), (8, "Rich::Text.crc"));
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(tag = u8, ctx(wide: bool))]
enum Told {
    #[wire(tag = 1)]
    A(#[wire(if = wide)] Option<u16>),
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Teller {
    #[wire(tag_of(selected))]
    kind: u8,
    wide: bool,
    #[wire(ctx(wide = wide))]
    told: Told,
    #[wire(ctx(wide = wide))]
    selected: ToldAndSelected,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(ctx(wide: bool))]
enum ToldAndSelected {
    #[wire(tag = 1)]
    A(#[wire(if = wide)] Option<u16>),
    #[wire(tag = 2)]
    B,
}

#[test]
fn enums_that_must_be_told_something() {
    let value = Teller {
        kind: 1,
        wide: true,
        told: Told::A(Some(2)),
        selected: ToldAndSelected::A(Some(3)),
    };
    both_ways(&value, &[1, 1, 1, 0, 2, 0, 3]);
    let value = Teller { kind: 2, wide: false, told: Told::A(None), selected: ToldAndSelected::B };
    both_ways(&value, &[2, 0, 1]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(tag = u16)]
enum TagsOnly {
    #[wire(tag = 0x0101)]
    A,
    #[wire(tag = 0x0202)]
    B,
}

#[test]
fn a_fieldless_enum_may_have_tags_by_attribute() {
    both_ways(&TagsOnly::A, &[1, 1]);
    both_ways(&TagsOnly::B, &[2, 2]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
enum Discriminants {
    #[wire(tag = 1)]
    A,
    #[wire(tag = 2)]
    B,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Fieldless {
    kind: u8,
    #[wire(tag = kind)]
    value: Discriminants,
}

#[test]
fn an_enum_without_fields_and_without_a_tag_takes_no_octets() {
    both_ways(&Fieldless { kind: 2, value: Discriminants::B }, &[2]);
}
