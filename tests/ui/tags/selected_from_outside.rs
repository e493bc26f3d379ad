//! Rules of tags hold without a type of the tag too.

use wire_core::Wire;

#[derive(Wire)]
enum Body {
    #[wire(tag = 1)]
    A(u8),
    #[wire(tag = 0..=3)]
    B(u8),
    #[wire(other)]
    Rest,
}

fn main() {
    let _ = Body::decode(&[]);
}
