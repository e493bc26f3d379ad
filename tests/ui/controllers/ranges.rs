//! Ranges of fields that make no sense.

use wire_core::Wire;

#[derive(Wire)]
struct Header {
    #[wire(len_of(c..b))]
    a: u8,
    #[wire(len_of(b..b))]
    b: u8,
    #[wire(count_of(d..))]
    c: u8,
    #[wire(len_of(c..=))]
    d: u8,
    #[wire(len_of(d e))]
    e: u8,
    #[wire(len_of())]
    f: u8,
    #[wire(len_of(f + 1))]
    g: u8,
}

fn main() {}
