//! Frames into a blocking stream.

use std::io::{self, ErrorKind, IoSlice, Write};
use std::vec::Vec;

use super::{FrameBatch, FrameError, Framing};
use crate::traits::Encode;

/// The octets that a batch holds before it is written: enough to make little of what a system call and
/// waking the peer take, and so few that the peer reads one while the next is filled.
pub(super) const BATCH_LEN: usize = 96 * 1024;

/// The least octets of a payload that is written from where it is, not copied into the batch: a system
/// call of its own takes longer than copying fewer. Two great ones in one call keep the peer waiting.
const VECTORED_LEN: usize = 32 * 1024;

/// Writes frames to a stream, many with one system call.
///
/// Frames gather in a batch, which is written before it would hold more than 96 KiB, and by
/// [`FrameWriter::flush`]: **a frame that must go now needs a `flush`**. Payloads of 32 KiB and more
/// that are sent as octets are written together with the batch from where they are, without a copy.
///
/// A frame for which an error is returned was not taken, and nothing of it is written, ever; a
/// frame for which `Ok` is returned is written once, however often writing fails in between and is
/// tried again.
///
/// Dropping the writer flushes it as well as it can: errors are lost, and after a panic nothing is
/// written. Call [`FrameWriter::flush`] to know.
///
/// ```
/// use wire_core::frame::{FrameWriter, LengthPrefix};
///
/// let mut stream = Vec::new();
/// let mut sender = FrameWriter::new(&mut stream, LengthPrefix::<u16>::new());
/// sender.send(&0x0102u16)?;
/// sender.send_octets(b"hi")?;
/// sender.flush()?;
/// drop(sender);
/// assert_eq!(stream, [0, 2, 1, 2, 0, 2, b'h', b'i']);
/// # Ok::<(), wire_core::frame::FrameError>(())
/// ```
#[derive(Debug)]
pub struct FrameWriter<W: Write, F: Framing> {
    stream: W,
    batch: FrameBatch<F, Vec<u8>>,
    batch_len: usize,
}

impl<W: Write, F: Framing> FrameWriter<W, F> {
    /// A writer of frames to `stream`.
    pub const fn new(stream: W, framing: F) -> Self {
        Self { stream, batch: FrameBatch::new(framing), batch_len: BATCH_LEN }
    }

    /// The same writer, which writes its batch before that would hold more than `octets` octets.
    #[must_use]
    pub fn batch_len(mut self, octets: usize) -> Self {
        self.batch_len = octets;
        self
    }

    /// Sends a message, encoded straight into the batch: the payload of a frame or, where messages
    /// hold the header ([`HeaderFraming`](super::HeaderFraming)), a whole one.
    ///
    /// # Errors
    ///
    /// Where the message cannot be encoded, or its frame would be too long for the limit or for
    /// its prefix; where the batch was full and writing it failed. The message was not taken then.
    #[inline]
    pub fn send<T: Encode + ?Sized>(&mut self, message: &T) -> Result<(), FrameError> {
        match self.batch.put_within(self.batch_len, message)? {
            true => Ok(()),
            false => self.write_batch().and_then(|()| self.batch.put(message)),
        }
    }

    /// Sends `header`, which is made to say the length, and `payload` behind it.
    ///
    /// # Errors
    ///
    /// As [`FrameWriter::send`].
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use wire_core::Wire;
    /// use wire_core::frame::{FrameWriter, HeaderFraming};
    ///
    /// #[derive(Wire)]
    /// struct Head {
    ///     kind: u8,
    ///     #[wire(len_of(payload))]
    ///     len: u16,
    /// }
    ///
    /// let mut stream = Vec::new();
    /// let mut sender = FrameWriter::new(&mut stream, HeaderFraming::<Head>::new());
    /// sender.send_with(Head { kind: 9, len: 0 }, "hi")?;
    /// sender.flush()?;
    /// drop(sender);
    /// assert_eq!(stream, [9, 0, 2, b'h', b'i']);
    /// # }
    /// # Ok::<(), wire_core::frame::FrameError>(())
    /// ```
    #[inline]
    pub fn send_with<T: Encode + ?Sized>(
        &mut self,
        header: F::Header,
        payload: &T,
    ) -> Result<(), FrameError> {
        match self.batch.put_with_within(self.batch_len, header, payload)? {
            None => Ok(()),
            Some(header) => self.write_batch().and_then(|()| self.batch.put_with(header, payload)),
        }
    }

