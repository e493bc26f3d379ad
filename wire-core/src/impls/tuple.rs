//! Tuples: their parts one after another. `()` and `PhantomData` take no octets.

use core::marker::PhantomData;

use crate::error::{DecodeError, EncodeError, Failure, Refusal};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode, Fixed};
use crate::writer::Writer;

macro_rules! empty {
    ($type:ty, $value:expr, $name:literal $(, $generic:ident)?) => {
        impl$(<$generic: ?Sized>)? Fixed for $type {
            const SIZE: usize = 0;
            const ALL_VALID: bool = true;
            const ALL_FIT: bool = true;

            #[inline]
            fn read(_: &[u8]) -> Result<Self, DecodeError> {
                Ok($value)
            }

            #[inline]
            fn write(&self, _: &mut [u8]) -> Result<(), EncodeError> {
                Ok(())
            }
        }

        impl<'a $(, $generic: ?Sized)?> Decode<'a> for $type {
            const IN_TWO_GOES: bool = true;

            #[inline]
            fn decode_from(_: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
                Ok($value)
            }
        }

        impl$(<$generic: ?Sized>)? Encode for $type {
            const FIRST_GO: bool = true;

            #[inline]
            fn measure(&self, _: ()) -> Result<usize, EncodeError> {
                Ok(0)
            }

            #[inline]
            fn encode_to(&self, _: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
                Ok(())
            }
        }

        impl$(<$generic: ?Sized>)? Describe for $type {
            const LAYOUT: &'static Layout = &Layout::scalar($name);
        }
    };
}

empty!((), (), "nothing");
empty!(PhantomData<T>, PhantomData, "nothing", T);

macro_rules! tuple {
    ($($type:ident $number:tt),*) => {
        impl<'a, $($type: Decode<'a>),*> Decode<'a> for ($($type,)*) {
            const MIN_SIZE: usize = 0 $(+ $type::MIN_SIZE)*;
            const IN_TWO_GOES: bool = true $(&& $type::IN_TWO_GOES)*;

            #[inline]
            fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
                Self::decode_as(reader, ())
            }

            #[inline]
            fn decode_as<R: Refusal>(reader: &mut Reader<'a>, _: ()) -> Result<Self, R> {
                Ok(($($type::decode_as::<R>(reader, ())?,)*))
            }
        }

        impl<$($type: Encode),*> Encode for ($($type,)*) {
            const FIRST_GO: bool = true $(&& $type::FIRST_GO)*;

            #[inline]
            fn measure(&self, _: ()) -> Result<usize, EncodeError> {
                self.measure_as(())
            }

            #[inline]
            fn measure_as<Z: Failure>(&self, _: ()) -> Result<usize, Z> {
                let mut total = 0usize;
                $(
                    total = total
                        .checked_add(self.$number.measure_as::<Z>(())?)
                        .ok_or_else(super::each::too_long)?;
                )*
                Ok(total)
            }

            #[inline]
            fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
                self.encode_as(writer, ())
            }

            #[inline]
            fn encode_as<Z: Failure>(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), Z> {
                $(self.$number.encode_as::<Z>(writer, ())?;)*
                Ok(())
            }
        }

        impl<$($type: Fixed),*> Fixed for ($($type,)*) {
            const SIZE: usize = 0 $(+ $type::SIZE)*;
            const ALL_VALID: bool = true $(&& $type::ALL_VALID)*;
            const ALL_FIT: bool = true $(&& $type::ALL_FIT)*;

            #[inline]
            fn read(octets: &[u8]) -> Result<Self, DecodeError> {
                Self::read_as(octets)
            }

            #[inline]
            fn read_as<R: Refusal>(octets: &[u8]) -> Result<Self, R> {
                if octets.len() != Self::SIZE {
                    return Err(super::fixed::not_whole(octets.len(), Self::SIZE).into());
                }
                let mut at = 0;
                Ok(($({
                    let part = octets.get(at..at + $type::SIZE).unwrap_or_default();
                    let value = $type::read_as::<R>(part).map_err(|error| error.shifted(at))?;
                    at += $type::SIZE;
                    let _ = at;
                    value
                },)*))
            }

            #[inline]
            fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError> {
                let mut at = 0;
                $(
                    self.$number.write(octets.get_mut(at..at + $type::SIZE).unwrap_or_default())?;
                    at += $type::SIZE;
                )*
                let _ = at;
                Ok(())
            }
        }

        impl<$($type),*> Describe for ($($type,)*) {}
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
