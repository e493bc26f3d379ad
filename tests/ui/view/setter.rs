//! Octets that are only lent cannot be changed, and constants cannot be set.

use wire_core::Wire;

#[derive(Wire)]
#[wire(view)]
struct Header {
    #[wire(magic = 7)]
    version: u8,
    id: u16,
}

fn main() {
    let mut octets = [7, 0, 1];
    Header::view(&octets).unwrap().set_id(2);
    Header::view_mut(&mut octets).unwrap().set_version(2);
}
