//! Frames from an asynchronous stream.

use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use std::io::ErrorKind;
use std::vec::Vec;

use tokio::io::{AsyncRead, ReadBuf};

use super::framer::Located;
use super::{FrameError, Framer, Framing};
use crate::traits::Decode;

/// Reads frames from a stream of tokio's, and lends them out of its one buffer. Feature `tokio`.
///
/// As [`FrameReader`](super::FrameReader): many frames a read, none copied or allocated, and failed
/// for good after an error.
///
/// Its futures are safe to drop at any time (`select!`, timeouts): what has arrived stays in the
/// reader, and the next call goes on from there.
///
/// ```
/// use wire_core::frame::{AsyncFrameReader, LengthPrefix};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let stream = &[0, 2, b'h', b'i'][..];
/// let mut receiver = AsyncFrameReader::new(stream, LengthPrefix::<u16>::new());
/// assert_eq!(receiver.next_frame().await?, Some(&b"hi"[..]));
/// assert_eq!(receiver.next_frame().await?, None);
/// # Ok::<(), wire_core::frame::FrameError>(())
/// # })
/// # .map_err(|error| std::io::Error::other(error.to_string()))?;
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct AsyncFrameReader<R, F> {
    stream: R,
    framer: Framer<F, Vec<u8>>,
}

impl<R: AsyncRead + Unpin, F: Framing> AsyncFrameReader<R, F> {
    /// A reader of the frames of `stream`.
    pub const fn new(stream: R, framing: F) -> Self {
        Self { stream, framer: Framer::new(framing) }
    }

    /// The next frame, or `None` where the stream ended behind the one before.
    ///
    /// # Errors
    ///
    /// As [`FrameReader::next_frame`](super::FrameReader::next_frame).
    pub async fn next_frame(&mut self) -> Result<Option<F::Frame<'_>>, FrameError> {
        match poll_fn(|cx| self.poll_locate(cx)).await? {
            Some(located) => Ok(Some(self.framer.lend(located))),
            None => Ok(None),
        }
    }

    /// The next message, or `None` where the stream ended behind the one before. It may borrow
    /// from the reader.
    ///
    /// # Errors
    ///
    /// As [`FrameReader::receive`](super::FrameReader::receive).
    pub async fn receive<'a, T: Decode<'a>>(&'a mut self) -> Result<Option<T>, FrameError> {
        match poll_fn(|cx| self.poll_locate(cx)).await? {
            Some(located) => self.framer.decode(&located).map(Some),
            None => Ok(None),
        }
    }

    /// The least number of octets that must be read for the next frame; 0 where it is there
    /// already.
    ///
    /// Who answers frames flushes the answers when this is not 0: then the next call may wait for
    /// a peer that waits itself.
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

    /// The stream, and the framer with what has been read and not been lent yet.
    pub fn into_parts(self) -> (R, Framer<F, Vec<u8>>) {
        (self.stream, self.framer)
    }

    /// A frame is stepped over by the very poll that returns it, and octets are taken by the very
    /// poll that reads them: a future dropped in between has done neither.
    fn poll_locate(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Option<Located<F::Header>>, FrameError>> {
        loop {
            if let Some(located) = self.framer.locate() {
                return Poll::Ready(Ok(Some(located)));
            }
            self.framer.wait()?;
            let mut room = ReadBuf::new(self.framer.spare_or_fail()?);
            let result = ready!(Pin::new(&mut self.stream).poll_read(cx, &mut room));
            let count = room.filled().len();
            match result {
                Ok(()) if count == 0 => {
                    return Poll::Ready(self.framer.finish().map(|()| None));
                }
                Ok(()) => self.framer.advance(count)?,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Poll::Ready(self.framer.stop(error.into())),
            }
        }
    }
}
