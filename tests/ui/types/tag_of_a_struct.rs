//! A tag for a type that has no variants to select from.

use wire_core::Wire;

#[derive(Wire)]
struct Body {
    a: u8,
}

#[derive(Wire)]
struct Header {
    kind: u8,
    #[wire(tag = kind)]
    body: Body,
}

fn main() {}
