//! Arrays: exactly `N` elements.

use super::fixed::{no_room, read_valid, write_all};
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, Failure, Refusal};
use crate::impls::fixed::not_whole;
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode, Fixed};
use crate::writer::Writer;

impl<'a, Ctx: Clone, T: Decode<'a, Ctx>, const N: usize> Decode<'a, Ctx> for [T; N] {
    const MIN_SIZE: usize = T::MIN_SIZE * N;
    const IN_TWO_GOES: bool = T::IN_TWO_GOES;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, DecodeError> {
        T::decode_array(reader, ctx)
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, E> {
        T::decode_array(reader, ctx)
    }
}

impl<Ctx: Clone, T: Encode<Ctx>, const N: usize> Encode<Ctx> for [T; N] {
    const FIRST_GO: bool = T::FIRST_GO;

    #[inline]
    fn measure(&self, ctx: Ctx) -> Result<usize, EncodeError> {
        T::slice_len(self, ctx)
    }

    #[inline]
    fn measure_as<E: Failure>(&self, ctx: Ctx) -> Result<usize, E> {
        T::slice_len(self, ctx)
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), EncodeError> {
        T::encode_slice(self, writer, ctx)
    }

    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E> {
        T::encode_slice(self, writer, ctx)
    }
}

impl<T: Describe, const N: usize> Describe for [T; N] {
    const LAYOUT: &'static Layout = T::LAYOUT;
}

impl<T: Fixed, const N: usize> Fixed for [T; N] {
    const SIZE: usize = T::SIZE * N;
    const ALL_VALID: bool = T::ALL_VALID;
    const ALL_FIT: bool = T::ALL_FIT;

    #[inline]
    fn read(octets: &[u8]) -> Result<Self, DecodeError> {
        Self::read_as(octets)
    }

    #[inline]
    fn read_as<E: Refusal>(octets: &[u8]) -> Result<Self, E> {
        if octets.len() != Self::SIZE {
            return Err(not_whole(octets.len(), Self::SIZE).into());
        }
        if T::ALL_VALID {
            return Ok(core::array::from_fn(|index| {
                read_valid(octets.get(index * T::SIZE..(index + 1) * T::SIZE).unwrap_or_default())
            }));
        }
        let mut failed = None;
        let values = core::array::from_fn(|index| {
            let start = index * T::SIZE;
            let element = octets.get(start..start + T::SIZE);
            match T::read_as::<E>(element.unwrap_or_default()) {
                Ok(value) => Some(value),
                Err(error) => {
                    failed.get_or_insert((index, error));
                    None
                }
            }
        });
        match failed {
            None => Ok(values.map(|value: Option<T>| match value {
                Some(value) => value,
                None => unreachable!("every element was read"),
            })),
            Some((index, error)) => Err(error.shifted(index * T::SIZE).in_element(index)),
        }
    }

    #[inline]
    fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError> {
        match octets.get_mut(..Self::SIZE) {
            Some(octets) => write_all(self, octets),
            None => Err(no_room(octets.len(), Self::SIZE)),
        }
    }
}

/// Borrowed where the elements may be seen in place: octets and zerocopy's integers.
impl<'w: 'a, 'a, T, const N: usize> Decode<'w> for &'a [T; N]
where
    T: zerocopy::FromBytes + zerocopy::KnownLayout + zerocopy::Immutable + zerocopy::Unaligned,
{
    const MIN_SIZE: usize = size_of::<T>() * N;
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'w>, _: ()) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ())
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'w>, _: ()) -> Result<Self, E> {
        let octets = reader.take_or_fault(size_of::<T>() * N)?;
        match zerocopy::FromBytes::ref_from_bytes(octets) {
            Ok(values) => Ok(values),
            Err(_) => {
                Err(reader.fault(DecodeErrorKind::PartialElement { size: size_of::<T>() }).into())
            }
        }
    }
}
