//! Cutting octets into frames, without I/O.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use super::buffer::Buffer;
use super::{Extent, FrameError, Framing};
#[cfg(feature = "std")]
use crate::traits::Decode;
#[cfg(feature = "std")]
use crate::wire::Wire;

/// The size that a buffer starts with, in octets.
const FIRST_SIZE: usize = 8 * 1024;

/// The size up to which a buffer grows because reads fill it, in octets: enough to make little of
/// what a system call and waking up take, and of what is moved of a frame that came in part.
const FULL_SIZE: usize = 256 * 1024;

/// Takes the octets of a stream in any portions, and lends its frames, whole.
///
/// It does no I/O: [`Framer::push`] it what arrived, or read into [`Framer::spare`] and tell
/// [`Framer::advance`]. Its buffer grows with the octets that arrive, never with those that a
/// prefix announces, and not beyond 256 KiB or twice the longest frame; with [`Framer::with_buffer`] it is
/// a slice that the caller lends, and no allocator is needed.
///
/// ```
/// use wire_core::frame::{Framer, LengthPrefix};
///
/// let mut buffer = [0; 64];
/// let mut framer = Framer::with_buffer(LengthPrefix::<u8>::new(), &mut buffer[..]);
/// assert_eq!(framer.needed(), 1);
/// framer.push(&[3, b'o', b'n'])?;
/// assert_eq!(framer.next_frame()?, None);
/// assert_eq!(framer.needed(), 1);
/// framer.push(&[b'e', 3, b't', b'w', b'o'])?;
/// assert_eq!(framer.next_frame()?, Some(&b"one"[..]));
/// assert_eq!(framer.next_frame()?, Some(&b"two"[..]));
/// assert_eq!(framer.next_frame()?, None);
/// framer.finish()?; // the stream may end here
/// # Ok::<(), wire_core::frame::FrameError>(())
/// ```
#[derive(Debug)]
pub struct Framer<F, B> {
    framing: F,
    buffer: B,
    /// Octets in use: `start..end`.
    start: usize,
    end: usize,
    /// The last portion filled all the room there was: more room would have held more.
    filled: bool,
    /// Nothing is in use any more then.
    failed: bool,
}

/// Where a whole frame is, and what its header says.
pub(super) struct Located<H> {
    header: H,
    header_len: usize,
    start: usize,
    len: usize,
}

impl<H> Located<H> {
    #[inline(always)]
    fn octets<'a>(&self, buffer: &'a [u8]) -> &'a [u8] {
        match buffer.get(self.start..self.start.wrapping_add(self.len)) {
            Some(octets) => octets,
            None => nothing(),
        }
    }
}

/// No octets, where a range is known to be within its buffer.
///
/// A call instead of a default: the optimiser would make the default a conditional move, which the
/// next frame's address would then wait for.
#[cold]
#[inline(never)]
pub(super) fn nothing<'a>() -> &'a [u8] {
    &[]
}

/// Drops an error out of the way: where it is dropped in place, what might be one is kept in memory.
#[cold]
#[inline(never)]
fn discard(_: FrameError) {}

/// What it means that the stream ends behind these octets.
pub(super) fn ended<F: Framing>(framing: &F, octets: &[u8]) -> Result<(), FrameError> {
    let received = octets.len();
    if received == 0 {
        return Ok(());
    }
    match framing.inspect(octets)? {
        Extent::Needs { len } => {
            let needed = len.max(received.saturating_add(1));
            Err(FrameError::EndedInPrefix { received, needed })
        }
        // The frame is whole, and waits to be asked for.
        Extent::Frame { len, .. } if len <= received => Ok(()),
        Extent::Frame { len, .. } => Err(FrameError::EndedInBody { received, len }),
    }
}

#[cfg(feature = "alloc")]
impl<F: Framing> Framer<F, Vec<u8>> {
    /// A framer with a buffer of its own, which it allocates with the first octets.
    pub const fn new(framing: F) -> Self {
        Self::over(framing, Vec::new())
    }
}

impl<'b, F: Framing> Framer<F, &'b mut [u8]> {
    /// A framer over a buffer that the caller lends. A frame that is longer than the buffer is an
    /// error as if the buffer were the limit.
    pub const fn with_buffer(framing: F, buffer: &'b mut [u8]) -> Self {
        Self::over(framing, buffer)
    }
}

impl<F, B> Framer<F, B> {
    const fn over(framing: F, buffer: B) -> Self {
        Self { framing, buffer, start: 0, end: 0, filled: false, failed: false }
    }
}

impl<F: Framing, B: Buffer> Framer<F, B> {
    /// How frames are told apart.
    pub fn framing(&self) -> &F {
        &self.framing
    }

    /// The octets that no frame has been lent of yet.
    #[inline(always)]
    pub fn buffered(&self) -> &[u8] {
        self.buffer.octets().get(self.start..self.end).unwrap_or_default()
    }

