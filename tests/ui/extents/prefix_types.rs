//! A prefix is an integer.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_prefix = String)]
    a: Vec<u8>,
    #[wire(count_prefix = f32)]
    b: Vec<u8>,
    #[wire(len_prefix = 4)]
    c: Vec<u8>,
}

fn main() {}
