//! Each variant with data says its tag.

use wire_core::Wire;

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(tag = 1)]
    A(u8),
    B(u16),
    C { x: u8 },
}

fn main() {}
