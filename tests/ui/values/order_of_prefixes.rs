//! A byte order known only when the program runs, of what no field holds.

use wire_core::{Endian, Wire};

#[derive(Wire)]
#[wire(endian = order, ctx(order: Endian), magic = 0xcafe_u16)]
struct File {
    #[wire(len_prefix = u16)]
    text: Vec<u8>,
    #[wire(count_prefix = u8)]
    numbers: Vec<u16>,
}

#[derive(Wire)]
#[wire(endian = order, ctx(order: Endian), tag = u16)]
enum Choice {
    #[wire(tag = 1, len_prefix = u32)]
    A(u8),
}

fn main() {}
