//! Lens and counts that no message justifies, that contradict each other, or that do not divide.

use std::fmt::Debug;

use wire_core::varint::{Leb128, Var};
use wire_core::{
    Decode, DecodeError, DecodeErrorKind, Describe, Encode, EncodeError, EncodeErrorKind, Reader,
    Wire, Writer,
};
use wire_tests::memory::peak;

use crate::{Item, Text, bounded, refused};

/// Sequences of elements of `T`, counted in all the ways there are.
#[derive(Wire, Debug)]
struct ByPrefix<T> {
    #[wire(count_prefix = u64)]
    _all: Vec<T>,
}

#[derive(Wire, Debug)]
struct ByController<T> {
    #[wire(count_of(_all))]
    _count: u64,
    #[wire(bits = 8)]
    _between: u8,
    _all: Vec<T>,
}

#[derive(Wire, Debug)]
struct ByExpression<T> {
    _count: u64,
    #[wire(count = _count)]
    _all: Vec<T>,
}

#[derive(Wire, Debug)]
struct ByVarint<T> {
    #[wire(count_prefix = Var<Leb128, u64>)]
    _all: Vec<T>,
}

#[derive(Wire, Debug)]
struct Limited<T> {
    #[wire(count_prefix = u64, max = 100)]
    _all: Vec<T>,
}

/// Counts that no message justifies, in front of as many octets as there are.
fn huge_counts<T: for<'a> Decode<'a> + Describe + Debug>() {
    for count in [1_000_000_000_000, 1 << 62, 1 << 63, u64::MAX - 1, u64::MAX] {
        for received in [0, 1, 100, 10_000] {
            let body = vec![0; received];
            let fixed = [&count.to_be_bytes()[..], &body].concat();
            let varint = [Var::<Leb128, u64>::new(count).encode().unwrap(), body].concat();
            let kinds = [
                refused::<ByPrefix<T>>(&fixed),
                refused::<ByController<T>>(&[&fixed[..], &[0]].concat()),
                refused::<ByExpression<T>>(&fixed),
                refused::<ByVarint<T>>(&varint),
            ];
            for kind in kinds {
                assert!(
                    matches!(
                        kind,
                        DecodeErrorKind::Incomplete { .. } | DecodeErrorKind::InvalidLen { .. }
                    ),
                    "{kind:?}"
                );
            }
            let limited = refused::<Limited<T>>(&fixed);
            assert!(
                matches!(
                    limited,
                    DecodeErrorKind::TooMany { max: 100, .. } | DecodeErrorKind::InvalidLen { .. }
                ),
                "{limited:?}"
            );
        }
    }
}

#[derive(Wire, Debug)]
struct Nothing;

#[derive(Wire, Debug)]
struct OneOctet(u8);

#[derive(Wire, Debug)]
struct Variable {
    #[wire(len_prefix = u8)]
    _text: String,
    #[wire(rest)]
    _more: Option<[u64; 2]>,
}

/// A mebioctet, on the heap as on the wire.
#[derive(Debug)]
struct Large(#[expect(dead_code, reason = "only its memory matters")] Vec<u8>);

impl Describe for Large {}

impl<'a> Decode<'a> for Large {
    const MIN_SIZE: usize = 1 << 20;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        reader.take(1 << 20).map(|octets| Self(octets.to_vec()))
    }
}

impl Encode for Large {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(1 << 20)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.zeros(1 << 20)
    }
}

#[test]
fn huge_counts_of_elements_of_no_octets() {
    huge_counts::<Nothing>();
    huge_counts::<()>();
    huge_counts::<[u32; 0]>();
}

#[test]
fn huge_counts_of_elements_of_few_octets() {
    huge_counts::<OneOctet>();
    huge_counts::<u8>();
    huge_counts::<u128>();
    huge_counts::<(u8, bool)>();
}

#[test]
fn huge_counts_of_elements_of_variable_size() {
    huge_counts::<Variable>();
    huge_counts::<Item>();
    huge_counts::<Text>();
}

#[test]
fn huge_counts_of_elements_of_a_mebioctet() {
    huge_counts::<Large>();
}

#[test]
fn a_count_times_a_size_that_overflows() {
    let count = (u64::MAX / 16 + 2).to_be_bytes();
    assert!(matches!(refused::<ByPrefix<u128>>(&count), DecodeErrorKind::Incomplete { .. }));
}

#[test]
fn a_count_that_fits_the_octets_of_elements_that_are_large_in_memory() {
    let octets = [&10_000u64.to_be_bytes()[..], &[0; 10_000]].concat();
    // A vector that grows holds its old and its new memory for a moment.
    let in_memory = size_of::<Variable>() * 3;
    let (result, most) = peak(|| ByPrefix::<Variable>::decode(&octets));
    assert!(result.is_err());
    assert!(most <= octets.len() * in_memory, "{most}");
}

