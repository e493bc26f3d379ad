//! The work that is measured.

mod bulk;
mod framing;
mod header;
pub mod linear;
mod message;
mod options;
mod peers;
mod peers_stack;
mod plain;
mod records;
mod stack;
mod views;
mod words;

use wincode::config::{Configuration, PREALLOCATION_SIZE_LIMIT_DISABLED};

use crate::Case;

/// wincode as it writes what Wire writes: big-endian, lengths of 32 bits, tags of 8.
type Wincode = Configuration<
    true,
    PREALLOCATION_SIZE_LIMIT_DISABLED,
    wincode::len::FixIntLen<u32>,
    wincode::int_encoding::BigEndian,
    wincode::int_encoding::FixInt,
    u8,
>;

const WINCODE: Wincode = Configuration::new();

/// All that is measured.
pub fn all() -> Vec<Case> {
    [
        header::cases(),
        stack::cases(),
        message::cases(),
        bulk::cases(),
        words::cases(),
        framing::cases(),
        linear::cases(),
        views::cases(),
        records::cases(),
        options::cases(),
        plain::cases(),
    ]
    .concat()
}
