//! Feature `bytes`: octet strings that are shared, not copied, once they are decoded.
//!
//! Decoding copies the octets once, because the message is only lent; encoding writes them.
//!
//! ```
//! use bytes::Bytes;
//! use wire_core::Wire;
//!
//! let payload = Bytes::decode(b"abc")?;
//! assert_eq!(payload, "abc");
//! # Ok::<(), wire_core::DecodeError>(())
//! ```

use bytes::Bytes;

use crate::error::{DecodeError, EncodeError};
use crate::impls::{Count, Countable, Sequence};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode};
use crate::writer::Writer;

/// The octets to the end of the bounds.
impl<'a> Decode<'a> for Bytes {
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Ok(Self::copy_from_slice(reader.take_rest()))
    }
}

impl<'a> Sequence<'a> for Bytes {
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_count(reader: &mut Reader<'a>, count: Count, _: ()) -> Result<Self, DecodeError> {
        let count = count.justified(reader, 1)?;
        Ok(Self::copy_from_slice(reader.take(count)?))
    }
}

impl Countable for Bytes {
    #[inline]
    fn count(&self) -> usize {
        self.len()
    }
}

impl Encode for Bytes {
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(self.len())
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(self)
    }
}

impl Describe for Bytes {
    const LAYOUT: &'static Layout = <u8 as Describe>::LAYOUT;
}
