//! Counts are of sequences.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(count = 3)]
    a: u8,
    #[wire(count = 2)]
    b: [u8; 2],
}

fn main() {}
