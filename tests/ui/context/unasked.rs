//! Context for a type that asks for none.

use wire_core::Wire;

#[derive(Wire)]
struct Child {
    a: u8,
}

#[derive(Wire)]
struct Parent {
    #[wire(ctx(version = 1))]
    child: Child,
}

fn main() {}
