//! What is seen of the types of Rust and of this crate.

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, string::String};
use core::marker::PhantomData;

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use super::{Viewed, ViewedMut, Views, decoded};
use crate::bits::Bits;
use crate::either::Either;
use crate::endian::{ByOrder, Endian, Le, Wraps};
use crate::error::{DecodeError, Refusal};
use crate::impls::Plain;
use crate::int::{I24, I40, I48, I56, U24, U40, U48, U56};
use crate::reader::Reader;
use crate::traits::{Decode, Fixed};
use crate::varint::Var;

/// The check of a type whose values are skipped as those of this type, or its own.
macro_rules! skipped {
    ($ctx:ty) => {
        skipped!($ctx, Self);
    };
    ($ctx:ty, $type:ty) => {
        #[inline]
        fn check(reader: &mut Reader<'a>, ctx: $ctx) -> Result<(), DecodeError> {
            <$type>::skip(reader, ctx)
        }

        #[inline]
        fn check_as<R: Refusal>(reader: &mut Reader<'a>, ctx: $ctx) -> Result<(), R> {
            <$type>::skip(reader, ctx)
        }
    };
}

/// A number; all its octets are one.
#[inline(always)]
fn number<T: Plain>(reader: &mut Reader<'_>) -> T {
    let octets = reader.take(T::SIZE);
    T::get(octets.unwrap_or_else(|_| reader.take_rest()), 0)
}

macro_rules! always_valid {
    ($($type:ty)*) => {$(
        impl<'a> Viewed<'a> for $type {
            type Ctx = ();
            type Seen = Self;
            const SIZE: Option<usize> = Some(<Self as Fixed>::SIZE);

            skipped!(());

            #[inline]
            fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
                number(reader)
            }
        }
    )*};
}

always_valid! {
    u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 f32 f64
    U24 U40 U48 U56 I24 I40 I48 I56
    core::net::Ipv4Addr core::net::Ipv6Addr
}

/// The number.
impl<'a, T> Viewed<'a> for Le<T>
where
    Self: Plain + Decode<'a>,
{
    type Ctx = ();
    type Seen = T;
    const SIZE: Option<usize> = Some(<Self as Fixed>::SIZE);

    skipped!(());

    #[inline]
    fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
        number::<Self>(reader).0
    }
}

/// The number.
impl<'a, T: Plain> Viewed<'a> for ByOrder<T>
where
    Self: Decode<'a, (Endian,)>,
    Le<T>: Plain,
{
    type Ctx = (Endian,);
    type Seen = T;
    const SIZE: Option<usize> = Some(T::SIZE);

    skipped!((Endian,));

    #[inline]
    fn see(reader: &mut Reader<'a>, (order,): (Endian,)) -> Self::Seen {
        match order {
            Endian::Big => number(reader),
            Endian::Little => number::<Le<T>>(reader).0,
        }
    }
}

/// Types that are seen as their value, decoded.
macro_rules! as_value {
    ($({$($generics:tt)*} $type:ty $(, $size:expr)?;)*) => {$(
        impl<'a, $($generics)*> Viewed<'a> for $type {
            type Ctx = ();
            type Seen = Result<Self, DecodeError>;
            $(const SIZE: Option<usize> = Some($size);)?

            skipped!(());

            #[inline]
            fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
                decoded(reader, ())
            }
        }
    )*};
}

