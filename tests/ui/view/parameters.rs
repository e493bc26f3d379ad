//! What a parameter stands for is seen in place only if it has a view.

use wire_core::Wire;

#[derive(Wire)]
struct Mac([u8; 6]);

#[derive(Wire)]
#[wire(view)]
struct Addressed<T> {
    kind: u16,
    address: T,
}

fn main() {
    let _ = Addressed::<Mac>::view(&[0; 8]);
}
