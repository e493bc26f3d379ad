//! What programs call.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::__private::filling;
use crate::error::{DecodeError, EncodeError};
use crate::impls::message;
#[cfg(feature = "alloc")]
use crate::impls::octets;
use crate::reader::Reader;
use crate::traits::{Decode, Encode};
#[cfg(feature = "alloc")]
use crate::writer::Writer;

/// What programs call: decode and encode. The derive of the same name makes a type able to.
///
/// Implemented for every type; each method asks for what it needs.
pub trait Wire {
    /// Reads a value that takes all of `octets`.
    ///
    /// # Errors
    ///
    /// Where the octets are no such value; `Trailing` where some are left over, `Incomplete` where
    /// more would help.
    ///
    /// ```
    /// # use wire_core::Wire;
    /// assert_eq!(u16::decode(&[1, 2])?, 0x0102);
    /// assert!(u16::decode(&[1, 2, 3]).is_err());
    /// # Ok::<(), wire_core::DecodeError>(())
    /// ```
    #[inline]
    fn decode<'a>(octets: &'a [u8]) -> Result<Self, DecodeError>
    where
        Self: Decode<'a>,
    {
        match Self::GOES_TWICE {
            true => filling::message(octets),
            false => (Self::WHOLE)(octets, ()),
        }
    }

    /// Reads a value that takes all of `octets` and must be told `ctx`.
    ///
    /// # Errors
    ///
    /// As [`Wire::decode`].
    #[inline]
    fn decode_with<'a, Ctx>(octets: &'a [u8], ctx: Ctx) -> Result<Self, DecodeError>
    where
        Self: Decode<'a, Ctx>,
    {
        (Self::WHOLE)(octets, ctx)
    }

    /// Reads a value from the start of `octets`, and returns the rest beside it.
    ///
    /// # Errors
    ///
    /// As [`Wire::decode`], but for `Trailing`.
    ///
    /// ```
    /// # use wire_core::Wire;
    /// assert_eq!(u16::decode_prefix(&[1, 2, 3])?, (0x0102, &[3][..]));
    /// # Ok::<(), wire_core::DecodeError>(())
    /// ```
    #[inline]
    fn decode_prefix<'a>(octets: &'a [u8]) -> Result<(Self, &'a [u8]), DecodeError>
    where
        Self: Decode<'a>,
    {
        Self::decode_prefix_with(octets, ())
    }

    /// Reads a value that must be told `ctx` from the start of `octets`, and returns the rest
    /// beside it.
    ///
    /// # Errors
    ///
    /// As [`Wire::decode_prefix`].
    #[inline]
    fn decode_prefix_with<'a, Ctx>(
        octets: &'a [u8],
        ctx: Ctx,
    ) -> Result<(Self, &'a [u8]), DecodeError>
    where
        Self: Decode<'a, Ctx>,
    {
        let mut reader = Reader::new(octets);
        let value = Self::decode_from(&mut reader, ctx)?;
        Ok((value, reader.rest()))
    }

    /// The octets that this value takes.
    ///
    /// # Errors
    ///
    /// Where something in the value does not fit its field.
    #[inline]
    fn encoded_len(&self) -> Result<usize, EncodeError>
    where
        Self: Encode,
    {
        Encode::measure(self, ())
    }

    /// The value's octets.
    ///
    /// # Errors
    ///
    /// Where something in the value does not fit its field.
    ///
    /// ```
    /// # use wire_core::Wire;
    /// assert_eq!(0x0102u16.encode()?, [1, 2]);
    /// # Ok::<(), wire_core::EncodeError>(())
    /// ```
    #[cfg(feature = "alloc")]
    #[inline]
    fn encode(&self) -> Result<Vec<u8>, EncodeError>
    where
        Self: Encode,
    {
        octets::encoded(self, ())
    }

    /// The octets of a value that must be told `ctx`.
    ///
    /// # Errors
    ///
    /// As [`Wire::encode`].
    #[cfg(feature = "alloc")]
    #[inline]
    fn encode_with<Ctx: Clone>(&self, ctx: Ctx) -> Result<Vec<u8>, EncodeError>
    where
        Self: Encode<Ctx>,
    {
        octets::encoded(self, ctx)
    }

    /// Writes the value to the start of `buffer` and returns the number of octets written.
    ///
    /// # Errors
    ///
    /// As [`Wire::encode`], and `BufferTooSmall`; nothing is written then.
    #[inline]
    fn encode_into(&self, buffer: &mut [u8]) -> Result<usize, EncodeError>
    where
        Self: Encode,
    {
        message::into(self, buffer)
    }

    /// Writes the value to the end of `octets`.
    ///
    /// # Errors
    ///
    /// As [`Wire::encode`]; nothing is appended then.
    #[cfg(feature = "alloc")]
    #[inline]
    fn encode_append(&self, octets: &mut Vec<u8>) -> Result<(), EncodeError>
    where
        Self: Encode,
    {
        octets::append(self, octets)
    }

    /// The octets that the value says, lengths, counts, tags and checksums included, right or
    /// wrong: for people who test other programs.
    ///
    /// # Errors
    ///
    /// Where a value does not fit its field.
    #[cfg(feature = "alloc")]
    fn encode_verbatim(&self) -> Result<Vec<u8>, EncodeError>
    where
        Self: Encode,
    {
        self.encode_verbatim_with(())
    }

    /// The octets that a value which must be told `ctx` says.
    ///
    /// # Errors
    ///
    /// As [`Wire::encode_verbatim`].
    #[cfg(feature = "alloc")]
    fn encode_verbatim_with<Ctx: Clone>(&self, ctx: Ctx) -> Result<Vec<u8>, EncodeError>
    where
        Self: Encode<Ctx>,
    {
        let mut octets = Vec::new();
        let mut size = 64;
        loop {
            octets.resize(size, 0);
            let mut writer = Writer::new(&mut octets).into_verbatim();
            match self.encode_to(&mut writer, ctx.clone()) {
                Ok(()) => {
                    let written = writer.offset();
                    octets.truncate(written);
                    return Ok(octets);
                }
                Err(error) => match error.kind() {
                    crate::EncodeErrorKind::BufferTooSmall { needed } => {
                        size = size.saturating_mul(2).max(size.saturating_add(needed));
                        if octets.try_reserve_exact(size - octets.len()).is_err() {
                            return Err(error);
                        }
                    }
                    _ => return Err(error),
                },
            }
        }
    }
}

impl<T: ?Sized> Wire for T {}
