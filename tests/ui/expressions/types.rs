//! Expressions of the wrong type.

use wire_core::Wire;

#[derive(Wire)]
#[wire(assert = 3)]
struct Header {
    len: u8,
    #[wire(if = len)]
    extra: Option<u8>,
    #[wire(assert = len)]
    code: u8,
    #[wire(len = "x".len() == 1)]
    body: Vec<u8>,
}

fn main() {}
