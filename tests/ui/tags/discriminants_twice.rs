//! Equal discriminants are told once, by the compiler.

use wire_core::Wire;

#[derive(Wire)]
#[repr(u8)]
enum Code {
    A = 1,
    B = 1,
}

fn main() {}
