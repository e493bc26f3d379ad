//! A key that needs a value or parentheses.

use wire_core::Wire;

#[derive(Wire)]
#[wire(size)]
struct Header {
    #[wire(offset)]
    kind: u8,
    #[wire(offset =)]
    code: u8,
    #[wire(len_of)]
    len: u16,
    #[wire(count_of = body)]
    count: u16,
    #[wire(len_prefix =)]
    name: Vec<u8>,
    #[wire(rest = true)]
    body: Vec<u8>,
}

fn main() {}
