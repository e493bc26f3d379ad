use core::fmt;
use core::mem::MaybeUninit;

use super::cause::{Cause, causes};
use super::path::{LAST, Path, WHOLE};
use crate::layout::Layout;

/// Why octets are not the value that was asked for: what, at which octet, in which field.
///
/// ```
/// use wire_core::{DecodeErrorKind, Wire};
///
/// let error = u32::decode(&[1, 2, 3]).unwrap_err();
/// assert_eq!(error.kind(), DecodeErrorKind::Incomplete { needed: 1 });
/// assert_eq!(error.to_string(), "message at octet 0: incomplete, at least 1 more octet needed");
/// ```
// Aligned so that in a `Result` a small value shares no word with it: the compiler would put the
// value's fields together to such words, and take them apart again.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(align(16))]
#[must_use]
pub struct DecodeError {
    cause: Cause,
    pub(super) offset: usize,
    path: Path,
}

/// What was wrong with the octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The message goes on beyond what was given: at least `needed` more octets would help.
    Incomplete {
        /// The least number of octets that are missing.
        needed: usize,
    },
    /// A value needs `needed` octets more than the length around it allows. More input would not
    /// help: the message contradicts itself.
    Overrun {
        /// The number of octets by which the value leaves its bounds.
        needed: usize,
    },
    /// `count` octets are left over, of the message or of a part whose length was given.
    Trailing {
        /// The number of octets left over.
        count: usize,
    },
    /// The octets given to a sequence are no whole number of its elements.
    PartialElement {
        /// The octets of one element.
        size: usize,
    },
    /// A length or count on the wire that cannot be, such as one that counts itself and is less
    /// than its own size.
    InvalidLen {
        /// The value on the wire.
        len: u64,
    },
    /// More elements (octets, for octet strings) than `max` allows.
    TooMany {
        /// How many the message claims or holds.
        count: u64,
        /// How many are allowed.
        max: u64,
    },
    /// No variant has this tag.
    UnknownTag {
        /// The tag on the wire.
        tag: u64,
    },
    /// The field has a value that its type does not have.
    InvalidValue {
        /// What would have been valid, in words.
        expected: &'static str,
    },
    /// The octets of a text are not UTF-8.
    InvalidUtf8,
    /// A constant of the protocol has another value.
    WrongMagic,
    /// A computed field has another value than its formula gives.
    WrongValue,
    /// The checksum does not match what it covers.
    WrongChecksum {
        /// What the covered octets sum up to.
        computed: u64,
        /// What the message says.
        found: u64,
    },
    /// A condition of the definition does not hold.
    Assertion {
        /// The condition as written.
        condition: &'static str,
    },
    /// An integer on the wire that the field's type cannot hold.
    OutOfRange,
    /// Values are nested deeper than the limit.
    TooDeep {
        /// The limit.
        limit: u16,
    },
    /// The octets are one way to write the value, but not the one that encoding produces, and the
    /// type is canonical.
    NotCanonical {
        /// What deviates, in words.
        what: &'static str,
    },
    /// An error of a hand-written implementation.
    Custom(
        /// What went wrong, in words.
        &'static str,
    ),
}

