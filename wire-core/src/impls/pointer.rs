//! `Box` and references: what they point to, with no octets of their own.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

use crate::error::{EncodeError, Failure};
use crate::layout::Layout;
use crate::traits::{Describe, Encode};
use crate::writer::Writer;
#[cfg(feature = "alloc")]
use crate::{DecodeError, Reader, error::Refusal, traits::Decode, traits::Tagged};

/// Recursive types pass through here, so it is here that depth is counted.
#[cfg(feature = "alloc")]
impl<'a, Ctx, T: Decode<'a, Ctx>> Decode<'a, Ctx> for Box<T> {
    const MIN_SIZE: usize = T::MIN_SIZE;
    const IN_TWO_GOES: bool = T::IN_TWO_GOES;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, DecodeError> {
        reader.deeper(|reader| T::decode_from(reader, ctx)).map(Self::new)
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, E> {
        reader.deeper(|reader| T::decode_as(reader, ctx)).map(Self::new)
    }

    #[inline]
    fn skip<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<(), E> {
        reader.deeper(|reader| T::skip(reader, ctx))
    }
}

#[cfg(feature = "alloc")]
impl<Ctx, T: Encode<Ctx> + ?Sized> Encode<Ctx> for Box<T> {
    const FIRST_GO: bool = T::FIRST_GO;

    #[inline]
    fn measure(&self, ctx: Ctx) -> Result<usize, EncodeError> {
        (**self).measure(ctx)
    }

    #[inline]
    fn measure_as<E: Failure>(&self, ctx: Ctx) -> Result<usize, E> {
        (**self).measure_as(ctx)
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), EncodeError> {
        (**self).encode_to(writer, ctx)
    }

    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E> {
        (**self).encode_as(writer, ctx)
    }
}

#[cfg(feature = "alloc")]
impl<T: Describe + ?Sized> Describe for Box<T> {
    const LAYOUT: &'static Layout = T::LAYOUT;
}

#[cfg(feature = "alloc")]
impl<T: Tagged> Tagged for Box<T> {
    #[inline]
    fn tag(&self) -> u64 {
        (**self).tag()
    }
}

impl<Ctx, T: Encode<Ctx> + ?Sized> Encode<Ctx> for &T {
    const FIRST_GO: bool = T::FIRST_GO;

    #[inline]
    fn measure(&self, ctx: Ctx) -> Result<usize, EncodeError> {
        (**self).measure(ctx)
    }

    #[inline]
    fn measure_as<E: Failure>(&self, ctx: Ctx) -> Result<usize, E> {
        (**self).measure_as(ctx)
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), EncodeError> {
        (**self).encode_to(writer, ctx)
    }

    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E> {
        (**self).encode_as(writer, ctx)
    }
}

impl<T: Describe + ?Sized> Describe for &T {
    const LAYOUT: &'static Layout = T::LAYOUT;
}
