//! Writing a message into a buffer that is known to fit.

use crate::error::{EncodeError, EncodeErrorKind, Failure};
use crate::traits::Encode;

/// A buffer that is being filled with a message, from its first octet on.
///
/// Derived code and hand-written [`Encode`] implementations write to it. It knows how far it is
/// from the message's first octet and lends what has been written so far.
///
/// ```
/// use wire_core::Writer;
///
/// let mut buffer = [0; 8];
/// let mut writer = Writer::new(&mut buffer);
/// writer.encode(&0x0102u16)?;
/// writer.put(b"abc")?;
/// assert_eq!(writer.written(), [1, 2, b'a', b'b', b'c']);
/// # Ok::<(), wire_core::EncodeError>(())
/// ```
#[derive(Debug)]
pub struct Writer<'a> {
    buffer: &'a mut [u8],
    position: usize,
    verbatim: bool,
}

impl<'a> Writer<'a> {
    /// A writer at the first octet of `buffer`.
    #[inline]
    pub fn new(buffer: &'a mut [u8]) -> Self {
        Self { buffer, position: 0, verbatim: false }
    }

    /// The same writer, which writes lengths, counts, tags and checksums as the values say.
    #[must_use]
    pub fn into_verbatim(mut self) -> Self {
        self.verbatim = true;
        self
    }

    /// Whether controllers are written as the values say, not computed.
    #[inline]
    pub fn is_verbatim(&self) -> bool {
        self.verbatim
    }

    /// Octets from the start of the message.
    #[inline]
    pub fn offset(&self) -> usize {
        self.position
    }

    /// What has been written of the message.
    #[inline]
    pub fn written(&self) -> &[u8] {
        self.buffer.get(..self.position).unwrap_or_default()
    }

    /// What has been written of the message, to be patched.
    #[inline]
    pub fn written_mut(&mut self) -> &mut [u8] {
        self.buffer.get_mut(..self.position).unwrap_or_default()
    }

    /// The next `len` octets, to be filled in.
    ///
    /// # Errors
    ///
    /// `BufferTooSmall` where the buffer ends before.
    #[inline]
    pub fn take(&mut self, len: usize) -> Result<&mut [u8], EncodeError> {
        let room = self.buffer.len().saturating_sub(self.position);
        self.advance(len).ok_or_else(|| too_small(len, room))
    }

    /// An `Option`, of one comparison: the position is never behind the end, and a sum that wraps
    /// is before the position. The compiler sees how long the octets are, and that copying as many
    /// to them cannot fail.
    #[inline(always)]
    fn advance(&mut self, len: usize) -> Option<&mut [u8]> {
        let end = self.position.wrapping_add(len);
        let octets = self.buffer.get_mut(self.position..end)?;
        self.position = end;
        Some(octets)
    }

    /// Writes these octets.
    ///
    /// # Errors
    ///
    /// `BufferTooSmall` where the buffer ends before.
    #[inline]
    pub fn put(&mut self, octets: &[u8]) -> Result<(), EncodeError> {
        let room = self.buffer.len().saturating_sub(self.position);
        match self.advance(octets.len()) {
            Some(out) => {
                out.copy_from_slice(octets);
                Ok(())
            }
            None => Err(too_small(octets.len(), room)),
        }
    }

    /// Writes `len` zero octets.
    ///
    /// # Errors
    ///
    /// `BufferTooSmall` where the buffer ends before.
    #[inline]
    pub fn zeros(&mut self, len: usize) -> Result<(), EncodeError> {
        self.take(len)?.fill(0);
        Ok(())
    }

    /// Writes a value.
    ///
    /// # Errors
    ///
    /// Those of its type.
    #[inline]
    pub fn encode<T: Encode + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
        value.encode_to(self, ())
    }

    /// Writes what stands in front of a last field of `size` octets, which may be absent. Where the
    /// value `FILLS` the buffer, there is room for just that and the field: so the compiler sees
    /// that each part has its room, and knows all places whether the field is there or not.
    ///
    /// # Errors
    ///
    /// Those of writing it.
    #[doc(hidden)]
    #[inline(always)]
    pub fn in_front<E: Failure, const FILLS: bool>(
        &mut self,
        size: usize,
        write: impl FnOnce(&mut Writer<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if !FILLS {
            return write(self);
        }
        let end = self.buffer.len().saturating_sub(size);
        let buffer = self.buffer.get_mut(..end).unwrap_or_default();
        let mut front = Writer { buffer, position: self.position, verbatim: self.verbatim };
        write(&mut front)?;
        self.position = front.position;
        if self.position == end { Ok(()) } else { Err(not_as_said().into()) }
    }

    /// The next `len` octets, which are the last in front of such a field.
    ///
    /// # Errors
    ///
    /// `BufferTooSmall` where the buffer ends before, and where the value should fill it and does not.
    #[doc(hidden)]
    #[inline(always)]
    pub fn take_last<E: Failure, const FILLS: bool>(&mut self, len: usize) -> Result<&mut [u8], E> {
        if !FILLS {
            return Ok(self.take(len)?);
        }
        if self.position.wrapping_add(len) != self.buffer.len() {
            return Err(not_as_said().into());
        }
        self.position = self.buffer.len();
        let start = self.position.saturating_sub(len);
        Ok(self.buffer.get_mut(start..).unwrap_or_default())
    }

    /// Writes such a field, which is there.
    ///
    /// # Errors
    ///
    /// Those of writing it.
    #[doc(hidden)]
    #[inline(always)]
    pub fn last<E: Failure, const FILLS: bool>(
        &mut self,
        size: usize,
        write: impl FnOnce(&mut Writer<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if !FILLS {
            return write(self);
        }
        self.position = self.buffer.len();
        let start = self.position.saturating_sub(size);
        write(&mut Writer::new(self.buffer.get_mut(start..).unwrap_or_default()))
    }

    /// The `len` octets from `offset` on, written before.
    #[doc(hidden)]
    #[inline]
    pub fn patch(&mut self, offset: usize, len: usize) -> Result<&mut [u8], EncodeError> {
        let room = self.buffer.len().saturating_sub(offset);
        self.buffer.get_mut(offset..offset.wrapping_add(len)).ok_or_else(|| too_small(len, room))
    }
}

/// The error of a value that takes other octets than it said.
#[cold]
#[inline(never)]
pub(crate) fn not_as_said() -> EncodeError {
    EncodeError::new(EncodeErrorKind::Custom("message is not as long as it said"))
}

#[cold]
#[inline(never)]
fn too_small(len: usize, room: usize) -> EncodeError {
    EncodeError::new(EncodeErrorKind::BufferTooSmall { needed: len.saturating_sub(room) })
}
