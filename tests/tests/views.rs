//! The views of real protocols beside their decoders: what one refuses the other does, and where
//! both accept, fields agree.

use wire_core::Wire;
use wire_core::view::Viewed;
use wire_examples::inet::Addresses;
use wire_examples::{
    arp, dns, ethernet, icmp, icmpv6, ipv6, modbus, mqtt, ntp, pcap, postgres, tls, udp,
};
use wire_tests::shared;

/// How many octet strings each type was asked about, and how many it accepted.
#[derive(Default)]
struct Tally {
    asked: usize,
    accepted: usize,
}

/// Whether view and decode accept the same; the type is named where they do not.
fn agree(name: &str, octets: &[u8], view: bool, decode: bool, tally: &mut Tally) {
    assert_eq!(view, decode, "{name}: view {view}, decode {decode} of {octets:02x?}");
    tally.asked += 1;
    tally.accepted += usize::from(view);
}

/// Asks every protocol about octets.
fn ask(octets: &[u8], tally: &mut Tally) {
    macro_rules! each {
        ($($type:ty),* $(,)?) => {$(
            let (view, value) = (<$type>::view(octets).is_ok(), <$type>::decode(octets).is_ok());
            agree(stringify!($type), octets, view, value, tally);
        )*};
    }
    each! {
        arp::Packet, dns::Message, dns::Start, ethernet::Frame, icmp::Message, ipv6::Packet,
        modbus::Request, modbus::Response, mqtt::Packet, ntp::Packet, postgres::Startup,
        tls::Record, tls::Handshake,
    }
    let v4 = Addresses::V4 { src: [10, 0, 0, 1].into(), dst: [10, 0, 0, 2].into() };
    let view = udp::Datagram::view_with(octets, (v4,)).is_ok();
    let value = udp::Datagram::decode_with(octets, (v4,)).is_ok();
    agree("udp::Datagram", octets, view, value, tally);
    let view = icmpv6::Message::view_with(octets, (v4,)).is_ok();
    let value = icmpv6::Message::decode_with(octets, (v4,)).is_ok();
    agree("icmpv6::Message", octets, view, value, tally);
}

/// The packets of all captures, from where messages of the layers may start.
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
fn views_and_decoders_accept_the_same_of_captured_packets() {
    let mut tally = Tally::default();
    each_packet(|packet| {
        for start in [0, 14, 18, 34, 42, 54, 61, 66] {
            ask(packet.get(start..).unwrap_or_default(), &mut tally);
        }
    });
    if tally.asked > 0 {
        assert!(tally.accepted > 1000, "{} of {}", tally.accepted, tally.asked);
    }
}

#[test]
fn views_and_decoders_accept_the_same_of_broken_packets() {
    let mut tally = Tally::default();
    let (mut number, mut state) = (0usize, 0x9e37_79b9_7f4a_7c15u64);
    each_packet(|packet| {
        number += 1;
        if number % 16 != 0 {
            return;
        }
        for start in [0, 14, 42] {
            let mut octets = packet.get(start..).unwrap_or_default().to_vec();
            // A linear congruential generator: the same octets are broken every time.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % octets.len().max(1);
            if let Some(octet) = octets.get_mut(at) {
                *octet ^= (state >> 20) as u8;
            }
            ask(&octets, &mut tally);
            octets.truncate(at);
            ask(&octets, &mut tally);
        }
    });
}

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

fn collect_vlans(content: ethernet::ContentView<'_>, vlans: &mut Vec<u16>) {
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
