//! A controller speaks of a field that exists.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_of(bodi))]
    len: u8,
    #[wire(count_of(item))]
    count: u8,
    #[wire(flag_of(extras))]
    flag: bool,
    #[wire(tag_of(kinds))]
    tag: u8,
    #[wire(checksum = internet, over = ..=bodies)]
    sum: u16,
    #[wire(rest)]
    body: Vec<u8>,
}

fn main() {}
