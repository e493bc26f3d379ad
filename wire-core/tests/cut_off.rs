//! Messages of which only the first octets are there, and checksums that count what they cover.
#![cfg(all(feature = "derive", feature = "alloc"))]

use wire_core::{DecodeErrorKind, Reader, Wire};

#[derive(Wire, Debug, PartialEq)]
struct Packet<'a> {
    #[wire(len_of(self))]
    len: u16,
    #[wire(checksum = internet, over = self)]
    checksum: u16,
    #[wire(rest)]
    payload: &'a [u8],
}

fn octets() -> Vec<u8> {
    Packet { len: 0, checksum: 0, payload: b"abcdef" }.encode().unwrap()
}

#[test]
fn a_region_ends_where_the_octets_end() {
    let octets = octets();
    let packet: Packet<'_> = Reader::new(&octets[..7]).cut_off().decode().unwrap();
    assert_eq!((packet.len, packet.payload), (10, &b"abc"[..]));
    assert_eq!(packet.encode_verbatim().unwrap(), octets[..7]);
}

#[test]
fn a_length_that_an_expression_says_ends_where_the_octets_end() {
    #[derive(Wire, Debug)]
    struct Pair<'a> {
        #[wire(len_of(first))]
        len: u8,
        first: &'a [u8],
        #[wire(len = len)]
        second: &'a [u8],
    }
    let octets = [2, b'a', b'b', b'c'];
    let pair: Pair<'_> = Reader::new(&octets).cut_off().decode().unwrap();
    assert_eq!((pair.first, pair.second), (&b"ab"[..], &b"c"[..]));
    assert_eq!(pair.encode_verbatim().unwrap(), octets);
}

#[test]
fn the_fixed_fields_are_needed_still() {
    let octets = octets();
    let error = Reader::new(&octets[..3]).cut_off().decode::<Packet<'_>>().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Incomplete { needed: 1 });
}

#[test]
fn a_length_within_the_message_still_ends_before_its_end() {
    let mut octets = octets();
    octets.extend([0, 0]);
    let mut reader = Reader::new(&octets).cut_off();
    assert_eq!(reader.decode::<Packet<'_>>().unwrap().payload, b"abcdef");
    assert_eq!(reader.remaining(), 2);
}

/// The inner length leaves the outer one, which is there whole.
#[test]
fn a_length_beyond_another_is_an_error_still() {
    #[derive(Wire, Debug)]
    struct Outer<'a> {
        #[wire(len_of(inner))]
        len: u8,
        inner: Packet<'a>,
        trailer: u8,
    }
    let error = Reader::new(&[4, 0, 9, 0, 0, 0]).cut_off().decode::<Outer<'_>>().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Overrun { needed: 5 });
}

/// A prefix is not in the value: cut short, it could not be written again.
#[test]
fn a_length_that_the_value_does_not_keep_is_held_to() {
    #[derive(Wire, Debug)]
    struct Text<'a> {
        #[wire(len_prefix = u8)]
        text: &'a [u8],
    }
    #[derive(Wire, Debug)]
    struct Hidden<'a> {
        #[wire(len_of(text), as = u8)]
        len: (),
        text: &'a [u8],
    }
    assert!(Reader::new(&[3, 1]).cut_off().decode::<Text<'_>>().is_err());
    assert!(Reader::new(&[3, 1]).cut_off().decode::<Hidden<'_>>().is_err());
    let whole: Hidden<'_> = Reader::new(&[1, 1]).cut_off().decode().unwrap();
    assert_eq!((whole.len, whole.text), ((), &[1][..]));
}

/// A pseudo-header holds the length of what it stands in front of.
#[derive(Wire, Debug, PartialEq)]
#[wire(ctx(address: u8))]
struct Segment<'a> {
    #[wire(checksum = internet, over = self, pseudo = [address, u8::try_from(covered_len).unwrap_or(0)])]
    checksum: u16,
    #[wire(rest)]
    payload: &'a [u8],
}

#[test]
fn the_pseudo_header_knows_how_much_is_covered() {
    let octets = Segment { checksum: 0, payload: b"abc" }.encode_with((7,)).unwrap();
    let sum = !(0x0705u16 + 0x6162 + 0x6300);
    assert_eq!(octets[..2], sum.to_be_bytes());
    assert_eq!(Segment::decode_with(&octets, (7,)).unwrap().payload, b"abc");
    assert!(Segment::decode_with(&octets, (8,)).is_err());
}

#[test]
fn a_value_with_context_is_written_verbatim_too() {
    let segment = Segment { checksum: 1, payload: b"abc" };
    assert_eq!(segment.encode_verbatim_with((7,)).unwrap(), *b"\x00\x01abc");
}

/// Each layer says how long it is, and goes to the end of the one around it.
#[derive(Wire, Debug, PartialEq)]
struct Layers<'a> {
    tag: u8,
    #[wire(len_of(self))]
    len: u16,
    #[wire(rest)]
    inner: Packet<'a>,
}

fn layers() -> Vec<u8> {
    let inner = Packet { len: 0, checksum: 0, payload: b"abcdef" };
    Layers { tag: 7, len: 0, inner }.encode().unwrap()
}

#[test]
fn layers_end_where_the_octets_end() {
    let octets = layers();
    let layers: Layers<'_> = Reader::new(&octets[..9]).cut_off().decode().unwrap();
    assert_eq!((layers.len, layers.inner.len, layers.inner.payload), (13, 10, &b"ab"[..]));
    assert_eq!(layers.encode_verbatim().unwrap(), octets[..9]);
}

#[test]
fn an_inner_layer_that_ends_early_leaves_octets_over_in_its_field() {
    let mut octets = layers();
    octets[4] = 8;
    octets[5..7].copy_from_slice(&[0, 0]);
    let error = Reader::new(&octets).without_checksums().decode::<Layers<'_>>().unwrap_err();
    assert_eq!(error.to_string(), "Layers.inner at octet 11: 2 octets left over");
}

#[test]
fn what_is_left_over_behind_the_last_field_is_left_over_behind_the_whole() {
    #[derive(Wire, Debug)]
    struct Whole {
        head: u8,
        last: Last,
    }
    #[derive(Wire, Debug)]
    struct Last {
        #[wire(len_of(self))]
        len: u8,
        text: [u8; 2],
    }
    assert!(Whole::decode(&[1, 3, b'a', b'b']).is_ok());
    let error = Whole::decode(&[1, 3, b'a', b'b', 0]).unwrap_err();
    assert_eq!(error.to_string(), "message at octet 4: 1 octet left over");
    let error = Whole::decode(&[1, 4, b'a', b'b', 0]).unwrap_err();
    assert_eq!(error.to_string(), "Whole.last.len at octet 1: impossible length or count 4");
}