    /// Sends these octets as the payload of a frame.
    ///
    /// # Errors
    ///
    /// Where the frame would be too long for the limit or for its prefix; where writing failed
    /// before anything of the frame went out. The frame was not taken then.
    #[inline]
    pub fn send_octets(&mut self, payload: &[u8]) -> Result<(), FrameError>
    where
        F: Framing<Header = ()>,
    {
        self.send_octets_with((), payload)
    }

    /// Sends `header`, which is made to say the length, and these octets behind it.
    ///
    /// # Errors
    ///
    /// As [`FrameWriter::send_octets`].
    #[inline]
    pub fn send_octets_with(
        &mut self,
        header: F::Header,
        payload: &[u8],
    ) -> Result<(), FrameError> {
        if payload.len() >= VECTORED_LEN {
            return self.send_vectored(header, payload);
        }
        match self.batch.put_octets_within(self.batch_len, header, payload)? {
            None => Ok(()),
            Some(header) => self.send_in_new_batch(header, payload),
        }
    }

    #[cold]
    #[inline(never)]
    fn send_in_new_batch(&mut self, header: F::Header, payload: &[u8]) -> Result<(), FrameError> {
        self.write_batch()?;
        self.batch.put_octets_with(header, payload)
    }

    /// Writes the batch, and flushes the stream.
    ///
    /// # Errors
    ///
    /// Those of the stream, `Interrupted` apart; `WriteZero` where it takes nothing. What was not
    /// written stays, to be tried again.
    pub fn flush(&mut self) -> Result<(), FrameError> {
        self.write_batch()?;
        loop {
            match self.stream.flush() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                result => return result.map_err(FrameError::Io),
            }
        }
    }

    /// The octets that wait to be written.
    pub fn pending(&self) -> &[u8] {
        self.batch.pending()
    }

    /// The stream.
    pub fn get_ref(&self) -> &W {
        &self.stream
    }

    /// The stream. What is written to it here comes before what is pending.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.stream
    }

    #[cold]
    #[inline(never)]
    fn write_batch(&mut self) -> Result<(), FrameError> {
        while !self.batch.pending().is_empty() {
            let count = write_some(&mut self.stream, self.batch.pending(), &[])?;
            self.batch.consume(count);
        }
        Ok(())
    }

    /// Writes the batch, and behind it a frame whose payload stays where it is.
    fn send_vectored(&mut self, header: F::Header, payload: &[u8]) -> Result<(), FrameError> {
        let before = self.batch.open(header, payload.len())?;
        let mut written = 0;
        let mut rest = payload;
        while !(rest.is_empty() && self.batch.pending().is_empty()) {
            match write_some(&mut self.stream, self.batch.pending(), rest) {
                Ok(count) => {
                    written += count;
                    let of_payload = count.saturating_sub(self.batch.pending().len());
                    self.batch.consume(count);
                    rest = rest.get(of_payload..).unwrap_or_default();
                }
                // Nothing of this frame has gone: as if it had not been sent.
                Err(error) if written <= before => {
                    self.batch.retract(before - written);
                    return Err(error);
                }
                // It has begun, so it must be finished; the next write meets the error itself.
                Err(_) => {
                    self.batch.keep(rest);
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// Flushes, as well as it can. After a panic the batch may be half of what was meant: it is not
/// written.
impl<W: Write, F: Framing> Drop for FrameWriter<W, F> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = self.flush();
        }
    }
}

/// Writes some of `first` and then `second`, and returns how many octets: at least one.
fn write_some<W: Write>(stream: &mut W, first: &[u8], second: &[u8]) -> Result<usize, FrameError> {
    loop {
        let result = match (first, second) {
            (_, []) => stream.write(first),
            ([], _) => stream.write(second),
            _ => stream.write_vectored(&[IoSlice::new(first), IoSlice::new(second)]),
        };
        let room = first.len().saturating_add(second.len());
        match result {
            Ok(0) => return Err(io::Error::from(ErrorKind::WriteZero).into()),
            Ok(claimed) if claimed > room => return Err(FrameError::Overfilled { claimed, room }),
            Ok(count) => return Ok(count),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        }
    }
}
