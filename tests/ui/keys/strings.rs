//! Values are tokens, never strings.

use wire_core::Wire;

#[derive(Wire)]
#[wire(endian = "little")]
struct Header {
    len: u8,
    #[wire(len = "len")]
    body: Vec<u8>,
    #[wire(if = "len > 4", bits = "3")]
    extra: Option<u8>,
    #[wire(with = "module")]
    odd: u8,
    #[wire(as = "u16")]
    wide: u8,
}

fn main() {}
