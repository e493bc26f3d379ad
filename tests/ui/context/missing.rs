//! A type that must be told something is told.

use wire_core::Wire;

#[derive(Wire)]
#[wire(ctx(version: u8))]
struct Child {
    #[wire(if = version > 1)]
    a: Option<u8>,
}

#[derive(Wire)]
struct Parent {
    child: Child,
}

fn main() {}
