//! What is not on the wire has a default.

use wire_core::Wire;

struct Cache;

#[derive(Wire)]
struct Header {
    kind: u8,
    #[wire(skip)]
    cache: Cache,
}

fn main() {}
