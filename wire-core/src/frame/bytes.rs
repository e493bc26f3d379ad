//! Frames that own their octets, without a copy.

use core::ops::Deref;

use bytes::{Buf, Bytes, BytesMut};

use super::{Extent, FrameError, Framing};

/// A frame as [`Bytes`]: it shares the buffer it arrived in, and keeps it alive. As a slice, its
/// payload. Feature `bytes`.
///
/// ```
/// use bytes::BytesMut;
/// use wire_core::frame::{FrameCodec, LengthPrefix};
///
/// let mut codec = FrameCodec::new(LengthPrefix::<u8>::new());
/// let mut buffer = BytesMut::from(&[2, b'h', b'i', 9][..]);
/// let frame = codec.split(&mut buffer)?.unwrap();
/// assert_eq!(&*frame, b"hi");
/// assert_eq!(&frame.octets()[..], [2, b'h', b'i']);
/// assert_eq!(buffer[..], [9]);
/// # Ok::<(), wire_core::frame::FrameError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameBytes<H> {
    header: H,
    header_len: usize,
    octets: Bytes,
}

impl<H> FrameBytes<H> {
    /// The decoded header; `()` for a bare prefix.
    pub fn header(&self) -> &H {
        &self.header
    }

    /// All octets of the frame, prefix or header included.
    pub fn octets(&self) -> &Bytes {
        &self.octets
    }

    /// The octets behind the prefix or header.
    pub fn into_payload(self) -> Bytes {
        self.into_parts().1
    }

    /// The decoded header, and the octets behind it.
    pub fn into_parts(mut self) -> (H, Bytes) {
        self.octets.advance(self.header_len.min(self.octets.len()));
        (self.header, self.octets)
    }
}

impl<H> Deref for FrameBytes<H> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.octets.get(self.header_len..).unwrap_or_default()
    }
}

impl<H> AsRef<[u8]> for FrameBytes<H> {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

/// Cuts a `BytesMut` into frames that share its memory. Feature `bytes`.
///
/// With feature `tokio` it is a codec for `tokio_util::codec::Framed`: it gives [`FrameBytes`], and
/// takes payloads (`Bytes`, `&[u8]`) or headers with payloads (`(H, Bytes)`). For whole messages
/// there is `MessageCodec`.
#[derive(Clone, Debug)]
pub struct FrameCodec<F> {
    pub(super) framing: F,
    failed: bool,
}

impl<F: Framing> FrameCodec<F> {
    /// A codec of frames told apart by `framing`.
    pub const fn new(framing: F) -> Self {
        Self { framing, failed: false }
    }

    /// Splits the first frame off, or gives `None` where it is not there whole.
    ///
    /// # Errors
    ///
    /// Where the octets are no frame, or one that is too long. No frame comes after an error.
    pub fn split(
        &mut self,
        buffer: &mut BytesMut,
    ) -> Result<Option<FrameBytes<F::Header>>, FrameError> {
        if self.failed {
            return Err(FrameError::Failed);
        }
        match self.framing.inspect(buffer) {
            Ok(Extent::Frame { len: 0, .. }) => self.fail(FrameError::ImpossibleLen { len: 0 }),
            Ok(Extent::Frame { header, header_len, len }) if len <= buffer.len() => {
                let octets = buffer.split_to(len).freeze();
                Ok(Some(FrameBytes { header, header_len, octets }))
            }
            Ok(Extent::Frame { len, .. } | Extent::Needs { len }) => {
                let max = self.framing.max_len();
                if len > max {
                    return self.fail(FrameError::too_long(len as u64, max as u64));
                }
                Ok(None)
            }
            Err(error) => self.fail(error),
        }
    }

    /// Says that the stream has ended, and these octets are left: fine if there are none.
    ///
    /// # Errors
    ///
    /// [`FrameError::EndedInPrefix`] or [`FrameError::EndedInBody`] within a frame;
    /// [`FrameError::Failed`] after another error.
    pub fn finish(&mut self, rest: &[u8]) -> Result<(), FrameError> {
        if self.failed {
            return Err(FrameError::Failed);
        }
        match super::framer::ended(&self.framing, rest) {
            Ok(()) => Ok(()),
            Err(error) => self.fail(error),
        }
    }

    #[cold]
    pub(super) fn fail<T>(&mut self, error: FrameError) -> Result<T, FrameError> {
        self.failed = true;
        Err(error)
    }
}
