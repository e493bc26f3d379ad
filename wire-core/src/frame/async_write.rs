//! Frames into an asynchronous stream.

use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use std::io::{self, ErrorKind};
use std::vec::Vec;

use tokio::io::AsyncWrite;

use super::write::BATCH_LEN;
use super::{FrameBatch, FrameError, Framing};
use crate::traits::Encode;

/// Writes frames to a stream of tokio's, many with one write. Feature `tokio`.
///
/// As [`FrameWriter`](super::FrameWriter), frames gather in a batch until
/// [`AsyncFrameWriter::flush`], and a frame for which an error is returned was not taken. Dropping
/// the writer writes nothing.
///
/// Its futures are safe to drop at any time: a frame whose `send` was dropped before it was done
/// was not taken, and what the batch holds is written once.
///
/// ```
/// use wire_core::frame::{AsyncFrameReader, AsyncFrameWriter, LengthPrefix};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let (near, far) = tokio::io::duplex(64);
/// let mut sender = AsyncFrameWriter::new(near, LengthPrefix::<u16>::new());
/// let mut receiver = AsyncFrameReader::new(far, LengthPrefix::<u16>::new());
/// sender.send(&7u32).await?;
/// sender.flush().await?;
/// assert_eq!(receiver.receive::<u32>().await?, Some(7));
/// # Ok::<(), wire_core::frame::FrameError>(())
/// # })
/// # .map_err(|error| std::io::Error::other(error.to_string()))?;
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct AsyncFrameWriter<W, F> {
    stream: W,
    batch: FrameBatch<F, Vec<u8>>,
}

impl<W: AsyncWrite + Unpin, F: Framing> AsyncFrameWriter<W, F> {
    /// A writer of frames to `stream`.
    pub const fn new(stream: W, framing: F) -> Self {
        Self { stream, batch: FrameBatch::new(framing) }
    }

    /// Sends a message, encoded straight into the batch.
    ///
    /// # Errors
    ///
    /// As [`FrameWriter::send`](super::FrameWriter::send).
    pub async fn send<T: Encode + ?Sized>(&mut self, message: &T) -> Result<(), FrameError> {
        if !self.batch.put_within(BATCH_LEN, message)? {
            self.write_batch().await?;
            self.batch.put(message)?;
        }
        Ok(())
    }

    /// Sends `header`, which is made to say the length, and `payload` behind it.
    ///
    /// # Errors
    ///
    /// As [`FrameWriter::send_with`](super::FrameWriter::send_with).
    pub async fn send_with<T: Encode + ?Sized>(
        &mut self,
        header: F::Header,
        payload: &T,
    ) -> Result<(), FrameError> {
        if let Some(header) = self.batch.put_with_within(BATCH_LEN, header, payload)? {
            self.write_batch().await?;
            self.batch.put_with(header, payload)?;
        }
        Ok(())
    }

    /// Sends these octets as the payload of a frame.
    ///
    /// # Errors
    ///
    /// As [`FrameWriter::send_octets`](super::FrameWriter::send_octets).
    pub async fn send_octets(&mut self, payload: &[u8]) -> Result<(), FrameError>
    where
        F: Framing<Header = ()>,
    {
        if self.batch.put_octets_within(BATCH_LEN, (), payload)?.is_some() {
            self.write_batch().await?;
            self.batch.put_octets(payload)?;
        }
        Ok(())
    }

    /// Writes the batch, and flushes the stream.
    ///
    /// # Errors
    ///
    /// As [`FrameWriter::flush`](super::FrameWriter::flush).
    pub async fn flush(&mut self) -> Result<(), FrameError> {
        self.write_batch().await?;
        poll_fn(|cx| Pin::new(&mut self.stream).poll_flush(cx)).await.map_err(FrameError::Io)
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

    /// The stream. What is pending is lost.
    pub fn into_inner(self) -> W {
        self.stream
    }

    async fn write_batch(&mut self) -> Result<(), FrameError> {
        poll_fn(|cx| self.poll_write(cx)).await
    }

    /// Octets are forgotten by the very poll that writes them.
    fn poll_write(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), FrameError>> {
        while !self.batch.pending().is_empty() {
            let room = self.batch.pending().len();
            match ready!(Pin::new(&mut self.stream).poll_write(cx, self.batch.pending())) {
                Ok(0) => {
                    return Poll::Ready(Err(io::Error::from(ErrorKind::WriteZero).into()));
                }
                Ok(claimed) if claimed > room => {
                    return Poll::Ready(Err(FrameError::Overfilled { claimed, room }));
                }
                Ok(count) => self.batch.consume(count),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Poll::Ready(Err(error.into())),
            }
        }
        Poll::Ready(Ok(()))
    }
}
