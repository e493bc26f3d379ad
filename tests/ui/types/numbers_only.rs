//! Byte order and varints concern numbers.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(endian = little, len_prefix = u8)]
    a: String,
    #[wire(varint = leb128, len_prefix = u8)]
    b: String,
    #[wire(varint = leb128)]
    c: f32,
    #[wire(endian = little)]
    d: bool,
}

fn main() {}
