//! Cutting streams into messages.

mod buffer;
mod error;
mod framer;
mod framing;
mod header;
mod header_framing;
mod length_prefix;
mod prefix;

#[cfg(feature = "alloc")]
mod batch;
#[cfg(feature = "std")]
mod read;
#[cfg(feature = "std")]
mod write;

#[cfg(feature = "alloc")]
pub use batch::FrameBatch;
pub use buffer::Buffer;
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
