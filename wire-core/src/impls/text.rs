//! Text in UTF-8, to the end of the bounds.

#[cfg(feature = "alloc")]
use alloc::{borrow::Cow, borrow::ToOwned, boxed::Box, string::String};

use super::sequence::{Count, Sequence};
use crate::__private::Found;
#[cfg(feature = "alloc")]
use crate::error::Failure;
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, Fault, Refusal};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode};
use crate::writer::Writer;

impl<'w: 'a, 'a> Decode<'w> for &'a str {
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'w>, _: ()) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ())
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'w>, _: ()) -> Result<Self, E> {
        Ok(text(reader.offset(), reader.take_rest())?)
    }

    #[inline]
    fn find<E: Refusal>(reader: &mut Reader<'w>, _: ()) -> Result<Found<'w, Self>, E> {
        let start = reader.offset();
        Found::octets(reader.take_rest(), start, |octets, start| text(start, octets))
    }

    #[inline]
    fn skip<E: Refusal>(reader: &mut Reader<'w>, _: ()) -> Result<(), E> {
        Ok(check(reader.offset(), reader.take_rest())?)
    }
}

/// The count is of octets.
impl<'w: 'a, 'a> Sequence<'w> for &'a str {
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
        let count = count.justified_or_fault(reader, 1)?;
        Ok(text(reader.offset(), reader.take_or_fault(count)?)?)
    }

    #[inline]
    fn skip_count<E: Refusal>(reader: &mut Reader<'w>, count: Count, _: ()) -> Result<(), E> {
        let count = count.justified_or_fault(reader, 1)?;
        Ok(check(reader.offset(), reader.take_or_fault(count)?)?)
    }
}

#[inline(always)]
fn text(start: usize, octets: &[u8]) -> Result<&str, Fault> {
    match core::str::from_utf8(octets) {
        Ok(text) => Ok(text),
        Err(error) => Err(not_utf8(start, error.valid_up_to())),
    }
}

/// Whether the octets are text, where nobody asks for it yet: most is ASCII, and short.
#[inline(always)]
fn check(start: usize, octets: &[u8]) -> Result<(), Fault> {
    match is_ascii(octets) {
        true => Ok(()),
        false => text(start, octets).map(drop),
    }
}

/// Whether no octet has its high bit set: sixteen at a time, some of which are looked at twice.
#[inline(always)]
fn is_ascii(octets: &[u8]) -> bool {
    let (Some((first, mut rest)), Some(last)) =
        (octets.split_first_chunk::<16>(), octets.last_chunk::<16>())
    else {
        return is_short_ascii(octets);
    };
    if !are_ascii(first, last) {
        return false;
    }
    while let Some((chunk, behind)) = rest.split_first_chunk::<16>() {
        if !are_ascii(chunk, last) {
            return false;
        }
        rest = behind;
    }
    true
}

/// Counted, the octets are compared all at once.
#[inline(always)]
fn are_ascii<const N: usize>(a: &[u8; N], b: &[u8; N]) -> bool {
    a.iter().zip(b).map(|(a, b)| u8::from((a | b).is_ascii())).sum::<u8>() == N as u8
}

/// The same of less than sixteen octets.
#[inline(always)]
fn is_short_ascii(octets: &[u8]) -> bool {
    match (octets.first_chunk::<8>(), octets.last_chunk::<8>()) {
        (Some(first), Some(last)) => are_ascii(first, last),
        _ => octets.is_ascii(),
    }
}

/// Text in memory of its own. Copied first, it starts where the allocator lets memory start, from
/// which on it is looked at in words.
#[cfg(feature = "alloc")]
#[inline(always)]
fn owned(octets: &[u8], start: usize) -> Result<String, Fault> {
    match String::from_utf8(octets.to_owned()) {
        Ok(text) => Ok(text),
        Err(error) => Err(not_utf8(start, error.utf8_error().valid_up_to())),
    }
}

/// The error points at the first octet that is not text.
#[inline]
fn not_utf8(start: usize, valid: usize) -> Fault {
    Fault::new(DecodeErrorKind::InvalidUtf8, start.saturating_add(valid))
}