    /// Takes octets, and returns how many: all, unless the buffer is a lent one and full.
    ///
    /// # Errors
    ///
    /// [`FrameError::Failed`] after another error.
    ///
    /// ```
    /// # use wire_core::frame::{FrameError, Framer, LengthPrefix};
    /// let mut buffer = [0; 4];
    /// let mut framer = Framer::with_buffer(LengthPrefix::<u8>::new(), &mut buffer[..]);
    /// let mut stream = &[1, b'a', 2, b'b', b'c', 1, b'd'][..];
    /// let mut frames = Vec::new();
    /// while !stream.is_empty() {
    ///     let taken = framer.push(stream)?;
    ///     stream = &stream[taken..];
    ///     while let Some(frame) = framer.next_frame()? {
    ///         frames.push(frame.to_vec());
    ///     }
    /// }
    /// assert_eq!(frames, [&b"a"[..], b"bc", b"d"]);
    /// # Ok::<(), FrameError>(())
    /// ```
    pub fn push(&mut self, octets: &[u8]) -> Result<usize, FrameError> {
        if self.failed {
            return Err(FrameError::Failed);
        }
        self.make_room(octets.len());
        let room = self.room();
        let taken = octets.len().min(room.len());
        let to = room.get_mut(..taken).unwrap_or_default();
        let from = octets.get(..taken).unwrap_or_default();
        if to.len() == from.len() {
            to.copy_from_slice(from);
        }
        self.end = self.end.saturating_add(taken);
        Ok(taken)
    }

