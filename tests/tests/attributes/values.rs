//! `endian`, `varint`, `as`, `with`, `value`, `magic`, `reserved`, `default`, `skip`, `assert`.

use std::net::Ipv4Addr;

use wire_core::varint::Varint;
use wire_core::{DecodeError, EncodeError, Endian, Le, Reader, U24, Wire, Writer};

use crate::{both_ways, refused, unwritable};

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Orders {
    #[wire(endian = big)]
    big: u16,
    #[wire(endian = little)]
    little: u16,
    #[wire(endian = little)]
    array: [u16; 2],
    #[wire(endian = little, count_prefix = u8)]
    vector: Vec<u32>,
    #[wire(endian = little)]
    float: f32,
    #[wire(endian = little, if = little == 2)]
    option: Option<i16>,
}

#[test]
fn the_byte_order_of_a_field() {
    let value =
        Orders { big: 1, little: 2, array: [3, 4], vector: vec![5], float: 1.0, option: Some(-2) };
    both_ways(&value, &[0, 1, 2, 0, 3, 0, 4, 0, 1, 5, 0, 0, 0, 0, 0, 0x80, 0x3f, 0xfe, 0xff]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct ByFirst {
    little: bool,
    #[wire(endian = if little { Endian::Little } else { Endian::Big })]
    number: u32,
    #[wire(endian = if little { Endian::Little } else { Endian::Big }, count_prefix = u8)]
    numbers: Vec<u16>,
    #[wire(endian = if little { Endian::Little } else { Endian::Big })]
    array: [i16; 2],
}

#[test]
fn the_byte_order_known_when_the_program_runs() {
    let value = |little| ByFirst { little, number: 1, numbers: vec![2], array: [3, -2] };
    both_ways(&value(false), &[0, 0, 0, 0, 1, 1, 0, 2, 0, 3, 0xff, 0xfe]);
    both_ways(&value(true), &[1, 1, 0, 0, 0, 1, 2, 0, 3, 0, 0xfe, 0xff]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Varints {
    #[wire(varint = leb128)]
    leb: u32,
    #[wire(varint = quic)]
    quic: u64,
    #[wire(varint = Escaped)]
    own: u32,
    #[wire(varint = leb128, count_prefix = u8)]
    many: Vec<u16>,
    #[wire(varint = leb128)]
    pair: [u16; 2],
    #[wire(varint = quic, if = leb > 1)]
    option: Option<u16>,
}

/// One octet up to 254, else 255 and four octets.
struct Escaped;

impl Varint for Escaped {
    fn decode(reader: &mut Reader<'_>) -> Result<u64, DecodeError> {
        match reader.decode::<u8>()? {
            255 => reader.decode::<u32>().map(u64::from),
            short => Ok(short.into()),
        }
    }

    fn encoded_len(value: u64) -> Option<usize> {
        match value {
            0..=254 => Some(1),
            _ => u32::try_from(value).is_ok().then_some(5),
        }
    }

    fn encode(value: u64, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        match value {
            0..=254 => writer.encode(&(value as u8)),
            _ => writer.encode(&(255u8, value as u32)),
        }
    }
}

#[test]
fn integers_of_variable_size() {
    let value = Varints {
        leb: 300,
        quic: 15_293,
        own: 256,
        many: vec![1, 128],
        pair: [2, 3],
        option: Some(5),
    };
    both_ways(&value, &[0xac, 2, 0x7b, 0xbd, 255, 0, 0, 1, 0, 2, 1, 0x80, 1, 2, 3, 5]);
    refused::<Varints>(
        &[0xff, 0xff, 0xff, 0xff, 0x7f],
        "Varints.leb at octet 0: integer out of the range of its type",
    );
    refused::<Varints>(&[0x80], "Varints.leb at octet 1: incomplete, at least 1 more octet needed");
    unwritable(
        &Varints { quic: 1 << 62, ..value },
        "Varints.quic: 4611686018427387904 does not fit its field",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Conversions {
    #[wire(as = u16)]
    size: usize,
    #[wire(as = U24)]
    color: u32,
    #[wire(as = u32, endian = little)]
    address: Ipv4Addr,
    #[wire(as = Le<u16>)]
    little: Wrapped,
    #[wire(as = u16, varint = leb128)]
    short: u32,
    #[wire(as = u8, if = size > 0)]
    letter: Option<char>,
}

#[derive(Debug, Clone, PartialEq)]
struct Wrapped(u16);

impl From<Wrapped> for Le<u16> {
    fn from(value: Wrapped) -> Self {
        Le(value.0)
    }
}

impl From<Le<u16>> for Wrapped {
    fn from(value: Le<u16>) -> Self {
        Self(value.0)
    }
}

#[test]
fn fields_that_are_another_type_on_the_wire() {
    let value = Conversions {
        size: 1,
        color: 2,
        address: Ipv4Addr::new(1, 2, 3, 4),
        little: Wrapped(5),
        short: 300,
        letter: Some('x'),
    };
    both_ways(&value, b"\0\x01\0\0\x02\x04\x03\x02\x01\x05\0\xac\x02x");
    unwritable(
        &Conversions { size: 65_536, letter: None, ..value },
        "Conversions.size: value has no form in the type on the wire",
    );
}

#[test]
fn a_value_on_the_wire_that_the_type_does_not_have_is_refused() {
    #[derive(Wire, Debug, PartialEq)]
    #[wire(view)]
    struct Letter {
        id: u8,
        #[wire(as = u32)]
        letter: char,
    }
    both_ways(&Letter { id: 1, letter: 'x' }, b"\x01\0\0\0x");
    refused::<Letter>(
        &[1, 0, 0, 0xd8, 0],
        "Letter.letter at octet 1: integer out of the range of its type",
    );
}

/// A number as decimal digits, and how many.
mod decimal {
    use super::*;

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<u32, DecodeError> {
        let len: u8 = reader.decode()?;
        let at = reader.offset();
        let digits = reader.take(len.into())?;
        let text = std::str::from_utf8(digits).ok().and_then(|text| text.parse().ok());
        text.ok_or(DecodeError::new(wire_core::DecodeErrorKind::Custom("not a number"), at))
    }

    pub(super) fn encoded_len(value: &u32) -> Result<usize, EncodeError> {
        Ok(1 + value.to_string().len())
    }

    pub(super) fn encode(value: &u32, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        let text = value.to_string();
        writer.encode(&(text.len() as u8))?;
        writer.put(text.as_bytes())
    }
}

/// The octets of a number, as many as the context says.
mod of_width {
    use super::*;

    pub(super) fn decode(reader: &mut Reader<'_>, width: u8) -> Result<u64, DecodeError> {
        let octets = reader.take(width.into())?;
        Ok(octets.iter().fold(0, |number, octet| number << 8 | u64::from(*octet)))
    }

    pub(super) fn encoded_len(_: &u64, width: u8) -> Result<usize, EncodeError> {
        Ok(width.into())
    }

    pub(super) fn encode(
        value: &u64,
        writer: &mut Writer<'_>,
        width: u8,
    ) -> Result<(), EncodeError> {
        writer.put(&value.to_be_bytes()[8 - usize::from(width)..])
    }
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct ByModule {
    width: u8,
    #[wire(with = decimal)]
    number: u32,
    #[wire(with = of_width, ctx(width = width))]
    wide: u64,
    #[wire(with = decimal, len_prefix = u8)]
    confined: u32,
}

#[test]
fn fields_that_a_module_reads_and_writes() {
    let value = ByModule { width: 3, number: 123, wide: 4, confined: 7 };
    both_ways(&value, b"\x03\x03123\0\0\x04\x02\x017");
    refused::<ByModule>(b"\x03\x02xy", "ByModule.number at octet 2: not a number");
    refused::<ByModule>(
        b"\x03\x03123\0\0\x04\x03\x0170",
        "ByModule.confined at octet 11: 1 octet left over",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Computed {
    a: u8,
    #[wire(value = a.wrapping_mul(2))]
    double: u8,
    #[wire(value = u16::from(a) + 1, as = u16)]
    more: (),
    #[wire(len_prefix = u8)]
    text: String,
    #[wire(value = text.len() as u8)]
    again: u8,
}

#[test]
fn computed_fields_are_written_and_verified() {
    let value = Computed { a: 3, double: 6, more: (), text: "ab".into(), again: 2 };
    both_ways(&value, b"\x03\x06\0\x04\x02ab\x02");
    refused::<Computed>(
        b"\x03\x07\0\x04\x02ab\x02",
        "Computed.double at octet 1: value differs from its formula",
    );
    refused::<Computed>(
        b"\x03\x06\0\x04\x02ab\x03",
        "Computed.again at octet 7: value differs from its formula",
    );
    assert_eq!(Computed { double: 9, ..value }.encode().unwrap(), b"\x03\x06\0\x04\x02ab\x02");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Constants {
    #[wire(magic = 0x7f)]
    number: u8,
    #[wire(magic = b"ELF")]
    text: [u8; 3],
    #[wire(magic = b"\x01\x02")]
    octets: (),
    #[wire(magic = 5u16)]
    sized: (),
    #[wire(magic = 1, endian = little)]
    little: u16,
}

#[test]
fn constants_are_written_and_verified() {
    let value = Constants { number: 0x7f, text: *b"ELF", octets: (), sized: (), little: 1 };
    both_ways(&value, b"\x7fELF\x01\x02\0\x05\x01\0");
    refused::<Constants>(
        b"\x7fELG\x01\x02\0\x05\x01\0",
        "Constants.text at octet 1: constant has another value",
    );
    refused::<Constants>(
        b"\x7fELF\x01\x02\0\x05\0\x01",
        "Constants.little at octet 8: constant has another value",
    );
    assert_eq!(
        Constants { number: 0, text: [0; 3], ..value }.encode().unwrap(),
        b"\x7fELF\x01\x02\0\x05\x01\0"
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Reserved {
    a: u8,
    #[wire(reserved)]
    number: u16,
    #[wire(reserved)]
    octets: [u8; 2],
    #[wire(reserved, as = u8)]
    nowhere: (),
    #[wire(bits = 4, reserved)]
    bits: u8,
    #[wire(bits = 4)]
    b: u8,
}

#[test]
fn what_is_reserved_is_zero_when_written_and_ignored_when_read() {
    let zero = || Reserved { a: 1, number: 0, octets: [0; 2], nowhere: (), bits: 0, b: 2 };
    both_ways(&zero(), &[1, 0, 0, 0, 0, 0, 2]);
    assert_eq!(Reserved::decode(&[1, 9, 9, 9, 9, 9, 0x92]), Ok(zero()));
    let value = Reserved { number: 9, octets: [9; 2], bits: 9, ..zero() };
    assert_eq!(value.encode().unwrap(), [1, 0, 0, 0, 0, 0, 2]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Defaults {
    a: u8,
    #[wire(default)]
    b: u16,
    #[wire(default = a + 1)]
    c: u8,
    #[wire(skip)]
    cached: u32,
    #[wire(skip, default = u32::from(a) * 2)]
    derived: u32,
}

#[test]
fn fields_that_end_before_their_time_have_defaults() {
    both_ways(&Defaults { a: 1, b: 2, c: 3, cached: 0, derived: 2 }, &[1, 0, 2, 3]);
    assert_eq!(Defaults::decode(&[1]), Ok(Defaults { a: 1, b: 0, c: 2, cached: 0, derived: 2 }));
    assert_eq!(
        Defaults::decode(&[1, 0, 7]),
        Ok(Defaults { a: 1, b: 7, c: 2, cached: 0, derived: 2 })
    );
    refused::<Defaults>(&[1, 0], "Defaults.b at octet 1: incomplete, at least 1 more octet needed");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Asserted {
    low: u8,
    #[wire(assert = high >= low, assert = high < 100)]
    high: u8,
    #[wire(len_prefix = u8, assert = !text.is_empty())]
    text: String,
}

#[test]
fn conditions_on_fields_hold_both_ways() {
    both_ways(&Asserted { low: 1, high: 2, text: "a".into() }, b"\x01\x02\x01a");
    refused::<Asserted>(
        b"\x02\x01\x01a",
        "Asserted.high at octet 1: condition `high >= low` does not hold",
    );
    refused::<Asserted>(
        b"\x02\x64\x01a",
        "Asserted.high at octet 1: condition `high < 100` does not hold",
    );
    refused::<Asserted>(
        b"\x01\x02\0",
        "Asserted.text at octet 2: condition `!text.is_empty()` does not hold",
    );
    unwritable(
        &Asserted { low: 3, high: 2, text: "a".into() },
        "Asserted.high: condition `high >= low` does not hold",
    );
    unwritable(
        &Asserted { low: 1, high: 2, text: String::new() },
        "Asserted.text: condition `!text.is_empty()` does not hold",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(size = 8)]
struct Placed {
    a: u8,
    #[wire(offset = 1)]
    b: [u8; 3],
    #[wire(bits = 12, offset = 4)]
    c: u16,
    #[wire(bits = 4)]
    d: u8,
    #[wire(offset = 6)]
    e: u16,
}

#[test]
fn offsets_and_sizes_that_hold_change_nothing() {
    both_ways(&Placed { a: 1, b: [2, 3, 4], c: 5, d: 6, e: 7 }, &[1, 2, 3, 4, 0, 0x56, 0, 7]);
    assert_eq!(Placed::SIZE, 8);
}
