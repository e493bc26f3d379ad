//! Lengths nest.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_of(c..=d))]
    a: u8,
    #[wire(len_of(d..=e))]
    b: u8,
    c: u8,
    #[wire(rest)]
    d: Vec<u8>,
    #[wire(rest)]
    e: Vec<u8>,
}

fn main() {}
