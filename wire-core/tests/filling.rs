//! A value that must fill its bounds is what it is when it is read and then found to fill them, and
//! so is what is wrong with it.
#![cfg(all(feature = "derive", feature = "alloc"))]

use std::fmt::Debug;

use wire_core::__private::Refused;
use wire_core::{Decode, DecodeError, Describe, Reader, Wire};

/// All that is wrong, as text: paths are equal when they read alike.
fn told<T: Debug>(result: Result<T, DecodeError>) -> Result<String, String> {
    result.map(|value| format!("{value:?}")).map_err(|error| error.to_string())
}

/// All strings of up to five octets that are lengths, tags or content.
fn all_octets() -> impl Iterator<Item = Vec<u8>> {
    const OCTETS: [u8; 7] = [0, 1, 2, 3, 4, 5, 0x81];
    (0..=5u32).flat_map(|len| {
        (0..OCTETS.len().pow(len)).map(move |number| {
            let digit = |place| number / OCTETS.len().pow(place) % OCTETS.len();
            (0..len).map(|place| OCTETS[digit(place)]).collect()
        })
    })
}

fn modes(octets: &[u8]) -> [Reader<'_>; 4] {
    let reader = Reader::new(octets);
    [
        reader.clone(),
        reader.clone().cut_off(),
        reader.clone().without_checksums(),
        reader.into_canonical(),
    ]
}

macro_rules! fills_alike {
    ($($test:ident: $type:ident,)+) => {$(
        #[test]
        fn $test() {
            for octets in all_octets() {
                for mut reader in modes(&octets) {
                    let quick = $type::decode_filling::<Refused, true>(&mut reader.clone(), ());
                    let filled = $type::decode_filling::<DecodeError, true>(&mut reader.clone(), ());
                    let value = reader.decode();
                    let value = value.and_then(|value: $type<'_>| reader.finish().map(|()| value));
                    assert_eq!(format!("{:?}", quick.ok()), format!("{:?}", value.as_ref().ok()));
                    assert_eq!(told(filled), told(value), "{octets:?}");
                }
                let (seen, decoded) = ($type::view(&octets), $type::decode(&octets));
                assert_eq!(told(seen.map(drop)), told(decoded.map(drop)), "{octets:?}");
            }
        }
    )+};
}

fills_alike! {
    of_one_length: Packet,
    of_a_value_in_a_region: InRegion,
    of_two_lengths_that_end_together: Two,
    of_a_computed_length: Computed,
    of_a_length_behind_a_constant: Led,
    of_a_length_with_a_bias_behind_a_constant: LedBiased,
    of_a_last_field_that_fills: Last,
    of_a_flag_in_front_of_a_number: Flagged,
    of_a_flag_in_front_of_a_value_of_any_len: FlaggedPacket,
    of_a_condition_behind_the_last_field: Asserted,
    of_a_condition_on_the_last_field: OnLast,
    of_a_condition_on_a_field_that_ends_a_region: OnRegion,
    of_a_checksum_over_the_last_field: Summed,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Packet<'a> {
    #[wire(len_of(self))]
    len: u8,
    kind: u8,
    #[wire(rest)]
    body: &'a [u8],
}

#[derive(Wire, Debug)]
#[wire(view)]
struct InRegion<'a> {
    #[wire(len_of(packet))]
    len: u8,
    packet: Packet<'a>,
    trailer: u8,
}

