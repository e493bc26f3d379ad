//! Prints what Python's `struct.pack` prints, from Rust structs.
//!
//! The structs are in `examples/src/from_python.rs`, each below the format string it stands for.
//! Run with `cargo run --example from_python`.

fn main() {
    println!("{:<14} {:<38} octets", "format", "values");
    for pair in wire_examples::from_python::pairs() {
        let octets: Vec<String> = pair.octets.iter().map(|octet| format!("{octet:02x}")).collect();
        println!("{:<14} {:<38} {}", pair.format, pair.values, octets.join(" "));
    }
}