as_value! {
    {} bool, 1;
    {} char, 4;
    {A: Decode<'a>} (A,);
    {A: Decode<'a>, B: Decode<'a>} (A, B);
    {A: Decode<'a>, B: Decode<'a>, C: Decode<'a>} (A, B, C);
    {A: Decode<'a>, B: Decode<'a>, C: Decode<'a>, D: Decode<'a>} (A, B, C, D);
    {A: Decode<'a>, B: Decode<'a>, C: Decode<'a>, D: Decode<'a>, E: Decode<'a>} (A, B, C, D, E);
    {A: Decode<'a>, B: Decode<'a>, C: Decode<'a>, D: Decode<'a>, E: Decode<'a>, F: Decode<'a>}
        (A, B, C, D, E, F);
}

impl<'a, F, T> Viewed<'a> for Var<F, T>
where
    Self: Decode<'a>,
{
    type Ctx = ();
    type Seen = Result<T, DecodeError>;

    skipped!(());

    #[inline]
    fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
        decoded::<Self, _>(reader, ()).map(Wraps::unwrap)
    }
}

impl<'a, N: Decode<'a> + Bits, W: Decode<'a> + Bits> Viewed<'a> for Either<N, W> {
    type Ctx = (bool,);
    type Seen = Result<Self, DecodeError>;

    skipped!((bool,));

    #[inline]
    fn see(reader: &mut Reader<'a>, ctx: (bool,)) -> Self::Seen {
        decoded(reader, ctx)
    }
}

/// What takes no octets.
impl<'a, T: ?Sized> Viewed<'a> for PhantomData<T> {
    type Ctx = ();
    type Seen = Self;
    const SIZE: Option<usize> = Some(0);

    #[inline]
    fn check(_: &mut Reader<'a>, _: ()) -> Result<(), DecodeError> {
        Ok(())
    }

    #[inline]
    fn see(_: &mut Reader<'a>, _: ()) -> Self::Seen {
        Self
    }
}

/// The elements to the end of the bounds, as they are in the octets.
impl<'a, T> Viewed<'a> for &[T]
where
    T: FromBytes + KnownLayout + Immutable + Unaligned + 'a,
{
    type Ctx = ();
    type Seen = &'a [T];

    skipped!((), &'a [T]);

    #[inline]
    fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
        FromBytes::ref_from_bytes(reader.take_rest()).unwrap_or_default()
    }
}

/// The octets to the end of the bounds.
impl<'a> ViewedMut<'a> for &[u8] {
    type SeenMut = &'a mut [u8];

    #[inline]
    fn see_mut(message: &'a mut [u8], start: usize, _: ()) -> Result<Self::SeenMut, DecodeError> {
        Ok(message.get_mut(start..).unwrap_or_default())
    }
}

macro_rules! text {
    ($($type:ty),*) => {$(
        /// The text to the end of the bounds.
        impl<'a> Viewed<'a> for $type {
            type Ctx = ();
            type Seen = Result<&'a str, DecodeError>;

            skipped!((), &'a str);

            #[inline]
            fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
                decoded(reader, ())
            }
        }
    )*};
}

text!(&str);
#[cfg(feature = "alloc")]
text!(String, Box<str>);

/// Present where octets are left within the bounds.
impl<'a, T: Viewed<'a>> Viewed<'a> for Option<T> {
    type Ctx = T::Ctx;
    type Seen = Option<T::Seen>;

    #[inline]
    fn check(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), DecodeError> {
        Self::check_as(reader, ctx)
    }

    #[inline]
    fn check_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), E> {
        match reader.is_empty() {
            true => Ok(()),
            false => T::check_as(reader, ctx),
        }
    }

    #[inline]
    fn see(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Self::Seen {
        match reader.is_empty() {
            true => None,
            false => Some(T::see(reader, ctx)),
        }
    }
}

/// The elements, one after another.
impl<'a, T: Viewed<'a>, const N: usize> Viewed<'a> for [T; N] {
    type Ctx = T::Ctx;
    type Seen = Views<'a, T, T::Ctx>;
    const SIZE: Option<usize> = match T::SIZE {
        Some(size) => Some(size * N),
        None => None,
    };

    #[inline]
    fn check(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), DecodeError> {
        Self::check_as(reader, ctx)
    }

    #[inline]
    fn check_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Result<(), E> {
        for index in 0..N {
            match T::check_as::<E>(reader, ctx.clone()) {
                Ok(()) => {}
                Err(error) => return Err(error.in_element(index)),
            }
        }
        Ok(())
    }

    #[inline]
    fn see(reader: &mut Reader<'a>, ctx: Self::Ctx) -> Self::Seen {
        let mut elements = reader.clone();
        match Self::SIZE {
            Some(size) if reader.take(size).is_ok() => {}
            Some(_) => drop(reader.take_rest()),
            None => (0..N).for_each(|_| drop(T::see(reader, ctx.clone()))),
        }
        let len = elements.remaining() - reader.remaining();
        Views::counted(elements.region(len).unwrap_or(elements), N, ctx)
    }
}
