//! The same message in many sizes: what an octet costs must not depend on how many there are.

use wire_core::Wire;

use super::message::{Item, Kind, Message};
use crate::{Case, repeat};

/// The sizes, in octets, and the names of the work.
pub const SIZES: [(usize, &str, &str); 4] = [
    (1 << 10, "message of 1 KiB, decode", "message of 1 KiB, encode"),
    (32 << 10, "message of 32 KiB, decode", "message of 32 KiB, encode"),
    (1 << 20, "message of 1 MiB, decode", "message of 1 MiB, encode"),
    (16 << 20, "message of 16 MiB, decode", "message of 16 MiB, encode"),
];

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(SIZES[0].1, "wire", |n| repeat(n, &octets(SIZES[0].0)[..], decode)),
        Case::new(SIZES[1].1, "wire", |n| repeat(n, &octets(SIZES[1].0)[..], decode)),
        Case::new(SIZES[2].1, "wire", |n| repeat(n, &octets(SIZES[2].0)[..], decode)),
        Case::new(SIZES[3].1, "wire", |n| repeat(n, &octets(SIZES[3].0)[..], decode)),
        Case::new(SIZES[0].2, "wire", |n| repeat(n, &value(SIZES[0].0), encode)),
        Case::new(SIZES[1].2, "wire", |n| repeat(n, &value(SIZES[1].0), encode)),
        Case::new(SIZES[2].2, "wire", |n| repeat(n, &value(SIZES[2].0), encode)),
        Case::new(SIZES[3].2, "wire", |n| repeat(n, &value(SIZES[3].0), encode)),
    ]
}

/// Half of it text, half of it items.
fn value(size: usize) -> Message {
    let item = Item { id: 7, port: 80, flags: 1 };
    Message {
        id: 513,
        kind: Kind::Reply,
        name: "x".repeat(size / 2),
        items: vec![item; size / 14],
        has_extra: (),
        extra: None,
    }
}

fn octets(size: usize) -> Vec<u8> {
    value(size).encode().expect("the message has octets")
}

#[inline(never)]
fn decode(octets: &[u8]) -> Result<Message, wire_core::DecodeError> {
    Message::decode(octets)
}

#[inline(never)]
fn encode(message: &Message) -> Result<Vec<u8>, wire_core::EncodeError> {
    message.encode()
}
