//! Cutting streams into messages.
//!
//! TCP keeps no borders between messages: two sends may arrive as one read, one send as three. The
//! receiver must be told where each message ends. Most protocols say its length in front: this
//! module cuts the octets at these lengths, and puts the lengths there.
//!
//! ```text
//! sent          "hi"  and  "you"
//!
//!               +-----------+---------+-----------+--------------+
//! OUTPUT        |  00   02  |  h   i  |  00   03  |  y   o   u   |
//!               +-----------+---------+-----------+--------------+
//!                 prefix      payload   prefix      payload
//!                 one frame             one frame
//!
//!               +---------------------------+  +---------------------+
//! INPUT         |  00   02   h   i   00     |  |  03   y   o   u     |    however it is cut
//!               +---------------------------+  +---------------------+
//!                 one read                       another
//!
//! received      "hi"  and  "you"
//! ```
//!
//! ```
//! # #[cfg(feature = "std")] {
//! use wire_core::frame::{FrameReader, FrameWriter, LengthPrefix};
//!
//! let framing = LengthPrefix::<u16>::new();
//! let mut stream = Vec::new(); // or a TcpStream
//! let mut sender = FrameWriter::new(&mut stream, framing);
//! sender.send("hi")?;
//! sender.send("you")?;
//! sender.flush()?;
//! drop(sender);
//! assert_eq!(stream, *b"\0\x02hi\0\x03you");
//!
//! let mut receiver = FrameReader::new(&stream[..], framing);
//! assert_eq!(receiver.receive::<&str>()?, Some("hi"));
//! assert_eq!(receiver.receive::<&str>()?, Some("you"));
//! assert_eq!(receiver.receive::<&str>()?, None);
//! # }
//! # Ok::<(), wire_core::frame::FrameError>(())
//! ```
//!
//! # Which type
//!
//! | octets come and go | receive | send |
//! |---|---|---|
//! | on threads (`std::io`) | [`FrameReader`] | [`FrameWriter`] |
//! | on tokio, frames borrowed (feature `tokio`) | `AsyncFrameReader` | `AsyncFrameWriter` |
//! | on tokio, with `Framed` (feature `tokio`) | `FrameCodec`, `MessageCodec` | the same |
//! | in `BytesMut` (feature `bytes`) | `FrameCodec` | |
//! | by other means, or without an allocator | [`Framer`] | [`FrameBatch`] |
//!
//! All are thin: [`Framer`] is the one that looks at octets.
//!
//! # Choosing a prefix
//!
//! [`LengthPrefix`] is for a bare length; big-endian, unless it says
//! [`little_endian`](LengthPrefix::little_endian). In a protocol of your own, `u32` is a good
//! choice: four octets are little beside most messages, and the range never gets in the way of the
//! limit. `u16` serves where messages are small by nature, [`Var<Leb128, u32>`](crate::varint::Var)
//! where most are tiny and each octet counts.
//!
//! A length may count the payload alone, or the octets of the prefix too:
//!
//! ```text
//! LengthPrefix::<u16>::new()                      |  00   02  |  h   i  |
//!                                                              \_______/  2
//!
//! LengthPrefix::<u16>::new().counts_itself()      |  00   04  |  h   i  |
//!                                                  \___________________/  4
//! ```
//!
//! [`HeaderFraming`] is for a length that is one field of a header, at any place, in any unit. The
//! header is a struct with a length controller that covers `payload`, which is no field of it; frames
//! are lent with the header decoded beside the payload.
//!
//! ```text
//!             content type   version      len       payload
//!           +--------------+------------+---------+--------------+
//! INPUT     |      15      |  03   03   | 00   02 |   01   00    |
//!           +--------------+------------+---------+--------------+
//!
//! FRAME     header(): TlsRecord { content_type: 21, version: 771, len: 2 }
//!           payload(): [1, 0]
//! ```
//!
//! ```
//! # #[cfg(all(feature = "derive", feature = "alloc"))] {
//! use wire_core::frame::{Framer, HeaderFraming};
//! use wire_core::Wire;
//!
//! /// TLSPlaintext. RFC 8446, section 5.1.
//! #[derive(Wire, Debug)]
//! struct TlsRecord {
//!     content_type: u8,
//!     version: u16,
//!     #[wire(len_of(payload))]
//!     len: u16,
//! }
//!
//! let mut framer = Framer::new(HeaderFraming::<TlsRecord>::new());
//! framer.push(&[0x15, 3, 3, 0, 2, 1, 0])?;
//! let frame = framer.next_frame()?.unwrap();
//! assert_eq!(frame.header().content_type, 21);
//! assert_eq!(frame.payload(), [1, 0]);
//! # }
//! # Ok::<(), wire_core::frame::FrameError>(())
//! ```
//!
//! | the length counts | controller | as in |
//! |---|---|---|
//! | what follows the header | `len_of(payload)` | TLS, MQTT, HTTP/2 |
//! | header and payload | `len_of(..=payload)` | BGP |
//! | from some field on | `len_of(field..=payload)` | PostgreSQL, Modbus |
//!
//! For what neither fits, implement [`Framing`].
//!
//! # Limits
//!
//! A frame has at most [`DEFAULT_MAX_LEN`] octets, 1 MiB, unless `max_len` says otherwise. The limit
//! is on the whole frame, prefix or header included, however the length counts; it is checked as
//! soon as the length is known, and when sending as well. Set it to what your messages need.
//!
//! A length announces; it does not earn memory. Buffers grow with the octets that have arrived: a
//! peer that announces the maximum and goes silent holds 8 KiB.
//!
//! # Ends of the stream
//!
//! ```text
//!     | 00   02 |  h   i | 00   03 |  y   o   u |
//!     ^    ^        ^    ^
//!     |    |        |    a border: the end, Ok(None)
//!     |    |        FrameError::EndedInBody { received: 3, len: 4 }
//!     |    FrameError::EndedInPrefix { received: 1, needed: 2 }
//!     a border: the end, Ok(None)
//! ```
//!
//! Whether a peer that ends on a border had said all that it meant to is for the protocol to tell.
//!
//! # Errors
//!
//! Behind an octet that is wrong in a length, nothing of a stream is known any more. So a reader
//! that has returned an error stays failed: every later call gives [`FrameError::Failed`]. Only an
//! I/O error of kind `WouldBlock` or `TimedOut` leaves it as it was
//! ([`FrameError::is_retryable`]): call again, nothing is lost.
//!
//! A sender returns an error for a frame that it has not taken: nothing of it is written, and the
//! sender goes on. What it has taken is written once, even if writing fails midway and is tried
//! again.
//!
//! # Speed
//!
//! One read brings as many frames as there are, and they are lent from where it put them; sent
//! frames gather until a batch is full, or until `flush`. So **flush before waiting for an answer**.
//! Who answers frames flushes when `receiver.needed() > 0`: then no further frame is there already,
//! and many questions of one read get their answers with one write.

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
