//! Frames with all that the protocols have, made by their own encoders.

use std::net::{Ipv4Addr, Ipv6Addr};

use wire_core::{Tag, Wire};
use wire_examples::ethernet::{self, Content, Frame, MacAddr};
use wire_examples::icmpv6::{Body, NeighbourOption, NeighbourValue};
use wire_examples::inet::Addresses;
use wire_examples::ipv4::Ipv4Option;
use wire_examples::ipv6::{Extension, Ipv6Option, Options};
use wire_examples::tcp::TcpOption;
use wire_examples::{icmpv6, ipv4, ipv6, tcp, udp};

const SRC: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
const DST: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 2);

/// A DNS answer with pointers, in UDP in IPv4 with options, behind two tags.
pub(crate) fn dns() -> Vec<u8> {
    let message = [
        &[0x12, 0x34, 0x81, 0, 0, 1, 0, 1, 0, 0, 0, 1][..],
        b"\x04wire\x04test\x00\x00\x0f\x00\x01",
        b"\xc0\x0c\x00\x0f\x00\x01\x00\x00\x0e\x10\x00\x09\x00\x0a\x04mail\xc0\x0c",
        b"\x00\x00\x29\x04\xd0\x00\x00\x80\x00\x00\x0c\x00\x0a\x00\x0812345678",
    ]
    .concat();
    let datagram = udp::Datagram {
        src_port: 53,
        dst_port: 5000,
        len: 0,
        checksum: Some(0),
        payload: &message,
    };
    let payload = datagram.encode_with((Addresses::V4 { src: SRC, dst: DST },)).unwrap();
    let packet = ipv4(17, vec![Ipv4Option::RouterAlert(0)], &payload);
    let tag = |content| ethernet::Tag {
        priority: 1,
        drop_eligible: false,
        vlan: 9,
        content: Box::new(content),
    };
    let inner = Content::Payload { ethertype: ethernet::IPV4, octets: &packet };
    frame(Content::ServiceTag(tag(Content::CustomerTag(tag(inner)))))
}

/// A TCP segment with options.
pub(crate) fn tcp() -> Vec<u8> {
    let segment = tcp::Segment {
        src_port: 80,
        dst_port: 1024,
        seq_number: 1,
        ack_number: 2,
        data_offset: 0,
        reserved: 0,
        ae: false,
        cwr: true,
        ece: false,
        urg: false,
        ack: true,
        psh: true,
        rst: false,
        syn: true,
        fin: false,
        window: 512,
        checksum: 0,
        urgent: 0,
        options: vec![
            TcpOption::MaximumSegmentSize(1460),
            TcpOption::Timestamps { value: 1, echo_reply: 2 },
            TcpOption::End(&[0]),
        ],
        payload: b"hello",
    };
    let payload = segment.encode_with((Addresses::V4 { src: SRC, dst: DST },)).unwrap();
    let packet = ipv4(6, Vec::new(), &payload);
    frame(Content::Payload { ethertype: ethernet::IPV4, octets: &packet })
}

/// An advertisement of a router, in IPv6 with a hop-by-hop header.
pub(crate) fn icmpv6() -> Vec<u8> {
    let (src, dst) = (Ipv6Addr::LOCALHOST, Ipv6Addr::LOCALHOST);
    let prefix = NeighbourValue::Prefix {
        len: 64,
        on_link: true,
        autonomous: true,
        unused: 0,
        valid_lifetime: 1,
        preferred_lifetime: 1,
        unused_word: 0,
        prefix: Ipv6Addr::UNSPECIFIED,
    };
    let link = NeighbourValue::SourceLinkAddress(&[1, 2, 3, 4, 5, 6]);
    let option = |value| NeighbourOption { kind: 0, len: 0, value };
    let body = Body::NeighbourSolicitation {
        unused: 0,
        target: src,
        options: vec![option(link), option(prefix)],
    };
    let message = icmpv6::Message { kind: 0, code: 0, checksum: 0, body };
    let payload = message.encode_with((Addresses::V6 { src, dst },)).unwrap();
    let options = Options {
        next_header: 58,
        len: 0,
        options: vec![Ipv6Option::RouterAlert(0), Ipv6Option::PadN(&[])],
        payload: &payload,
    };
    let payload = Extension::HopByHop(options).encode_with((Tag(0),)).unwrap();
    let packet = ipv6::Packet {
        version: (),
        traffic_class: 0,
        flow_label: 0,
        payload_len: 0,
        next_header: 0,
        hop_limit: 255,
        src,
        dst,
        payload: &payload,
    };
    let octets = packet.encode().unwrap();
    frame(Content::Payload { ethertype: ethernet::IPV6, octets: &octets })
}

fn ipv4(protocol: u8, options: Vec<Ipv4Option<'_>>, payload: &[u8]) -> Vec<u8> {
    let packet = ipv4::Packet {
        version: (),
        ihl: 0,
        dscp: 0,
        ecn: 0,
        total_len: 0,
        id: 7,
        evil: false,
        dont_fragment: true,
        more_fragments: false,
        fragment_offset: 0,
        ttl: 64,
        protocol,
        checksum: 0,
        src: SRC,
        dst: DST,
        options,
        payload,
    };
    packet.encode().unwrap()
}

fn frame(content: Content<'_>) -> Vec<u8> {
    let (dst, src) = (MacAddr([1; 6]), MacAddr([2; 6]));
    Frame { dst, src, content }.encode().unwrap()
}
