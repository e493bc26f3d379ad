//! A byte order that is known when the program runs is an `Endian`.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    order: u8,
    #[wire(endian = order)]
    seq: u16,
}

fn main() {}
