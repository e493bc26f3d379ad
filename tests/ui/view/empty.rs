//! There is something to see of an enum.

use wire_core::Wire;

#[derive(Wire)]
#[wire(view)]
enum Body {
    #[wire(tag = 1)]
    Start,
    #[wire(tag = 2)]
    Stop,
}

fn main() {}
