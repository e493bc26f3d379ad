//! What the hand-written codecs share: a small error, and a reader that a careful person would
//! write.

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

/// Cuts off the next `N` octets.
#[inline(always)]
pub fn chunk<'a, const N: usize>(
    rest: &mut &'a [u8],
    message: &[u8],
) -> Result<&'a [u8; N], Error> {
    match rest.split_first_chunk() {
        Some((chunk, behind)) => {
            *rest = behind;
            Ok(chunk)
        }
        None => error(Kind::Incomplete, message.len() - rest.len()),
    }
}

/// Cuts off the next `len` octets.
#[inline(always)]
pub fn take<'a>(rest: &mut &'a [u8], len: usize, message: &[u8]) -> Result<&'a [u8], Error> {
    match rest.split_at_checked(len) {
        Some((part, behind)) => {
            *rest = behind;
            Ok(part)
        }
        None => error(Kind::Incomplete, message.len() - rest.len()),
    }
}
