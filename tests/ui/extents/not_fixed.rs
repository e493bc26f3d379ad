//! What follows `rest` is of fixed size, also where its type decides.

use wire_core::Wire;

#[derive(Wire)]
struct Text(#[wire(rest)] Vec<u8>);

#[derive(Wire)]
struct Header {
    #[wire(rest)]
    a: Vec<u8>,
    b: Text,
}

fn main() {}