impl DecodeError {
    /// An error of `kind` at `offset` octets from the start of the message.
    ///
    /// In a hand-written implementation [`Reader::error`](crate::Reader::error) knows the offset.
    #[inline]
    pub fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Apart::new(kind, offset).error()
    }

    /// What was wrong.
    pub fn kind(&self) -> DecodeErrorKind {
        DecodeErrorKind::of_cause(self.path.code, self.cause)
    }

    /// Where the field at fault starts: octets from the start of the message.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The way from the message to the field at fault.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// At least how many more octets are needed, if more input can help at all.
    pub fn needed(&self) -> Option<usize> {
        match self.kind() {
            DecodeErrorKind::Incomplete { needed } => Some(needed),
            _ => None,
        }
    }

    #[doc(hidden)]
    #[inline]
    pub fn in_field(self, layout: &'static Layout, field: u16) -> Self {
        self.placed(layout, u32::from(field))
    }

    /// The same error, of the whole value that `layout` describes.
    #[doc(hidden)]
    #[inline]
    pub fn of_whole(self, layout: &'static Layout) -> Self {
        self.placed(layout, WHOLE)
    }

    /// The same error, in this field, or in none of them.
    #[inline]
    pub(super) fn placed(mut self, layout: &'static Layout, field: u32) -> Self {
        self.place(layout, field);
        self
    }

    /// Octets left over behind the last field of a type are left over behind all of it.
    #[cold]
    #[inline(never)]
    fn place(&mut self, layout: &'static Layout, field: u32) {
        match field {
            WHOLE => self.path.push_field(layout, WHOLE),
            _ if field & LAST != 0 && self.path.is_behind() => {}
            _ => self.path.push_field(layout, field & !LAST),
        }
    }

    /// The same error, in element `index` of a sequence.
    #[inline]
    pub fn in_element(mut self, index: usize) -> Self {
        self.path.push_index(index);
        self
    }

    /// The same error, found `octets` further on: for values read out of a part of the message.
    #[inline]
    pub fn shifted(mut self, octets: usize) -> Self {
        self.offset = self.offset.saturating_add(octets);
        self
    }
}

/// An error as a function out of line gives it back: in a place of its own.
///
/// Had it the size of an error, the compiler would let the function write straight into the
/// `Result` of its caller. Where the caller is inlined, all of that `Result` would be kept in
/// memory for it, and values copied from one to the next. This way the error is what is copied,
/// when there is one, and values stay in registers.
pub(crate) struct Apart {
    error: DecodeError,
    #[allow(dead_code, reason = "it is there for its size")]
    room: MaybeUninit<usize>,
}

impl Apart {
    /// As [`DecodeError::new`].
    #[cold]
    #[inline(never)]
    pub(crate) fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        let (code, cause) = kind.cause();
        Self::of(DecodeError { cause, offset, path: Path::start(code) })
    }

    /// `count` octets are left over behind a value that should have taken them.
    #[cold]
    #[inline(never)]
    pub(crate) fn left_over(count: usize, offset: usize) -> Self {
        let error = DecodeError::new(DecodeErrorKind::Trailing { count }, offset);
        Self::of(DecodeError { path: error.path.behind(), ..error })
    }

    /// An error in this field of `layout`, or in none of them.
    #[cold]
    #[inline(never)]
    fn placed(fault: Fault, layout: &'static Layout, field: u32) -> Self {
        Self::of(DecodeError::new(fault.kind(), fault.offset).placed(layout, field))
    }

    /// This error.
    #[inline]
    pub(crate) fn of(error: DecodeError) -> Self {
        Self { error, room: MaybeUninit::uninit() }
    }

    /// The error itself.
    #[inline]
    pub(crate) fn error(self) -> DecodeError {
        self.error
    }
}

/// What is wrong at which octet, before it is known in which field.
///
/// It is no more than what generated code has in registers; the error is made of it, out of line,
/// together with its place.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    what: What,
    offset: usize,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Kind(DecodeErrorKind),
    Short(Shortage),
}

/// Fewer octets than a value takes: the numbers that were compared, and not their difference, which
/// would be computed where nothing is wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shortage {
    pub(crate) len: usize,
    pub(crate) remaining: usize,
    /// Whether a length in the message says that no more are left.
    pub(crate) confined: bool,
}

impl Shortage {
    /// What kind of error it is.
    #[inline]
    pub(crate) fn kind(self) -> DecodeErrorKind {
        let needed = self.len.saturating_sub(self.remaining);
        match self.confined {
            true => DecodeErrorKind::Overrun { needed },
            false => DecodeErrorKind::Incomplete { needed },
        }
    }
}

