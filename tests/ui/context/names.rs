//! Context is handed on under the names it is declared with.

use wire_core::Wire;

#[derive(Wire)]
#[wire(ctx(version: u8))]
struct Child {
    #[wire(if = version > 1)]
    a: Option<u8>,
}

#[derive(Wire)]
struct Wrong {
    #[wire(ctx(versoin = 1))]
    child: Child,
}

fn main() {}
