//! A field of type `()` says what is on the wire.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(reserved)]
    a: (),
    #[wire(value = 3)]
    b: (),
    #[wire(default, magic = 1_u8)]
    c: (),
}

fn main() {}
