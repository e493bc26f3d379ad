//! Ranges of tags do not overlap.

use wire_core::Wire;

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 2..=5)]
    A(u8),
    #[wire(tag = 5)]
    B(u8),
    #[wire(tag = 0..=2)]
    C(u8),
    #[wire(tag = 9..=7)]
    D(u8),
    #[wire(tag = 10..12)]
    E(u8),
    #[wire(tag = 13..)]
    F(u8),
    #[wire(tag = ..=14)]
    G(u8),
}

fn main() {}
