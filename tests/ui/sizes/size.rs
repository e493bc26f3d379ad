//! A size that is not the one promised shows both numbers.

use wire_core::Wire;

#[derive(Wire)]
#[wire(size = 8)]
struct Header {
    kind: u8,
    seq: u16,
}

#[derive(Wire)]
#[wire(size = 8)]
struct Variable {
    #[wire(rest)]
    body: Vec<u8>,
}

#[derive(Wire)]
#[wire(size = 8)]
struct Inner {
    a: u32,
    b: Pair,
}

#[derive(Wire)]
struct Pair(u8, u16);

#[derive(Wire)]
#[wire(size = 2)]
#[repr(u8)]
enum Code {
    A = 1,
}

fn main() {}
