//! The parts of a type that is seen in place are seen in place.

use wire_core::Wire;

#[derive(Wire)]
struct Mac([u8; 6]);

#[derive(Wire)]
#[wire(view)]
struct Ethernet {
    dst: Mac,
    kind: u16,
}

fn main() {}
