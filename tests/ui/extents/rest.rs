//! One `rest` within the same bounds; what follows it is of fixed size.

use wire_core::Wire;

#[derive(Wire)]
struct Two {
    #[wire(rest)]
    a: Vec<u8>,
    #[wire(rest)]
    b: Vec<u8>,
}

#[derive(Wire)]
struct Unknown {
    #[wire(rest)]
    a: Vec<u8>,
    #[wire(len_prefix = u8)]
    b: Vec<u8>,
    #[wire(varint = leb128)]
    c: u32,
}

fn main() {}
