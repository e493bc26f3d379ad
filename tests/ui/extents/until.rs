//! A terminator is an octet or octets.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(until = "end")]
    a: Vec<u8>,
    #[wire(until = 1.5)]
    b: Vec<u8>,
    #[wire(until = 300)]
    c: Vec<u8>,
    #[wire(until = b"")]
    d: Vec<u8>,
    #[wire(until = 0)]
    e: u8,
}

fn main() {}
