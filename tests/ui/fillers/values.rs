//! Fillers on what has no room for them.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(pad_to = 2)]
    a: u32,
    #[wire(align_before = 0)]
    b: u8,
    #[wire(align_after = 0)]
    c: u8,
    #[wire(align_after = big)]
    d: u8,
}

fn main() {}