    /// Room for octets of the stream, to be read into; then tell [`Framer::advance`] how many.
    ///
    /// At least one octet, unless the buffer is a lent one, and full of what was not asked for with
    /// [`Framer::next_frame`].
    ///
    /// ```
    /// # use std::io::Read;
    /// # use wire_core::frame::{Framer, LengthPrefix};
    /// # let mut stream = &[2, b'h', b'i'][..];
    /// let mut framer = Framer::new(LengthPrefix::<u8>::new());
    /// let len = stream.read(framer.spare())?;
    /// framer.advance(len)?;
    /// assert_eq!(framer.next_frame()?, Some(&b"hi"[..]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn spare(&mut self) -> &mut [u8] {
        let size = self.buffer.octets().len();
        if self.filled && size < FULL_SIZE {
            self.buffer.grow(size.saturating_mul(2).clamp(FIRST_SIZE, FULL_SIZE));
        }
        self.settle();
        self.make_room(1);
        self.room()
    }

    /// Takes the first `count` octets of [`Framer::spare`].
    ///
    /// # Errors
    ///
    /// [`FrameError::Overfilled`] where there was less room, and [`FrameError::Failed`] after
    /// another error.
    pub fn advance(&mut self, count: usize) -> Result<(), FrameError> {
        if self.failed {
            return Err(FrameError::Failed);
        }
        let room = self.buffer.octets().len().saturating_sub(self.end);
        if count > room {
            return self.fail(FrameError::Overfilled { claimed: count, room });
        }
        self.filled = count == room;
        self.end = self.end.saturating_add(count);
        Ok(())
    }

    /// The next frame, or `None` where it is not there whole.
    ///
    /// # Errors
    ///
    /// Where the next octets are no frame, or one that is too long for the limit or for the lent
    /// buffer. No frame comes after an error.
    #[inline]
    pub fn next_frame(&mut self) -> Result<Option<F::Frame<'_>>, FrameError> {
        match self.locate() {
            Some(located) => Ok(Some(self.lend(located))),
            None => match self.wait() {
                Ok(()) => Ok(None),
                Err(error) => Err(error),
            },
        }
    }

    /// The least number of octets that are missing for a frame; 0 where one is there.
    ///
    /// It may be the octets of the prefix that are missing, and more be needed when they are there.
    ///
    /// ```
    /// # use wire_core::frame::{FrameError, Framer, LengthPrefix};
    /// let mut framer = Framer::new(LengthPrefix::<u32>::new());
    /// assert_eq!(framer.needed(), 4);
    /// framer.push(&[0, 0, 0, 9, b'h'])?;
    /// assert_eq!(framer.needed(), 8);
    /// # Ok::<(), FrameError>(())
    /// ```
    pub fn needed(&self) -> usize {
        let octets = self.buffered();
        match self.framing.inspect(octets) {
            Ok(Extent::Needs { len }) => len.saturating_sub(octets.len()).max(1),
            Ok(Extent::Frame { len, .. }) => len.saturating_sub(octets.len()),
            Err(_) => 0,
        }
    }

    /// Says that the stream has ended: fine on the border of a frame.
    ///
    /// # Errors
    ///
    /// [`FrameError::EndedInPrefix`] or [`FrameError::EndedInBody`] within a frame;
    /// [`FrameError::Failed`] after another error.
    ///
    /// ```
    /// # use wire_core::frame::{FrameError, Framer, LengthPrefix};
    /// let mut framer = Framer::new(LengthPrefix::<u16>::new());
    /// framer.push(&[0, 5, b'h'])?;
    /// let error = framer.finish().unwrap_err();
    /// assert!(matches!(error, FrameError::EndedInBody { received: 3, len: 7 }));
    /// # Ok::<(), FrameError>(())
    /// ```
    pub fn finish(&mut self) -> Result<(), FrameError> {
        if self.failed {
            return Err(FrameError::Failed);
        }
        match ended(&self.framing, self.buffered()) {
            Ok(()) => Ok(()),
            Err(error) => self.fail(error),
        }
    }

    /// Finds the next frame and steps over it, if it is there whole.
    ///
    /// Nothing of an error is built here, and nothing passes through memory.
    #[inline(always)]
    pub(super) fn locate(&mut self) -> Option<Located<F::Header>> {
        let octets = self.buffer.octets().get(self.start..self.end)?;
        match self.framing.inspect(octets) {
            // A frame of no octets would never end; it is left to `wait`.
            Ok(Extent::Frame { header, header_len, len }) if len.wrapping_sub(1) < octets.len() => {
                let start = self.start;
                self.start = start.wrapping_add(len);
                Some(Located { header, header_len, start, len })
            }
            Ok(_) => None,
            Err(error) => {
                discard(error);
                None
            }
        }
    }

    /// Why there is no frame: for lack of octets, or else an error.
    #[cold]
    #[inline(never)]
    pub(super) fn wait(&mut self) -> Result<(), FrameError> {
        if self.failed {
            return Err(FrameError::Failed);
        }
        let received = self.buffered().len();
        let needed = match self.framing.inspect(self.buffered()) {
            Ok(Extent::Frame { len: 0, .. }) => {
                return self.fail(FrameError::ImpossibleLen { len: 0 });
            }
            Ok(Extent::Frame { len, .. } | Extent::Needs { len }) => len,
            Err(error) => return self.fail(error),
        };
        let limit = self.buffer.limit().min(self.framing.max_len());
        // A framing that needs no more than there is needs one more, or it would be asked forever.
        let needed = needed.max(received.saturating_add(1));
        if needed > limit {
            return self.fail(FrameError::too_long(needed as u64, limit as u64));
        }
        Ok(())
    }

    #[inline(always)]
    pub(super) fn lend(&self, located: Located<F::Header>) -> F::Frame<'_> {
        let octets = located.octets(self.buffer.octets());
        self.framing.frame(located.header, octets, located.header_len)
    }

    /// Decodes the message of a located frame: its payload or, where it holds the header, all of
    /// it.
    #[cfg(feature = "std")]
    #[inline]
    pub(super) fn decode<'a, T: Decode<'a>>(
        &'a mut self,
        located: &Located<F::Header>,
    ) -> Result<T, FrameError> {
        let Self { buffer, start, end, failed, .. } = self;
        let skipped = if F::bare_header().is_some() { located.header_len } else { 0 };
        let octets = located.octets(buffer.octets()).get(skipped..).unwrap_or_default();
        match T::decode(octets) {
            Ok(message) => Ok(message),
            Err(error) => {
                *failed = true;
                *end = *start;
                Err(FrameError::Decode(error))
            }
        }
    }

    /// [`Framer::spare`], of at least one octet.
    #[cfg(feature = "std")]
    pub(super) fn spare_or_fail(&mut self) -> Result<&mut [u8], FrameError> {
        if self.spare().is_empty() {
            let len = self.buffer.octets().len().saturating_add(1);
            return self.fail(FrameError::NoRoom { len });
        }
        Ok(self.room())
    }

    /// Ends with an error of the stream, unless it may be tried again.
    #[cfg(feature = "std")]
    #[cold]
    pub(super) fn stop<T>(&mut self, error: FrameError) -> Result<T, FrameError> {
        if error.is_retryable() {
            return Err(error);
        }
        self.fail(error)
    }

    /// Lets go of everything: the borders are lost.
    #[cold]
    #[inline(never)]
    pub(super) fn fail<T>(&mut self, error: FrameError) -> Result<T, FrameError> {
        if self.failed {
            return Err(FrameError::Failed);
        }
        self.failed = true;
        self.end = self.start;
        Err(error)
    }

    fn room(&mut self) -> &mut [u8] {
        let end = self.end;
        self.buffer.octets_mut().get_mut(end..).unwrap_or_default()
    }

    /// Moves what is in use to the front before more is read, where that is little, or where what
    /// the next frame lacks, or a good portion, does not fit behind it.
    ///
    /// What is in use then is the start of a frame, and moves once: it is at the front until the
    /// frame is whole and lent.
    fn settle(&mut self) {
        let used = self.end.saturating_sub(self.start);
        let (size, missing) = (self.buffer.octets().len(), self.needed());
        let room = size.saturating_sub(self.end);
        if used <= self.start / 8 || missing > 0 && room < missing.max(size / 4) {
            self.compact();
        }
    }

    fn compact(&mut self) {
        if self.start > 0 {
            self.end = self.buffer.compact(self.start, self.end);
            self.start = 0;
        }
    }

    /// Sees to it that there is room for `count` octets, if the buffer can give it.
    fn make_room(&mut self, count: usize) {
        let size = self.buffer.octets().len();
        if size.saturating_sub(self.end) < count {
            self.compact();
        }
        let least = self.end.saturating_add(count);
        if least > size {
            self.buffer.grow(least.max(size.saturating_mul(2)).max(FIRST_SIZE));
        }
    }
}
