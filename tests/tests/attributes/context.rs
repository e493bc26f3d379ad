//! `ctx(name: Type)` on a type, `ctx(name = EXPR)` on a field.

use wire_core::{Endian, Wire};

use crate::{both_ways, refused};

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(ctx(wide: bool, count: u8))]
struct Told {
    #[wire(if = wide)]
    high: Option<u8>,
    low: u8,
    #[wire(count = count)]
    numbers: Vec<u16>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Teller {
    version: u8,
    #[wire(ctx(wide = version > 1, count = version))]
    told: Told,
    #[wire(count = 2, ctx(wide = false, count = 0))]
    each: Vec<Told>,
    #[wire(len_prefix = u8, ctx(wide = version > 1, count = 1))]
    confined: Told,
    #[wire(if = version > 1, ctx(wide = true, count = 0))]
    option: Option<Told>,
    #[wire(ctx(wide = false, count = 0))]
    array: [Told; 2],
}

fn short(low: u8) -> Told {
    Told { high: None, low, numbers: vec![] }
}

#[test]
fn values_handed_to_a_child() {
    let value = Teller {
        version: 2,
        told: Told { high: Some(1), low: 2, numbers: vec![3, 4] },
        each: vec![short(5), short(6)],
        confined: Told { high: Some(7), low: 8, numbers: vec![9] },
        option: Some(Told { high: Some(10), low: 11, numbers: vec![] }),
        array: [short(12), short(13)],
    };
    both_ways(&value, &[2, 1, 2, 0, 3, 0, 4, 5, 6, 4, 7, 8, 0, 9, 10, 11, 12, 13]);
    let value = Teller {
        version: 1,
        told: Told { high: None, low: 2, numbers: vec![3] },
        each: vec![short(5), short(6)],
        confined: Told { high: None, low: 8, numbers: vec![9] },
        option: None,
        array: [short(12), short(13)],
    };
    both_ways(&value, &[1, 2, 0, 3, 5, 6, 3, 8, 0, 9, 12, 13]);
    refused::<Teller>(
        &[1, 2, 0],
        "Teller.told.numbers at octet 2: incomplete, at least 1 more octet needed",
    );
}

#[test]
fn a_program_tells_the_outermost_type() {
    let value = Told { high: Some(1), low: 2, numbers: vec![3] };
    assert_eq!(value.encode_with((true, 1u8)).unwrap(), [1, 2, 0, 3]);
    assert_eq!(Told::decode_with(&[1, 2, 0, 3], (true, 1)), Ok(value));
    assert_eq!(
        Told::decode_prefix_with(&[2, 0, 3, 9], (false, 1)),
        Ok((Told { high: None, low: 2, numbers: vec![3] }, &[9][..]))
    );
    let value = Told { high: None, low: 2, numbers: vec![3] };
    let error = value.encode_with((true, 1)).unwrap_err();
    assert_eq!(error.to_string(), "Told.high: absent, but the fields before say it is there");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(ctx(order: Endian))]
struct Ordered {
    #[wire(endian = order)]
    number: u32,
    #[wire(endian = order, count_prefix = u8)]
    numbers: Vec<u16>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct File {
    little: bool,
    #[wire(rest, ctx(order = if little { Endian::Little } else { Endian::Big }))]
    parts: Vec<Ordered>,
}

#[test]
fn a_byte_order_handed_down() {
    let parts = || vec![Ordered { number: 1, numbers: vec![2] }];
    both_ways(&File { little: false, parts: parts() }, &[0, 0, 0, 0, 1, 1, 0, 2]);
    both_ways(&File { little: true, parts: parts() }, &[1, 1, 0, 0, 0, 1, 2, 0]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(endian = order, ctx(order: Endian))]
struct OrderedWhole {
    number: u32,
    octet: u8,
    pair: [u16; 2],
    #[wire(count_prefix = u8)]
    numbers: Vec<u16>,
    #[wire(endian = big)]
    big: u16,
}

#[test]
fn a_byte_order_of_the_whole_known_when_the_program_runs() {
    let value = OrderedWhole { number: 1, octet: 7, pair: [2, 3], numbers: vec![4], big: 5 };
    let octets = [1, 0, 0, 0, 7, 2, 0, 3, 0, 1, 4, 0, 0, 5];
    assert_eq!(value.encode_with((Endian::Little,)).unwrap(), octets);
    assert_eq!(OrderedWhole::decode_with(&octets, (Endian::Little,)), Ok(value));
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct BitsAndOrder {
    #[wire(bits = 4)]
    version: u8,
    #[wire(bits = 4, count_of(parts))]
    count: u8,
    #[wire(ctx(version = version, wanted = 1))]
    parts: Vec<Part>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(ctx(version: u8, wanted: u32))]
struct Part {
    #[wire(assert = u32::from(number) >= wanted)]
    number: u8,
    #[wire(if = version >= 2)]
    more: Option<u8>,
}

#[test]
fn context_for_counted_elements() {
    let parts = vec![Part { number: 1, more: Some(2) }, Part { number: 3, more: Some(4) }];
    both_ways(&BitsAndOrder { version: 2, count: 2, parts }, &[0x22, 1, 2, 3, 4]);
    refused::<BitsAndOrder>(
        &[0x22, 1, 2, 0, 4],
        "BitsAndOrder.parts[1].number at octet 3: condition `u32::from(number) >= wanted` does not hold",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(ctx(text: &'a str))]
struct Borrowing<'a> {
    #[wire(value = text.len() as u8)]
    len: u8,
    #[wire(len = text.len())]
    octets: &'a [u8],
}

#[test]
fn context_may_borrow() {
    let value = Borrowing { len: 2, octets: &[7, 8] };
    assert_eq!(value.encode_with(("ab",)).unwrap(), [2, 7, 8]);
    assert_eq!(Borrowing::decode_with(&[2, 7, 8], ("xy",)), Ok(value));
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(ctx(depth: u8))]
struct Nested {
    #[wire(if = depth > 0, ctx(depth = depth - 1))]
    child: Option<Box<Nested>>,
    value: u8,
}

#[test]
fn context_for_a_type_within_itself() {
    let value = Nested { child: Some(Box::new(Nested { child: None, value: 1 })), value: 2 };
    assert_eq!(value.encode_with((1,)).unwrap(), [1, 2]);
    assert_eq!(Nested::decode_with(&[1, 2], (1,)), Ok(value));
}
