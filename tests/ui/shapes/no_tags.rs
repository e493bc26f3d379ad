//! A fieldless enum says by its `repr` what is on the wire.

use wire_core::Wire;

#[derive(Wire)]
enum Code {
    Request,
    Reply,
}

fn main() {
    let _ = Code::decode(&[0]);
}
