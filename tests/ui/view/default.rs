//! An absent optional field and an absent default cannot be told apart.

use wire_core::Wire;

#[derive(Wire)]
#[wire(view)]
struct Message {
    flags: u8,
    #[wire(if = flags != 0, default)]
    extra: Option<u16>,
}

fn main() {}
