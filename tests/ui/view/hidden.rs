//! What a getter needs is known from the octets, or kept, if it borrows nothing.

use wire_core::Wire;

#[derive(Wire)]
#[wire(view, ctx(key: &'a [u8]))]
struct Message<'a> {
    flags: u8,
    #[wire(until = 0, if = flags != 0)]
    name: Option<&'a str>,
    #[wire(ctx(len = name.map_or(0, str::len)))]
    a: Part,
    #[wire(ctx(len = key.len()))]
    b: Part,
}

#[derive(Wire)]
#[wire(view, ctx(len: usize))]
struct Part(#[wire(len = len)] Vec<u8>);

fn main() {}
