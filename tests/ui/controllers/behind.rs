//! A controller stands in front of what it speaks of.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_prefix = u8)]
    body: Vec<u8>,
    #[wire(len_of(body))]
    len: u8,
    #[wire(len_prefix = u8)]
    items: Vec<u16>,
    #[wire(count_of(items))]
    count: u8,
    #[wire(if = true)]
    extra: Option<u8>,
    #[wire(flag_of(extra))]
    flag: bool,
    #[wire(tag_of(body))]
    tag: u8,
}

fn main() {}
