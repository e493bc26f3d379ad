//! A tag fits its type.

use wire_core::Wire;

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 256)]
    A(u8),
    #[wire(tag = 250..=300)]
    B(u8),
    #[wire(tag = -1)]
    C(u8),
}

#[derive(Wire)]
#[wire(tag = i8)]
enum Signed {
    #[wire(tag = -128)]
    A(u8),
    #[wire(tag = -129)]
    B(u8),
    #[wire(tag = 128)]
    C(u8),
}

#[derive(Wire)]
#[wire(tag = u8)]
enum Codes {
    #[wire(tag = 255)]
    Last,
    TooFar,
}

fn main() {}
