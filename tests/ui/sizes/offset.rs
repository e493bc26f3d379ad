//! An offset that is not the one promised shows both numbers.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(bits = 4)]
    version: u8,
    #[wire(bits = 4, offset = 1)]
    flags: u8,
    #[wire(offset = 2)]
    seq: u16,
}

#[derive(Wire)]
struct AfterVariable {
    #[wire(len_prefix = u8)]
    name: String,
    #[wire(offset = 9)]
    seq: u16,
}

fn main() {}
