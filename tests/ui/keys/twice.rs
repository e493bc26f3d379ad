//! A key is given once, in one attribute or in several.

use wire_core::Wire;

#[derive(Wire)]
#[wire(canonical, canonical)]
struct Header {
    #[wire(offset = 0, offset = 0)]
    kind: u8,
    #[wire(endian = big)]
    #[wire(endian = little)]
    seq: u16,
}

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 1, tag = 2)]
    Data(u8),
}

fn main() {}
