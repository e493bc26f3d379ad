//! Sequences whose elements are written otherwise than their type says, or end with a terminator.

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, vec::Vec};
use core::marker::PhantomData;

use crate::endian::Wraps;
use crate::error::{EncodeError, Failure};
use crate::impls::Countable;
use crate::traits::Encode;
use crate::writer::Writer;
#[cfg(feature = "alloc")]
use crate::{Reader, error::Refusal, impls::each::endless, traits::Decode};

/// Elements to be written each as a `W`.
#[derive(Debug)]
pub struct Each<'v, W, T>(&'v [T], PhantomData<W>);

impl<'v, W, T> Each<'v, W, T> {
    /// These elements.
    #[inline(always)]
    pub fn new(values: &'v [T]) -> Self {
        Self(values, PhantomData)
    }
}

impl<W, T> Countable for Each<'_, W, T> {
    #[inline]
    fn count(&self) -> usize {
        self.0.len()
    }
}

impl<Ctx: Clone, W: Encode<Ctx> + Wraps<T>, T: Clone> Encode<Ctx> for Each<'_, W, T> {
    #[inline]
    fn measure(&self, ctx: Ctx) -> Result<usize, EncodeError> {
        self.measure_as(ctx)
    }

    #[inline]
    fn measure_as<E: Failure>(&self, ctx: Ctx) -> Result<usize, E> {
        E::short(self.0.len())?;
        let mut total = 0usize;
        for (index, value) in self.0.iter().enumerate() {
            match W::wrap(value.clone()).measure_as::<E>(ctx.clone()) {
                Ok(len) => total = super::sum(&[total, len])?,
                Err(error) => return Err(error.in_element(index)),
            }
        }
        Ok(total)
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), EncodeError> {
        self.encode_as(writer, ctx)
    }

    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E> {
        for (index, value) in self.0.iter().enumerate() {
            if let Err(error) = W::wrap(value.clone()).encode_as::<E>(writer, ctx.clone()) {
                return Err(error.in_element(index));
            }
        }
        Ok(())
    }
}

/// The elements of a sequence, each taken out of its wrapper.
pub trait UnwrapEach<T> {
    /// The sequence of what was wrapped.
    fn unwrap_each(self) -> T;
}

#[cfg(feature = "alloc")]
impl<W: Wraps<T>, T> UnwrapEach<Vec<T>> for Vec<W> {
    #[inline]
    fn unwrap_each(self) -> Vec<T> {
        self.into_iter().map(W::unwrap).collect()
    }
}

#[cfg(feature = "alloc")]
impl<W: Wraps<T>, T> UnwrapEach<Box<[T]>> for Box<[W]> {
    #[inline]
    fn unwrap_each(self) -> Box<[T]> {
        self.into_vec().into_iter().map(W::unwrap).collect()
    }
}

impl<W: Wraps<T>, T, const N: usize> UnwrapEach<[T; N]> for [W; N] {
    #[inline]
    fn unwrap_each(self) -> [T; N] {
        self.map(W::unwrap)
    }
}

/// Reads elements until a terminator stands in an element's place.
#[cfg(feature = "alloc")]
#[inline]
pub fn elements_until<'a, T: Decode<'a, Ctx>, Ctx: Clone, E: Refusal>(
    reader: &mut Reader<'a>,
    sentinel: &[u8],
    ctx: Ctx,
) -> Result<Vec<T>, E> {
    let mut values = Vec::new();
    reader.deeper(|reader| {
        while !reader.rest().starts_with(sentinel) {
            let before = reader.remaining();
            match T::decode_as::<E>(reader, ctx.clone()) {
                Ok(_) if reader.remaining() == before => return Err(endless(reader).into()),
                Ok(value) => values.push(value),
                Err(error) => return Err(error.in_element(values.len())),
            }
        }
        reader.take_or_fault(sentinel.len())?;
        Ok(values)
    })
}

/// Reads past elements until a terminator stands in an element's place.
#[cfg(feature = "alloc")]
#[inline]
pub fn skip_until<'a, T: Decode<'a, Ctx>, Ctx: Clone, E: Refusal>(
    reader: &mut Reader<'a>,
    sentinel: &[u8],
    ctx: Ctx,
) -> Result<(), E> {
    reader.deeper(|reader| {
        let mut index = 0;
        while !reader.rest().starts_with(sentinel) {
            let before = reader.remaining();
            match T::skip::<E>(reader, ctx.clone()) {
                Ok(()) if reader.remaining() == before => return Err(endless(reader).into()),
                Ok(()) => index += 1,
                Err(error) => return Err(error.in_element(index)),
            }
        }
        reader.take_or_fault(sentinel.len())?;
        Ok(())
    })
}

/// Whether an element starts as the terminator does, or could together with the next one, and would
/// be taken for it.
#[cfg(feature = "alloc")]
#[inline]
pub fn elements_hold<T: Encode<Ctx>, Ctx: Clone>(values: &[T], sentinel: &[u8], ctx: Ctx) -> bool {
    let mut octets = Vec::new();
    values.iter().any(|value| {
        // What is wrong with an element itself is told where its octets are counted.
        let Ok(len) = value.measure(ctx.clone()) else { return false };
        octets.clear();
        octets.resize(len, 0);
        let mut writer = Writer::new(&mut octets);
        if value.encode_to(&mut writer, ctx.clone()).is_err() {
            return false;
        }
        let written = writer.written();
        written.starts_with(sentinel) || sentinel.starts_with(written)
    })
}
