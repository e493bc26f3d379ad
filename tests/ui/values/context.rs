//! Context is declared `name: Type`, and handed on `name = EXPR`.

use wire_core::Wire;

#[derive(Wire)]
#[wire(ctx(version))]
struct Parent {
    #[wire(ctx(version: u8))]
    child: Child,
    #[wire(ctx = 3)]
    other: Child,
    #[wire(ctx(version = 1, version = 2))]
    twice: Child,
}

#[derive(Wire)]
#[wire(ctx(version: u8, version: u8))]
struct Child {
    #[wire(if = version > 1)]
    a: Option<u8>,
}

fn main() {}
