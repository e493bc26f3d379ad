//! What may be absent is an `Option`.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(flag_of(c))]
    a: bool,
    #[wire(if = a)]
    b: u8,
    c: u8,
    #[wire(len_prefix = i32, none = -1)]
    d: Vec<u8>,
}

fn main() {}
