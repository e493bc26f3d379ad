//! What is seen as its value has no view through which it is changed.

use wire_core::Wire;

#[derive(Wire, Clone, Copy)]
#[wire(view)]
#[repr(u8)]
enum Kind {
    Request = 1,
}

#[derive(Wire)]
#[wire(view)]
struct Header {
    kind: Kind,
    id: u16,
}

fn main() {
    let _ = Header::view_mut(&mut [1, 0, 7]).unwrap().kind_mut();
}
