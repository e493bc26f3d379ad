//! A field whose type does not end by itself is told where it ends.

use wire_core::Wire;

#[derive(Wire)]
struct Header<'a> {
    a: Vec<u8>,
    b: String,
    c: &'a [u8],
    d: &'a str,
    e: Option<Vec<u8>>,
    #[wire(if = true)]
    f: Option<Vec<u8>>,
}

fn main() {}
