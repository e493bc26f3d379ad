//! The messages as the peers define them, and their calls.
//!
//! All read and write the very octets that Wire does, where the crate lets itself be told how;
//! borsh knows little-endian numbers only.

mod bincode_parts;
pub(super) mod header;
pub(super) mod many;
pub(super) mod message;

/// bincode as it writes what Wire writes.
const BINCODE: bincode::config::Configuration<bincode::config::BigEndian, bincode::config::Fixint> =
    bincode::config::standard().with_big_endian().with_fixed_int_encoding();
