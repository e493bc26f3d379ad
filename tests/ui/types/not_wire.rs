//! A field's type that knows nothing of the wire: one error at the field's type.

use wire_core::Wire;

struct Plain;

#[derive(Wire)]
struct Header {
    kind: u8,
    plain: Plain,
}

fn main() {}
