//! Codecs for `tokio_util::codec::Framed`.

use core::marker::PhantomData;

use bytes::{Bytes, BytesMut};
use tokio_util::codec::{Decoder, Encoder};

use super::bytes::{FrameBytes, FrameCodec};
use super::{Extent, FrameError, Framing};
use crate::error::EncodeErrorKind;
use crate::traits::{Decode, Encode};
use crate::wire::Wire;

impl<F: Framing> Decoder for FrameCodec<F> {
    type Item = FrameBytes<F::Header>;
    type Error = FrameError;

    fn decode(&mut self, buffer: &mut BytesMut) -> Result<Option<Self::Item>, FrameError> {
        self.split(buffer)
    }

    fn decode_eof(&mut self, buffer: &mut BytesMut) -> Result<Option<Self::Item>, FrameError> {
        match self.split(buffer)? {
            None => self.finish(buffer).map(|()| None),
            frame => Ok(frame),
        }
    }
}

impl<F: Framing<Header = ()>> Encoder<&[u8]> for FrameCodec<F> {
    type Error = FrameError;

    fn encode(&mut self, payload: &[u8], buffer: &mut BytesMut) -> Result<(), FrameError> {
        append(&self.framing, (), payload, buffer)
    }
}

impl<F: Framing<Header = ()>> Encoder<Bytes> for FrameCodec<F> {
    type Error = FrameError;

    fn encode(&mut self, payload: Bytes, buffer: &mut BytesMut) -> Result<(), FrameError> {
        append(&self.framing, (), &*payload, buffer)
    }
}

impl<F: Framing> Encoder<(F::Header, Bytes)> for FrameCodec<F> {
    type Error = FrameError;

    fn encode(
        &mut self,
        (header, payload): (F::Header, Bytes),
        buffer: &mut BytesMut,
    ) -> Result<(), FrameError> {
        append(&self.framing, header, &*payload, buffer)
    }
}

/// A codec of whole messages for `tokio_util::codec::Framed`: it gives and takes values of type
/// `T`. Feature `tokio`.
///
/// A message is a frame's payload or, where it holds the header itself
/// ([`HeaderFraming`](super::HeaderFraming)), a whole frame. It does not borrow from the stream;
/// for messages that do, there is [`AsyncFrameReader`](super::AsyncFrameReader).
///
/// ```
/// use futures_util::{SinkExt, StreamExt};
/// use tokio_util::codec::Framed;
/// use wire_core::frame::{LengthPrefix, MessageCodec};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let (near, far) = tokio::io::duplex(64);
/// let codec = MessageCodec::<_, u32>::new(LengthPrefix::<u16>::new());
/// let mut near = Framed::new(near, codec.clone());
/// let mut far = Framed::new(far, codec);
/// near.send(7u32).await?;
/// near.send(&8u32).await?;
/// assert_eq!(far.next().await.unwrap()?, 7);
/// assert_eq!(far.next().await.unwrap()?, 8);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })
/// # .map_err(|error| std::io::Error::other(error.to_string()))?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct MessageCodec<F, T> {
    frames: FrameCodec<F>,
    message: PhantomData<fn(T) -> T>,
}

impl<F: Framing, T> MessageCodec<F, T> {
    /// A codec of messages of type `T`, told apart by `framing`.
    pub const fn new(framing: F) -> Self {
        Self { frames: FrameCodec::new(framing), message: PhantomData }
    }

    fn read(&mut self, frame: &FrameBytes<F::Header>) -> Result<Option<T>, FrameError>
    where
        T: for<'a> Decode<'a>,
    {
        let octets = if F::bare_header().is_some() { &**frame } else { &**frame.octets() };
        match T::decode(octets) {
            Ok(message) => Ok(Some(message)),
            Err(error) => self.frames.fail(FrameError::Decode(error)),
        }
    }
}

impl<F: Framing, T: for<'a> Decode<'a>> Decoder for MessageCodec<F, T> {
    type Item = T;
    type Error = FrameError;

    fn decode(&mut self, buffer: &mut BytesMut) -> Result<Option<T>, FrameError> {
        match self.frames.split(buffer)? {
            Some(frame) => self.read(&frame),
            None => Ok(None),
        }
    }

    fn decode_eof(&mut self, buffer: &mut BytesMut) -> Result<Option<T>, FrameError> {
        match self.frames.decode_eof(buffer)? {
            Some(frame) => self.read(&frame),
            None => Ok(None),
        }
    }
}

impl<F: Framing, T: Encode> Encoder<T> for MessageCodec<F, T> {
    type Error = FrameError;

    fn encode(&mut self, message: T, buffer: &mut BytesMut) -> Result<(), FrameError> {
        append_message(&self.frames.framing, &message, buffer)
    }
}

impl<F: Framing, T: Encode> Encoder<&T> for MessageCodec<F, T> {
    type Error = FrameError;

    fn encode(&mut self, message: &T, buffer: &mut BytesMut) -> Result<(), FrameError> {
        append_message(&self.frames.framing, message, buffer)
    }
}

impl<F: Clone, T> Clone for MessageCodec<F, T> {
    fn clone(&self) -> Self {
        Self { frames: self.frames.clone(), message: PhantomData }
    }
}

impl<F: core::fmt::Debug, T> core::fmt::Debug for MessageCodec<F, T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("MessageCodec").field("frames", &self.frames).finish()
    }
}

fn append_message<F: Framing, T: Encode + ?Sized>(
    framing: &F,
    message: &T,
    buffer: &mut BytesMut,
) -> Result<(), FrameError> {
    if let Some(header) = F::bare_header() {
        return append(framing, header, message, buffer);
    }
    let message_len = message.measure(())?;
    let max = framing.max_len();
    if message_len > max {
        return Err(FrameError::too_long(message_len as u64, max as u64));
    }
    fill(buffer, message_len, |octets| {
        put(message, octets)?;
        match framing.inspect(octets)? {
            Extent::Frame { len, .. } if len == message_len && len > 0 => Ok(()),
            Extent::Frame { len, .. } => {
                Err(FrameError::Misframed { len: message_len, said: Some(len) })
            }
            Extent::Needs { .. } => Err(FrameError::Misframed { len: message_len, said: None }),
        }
    })
}

fn append<F: Framing, T: Encode + ?Sized>(
    framing: &F,
    mut header: F::Header,
    payload: &T,
    buffer: &mut BytesMut,
) -> Result<(), FrameError> {
    let payload_len = payload.measure(())?;
    let header_len = framing.header_len(&mut header, payload_len)?;
    fill(buffer, header_len.saturating_add(payload_len), |octets| {
        let (head, body) = octets.split_at_mut_checked(header_len).unwrap_or_default();
        framing.write_header(&header, payload_len, head)?;
        put(payload, body)
    })
}

/// Appends `len` octets that `write` fills in; none, where it fails.
fn fill(
    buffer: &mut BytesMut,
    len: usize,
    write: impl FnOnce(&mut [u8]) -> Result<(), FrameError>,
) -> Result<(), FrameError> {
    let start = buffer.len();
    buffer.resize(start.saturating_add(len), 0);
    let result = write(buffer.get_mut(start..).unwrap_or_default());
    if result.is_err() {
        buffer.truncate(start);
    }
    result
}

fn put<T: Encode + ?Sized>(value: &T, octets: &mut [u8]) -> Result<(), FrameError> {
    let written = value.encode_into(octets)?;
    if written != octets.len() {
        let kind = EncodeErrorKind::Custom("message is not as long as it said");
        return Err(FrameError::Encode(crate::EncodeError::new(kind)));
    }
    Ok(())
}