impl Encode for str {
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(self.len())
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(self.as_bytes())
    }
}

impl Describe for str {
    const LAYOUT: &'static Layout = &Layout::scalar("text");
}

#[cfg(feature = "alloc")]
impl<'a> Decode<'a> for String {
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ())
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, _: ()) -> Result<Self, E> {
        let start = reader.offset();
        Ok(owned(reader.take_rest(), start)?)
    }

    #[inline]
    fn find<E: Refusal>(reader: &mut Reader<'a>, _: ()) -> Result<Found<'a, Self>, E> {
        let start = reader.offset();
        Found::octets(reader.take_rest(), start, owned)
    }

    #[inline]
    fn skip<E: Refusal>(reader: &mut Reader<'a>, _: ()) -> Result<(), E> {
        <&str>::skip(reader, ())
    }
}

#[cfg(feature = "alloc")]
impl<'a> Sequence<'a> for String {
    #[inline]
    fn decode_count(reader: &mut Reader<'a>, count: Count, _: ()) -> Result<Self, DecodeError> {
        Self::decode_count_as(reader, count, ())
    }

    #[inline]
    fn decode_count_as<E: Refusal>(
        reader: &mut Reader<'a>,
        count: Count,
        _: (),
    ) -> Result<Self, E> {
        let count = count.justified_or_fault(reader, 1)?;
        let start = reader.offset();
        Ok(owned(reader.take_or_fault(count)?, start)?)
    }

    #[inline]
    fn skip_count<E: Refusal>(reader: &mut Reader<'a>, count: Count, _: ()) -> Result<(), E> {
        <&str>::skip_count(reader, count, ())
    }
}

#[cfg(feature = "alloc")]
impl Encode for String {
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(self.len())
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(self.as_bytes())
    }
}

#[cfg(feature = "alloc")]
impl Describe for String {
    const LAYOUT: &'static Layout = <str as Describe>::LAYOUT;
}

#[cfg(feature = "alloc")]
impl<'a> Decode<'a> for Box<str> {
    const IN_TWO_GOES: bool = true;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ())
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, _: ()) -> Result<Self, E> {
        String::decode_as(reader, ()).map(String::into_boxed_str)
    }

    #[inline]
    fn skip<E: Refusal>(reader: &mut Reader<'a>, _: ()) -> Result<(), E> {
        <&str>::skip(reader, ())
    }
}

/// Borrowed, whatever the octets.
#[cfg(feature = "alloc")]
impl<'w: 'a, 'a, T> Decode<'w> for Cow<'a, T>
where
    T: ToOwned + ?Sized,
    &'a T: Decode<'w>,
{
    const IN_TWO_GOES: bool = <&'a T>::IN_TWO_GOES;

    #[inline]
    fn decode_from(reader: &mut Reader<'w>, _: ()) -> Result<Self, DecodeError> {
        Self::decode_as(reader, ())
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'w>, _: ()) -> Result<Self, E> {
        <&'a T>::decode_as(reader, ()).map(Cow::Borrowed)
    }
}

/// Borrowed, whatever the octets.
#[cfg(feature = "alloc")]
impl<'w: 'a, 'a, T> Sequence<'w> for Cow<'a, T>
where
    T: ToOwned + super::Countable + ?Sized,
    &'a T: Sequence<'w>,
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
        <&'a T>::decode_count_as(reader, count, ()).map(Cow::Borrowed)
    }
}

#[cfg(feature = "alloc")]
impl<T: ToOwned + Encode + ?Sized> Encode for Cow<'_, T> {
    const FIRST_GO: bool = T::FIRST_GO;

    #[inline]
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        (**self).measure(())
    }

    #[inline]
    fn measure_as<E: Failure>(&self, _: ()) -> Result<usize, E> {
        (**self).measure_as(())
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        (**self).encode_to(writer, ())
    }

    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), E> {
        (**self).encode_as(writer, ())
    }
}

#[cfg(feature = "alloc")]
impl<T: ToOwned + Describe + ?Sized> Describe for Cow<'_, T> {
    const LAYOUT: &'static Layout = T::LAYOUT;
}
