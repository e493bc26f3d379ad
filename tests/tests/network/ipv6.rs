//! IPv6, beside the examples of RFC 8200, appendix A.

use std::net::Ipv6Addr;

use wire_core::{Tag, Wire};
use wire_examples::ipv6::{Extension, Fragment, Ipv6Option, Options, Packet, Route, Routing};

const HOP_BY_HOP: (Tag,) = (Tag(0),);

/// Example 1: an option `X` of a 4-octet and an 8-octet field, alone in a header.
#[test]
fn appendix_a_example_1() {
    let octets = [59, 1, 0x1e, 12, 1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8];
    let Extension::HopByHop(header) = Extension::decode_with(&octets, HOP_BY_HOP).unwrap() else {
        panic!("not a hop-by-hop header");
    };
    assert_eq!(header.options, [Ipv6Option::Other { kind: 0x1e, data: &octets[4..] }]);
    assert_eq!(Extension::HopByHop(header).encode_with(HOP_BY_HOP).unwrap(), octets);
}

/// Example 2: an option `Y` of a 1-octet, a 2-octet and a 4-octet field, between paddings.
#[test]
fn appendix_a_example_2() {
    let octets = [59, 1, 0, 0x3e, 7, 1, 2, 2, 4, 4, 4, 4, 1, 2, 0, 0];
    let header = Options::decode(&octets).unwrap();
    let expected = [
        Ipv6Option::Pad1,
        Ipv6Option::Other { kind: 0x3e, data: &[1, 2, 2, 4, 4, 4, 4] },
        Ipv6Option::PadN(&[0, 0]),
    ];
    assert_eq!(header.options, expected);
    assert_eq!(header.encode().unwrap(), octets);
}

/// RFC 2711, section 2.1, and RFC 2675, section 2.
#[test]
fn options_with_a_name() {
    let cases: [(&[u8], Ipv6Option<'_>); 2] = [
        (&[5, 2, 0, 0], Ipv6Option::RouterAlert(0)),
        (&[0xc2, 4, 0, 1, 0, 0], Ipv6Option::JumboPayload(65_536)),
    ];
    for (octets, option) in cases {
        assert_eq!(Ipv6Option::decode(octets).unwrap(), option);
        assert_eq!(option.encode().unwrap(), octets);
    }
}

fn packet(payload: &[u8]) -> Packet<'_> {
    Packet {
        version: (),
        traffic_class: 0xab,
        flow_label: 0x54321,
        payload_len: 0,
        next_header: 17,
        hop_limit: 64,
        src: Ipv6Addr::LOCALHOST,
        dst: Ipv6Addr::UNSPECIFIED,
        payload,
    }
}

/// RFC 8200, section 3: 4, 8 and 20 bits, and a length without the header.
#[test]
fn the_first_words_are_as_the_diagram_says() {
    let octets = packet(b"abc").encode().unwrap();
    assert_eq!(octets[..8], [0x6a, 0xb5, 0x43, 0x21, 0, 3, 17, 64]);
}

#[test]
fn a_flow_label_of_21_bits_does_not_fit() {
    let packet = Packet { flow_label: 1 << 20, ..packet(b"") };
    assert!(packet.encode().unwrap_err().to_string().starts_with("Packet.flow_label"));
}

/// RFC 8200, section 4.5: 13 bits of offset, two reserved, one flag.
#[test]
fn a_fragment_header() {
    let octets = [6, 0, 0x05, 0xa9, 0, 0, 0, 7, 0xee];
    let fragment = Fragment::decode(&octets).unwrap();
    assert_eq!((fragment.offset, fragment.more, fragment.id), (181, true, 7));
    assert_eq!((fragment.payload, fragment.encode().unwrap()), (&[0xee][..], octets.to_vec()));
}

/// RFC 4302, section 2.2: the length is in words of four octets, minus 2.
#[test]
fn an_authentication_header_of_24_octets_has_length_4() {
    let mut octets = [0; 25];
    octets[..2].copy_from_slice(&[6, 4]);
    let extension = Extension::decode_with(&octets, (Tag(51),)).unwrap();
    let Extension::Authentication(header) = &extension else { panic!("not authentication") };
    assert_eq!((header.icv.len(), header.payload.len()), (12, 1));
    assert_eq!(extension.encode_with((Tag(51),)).unwrap(), octets);
}

/// RFC 8200, section 8.1: with a routing header, checksums take the final destination.
#[test]
fn a_source_route_holds_the_final_destination() {
    let last: Ipv6Addr = "2001:db8::9".parse().unwrap();
    let addresses = vec![Ipv6Addr::LOCALHOST, last];
    let route = Route::Source { unused: 0, addresses };
    let header = Routing { next_header: 6, len: 0, kind: 0, segments_left: 2, route, payload: b"" };
    let octets = Extension::Routing(header).encode_with((Tag(43),)).unwrap();
    assert_eq!(octets[..4], [6, 4, 0, 2]);
    let decoded = Extension::decode_with(&octets, (Tag(43),)).unwrap();
    assert_eq!(decoded.final_dst(), Some(last));
}
