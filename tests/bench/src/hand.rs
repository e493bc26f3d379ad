//! What the hand-written codecs share: a small error, and how it is made.

use wire_core::{DecodeError, DecodeErrorKind};

/// What is wrong, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error {
    /// What.
    pub kind: Kind,
    /// The octet.
    pub offset: usize,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Incomplete,
    Trailing,
    Invalid,
    Utf8,
    TooLong,
}

/// What is said of octets that are no value: the small error of hand-written code or, so that all else
/// is compared, Wire's.
pub trait Fail: Sized {
    /// An error of this kind at this octet.
    fn of(kind: Kind, offset: usize) -> Self;
}

impl Fail for Error {
    fn of(kind: Kind, offset: usize) -> Self {
        Self { kind, offset }
    }
}

impl Fail for DecodeError {
    fn of(kind: Kind, offset: usize) -> Self {
        let kind = match kind {
            Kind::Incomplete => DecodeErrorKind::Incomplete { needed: 1 },
            Kind::Trailing => DecodeErrorKind::Trailing { count: 1 },
            Kind::Invalid => DecodeErrorKind::Custom("no value"),
            Kind::Utf8 => DecodeErrorKind::Custom("no text"),
            Kind::TooLong => DecodeErrorKind::Custom("too long"),
        };
        Self::new(kind, offset)
    }
}

/// An error, built out of the way.
#[cold]
#[inline(never)]
pub fn error<T, E: Fail>(kind: Kind, offset: usize) -> Result<T, E> {
    Err(E::of(kind, offset))
}

/// What is wrong where a message of the workloads ends: with the flag at octet `end`, or with the
/// number of eight octets behind it.
#[cold]
#[inline(never)]
pub fn wrong_end<T, E: Fail>(rest: &[u8], end: usize) -> Result<T, E> {
    match rest {
        [] => error(Kind::Incomplete, end),
        [1, ..] if rest.len() < 9 => error(Kind::Incomplete, end + 1),
        [1, ..] => error(Kind::Trailing, end + 9),
        [0, ..] => error(Kind::Trailing, end + 1),
        _ => error(Kind::Invalid, end),
    }
}
