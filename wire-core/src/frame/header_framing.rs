//! Frames that begin with a header which says, among other things, their length.

use core::fmt;
use core::marker::PhantomData;

use super::framing::DEFAULT_MAX_LEN;
use super::{Extent, Frame, FrameError, Framing, Header};
use crate::error::{DecodeError, DecodeErrorKind, EncodeErrorKind};
use crate::reader::Reader;
use crate::traits::{Decode, Encode};
use crate::writer::Writer;

/// Each payload follows a header `H` that says how many octets it has: TLS records, BGP,
/// PostgreSQL, MQTT, Modbus, HTTP/2 …
///
/// Frames are lent as [`Frame`]: the decoded header beside the payload. A message, for `receive`
/// and `send`, is the whole frame: its first fields are the header's. A frame has at most 1 MiB
/// ([`DEFAULT_MAX_LEN`]), header included, unless [`HeaderFraming::max_len`] says otherwise; the
/// limit is checked before any memory is taken.
///
/// A header may be of variable size, as long as its octets tell where it ends.
///
/// ```
/// use wire_core::frame::{Framer, Header, HeaderFraming};
/// use wire_core::{Decode, DecodeError, Encode, EncodeError, Reader, Writer};
///
/// /// What `#[derive(Wire)]` makes of a `kind: u8` and a `#[wire(len_of(payload))] len: u16`.
/// #[derive(Debug, PartialEq)]
/// struct Head {
///     kind: u8,
///     len: u16,
/// }
///
/// impl<'a> Decode<'a> for Head {
///     fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
///         Ok(Self { kind: reader.decode()?, len: reader.decode()? })
///     }
/// }
///
/// impl Encode for Head {
///     fn measure(&self, _: ()) -> Result<usize, EncodeError> {
///         Ok(3)
///     }
///     fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
///         writer.encode(&(self.kind, self.len))
///     }
/// }
///
/// impl Header for Head {
///     fn payload_len(&self) -> Result<usize, DecodeError> {
///         Ok(self.len.into())
///     }
///     fn set_payload_len(&mut self, len: usize) -> Result<(), EncodeError> {
///         let error = wire_core::EncodeErrorKind::DoesNotFit { value: len as u64 };
///         self.len = len.try_into().map_err(|_| EncodeError::new(error))?;
///         Ok(())
///     }
/// }
///
/// let mut framer = Framer::new(HeaderFraming::<Head>::new());
/// framer.push(&[9, 0, 2, b'h', b'i'])?;
/// let frame = framer.next_frame()?.unwrap();
/// assert_eq!(frame.header().kind, 9);
/// assert_eq!(frame.payload(), b"hi");
/// # Ok::<(), wire_core::frame::FrameError>(())
/// ```
pub struct HeaderFraming<H> {
    max_len: usize,
    header: PhantomData<fn() -> H>,
}

impl<H> HeaderFraming<H> {
    /// Frames of at most [`DEFAULT_MAX_LEN`] octets.
    pub const fn new() -> Self {
        Self { max_len: DEFAULT_MAX_LEN, header: PhantomData }
    }

    /// The same framing, with frames of at most `octets` octets, header included.
    ///
    /// ```
    /// # #[cfg(all(feature = "derive", feature = "alloc"))] {
    /// use wire_core::Wire;
    /// use wire_core::frame::{FrameError, Framer, HeaderFraming};
    ///
    /// #[derive(Wire)]
    /// struct Head {
    ///     kind: u8,
    ///     #[wire(len_of(payload))]
    ///     len: u16,
    /// }
    ///
    /// let mut framer = Framer::new(HeaderFraming::<Head>::new().max_len(100));
    /// framer.push(&[9, 0, 98])?;
    /// assert!(matches!(framer.next_frame(), Err(FrameError::TooLong { len: 101, max: 100 })));
    /// # }
    /// # Ok::<(), wire_core::frame::FrameError>(())
    /// ```
    #[must_use]
    pub const fn max_len(mut self, octets: usize) -> Self {
        self.max_len = octets;
        self
    }

    /// What an error of the header's codec means for the stream; `have` octets were there.
    #[cold]
    #[inline(never)]
    fn judge(&self, error: DecodeError, have: usize) -> Result<Extent<H>, FrameError> {
        match error.kind() {
            DecodeErrorKind::Incomplete { needed } => {
                let len = have.saturating_add(needed.max(1));
                if len > self.max_len {
                    return Err(FrameError::too_long(len as u64, self.max_len as u64));
                }
                Ok(Extent::Needs { len })
            }
            DecodeErrorKind::InvalidLen { len } => Err(FrameError::impossible(len)),
            _ => Err(FrameError::Header(error)),
        }
    }

    #[inline]
    fn checked(&self, header_len: usize, payload_len: usize) -> Result<usize, FrameError> {
        match header_len.checked_add(payload_len) {
            Some(len) if len <= self.max_len => Ok(len),
            len => Err(FrameError::too_long(
                len.map_or(u64::MAX, |len| len as u64),
                self.max_len as u64,
            )),
        }
    }
}

impl<H: Header + for<'a> Decode<'a> + Encode> Framing for HeaderFraming<H> {
    type Header = H;
    type Frame<'a> = Frame<'a, H>;

    #[inline(always)]
    fn bare_header() -> Option<H> {
        None
    }

    #[inline]
    fn inspect(&self, octets: &[u8]) -> Result<Extent<H>, FrameError> {
        let least = <H as Decode<'_>>::MIN_SIZE.max(1);
        if octets.len() < least {
            // A limit below the least header is told at once, not waited for.
            self.checked(least, 0)?;
            return Ok(Extent::Needs { len: least });
        }
        let mut reader = Reader::new(octets);
        let parsed = H::decode_from(&mut reader, ())
            .and_then(|header| header.payload_len().map(|len| (header, len)));
        match parsed {
            Ok((header, payload_len)) => {
                let header_len = reader.offset();
                let len = self.checked(header_len, payload_len)?;
                Ok(Extent::Frame { header, header_len, len })
            }
            Err(error) => self.judge(error, octets.len()),
        }
    }

    #[inline]
    fn frame<'a>(&self, header: H, octets: &'a [u8], header_len: usize) -> Frame<'a, H> {
        Frame::new(header, octets, header_len)
    }

    fn max_len(&self) -> usize {
        self.max_len
    }

    #[inline]
    fn header_len(&self, header: &mut H, payload_len: usize) -> Result<usize, FrameError> {
        header.set_payload_len(payload_len)?;
        let header_len = header.measure(())?;
        self.checked(header_len, payload_len)?;
        Ok(header_len)
    }

    #[inline]
    fn write_header(&self, header: &H, _: usize, octets: &mut [u8]) -> Result<(), FrameError> {
        let room = octets.len();
        let mut writer = Writer::new(octets);
        header.encode_to(&mut writer, ())?;
        if writer.offset() != room {
            let kind = EncodeErrorKind::Custom("header is not as long as it said");
            return Err(FrameError::Encode(crate::EncodeError::new(kind)));
        }
        Ok(())
    }
}

impl<H> Default for HeaderFraming<H> {
    fn default() -> Self {
        Self::new()
    }
}

impl<H> Clone for HeaderFraming<H> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<H> Copy for HeaderFraming<H> {}

impl<H> fmt::Debug for HeaderFraming<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderFraming").field("max_len", &self.max_len).finish()
    }
}
