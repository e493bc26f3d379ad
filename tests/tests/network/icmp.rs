//! ICMP and ICMPv6.

use std::net::Ipv6Addr;

use wire_core::{DecodeErrorKind, Wire};
use wire_examples::icmp::{self, Body, Echo, Quote};
use wire_examples::icmpv6::{self, NeighbourOption, NeighbourValue};
use wire_examples::inet::Addresses;

/// RFC 792, page 14, with a checksum computed by RFC 1071.
const ECHO: [u8; 12] = [8, 0, 0x2f, 0x41, 0x00, 0x01, 0x00, 0xfb, 0x61, 0x62, 0x63 + 4, 0xfd];

#[test]
fn the_checksum_covers_header_and_data() {
    let echo = Echo { id: 1, seq: 251, data: &ECHO[8..] };
    let message = icmp::Message { kind: 0, code: 0, checksum: 0, body: Body::Echo(echo) };
    let octets = message.encode().unwrap();
    assert_eq!(octets[0], 8, "the type follows the body");
    let mut sum = 0u32;
    for pair in octets.chunks(2) {
        sum += u32::from(pair[0]) << 8 | u32::from(pair[1]);
    }
    assert_eq!((sum & 0xffff) + (sum >> 16), 0xffff);
    let mut wrong = octets.clone();
    wrong[11] ^= 1;
    let error = icmp::Message::decode(&wrong).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::WrongChecksum { .. }));
    assert_eq!(error.offset(), 2);
}

/// RFC 792, page 4: "Internet Header + 64 bits of Original Data Datagram".
#[test]
fn an_error_quotes_a_packet_that_is_cut_off() {
    let mut quoted = vec![0x45, 0, 1, 0, 0, 7, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2];
    quoted.extend([0x30, 0x39, 0, 53, 0, 236, 0, 0]);
    let body = Body::Unreachable { unused: 0, len: 0, mtu: 0, quote: Quote(&quoted) };
    let message = icmp::Message { kind: 3, code: 3, checksum: 0, body };
    let octets = message.encode().unwrap();
    let decoded = icmp::Message::decode(&octets).unwrap();
    let packet = decoded.body.quote().unwrap().packet().unwrap();
    assert_eq!((packet.total_len, packet.payload.len()), (256, 8));
    assert_eq!(decoded.encode().unwrap(), octets);
}

fn addresses() -> Addresses {
    Addresses::V6 { src: Ipv6Addr::LOCALHOST, dst: "ff02::1:ff00:1".parse().unwrap() }
}

/// RFC 4861, section 4.3, with the option of section 4.6.1: 8 octets, so length 1.
#[test]
fn a_neighbour_solicitation() {
    let value = NeighbourValue::SourceLinkAddress(&[2, 0, 0, 0, 0, 1]);
    let options = vec![NeighbourOption { kind: 1, len: 1, value }];
    let target = Ipv6Addr::LOCALHOST;
    let body = icmpv6::Body::NeighbourSolicitation { unused: 0, target, options };
    let message = icmpv6::Message { kind: 0, code: 0, checksum: 0, body };
    let octets = message.encode_with((addresses(),)).unwrap();
    assert_eq!((octets.len(), octets[0]), (32, 135));
    assert_eq!(octets[24..], [1, 1, 2, 0, 0, 0, 0, 1]);
    let decoded = icmpv6::Message::decode_with(&octets, (addresses(),)).unwrap();
    assert_eq!(decoded.body, message.body);
}

#[test]
fn another_address_makes_the_checksum_wrong() {
    let body = icmpv6::Body::Echo(icmpv6::Echo { id: 1, seq: 2, data: b"abc" });
    let message = icmpv6::Message { kind: 128, code: 0, checksum: 0, body };
    let octets = message.encode_with((addresses(),)).unwrap();
    let other = Addresses::V6 { src: Ipv6Addr::LOCALHOST, dst: Ipv6Addr::LOCALHOST };
    let error = icmpv6::Message::decode_with(&octets, (other,)).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::WrongChecksum { .. }));
}
