//! Reading a message from its first octet to its last.

use crate::error::{Apart, By, Cut, DecodeError, DecodeErrorKind, Fault, Refusal, Shortage};
use crate::layout::Layout;
use crate::traits::Decode;

/// How deep values may nest unless [`Reader::with_max_depth`] says otherwise.
const MAX_DEPTH: u16 = 128;

/// A position in a message, and the bounds of the part that is being read.
///
/// Derived code and hand-written [`Decode`] implementations read from it. It knows how far it is
/// from the message's first octet, lends that message (DNS names point back into it), confines a
/// nested value to its length, and keeps the limit of depth.
///
/// ```
/// use wire_core::Reader;
///
/// let mut reader = Reader::new(&[0, 2, 0xaa, 0xbb, 0xcc]);
/// let len: u16 = reader.decode()?;
/// let mut body = reader.region(len.into())?;
/// assert_eq!(body.take_rest(), [0xaa, 0xbb]);
/// body.finish()?;
/// assert_eq!(reader.offset(), 4);
/// # Ok::<(), wire_core::DecodeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    message: &'a [u8],
    modes: Modes,
}

/// What a reader hands on to those of its regions: one word to copy.
#[derive(Clone, Copy, Debug)]
#[repr(align(8))]
struct Modes {
    depth: u16,
    max_depth: u16,
    /// The end of `rest` was given by a length in the message: more input would not help.
    confined: bool,
    canonical: bool,
    unverified: bool,
    cut_off: bool,
}

impl<'a> Reader<'a> {
    /// A reader at the first octet of `message`.
    #[inline]
    pub fn new(message: &'a [u8]) -> Self {
        Self {
            rest: message,
            message,
            modes: Modes {
                depth: 0,
                max_depth: MAX_DEPTH,
                confined: false,
                canonical: false,
                unverified: false,
                cut_off: false,
            },
        }
    }

    /// A reader of octets `start` to `end` of a message that has been checked: its checksums are
    /// not verified again.
    #[inline]
    pub(crate) fn within(message: &'a [u8], start: usize, end: usize) -> Self {
        let rest = message.get(start..end).unwrap_or_else(|| message.split_at(message.len()).1);
        let mut reader = Self { rest, ..Self::new(message) };
        reader.modes.confined = true;
        reader.modes.unverified = true;
        reader
    }

    /// The same reader, with another limit of nested values than 128.
    #[must_use]
    pub fn with_max_depth(mut self, levels: u16) -> Self {
        self.modes.max_depth = levels;
        self
    }

    /// The same reader, which takes wrong checksums for right ones: for tools that show broken
    /// packets.
    #[must_use]
    pub fn without_checksums(mut self) -> Self {
        self.modes.unverified = true;
        self
    }

    /// The same reader, of a message of which only the first octets are there: ICMP errors quote
    /// packets so, captures keep them so. What a length field covers ends with the last octet, and
    /// a checksum that covers the last octet is not verified: what else it covers is not there.
    ///
    /// Such a value says what the whole message said, so it is `encode_verbatim` that gives the
    /// same octets. Therefore a length that the value does not keep, such as a prefix, is held to.
    ///
    /// ```
    /// use wire_core::{Reader, Wire};
    ///
    /// #[derive(Wire)]
    /// struct Record<'a> {
    ///     #[wire(len_of(text))]
    ///     len: u16,
    ///     text: &'a [u8],
    /// }
    ///
    /// let cut = [0, 200, b'a', b'b'];
    /// assert!(Record::decode(&cut).is_err());
    /// let record: Record = Reader::new(&cut).cut_off().decode()?;
    /// assert_eq!((record.len, record.text), (200, &b"ab"[..]));
    /// # Ok::<(), wire_core::DecodeError>(())
    /// ```
    #[must_use]
    pub fn cut_off(mut self) -> Self {
        self.modes.cut_off = true;
        self
    }

    /// The same reader, back at octet `start` of the message.
    pub(crate) fn back_to(self, start: usize) -> Self {
        let end = self.offset().saturating_add(self.remaining());
        Self { rest: self.message.get(start..end).unwrap_or_default(), ..self }
    }

    /// The same reader, which accepts only what encoding would produce, as `#[wire(canonical)]`
    /// does for a type.
    #[must_use]
    pub fn into_canonical(mut self) -> Self {
        self.modes.canonical = true;
        self
    }

    /// Octets from the start of the message.
    #[inline]
    pub fn offset(&self) -> usize {
        self.rest.as_ptr().addr().wrapping_sub(self.message.as_ptr().addr())
    }

