//! Sizes beyond all memory.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(pad_before = 18446744073709551615)]
    a: u64,
    b: [u8; 18446744073709551615],
    #[wire(offset = 1)]
    c: [u32; 18446744073709551615],
    #[wire(bits = 18446744073709551615)]
    d: u8,
}

fn main() {}
