//! `bits = N` and `bit_order`.

use wire_core::Wire;

use crate::{both_ways, refused, unwritable};

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct SevenAndFiftySeven {
    #[wire(bits = 7)]
    a: u8,
    #[wire(bits = 57)]
    b: u64,
}

#[test]
fn seven_and_fifty_seven_bits() {
    both_ways(
        &SevenAndFiftySeven { a: 0x55, b: 0x0123_4567_89ab_cdef },
        &[0xab, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef],
    );
    both_ways(&SevenAndFiftySeven { a: 0x7f, b: 0 }, &[0xfe, 0, 0, 0, 0, 0, 0, 0]);
    unwritable(
        &SevenAndFiftySeven { a: 0x80, b: 0 },
        "SevenAndFiftySeven.a: 128 does not fit its field",
    );
    unwritable(
        &SevenAndFiftySeven { a: 0, b: 1 << 57 },
        "SevenAndFiftySeven.b: 144115188075855872 does not fit its field",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Nibbles {
    #[wire(bits = 4)]
    high: u8,
    #[wire(bits = 4)]
    low: u8,
}

#[test]
fn four_and_four_bits() {
    both_ways(&Nibbles { high: 0xa, low: 0x5 }, &[0xa5]);
    assert_eq!(Nibbles::SIZE, 1);
    unwritable(&Nibbles { high: 16, low: 0 }, "Nibbles.high: 16 does not fit its field");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct ThreeAndThirteen {
    #[wire(bits = 3)]
    flags: u8,
    #[wire(bits = 13)]
    offset: u16,
}

#[test]
fn three_and_thirteen_bits() {
    both_ways(&ThreeAndThirteen { flags: 0b101, offset: 0x1234 & 0x1fff }, &[0xb2, 0x34]);
    both_ways(&ThreeAndThirteen { flags: 0, offset: 0x1fff }, &[0x1f, 0xff]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct TwoFlags {
    #[wire(bits = 1)]
    first: bool,
    #[wire(bits = 1)]
    second: bool,
    #[wire(bits = 6)]
    rest: u8,
}

#[test]
fn one_and_one_and_six_bits() {
    both_ways(&TwoFlags { first: true, second: false, rest: 0x2a }, &[0xaa]);
    both_ways(&TwoFlags { first: false, second: true, rest: 0 }, &[0x40]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct NinetySix {
    #[wire(bits = 5)]
    a: u8,
    #[wire(bits = 33)]
    b: u64,
    #[wire(bits = 1)]
    c: bool,
    #[wire(bits = 17)]
    d: u32,
    #[wire(bits = 40)]
    e: u64,
}

#[test]
fn a_run_of_ninety_six_bits() {
    let value = NinetySix { a: 0x1f, b: 0, c: true, d: 0, e: 0xff };
    both_ways(&value, &[0xf8, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0xff]);
    let value = NinetySix { a: 0, b: 0x1_2345_6789, c: false, d: 0x1_0001, e: 1 << 39 };
    both_ways(&value, &[0x04, 0x8d, 0x15, 0x9e, 0x25, 0x00, 0x01, 0x80, 0, 0, 0, 0]);
    assert_eq!(NinetySix::SIZE, 12);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct SixtyFourInTheMiddle {
    #[wire(bits = 3)]
    before: u8,
    #[wire(bits = 64)]
    wide: u64,
    #[wire(bits = 5)]
    after: u8,
}

#[test]
fn sixty_four_bits_that_start_in_the_middle_of_an_octet() {
    let value = SixtyFourInTheMiddle { before: 0b101, wide: u64::MAX, after: 0 };
    both_ways(&value, &[0xbf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xe0]);
    let value = SixtyFourInTheMiddle { before: 0, wide: 1, after: 0x1f };
    both_ways(&value, &[0, 0, 0, 0, 0, 0, 0, 0, 0x3f]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OneToSixtyFour {
    #[wire(bits = 1)]
    one: u64,
    #[wire(bits = 63)]
    sixty_three: u64,
    #[wire(bits = 64)]
    sixty_four: u64,
}

#[test]
fn the_least_and_the_greatest_width() {
    let value = OneToSixtyFour { one: 1, sixty_three: 0, sixty_four: u64::MAX };
    let mut octets = [0xff; 16];
    octets[..8].copy_from_slice(&[0x80, 0, 0, 0, 0, 0, 0, 0]);
    both_ways(&value, &octets);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Signed {
    #[wire(bits = 4)]
    a: i8,
    #[wire(bits = 12)]
    b: i32,
}

#[test]
fn signed_fields_keep_their_sign() {
    both_ways(&Signed { a: -1, b: -2048 }, &[0xf8, 0x00]);
    both_ways(&Signed { a: 7, b: 2047 }, &[0x77, 0xff]);
    unwritable(&Signed { a: 8, b: 0 }, "Signed.a: 8 does not fit its field");
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
#[repr(u8)]
enum Ecn {
    NotEct = 0,
    Ect1 = 1,
    Ect0 = 2,
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
struct Dscp(u8);

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct TrafficClass {
    #[wire(bits = 6)]
    dscp: Dscp,
    #[wire(bits = 2)]
    ecn: Ecn,
}

#[test]
fn names_for_integers_and_fieldless_enums() {
    both_ways(&TrafficClass { dscp: Dscp(46), ecn: Ecn::Ect0 }, &[0xba]);
    refused::<TrafficClass>(&[0xbb], "TrafficClass.ecn at octet 0: unknown tag 3 (0x3)");
    unwritable(
        &TrafficClass { dscp: Dscp(64), ecn: Ecn::NotEct },
        "TrafficClass.dscp: 64 does not fit its field",
    );
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
struct Wrapped<T>(T);

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct NamesInNames {
    #[wire(bits = 6)]
    dscp: Wrapped<Dscp>,
    #[wire(bits = 2)]
    ecn: Wrapped<Ecn>,
    #[wire(len_of(text))]
    len: Wrapped<Wrapped<u8>>,
    text: String,
}

#[test]
fn names_for_names_and_generic_names() {
    let value = NamesInNames {
        dscp: Wrapped(Dscp(1)),
        ecn: Wrapped(Ecn::Ect1),
        len: Wrapped(Wrapped(2)),
        text: "ab".into(),
    };
    both_ways(&value, b"\x05\x02ab");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(bit_order = lsb)]
struct LeastFirst {
    #[wire(bits = 3)]
    a: u8,
    #[wire(bits = 5)]
    b: u8,
    #[wire(bits = 12)]
    c: u16,
    #[wire(bits = 4)]
    d: u8,
}

#[test]
fn the_least_significant_bit_first() {
    both_ways(&LeastFirst { a: 0b101, b: 1, c: 0xabc, d: 0xd }, &[0x0d, 0xbc, 0xda]);
    unwritable(&LeastFirst { a: 8, b: 0, c: 0, d: 0 }, "LeastFirst.a: 8 does not fit its field");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(bit_order = msb)]
struct MostFirst {
    #[wire(bits = 4)]
    a: u8,
    #[wire(bits = 12)]
    b: u16,
}

#[test]
fn the_most_significant_bit_first_may_be_said() {
    both_ways(&MostFirst { a: 1, b: 0x234 }, &[0x12, 0x34]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct RunsBetweenOctets {
    first: u8,
    #[wire(bits = 4)]
    a: u8,
    #[wire(bits = 12)]
    b: u16,
    middle: u32,
    #[wire(bits = 1)]
    c: bool,
    #[wire(bits = 7)]
    d: u8,
    name: [u8; 2],
}

#[test]
fn bit_runs_between_whole_octets() {
    let value =
        RunsBetweenOctets { first: 1, a: 2, b: 0x345, middle: 6, c: true, d: 7, name: *b"xy" };
    both_ways(&value, b"\x01\x23\x45\x00\x00\x00\x06\x87xy");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct ConvertedBits {
    #[wire(bits = 4, as = u8)]
    a: char,
    #[wire(bits = 4)]
    b: u8,
}

#[test]
fn a_bit_field_may_be_converted() {
    both_ways(&ConvertedBits { a: '\u{5}', b: 6 }, &[0x56]);
    unwritable(&ConvertedBits { a: 'x', b: 0 }, "ConvertedBits.a: 120 does not fit its field");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct ReservedBits {
    #[wire(bits = 4)]
    a: u8,
    #[wire(bits = 3, reserved)]
    reserved: (),
    #[wire(bits = 1, magic = 1)]
    marker: (),
}

#[test]
fn reserved_and_constant_bits_take_no_memory() {
    both_ways(&ReservedBits { a: 5, reserved: (), marker: () }, &[0x51]);
    assert_eq!(ReservedBits::decode(&[0x5f]), ReservedBits::decode(&[0x51]));
    refused::<ReservedBits>(&[0x50], "ReservedBits.marker at octet 0: constant has another value");
}

#[test]
fn a_run_that_is_cut_off_says_in_which_field() {
    refused::<NinetySix>(
        &[0xf8, 0, 0, 0],
        "NinetySix.b at octet 0: incomplete, at least 8 more octets needed",
    );
}
