//! A bit field's type says how many bits it has.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(bits = 4)]
    text: String,
    #[wire(bits = 4)]
    array: [u8; 2],
    #[wire(bits = 32)]
    float: f32,
    #[wire(bits = 8)]
    option: Option<u8>,
    #[wire(bits = 8)]
    tuple: (u8, u8),
}

fn main() {}
