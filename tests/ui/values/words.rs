//! Words that are not among those a key takes.

use wire_core::Wire;

#[derive(Wire)]
#[wire(endian = network, bit_order = reversed)]
struct Header {
    #[wire(endian = middle)]
    a: u16,
    #[wire(varint = leb129)]
    b: u16,
    #[wire(checksum = sha256)]
    c: u16,
}

fn main() {}
