//! Where definitions may stand: without the prelude, beside items named like ours, within functions and
//! macros, with the crate under another path.

use wire_core::Wire;

use crate::both_ways;

/// Nothing is in scope but what is named.
mod without_prelude {
    #![no_implicit_prelude]

    #[derive(::wire_core::Wire, ::std::fmt::Debug, ::std::cmp::PartialEq, ::std::clone::Clone)]
    #[wire(view)]
    pub(super) struct Everything {
        #[wire(bits = 4, len_of(text))]
        len: u8,
        #[wire(bits = 4, flag_of(option))]
        flag: bool,
        #[wire(count_of(numbers))]
        count: u8,
        #[wire(tag_of(choice))]
        kind: Kind,
        #[wire(checksum = internet, over = self)]
        sum: u16,
        text: ::std::string::String,
        option: ::std::option::Option<u8>,
        numbers: ::std::vec::Vec<u16>,
        choice: Choice,
        #[wire(endian = little, count_prefix = u8)]
        little: ::std::vec::Vec<u16>,
        #[wire(until = 0)]
        line: ::std::vec::Vec<u8>,
        #[wire(varint = leb128, assert = varint > 0)]
        varint: u32,
        #[wire(len_prefix = i8, none = -1, max = 3)]
        limited: ::std::option::Option<::std::vec::Vec<u8>>,
        #[wire(pad_to = 3, len_prefix = u8)]
        padded: ::std::vec::Vec<u8>,
        #[wire(rest)]
        rest: ::std::option::Option<u8>,
    }

    #[derive(
        ::wire_core::Wire,
        ::std::fmt::Debug,
        ::std::cmp::PartialEq,
        ::std::clone::Clone,
        ::std::marker::Copy,
    )]
    #[wire(view)]
    #[repr(u8)]
    pub(super) enum Kind {
        A = 1,
        B = 2,
        #[wire(other)]
        Other(u8),
    }

    #[derive(::wire_core::Wire, ::std::fmt::Debug, ::std::cmp::PartialEq, ::std::clone::Clone)]
    #[wire(view)]
    pub(super) enum Choice {
        #[wire(tag = Kind::A)]
        A(u8),
        #[wire(tag = 2..=9)]
        Range(u8),
        #[wire(other, len_prefix = u8)]
        Other(u8, #[wire(rest)] ::std::vec::Vec<u8>),
    }

    pub(super) fn everything() -> Everything {
        Everything {
            len: 1,
            flag: true,
            count: 1,
            kind: Kind::A,
            sum: 0,
            text: ::std::convert::From::from("x"),
            option: ::std::option::Option::Some(2),
            numbers: ::std::vec![3],
            choice: Choice::A(4),
            little: ::std::vec![5],
            line: ::std::vec![6],
            varint: 7,
            limited: ::std::option::Option::None,
            padded: ::std::vec![8],
            rest: ::std::option::Option::Some(9),
        }
    }
}

#[test]
fn without_the_prelude() {
    let value = without_prelude::everything();
    let octets = value.encode().unwrap();
    assert_eq!(&octets[..3], [0x11, 1, 1]);
    assert_eq!(&octets[5..], b"x\x02\0\x03\x04\x01\x05\0\x06\0\x07\xff\x01\x08\0\x09",);
    let decoded = without_prelude::Everything::decode(&octets).unwrap();
    assert_eq!(decoded.encode().unwrap(), octets);
}

/// Items of the user's that are named like those of the prelude and like numbers.
mod beside_items_named_like_the_prelude {
    #![allow(dead_code, non_camel_case_types)]

