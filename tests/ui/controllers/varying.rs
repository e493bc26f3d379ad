//! A length whose own octets depend on its value does not count them.

use wire_core::Wire;

#[derive(Wire)]
struct Len(u16);

#[derive(Wire)]
struct Varint {
    #[wire(len_of(self), varint = leb128)]
    len: u16,
    #[wire(rest)]
    body: Vec<u8>,
}

#[derive(Wire)]
struct OtherType {
    kind: u8,
    #[wire(len_of(..=body))]
    len: Len,
    #[wire(rest)]
    body: Vec<u8>,
    trailer: u16,
}

#[derive(Wire)]
struct Aligned {
    #[wire(len_of(name..), varint = leb128)]
    len: u16,
    #[wire(len_prefix = u8, align_after = 4)]
    name: Vec<u8>,
    #[wire(rest)]
    body: Vec<u8>,
}

fn main() {}
