//! Two variants have different tags, however they are written.

use wire_core::Wire;

#[derive(Wire)]
#[repr(u8)]
enum ByAttribute {
    #[wire(tag = 1)]
    A,
    #[wire(tag = 0x01)]
    B,
}

#[derive(Wire)]
#[repr(u8)]
enum ByBoth {
    A = 1,
    #[wire(tag = 2)]
    B = 3,
    #[wire(tag = b'\x01')]
    C,
}

#[derive(Wire)]
#[wire(tag = u8)]
enum Implicit {
    #[wire(tag = 2)]
    A,
    #[wire(tag = 1)]
    B,
    C,
}

#[derive(Wire)]
#[wire(tag = u8)]
enum WithData {
    #[wire(tag = 1)]
    A(u8),
    #[wire(tag = 1)]
    B(u16),
}

fn main() {}
