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

/// Types of the names that views have for what they are generic over.
mod parameters {
    use ::core::assert_eq;
    use ::core::convert::AsRef as _;
    use ::core::iter::Iterator as _;
    use ::core::option::Option::{None, Some};
    use ::wire::Wire;

    #[derive(Wire)]
    #[wire(view, crate = ::wire)]
    struct B {
        id: u16,
        #[wire(offset = 2)]
        code: u8,
    }

    #[derive(Wire)]
    #[wire(view, crate = ::wire)]
    struct Part<'b> {
        b: B,
        parts: [B; 2],
        #[wire(len_prefix = u8)]
        text: &'b [u8],
    }

    mod chosen {
        use ::wire::Wire;

        #[derive(Wire)]
        #[wire(view, tag = u8, crate = ::wire)]
        pub(super) enum B<'a> {
            #[wire(tag = 1, len_prefix = u8)]
            B { b: u16 },
            #[wire(other, len_prefix = u8)]
            Other(u8, #[wire(rest)] &'a [u8]),
        }
    }

    mod general {
        use ::wire::Wire;

        #[derive(Wire)]
        #[wire(view, crate = ::wire)]
        pub(super) struct Of<B, const O: ::core::primitive::usize> {
            #[wire(len_prefix = u8)]
            b: B,
            octets: [u8; O],
        }

        #[derive(Wire)]
        #[wire(view, crate = ::wire)]
        pub(super) struct Longest<'o, 's, const B: ::core::primitive::usize> {
            #[wire(len_prefix = u8)]
            one: &'o [u8],
            #[wire(rest, max = B)]
            two: &'s [u8],
        }
    }

    const B: u8 = 3;

    #[derive(Wire)]
    #[wire(view, crate = ::wire)]
    struct Told {
        #[wire(assert = value < B)]
        value: u8,
        #[wire(len_prefix = u8)]
        text: ::alloc::string::String,
    }

    #[test]
    fn a_type_may_have_the_name_of_a_views_parameter() {
        let part = Part::view(&[0, 1, 2, 0, 3, 4, 0, 5, 6, 1, 9]).unwrap();
        assert_eq!((part.b().id(), part.b().code()), (1, 2));
        let mut ids = part.parts().map(|part| part.id());
        assert_eq!((ids.next(), ids.next(), ids.next()), (Some(3), Some(5), None));
        assert_eq!(part.text(), [9]);
        let mut octets = [1, 2, 0, 7];
        let view = chosen::B::view_mut(&mut octets).unwrap();
        let chosen::BView::B(mut view) = view else { ::core::panic!("another variant") };
        view.set_b(8);
        assert_eq!(octets, [1, 2, 0, 8]);
    }

    #[test]
    fn a_parameter_or_a_constant_may_have_it() {
        let view = general::Of::<u16, 1>::view(&[2, 0, 7, 9]).unwrap();
        assert_eq!((view.b(), view.as_ref()), (7, &[2, 0, 7, 9][..]));
        let octets = [1, 7, 8, 9];
        let view = general::Longest::<2>::view(&octets).unwrap();
        assert_eq!((view.one(), view.two()), (&[7][..], &[8, 9][..]));
        ::core::assert!(general::Longest::<1>::view(&octets).is_err());
        let mut octets = [0, 0];
        let mut view = Told::view_mut(&mut octets).unwrap();
        assert_eq!((view.set_value(2).is_ok(), view.set_value(3).is_ok()), (true, false));
        assert_eq!((view.value(), view.text()), (2, ::core::result::Result::Ok("")));
    }
}
