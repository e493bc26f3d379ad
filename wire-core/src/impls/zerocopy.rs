//! Octets and zerocopy's integers seen in place, and those integers themselves.

use zerocopy::byteorder::{BigEndian, LittleEndian};
use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned, byteorder};

use super::fixed::{plain, whole_elements};
use super::sequence::{Count, Sequence};
use crate::error::{DecodeError, DecodeErrorKind, Fault, Refusal};
use crate::reader::Reader;
use crate::traits::Decode;

/// The elements to the end of the bounds, borrowed.
impl<'w: 'a, 'a, T> Decode<'w> for &'a [T]
where
    T: FromBytes + KnownLayout + Immutable + Unaligned,
{
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'w>, _: ()) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ())
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'w>, _: ()) -> Result<Self, E> {
        match whole_elements(reader.remaining(), size_of::<T>()) {
            Some(_) => Ok(borrow(reader.take_rest(), reader.offset())?),
            None => {
                Err(reader.fault(DecodeErrorKind::PartialElement { size: size_of::<T>() }).into())
            }
        }
    }
}

impl<'w: 'a, 'a, T> Sequence<'w> for &'a [T]
where
    T: FromBytes + KnownLayout + Immutable + Unaligned,
{
    #[inline]
    fn decode_count(reader: &mut Reader<'w>, count: Count, _: ()) -> Result<Self, DecodeError> {
        Self::decode_count_as(reader, count, ())
    }

    #[inline]
    fn decode_count_as<E: Refusal>(
        reader: &mut Reader<'w>,
        count: Count,
        _: (),
    ) -> Result<Self, E> {
        let count = count.justified_or_fault(reader, size_of::<T>())?;
        Ok(borrow(reader.take_or_fault(count * size_of::<T>())?, reader.offset())?)
    }
}

#[inline(always)]
fn borrow<T>(octets: &[u8], end: usize) -> Result<&[T], Fault>
where
    T: FromBytes + KnownLayout + Immutable + Unaligned,
{
    match FromBytes::ref_from_bytes(octets) {
        Ok(values) => Ok(values),
        Err(_) => Err(Fault::new(
            DecodeErrorKind::PartialElement { size: size_of::<T>() },
            end.saturating_sub(octets.len()),
        )),
    }
}

plain! {
    byteorder::U16<BigEndian>, "u16", Self::from_bytes, Self::to_bytes;
    byteorder::U32<BigEndian>, "u32", Self::from_bytes, Self::to_bytes;
    byteorder::U64<BigEndian>, "u64", Self::from_bytes, Self::to_bytes;
    byteorder::U128<BigEndian>, "u128", Self::from_bytes, Self::to_bytes;
    byteorder::I16<BigEndian>, "i16", Self::from_bytes, Self::to_bytes;
    byteorder::I32<BigEndian>, "i32", Self::from_bytes, Self::to_bytes;
    byteorder::I64<BigEndian>, "i64", Self::from_bytes, Self::to_bytes;
    byteorder::I128<BigEndian>, "i128", Self::from_bytes, Self::to_bytes;
    byteorder::F32<BigEndian>, "f32", Self::from_bytes, Self::to_bytes;
    byteorder::F64<BigEndian>, "f64", Self::from_bytes, Self::to_bytes;
    byteorder::U16<LittleEndian>, "u16 le", Self::from_bytes, Self::to_bytes;
    byteorder::U32<LittleEndian>, "u32 le", Self::from_bytes, Self::to_bytes;
    byteorder::U64<LittleEndian>, "u64 le", Self::from_bytes, Self::to_bytes;
    byteorder::U128<LittleEndian>, "u128 le", Self::from_bytes, Self::to_bytes;
    byteorder::I16<LittleEndian>, "i16 le", Self::from_bytes, Self::to_bytes;
    byteorder::I32<LittleEndian>, "i32 le", Self::from_bytes, Self::to_bytes;
    byteorder::I64<LittleEndian>, "i64 le", Self::from_bytes, Self::to_bytes;
    byteorder::I128<LittleEndian>, "i128 le", Self::from_bytes, Self::to_bytes;
    byteorder::F32<LittleEndian>, "f32 le", Self::from_bytes, Self::to_bytes;
    byteorder::F64<LittleEndian>, "f64 le", Self::from_bytes, Self::to_bytes;
}
