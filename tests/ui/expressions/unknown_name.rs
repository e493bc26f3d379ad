//! A name that is no field.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    len: u8,
    #[wire(len = lenn)]
    body: Vec<u8>,
}

fn main() {}
