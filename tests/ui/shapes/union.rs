//! A union does not say which of its fields is on the wire.

use wire_core::Wire;

#[derive(Wire)]
union Number {
    unsigned: u32,
    signed: i32,
}

fn main() {}
