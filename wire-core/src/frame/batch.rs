//! Putting messages into frames, without I/O.

use alloc::vec::Vec;

use super::{Extent, FrameError, Framing};
use crate::error::{EncodeError, EncodeErrorKind};
use crate::traits::Encode;
use crate::writer::Writer;

/// Frames on their way out, one after another in one buffer.
///
/// It does no I/O: write [`FrameBatch::pending`], and tell [`FrameBatch::consume`] how much of it
/// went. A frame that fails leaves nothing behind.
///
/// ```
/// use wire_core::frame::{FrameBatch, LengthPrefix};
///
/// let mut batch = FrameBatch::new(LengthPrefix::<u16>::new());
/// batch.put(&0x0102u16)?;
/// batch.put_octets(b"hi")?;
/// assert_eq!(batch.pending(), [0, 2, 1, 2, 0, 2, b'h', b'i']);
/// batch.consume(5);
/// assert_eq!(batch.pending(), [2, b'h', b'i']);
/// # Ok::<(), wire_core::frame::FrameError>(())
/// ```
#[derive(Debug)]
pub struct FrameBatch<F> {
    framing: F,
    /// All of its length is initialised; `start..end` is in use.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl<F: Framing> FrameBatch<F> {
    /// No frames yet, and no memory.
    pub const fn new(framing: F) -> Self {
        Self { framing, buffer: Vec::new(), start: 0, end: 0 }
    }

    /// How frames are told apart.
    pub fn framing(&self) -> &F {
        &self.framing
    }

    /// Adds a message: the payload of a frame or, where messages hold the header
    /// ([`Framing::bare_header`]), a whole one.
    ///
    /// # Errors
    ///
    /// Where the message cannot be encoded, or its frame would be too long for the limit or for
    /// its prefix; [`FrameError::Misframed`] where its own header does not say its length. Nothing
    /// is added then.
    #[inline]
    pub fn put<T: Encode + ?Sized>(&mut self, message: &T) -> Result<(), FrameError> {
        match F::bare_header() {
            Some(header) => self.put_with(header, message),
            None => self.put_whole(message),
        }
    }

    /// Adds `header`, which is made to say the length, and `payload` behind it.
    ///
    /// # Errors
    ///
    /// As [`FrameBatch::put`].
    #[inline]
    pub fn put_with<T: Encode + ?Sized>(
        &mut self,
        mut header: F::Header,
        payload: &T,
    ) -> Result<(), FrameError> {
        let payload_len = payload.encoded_len(())?;
        let header_len = self.framing.header_len(&mut header, payload_len)?;
        let room = reserve(&mut self.buffer, self.end, header_len.wrapping_add(payload_len));
        let Some((head, body)) = room.split_at_mut_checked(header_len) else {
            return Err(no_memory(payload_len));
        };
        if body.len() != payload_len {
            return Err(no_memory(payload_len));
        }
        encode_exactly(payload, body)?;
        self.framing.write_header(&header, payload_len, head)?;
        self.end = self.end.wrapping_add(header_len).wrapping_add(payload_len);
        Ok(())
    }

    /// Adds a frame of this payload.
    ///
    /// # Errors
    ///
    /// As [`FrameBatch::put`].
    #[inline]
    pub fn put_octets(&mut self, payload: &[u8]) -> Result<(), FrameError>
    where
        F: Framing<Header = ()>,
    {
        self.put_octets_with((), payload)
    }

    /// Adds `header`, which is made to say the length, and `payload` behind it.
    ///
    /// # Errors
    ///
    /// As [`FrameBatch::put`].
    #[inline(always)]
    pub fn put_octets_with(
        &mut self,
        mut header: F::Header,
        payload: &[u8],
    ) -> Result<(), FrameError> {
        let header_len = self.framing.header_len(&mut header, payload.len())?;
        let room = reserve(&mut self.buffer, self.end, header_len.wrapping_add(payload.len()));
        let Some((head, body)) = room.split_at_mut_checked(header_len) else {
            return Err(no_memory(payload.len()));
        };
        self.framing.write_header(&header, payload.len(), head)?;
        if body.len() != payload.len() {
            return Err(no_memory(payload.len()));
        }
        body.copy_from_slice(payload);
        self.end = self.end.wrapping_add(header_len).wrapping_add(payload.len());
        Ok(())
    }

