//! What is no list of keys at all.

use wire_core::Wire;

#[derive(Wire)]
#[wire]
struct Bare {
    kind: u8,
}

#[derive(Wire)]
#[wire = "big"]
struct Equals {
    kind: u8,
}

#[derive(Wire)]
struct Fields {
    #[wire("len = 4")]
    a: u8,
    #[wire(offset = 1 size = 2)]
    b: u8,
    #[wire(,)]
    c: u8,
}

fn main() {}
