//! Headers of real protocols, derived: each frames its protocol without code of its own.
#![allow(missing_docs)]

use wire_core::frame::{FrameWriter, Framer, Header, HeaderFraming, LengthPrefix};
use wire_core::{Decode, Encode, U24, Wire};

/// TLSPlaintext. RFC 8446, section 5.1.
#[derive(Wire, Debug, Clone, PartialEq)]
struct TlsRecord {
    content_type: u8,
    version: u16,
    #[wire(len_of(payload))]
    len: u16,
}

/// BGP message header. RFC 4271, section 4.1.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Bgp {
    #[wire(as = [u8; 16], magic = [0xff; 16])]
    marker: (),
    #[wire(len_of(..=payload))]
    len: u16,
    kind: u8,
}

/// A message of PostgreSQL's protocol, version 3: the length counts itself, not the type.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Postgres {
    kind: u8,
    #[wire(len_of(len..=payload))]
    len: u32,
}

/// MQTT fixed header. MQTT 5.0, section 2.1.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Mqtt {
    #[wire(bits = 4)]
    kind: u8,
    #[wire(bits = 4)]
    flags: u8,
    #[wire(varint = wire_core::varint::Leb128Max<4>, len_of(payload))]
    remaining_len: u32,
}

/// MBAP header. MODBUS Messaging on TCP/IP, section 3.1.3: the length counts the unit identifier.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Modbus {
    transaction: u16,
    #[wire(as = u16, magic = 0)]
    protocol: (),
    #[wire(len_of(unit..=payload))]
    len: u16,
    unit: u8,
}

/// Frame header. RFC 9113, section 4.1.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Http2 {
    #[wire(len_of(payload))]
    len: U24,
    kind: u8,
    flags: u8,
    #[wire(bits = 1, reserved)]
    reserved: (),
    #[wire(bits = 31)]
    stream: u32,
}

/// Two frames, octet by octet, and sent again: the headers and payloads, and the same octets.
fn frames<H>(octets: &[u8]) -> Vec<(H, Vec<u8>)>
where
    H: Header + for<'a> Decode<'a> + Encode + Clone,
{
    let mut framer = Framer::new(HeaderFraming::<H>::new());
    let mut frames = Vec::new();
    for octet in octets {
        framer.push(&[*octet]).unwrap();
        if let Some(frame) = framer.next_frame().unwrap() {
            frames.push((frame.header().clone(), frame.payload().to_vec()));
        }
    }
    framer.finish().unwrap();

    let mut sent = Vec::new();
    let mut sender = FrameWriter::new(&mut sent, HeaderFraming::<H>::new());
    for (header, payload) in &frames {
        sender.send_octets_with(header.clone(), payload).unwrap();
    }
    sender.flush().unwrap();
    drop(sender);
    assert_eq!(sent, octets);
    frames
}

#[test]
fn tls_records() {
    // An alert (close_notify) and the start of application data.
    let octets = [21, 3, 3, 0, 2, 1, 0, 23, 3, 3, 0, 3, 7, 8, 9];
    let frames = frames::<TlsRecord>(&octets);
    assert_eq!(frames[0], (TlsRecord { content_type: 21, version: 0x0303, len: 2 }, vec![1, 0]));
    assert_eq!(frames[1].1, [7, 8, 9]);
}

#[test]
fn bgp_messages() {
    let keepalive = [&[0xff; 16][..], &[0, 19, 4]].concat();
    let notification = [&[0xff; 16][..], &[0, 21, 3, 6, 2]].concat();
    let frames = frames::<Bgp>(&[keepalive, notification].concat());
    assert_eq!(frames[0], (Bgp { marker: (), len: 19, kind: 4 }, vec![]));
    assert_eq!(frames[1], (Bgp { marker: (), len: 21, kind: 3 }, vec![6, 2]));
}

#[test]
fn postgresql_messages() {
    // ReadyForQuery, idle, and Query.
    let octets = [b"Z\0\0\0\x05I".as_slice(), b"Q\0\0\0\x0dselect 1\0"].concat();
    let frames = frames::<Postgres>(&octets);
    assert_eq!(frames[0], (Postgres { kind: b'Z', len: 5 }, b"I".to_vec()));
    assert_eq!(frames[1], (Postgres { kind: b'Q', len: 13 }, b"select 1\0".to_vec()));
}

#[test]
fn mqtt_packets() {
    // PINGREQ, and a PUBLISH whose length takes two octets.
    let publish = [&[0x32, 0xc8, 0x01][..], &[7; 200]].concat();
    let frames = frames::<Mqtt>(&[&[0xc0, 0][..], &publish].concat());
    assert_eq!(frames[0], (Mqtt { kind: 12, flags: 0, remaining_len: 0 }, vec![]));
    assert_eq!(frames[1], (Mqtt { kind: 3, flags: 2, remaining_len: 200 }, vec![7; 200]));
}

#[test]
fn modbus_units() {
    let octets = [0, 1, 0, 0, 0, 6, 17, 3, 0, 107, 0, 3, 0, 2, 0, 0, 0, 1, 17];
    let frames = frames::<Modbus>(&octets);
    let header = Modbus { transaction: 1, protocol: (), len: 6, unit: 17 };
    assert_eq!(frames[0], (header, vec![3, 0, 107, 0, 3]));
    assert_eq!(frames[1].1, []);
}

#[test]
fn http2_frames() {
    // An empty SETTINGS frame, and PING.
    let ping = [&[0, 0, 8, 6, 0, 0, 0, 0, 0][..], b"deadbeef"].concat();
    let frames = frames::<Http2>(&[&[0, 0, 0, 4, 0, 0, 0, 0, 0][..], &ping].concat());
    assert_eq!((frames[0].0.kind, frames[0].1.len()), (4, 0));
    assert_eq!((frames[1].0.kind, &frames[1].1[..]), (6, &b"deadbeef"[..]));
}

#[test]
fn dns_over_tcp() {
    // RFC 1035, section 4.2.2: two octets of length, which do not count themselves. Two queries
    // in one segment.
    let query = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1];
    let octets = [&[0, 17][..], &query].concat().repeat(2);
    let mut framer = Framer::new(LengthPrefix::<u16>::new());
    framer.push(&octets).unwrap();
    assert_eq!(framer.next_frame().unwrap(), Some(&query[..]));
    assert_eq!(framer.next_frame().unwrap(), Some(&query[..]));
    framer.finish().unwrap();
}

#[test]
fn lengths_that_headers_cannot_have() {
    let mut framer = Framer::new(HeaderFraming::<Bgp>::new());
    framer.push(&[&[0xff; 16][..], &[0, 18, 4]].concat()).unwrap();
    let error = framer.next_frame().unwrap_err();
    assert_eq!(error.to_string(), "no frame has the length 18");

    let mut sender = FrameWriter::new(Vec::new(), HeaderFraming::<TlsRecord>::new());
    let header = TlsRecord { content_type: 23, version: 0x0303, len: 0 };
    let error = sender.send_octets_with(header, &[0; 70_000]).unwrap_err();
    let text = error.to_string();
    assert_eq!(text, "message to send: TlsRecord.len: 70000 does not fit its field");
    assert!(sender.pending().is_empty());
}
