//! The magic of a type says its own type.

use wire_core::Wire;

#[derive(Wire)]
#[wire(magic = 0x7f)]
struct Untyped {
    kind: u8,
}

#[derive(Wire)]
#[wire(magic = "ELF")]
struct Text {
    kind: u8,
}

#[derive(Wire)]
struct Fields {
    #[wire(magic = "x")]
    a: u8,
    #[wire(magic = 300)]
    b: u8,
    #[wire(magic = 3)]
    c: (),
}

fn main() {}
