//! `len`, `count`, `len_prefix`, `count_prefix`, `until`, `rest`, `max` and `if`.

use std::borrow::Cow;

use wire_core::varint::{Leb128, Var};
use wire_core::{U24, Wire};

use crate::{both_ways, refused, unwritable};

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct ByExpression {
    len: u8,
    count: u8,
    #[wire(len = len / 2)]
    text: String,
    #[wire(count = count + 1)]
    numbers: Vec<u16>,
}

#[test]
fn len_and_count_by_expression() {
    let value = ByExpression { len: 4, count: 0, text: "ab".into(), numbers: vec![1] };
    both_ways(&value, b"\x04\0ab\0\x01");
    unwritable(
        &ByExpression { len: 2, count: 0, text: "ab".into(), numbers: vec![1] },
        "ByExpression.text: the fields before say 1, but there are 2",
    );
    unwritable(
        &ByExpression { len: 4, count: 1, text: "ab".into(), numbers: vec![1] },
        "ByExpression.numbers: the fields before say 2, but there are 1",
    );
    refused::<ByExpression>(
        b"\x08\0ab",
        "ByExpression.text at octet 2: incomplete, at least 2 more octets needed",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Difference {
    total: u8,
    used: u8,
    #[wire(len = i32::from(total) - i32::from(used))]
    text: Vec<u8>,
}

#[test]
fn a_len_below_zero_is_refused() {
    both_ways(&Difference { total: 3, used: 1, text: vec![7, 8] }, &[3, 1, 7, 8]);
    refused::<Difference>(
        &[1, 3, 7, 8],
        "Difference.text at octet 2: impossible length or count 18446744073709551615",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Prefixed<'a> {
    #[wire(len_prefix = u8)]
    text: &'a str,
    #[wire(len_prefix = u16, unit = 2, bias = 1)]
    words: Vec<u16>,
    #[wire(count_prefix = U24)]
    numbers: Vec<u32>,
    #[wire(count_prefix = u8, bias = -1)]
    one_less: Vec<u8>,
    #[wire(len_prefix = Var<Leb128, u32>)]
    octets: &'a [u8],
    #[wire(len_prefix = u8)]
    cow: Cow<'a, [u8]>,
    #[wire(len_prefix = u8)]
    nested: Nested,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Nested {
    id: u8,
    #[wire(rest)]
    text: Vec<u8>,
}

#[test]
fn prefixes_of_all_kinds() {
    let value = Prefixed {
        text: "hi",
        words: vec![5],
        numbers: vec![6],
        one_less: vec![7],
        octets: b"xy",
        cow: Cow::Borrowed(b"z"),
        nested: Nested { id: 8, text: vec![9] },
    };
    both_ways(&value, b"\x02hi\0\x02\0\x05\0\0\x01\0\0\0\x06\0\x07\x02xy\x01z\x02\x08\x09");
}

#[test]
fn a_prefix_in_units_that_do_not_divide_cannot_be_written() {
    #[derive(Wire, Debug, PartialEq)]
    #[wire(view)]
    struct Words {
        #[wire(len_prefix = u8, unit = 4)]
        text: Vec<u8>,
    }
    both_ways(&Words { text: vec![1, 2, 3, 4] }, &[1, 1, 2, 3, 4]);
    unwritable(&Words { text: vec![1, 2, 3] }, "Words.text: 3 octets are no multiple of 4");
    unwritable(&Words { text: vec![0; 1024] }, "Words.text: 256 does not fit its field");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OptionalPrefixed {
    #[wire(len_prefix = i32, none = -1)]
    octets: Option<Vec<u8>>,
    #[wire(count_prefix = u8, none = 0xff)]
    numbers: Option<Vec<u16>>,
}

#[test]
fn a_prefix_may_say_that_nothing_follows() {
    let value = OptionalPrefixed { octets: Some(vec![1]), numbers: Some(vec![2]) };
    both_ways(&value, &[0, 0, 0, 1, 1, 1, 0, 2]);
    let value = OptionalPrefixed { octets: None, numbers: None };
    both_ways(&value, &[0xff, 0xff, 0xff, 0xff, 0xff]);
    let value = OptionalPrefixed { octets: Some(vec![]), numbers: Some(vec![]) };
    both_ways(&value, &[0, 0, 0, 0, 0]);
    refused::<OptionalPrefixed>(
        &[0xff, 0xff, 0xff, 0xfe, 0xff],
        "OptionalPrefixed.octets at octet 0: impossible length or count 18446744073709551614",
    );
}

#[test]
fn a_count_that_means_absence_cannot_be_written_as_a_count() {
    let value = OptionalPrefixed { octets: None, numbers: Some(vec![0; 255]) };
    assert!(value.encode().is_err(), "it would be read back as absent");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Terminated<'a> {
    #[wire(until = 0)]
    text: &'a str,
    #[wire(until = b"\r\n")]
    line: Vec<u8>,
    #[wire(until = 0xff)]
    items: Vec<Item>,
    tail: u8,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Item {
    id: u8,
    value: u8,
}

#[test]
fn fields_that_go_to_a_terminator() {
    let value = Terminated {
        text: "hi",
        line: b"a\rb\n".to_vec(),
        items: vec![Item { id: 1, value: 0xff }],
        tail: 9,
    };
    both_ways(&value, b"hi\0a\rb\n\r\n\x01\xff\xff\x09");
    refused::<Terminated<'_>>(
        b"hi",
        "Terminated.text at octet 0: incomplete, at least 1 more octet needed",
    );
    refused::<Terminated<'_>>(
        b"hi\0abc\r",
        "Terminated.line at octet 3: incomplete, at least 1 more octet needed",
    );
    unwritable(
        &Terminated { text: "a\0b", line: vec![], items: vec![], tail: 0 },
        "Terminated.text: holds its own terminator",
    );
    unwritable(
        &Terminated { text: "", line: b"a\r\nb".to_vec(), items: vec![], tail: 0 },
        "Terminated.line: holds its own terminator",
    );
    unwritable(
        &Terminated { text: "", line: vec![], items: vec![Item { id: 0xff, value: 0 }], tail: 0 },
        "Terminated.items: holds its own terminator",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct RestBeforeFixed {
    id: u8,
    #[wire(rest)]
    text: Vec<u8>,
    #[wire(bits = 4)]
    a: u8,
    #[wire(bits = 4)]
    b: u8,
    crc: u16,
    tail: [u8; 2],
}

#[test]
fn rest_leaves_the_fixed_fields_behind_it() {
    let value = RestBeforeFixed { id: 1, text: vec![2, 3], a: 4, b: 5, crc: 6, tail: *b"yz" };
    both_ways(&value, b"\x01\x02\x03\x45\0\x06yz");
    both_ways(
        &RestBeforeFixed { id: 1, text: vec![], a: 4, b: 5, crc: 6, tail: *b"yz" },
        b"\x01\x45\0\x06yz",
    );
    refused::<RestBeforeFixed>(
        b"\x01\x45\0\x06y",
        "RestBeforeFixed.text at octet 1: incomplete, at least 1 more octet needed",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct RestOfElements {
    #[wire(rest)]
    items: Vec<Item>,
    last: Trailer,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Trailer {
    crc: u16,
}

#[test]
fn rest_of_elements_before_a_struct_of_fixed_size() {
    let value = RestOfElements { items: vec![Item { id: 1, value: 2 }], last: Trailer { crc: 3 } };
    both_ways(&value, &[1, 2, 0, 3]);
    refused::<RestOfElements>(
        &[1, 2, 3, 0, 3],
        "RestOfElements.items at octet 0: no whole number of elements of 2 octets",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OptionalRest {
    id: u8,
    #[wire(rest)]
    more: Option<u16>,
}

#[test]
fn an_option_that_is_there_if_octets_are_left() {
    both_ways(&OptionalRest { id: 1, more: Some(2) }, &[1, 0, 2]);
    both_ways(&OptionalRest { id: 1, more: None }, &[1]);
    refused::<OptionalRest>(
        &[1, 0],
        "OptionalRest.more at octet 1: incomplete, at least 1 more octet needed",
    );
    refused::<OptionalRest>(&[1, 0, 2, 3], "message at octet 3: 1 octet left over");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Limited {
    #[wire(len_prefix = u16, max = 3)]
    text: String,
    #[wire(count_prefix = u16, max = 2)]
    numbers: Vec<u16>,
    #[wire(until = 0, max = 2)]
    line: Vec<u8>,
    #[wire(rest, max = 1)]
    rest: Vec<u16>,
}

#[test]
fn no_more_elements_than_max() {
    let value =
        Limited { text: "abc".into(), numbers: vec![1, 2], line: vec![1, 2], rest: vec![7] };
    both_ways(&value, b"\0\x03abc\0\x02\0\x01\0\x02\x01\x02\0\0\x07");
    refused::<Limited>(b"\0\x04abcd", "Limited.text at octet 0: 4 are more than the 3 allowed");
    refused::<Limited>(
        b"\0\0\xff\xff",
        "Limited.numbers at octet 2: 65535 are more than the 2 allowed",
    );
    refused::<Limited>(
        b"\0\0\0\0\x01\x02\x03\0",
        "Limited.line at octet 4: 3 are more than the 2 allowed",
    );
    refused::<Limited>(
        b"\0\0\0\0\0\0\x01\0\x02",
        "Limited.rest at octet 5: 2 are more than the 1 allowed",
    );
    let empty = || Limited { text: String::new(), numbers: vec![], line: vec![], rest: vec![] };
    unwritable(
        &Limited { text: "abcd".into(), ..empty() },
        "Limited.text: 4 are more than the 3 allowed",
    );
    unwritable(
        &Limited { numbers: vec![0; 3], ..empty() },
        "Limited.numbers: 3 are more than the 2 allowed",
    );
    unwritable(
        &Limited { line: vec![1; 3], ..empty() },
        "Limited.line: 3 are more than the 2 allowed",
    );
    unwritable(
        &Limited { rest: vec![0; 2], ..empty() },
        "Limited.rest: 2 are more than the 1 allowed",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct LimitedOptional {
    #[wire(count_prefix = i32, none = -1, max = 2)]
    numbers: Option<Vec<u16>>,
}

#[test]
fn max_of_an_option() {
    both_ways(&LimitedOptional { numbers: Some(vec![1]) }, &[0, 0, 0, 1, 0, 1]);
    refused::<LimitedOptional>(
        &[0, 0, 0, 3],
        "LimitedOptional.numbers at octet 0: 3 are more than the 2 allowed",
    );
    unwritable(
        &LimitedOptional { numbers: Some(vec![0; 3]) },
        "LimitedOptional.numbers: 3 are more than the 2 allowed",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Conditional {
    version: u8,
    #[wire(if = version >= 2)]
    added: Option<u16>,
    #[wire(if = version >= 3, len_prefix = u8)]
    text: Option<String>,
    #[wire(if = version >= 3, count = version)]
    numbers: Option<Vec<u8>>,
}

#[derive(Wire, Debug, PartialEq)]
struct Conditionals {
    #[wire(count_prefix = u8)]
    all: Vec<Conditional>,
}

#[test]
fn what_is_not_there_takes_no_octets() {
    let one = || Conditional { version: 1, added: None, text: None, numbers: None };
    both_ways(&Conditionals { all: vec![one(), one()] }, &[2, 1, 1]);
}

#[test]
fn fields_that_are_there_if_a_condition_holds() {
    let one = || Conditional { version: 1, added: None, text: None, numbers: None };
    both_ways(&one(), &[1]);
    both_ways(&Conditional { version: 2, added: Some(5), ..one() }, &[2, 0, 5]);
    let value = Conditional {
        version: 3,
        added: Some(5),
        text: Some("a".into()),
        numbers: Some(vec![7, 8, 9]),
    };
    both_ways(&value, b"\x03\0\x05\x01a\x07\x08\x09");
    unwritable(
        &Conditional { added: Some(5), ..one() },
        "Conditional.added: there, but the fields before say it is absent",
    );
    unwritable(
        &Conditional { version: 2, ..one() },
        "Conditional.added: absent, but the fields before say it is there",
    );
    unwritable(
        &Conditional { numbers: Some(vec![7, 8]), ..value },
        "Conditional.numbers: the fields before say 3, but there are 2",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct SequenceOfNothing {
    #[wire(count_prefix = u64, max = 5)]
    nothing: Vec<()>,
}

#[test]
fn elements_of_no_octets_need_a_max() {
    both_ways(&SequenceOfNothing { nothing: vec![(); 3] }, &[0, 0, 0, 0, 0, 0, 0, 3]);
    refused::<SequenceOfNothing>(
        &[0xff; 8],
        "SequenceOfNothing.nothing at octet 0: impossible length or count 18446744073709551615",
    );

    #[derive(Wire, Debug, PartialEq)]
    #[wire(view)]
    struct Unlimited {
        #[wire(count_prefix = u64)]
        nothing: Vec<()>,
    }
    refused::<Unlimited>(
        &[0, 0, 0, 0, 0, 0, 0, 3],
        "Unlimited.nothing at octet 8: incomplete, at least 3 more octets needed",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct EmptyInFront {
    #[wire(count_prefix = u8)]
    marks: Vec<Mark>,
    #[wire(len_prefix = u8)]
    text: String,
    last: u16,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Mark;

#[test]
fn elements_of_no_octets_are_justified_by_what_is_behind_them() {
    let marks = || vec![Mark, Mark, Mark];
    both_ways(&EmptyInFront { marks: marks(), text: String::new(), last: 7 }, &[3, 0, 0, 7]);
    both_ways(&EmptyInFront { marks: marks(), text: "a".into(), last: 7 }, &[3, 1, b'a', 0, 7]);
    refused::<EmptyInFront>(
        &[4, 0, 0, 7],
        "EmptyInFront.marks at octet 1: incomplete, at least 1 more octet needed",
    );
}

/// RFC 6455, section 5.2.
#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct WebSocket<'a> {
    #[wire(bits = 1)]
    fin: bool,
    #[wire(bits = 3, reserved)]
    reserved: (),
    #[wire(bits = 4)]
    opcode: u8,
    #[wire(bits = 1, flag_of(key))]
    is_masked: (),
    #[wire(bits = 7)]
    len: u8,
    #[wire(if = len == 126)]
    middle_len: Option<u16>,
    #[wire(if = len == 127)]
    great_len: Option<u64>,
    key: Option<u32>,
    #[wire(len = payload_len(len, middle_len, great_len))]
    payload: &'a [u8],
}

fn payload_len(len: u8, middle: Option<u16>, great: Option<u64>) -> u64 {
    middle.map(u64::from).or(great).unwrap_or(len.into())
}

/// The examples of RFC 6455, section 5.7: expressions see options of numbers by value.
#[test]
fn len_by_options_of_numbers() {
    let frame = |len: u8, payload| WebSocket {
        fin: true,
        reserved: (),
        opcode: 2,
        is_masked: (),
        len,
        middle_len: None,
        great_len: None,
        key: None,
        payload,
    };
    let text = WebSocket { opcode: 1, ..frame(5, b"Hello") };
    both_ways(&text, b"\x81\x05Hello");
    let masked = WebSocket { key: Some(0x37fa_213d), payload: b"\x7f\x9f\x4d\x51\x58", ..text };
    both_ways(&masked, b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58");
    let payload = [7; 65536];
    let middle = WebSocket { middle_len: Some(256), ..frame(126, &payload[..256]) };
    both_ways(&middle, &[&b"\x82\x7e\x01\x00"[..], &payload[..256]].concat());
    let great = WebSocket { great_len: Some(65536), ..frame(127, &payload) };
    both_ways(&great, &[&b"\x82\x7f\0\0\0\0\0\x01\0\0"[..], &payload].concat());
    unwritable(
        &WebSocket { middle_len: Some(255), ..middle },
        "WebSocket.payload: the fields before say 255, but there are 256",
    );
}
