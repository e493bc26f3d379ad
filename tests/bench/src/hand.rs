//! What the hand-written codecs share: a small error, and how it is made.

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

/// An error, built out of the way.
#[cold]
#[inline(never)]
pub fn error<T>(kind: Kind, offset: usize) -> Result<T, Error> {
    Err(Error { kind, offset })
}

/// What is wrong where a message of the workloads ends: with the flag at octet `end`, or with the
/// number of eight octets behind it.
#[cold]
#[inline(never)]
pub fn wrong_end<T>(rest: &[u8], end: usize) -> Result<T, Error> {
    match rest {
        [] => error(Kind::Incomplete, end),
        [1, ..] if rest.len() < 9 => error(Kind::Incomplete, end + 1),
        [1, ..] => error(Kind::Trailing, end + 9),
        [0, ..] => error(Kind::Trailing, end + 1),
        _ => error(Kind::Invalid, end),
    }
}
