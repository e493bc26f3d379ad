//! Keys that say the same thing in two ways.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len = 2, rest)]
    a: Vec<u8>,
    #[wire(count_prefix = u8, len_prefix = u8)]
    b: Vec<u8>,
    #[wire(endian = little, varint = leb128)]
    c: u32,
    #[wire(with = module, as = u8)]
    d: u8,
    #[wire(magic = 1, reserved)]
    e: u8,
    #[wire(value = 1, magic = 1)]
    f: u8,
    #[wire(len_of(j), value = 3)]
    g: u8,
    #[wire(pad_to = 4, align_after = 4)]
    h: u8,
    #[wire(skip, offset = 3)]
    i: u8,
    #[wire(rest)]
    j: Vec<u8>,
}

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 1, other)]
    Data(u8),
}

fn main() {}
