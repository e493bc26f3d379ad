//! A variant for several tags holds an integer.

use wire_core::Wire;

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 1..=3)]
    A(String),
    #[wire(tag = 4..=6)]
    B { tag: [u8; 2] },
}

fn main() {}
