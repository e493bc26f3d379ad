//! The views of real protocols beside their decoders: what one refuses the other does, where both
//! accept, fields agree, and what is set through the one is what the other gives.

#[macro_use]
mod agrees;
mod asked;
#[macro_use]
mod patched;
mod protocols;
mod samples;

use asked::Asked;
use protocols::ask_all;
use samples::Numbers;
use wire_core::Wire;
use wire_core::view::Viewed;
use wire_examples::{dns, ethernet, pcap};
use wire_tests::{fixtures, shared};

/// The packets of all captures.
fn each_packet(mut visit: impl FnMut(&[u8])) {
    let Some(folder) = shared("captures") else { return };
    let entries = std::fs::read_dir(folder).expect("a readable folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pcap"));
    paths.sort();
    for path in paths {
        let octets = std::fs::read(&path).expect("a readable file");
        let Ok(file) = pcap::File::decode(&octets) else { continue };
        for record in file.records.iter().take(200) {
            visit(record.octets);
        }
    }
}

#[test]
fn views_and_decoders_agree_on_captured_packets() {
    let (mut asked, mut number) = (Asked::default(), 0);
    each_packet(|packet| {
        number += 1;
        if number % 16 == 0 {
            for start in [0, 14, 18, 34, 42, 54, 61, 66] {
                ask_all(packet.get(start..).unwrap_or_default(), &mut asked);
            }
        }
    });
}

#[test]
fn views_and_decoders_agree_on_broken_packets() {
    let (mut asked, mut number) = (Asked::default(), 0usize);
    let mut numbers = Numbers::new();
    each_packet(|packet| {
        number += 1;
        if number % 32 != 0 {
            return;
        }
        for start in [0, 14, 42] {
            let mut octets = packet.get(start..).unwrap_or_default().to_vec();
            let at = numbers.next() % octets.len().max(1);
            if let Some(octet) = octets.get_mut(at) {
                *octet ^= numbers.next() as u8;
            }
            ask_all(&octets, &mut asked);
            octets.truncate(at);
            ask_all(&octets, &mut asked);
        }
    });
}

/// Parts of what real servers said, and whatever is made of it, and octets that nobody said.
#[test]
fn views_and_decoders_of_every_type_agree_and_set_alike() {
    let (mut asked, mut numbers) = (Asked::default(), Numbers::new());
    for protocol in FIXTURES {
        for (_, octets) in fixtures::load(protocol) {
            for start in 0..octets.len().min(48) {
                let mut part = octets[start..].to_vec();
                ask_all(&part, &mut asked);
                let at = numbers.next() % part.len();
                part[at] ^= 1 << (numbers.next() % 8);
                ask_all(&part, &mut asked);
            }
        }
    }
    for _ in 0..2000 {
        ask_all(&numbers.octets(), &mut asked);
    }
    for _ in 0..8 {
        for octets in samples::all(&mut numbers) {
            ask_all(&octets, &mut asked);
        }
    }
    asked.assert_each();
}

/// Conversations with real servers.
const FIXTURES: &[&str] = &[
    "bgp",
    "dns-udp",
    "modbus",
    "modbus-client",
    "mqtt",
    "mqtt-client",
    "ntp",
    "postgres",
    "postgres-client",
    "tls",
];

#[test]
fn a_frame_of_many_tags_is_seen_as_it_is_decoded() {
    let mut seen = 0;
    each_packet(|packet| {
        let (Ok(view), Ok(value)) =
            (ethernet::Frame::view(packet), ethernet::Frame::decode(packet))
        else {
            return;
        };
        assert_eq!((view.dst()._0(), view.src()._0()), (value.dst.0, value.src.0));
        let mut vlans = Vec::new();
        collect_vlans(view.content().expect("checked content"), &mut vlans);
        seen += vlans.len();
        let expected: Vec<u16> = value.tags().map(|tag| tag.vlan).collect();
        assert_eq!(vlans, expected);
    });
    assert!(seen > 0 || shared("captures").is_none());
}

fn collect_vlans(content: ethernet::ContentView<&[u8]>, vlans: &mut Vec<u16>) {
    use ethernet::ContentView as Content;
    let tag = match &content {
        Content::CustomerTag(tag) => tag._0(),
        Content::ServiceTag(tag) => tag._0(),
        Content::OldServiceTag(tag) => tag._0(),
        Content::Llc(_) | Content::Payload(_) => return,
    };
    let tag = tag.expect("a checked tag");
    vlans.push(tag.vlan());
    collect_vlans(tag.content().expect("checked content"), vlans);
}

/// Names in a DNS message point back to where its first octet is, from within nested views too.
#[test]
fn names_in_nested_views_point_back_into_the_message() {
    let mut seen = 0;
    each_packet(|packet| {
        let octets = packet.get(42..).unwrap_or_default();
        let (Ok(view), Ok(value)) = (dns::Message::view(octets), dns::Message::decode(octets))
        else {
            return;
        };
        let answers = view.answers().map(|answer| answer.expect("a checked record"));
        let names: Vec<_> = answers.map(|answer| answer.name().expect("a checked name")).collect();
        let expected: Vec<_> = value.answers.iter().map(|answer| answer.name.clone()).collect();
        assert_eq!(names, expected);
        seen += names.len();
    });
    assert!(seen > 0 || shared("captures").is_none());
}

/// A part that is no message at all leaves an iterator at its end.
#[test]
fn a_part_that_is_no_value_ends_its_sequence() {
    let mut reader = wire_core::Reader::new(&[0xff; 3]);
    assert!(<dns::Question as Viewed<'_>>::see(&mut reader, ()).is_err());
    assert!(reader.is_empty());
}
