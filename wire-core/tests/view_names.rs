//! Views beside items of a user that are called as Rust's own or as the traits' functions, and without
//! the prelude.
#![no_implicit_prelude]

extern crate alloc;
extern crate wire_core as wire;

use ::core::assert_eq;
use ::wire::Wire;

struct Result;
struct Option;
struct Vec;
#[allow(non_camel_case_types)]
struct usize;
#[allow(non_camel_case_types)]
struct u64;

#[derive(Wire)]
#[wire(view, crate = ::wire)]
struct Message<'a> {
    #[wire(bits = 4)]
    r#type: u8,
    #[wire(bits = 4, flag_of(number))]
    there: u8,
    code: u8,
    #[wire(checksum = internet)]
    checksum: u16,
    number: ::core::option::Option<u16>,
    #[wire(count_prefix = u8)]
    parts: ::alloc::vec::Vec<Part>,
    #[wire(len_prefix = u8)]
    text: &'a str,
    #[wire(rest)]
    rest: &'a [u8],
}

#[derive(Wire)]
#[wire(view, tag = u8, crate = ::wire)]
enum Part {
    #[wire(tag = 1)]
    Word(u16),
    #[wire(other)]
    Other(u8),
}

#[derive(Wire)]
#[wire(ctx(count: u8), crate = ::wire)]
struct Told {
    #[wire(count = count)]
    numbers: ::alloc::vec::Vec<u16>,
}

/// Functions of the user's own, called as those of the traits.
macro_rules! functions {
    ($($type:ty)*) => {$(
        #[allow(dead_code)]
        impl $type {
            fn decode_as() {}
            fn decode_filling() {}
            fn find() {}
            fn skip() {}
            fn check_as() {}
            fn note() {}
        }
    )*};
}

functions! { Message<'_> Part Told }

#[test]
fn functions_of_the_user_are_not_called() {
    let told = Told::decode_with(&[0, 1, 0, 2], (2,)).unwrap();
    assert_eq!(told.numbers, [1, 2]);
    let part = Part::decode(&[1, 0, 9]);
    ::core::assert!(::core::matches!(part, ::core::result::Result::Ok(Part::Word(9))));
}

#[test]
fn a_view_names_nothing_of_its_user() {
    let (_, _, _, _, _) = (Result, Option, Vec, usize, u64);
    let mut octets = [0x51, 3, 0, 0, 0, 7, 2, 1, 0, 9, 4, 1, b'x', 0xff];
    let mut view = Message::view_mut_without_checksums(&mut octets).unwrap();
    view.fix_checksum().unwrap();
    view.update_type(6).unwrap();
    let view = Message::view(&octets).unwrap();
    assert_eq!(
        (view.r#type(), view.code(), view.number()),
        (6, 3, ::core::option::Option::Some(7))
    );
    assert_eq!(view.text(), ::core::result::Result::Ok("x"));
    assert_eq!(view.rest(), [0xff]);
    let mut words = 0;
    for part in view.parts() {
        if let ::core::result::Result::Ok(PartView::Word(word)) = part {
            words += word._0();
        }
    }
    assert_eq!(words, 9);
}
