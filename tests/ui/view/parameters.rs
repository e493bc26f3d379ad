//! A view does not know the types that a parameter stands for.

use wire_core::{Fixed, Wire};

#[derive(Wire)]
#[wire(view)]
struct Pair<T: Fixed> {
    a: T,
    b: T,
}

fn main() {}
