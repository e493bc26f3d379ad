//! A variant for unknown tags is one, holds the tag, and nothing else speaks of it.

use wire_core::Wire;

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 1)]
    A(u8),
    #[wire(other)]
    Unit,
    #[wire(other)]
    Second(u8),
    #[wire(tag = 3..=4)]
    Range,
}

#[derive(Wire)]
#[repr(u8)]
enum Code {
    A = 1,
    #[wire(other)]
    Unit,
}

#[derive(Wire)]
#[repr(u8)]
enum Wide {
    A = 1,
    #[wire(other)]
    Other(u16),
}

#[derive(Wire)]
#[wire(tag = u8)]
enum Held {
    #[wire(other)]
    Other(String, #[wire(rest)] Vec<u8>),
}

fn main() {}
