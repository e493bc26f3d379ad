//! Two fields that each need the other.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len = b.len())]
    a: Vec<u8>,
    #[wire(len = a.len())]
    b: Vec<u8>,
}

fn main() {}
