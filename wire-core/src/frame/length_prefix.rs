//! Frames that begin with their length.

use core::fmt;
use core::marker::PhantomData;

use super::framer::nothing;
use super::framing::DEFAULT_MAX_LEN;
use super::prefix::Prefix;
use super::{Extent, FrameError, Framing};
use crate::endian::Le;

/// Each payload follows an integer `P` that says how many octets it has.
///
/// Big-endian, unless [`LengthPrefix::little_endian`] or `P = Le<…>` says otherwise. A frame has at
/// most 1 MiB ([`DEFAULT_MAX_LEN`]), prefix included, unless [`LengthPrefix::max_len`] says
/// otherwise; the limit is checked before any memory is taken. Frames are lent as `&[u8]`: the
/// payload.
///
/// ```
/// use wire_core::frame::{Framer, LengthPrefix};
///
/// let mut framer = Framer::new(LengthPrefix::<u16>::new());
/// framer.push(&[0, 2, b'h', b'i', 0, 1])?;
/// assert_eq!(framer.next_frame()?, Some(&b"hi"[..]));
/// assert_eq!(framer.next_frame()?, None);
/// assert_eq!(framer.needed(), 1);
/// # Ok::<(), wire_core::frame::FrameError>(())
/// ```
pub struct LengthPrefix<P> {
    max_len: usize,
    counts_itself: bool,
    prefix: PhantomData<fn() -> P>,
}

impl<P: Prefix> LengthPrefix<P> {
    /// Lengths that count the payload alone; frames of at most [`DEFAULT_MAX_LEN`] octets.
    pub const fn new() -> Self {
        Self { max_len: DEFAULT_MAX_LEN, counts_itself: false, prefix: PhantomData }
    }

    /// The same framing, whose lengths count the prefix's own octets too.
    ///
    /// ```
    /// use wire_core::frame::{Framer, LengthPrefix};
    ///
    /// let mut framer = Framer::new(LengthPrefix::<u16>::new().counts_itself());
    /// framer.push(&[0, 4, b'h', b'i'])?;
    /// assert_eq!(framer.next_frame()?, Some(&b"hi"[..]));
    /// # Ok::<(), wire_core::frame::FrameError>(())
    /// ```
    #[must_use]
    pub const fn counts_itself(mut self) -> Self {
        self.counts_itself = true;
        self
    }

    /// The same framing, with frames of at most `octets` octets, prefix included.
    ///
    /// ```
    /// use wire_core::frame::{FrameError, Framer, LengthPrefix};
    ///
    /// let mut framer = Framer::new(LengthPrefix::<u16>::new().max_len(6));
    /// framer.push(&[0, 5])?;
    /// assert!(matches!(framer.next_frame(), Err(FrameError::TooLong { len: 7, max: 6 })));
    /// # Ok::<(), FrameError>(())
    /// ```
    #[must_use]
    pub const fn max_len(mut self, octets: usize) -> Self {
        self.max_len = octets;
        self
    }

    /// The same framing, its prefix in little-endian order.
    ///
    /// ```
    /// use wire_core::frame::{Framer, LengthPrefix};
    ///
    /// let mut framer = Framer::new(LengthPrefix::<u16>::new().little_endian());
    /// framer.push(&[2, 0, b'h', b'i'])?;
    /// assert_eq!(framer.next_frame()?, Some(&b"hi"[..]));
    /// # Ok::<(), wire_core::frame::FrameError>(())
    /// ```
    #[must_use]
    pub const fn little_endian(self) -> LengthPrefix<Le<P>>
    where
        Le<P>: Prefix,
    {
        LengthPrefix {
            max_len: self.max_len,
            counts_itself: self.counts_itself,
            prefix: PhantomData,
        }
    }

    /// What the prefix of such a payload says, and its octets.
    ///
    /// Of a varint that counts itself, the least prefix that agrees with itself: each try is at
    /// least as long as the one before, so that it is found within so many tries.
    #[inline(always)]
    fn prefix_of(&self, payload_len: u64) -> Option<(u64, usize)> {
        if !self.counts_itself {
            return P::size(payload_len).map(|size| (payload_len, size));
        }
        let mut size = P::MIN_SIZE;
        loop {
            let value = payload_len.checked_add(size as u64)?;
            match P::size(value)? {
                exact if exact == size => return Some((value, size)),
                longer if longer > size => size = longer,
                _ => return None,
            }
        }
    }

    /// The error of a frame that is too long. Put together where it happens, so that the compiler
    /// sees that it is one.
    #[inline(always)]
    fn too_long(&self, payload_len: u64, prefix_len: usize) -> FrameError {
        let (len, max) = self.len_and_max(payload_len, prefix_len);
        FrameError::TooLong { len, max }
    }

    #[cold]
    #[inline(never)]
    fn len_and_max(&self, payload_len: u64, prefix_len: usize) -> (u64, u64) {
        let own = if self.counts_itself { 0 } else { prefix_len as u64 };
        let max = (self.max_len as u64).min(P::MAX.saturating_add(own));
        (payload_len.saturating_add(prefix_len as u64), max)
    }
}

impl<P: Prefix> Framing for LengthPrefix<P> {
    type Header = ();
    type Frame<'a> = &'a [u8];

    #[inline(always)]
    fn bare_header() -> Option<()> {
        Some(())
    }

    #[inline(always)]
    fn inspect(&self, octets: &[u8]) -> Result<Extent<()>, FrameError> {
        let (value, header_len) = match P::read(octets)? {
            Ok(prefix) => prefix,
            Err(len) if len > self.max_len => return Err(self.too_long(0, len)),
            Err(len) => return Ok(Extent::Needs { len }),
        };
        let uncounted = if self.counts_itself { 0 } else { header_len as u64 };
        match value.checked_add(uncounted) {
            // What is at most `max_len` is a `usize`.
            Some(len) if len <= self.max_len as u64 => {
                if len < header_len as u64 {
                    return Err(FrameError::impossible(value));
                }
                Ok(Extent::Frame { header: (), header_len, len: len as usize })
            }
            _ => {
                Err(self.too_long(value.saturating_sub(header_len as u64 - uncounted), header_len))
            }
        }
    }

    #[inline(always)]
    fn frame<'a>(&self, _: (), octets: &'a [u8], header_len: usize) -> &'a [u8] {
        match octets.get(header_len..) {
            Some(payload) => payload,
            None => nothing(),
        }
    }

    fn max_len(&self) -> usize {
        self.max_len
    }

    #[inline(always)]
    fn header_len(&self, _: &mut (), payload_len: usize) -> Result<usize, FrameError> {
        match self.prefix_of(payload_len as u64) {
            Some((_, size))
                if payload_len.checked_add(size).is_some_and(|len| len <= self.max_len) =>
            {
                Ok(size)
            }
            Some((_, size)) => Err(self.too_long(payload_len as u64, size)),
            None => Err(self.too_long(payload_len as u64, P::MIN_SIZE)),
        }
    }

    #[inline(always)]
    fn write_header(
        &self,
        _: &(),
        payload_len: usize,
        octets: &mut [u8],
    ) -> Result<(), FrameError> {
        match self.prefix_of(payload_len as u64) {
            Some((value, _)) => P::write(value, octets),
            None => Err(self.too_long(payload_len as u64, P::MIN_SIZE)),
        }
    }
}

impl<P: Prefix> Default for LengthPrefix<P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P> Clone for LengthPrefix<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for LengthPrefix<P> {}

impl<P> fmt::Debug for LengthPrefix<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LengthPrefix")
            .field("max_len", &self.max_len)
            .field("counts_itself", &self.counts_itself)
            .finish()
    }
}
