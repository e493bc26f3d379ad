//! A type that is no checksum.

use wire_core::Wire;

struct Sum;

#[derive(Wire)]
struct Header {
    #[wire(checksum = Sum)]
    sum: u16,
}

fn main() {}
