//! Structs of bit fields as tags and as parts of bit runs.

use wire_core::{DecodeErrorKind, Wire};

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
struct Flags {
    #[wire(bits = 4, magic = 3)]
    kind: (),
    #[wire(bits = 1)]
    dup: bool,
    #[wire(bits = 2)]
    level: u8,
    #[wire(bits = 1, reserved)]
    _reserved: (),
}

const FLAGS: Flags = Flags { kind: (), dup: true, level: 2, _reserved: () };

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
enum Packet {
    #[wire(tag = 0x10)]
    Connect,
    #[wire(tag = 0x30..=0x3f)]
    Publish { flags: Flags, topic: u16 },
}

#[test]
fn a_variant_holds_its_tag_as_a_struct_of_bit_fields() {
    let packet = Packet::Publish { flags: FLAGS, topic: 7 };
    assert_eq!(packet.encode().unwrap(), [0x3c, 0, 7]);
    assert_eq!(Packet::decode(&[0x3c, 0, 7]).unwrap(), packet);
    assert_eq!(Packet::decode(&[0x10]).unwrap(), Packet::Connect);
}

#[test]
fn a_value_that_does_not_fit_its_bits_is_no_tag() {
    let packet = Packet::Publish { flags: Flags { level: 4, ..FLAGS }, topic: 7 };
    assert!(packet.encode().is_err());
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Split {
    #[wire(bits = 4)]
    high: u8,
    #[wire(bits = 8)]
    flags: Flags,
    #[wire(bits = 4)]
    low: u8,
}

#[test]
fn a_struct_of_bit_fields_stands_across_octets() {
    let split = Split { high: 0xa, flags: FLAGS, low: 0xb };
    assert_eq!(split.encode().unwrap(), [0xa3, 0xcb]);
    assert_eq!(Split::decode(&[0xa3, 0xcb]).unwrap(), split);
    let error = Split::decode(&[0xa4, 0xcb]).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::UnknownTag { tag: 0x4c }));
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(bit_order = lsb)]
struct Status {
    #[wire(bits = 3)]
    state: u8,
    #[wire(bits = 13)]
    count: u16,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u16, endian = little)]
enum Report {
    #[wire(tag = 0)]
    Idle { since: u16 },
    #[wire(other)]
    Busy { status: Status },
}

#[test]
fn the_least_significant_bit_first() {
    let report = Report::Busy { status: Status { state: 5, count: 0x102 } };
    let octets = report.encode().unwrap();
    assert_eq!(octets, Status { state: 5, count: 0x102 }.encode().unwrap());
    assert_eq!(Report::decode(&octets).unwrap(), report);
}
