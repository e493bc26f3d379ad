//! What is said of a whole type: `endian`, `size`, `ctx`, `canonical`, `magic`, `assert`; `crate`
//! is with the shapes, `bit_order` with the bits.

use wire_core::varint::{Leb128, Var};
use wire_core::{Decode, DecodeErrorKind, Reader, Wire};

use crate::{both_ways, refused, unwritable};

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(endian = little)]
struct Little {
    number: u32,
    #[wire(endian = big)]
    big: u16,
    array: [u16; 2],
    nested: [[u16; 2]; 2],
    octets: [u8; 2],
    #[wire(count_prefix = u16)]
    vector: Vec<u16>,
    #[wire(len_prefix = u16)]
    pairs: Vec<[u16; 2]>,
    #[wire(as = u16)]
    converted: u32,
    #[wire(varint = leb128)]
    varint: u32,
    child: Child,
    #[wire(if = number > 0)]
    option: Option<i64>,
    float: f64,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Child {
    number: u16,
}

#[test]
fn little_endian_concerns_the_fields_of_the_type_and_not_those_of_others() {
    let value = Little {
        number: 1,
        big: 2,
        array: [3, 4],
        nested: [[5, 6], [7, 8]],
        octets: [9, 10],
        vector: vec![11],
        pairs: vec![[12, 13]],
        converted: 14,
        varint: 300,
        child: Child { number: 15 },
        option: Some(-1),
        float: 1.0,
    };
    let octets = [
        &[1, 0, 0, 0, 0, 2, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, 10, 1, 0, 11, 0][..],
        &[4, 0, 12, 0, 13, 0, 14, 0, 0xac, 2, 0, 15],
        &[0xff; 8],
        &[0, 0, 0, 0, 0, 0, 0xf0, 0x3f],
    ];
    both_ways(&value, &octets.concat());
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(endian = big)]
struct Big {
    number: u16,
}

#[test]
fn big_endian_may_be_said() {
    both_ways(&Big { number: 1 }, &[0, 1]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(magic = b"\x89PNG", size = 6)]
struct WithText {
    number: u16,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(endian = little, magic = 0xd4c3b2a1_u32)]
struct WithNumber {
    number: u16,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(magic = b'!')]
struct WithLetter(u8);

#[test]
fn a_magic_in_front_of_all_fields() {
    both_ways(&WithText { number: 1 }, b"\x89PNG\0\x01");
    both_ways(&WithNumber { number: 1 }, &[0xa1, 0xb2, 0xc3, 0xd4, 1, 0]);
    both_ways(&WithLetter(1), b"!\x01");
    refused::<WithText>(b"\x89PNH\0\x01", "WithText.magic at octet 0: constant has another value");
    refused::<WithLetter>(b"?\x01", "WithLetter.magic at octet 0: constant has another value");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(assert = a < b, assert = a != 3)]
struct Ordered {
    a: u8,
    b: u8,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct HoldsOrdered {
    id: u8,
    #[wire(rest)]
    all: Vec<Ordered>,
}

#[test]
fn conditions_on_the_whole() {
    both_ways(&Ordered { a: 1, b: 2 }, &[1, 2]);
    refused::<Ordered>(&[2, 2], "Ordered at octet 0: condition `a < b` does not hold");
    refused::<Ordered>(&[3, 4], "Ordered at octet 0: condition `a != 3` does not hold");
    unwritable(&Ordered { a: 2, b: 2 }, "Ordered: condition `a < b` does not hold");
    refused::<HoldsOrdered>(
        &[9, 1, 2, 2, 2],
        "HoldsOrdered.all[1] at octet 3: condition `a < b` does not hold",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(canonical)]
struct Canonical {
    #[wire(bits = 1, flag_of(optional))]
    there: bool,
    #[wire(bits = 3, reserved)]
    reserved_bits: (),
    #[wire(bits = 4)]
    number: u8,
    #[wire(reserved)]
    reserved: u8,
    #[wire(varint = leb128)]
    leb: u32,
    #[wire(len_prefix = Var<Leb128, u16>, align_after = 2)]
    text: String,
    optional: Option<u8>,
    #[wire(flag_of(last))]
    flag: u8,
    last: Option<u8>,
    #[wire(default)]
    added: u8,
}

fn canonical() -> Canonical {
    Canonical {
        there: true,
        reserved_bits: (),
        number: 5,
        reserved: 0,
        leb: 1,
        text: "a".into(),
        optional: Some(7),
        flag: 0,
        last: None,
        added: 9,
    }
}

#[test]
fn a_canonical_type_takes_what_it_would_write_and_nothing_else() {
    both_ways(&canonical(), b"\x85\0\x01\x01a\0\x07\0\x09");
    refused::<Canonical>(
        b"\x95\0\x01\x01a\0\x07\0\x09",
        "Canonical.reserved_bits at octet 0: not canonical: reserved bits are not zero",
    );
    refused::<Canonical>(
        b"\x85\x01\x01\x01a\0\x07\0\x09",
        "Canonical.reserved at octet 1: not canonical: reserved bits are not zero",
    );
    refused::<Canonical>(
        b"\x85\0\x81\0\x01a\x07\0\x09",
        "Canonical.leb at octet 2: not canonical: integer in more octets than it needs",
    );
    refused::<Canonical>(
        b"\x85\0\x01\x81\0a\x07\0\x09",
        "Canonical.text at octet 3: not canonical: integer in more octets than it needs",
    );
    refused::<Canonical>(
        b"\x85\0\x01\x01a\x01\x07\0\x09",
        "Canonical.padding at octet 5: not canonical: padding is not zero",
    );
    refused::<Canonical>(
        b"\x85\0\x01\x01a\0\x07\x02\x01\x09",
        "Canonical.flag at octet 7: not canonical: a flag has another value than it is written with",
    );
    refused::<Canonical>(
        b"\x85\0\x01\x01a\0\x07\0",
        "Canonical.added at octet 8: incomplete, at least 1 more octet needed",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Lenient {
    canonical: CanonicalNumber,
    #[wire(varint = leb128)]
    other: u32,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(canonical)]
struct CanonicalNumber {
    #[wire(varint = leb128)]
    number: u32,
}

#[test]
fn a_canonical_type_within_another_speaks_for_itself_alone() {
    assert_eq!(
        Lenient::decode(&[1, 0x82, 0]),
        Ok(Lenient { canonical: CanonicalNumber { number: 1 }, other: 2 })
    );
    let error = Lenient::decode(&[0x81, 0, 2]).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::NotCanonical { .. }));
    let mut reader = Reader::new(&[1, 0x82, 0]).into_canonical();
    assert!(Lenient::decode_from(&mut reader, ()).is_err(), "the reader asks for all");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(canonical)]
struct HoldsLenient {
    #[wire(rest)]
    all: Vec<Lenient>,
}

#[test]
fn what_is_within_a_canonical_type_is_canonical() {
    both_ways(
        &HoldsLenient { all: vec![Lenient { canonical: CanonicalNumber { number: 1 }, other: 2 }] },
        &[1, 2],
    );
    refused::<HoldsLenient>(
        &[1, 0x82, 0],
        "HoldsLenient.all[0].other at octet 1: not canonical: integer in more octets than it needs",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(canonical)]
enum CanonicalChoice {
    #[wire(tag = 1)]
    A(#[wire(reserved)] u8),
    #[wire(other)]
    B(u8),
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct HoldsChoice {
    kind: u8,
    #[wire(tag = kind)]
    choice: CanonicalChoice,
}

#[test]
fn a_canonical_enum() {
    both_ways(&HoldsChoice { kind: 1, choice: CanonicalChoice::A(0) }, &[1, 0]);
    refused::<HoldsChoice>(
        &[1, 1],
        "HoldsChoice.choice.0 at octet 1: not canonical: reserved bits are not zero",
    );
}

#[test]
fn a_verbatim_writer_writes_what_the_value_says() {
    #[derive(Wire, Debug, PartialEq)]
    #[wire(view)]
    struct Wrong {
        #[wire(bits = 4, len_of(text))]
        len: u8,
        #[wire(bits = 4, count_of(numbers))]
        count: u8,
        #[wire(flag_of(option))]
        flag: u8,
        #[wire(tag_of(choice))]
        tag: u8,
        #[wire(checksum = internet)]
        sum: u16,
        text: Vec<u8>,
        numbers: Vec<u8>,
        option: Option<u8>,
        choice: CanonicalChoice,
    }
    let value = Wrong {
        len: 9,
        count: 8,
        flag: 7,
        tag: 6,
        sum: 5,
        text: vec![1],
        numbers: vec![2],
        option: None,
        choice: CanonicalChoice::A(0),
    };
    assert_eq!(value.encode_verbatim().unwrap(), [0x98, 7, 6, 0, 5, 1, 2, 0]);
    let right = value.encode().unwrap();
    assert_eq!((&right[..3], &right[5..]), (&[0x11, 0, 1][..], &[1, 2, 0][..]));
    let decoded = Wrong::decode(&right).unwrap();
    assert_eq!((decoded.len, decoded.count, decoded.flag, decoded.tag), (1, 1, 0, 1));
}

#[test]
fn a_large_value_is_written_verbatim_too() {
    #[derive(Wire)]
    #[wire(view)]
    struct Large {
        #[wire(len_of(octets))]
        len: u8,
        octets: Vec<u8>,
    }
    let octets = Large { len: 1, octets: vec![7; 100_000] }.encode_verbatim().unwrap();
    assert_eq!((octets.len(), octets[0]), (100_001, 1));
}
