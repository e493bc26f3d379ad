//! A tag is an integer.

use wire_core::Wire;

#[derive(Wire)]
#[wire(tag = String)]
enum Text {
    #[wire(tag = 1)]
    A(u8),
}

#[derive(Wire)]
#[wire(tag = f32)]
enum Float {
    #[wire(tag = 1)]
    A,
}

fn main() {}
