//! What the derive writes is no trouble to programs that ask clippy for more than usual.
#![cfg(feature = "derive")]
#![deny(clippy::all, clippy::pedantic, missing_docs, unreachable_pub)]

use wire_core::Wire;

/// Numbers and nothing else.
#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(size = 8, view)]
struct Header {
    kind: u8,
    code: u8,
    #[wire(offset = 2)]
    checksum: u16,
    id: u32,
}

/// A length, a checksum and bits.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Packet<'a> {
    #[wire(len_of(self))]
    len: u16,
    #[wire(checksum = internet, over = self)]
    checksum: u16,
    #[wire(bits = 3)]
    urgency: u8,
    #[wire(bits = 5)]
    flags: u8,
    body: Body<'a>,
}

/// An enum with data.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8, view)]
enum Body<'a> {
    #[wire(tag = 1)]
    Empty,
    #[wire(tag = 2)]
    Text(#[wire(rest)] &'a str),
    #[wire(other)]
    Other { tag: u8, count: u8 },
}

#[test]
fn what_is_written_is_read() {
    let header = Header { kind: 1, code: 2, checksum: 3, id: 4 };
    let octets = [1, 2, 0, 3, 0, 0, 0, 4];
    assert_eq!(Header::decode(&octets), Ok(header));
    assert_eq!(Header::view(&octets).map(|view| view.id()), Ok(4));
}

#[cfg(feature = "alloc")]
#[test]
fn what_varies_is_read() {
    let packet = Packet { len: 8, checksum: 0, urgency: 1, flags: 2, body: Body::Text("hi") };
    let octets = packet.encode().unwrap();
    assert_eq!(Packet::decode(&octets).unwrap().body, packet.body);
    assert_eq!(Packet::view(&octets).unwrap().flags(), 2);
}
