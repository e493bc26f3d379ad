//! A field that says itself what a controller says of it.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(count_of(items))]
    count: u8,
    #[wire(flag_of(extra))]
    flag: bool,
    #[wire(tag_of(message))]
    tag: u8,
    #[wire(count = 3)]
    items: Vec<u8>,
    #[wire(if = true)]
    extra: Option<u8>,
    #[wire(tag = 1)]
    message: Message,
}

#[derive(Wire)]
enum Message {
    #[wire(tag = 1)]
    Data(u8),
}

fn main() {}
