//! A header keeps the length of the payload that follows it.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_of(payload), as = u16)]
    len: (),
    kind: u8,
}

fn main() {}
