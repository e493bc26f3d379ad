//! Keys of a struct on an enum, and the other way round.

use wire_core::Wire;

#[derive(Wire)]
#[wire(tag = u8)]
struct Header {
    kind: u8,
}

#[derive(Wire)]
#[wire(size = 4, tag = u8)]
enum Message {
    #[wire(tag = 1)]
    Data(u8),
}

#[derive(Wire)]
#[wire(magic = 0x7f_u8, tag = u8)]
enum Magic {
    #[wire(tag = 1)]
    Data(u8),
}

fn main() {}
