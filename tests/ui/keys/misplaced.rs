//! A key of another place says where it belongs.

use wire_core::Wire;

#[derive(Wire)]
#[wire(bits = 4, len_prefix = u8)]
struct Header {
    #[wire(canonical)]
    kind: u8,
    #[wire(other)]
    code: u8,
    #[wire(size = 2)]
    seq: u16,
}

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 1, rest)]
    Data(u8),
    #[wire(tag = 2, endian = little)]
    Short(u16),
}

fn main() {}
