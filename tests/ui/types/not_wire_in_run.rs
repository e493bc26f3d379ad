//! A parameter bound by `Fixed` and a type that is not.

use wire_core::{Fixed, Wire};

#[derive(Wire)]
struct Pair<T: Fixed> {
    a: T,
    b: T,
}

fn main() {
    let _ = Pair::<String>::decode(&[]);
}
