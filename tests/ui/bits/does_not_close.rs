//! A bit run ends on an octet.

use wire_core::Wire;

#[derive(Wire)]
struct Before {
    #[wire(bits = 4)]
    version: u8,
    #[wire(bits = 3)]
    flags: u8,
    seq: u16,
}

#[derive(Wire)]
struct AtTheEnd {
    seq: u16,
    #[wire(bits = 13)]
    fragment: u16,
}

#[derive(Wire)]
struct AtARegion {
    #[wire(bits = 4, len_of(body))]
    len: u8,
    #[wire(rest)]
    body: Vec<u8>,
}

fn main() {}
