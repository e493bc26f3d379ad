//! Ethernet and ARP.

use wire_core::{DecodeErrorKind, Wire};
use wire_examples::arp::{Operation, Packet};
use wire_examples::ethernet::{Content, Frame};

/// A service tag around a customer tag, IEEE 802.1Q, annex G.
const TAGGED: [u8; 23] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x88, 0xa8, 0x30, 0x07, 0x81, 0x00, 0x00, 0x09, 0x08,
    0x00, 0x45,
];

#[test]
fn a_stack_of_tags() {
    let frame = Frame::decode(&TAGGED).unwrap();
    let tags: Vec<_> =
        frame.tags().map(|tag| (tag.priority, tag.drop_eligible, tag.vlan)).collect();
    assert_eq!(tags, [(1, true, 7), (0, false, 9)]);
    assert_eq!(frame.untagged(), &Content::Payload { ethertype: 0x800, octets: &[0x45] });
    assert_eq!(frame.encode().unwrap(), TAGGED);
}

#[test]
fn a_stack_without_end_is_too_deep() {
    let mut octets = vec![0; 12];
    octets.extend([0x81, 0, 0, 0].repeat(1000));
    let error = Frame::decode(&octets).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::TooDeep { .. }));
}

#[test]
fn a_type_up_to_1500_is_a_length() {
    let mut octets = TAGGED;
    octets[12..14].copy_from_slice(&1500u16.to_be_bytes());
    let frame = Frame::decode(&octets).unwrap();
    assert!(matches!(frame.content, Content::Llc { len: 1500, .. }));
}

/// RFC 826, "Packet format", with the numbers of its "Definitions" for Ethernet.
#[test]
fn rfc_826_a_request() {
    let octets =
        [0, 1, 8, 0, 6, 4, 0, 1, 1, 2, 3, 4, 5, 6, 192, 0, 2, 1, 0, 0, 0, 0, 0, 0, 192, 0, 2, 2];
    let packet = Packet::decode(&octets).unwrap();
    assert_eq!(packet.operation, Operation::Request);
    assert_eq!(packet.sender_hardware, [1, 2, 3, 4, 5, 6]);
    assert_eq!(packet.target_protocol, [192, 0, 2, 2]);
    assert_eq!(packet.encode().unwrap(), octets);
}

#[test]
fn the_target_has_addresses_as_long_as_the_sender() {
    let packet = Packet {
        hardware: 1,
        protocol: 0x800,
        hardware_len: 0,
        protocol_len: 0,
        operation: Operation::Reply,
        sender_hardware: &[0; 6],
        sender_protocol: &[0; 4],
        target_hardware: &[0; 5],
        target_protocol: &[0; 4],
    };
    assert!(packet.encode().unwrap_err().to_string().starts_with("Packet.target_hardware"));
}
