//! An unknown key lists the valid ones.

use wire_core::Wire;

#[derive(Wire)]
#[wire(endianness = little)]
struct Header {
    #[wire(length = 4)]
    body: Vec<u8>,
    #[wire(ofset = 3)]
    misspelt: u8,
}

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {
    #[wire(id = 1)]
    Data(u8),
}

fn main() {}
