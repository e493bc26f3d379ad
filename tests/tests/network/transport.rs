//! UDP and TCP.

use std::net::Ipv4Addr;

use wire_core::{DecodeErrorKind, Wire};
use wire_examples::inet::Addresses;
use wire_examples::tcp::{SackBlock, Segment, TcpOption};
use wire_examples::udp::Datagram;

fn addresses() -> Addresses {
    Addresses::V4 { src: Ipv4Addr::new(192, 0, 2, 1), dst: Ipv4Addr::new(192, 0, 2, 2) }
}

fn datagram(payload: &[u8]) -> Datagram<'_> {
    Datagram { src_port: 1, dst_port: 2, len: 0, checksum: Some(0), payload }
}

/// RFC 768: the sum of pseudo-header, header and data, word by word.
#[test]
fn the_checksum_of_a_datagram() {
    let octets = datagram(b"ab").encode_with((addresses(),)).unwrap();
    let pseudo = [0xc000u32, 0x0201, 0xc000, 0x0202, 17, 10];
    let words = [1, 2, 10, 0x6162];
    let sum: u32 = pseudo.iter().chain(&words).sum();
    let folded = (sum & 0xffff) + (sum >> 16);
    assert_eq!(octets[4..8], [0, 10, (!folded >> 8) as u8, !folded as u8]);
}

/// RFC 768: "If the computed checksum is zero, it is transmitted as all ones".
#[test]
fn a_checksum_of_zero_is_sent_as_all_ones() {
    let octets = datagram(&[0, 0]).encode_with((addresses(),)).unwrap();
    let sum = [octets[6], octets[7]];
    let octets = datagram(&sum).encode_with((addresses(),)).unwrap();
    assert_eq!(octets[6..8], [0xff, 0xff]);
    assert_eq!(Datagram::decode_with(&octets, (addresses(),)).unwrap().checksum, Some(0xffff));
}

/// RFC 768: "An all zero transmitted checksum value means that the transmitter generated no
/// checksum".
#[test]
fn a_checksum_of_zero_is_absent() {
    let octets = [0, 1, 0, 2, 0, 9, 0, 0, 0xaa];
    let datagram = Datagram::decode_with(&octets, (addresses(),)).unwrap();
    assert_eq!(datagram.checksum, None);
    assert_eq!(datagram.encode_with((addresses(),)).unwrap(), octets);
}

#[test]
fn a_datagram_of_seven_octets_is_told_at_its_length() {
    let octets = [0, 1, 0, 2, 0, 7, 0, 0];
    let error = Datagram::decode_with(&octets, (addresses(),)).unwrap_err();
    assert_eq!((error.offset(), error.kind()), (4, DecodeErrorKind::InvalidLen { len: 7 }));
}

fn segment<'a>(options: Vec<TcpOption<'a>>, payload: &'a [u8]) -> Segment<'a> {
    Segment {
        src_port: 80,
        dst_port: 1024,
        seq_number: 1,
        ack_number: 2,
        data_offset: 0,
        reserved: 0,
        ae: false,
        cwr: false,
        ece: false,
        urg: false,
        ack: true,
        psh: true,
        rst: false,
        syn: false,
        fin: false,
        window: 512,
        checksum: 0,
        urgent: 0,
        options,
        payload,
    }
}

/// RFC 7323, appendix A: two of padding, then the timestamps, `01 01 08 0a`.
#[test]
fn rfc_7323_appendix_a() {
    let timestamps = TcpOption::Timestamps { value: 1, echo_reply: 2 };
    let options = vec![TcpOption::Nop, TcpOption::Nop, timestamps];
    let octets = segment(options.clone(), b"x").encode_with((addresses(),)).unwrap();
    assert_eq!(octets[12..14], [0x80, 0x18], "32 octets of header; ACK and PSH");
    assert_eq!(octets[20..32], [1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2]);
    let decoded = <Segment<'_>>::decode_with(&octets, (addresses(),)).unwrap();
    assert_eq!((decoded.data_offset, decoded.options), (8, options));
}

/// RFC 9293, section 3.2; RFC 7323, section 2.2; RFC 2018, sections 2 and 3.
#[test]
fn options_count_their_kind_and_length() {
    let sack = TcpOption::Sack(vec![SackBlock { left: 1, right: 2 }]);
    let cases: [(&[u8], TcpOption<'_>); 5] = [
        (&[2, 4, 5, 180], TcpOption::MaximumSegmentSize(1460)),
        (&[3, 3, 7], TcpOption::WindowScale(7)),
        (&[4, 2], TcpOption::SackPermitted),
        (&[5, 10, 0, 0, 0, 1, 0, 0, 0, 2], sack),
        (&[254, 3, 9], TcpOption::Other { kind: 254, data: &[9] }),
    ];
    for (octets, option) in cases {
        assert_eq!(TcpOption::decode(octets).unwrap(), option);
        assert_eq!(option.encode().unwrap(), octets);
    }
}

#[test]
fn an_option_of_length_one_is_told_at_its_length() {
    let error = TcpOption::decode(&[2, 1, 0, 0]).unwrap_err();
    assert_eq!((error.offset(), error.kind()), (1, DecodeErrorKind::InvalidLen { len: 1 }));
}

#[test]
fn forty_one_octets_of_options_do_not_fit() {
    let error = segment(vec![TcpOption::Nop; 44], b"").encode_with((addresses(),)).unwrap_err();
    assert!(error.to_string().starts_with("Segment.data_offset"), "{error}");
}

#[test]
fn what_follows_the_end_of_the_options_is_padding() {
    let octets =
        segment(vec![TcpOption::End(&[9, 9, 9])], b"").encode_with((addresses(),)).unwrap();
    let decoded = <Segment<'_>>::decode_with(&octets, (addresses(),)).unwrap();
    assert_eq!(decoded.options, [TcpOption::End(&[9, 9, 9])]);
}
