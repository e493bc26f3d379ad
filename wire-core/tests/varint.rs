//! Varints against published examples, and what holds for every number.
#![cfg(feature = "std")]

use proptest::prelude::*;
use wire_core::varint::{Leb128, Leb128Max, Quic, Var, Varint};
use wire_core::{Bits, DecodeErrorKind, EncodeErrorKind, Reader, Wire};

const LONG: DecodeErrorKind =
    DecodeErrorKind::NotCanonical { what: "integer in more octets than it needs" };

fn decode<F: Varint>(octets: &[u8]) -> u64 {
    Var::<F, u64>::decode(octets).unwrap().get()
}

fn canonical<F: Varint>(octets: &[u8]) -> Result<u64, DecodeErrorKind> {
    let mut reader = Reader::new(octets).into_canonical();
    F::decode(&mut reader).map_err(|error| error.kind())
}

/// RFC 9000, appendix A.1.
#[test]
fn quic_examples_of_the_rfc() {
    for (octets, value) in [
        (&[0xc2, 0x19, 0x7c, 0x5e, 0xff, 0x14, 0xe8, 0x8c][..], 151_288_809_941_952_652),
        (&[0x9d, 0x7f, 0x3e, 0x7d], 494_878_333),
        (&[0x7b, 0xbd], 15_293),
        (&[0x25], 37),
    ] {
        assert_eq!(decode::<Quic>(octets), value);
        assert_eq!(Var::<Quic, u64>::new(value).encode().unwrap(), octets);
        assert_eq!(canonical::<Quic>(octets), Ok(value));
    }
    assert_eq!(decode::<Quic>(&[0x40, 0x25]), 37, "longer forms are read");
    assert_eq!(canonical::<Quic>(&[0x40, 0x25]), Err(LONG));
}

#[test]
fn quic_changes_its_length_where_the_rfc_says() {
    for (value, len) in [
        (63, 1),
        (64, 2),
        (16_383, 2),
        (16_384, 4),
        (1_073_741_823, 4),
        (1_073_741_824, 8),
        (4_611_686_018_427_387_903, 8),
    ] {
        assert_eq!(<Quic as Varint>::encoded_len(value), Some(len), "{value}");
    }
    let error = Var::<Quic, u64>::new(1 << 62).encode().unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::DoesNotFit { value: 1 << 62 });
}

/// DWARF, section 7.6; Protocol Buffers, "Encoding", 150 and 300; WebAssembly, 624485.
#[test]
fn leb128_examples_of_its_users() {
    for (octets, value) in [
        (&[2][..], 2),
        (&[127], 127),
        (&[0x80, 1], 128),
        (&[0x81, 1], 129),
        (&[0xb9, 0x64], 12_857),
        (&[0x96, 0x01], 150),
        (&[0xac, 0x02], 300),
        (&[0xe5, 0x8e, 0x26], 624_485),
        (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], u64::MAX),
    ] {
        assert_eq!(decode::<Leb128>(octets), value);
        assert_eq!(Var::<Leb128, u64>::new(value).encode().unwrap(), octets);
        assert_eq!(canonical::<Leb128>(octets), Ok(value));
    }
}

/// MQTT 5.0, table 1-1.
#[test]
fn leb128_of_four_octets_has_the_limits_of_mqtt() {
    type Mqtt = Leb128Max<4>;
    for (octets, value) in [
        (&[0x7f][..], 127),
        (&[0x80, 0x01], 128),
        (&[0xff, 0x7f], 16_383),
        (&[0x80, 0x80, 0x01], 16_384),
        (&[0xff, 0xff, 0x7f], 2_097_151),
        (&[0x80, 0x80, 0x80, 0x01], 2_097_152),
        (&[0xff, 0xff, 0xff, 0x7f], 268_435_455),
    ] {
        assert_eq!(decode::<Mqtt>(octets), value);
        assert_eq!(Var::<Mqtt, u64>::new(value).encode().unwrap(), octets);
    }
    assert!(Var::<Mqtt, u32>::new(268_435_456).encode().is_err());
    let error = Var::<Mqtt, u32>::decode(&[0x80, 0x80, 0x80, 0x80, 0x01]).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::OutOfRange, 0));
}

#[test]
fn leb128_padded_with_zeros_is_not_canonical() {
    assert_eq!(decode::<Leb128>(&[0xac, 0x82, 0x00]), 300);
    assert_eq!(canonical::<Leb128>(&[0xac, 0x82, 0x00]), Err(LONG));
    assert_eq!(canonical::<Leb128>(&[0x80, 0x00]), Err(LONG));
    assert_eq!(canonical::<Leb128>(&[0x00]), Ok(0));
}

#[test]
fn leb128_beyond_64_bits_is_out_of_range() {
    let mut octets = [0xff; 10];
    octets[9] = 0x02;
    for octets in [&octets[..], &[0x80; 11], &[0xff; 100]] {
        let error = Var::<Leb128, u128>::decode(octets).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::OutOfRange, 0));
    }
}

#[test]
fn a_number_beyond_its_type_is_out_of_range_at_its_first_octet() {
    let mut reader = Reader::new(&[7, 0x80, 0x02]);
    reader.take(1).unwrap();
    let error = reader.decode::<Var<Leb128, u8>>().unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::OutOfRange, 1));
}

/// What holds for every number that the format can say.
fn round_trip<F: Varint, T: Bits + PartialEq + Copy + std::fmt::Debug>(value: T, top: u64) {
    let number = Var::<F, T>::new(value);
    let fits = value.to_bits(64).is_some_and(|bits| bits <= top);
    let octets = match number.encode() {
        Ok(octets) => octets,
        Err(error) => {
            assert!(!fits, "{value:?}: {error}");
            return;
        }
    };
    assert!(fits);
    assert_eq!(number.encoded_len(), Ok(octets.len()));
    assert_eq!(Var::<F, T>::decode(&octets), Ok(number));
    assert!(canonical::<F>(&octets).is_ok(), "encoding is minimal");
    for len in 0..octets.len() {
        let needed = Var::<F, T>::decode(&octets[..len]).unwrap_err().needed();
        assert!(needed.is_some_and(|needed| needed <= octets.len() - len), "{octets:?}");
    }
}

/// Numbers of every length, not just long ones.
fn numbers() -> impl Strategy<Value = u64> {
    (any::<u64>(), 0u32..64).prop_map(|(value, shift)| value >> shift)
}

proptest! {
    #[test]
    fn decode_of_encode_is_the_number(value in numbers()) {
        round_trip::<Leb128, _>(value, u64::MAX);
        round_trip::<Leb128, _>(value as i32, u64::MAX);
        round_trip::<Leb128, _>(u128::from(value), u64::MAX);
        round_trip::<Leb128Max<4>, _>(value, (1 << 28) - 1);
        round_trip::<Quic, _>(value, (1 << 62) - 1);
        round_trip::<Quic, _>(value as u16, (1 << 62) - 1);
    }

    /// A canonical reader accepts what encoding produces, and nothing else.
    #[test]
    fn canonical_octets_encode_to_themselves(octets: [u8; 12]) {
        each_prefix::<Leb128>(&octets);
        each_prefix::<Leb128Max<4>>(&octets);
        each_prefix::<Quic>(&octets);
    }
}

fn each_prefix<F: Varint>(octets: &[u8]) {
    let mut reader = Reader::new(octets).into_canonical();
    if let Ok(value) = F::decode(&mut reader) {
        let taken = &octets[..reader.offset()];
        assert_eq!(Var::<F, u64>::new(value).encode().as_deref(), Ok(taken));
    }
}
