//! Keys that do nothing without another.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(unit = 4)]
    a: u8,
    #[wire(bias = 2)]
    b: u8,
    #[wire(none = 0)]
    c: u8,
    #[wire(over = ..)]
    d: u8,
    #[wire(pseudo = [0])]
    e: u8,
}

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 1, bias = 2)]
    Data(u8),
    #[wire(tag = 2, unit = 2)]
    Words(u16),
}

fn main() {}
