//! `usize` has no size on the wire.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    len: usize,
    #[wire(len_prefix = usize)]
    body: Vec<u8>,
    #[wire(as = usize)]
    count: u32,
}

#[derive(Wire)]
#[wire(tag = usize)]
enum Message {
    #[wire(tag = 1)]
    Data(u8),
}

fn main() {}
