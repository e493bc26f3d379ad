//! A checksum is a number of whole octets, over fields of its own type.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(bits = 8, checksum = crc8)]
    a: u8,
    #[wire(checksum = crc32, varint = leb128)]
    b: u32,
    #[wire(checksum = internet, over = ..=payload)]
    c: u16,
    #[wire(checksum = internet, over = d..d)]
    d: u16,
    #[wire(checksum = internet)]
    e: String,
}

fn main() {}