#[derive(Wire, Debug)]
struct Lens {
    #[wire(len_of(_text))]
    _len: u64,
    _text: Vec<u8>,
}

#[derive(Wire, Debug)]
struct Units {
    #[wire(len_of(_text), unit = 1 << 40, bias = 1)]
    _len: u64,
    _text: Vec<u8>,
}

#[derive(Wire, Debug)]
struct Whole {
    #[wire(len_of(self))]
    _len: u64,
    #[wire(rest)]
    _text: Vec<u8>,
}

#[derive(Wire, Debug)]
struct Signed {
    #[wire(len_prefix = i32)]
    _text: Vec<u8>,
}

#[test]
fn huge_and_impossible_lens() {
    for len in [0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1 << 32, 1 << 62] {
        let octets = u64::to_be_bytes(len);
        assert!(matches!(refused::<Lens>(&octets), DecodeErrorKind::Incomplete { .. }), "{len}");
        assert!(matches!(refused::<Whole>(&octets), DecodeErrorKind::Incomplete { .. }), "{len}");
    }
    for len in [1 << 63, u64::MAX] {
        let octets = u64::to_be_bytes(len);
        assert_eq!(refused::<Lens>(&octets), DecodeErrorKind::InvalidLen { len });
        assert_eq!(refused::<Whole>(&octets), DecodeErrorKind::InvalidLen { len });
        assert_eq!(refused::<Units>(&octets), DecodeErrorKind::InvalidLen { len });
    }
    assert_eq!(refused::<Units>(&[0; 8]), DecodeErrorKind::InvalidLen { len: 0 });
    for len in 0..8 {
        assert_eq!(
            refused::<Whole>(&u64::to_be_bytes(len)),
            DecodeErrorKind::InvalidLen { len },
            "less than its own size"
        );
    }
    let negative = refused::<Signed>(&(-1i32).to_be_bytes());
    assert_eq!(negative, DecodeErrorKind::InvalidLen { len: u64::MAX });
}

#[derive(Wire, Debug)]
struct Regions {
    #[wire(len_of(_inner_len..=_tail))]
    _outer_len: u8,
    #[wire(len_of(_inner))]
    _inner_len: u8,
    _inner: Vec<u16>,
    _tail: u16,
}

#[test]
fn a_region_that_ends_within_an_element() {
    let kind = refused::<Regions>(&[6, 3, 0, 1, 0, 2, 0]);
    assert_eq!(kind, DecodeErrorKind::PartialElement { size: 2 });
    let kind = refused::<Regions>(&[4, 2, 0, 1, 0, 2]);
    assert_eq!(kind, DecodeErrorKind::Overrun { needed: 1 });
}

#[test]
fn an_inner_len_over_the_outer() {
    let kind = refused::<Regions>(&[5, 200, 0, 1, 0, 2]);
    assert_eq!(kind, DecodeErrorKind::Overrun { needed: 196 });
}

#[test]
fn an_outer_len_over_what_the_fields_take() {
    let kind = refused::<Regions>(&[7, 2, 0, 1, 0, 2, 0, 0]);
    assert_eq!(kind, DecodeErrorKind::Trailing { count: 2 });
}

#[test]
fn a_len_and_a_count_that_disagree() {
    #[derive(Wire, Debug)]
    struct Both {
        #[wire(len_of(_all))]
        _len: u8,
        #[wire(count_of(_all))]
        _count: u8,
        _all: Vec<u16>,
    }
    let octets = |len, count| [len, count, 0, 1, 0, 2];
    assert!(bounded::<Both>(&octets(4, 2)).is_ok());
    assert_eq!(refused::<Both>(&octets(4, 1)), DecodeErrorKind::Trailing { count: 2 });
    assert_eq!(refused::<Both>(&octets(4, 3)), DecodeErrorKind::Overrun { needed: 2 });
    assert_eq!(refused::<Both>(&octets(3, 2)), DecodeErrorKind::Overrun { needed: 1 });
}

#[test]
fn a_padding_shorter_than_the_content() {
    #[derive(Wire, Debug)]
    struct Padded {
        #[wire(len_prefix = u8, pad_to = 4)]
        _text: Vec<u8>,
    }
    let kind = refused::<Padded>(&[5, 1, 2, 3, 4, 5, 0, 0]);
    assert!(matches!(kind, DecodeErrorKind::Overrun { .. }), "{kind:?}");
}

#[test]
fn a_unit_that_does_not_divide() {
    #[derive(Wire, Debug)]
    struct Words {
        #[wire(len_of(_text), unit = 4)]
        _words: u8,
        _text: Vec<u8>,
    }
    let error = Words { _words: 0, _text: vec![0; 6] }.encode().unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::NotMultiple { len: 6, unit: 4 });
    assert_eq!(error.path().field(), Some("_words"));
}
