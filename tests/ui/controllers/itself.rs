//! A controller does not speak of itself alone.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_of(len))]
    len: u8,
    #[wire(count_of(count))]
    count: u8,
    #[wire(flag_of(flag))]
    flag: bool,
    #[wire(tag_of(tag))]
    tag: u8,
}

fn main() {}