    /// The octets that wait to be written.
    #[inline]
    pub fn pending(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Forgets the first `count` octets of [`FrameBatch::pending`], or all where there are fewer.
    pub fn consume(&mut self, count: usize) {
        self.start = self.start.saturating_add(count).min(self.end);
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
        }
    }

    fn put_whole<T: Encode + ?Sized>(&mut self, message: &T) -> Result<(), FrameError> {
        let message_len = message.encoded_len(())?;
        let max = self.framing.max_len();
        if message_len > max {
            return Err(FrameError::too_long(message_len as u64, max as u64));
        }
        let room = reserve(&mut self.buffer, self.end, message_len);
        if room.len() != message_len {
            return Err(no_memory(message_len));
        }
        encode_exactly(message, room)?;
        match self.framing.inspect(room)? {
            Extent::Frame { len, .. } if len == message_len && len > 0 => {
                self.end = self.end.wrapping_add(message_len);
                Ok(())
            }
            Extent::Frame { len, .. } => {
                Err(FrameError::Misframed { len: message_len, said: Some(len) })
            }
            Extent::Needs { .. } => Err(FrameError::Misframed { len: message_len, said: None }),
        }
    }
}

#[cfg(feature = "std")]
impl<F: Framing> FrameBatch<F> {
    /// Adds the header of a payload that is written from where it is, and returns where the header
    /// starts.
    pub(super) fn open(
        &mut self,
        mut header: F::Header,
        payload_len: usize,
    ) -> Result<usize, FrameError> {
        let header_len = self.framing.header_len(&mut header, payload_len)?;
        let head = reserve(&mut self.buffer, self.end, header_len);
        self.framing.write_header(&header, payload_len, head)?;
        let before = self.end.saturating_sub(self.start);
        self.end = self.end.wrapping_add(header_len);
        Ok(before)
    }

    /// Takes back all but the first `count` octets of [`FrameBatch::pending`].
    pub(super) fn retract(&mut self, count: usize) {
        self.end = self.start.saturating_add(count).min(self.end);
    }

    /// Adds the rest of a payload that could not be written from where it is.
    pub(super) fn keep(&mut self, rest: &[u8]) {
        self.buffer.truncate(self.end);
        self.buffer.extend_from_slice(rest);
        self.end = self.buffer.len();
    }
}

/// Room for `len` octets behind the `end` in use.
#[inline(always)]
fn reserve(buffer: &mut Vec<u8>, end: usize, len: usize) -> &mut [u8] {
    let stop = end.wrapping_add(len);
    if stop > buffer.len() {
        grow(buffer, stop);
    }
    match buffer.get_mut(end..stop) {
        Some(room) => room,
        None => no_room(),
    }
}

#[cold]
#[inline(never)]
fn no_room<'a>() -> &'a mut [u8] {
    &mut []
}

#[cold]
#[inline(never)]
fn grow(buffer: &mut Vec<u8>, len: usize) {
    let size = len.max(buffer.len().saturating_mul(2)).max(1024);
    if buffer.try_reserve_exact(size.saturating_sub(buffer.len())).is_ok() {
        buffer.resize(size, 0);
    }
}

#[cold]
#[inline(never)]
fn no_memory(len: usize) -> FrameError {
    FrameError::OutOfMemory { len }
}

/// Encodes a value that takes all of `octets`.
#[inline(always)]
fn encode_exactly<T: Encode + ?Sized>(value: &T, octets: &mut [u8]) -> Result<(), FrameError> {
    let len = octets.len();
    let mut writer = Writer::new(octets);
    value.encode_to(&mut writer, ())?;
    if writer.offset() != len {
        return Err(FrameError::Encode(not_as_said()));
    }
    Ok(())
}

#[cold]
fn not_as_said() -> EncodeError {
    EncodeError::new(EncodeErrorKind::Custom("message is not as long as it said"))
}
