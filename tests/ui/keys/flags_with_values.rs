//! Keys that take no value, and keys that take no parentheses.

use wire_core::Wire;

#[derive(Wire)]
#[wire(canonical = true, view(yes))]
struct Header {
    #[wire(reserved = 1)]
    a: u8,
    #[wire(skip = "yes")]
    b: u8,
    #[wire(offset(3))]
    c: u8,
    #[wire(default(3))]
    d: u8,
    #[wire(rest(), max = 3)]
    e: Vec<u8>,
}

fn main() {}
