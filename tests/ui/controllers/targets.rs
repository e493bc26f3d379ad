//! What a controller can speak of.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(count_of(number))]
    a: u8,
    #[wire(flag_of(number))]
    b: bool,
    #[wire(tag_of(number))]
    c: u8,
    number: u8,
}

fn main() {}
