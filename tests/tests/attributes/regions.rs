//! What a length covers: parts of a message that have bounds of their own.

use wire_core::Wire;

use crate::{both_ways, refused, unwritable};

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct NestedRegions {
    #[wire(len_of(first..))]
    outer: u8,
    first: u8,
    #[wire(len_of(inner))]
    inner_len: u8,
    inner: Vec<u16>,
    #[wire(rest)]
    tail: Vec<u8>,
}

#[test]
fn a_len_within_a_len() {
    let value =
        NestedRegions { outer: 7, first: 1, inner_len: 4, inner: vec![2, 3], tail: vec![9] };
    both_ways(&value, &[7, 1, 4, 0, 2, 0, 3, 9]);
    refused::<NestedRegions>(
        &[7, 1, 6, 0, 2, 0, 3, 9],
        "NestedRegions.inner at octet 3: goes 1 octet beyond the length around it",
    );
    refused::<NestedRegions>(
        &[7, 1, 3, 0, 2, 0, 3, 9],
        "NestedRegions.inner at octet 3: no whole number of elements of 2 octets",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct RestInRegion {
    #[wire(len_of(head..=crc))]
    len: u8,
    head: u8,
    #[wire(rest)]
    text: Vec<u8>,
    crc: u16,
    tail: u8,
    #[wire(rest)]
    more: Vec<u8>,
    end: u8,
}

#[test]
fn rest_leaves_the_fixed_fields_behind_it_in_the_same_region() {
    let value =
        RestInRegion { len: 5, head: 1, text: vec![2, 3], crc: 4, tail: 5, more: vec![6], end: 7 };
    both_ways(&value, &[5, 1, 2, 3, 0, 4, 5, 6, 7]);
    refused::<RestInRegion>(
        &[2, 1, 0, 4, 5, 7],
        "RestInRegion.text at octet 2: goes 1 octet beyond the length around it",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OverFixedFields {
    #[wire(len_of(number))]
    len: u8,
    number: u16,
    #[wire(bits = 4, len_of(a..=b))]
    nibble: u8,
    #[wire(bits = 4)]
    other: u8,
    a: u8,
    b: u32,
    c: u8,
}

#[test]
fn the_len_of_fields_of_fixed_size() {
    let value = OverFixedFields { len: 2, number: 1, nibble: 5, other: 6, a: 2, b: 3, c: 4 };
    both_ways(&value, &[2, 0, 1, 0x56, 2, 0, 0, 0, 3, 4]);
    refused::<OverFixedFields>(
        &[3, 0, 1, 0x56, 2, 0, 0, 0, 3, 4],
        "OverFixedFields.number at octet 3: 1 octet left over",
    );
    refused::<OverFixedFields>(
        &[2, 0, 1, 0x46, 2, 0, 0, 0, 3, 4],
        "OverFixedFields.b at octet 5: goes 1 octet beyond the length around it",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct LenAndFlag {
    #[wire(flag_of(text))]
    flag: u8,
    #[wire(len_of(text))]
    len: u8,
    text: Option<Vec<u8>>,
    tail: u8,
}

#[test]
fn a_len_and_a_flag_of_the_same_field() {
    both_ways(&LenAndFlag { flag: 1, len: 2, text: Some(vec![7, 8]), tail: 9 }, &[1, 2, 7, 8, 9]);
    both_ways(&LenAndFlag { flag: 1, len: 0, text: Some(vec![]), tail: 9 }, &[1, 0, 9]);
    both_ways(&LenAndFlag { flag: 0, len: 0, text: None, tail: 9 }, &[0, 0, 9]);
    refused::<LenAndFlag>(&[0, 1, 7, 9], "LenAndFlag.text at octet 2: 1 octet left over");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OptionBeforeFixed {
    #[wire(rest)]
    option: Option<u32>,
    crc: u16,
}

#[test]
fn an_option_that_is_there_if_octets_are_left_leaves_the_fields_behind_it() {
    both_ways(&OptionBeforeFixed { option: None, crc: 7 }, &[0, 7]);
    both_ways(&OptionBeforeFixed { option: Some(1), crc: 7 }, &[0, 0, 0, 1, 0, 7]);
    refused::<OptionBeforeFixed>(
        &[0, 0, 1, 0, 7],
        "OptionBeforeFixed.option at octet 0: goes 1 octet beyond the length around it",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
enum InVariants {
    #[wire(tag = 1)]
    Text {
        #[wire(len_of(text..=crc))]
        len: u16,
        #[wire(rest)]
        text: String,
        crc: u8,
    },
    #[wire(tag = 2)]
    Whole {
        #[wire(len_of(self))]
        len: u8,
        #[wire(count_of(numbers))]
        count: u8,
        numbers: Vec<u16>,
        #[wire(rest)]
        rest: Vec<u8>,
    },
}

#[test]
fn regions_in_variants() {
    both_ways(&InVariants::Text { len: 3, text: "ab".into(), crc: 9 }, b"\x01\0\x03ab\x09");
    both_ways(
        &InVariants::Whole { len: 5, count: 1, numbers: vec![7], rest: vec![8] },
        &[2, 5, 1, 0, 7, 8],
    );
    unwritable(
        &InVariants::Whole { len: 0, count: 0, numbers: vec![], rest: vec![0; 254] },
        "InVariants::Whole.len: 256 does not fit its field",
    );
}
