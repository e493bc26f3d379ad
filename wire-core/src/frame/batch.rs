//! Putting messages into frames, without I/O.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use super::buffer::Buffer;
use super::{Extent, FrameError, Framing};
use crate::traits::Encode;
use crate::writer::{Writer, not_as_said};

/// Frames on their way out, one after another in one buffer.
///
/// It does no I/O: write [`FrameBatch::pending`], and tell [`FrameBatch::consume`] how much of it
/// went. A frame that fails leaves nothing behind. The buffer grows as it must; with
/// [`FrameBatch::with_buffer`] it is a slice that the caller lends, and no allocator is needed.
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
pub struct FrameBatch<F, B> {
    framing: F,
    /// `start..end` is in use.
    buffer: B,
    start: usize,
    end: usize,
}

#[cfg(feature = "alloc")]
impl<F: Framing> FrameBatch<F, Vec<u8>> {
    /// No frames yet, and no memory.
    pub const fn new(framing: F) -> Self {
        Self { framing, buffer: Vec::new(), start: 0, end: 0 }
    }
}

impl<'b, F: Framing> FrameBatch<F, &'b mut [u8]> {
    /// No frames yet, over a buffer that the caller lends. A frame for which it has no room is an
    /// error, [`FrameError::NoRoom`].
    ///
    /// ```
    /// use wire_core::frame::{FrameBatch, FrameError, LengthPrefix};
    ///
    /// let mut buffer = [0; 8];
    /// let mut batch = FrameBatch::with_buffer(LengthPrefix::<u16>::new(), &mut buffer[..]);
    /// batch.put("hello")?;
    /// assert!(matches!(batch.put("you"), Err(FrameError::NoRoom { len: 5 })));
    /// assert_eq!(batch.pending(), b"\0\x05hello");
    /// # Ok::<(), FrameError>(())
    /// ```
    pub const fn with_buffer(framing: F, buffer: &'b mut [u8]) -> Self {
        Self { framing, buffer, start: 0, end: 0 }
    }
}

impl<F: Framing, B: Buffer> FrameBatch<F, B> {
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
        self.put_within(usize::MAX, message).map(drop)
    }

    /// The same, unless the batch would hold more than `limit` octets then; whether it was added.
    #[inline]
    pub(super) fn put_within<T: Encode + ?Sized>(
        &mut self,
        limit: usize,
        message: &T,
    ) -> Result<bool, FrameError> {
        match F::bare_header() {
            Some(header) => Ok(self.put_with_within(limit, header, message)?.is_none()),
            None => self.put_whole(limit, message),
        }
    }

    /// Adds `header`, which is made to say the length, and `payload` behind it.
    ///
    /// # Errors
    ///
    /// As [`FrameBatch::put`].
    ///
    /// ```
    /// # #[cfg(all(feature = "derive", feature = "alloc"))] {
    /// use wire_core::Wire;
    /// use wire_core::frame::{FrameBatch, HeaderFraming};
    ///
    /// /// The length counts the header too.
    /// #[derive(Wire)]
    /// struct Head {
    ///     kind: u8,
    ///     #[wire(len_of(..=payload))]
    ///     len: u16,
    /// }
    ///
    /// let mut batch = FrameBatch::new(HeaderFraming::<Head>::new());
    /// batch.put_with(Head { kind: 9, len: 0 }, &0x0102u16)?;
    /// assert_eq!(batch.pending(), [9, 0, 5, 1, 2]);
    /// # }
    /// # Ok::<(), wire_core::frame::FrameError>(())
    /// ```
    #[inline]
    pub fn put_with<T: Encode + ?Sized>(
        &mut self,
        header: F::Header,
        payload: &T,
    ) -> Result<(), FrameError> {
        self.put_with_within(usize::MAX, header, payload).map(drop)
    }

    /// The same, unless the batch would hold more than `limit` octets then: the header comes back.
    #[inline]
    pub(super) fn put_with_within<T: Encode + ?Sized>(
        &mut self,
        limit: usize,
        mut header: F::Header,
        payload: &T,
    ) -> Result<Option<F::Header>, FrameError> {
        let payload_len = payload.measure(())?;
        let header_len = self.framing.header_len(&mut header, payload_len)?;
        let (len, framing) = (header_len.wrapping_add(payload_len), &self.framing);
        if self.end.wrapping_sub(self.start).wrapping_add(len) > limit {
            return Ok(Some(header));
        }
        let parts = reserve(&mut self.buffer, &mut self.start, &mut self.end, len)
            .and_then(|room| room.split_at_mut_checked(header_len));
        let Some((head, body)) = parts else { return Err(no_room(header_len, payload_len)) };
        encode_exactly(payload, body)?;
        framing.write_header(&header, payload_len, head)?;
        self.end = self.end.wrapping_add(len);
        Ok(None)
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
    pub fn put_octets_with(&mut self, header: F::Header, payload: &[u8]) -> Result<(), FrameError> {
        self.put_octets_within(usize::MAX, header, payload).map(drop)
    }

    /// The same, unless the batch would hold more than `limit` octets then: the header comes back.
    #[inline(always)]
    pub(super) fn put_octets_within(
        &mut self,
        limit: usize,
        mut header: F::Header,
        payload: &[u8],
    ) -> Result<Option<F::Header>, FrameError> {
        let header_len = self.framing.header_len(&mut header, payload.len())?;
        let len = header_len.wrapping_add(payload.len());
        // Known before octets are written: for all the compiler knows they might be those of
        // `self.end`, which it would read again.
        let (start, end) = (self.end, self.end.wrapping_add(len));
        if end.wrapping_sub(self.start) > limit {
            return Ok(Some(header));
        }
        let room = self.buffer.octets_mut().get_mut(start..);
        let Some(room) = room.and_then(|room| room.get_mut(..len)) else {
            return self.put_in_new_room(header, payload, len);
        };
        let Some((head, body)) = room.split_at_mut_checked(header_len) else {
            return Err(no_room(header_len, payload.len()));
        };
        self.framing.write_header(&header, payload.len(), head)?;
        copy(payload, body);
        self.end = end;
        Ok(None)
    }

    #[cold]
    #[inline(never)]
    fn put_in_new_room(
        &mut self,
        header: F::Header,
        payload: &[u8],
        len: usize,
    ) -> Result<Option<F::Header>, FrameError> {
        match reserve(&mut self.buffer, &mut self.start, &mut self.end, len) {
            Some(_) => self.put_octets_within(usize::MAX, header, payload),
            None => Err(no_room(0, len)),
        }
    }

    /// The octets that wait to be written.
    #[inline]
    pub fn pending(&self) -> &[u8] {
        self.buffer.octets().get(self.start..self.end).unwrap_or_default()
    }

    /// Forgets the first `count` octets of [`FrameBatch::pending`], or all where there are fewer.
    pub fn consume(&mut self, count: usize) {
        self.start = self.start.saturating_add(count).min(self.end);
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
        }
    }

    fn put_whole<T: Encode + ?Sized>(
        &mut self,
        limit: usize,
        message: &T,
    ) -> Result<bool, FrameError> {
        let message_len = message.measure(())?;
        let max = self.framing.max_len();
        if message_len > max {
            return Err(FrameError::too_long(message_len as u64, max as u64));
        }
        if self.end.wrapping_sub(self.start).wrapping_add(message_len) > limit {
            return Ok(false);
        }
        let room = reserve(&mut self.buffer, &mut self.start, &mut self.end, message_len);
        let Some(room) = room else { return Err(no_room(0, message_len)) };
        encode_exactly(message, room)?;
        match self.framing.inspect(room)? {
            Extent::Frame { len, .. } if len == message_len && len > 0 => {
                self.end = self.end.wrapping_add(message_len);
                Ok(true)
            }
            Extent::Frame { len, .. } => {
                Err(FrameError::Misframed { len: message_len, said: Some(len) })
            }
            Extent::Needs { .. } => Err(FrameError::Misframed { len: message_len, said: None }),
        }
    }
}

