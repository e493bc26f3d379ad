//! What bits do not go with.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(bits = 4, endian = little)]
    a: u8,
    #[wire(bits = 4, varint = quic)]
    b: u8,
    #[wire(bits = 8, if = true)]
    c: Option<u8>,
    #[wire(bits = 8, align_before = 4)]
    d: u8,
    #[wire(bits = 8, checksum = internet)]
    e: u8,
    #[wire(bits = 8, max = 3)]
    f: u8,
    #[wire(bits = 8, default)]
    g: u8,
}

fn main() {}
