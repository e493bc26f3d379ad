//! A tag for a number.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    kind: u8,
    #[wire(tag = kind)]
    number: u8,
}

fn main() {}
