//! The path to the crate is a path.

use wire_core::Wire;

#[derive(Wire)]
#[wire(crate = "wire_core")]
struct Header {
    kind: u8,
}

fn main() {}
