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

#[derive(Wire)]
struct OuterWithin {
    #[wire(len_of(name..=body))]
    inner: u8,
    #[wire(len_prefix = u8)]
    name: Vec<u8>,
    #[wire(len_of(self))]
    outer: u8,
    #[wire(rest)]
    body: Vec<u8>,
    trailer: u8,
}

/// Behind what the inner one covers it is known in time.
#[derive(Wire)]
struct OuterBehind {
    #[wire(len_of(name))]
    inner: u8,
    #[wire(rest)]
    name: Vec<u8>,
    #[wire(len_of(self))]
    outer: u8,
    #[wire(rest)]
    body: Vec<u8>,
}

fn main() {}
