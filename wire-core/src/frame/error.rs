//! What can go wrong between a stream and its messages.

use core::fmt;

use crate::error::{DecodeError, EncodeError};

/// Why a stream gives no further frame, or takes none.
///
/// All but [`FrameError::Io`] of kind `WouldBlock` or `TimedOut` are final for the side that
/// receives: the borders of what follows are not known any more. The side that sends has taken
/// nothing of the frame that an error was returned for, and goes on.
///
/// ```
/// use wire_core::frame::{FrameError, Framer, LengthPrefix};
///
/// let mut framer = Framer::new(LengthPrefix::<u32>::new().max_len(1024));
/// framer.push(b"GET / HTTP/1.1\r\n")?;
/// let error = framer.next_frame().unwrap_err();
/// assert_eq!(error.to_string(), "frame of 1195725860 octets, more than the 1024 allowed");
/// # Ok::<(), FrameError>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum FrameError {
    /// A frame is longer than the limit, or than its length field can say.
    TooLong {
        /// The octets of the frame, prefix included; `u64::MAX` where they are even more.
        len: u64,
        /// The most octets that a frame may have here.
        max: u64,
    },
    /// A length on the wire that no frame has, such as one that counts itself and is less than
    /// its own size.
    ImpossibleLen {
        /// The length on the wire.
        len: u64,
    },
    /// The prefix or header of a frame is none.
    Header(DecodeError),
    /// The stream ended within a prefix or header.
    EndedInPrefix {
        /// The octets of it that arrived.
        received: usize,
        /// The least number of octets that it takes.
        needed: usize,
    },
    /// The stream ended within a frame whose prefix or header arrived whole.
    EndedInBody {
        /// The octets of the frame that arrived, prefix or header included.
        received: usize,
        /// The octets of the frame.
        len: usize,
    },
    /// A frame arrived whole, but holds no such message.
    Decode(DecodeError),
    /// A message or header has no octets.
    Encode(EncodeError),
    /// A message brings its own header, and the length in it is not that of the message.
    Misframed {
        /// The octets of the message.
        len: usize,
        /// The octets that its header says; `None` where it says nothing yet.
        said: Option<usize>,
    },
    /// More octets were announced than there was room for.
    Overfilled {
        /// The octets announced.
        claimed: usize,
        /// The room that there was.
        room: usize,
    },
    /// A lent buffer has no room for so many octets, or there is no memory for them.
    NoRoom {
        /// The octets that room was asked for.
        len: usize,
    },
    /// An earlier error ended the stream.
    Failed,
    /// Reading or writing failed.
    #[cfg(feature = "std")]
    Io(std::io::Error),
}

impl FrameError {
    /// Whether the same call may succeed later, because nothing but time was lacking: an
    /// [`FrameError::Io`] of kind `WouldBlock` or `TimedOut`.
    pub fn is_retryable(&self) -> bool {
        #[cfg(feature = "std")]
        if let Self::Io(error) = self {
            use std::io::ErrorKind;
            return matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
        }
        false
    }

    #[inline(always)]
    pub(super) fn too_long(len: u64, max: u64) -> Self {
        Self::TooLong { len, max }
    }

    #[inline(always)]
    pub(super) fn impossible(len: u64) -> Self {
        Self::ImpossibleLen { len }
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { len, max } => {
                write!(f, "frame of {len} octets, more than the {max} allowed")
            }
            Self::ImpossibleLen { len } => write!(f, "no frame has the length {len}"),
            Self::Header(error) => write!(f, "header of a frame: {error}"),
            Self::EndedInPrefix { received, needed } => {
                write!(f, "stream ended after {received} of at least {needed} octets of a prefix")
            }
            Self::EndedInBody { received, len } => {
                write!(f, "stream ended after {received} of the {len} octets of a frame")
            }
            Self::Decode(error) => write!(f, "message in a frame: {error}"),
            Self::Encode(error) => write!(f, "message to send: {error}"),
            Self::Misframed { len, said: Some(said) } => {
                write!(f, "message of {len} octets, but its header says {said}")
            }
            Self::Misframed { len, said: None } => {
                write!(f, "message of {len} octets ends within its header")
            }
            Self::Overfilled { claimed, room } => {
                write!(f, "{claimed} octets announced where there was room for {room}")
            }
            Self::NoRoom { len } => write!(f, "no room for {len} octets"),
            Self::Failed => f.write_str("an earlier error ended the stream"),
            #[cfg(feature = "std")]
            Self::Io(error) => write!(f, "{error}"),
        }
    }
}

impl core::error::Error for FrameError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Header(error) | Self::Decode(error) => Some(error),
            Self::Encode(error) => Some(error),
            #[cfg(feature = "std")]
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<EncodeError> for FrameError {
    #[cold]
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

#[cfg(feature = "std")]
impl From<std::io::Error> for FrameError {
    #[cold]
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
