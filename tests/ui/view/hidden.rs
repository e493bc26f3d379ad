//! What a getter needs is at hand without decoding what is in front.

use wire_core::Wire;

#[derive(Wire)]
#[wire(view, ctx(key: u8))]
struct Message {
    #[wire(until = 0)]
    name: String,
    #[wire(ctx(len = name.len()))]
    a: Part,
    #[wire(ctx(len = usize::from(key)))]
    b: Part,
}

#[derive(Wire)]
#[wire(ctx(len: usize))]
struct Part(#[wire(len = len)] Vec<u8>);

fn main() {}
