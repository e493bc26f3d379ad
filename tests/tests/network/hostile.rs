//! Frames cut anywhere and with any bit flipped: layers or a typed error, and no panic.

use wire_core::{DecodeErrorKind, Wire};
use wire_examples::pcap::File;
use wire_examples::stack::{Checksum, Value, dissect};
use wire_tests::shared;

use crate::samples;

/// The octets of a capture's packet that are cut and flipped.
const LOOKED_AT: usize = 160;

/// Takes a frame apart, and encodes and shows what was found.
fn survive(frame: &[u8]) {
    let dissection = dissect(frame);
    for layer in &dissection.layers {
        let _ = layer.encode();
        let verbatim = layer.encode_verbatim();
        // Of DNS, another sender may compress names otherwise.
        if layer.value.protocol() != "DNS" {
            assert_eq!(verbatim.as_deref(), Ok(layer.octets), "{}", layer.value.protocol());
        }
    }
    let _ = dissection.to_string();
    if let Some(stopped) = &dissection.stopped {
        let at = stopped.start + stopped.error.offset();
        assert!(at <= frame.len(), "an error behind the frame: {stopped}");
    }
}

fn survive_cuts_and_flips(frame: &[u8]) {
    for len in 0..frame.len() {
        survive(&frame[..len]);
    }
    let mut flipped = frame.to_vec();
    for bit in 0..frame.len() * 8 {
        flipped[bit / 8] ^= 0x80 >> (bit % 8);
        survive(&flipped);
        flipped[bit / 8] ^= 0x80 >> (bit % 8);
    }
}

#[test]
fn a_dns_answer_cut_and_flipped() {
    survive_cuts_and_flips(&samples::dns());
}

#[test]
fn a_tcp_segment_cut_and_flipped() {
    survive_cuts_and_flips(&samples::tcp());
}

#[test]
fn a_neighbour_solicitation_cut_and_flipped() {
    survive_cuts_and_flips(&samples::icmpv6());
}

#[test]
fn the_first_packet_of_each_capture_cut_and_flipped() {
    let Some(folder) = shared("captures") else { return };
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.extension().is_none_or(|extension| extension != "pcap") {
            continue;
        }
        let octets = std::fs::read(&path).expect("a readable file");
        let file = File::decode(&octets).expect("a capture");
        let first = file.records.first().expect("a packet");
        survive_cuts_and_flips(first.octets.get(..LOOKED_AT).unwrap_or(first.octets));
    }
}

#[test]
fn each_strict_prefix_of_a_capture_file_is_incomplete() {
    use wire_examples::pcap::{FileHeader, Magic, Record};
    let header = FileHeader {
        magic: Magic::LittleNanos,
        major: 2,
        minor: 4,
        this_zone: 0,
        accuracy: 0,
        snap_len: 64,
        link_type: 1,
    };
    let record =
        Record { seconds: 1, fraction: 2, captured_len: 0, original_len: 9, octets: b"octets" };
    let octets = File { header, records: vec![record] }.encode().unwrap();
    for len in (0..24).chain(25..octets.len()) {
        let error = File::decode(&octets[..len]).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Incomplete { .. }), "{len}: {error}");
    }
    File::decode(&octets[..24]).expect("a file without packets");
}

#[test]
fn the_samples_are_whole() {
    let kinds: Vec<_> = [samples::dns(), samples::tcp(), samples::icmpv6()]
        .iter()
        .map(|frame| {
            let dissection = dissect(frame);
            assert!(dissection.stopped.is_none());
            let bad = |layer: &wire_examples::stack::Layer<'_>| layer.checksum == Checksum::Bad;
            assert!(!dissection.layers.iter().any(bad));
            match dissection.layers.last().map(|layer| &layer.value) {
                Some(Value::Dns(_)) => "DNS",
                Some(Value::Tcp(_)) => "TCP",
                Some(Value::Icmpv6(_)) => "ICMPv6",
                _ => "something else",
            }
        })
        .collect();
    assert_eq!(kinds, ["DNS", "TCP", "ICMPv6"]);
}
