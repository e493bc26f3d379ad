//! `max` limits sequences.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(max = 3)]
    a: u8,
    #[wire(max = 3)]
    b: [u8; 4],
}

fn main() {}
