//! A module without the functions that are called.

use wire_core::Wire;

mod empty {}

#[derive(Wire)]
struct Header {
    #[wire(with = empty)]
    a: u32,
}

fn main() {}