impl Fault {
    #[cold]
    #[inline(always)]
    pub(crate) fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Self { what: What::Kind(kind), offset }
    }

    /// Too few octets from `offset` on.
    #[cold]
    #[inline(always)]
    pub(crate) fn short(shortage: Shortage, offset: usize) -> Self {
        Self { what: What::Short(shortage), offset }
    }

    #[inline]
    fn kind(&self) -> DecodeErrorKind {
        match self.what {
            What::Kind(kind) => kind,
            What::Short(shortage) => shortage.kind(),
        }
    }

    /// The octet.
    #[inline]
    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// Whether octets are no value of their type.
    #[inline]
    pub(crate) fn is_no_value(&self) -> bool {
        matches!(
            self.kind(),
            DecodeErrorKind::UnknownTag { .. }
                | DecodeErrorKind::InvalidValue { .. }
                | DecodeErrorKind::OutOfRange
        )
    }

    /// The error, in this field of `layout`, or in none of them.
    #[inline]
    pub(super) fn placed(self, layout: &'static Layout, field: u32) -> DecodeError {
        Apart::placed(self, layout, field).error()
    }
}

impl From<Fault> for DecodeError {
    #[inline]
    fn from(fault: Fault) -> Self {
        Self::new(fault.kind(), fault.offset)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at octet {}: {}", self.path, self.offset, self.kind())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl core::error::Error for DecodeError {}

causes! {
    DecodeErrorKind:
    0 => Incomplete { needed: usize },
    1 => Overrun { needed: usize },
    2 => Trailing { count: usize },
    3 => PartialElement { size: usize },
    4 => InvalidLen { len: u64 },
    5 => TooMany { count: u64, max: u64 },
    6 => UnknownTag { tag: u64 },
    7 => InvalidUtf8 {},
    8 => WrongMagic {},
    9 => WrongValue {},
    10 => WrongChecksum { computed: u64, found: u64 },
    11 => OutOfRange {},
    12 => TooDeep { limit: u16 },
    texts:
    13 => InvalidValue { expected: expected },
    14 => Assertion { condition: condition },
    15 => NotCanonical { what: what },
    16 => Custom { 0: text },
}

/// `1 octet`, `2 octets`.
struct Octets(usize);

impl fmt::Display for Octets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} octet{}", self.0, if self.0 == 1 { "" } else { "s" })
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Incomplete { needed: 1 } => {
                f.write_str("incomplete, at least 1 more octet needed")
            }
            Self::Incomplete { needed } => {
                write!(f, "incomplete, at least {needed} more octets needed")
            }
            Self::Overrun { needed } => {
                write!(f, "goes {} beyond the length around it", Octets(needed))
            }
            Self::Trailing { count } => write!(f, "{} left over", Octets(count)),
            Self::PartialElement { size } => {
                write!(f, "no whole number of elements of {}", Octets(size))
            }
            Self::InvalidLen { len } => write!(f, "impossible length or count {len}"),
            Self::TooMany { count, max } => write!(f, "{count} are more than the {max} allowed"),
            Self::UnknownTag { tag } => write!(f, "unknown tag {tag} ({tag:#x})"),
            Self::InvalidValue { expected } => write!(f, "invalid value, expected {expected}"),
            Self::InvalidUtf8 => f.write_str("text is not UTF-8"),
            Self::WrongMagic => f.write_str("constant has another value"),
            Self::WrongValue => f.write_str("value differs from its formula"),
            Self::WrongChecksum { computed, found } => {
                write!(f, "checksum is {found:#x}, but the octets sum up to {computed:#x}")
            }
            Self::Assertion { condition } => write!(f, "condition `{condition}` does not hold"),
            Self::OutOfRange => f.write_str("integer out of the range of its type"),
            Self::TooDeep { limit } => write!(f, "nested deeper than {limit} levels"),
            Self::NotCanonical { what } => write!(f, "not canonical: {what}"),
            Self::Custom(text) => f.write_str(text),
        }
    }
}
