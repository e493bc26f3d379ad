use core::fmt;

use super::cause::{Cause, causes};
use super::path::{Path, WHOLE};
use crate::layout::Layout;

/// Why a value has no octets: what, in which field.
///
/// ```
/// use wire_core::{EncodeErrorKind, Wire};
///
/// let error = 7u32.encode_into(&mut [0; 3]).unwrap_err();
/// assert_eq!(error.kind(), EncodeErrorKind::BufferTooSmall { needed: 1 });
/// assert_eq!(error.to_string(), "message: buffer too small, at least 1 more octet needed");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct EncodeError {
    cause: Cause,
    path: Path,
}

/// What kept a value from being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// The buffer given ends before the value does.
    BufferTooSmall {
        /// The least number of octets that are missing.
        needed: usize,
    },
    /// A length, count or value is larger than its field on the wire can say.
    DoesNotFit {
        /// What was to be written.
        value: u64,
    },
    /// The octets covered by a length are no multiple of its unit.
    NotMultiple {
        /// The number of octets covered.
        len: u64,
        /// The octets in one unit.
        unit: u64,
    },
    /// More elements (octets, for octet strings) than `max` allows.
    TooMany {
        /// How many the value has.
        count: u64,
        /// How many are allowed.
        max: u64,
    },
    /// The length or count of a field is not what the fields before it say.
    Mismatch {
        /// What the fields before say.
        expected: u64,
        /// What the value has.
        found: u64,
    },
    /// An optional field is there where the fields before say it is not, or the other way round.
    Presence {
        /// Whether the field should be there.
        expected: bool,
    },
    /// The value holds its own terminator and could not be read back.
    HoldsTerminator,
    /// An unknown variant holds the tag of a known one and could not be read back.
    KnownTag {
        /// The tag.
        tag: u64,
    },
    /// A variant holds a tag that is not one of its own.
    WrongTag {
        /// The tag.
        tag: u64,
    },
    /// A condition of the definition does not hold.
    Assertion {
        /// The condition as written.
        condition: &'static str,
    },
    /// An error of a hand-written implementation.
    Custom(
        /// What went wrong, in words.
        &'static str,
    ),
}

impl EncodeError {
    /// An error of `kind`, in no field yet.
    #[cold]
    pub fn new(kind: EncodeErrorKind) -> Self {
        let (code, cause) = kind.cause();
        Self { cause, path: Path::start(code) }
    }

    /// What kept the value from being written.
    pub fn kind(&self) -> EncodeErrorKind {
        EncodeErrorKind::of_cause(self.path.code, self.cause)
    }

    /// The way from the value to the field at fault.
    pub fn path(&self) -> &Path {
        &self.path
    }

    #[doc(hidden)]
    #[cold]
    #[inline(never)]
    pub fn in_field(self, layout: &'static Layout, field: u16) -> Self {
        self.placed(layout, u32::from(field))
    }

    /// The same error, of the whole value that `layout` describes.
    #[doc(hidden)]
    #[cold]
    #[inline(never)]
    pub fn of_whole(self, layout: &'static Layout) -> Self {
        self.placed(layout, WHOLE)
    }

    /// The same error, in this field, or in none of them.
    #[inline(always)]
    pub(super) fn placed(mut self, layout: &'static Layout, field: u32) -> Self {
        self.path.push_field(layout, field);
        self
    }

    /// The same error, in element `index` of a sequence.
    #[cold]
    #[inline(never)]
    pub fn in_element(mut self, index: usize) -> Self {
        self.path.push_index(index);
        self
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind())
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EncodeError({self})")
    }
}

impl core::error::Error for EncodeError {}

impl fmt::Display for EncodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::BufferTooSmall { needed: 1 } => {
                f.write_str("buffer too small, at least 1 more octet needed")
            }
            Self::BufferTooSmall { needed } => {
                write!(f, "buffer too small, at least {needed} more octets needed")
            }
            Self::DoesNotFit { value } => write!(f, "{value} does not fit its field"),
            Self::NotMultiple { len: 1, unit } => write!(f, "1 octet is no multiple of {unit}"),
            Self::NotMultiple { len, unit } => {
                write!(f, "{len} octets are no multiple of {unit}")
            }
            Self::TooMany { count, max } => write!(f, "{count} are more than the {max} allowed"),
            Self::Mismatch { expected, found } => {
                write!(f, "the fields before say {expected}, but there are {found}")
            }
            Self::Presence { expected: true } => {
                f.write_str("absent, but the fields before say it is there")
            }
            Self::Presence { expected: false } => {
                f.write_str("there, but the fields before say it is absent")
            }
            Self::HoldsTerminator => f.write_str("holds its own terminator"),
            Self::KnownTag { tag } => write!(f, "tag {tag} belongs to another variant"),
            Self::WrongTag { tag } => write!(f, "tag {tag} does not belong to this variant"),
            Self::Assertion { condition } => write!(f, "condition `{condition}` does not hold"),
            Self::Custom(text) => f.write_str(text),
        }
    }
}

causes! {
    EncodeErrorKind:
    0 => BufferTooSmall { needed: usize },
    1 => DoesNotFit { value: u64 },
    2 => NotMultiple { len: u64, unit: u64 },
    3 => TooMany { count: u64, max: u64 },
    4 => Mismatch { expected: u64, found: u64 },
    5 => Presence { expected: bool },
    6 => HoldsTerminator {},
    7 => KnownTag { tag: u64 },
    8 => WrongTag { tag: u64 },
    texts:
    9 => Assertion { condition: condition },
    10 => Custom { 0: text },
}
