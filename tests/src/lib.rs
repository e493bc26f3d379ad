//! What the tests across crates share: where data is found, how a test is skipped, and an allocator
//! that counts.

pub mod fixtures;
pub mod memory;

use std::path::PathBuf;

/// Set to anything but nothing, a test that lacks what it needs fails where it would be skipped.
pub const NO_SKIP: &str = "WIRE_NO_SKIP";

/// The folder or file `name` of the data shared beside the repository (captures, test vectors);
/// `None`, and a loud note, where this machine has none.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")).join(name);
    if path.exists() {
        return Some(path);
    }
    skip(&format!("no {}", path.display()));
    None
}

/// Says loudly that a test proves nothing here, and why.
///
/// # Panics
///
/// Where [`NO_SKIP`] is set.
pub fn skip(reason: &str) {
    let strict = std::env::var_os(NO_SKIP).is_some_and(|value| !value.is_empty());
    assert!(!strict, "skipped though {NO_SKIP} is set: {reason}");
    // Not `eprintln!`, which the test harness captures: a skipped test must be seen.
    use std::io::Write;
    // In one piece: other tests write at the same time.
    let _ = std::io::stderr().write_all(format!("SKIPPED: {reason}\n").as_bytes());
}
