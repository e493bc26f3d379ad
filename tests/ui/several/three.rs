//! Three unrelated mistakes give three errors at the three places, and no others.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(lenght_of(body))]
    len: u16,
    #[wire(bits = 3)]
    flags: u8,
    seq: u16,
    body: Vec<u8>,
    name: String,
}

#[derive(Wire)]
struct Packet {
    header: Header,
    #[wire(count_prefix = u8)]
    more: Vec<Header>,
}

fn main() {
    let header = Header::decode(&[]);
    let size = Header::SIZE;
    let octets = header.map(|header| header.encode());
    let _ = (size, octets, Header::LAYOUT, Packet::decode(&[]));
}