    /// The message from its first octet to the last that was given, whatever the bounds.
    #[inline]
    pub fn message(&self) -> &'a [u8] {
        self.message
    }

    /// What is left within the bounds, without reading it.
    #[inline]
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The number of octets left within the bounds.
    #[inline]
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// Whether nothing is left within the bounds.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether only what encoding produces is acceptable (`#[wire(canonical)]` on this type or on
    /// one around it).
    #[inline]
    pub fn is_canonical(&self) -> bool {
        self.modes.canonical
    }

    /// Whether checksums are to be verified; they are, but for [`Reader::without_checksums`].
    #[inline]
    pub fn verifies_checksums(&self) -> bool {
        !self.modes.unverified
    }

    /// Whether a checksum over the octets up to `end`, from the start of the message, is to be
    /// verified.
    #[inline]
    pub(crate) fn verifies_up_to(&self, end: usize) -> bool {
        !self.modes.unverified && (!self.modes.cut_off || end < self.message.len())
    }

    /// Sets the canonical mode and returns the one before.
    #[doc(hidden)]
    #[inline]
    pub fn set_canonical(&mut self, canonical: bool) -> bool {
        core::mem::replace(&mut self.modes.canonical, canonical)
    }

    /// The next `len` octets.
    ///
    /// # Errors
    ///
    /// `Incomplete` where the message ends before, `Overrun` where the bounds do.
    #[inline]
    pub fn take(&mut self, len: usize) -> Result<&'a [u8], DecodeError> {
        match self.rest.split_at_checked(len) {
            Some((octets, rest)) => {
                self.rest = rest;
                Ok(octets)
            }
            None => Err(self.short_of(len)),
        }
    }

    /// The next `N` octets.
    ///
    /// # Errors
    ///
    /// As [`Reader::take`].
    #[inline]
    pub fn array<const N: usize>(&mut self) -> Result<&'a [u8; N], DecodeError> {
        match self.rest.split_first_chunk() {
            Some((octets, rest)) => {
                self.rest = rest;
                Ok(octets)
            }
            None => Err(self.short_of(N)),
        }
    }

    /// All octets left within the bounds.
    #[inline]
    pub fn take_rest(&mut self) -> &'a [u8] {
        let (octets, rest) = self.rest.split_at(self.rest.len());
        self.rest = rest;
        octets
    }

    /// [`Reader::take`], for code that makes the error itself.
    #[inline(always)]
    pub(crate) fn take_or_fault(&mut self, len: usize) -> Result<&'a [u8], Fault> {
        match self.rest.split_at_checked(len) {
            Some((octets, rest)) => {
                self.rest = rest;
                Ok(octets)
            }
            None => Err(self.fault_of(len)),
        }
    }

    /// [`Reader::array`], for code that makes the error itself.
    #[inline(always)]
    pub(crate) fn array_or_fault<const N: usize>(&mut self) -> Result<&'a [u8; N], Fault> {
        match self.rest.split_first_chunk() {
            Some((octets, rest)) => {
                self.rest = rest;
                Ok(octets)
            }
            None => Err(self.fault_of(N)),
        }
    }

    /// The next octets of a run of fixed fields, the first of which is number `first` of `layout`.
    #[doc(hidden)]
    #[inline(always)]
    pub fn run(
        &mut self,
        len: usize,
        layout: &'static Layout,
        first: u16,
    ) -> Result<&'a [u8], Cut> {
        match self.rest.split_at_checked(len) {
            Some((octets, rest)) => {
                self.rest = rest;
                Ok(octets)
            }
            None => Err(self.cut(len, layout, first)),
        }
    }

    /// The offset of octets that were taken. Asked behind them, and not in front, it is computed
    /// where an error needs it and nowhere else.
    #[doc(hidden)]
    #[inline]
    pub fn offset_of(&self, octets: &'a [u8]) -> usize {
        octets.as_ptr().addr().wrapping_sub(self.message.as_ptr().addr())
    }

    /// A reader of the next `len` octets, which this one skips. What is read there may not leave
    /// them; [`Reader::finish`] checks that it used them up.
    ///
    /// # Errors
    ///
    /// As [`Reader::take`].
    #[inline]
    pub fn region(&mut self, len: usize) -> Result<Self, DecodeError> {
        let octets = self.take(len)?;
        Ok(self.confined_to(octets))
    }

    /// [`Reader::region`], for code that makes the error itself.
    #[inline(always)]
    pub(crate) fn region_or_fault(&mut self, len: usize) -> Result<Self, Fault> {
        let octets = self.take_or_fault(len)?;
        Ok(self.confined_to(octets))
    }

    /// A reader of octets of the same message, which are some of those within these bounds.
    #[inline(always)]
    fn confined_to(&self, octets: &'a [u8]) -> Self {
        let modes = Modes { confined: true, ..self.modes };
        Self { rest: octets, message: self.message, modes }
    }

    /// The same for a length that the value keeps: of a message that is cut off, what is there of
    /// the region.
    #[inline]
    pub(crate) fn kept_region(&mut self, len: usize) -> Result<Self, Fault> {
        let octets = match self.rest.split_at_checked(len) {
            Some((octets, rest)) => {
                self.rest = rest;
                octets
            }
            // Nothing here is given the reader's address: it stays in registers.
            None if self.is_cut_off() => self.take_rest(),
            None => return Err(self.fault_of(len)),
        };
        Ok(self.confined_to(octets))
    }

    /// Whether the bounds end where the message was cut off.
    #[inline]
    pub(crate) fn is_cut_off(&self) -> bool {
        self.modes.cut_off && self.ends_message()
    }

    /// Whether the bounds end where the message does.
    #[inline(always)]
    fn ends_message(&self) -> bool {
        self.offset().saturating_add(self.remaining()) == self.message.len()
    }

    /// A reader of all but the last `trailing` octets within the bounds.
    ///
    /// # Errors
    ///
    /// `Incomplete` or `Overrun` where fewer than `trailing` octets are left.
    #[inline]
    pub fn region_before(&mut self, trailing: usize) -> Result<Self, DecodeError> {
        match self.rest.len().checked_sub(trailing) {
            Some(len) => self.region(len),
            None => Err(self.short_of(trailing)),
        }
    }

    /// [`Reader::region_before`], for code that makes the error itself.
    #[inline(always)]
    pub(crate) fn region_before_or_fault(&mut self, trailing: usize) -> Result<Self, Fault> {
        match self.rest.len().checked_sub(trailing) {
            Some(len) => self.region_or_fault(len),
            None => Err(self.fault_of(trailing)),
        }
    }

    /// Ends a message or a region: nothing may be left over.
    ///
    /// # Errors
    ///
    /// `Trailing`, with the number of octets left.
    #[inline]
    pub fn finish(&self) -> Result<(), DecodeError> {
        Ok(self.ended()?)
    }

    /// [`Reader::finish`], for generated code.
    #[doc(hidden)]
    #[inline(always)]
    pub fn ended(&self) -> Result<(), Fault> {
        match self.rest.is_empty() {
            true => Ok(()),
            false => {
                let count = self.remaining();
                Err(self.fault(DecodeErrorKind::Trailing { count }))
            }
        }
    }

    /// The next value of type `T`.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    #[inline]
    pub fn decode<T: Decode<'a>>(&mut self) -> Result<T, DecodeError> {
        T::decode_from(self, ())
    }

    /// The next value of type `T`, which needs `ctx`.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    #[inline]
    pub fn decode_with<T: Decode<'a, Ctx>, Ctx>(&mut self, ctx: Ctx) -> Result<T, DecodeError> {
        T::decode_from(self, ctx)
    }

    /// Reads with `read` a value that may hold another of its own type, one level deeper.
    ///
    /// # Errors
    ///
    /// `TooDeep` beyond the limit, else those of `read`.
    #[inline]
    pub fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        self.deeper(read)
    }

    /// [`Reader::nested`], whatever is said of what cannot be read.
    #[inline(always)]
    pub(crate) fn deeper<T, E: Refusal>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.modes.depth >= self.modes.max_depth {
            let kind = DecodeErrorKind::TooDeep { limit: self.modes.max_depth };
            return Err(self.fault(kind).into());
        }
        self.modes.depth += 1;
        let value = read(self);
        self.modes.depth -= 1;
        value
    }

    /// What is wrong at this place.
    #[cold]
    #[inline(always)]
    pub(crate) fn fault(&self, kind: DecodeErrorKind) -> Fault {
        Fault::new(kind, self.offset())
    }

    /// An error of `kind` at this place.
    #[inline(always)]
    pub fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, self.offset())
    }

    /// The error of a value that takes `len` octets where fewer are left.
    #[inline]
    pub fn short_of(&self, len: usize) -> DecodeError {
        short(len, self.remaining(), self.offset(), self.modes.confined).error()
    }

    /// What is wrong where fewer than `len` octets are left.
    #[cold]
    #[inline(always)]
    pub(crate) fn fault_of(&self, len: usize) -> Fault {
        let (remaining, confined) = (self.remaining(), self.modes.confined);
        Fault::short(Shortage { len, remaining, confined }, self.offset())
    }

    /// The error of a run of fields that takes `len` octets where fewer are left.
    #[cold]
    #[inline(always)]
    fn cut(&self, len: usize, layout: &'static Layout, first: u16) -> Cut {
        let (remaining, start) = (self.remaining(), self.offset());
        Cut { len, remaining, start, layout, by: By { first, confined: self.modes.confined } }
    }
}

#[cold]
#[inline(never)]
fn short(len: usize, remaining: usize, offset: usize, confined: bool) -> Apart {
    Apart::new(Shortage { len, remaining, confined }.kind(), offset)
}
