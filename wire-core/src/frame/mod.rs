//! Cutting streams into messages.

mod buffer;
mod error;
mod framer;
mod framing;
mod header;
mod header_framing;
mod length_prefix;
mod prefix;

#[cfg(feature = "tokio")]
mod async_read;
#[cfg(feature = "tokio")]
mod async_write;
#[cfg(feature = "alloc")]
mod batch;
#[cfg(feature = "bytes")]
mod bytes;
#[cfg(feature = "tokio")]
mod codec;
#[cfg(feature = "std")]
mod read;
#[cfg(feature = "std")]
mod write;

#[cfg(feature = "tokio")]
pub use async_read::AsyncFrameReader;
#[cfg(feature = "tokio")]
pub use async_write::AsyncFrameWriter;
#[cfg(feature = "alloc")]
pub use batch::FrameBatch;
pub use buffer::Buffer;
#[cfg(feature = "bytes")]
pub use bytes::{FrameBytes, FrameCodec};
#[cfg(feature = "tokio")]
pub use codec::MessageCodec;
pub use error::FrameError;
pub use framer::Framer;
pub use framing::{DEFAULT_MAX_LEN, Extent, Frame, Framing};
pub use header::Header;
pub use header_framing::HeaderFraming;
pub use length_prefix::LengthPrefix;
pub use prefix::Prefix;
#[cfg(feature = "std")]
pub use read::FrameReader;
#[cfg(feature = "std")]
pub use write::FrameWriter;
