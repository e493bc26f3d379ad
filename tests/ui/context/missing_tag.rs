//! An enum without a tag of its own is told its tag.

use wire_core::Wire;

#[derive(Wire)]
enum Message {
    #[wire(tag = 1)]
    Data(u8),
}

#[derive(Wire)]
struct Packet {
    kind: u8,
    message: Message,
}

fn main() {}
