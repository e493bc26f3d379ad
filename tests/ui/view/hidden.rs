//! What a getter needs is at hand without decoding what is in front.

use wire_core::{Endian, Wire};

#[derive(Wire)]
#[wire(view, ctx(order: Endian))]
struct Message {
    #[wire(until = 0)]
    name: String,
    #[wire(endian = if name.is_empty() { Endian::Big } else { Endian::Little })]
    a: u16,
    #[wire(endian = order)]
    b: u16,
}

fn main() {}
