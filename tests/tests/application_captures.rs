//! BGP and NTP in the captures beside the repository: what decodes encodes to the same octets, and what
//! does not is listed with its reason.

use std::fs;

use wire_core::Wire;
use wire_core::frame::{FrameReader, HeaderFraming};
use wire_examples::stack::Value;
use wire_examples::{bgp, ntp, pcap, stack};

/// Messages of BGP that are none: the capture, the packet and the message in it, counted from 0.
const NO_BGP: &[(&str, usize, usize, &str)] = &[
    ("bgp-aigp-oobr", 0, 1, "the marker is not all ones"),
    ("bgp-bgp_capabilities_print-oobr-1", 0, 0, "the marker is not all ones"),
    ("bgp-ub", 0, 0, "the marker is not all ones"),
    ("bgp_mp_reach_nlri-oobr", 0, 0, "the marker is not all ones"),
    ("bgp_pmsi_tunnel-oobr", 0, 0, "the attributes go beyond the message"),
    ("bgp_pmsi_tunnel-oobr", 0, 1, "the packet ends within the message"),
    ("tok2str-oobr-1", 0, 1, "a prefix of MP_REACH_NLRI goes beyond its attribute"),
    ("tok2str-oobr-1", 0, 3, "the attributes go beyond the message"),
];

/// Calls `each` with the name of the capture, the number of the packet, and each layer of it.
///
/// False where there are no captures.
fn layers(mut each: impl FnMut(&str, usize, &Value<'_>)) -> bool {
    let Some(folder) = wire_tests::shared("captures") else { return false };
    let entries = fs::read_dir(&folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "pcap")) {
        let octets = fs::read(path).expect("readable");
        let Ok(file) = pcap::File::decode(&octets) else { continue };
        let name = path.file_stem().expect("a name").to_string_lossy();
        for (number, record) in file.records.iter().enumerate() {
            for layer in &stack::dissect(record.octets).layers {
                each(&name, number, &layer.value);
            }
        }
    }
    true
}

/// Whether the octets are a message, with AS numbers of four octets or of two: the session's
/// beginning, which would tell, is not in most captures.
fn is_message(octets: &[u8]) -> bool {
    [true, false].into_iter().any(|four_octet_as| {
        let message = bgp::Message::decode_with(octets, (four_octet_as,));
        message.is_ok_and(|message| {
            let again = message.encode_with((four_octet_as,)).expect("encodes");
            assert_eq!(again, octets);
            true
        })
    })
}

#[test]
fn bgp() {
    let (mut messages, mut none) = (0, Vec::new());
    let found = layers(|name, packet, value| {
        let Value::Tcp(segment) = value else { return };
        if segment.src_port != 179 && segment.dst_port != 179 {
            return;
        }
        let framing = HeaderFraming::<bgp::MessageHeader>::new();
        let mut receiver = FrameReader::new(segment.payload, framing);
        for index in 0.. {
            match receiver.next_frame() {
                Ok(Some(frame)) if is_message(frame.octets()) => messages += 1,
                Ok(Some(_)) => none.push((name.to_string(), packet, index)),
                Ok(None) => return,
                Err(_) => {
                    none.push((name.to_string(), packet, index));
                    return;
                }
            }
        }
    });
    if found {
        println!("BGP: {messages} messages encode to the same octets, {} are none", none.len());
        let none: Vec<_> = none.iter().map(|(name, p, m)| (name.as_str(), *p, *m)).collect();
        let listed: Vec<_> = NO_BGP.iter().map(|(name, p, m, _)| (*name, *p, *m)).collect();
        assert_eq!(none, listed);
    }
}

#[test]
fn ntp() {
    let (mut packets, mut control) = (0, 0);
    let found = layers(|name, number, value| {
        let Value::Udp(datagram) = value else { return };
        if datagram.src_port != 123 && datagram.dst_port != 123 {
            return;
        }
        // Mode 6: another format (RFC 9327).
        if datagram.payload.first().is_some_and(|first| first & 7 == 6) {
            assert!(ntp::Packet::decode(datagram.payload).is_err());
            control += 1;
            return;
        }
        let packet = ntp::Packet::decode(datagram.payload);
        let packet = packet.unwrap_or_else(|error| panic!("{name} {number}: {error}"));
        assert_eq!(packet.encode().expect("encodes"), datagram.payload, "{name} {number}");
        packets += 1;
    });
    if found {
        println!(
            "NTP: {packets} packets encode to the same octets, {control} are control messages"
        );
        assert_eq!((packets, control), (4, 21));
    }
}
