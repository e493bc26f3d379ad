//! Truth values, eight to an octet.

use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

use super::sequence::{Count, Countable, Sequence};
use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode};
use crate::writer::Writer;

/// Which bit of an octet is the first.
pub trait BitOrder {
    /// The place of value number `index` of an octet, counted from the least significant bit.
    fn shift(index: usize) -> u32;
}

/// The first bit is the least significant one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lsb;

/// The first bit is the most significant one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Msb;

impl BitOrder for Lsb {
    #[inline(always)]
    fn shift(index: usize) -> u32 {
        (index % 8) as u32
    }
}

impl BitOrder for Msb {
    #[inline(always)]
    fn shift(index: usize) -> u32 {
        7 - (index % 8) as u32
    }
}

/// Truth values packed eight to an octet; the last octet is filled up with zero bits.
///
/// Its count is of values, its len of octets. Where only the octets are told, each bit of them is a
/// value.
///
/// ```
/// use wire_core::{Lsb, PackedBits, Wire};
///
/// #[derive(Wire, Debug, PartialEq)]
/// struct Coils {
///     #[wire(count_of(values))]
///     count: u16,
///     values: PackedBits<Lsb>,
/// }
///
/// let coils = Coils::decode(&[0, 10, 0b1100_1101, 0b01])?;
/// assert_eq!(coils.values[..4], [true, false, true, true]);
/// assert_eq!(coils.encode()?, [0, 10, 0b1100_1101, 0b01]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct PackedBits<O>(Vec<bool>, PhantomData<O>);

impl<O> PackedBits<O> {
    /// The values.
    pub fn into_inner(self) -> Vec<bool> {
        self.0
    }
}

impl<O: BitOrder> PackedBits<O> {
    fn unpack(octets: &[u8], count: usize) -> Self {
        let of_octet = |octet: &u8| {
            let octet = *octet;
            (0..8).map(move |index| octet >> O::shift(index) & 1 != 0)
        };
        octets.iter().flat_map(of_octet).take(count).collect::<Vec<_>>().into()
    }
}

impl<O> From<Vec<bool>> for PackedBits<O> {
    fn from(values: Vec<bool>) -> Self {
        Self(values, PhantomData)
    }
}

impl<O> Deref for PackedBits<O> {
    type Target = Vec<bool>;

    fn deref(&self) -> &Vec<bool> {
        &self.0
    }
}

impl<O> DerefMut for PackedBits<O> {
    fn deref_mut(&mut self) -> &mut Vec<bool> {
        &mut self.0
    }
}

impl<O> Clone for PackedBits<O> {
    fn clone(&self) -> Self {
        self.0.clone().into()
    }
}

impl<O> Default for PackedBits<O> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<O> core::fmt::Debug for PackedBits<O> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

impl<O> PartialEq for PackedBits<O> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<O> Eq for PackedBits<O> {}

impl<O> Countable for PackedBits<O> {
    #[inline]
    fn count(&self) -> usize {
        self.0.len()
    }
}

/// Each bit to the end of the bounds.
impl<'a, O: BitOrder> Decode<'a> for PackedBits<O> {
    const IN_TWO_GOES: bool = true;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let octets = reader.take_rest();
        Ok(Self::unpack(octets, octets.len().saturating_mul(8)))
    }
}

/// The bits themselves: single ones are nowhere to be borrowed from.
impl<'a, O: BitOrder> crate::view::Viewed<'a> for PackedBits<O> {
    type Ctx = ();
    type Seen = Result<Self, DecodeError>;

    #[inline]
    fn check(reader: &mut Reader<'a>, _: ()) -> Result<(), DecodeError> {
        Self::skip(reader, ())
    }

    #[inline]
    fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
        crate::view::decoded(reader, ())
    }
}

/// The count is of values.
impl<'a, O: BitOrder> Sequence<'a> for PackedBits<O> {
    const IN_TWO_GOES: bool = true;

    fn decode_count(reader: &mut Reader<'a>, count: Count, _: ()) -> Result<Self, DecodeError> {
        let count = usize::try_from(count.number()).unwrap_or(usize::MAX);
        let octets = reader.take(count.div_ceil(8))?;
        let spare = match count % 8 {
            0 => 0,
            used => (used..8).fold(0u8, |bits, index| bits | 1 << O::shift(index)),
        };
        if reader.is_canonical() && octets.last().is_some_and(|last| last & spare != 0) {
            let kind = DecodeErrorKind::NotCanonical { what: "unused bits are not zero" };
            return Err(DecodeError::new(kind, reader.offset().saturating_sub(1)));
        }
        Ok(Self::unpack(octets, count))
    }
}

impl<O: BitOrder> Encode for PackedBits<O> {
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(self.0.len().div_ceil(8))
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        for values in self.0.chunks(8) {
            let bits = values.iter().enumerate();
            let octet =
                bits.fold(0u8, |octet, (at, value)| octet | u8::from(*value) << O::shift(at));
            writer.put(&[octet])?;
        }
        Ok(())
    }
}

impl<O> Describe for PackedBits<O> {
    const LAYOUT: &'static Layout = &Layout::scalar("bit");
}
