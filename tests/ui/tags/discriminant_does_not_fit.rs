//! A discriminant that does not fit its `repr` is told once, by the compiler.

use wire_core::Wire;

#[derive(Wire)]
#[repr(u8)]
enum Code {
    A = 256,
}

#[derive(Wire)]
#[repr(u8)]
enum Overflow {
    A = 255,
    B,
}

fn main() {}
