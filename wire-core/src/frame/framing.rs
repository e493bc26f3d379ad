//! What a way to mark the borders of messages must be able to say.

use super::FrameError;

/// The most octets of a frame, prefix included, unless a framing's `max_len` says otherwise:
/// 1 MiB.
pub const DEFAULT_MAX_LEN: usize = 1 << 20;

/// A way to mark where one message of a stream ends and the next begins.
///
/// [`LengthPrefix`](super::LengthPrefix) and [`HeaderFraming`](super::HeaderFraming) fit most
/// protocols; this trait is for the others. An implementation only looks at octets: buffers,
/// limits of memory and I/O are the business of what is built over it.
///
/// # Example
///
/// Text lines, which end with a line feed instead of saying their length in front:
///
/// ```
/// use wire_core::frame::{DEFAULT_MAX_LEN, Extent, FrameError, Framer, Framing};
///
/// struct Lines;
///
/// impl Framing for Lines {
///     type Header = ();
///     type Frame<'a> = &'a [u8];
///
///     fn bare_header() -> Option<()> {
///         Some(())
///     }
///
///     fn inspect(&self, octets: &[u8]) -> Result<Extent<()>, FrameError> {
///         match octets.iter().position(|octet| *octet == b'\n') {
///             Some(at) => Ok(Extent::Frame { header: (), header_len: 0, len: at + 1 }),
///             None => Ok(Extent::Needs { len: octets.len() + 1 }),
///         }
///     }
///
///     fn frame<'a>(&self, _: (), octets: &'a [u8], _: usize) -> &'a [u8] {
///         octets.strip_suffix(b"\n").unwrap_or(octets)
///     }
///
///     fn max_len(&self) -> usize {
///         DEFAULT_MAX_LEN
///     }
///
///     // Lines are sent with their line feed; nothing goes in front.
///     fn header_len(&self, _: &mut (), _: usize) -> Result<usize, FrameError> {
///         Ok(0)
///     }
///
///     fn write_header(&self, _: &(), _: usize, _: &mut [u8]) -> Result<(), FrameError> {
///         Ok(())
///     }
/// }
///
/// let mut framer = Framer::new(Lines);
/// framer.push(b"one\ntw")?;
/// assert_eq!(framer.next_frame()?, Some(&b"one"[..]));
/// assert_eq!(framer.next_frame()?, None);
/// framer.push(b"o\n")?;
/// assert_eq!(framer.next_frame()?, Some(&b"two"[..]));
/// # Ok::<(), FrameError>(())
/// ```
pub trait Framing {
    /// What stands before a payload beside its length: the decoded header, or `()` for a bare
    /// prefix.
    type Header;

    /// A frame as it is lent: its payload, or a [`Frame`] with the header beside it. As octets,
    /// the payload.
    type Frame<'a>: AsRef<[u8]>;

    /// The header of a message, for `send` and `receive`, that is the payload alone; `None` where a
    /// message is the whole frame, because its own first fields are the header.
    fn bare_header() -> Option<Self::Header>;

    /// Says how far the frame reaches that starts with the first of `octets`, as far as they tell.
    ///
    /// The octets go on beyond the frame, or end before it does. There may be none.
    ///
    /// # Errors
    ///
    /// Where no frame starts so, or one that is longer than [`Framing::max_len`].
    fn inspect(&self, octets: &[u8]) -> Result<Extent<Self::Header>, FrameError>;

    /// A frame to lend, from all its octets and what [`Framing::inspect`] said of them.
    fn frame<'a>(
        &self,
        header: Self::Header,
        octets: &'a [u8],
        header_len: usize,
    ) -> Self::Frame<'a>;

    /// The most octets that a frame may have, prefix or header included.
    fn max_len(&self) -> usize;

    /// Makes `header` say that `payload_len` octets of payload follow it, and returns the number of
    /// octets that header or prefix take.
    ///
    /// # Errors
    ///
    /// Where they cannot say so, or the frame would be longer than [`Framing::max_len`].
    fn header_len(
        &self,
        header: &mut Self::Header,
        payload_len: usize,
    ) -> Result<usize, FrameError>;

    /// Writes the header or prefix of a payload of `payload_len` octets to `octets`, which are as
    /// many as [`Framing::header_len`] said.
    ///
    /// # Errors
    ///
    /// Those of the header.
    fn write_header(
        &self,
        header: &Self::Header,
        payload_len: usize,
        octets: &mut [u8],
    ) -> Result<(), FrameError>;
}

/// How far a frame reaches, as far as its first octets tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent<H> {
    /// Nothing is known before `len` octets of the frame are there, counted from its first.
    Needs {
        /// The least octets to have before asking again.
        len: usize,
    },
    /// The prefix or header is there whole.
    Frame {
        /// The decoded header; `()` for a bare prefix.
        header: H,
        /// The octets of the prefix or header.
        header_len: usize,
        /// The octets of the whole frame, at least one and at least `header_len`.
        len: usize,
    },
}

/// A frame with its decoded header, borrowed from the buffer it arrived in. As a slice, its
/// payload.
///
/// ```
/// use wire_core::frame::Frame;
///
/// let frame = Frame::new(7u8, &[7, 1, 2, 3], 1);
/// assert_eq!(*frame.header(), 7);
/// assert_eq!(frame.payload(), [1, 2, 3]);
/// assert_eq!(frame.octets(), [7, 1, 2, 3]);
/// assert_eq!(frame.len(), 3); // it derefs to its payload
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a, H> {
    header: H,
    octets: &'a [u8],
    header_len: usize,
}

impl<'a, H> Frame<'a, H> {
    /// A frame of these octets, the first `header_len` of which are `header`.
    #[inline]
    pub fn new(header: H, octets: &'a [u8], header_len: usize) -> Self {
        Self { header, octets, header_len }
    }

    /// The decoded header.
    #[inline]
    pub fn header(&self) -> &H {
        &self.header
    }

    /// The decoded header, by value.
    #[inline]
    pub fn into_header(self) -> H {
        self.header
    }

    /// The octets behind the header.
    #[inline]
    pub fn payload(&self) -> &'a [u8] {
        self.octets.get(self.header_len..).unwrap_or_default()
    }

    /// All octets of the frame, header included.
    #[inline]
    pub fn octets(&self) -> &'a [u8] {
        self.octets
    }
}

impl<H> AsRef<[u8]> for Frame<'_, H> {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.payload()
    }
}

impl<H> core::ops::Deref for Frame<'_, H> {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        self.payload()
    }
}
