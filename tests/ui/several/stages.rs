//! A value that cannot be read does not make the rest of its field wrong.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_prefix = )]
    a: Vec<u8>,
    #[wire(if)]
    b: Option<u8>,
    #[wire(bits = four)]
    c: u8,
    #[wire(rest, offset = 1, oops)]
    d: Vec<u8>,
}

fn main() {}