#[derive(Wire, Debug)]
#[wire(view)]
struct Two<'a> {
    #[wire(len_of(self))]
    len: u8,
    #[wire(len_of(packet), bias = 1)]
    packet_len: u8,
    packet: Packet<'a>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Computed<'a> {
    #[wire(len_of(body), varint = leb128)]
    len: u32,
    #[wire(len_of(rest), as = u8)]
    rest_len: (),
    rest: Packet<'a>,
    #[wire(rest)]
    body: &'a [u8],
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Led<'a> {
    #[wire(bits = 5, magic = 0)]
    version: (),
    #[wire(bits = 3, len_of(..packet), unit = 2)]
    head_len: u8,
    kind: u8,
    #[wire(rest)]
    options: &'a [u8],
    packet: Packet<'a>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct LedBiased<'a> {
    #[wire(bits = 1, magic = 1)]
    version: u8,
    #[wire(bits = 7, len_of(packet), bias = -1)]
    len: u8,
    packet: Packet<'a>,
    trailer: u8,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Flagged<'a> {
    #[wire(len_prefix = u8)]
    name: &'a [u8],
    #[wire(flag_of(number), as = bool)]
    has_number: (),
    number: Option<u16>,
}

#[derive(Wire, Debug)]
#[wire(view)]
struct FlaggedPacket<'a> {
    kind: bool,
    #[wire(flag_of(packet))]
    has_packet: bool,
    packet: Option<Packet<'a>>,
}

#[derive(Wire, Debug)]
#[wire(view)]
struct Last<'a> {
    kind: u8,
    packet: Packet<'a>,
}

#[derive(Wire, Debug)]
#[wire(view, assert = kind != 2)]
struct Asserted<'a> {
    kind: u8,
    packet: Packet<'a>,
}

#[derive(Wire, Debug)]
#[wire(view)]
struct OnLast<'a> {
    kind: u8,
    #[wire(assert = packet.kind != 2)]
    packet: Packet<'a>,
}

#[derive(Wire, Debug)]
#[wire(view)]
struct OnRegion<'a> {
    #[wire(len_of(packet))]
    len: u8,
    #[wire(assert = packet.kind != 2)]
    packet: Packet<'a>,
    trailer: u8,
}

#[derive(Wire, Debug)]
#[wire(view)]
struct Summed<'a> {
    #[wire(checksum = internet, over = self)]
    sum: u16,
    packet: Packet<'a>,
}

/// Of a message that is cut off a length may go on, but not be one that no message has.
#[test]
fn an_impossible_length_is_an_error_where_the_message_is_cut_off_too() {
    #[derive(Wire, Debug)]
    struct Huge<'a> {
        #[wire(len_of(body))]
        len: u64,
        #[wire(rest)]
        body: &'a [u8],
    }
    #[derive(Wire, Debug)]
    struct Outer<'a> {
        #[wire(len_of(inner))]
        len: u8,
        inner: Huge<'a>,
    }
    let outer = |octets: &[u8]| told(Reader::new(octets).cut_off().decode::<Outer<'_>>());
    let error = outer(&[9, 0x80, 0, 0, 0, 0, 0, 0, 0, 1]).unwrap_err();
    assert!(error.starts_with("Outer.inner.len at octet 1: impossible"), "{error}");
    assert!(outer(&[9, 0x70, 0, 0, 0, 0, 0, 0, 0, 1]).is_ok());
}

/// What an implementation by hand finds left over within the value is in the field.
#[test]
fn octets_left_over_within_the_last_field_are_left_over_there() {
    #[derive(Debug)]
    struct ByHand;
    impl<'a> Decode<'a> for ByHand {
        fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
            let len: u8 = reader.decode()?;
            let mut region = reader.region(len.into())?;
            region.take(1)?;
            region.finish().map(|()| Self)
        }
    }
    impl wire_core::Encode for ByHand {
        fn measure(&self, _: ()) -> Result<usize, wire_core::EncodeError> {
            Ok(2)
        }

        fn encode_to(
            &self,
            writer: &mut wire_core::Writer<'_>,
            _: (),
        ) -> Result<(), wire_core::EncodeError> {
            writer.put(&[1, 0])
        }
    }
    impl Describe for ByHand {}

    #[derive(Wire, Debug)]
    struct Message {
        kind: u8,
        by_hand: ByHand,
    }
    let within = told(Message::decode(&[0, 2, 7, 8])).unwrap_err();
    assert_eq!(within, "Message.by_hand at octet 3: 1 octet left over");
    let behind = told(Message::decode(&[0, 1, 7, 8])).unwrap_err();
    assert_eq!(behind, "message at octet 3: 1 octet left over");
}
