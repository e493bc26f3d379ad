//! Context has the declared type.

use wire_core::Wire;

#[derive(Wire)]
#[wire(ctx(version: u8))]
struct Child {
    #[wire(if = version > 1)]
    a: Option<u8>,
}

#[derive(Wire)]
struct Parent {
    wide: u16,
    #[wire(ctx(version = wide))]
    child: Child,
}

fn main() {}