    pub(super) struct Result;
    pub(super) struct Option;
    pub(super) struct Vec;
    pub(super) struct String;
    pub(super) struct Box;
    pub(super) struct Ok;
    pub(super) struct Err;
    pub(super) struct Some;
    pub(super) struct None;
    pub(super) struct u8;
    pub(super) struct u16;
    pub(super) struct u64;
    pub(super) struct i64;
    pub(super) struct usize;
    pub(super) struct bool;
    pub(super) struct str;
    pub(super) trait Default {}
    pub(super) trait Clone {}
    pub(super) trait AsRef {}
    pub(super) trait Into {}
    pub(super) trait Fixed {}
    pub(super) trait Decode {}
    pub(super) trait Encode {}
    pub(super) mod core {}
    pub(super) mod std {}
    pub(super) mod alloc {}
    pub(super) mod wire_core {}

    #[derive(::wire_core::Wire, Debug, PartialEq)]
    #[wire(view)]
    pub(super) struct Message {
        #[wire(bits = 4, len_of(text))]
        pub(super) len: ::core::primitive::u8,
        #[wire(bits = 4, flag_of(option))]
        pub(super) flag: ::core::primitive::u8,
        #[wire(tag_of(choice))]
        pub(super) kind: Kind,
        #[wire(checksum = internet)]
        pub(super) sum: ::core::primitive::u16,
        pub(super) text: ::std::string::String,
        pub(super) option: ::std::option::Option<::core::primitive::u16>,
        #[wire(count_prefix = ::core::primitive::u8, none = 255)]
        pub(super) numbers: ::std::option::Option<::std::vec::Vec<::core::primitive::u16>>,
        pub(super) choice: Choice,
        #[wire(until = 0)]
        pub(super) line: ::std::string::String,
        #[wire(pad_after = 2)]
        pub(super) padded: ::core::primitive::u8,
        #[wire(default)]
        pub(super) added: ::core::primitive::u32,
    }

    #[derive(::wire_core::Wire, Debug, PartialEq)]
    #[wire(view)]
    #[wire(tag = ::core::primitive::u16)]
    pub(super) enum Kind {
        #[wire(tag = 1)]
        A,
        #[wire(other)]
        Other(::core::primitive::u16),
    }

    #[derive(::wire_core::Wire, Debug, PartialEq)]
    #[wire(view)]
    pub(super) enum Choice {
        #[wire(tag = 1)]
        A(::core::primitive::u8),
        #[wire(other, len_prefix = ::core::primitive::u8)]
        Other(::core::primitive::u16, #[wire(rest)] ::std::vec::Vec<::core::primitive::u8>),
    }

    #[derive(::wire_core::Wire, Debug, PartialEq)]
    #[wire(view)]
    #[wire(size = 3)]
    pub(super) struct Plain {
        pub(super) a: ::core::primitive::u8,
        #[wire(offset = 1)]
        pub(super) b: ::core::primitive::u16,
    }

    #[derive(::wire_core::Wire, Debug, PartialEq)]
    #[wire(view)]
    pub(super) struct Header {
        #[wire(len_of(payload))]
        pub(super) len: ::core::primitive::u16,
    }

    #[derive(::wire_core::Wire, Debug, PartialEq)]
    #[wire(view)]
    pub(super) struct Name(pub(super) ::core::primitive::u16);
}

#[test]
fn beside_items_named_like_the_prelude_and_like_numbers() {
    use beside_items_named_like_the_prelude::{Choice, Header, Kind, Message, Name, Plain};
    let message = Message {
        len: 1,
        flag: 1,
        kind: Kind::A,
        sum: 0,
        text: "x".into(),
        option: Some(2),
        numbers: Some(vec![3]),
        choice: Choice::A(4),
        line: "y".into(),
        padded: 5,
        added: 6,
    };
    let octets = message.encode().unwrap();
    let decoded = Message::decode(&octets).unwrap();
    assert_eq!(Message { sum: 0, ..decoded }, message);
    both_ways(&Plain { a: 1, b: 2 }, &[1, 0, 2]);
    both_ways(&Header { len: 1 }, &[0, 1]);
    both_ways(&Name(7), &[0, 7]);
    both_ways(&Kind::Other(9), &[0, 9]);
}

/// The crate under another path.
mod renamed {
    pub(super) mod deeply {
        pub(crate) use ::wire_core as other_name;
    }