#[cfg(feature = "std")]
impl<F: Framing> FrameBatch<F, Vec<u8>> {
    /// Adds the header of a payload that is written from where it is, and returns where the header
    /// starts.
    pub(super) fn open(
        &mut self,
        mut header: F::Header,
        payload_len: usize,
    ) -> Result<usize, FrameError> {
        let header_len = self.framing.header_len(&mut header, payload_len)?;
        let head = reserve(&mut self.buffer, &mut self.start, &mut self.end, header_len);
        let Some(head) = head else { return Err(no_room(header_len, 0)) };
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

/// Room for `len` octets behind those in use; `None`, where the buffer can give no such room.
#[inline(always)]
fn reserve<'b, B: Buffer>(
    buffer: &'b mut B,
    start: &mut usize,
    end: &mut usize,
    len: usize,
) -> Option<&'b mut [u8]> {
    match buffer.octets().len().checked_sub(*end) {
        Some(room) if len <= room => {}
        _ => make_room(buffer, start, end, len),
    }
    buffer.octets_mut().get_mut(*end..)?.get_mut(..len)
}

/// Copies octets to as many others. Of few, the first and the last of a length that is known, which
/// overlap: that takes less than a call of `memcpy`.
#[inline(always)]
fn copy(from: &[u8], to: &mut [u8]) {
    let copied = match from.len() {
        16..=32 => ends::<16>(from, to),
        8..16 => ends::<8>(from, to),
        4..8 => ends::<4>(from, to),
        _ => false,
    };
    if !copied {
        to.copy_from_slice(from);
    }
}

/// Copies the first `N` octets and the last `N`, if there are as many.
#[inline(always)]
fn ends<const N: usize>(from: &[u8], to: &mut [u8]) -> bool {
    let (Some(first), Some(last)) = (from.first_chunk::<N>(), from.last_chunk::<N>()) else {
        return false;
    };
    let (first, last) = (*first, *last);
    if let Some(to) = to.first_chunk_mut() {
        *to = first;
    }
    if let Some(to) = to.last_chunk_mut() {
        *to = last;
    }
    true
}

/// Sees to it that there is room for `len` octets, if the buffer can give it.
#[cold]
#[inline(never)]
fn make_room<B: Buffer>(buffer: &mut B, start: &mut usize, end: &mut usize, len: usize) {
    *end = buffer.compact(*start, *end);
    *start = 0;
    let size = buffer.octets().len();
    let least = end.saturating_add(len);
    if least > size {
        buffer.grow(least.max(size.saturating_mul(2)).max(1024));
    }
}

#[cold]
#[inline(never)]
fn no_room(header_len: usize, payload_len: usize) -> FrameError {
    FrameError::NoRoom { len: header_len.saturating_add(payload_len) }
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
