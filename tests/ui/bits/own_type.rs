//! A struct of several fields is no bit field.

use wire_core::Wire;

#[derive(Wire)]
struct Pair(u8, u8);

#[derive(Wire)]
struct Header {
    #[wire(bits = 8)]
    pair: Pair,
}

fn main() {}
