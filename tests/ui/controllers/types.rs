//! A controller is an integer, or converts to one.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_of(body))]
    len: String,
    body: Vec<u8>,
}

#[derive(Wire)]
struct Optional {
    #[wire(len_of(body), if = true)]
    len: Option<u8>,
    body: Vec<u8>,
}

#[derive(Wire)]
struct Nowhere {
    #[wire(len_of(body))]
    len: (),
    body: Vec<u8>,
}

#[derive(Wire)]
struct Float {
    #[wire(count_of(items))]
    count: f32,
    items: Vec<u8>,
}

fn main() {}
