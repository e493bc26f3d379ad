//! An enum without variants has no values.

use wire_core::Wire;

#[derive(Wire)]
#[repr(u8)]
enum Code {}

#[derive(Wire)]
#[wire(tag = u8)]
enum Message {}

fn main() {}
