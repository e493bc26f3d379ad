//! What is seen of the types that own memory.

use alloc::{boxed::Box, vec::Vec};

use super::{Viewed, ViewedMut, Views};
use crate::error::{DecodeError, Refusal};
use crate::impls::each::endless;
use crate::reader::Reader;

macro_rules! sequence {
    ($($type:ty),*) => {$(
        /// The elements to the end of the bounds, one after another.
        impl<'a, T: Viewed<'a>> Viewed<'a> for $type {
            type Ctx = T::Ctx;
            type Seen = Views<'a, T, T::Ctx>;

            #[inline]
            fn check(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), DecodeError> {
                Self::check_as(reader, ctx)
            }

            #[inline]
            fn check_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), E> {
                check_rest::<T, E>(reader, ctx)
            }

            #[inline]
            fn see(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Self::Seen {
                let elements = reader.clone();
                reader.take_rest();
                Views::new(elements, ctx)
            }
        }
    )*};
}

sequence!(Vec<T>, Box<[T]>);

#[inline]
fn check_rest<'a, T: Viewed<'a>, E: Refusal>(
    reader: &mut Reader<'a>,
    ctx: T::Ctx,
) -> Result<(), E> {
    reader.deeper(|reader| {
        let mut index = 0;
        while !reader.is_empty() {
            let before = reader.remaining();
            match T::check_as::<E>(reader, ctx.clone()) {
                Ok(()) if T::LEAST == 0 && reader.remaining() == before => {
                    return Err(endless(reader).into());
                }
                Ok(()) => index += 1,
                Err(error) => return Err(error.in_element(index)),
            }
        }
        Ok(())
    })
}

impl<'a, T: Viewed<'a>> Viewed<'a> for Box<T> {
    type Ctx = T::Ctx;
    type Seen = T::Seen;
    const SIZE: Option<usize> = T::SIZE;

    #[inline]
    fn check(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), DecodeError> {
        Self::check_as(reader, ctx)
    }

    #[inline]
    fn check_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), E> {
        reader.deeper(|reader| T::check_as(reader, ctx))
    }

    #[inline]
    fn see(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Self::Seen {
        T::see(reader, ctx)
    }
}

impl<'a, Ctx, T: ViewedMut<'a, Ctx>> ViewedMut<'a, Ctx> for Box<T> {
    type SeenMut = T::SeenMut;

    #[inline]
    fn see_mut(
        message: &'a mut [u8],
        start: usize,
        ctx: Ctx,
    ) -> Result<Self::SeenMut, DecodeError> {
        T::see_mut(message, start, ctx)
    }
}
