//! Octets that are no value, and values that are written in more ways than one.

use wire_core::varint::{Leb128, Leb128Max, Quic, Var};
use wire_core::{Decode, DecodeErrorKind, Reader, Wire};
use wire_tests::memory::peak;

use crate::{bounded, refused};

#[derive(Wire, Debug)]
struct Values {
    _bool: bool,
    #[wire(bits = 4)]
    _code: Code,
    #[wire(bits = 4, reserved)]
    _reserved: (),
    #[wire(len_prefix = u8)]
    _text: String,
    #[wire(until = 0)]
    _line: Vec<u8>,
}

#[derive(Wire, Debug, Clone, Copy)]
#[repr(u8)]
enum Code {
    A = 1,
}

#[test]
fn a_bool_of_two_and_unknown_tags() {
    assert!(bounded::<Values>(&[1, 0x10, 0, 0]).is_ok());
    assert!(matches!(refused::<Values>(&[2, 0x10, 0, 0]), DecodeErrorKind::InvalidValue { .. }));
    assert_eq!(refused::<Values>(&[1, 0x20, 0, 0]), DecodeErrorKind::UnknownTag { tag: 2 });
}

#[test]
fn reserved_bits_that_are_set_are_ignored_unless_the_reader_is_canonical() {
    assert!(bounded::<Values>(&[1, 0x1f, 0, 0]).is_ok());
    let mut reader = Reader::new(&[1, 0x1f, 0, 0]).into_canonical();
    let error = Values::decode_from(&mut reader, ()).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::NotCanonical { .. }));
}

#[test]
fn text_that_is_not_utf_8_and_a_missing_terminator() {
    assert_eq!(refused::<Values>(&[1, 0x10, 1, 0xff, 0]), DecodeErrorKind::InvalidUtf8);
    assert_eq!(refused::<Values>(&[1, 0x10, 2, 0xc3, 0, 0]), DecodeErrorKind::InvalidUtf8);
    assert_eq!(refused::<Values>(&[1, 0x10, 0, 7, 7]), DecodeErrorKind::Incomplete { needed: 1 });
}

#[test]
fn a_missing_terminator_of_long_octets_takes_no_memory() {
    let octets = [&[1, 0x10, 0][..], &[7; 100_000]].concat();
    let (result, most) = peak(|| Values::decode(&octets));
    assert!(result.is_err());
    assert_eq!(most, 0);
}

#[test]
fn varints_that_are_too_long_or_too_large() {
    assert_eq!(refused::<Var<Leb128, u64>>(&[0x80; 11]), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Var<Leb128, u64>>(&[0xff; 10]), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Var<Leb128Max<4>, u32>>(&[0x80; 5]), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Var<Leb128, u8>>(&[0x80, 0x02]), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Var<Quic, u8>>(&[0x41, 0x00]), DecodeErrorKind::OutOfRange);
}

#[test]
fn varints_that_are_not_minimal_are_read_unless_the_reader_is_canonical() {
    assert_eq!(Var::<Leb128, u8>::decode(&[0x81, 0x80, 0x00]).unwrap().get(), 1);
    for octets in [&[0x81, 0x80, 0x00][..], &[0x81, 0x00]] {
        let mut reader = Reader::new(octets).into_canonical();
        let error = reader.decode::<Var<Leb128, u8>>().unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::NotCanonical { .. }));
    }
    let mut reader = Reader::new(&[0x40, 0x01]).into_canonical();
    let error = reader.decode::<Var<Quic, u8>>().unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::NotCanonical { .. }));
}
