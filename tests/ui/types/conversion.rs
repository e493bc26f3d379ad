//! A type that does not convert to the one on the wire.

use wire_core::Wire;

struct Seconds(u32);

#[derive(Wire)]
struct Header {
    #[wire(as = u32)]
    time: Seconds,
}

fn main() {}
