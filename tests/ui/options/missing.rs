//! Something says whether an `Option` is there.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    a: Option<u8>,
    #[wire(len_prefix = u8)]
    b: Option<String>,
}

fn main() {}