    #[derive(::wire_core::Wire, Debug, PartialEq)]
    #[wire(view)]
    #[wire(crate = crate::surroundings::renamed::deeply::other_name, endian = little)]
    pub(super) struct Message {
        pub(super) number: u16,
        #[wire(varint = quic)]
        pub(super) varint: u16,
        #[wire(len_of(text))]
        pub(super) len: u16,
        #[wire(checksum = internet)]
        pub(super) sum: u16,
        pub(super) text: Vec<u16>,
    }

    #[derive(::wire_core::Wire, Debug, PartialEq)]
    #[wire(view)]
    #[wire(crate = crate::surroundings::renamed::deeply::other_name)]
    #[repr(u16)]
    pub(super) enum Kind {
        A = 1,
    }
}

#[test]
fn with_the_crate_under_another_path() {
    let message = renamed::Message { number: 1, varint: 2, len: 2, sum: 0, text: vec![3] };
    let octets = message.encode().unwrap();
    let decoded = renamed::Message::decode(&octets).unwrap();
    assert_eq!(renamed::Message { sum: 0, ..decoded }, message);
    both_ways(&renamed::Kind::A, &[0, 1]);
}

/// Doc comments, and the attributes of other derives, of the compiler and of tools.
///
/// More than one line.
#[derive(Debug, Wire, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[wire(view)]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[must_use]
#[rustfmt::skip]
#[wire(endian = little)]
#[wire(size = 4)]
struct Decorated {
    /// A number.
    #[serde(default)]
    #[cfg(not(any()))]
    number: u16,
    #[doc(hidden)] #[wire(bits = 4)] #[serde(skip)] #[wire(assert = high < 9)]
    high: u8,
    #[allow(dead_code)] #[wire(bits = 4)]
    /** A block comment. */
    low: u8,
    #[cfg(any())]
    absent: u64,
    #[cfg_attr(all(), wire(magic = 7))]
    last: u8,
}

#[test]
fn beside_the_attributes_of_others() {
    let value = Decorated { number: 1, high: 2, low: 3, last: 7 };
    both_ways(&value, &[1, 0, 0x23, 7]);
    assert_eq!(serde_json::to_string(&value).unwrap(), r#"{"NUMBER":1,"LOW":3,"LAST":7}"#);
    assert_eq!(Decorated::LAYOUT.fields().count(), 4);
}

#[test]
fn within_a_function_and_of_the_function_s_own_types() {
    #[derive(Wire, Debug, PartialEq)]
    #[wire(view)]
    struct Outer {
        inner: Inner,
        #[wire(rest)]
        all: Vec<Inner>,
    }
    #[derive(Wire, Debug, PartialEq)]
    #[wire(view)]
    struct Inner(u8);
    both_ways(&Outer { inner: Inner(1), all: vec![Inner(2), Inner(3)] }, &[1, 2, 3]);
}

macro_rules! message {
    ($(#[$meta:meta])* $name:ident { $($(#[$field:meta])* $member:ident: $ty:ty,)* } if $condition:expr) => {
        #[derive(Wire, Debug, PartialEq)]
        #[wire(view)]
        $(#[$meta])*
        struct $name {
            $($(#[$field])* $member: $ty,)*
            #[wire(if = $condition)]
            last: Option<$crate::surroundings::Short>,
        }
    };
}

type Short = u16;

const ALWAYS: bool = true;

message! {
    #[wire(endian = little)]
    ByMacro {
        first: u16,
        #[wire(len_prefix = u8)]
        text: Vec<u8>,
    } if ALWAYS
}

#[test]
fn written_by_a_macro() {
    both_ways(&ByMacro { first: 1, text: vec![2], last: Some(3) }, &[1, 0, 1, 2, 0, 3]);
}
