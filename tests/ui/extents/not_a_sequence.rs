//! A type whose spelling does not tell that it is no sequence.

use wire_core::Wire;

#[derive(Wire)]
struct Body(u8);

#[derive(Wire)]
struct Limited {
    #[wire(max = 3, len_prefix = u8)]
    body: Body,
}

#[derive(Wire)]
struct Counted {
    #[wire(count_prefix = u8)]
    body: Body,
}

fn main() {}
