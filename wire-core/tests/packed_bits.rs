//! Truth values packed into octets.

use wire_core::{DecodeErrorKind, Lsb, Msb, PackedBits, Wire};

/// Modbus: both the count of the coils and the octets that they take.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Coils {
    #[wire(count_of(values), as = u16)]
    count: (),
    #[wire(len_of(values), as = u8)]
    len: (),
    values: PackedBits<Lsb>,
}

#[test]
fn a_count_of_values_and_a_len_of_octets_speak_of_the_same_field() {
    let values = vec![true, false, true, true, false, false, true, true, true, false];
    let coils = Coils { count: (), len: (), values: values.into() };
    let octets = [0, 10, 2, 0xcd, 0x01];
    assert_eq!(coils.encode().unwrap(), octets);
    assert_eq!(Coils::decode(&octets).unwrap(), coils);
}

#[test]
fn a_len_that_contradicts_the_count_is_an_error() {
    assert!(Coils::decode(&[0, 10, 3, 0xcd, 0x01, 0]).is_err());
    assert!(Coils::decode(&[0, 17, 2, 0xcd, 0x01]).is_err());
}

#[test]
fn the_most_significant_bit_first() {
    let bits = PackedBits::<Msb>::decode(&[0b1010_0000]).unwrap();
    assert_eq!(bits[..4], [true, false, true, false]);
    assert_eq!(bits.len(), 8);
    assert_eq!(bits.encode().unwrap(), [0b1010_0000]);
}

#[derive(Wire, Debug, PartialEq)]
#[wire(canonical)]
struct Strict {
    #[wire(count_prefix = u8)]
    values: PackedBits<Msb>,
}

#[test]
fn unused_bits_of_a_canonical_type_are_zero() {
    assert!(Strict::decode(&[3, 0b1110_0000]).is_ok());
    let error = Strict::decode(&[3, 0b1111_0000]).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::NotCanonical { .. }));
    assert_eq!(error.offset(), 1);
}

#[test]
fn a_count_that_the_octets_do_not_justify_is_incomplete() {
    #[derive(Wire, Debug)]
    struct Huge {
        #[wire(count_prefix = u64)]
        _values: PackedBits<Msb>,
    }
    let error = Huge::decode(&(u64::MAX >> 1).to_be_bytes()).unwrap_err();
    assert!(error.needed().is_some());
}
