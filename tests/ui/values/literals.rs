//! Numbers that the derive itself must know are literals.

use wire_core::Wire;

const N: u64 = 4;

#[derive(Wire)]
struct Header {
    #[wire(bits = N)]
    a: u8,
    #[wire(pad_before = N)]
    b: u8,
    #[wire(pad_after = "4")]
    c: u8,
    #[wire(pad_before = 99999999999999999999)]
    d: u8,
    #[wire(bits = 4u8 + 4)]
    e: u8,
}

fn main() {}
