//! Frames from a blocking stream.

use std::io::{ErrorKind, Read};
use std::vec::Vec;

use super::framer::Located;
use super::{FrameError, Framer, Framing};
use crate::traits::Decode;

/// Reads frames from a stream, and lends them out of its one buffer.
///
/// One read brings as many frames as the stream has ready and the buffer holds (it grows from 8 to
/// 256 KiB as reads fill it, and farther for long frames); no frame is copied or allocated.
///
/// After an error the reader stays failed: every later call gives [`FrameError::Failed`]. The
/// exception is an [`FrameError::Io`] of kind `WouldBlock` or `TimedOut`: nothing is lost, call
/// again. `Interrupted` is tried again at once.
///
/// ```
/// use wire_core::frame::{FrameReader, LengthPrefix};
///
/// let stream = &[0, 2, b'h', b'i', 0, 0, 0, 1, b'!'][..];
/// let mut receiver = FrameReader::new(stream, LengthPrefix::<u16>::new());
/// let mut frames = Vec::new();
/// while let Some(frame) = receiver.next_frame()? {
///     frames.push(frame.to_vec());
/// }
/// assert_eq!(frames, [&b"hi"[..], b"", b"!"]);
/// # Ok::<(), wire_core::frame::FrameError>(())
/// ```
#[derive(Debug)]
pub struct FrameReader<R, F> {
    stream: R,
    framer: Framer<F, Vec<u8>>,
}

impl<R: Read, F: Framing> FrameReader<R, F> {
    /// A reader of the frames of `stream`.
    pub const fn new(stream: R, framing: F) -> Self {
        Self { stream, framer: Framer::new(framing) }
    }

    /// The next frame, or `None` where the stream ended behind the one before.
    ///
    /// # Errors
    ///
    /// Where the next octets are no frame, or one that is too long; where the stream ends within
    /// one; where reading fails.
    #[inline]
    pub fn next_frame(&mut self) -> Result<Option<F::Frame<'_>>, FrameError> {
        if let Some(located) = self.framer.locate() {
            return Ok(Some(self.framer.lend(located)));
        }
        match self.read_more() {
            Ok(Some(located)) => Ok(Some(self.framer.lend(located))),
            Ok(None) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The next message, or `None` where the stream ended behind the one before. It may borrow
    /// from the reader.
    ///
    /// A message is a frame's payload or, where it holds the header itself
    /// ([`HeaderFraming`](super::HeaderFraming)), a whole frame.
    ///
    /// # Errors
    ///
    /// As [`FrameReader::next_frame`], and [`FrameError::Decode`] where the frame holds no `T`. To
    /// go on behind a message that cannot be decoded, use [`FrameReader::next_frame`] and decode
    /// what it lends.
    ///
    /// ```
    /// use wire_core::frame::{FrameReader, LengthPrefix};
    ///
    /// let mut receiver = FrameReader::new(&[2, 1, 0][..], LengthPrefix::<u8>::new());
    /// assert_eq!(receiver.receive::<u16>()?, Some(256));
    /// assert_eq!(receiver.receive::<u16>()?, None);
    /// # Ok::<(), wire_core::frame::FrameError>(())
    /// ```
    #[inline]
    pub fn receive<'a, T: Decode<'a>>(&'a mut self) -> Result<Option<T>, FrameError> {
        let located = match self.framer.locate() {
            Some(located) => located,
            None => match self.read_more()? {
                Some(located) => located,
                None => return Ok(None),
            },
        };
        self.framer.decode(&located).map(Some)
    }

    /// The least number of octets that must be read for the next frame; 0 where it is there
    /// already.
    ///
    /// Who answers frames flushes the answers when this is not 0: then the next call may wait for
    /// a peer that waits itself.
    ///
    /// ```
    /// # use wire_core::frame::{FrameReader, LengthPrefix};
    /// let stream = &[1, b'a', 1, b'b', 9][..];
    /// let mut receiver = FrameReader::new(stream, LengthPrefix::<u8>::new());
    /// assert_eq!(receiver.next_frame()?, Some(&b"a"[..]));
    /// assert_eq!(receiver.needed(), 0);
    /// assert_eq!(receiver.next_frame()?, Some(&b"b"[..]));
    /// assert_eq!(receiver.needed(), 9);
    /// # Ok::<(), wire_core::frame::FrameError>(())
    /// ```
    pub fn needed(&self) -> usize {
        self.framer.needed()
    }

    /// What has been read and not been lent yet.
    pub fn buffered(&self) -> &[u8] {
        self.framer.buffered()
    }

    /// The stream.
    pub fn get_ref(&self) -> &R {
        &self.stream
    }

    /// The stream. What is read from it here is missing in the frames.
    pub fn get_mut(&mut self) -> &mut R {
        &mut self.stream
    }

    /// The stream, and the framer with what has been read and not been lent yet: for a protocol
    /// that goes on in another way.
    ///
    /// ```
    /// # use wire_core::frame::{FrameReader, LengthPrefix};
    /// let stream = &b"\x08STARTTLSand so on"[..];
    /// let mut receiver = FrameReader::new(stream, LengthPrefix::<u8>::new());
    /// assert_eq!(receiver.next_frame()?, Some(&b"STARTTLS"[..]));
    /// let (_stream, framer) = receiver.into_parts();
    /// assert_eq!(framer.buffered(), b"and so on");
    /// # Ok::<(), wire_core::frame::FrameError>(())
    /// ```
    pub fn into_parts(self) -> (R, Framer<F, Vec<u8>>) {
        (self.stream, self.framer)
    }

    /// Reads until a frame is there whole.
    #[cold]
    #[inline(never)]
    fn read_more(&mut self) -> Result<Option<Located<F::Header>>, FrameError> {
        loop {
            self.framer.wait()?;
            match self.stream.read(self.framer.spare_or_fail()?) {
                Ok(0) => return self.framer.finish().map(|()| None),
                Ok(count) => self.framer.advance(count)?,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return self.framer.stop(error.into()),
            }
            if let Some(located) = self.framer.locate() {
                return Ok(Some(located));
            }
        }
    }
}
