//! A type that is no varint.

use wire_core::Wire;

struct Escaped;

#[derive(Wire)]
struct Header {
    #[wire(varint = Escaped)]
    number: u32,
}

fn main() {}
