//! One controller for one thing.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_of(body))]
    a: u8,
    #[wire(len_of(body))]
    b: u8,
    #[wire(count_of(items))]
    c: u8,
    #[wire(count_of(items))]
    d: u8,
    #[wire(flag_of(extra))]
    e: bool,
    #[wire(flag_of(extra))]
    f: bool,
    body: Vec<u8>,
    items: Vec<u8>,
    extra: Option<u8>,
}

#[derive(Wire)]
struct Kinds {
    #[wire(tag_of(message))]
    a: u8,
    #[wire(tag_of(message))]
    b: u8,
    message: Message,
}

#[derive(Wire)]
enum Message {
    #[wire(tag = 1)]
    Data(u8),
}

fn main() {}
