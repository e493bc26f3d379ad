//! A type without the attribute has no view.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    id: u16,
}

fn main() {
    let _ = Header::view(&[0, 1]);
}
