//! A definition with mistakes still has what its uses ask for.

use wire_core::{Decode, Describe, Encode, Fixed, Wire};

#[derive(Wire)]
struct Header {
    #[wire(bits = 4)]
    kind: u8,
}

#[derive(Wire)]
#[repr(u8)]
enum Code {
    #[wire(tag = 300)]
    A,
}

#[derive(Wire)]
enum Message {
    #[wire(tag = 1)]
    A(u8),
    #[wire(tag = 1)]
    B(u8),
}

#[derive(Wire)]
struct Packet {
    header: Header,
    #[wire(bits = 8)]
    code: Code,
    #[wire(tag_of(message))]
    kind: u8,
    message: Message,
}

fn generic<'a, T: Decode<'a> + Encode + Fixed + Describe>() {}

fn main() {
    generic::<Header>();
    generic::<Code>();
    let _ = (Header::SIZE, Header::LAYOUT, Code::decode(&[]), Packet::decode(&[]));
}
