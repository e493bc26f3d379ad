//! An element's type that knows nothing of the wire.

use wire_core::Wire;

struct Plain;

#[derive(Wire)]
struct Header {
    kind: u8,
    #[wire(count_prefix = u8)]
    plains: Vec<Plain>,
}

fn main() {}
