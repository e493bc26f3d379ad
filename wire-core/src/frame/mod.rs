//! Cutting streams into messages.

mod header;

pub use header::Header;
