//! IPv4, beside the example datagrams of RFC 791, appendix A.

use wire_core::{DecodeErrorKind, Reader, Wire};
use wire_examples::ipv4::{Ipv4Option, Packet, Route};

/// Example 1: "a minimal data carrying internet datagram". The RFC leaves the checksum and the
/// addresses open: zero and of the documentation here.
const MINIMAL: [u8; 21] =
    [0x45, 0, 0, 21, 0, 111, 0, 0, 123, 1, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2, 0xaa];

/// Example 2: the first fragment of a datagram of 452 octets of data; its data left out here.
const FRAGMENT: [u8; 20] =
    [0x45, 0, 1, 20, 0, 111, 0x20, 0, 119, 6, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2];

/// Example 3: "a datagram containing options"; option `x` is 0x88 and `y` 0x89 + 1 here.
const OPTIONS: [u8; 36] = [
    0x48, 0, 0, 36, 0, 111, 0, 0, 123, 6, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2, // fixed
    0x88, 3, 7, 0x88, 4, 7, 7, 1, 0x8a, 3, 7, 0, // options
    1, 2, 3, 4,
];

fn unverified(octets: &[u8]) -> Packet<'_> {
    Reader::new(octets).without_checksums().decode().unwrap()
}

#[test]
fn example_1_a_minimal_datagram() {
    let packet = unverified(&MINIMAL);
    assert_eq!((packet.ihl, packet.total_len, packet.id, packet.ttl), (5, 21, 111, 123));
    assert_eq!((packet.protocol, packet.payload), (1, &[0xaa][..]));
    assert_eq!(packet.encode_verbatim().unwrap(), MINIMAL);
}

#[test]
fn example_2_a_fragment() {
    let packet: Packet<'_> = Reader::new(&FRAGMENT).cut_off().without_checksums().decode().unwrap();
    assert!(packet.more_fragments && packet.is_fragment());
    assert_eq!((packet.total_len, packet.fragment_offset), (276, 0));
    assert_eq!(packet.encode_verbatim().unwrap(), FRAGMENT);
}

#[test]
fn example_3_options() {
    let packet = unverified(&OPTIONS);
    let expected = [
        Ipv4Option::Other { kind: 0x88, data: &[7] },
        Ipv4Option::Other { kind: 0x88, data: &[7, 7] },
        Ipv4Option::Nop,
        Ipv4Option::Other { kind: 0x8a, data: &[7] },
        Ipv4Option::End(&[]),
    ];
    assert_eq!(packet.options, expected);
    assert_eq!(packet.payload, [1, 2, 3, 4]);
    assert_eq!(packet.encode_verbatim().unwrap(), OPTIONS);
}

#[test]
fn lengths_and_checksum_are_computed() {
    let packet = Packet { ihl: 0, total_len: 0, ..unverified(&OPTIONS) };
    let octets = packet.encode().unwrap();
    let decoded = <Packet<'_>>::decode(&octets).unwrap();
    assert_eq!((decoded.ihl, decoded.total_len), (8, 36));
    assert_eq!(decoded.options, packet.options);
}

/// RFC 2113, section 2.1: 148, 4, and two octets of value 0.
#[test]
fn rfc_2113_router_alert() {
    assert_eq!(Ipv4Option::decode(&[148, 4, 0, 0]).unwrap(), Ipv4Option::RouterAlert(0));
    assert_eq!(Ipv4Option::RouterAlert(0).encode().unwrap(), [148, 4, 0, 0]);
}

#[test]
fn a_source_route_ends_at_its_last_address() {
    let route = Route { pointer: 4, addresses: vec![[10, 0, 0, 1].into(), [10, 0, 0, 9].into()] };
    let options = vec![Ipv4Option::LooseSourceRoute(route), Ipv4Option::Nop];
    let packet = Packet { options, ..unverified(&MINIMAL) };
    assert_eq!(packet.final_dst(), std::net::Ipv4Addr::new(10, 0, 0, 9));
}

#[test]
fn options_of_five_octets_do_not_fit_words_of_four() {
    let packet = Packet { options: vec![Ipv4Option::Nop; 5], ..unverified(&MINIMAL) };
    let error = packet.encode().unwrap_err();
    assert_eq!(error.to_string(), "Packet.ihl: 25 octets are no multiple of 4");
}

#[test]
fn an_option_that_leaves_the_header_is_told_at_its_octet() {
    let mut octets = OPTIONS;
    octets[29] = 9;
    let error = Reader::new(&octets).without_checksums().decode::<Packet<'_>>().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Overrun { needed: 5 });
    assert_eq!(error.offset(), 30);
}

#[test]
fn a_total_len_within_the_header_is_told_at_its_octet() {
    let mut octets = MINIMAL;
    octets[3] = 19;
    let error = Packet::<'_, &[u8]>::decode(&octets).unwrap_err();
    assert_eq!((error.offset(), error.kind()), (2, DecodeErrorKind::InvalidLen { len: 19 }));
}
