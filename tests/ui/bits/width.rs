//! 1 to 64 bits, and no more than the type holds.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(bits = 0)]
    none: u8,
    #[wire(bits = 65)]
    many: u128,
    #[wire(bits = 9)]
    wide: u8,
    #[wire(bits = 7)]
    fill: u8,
    #[wire(bits = 8)]
    flag: bool,
}

fn main() {}
