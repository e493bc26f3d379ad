//! Expressions see the earlier fields.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len = len)]
    body: Vec<u8>,
    len: u8,
    #[wire(if = flag)]
    extra: Option<u8>,
    flag: bool,
}

fn main() {}
