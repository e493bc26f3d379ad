//! Feature `arbitrary`: values of this crate's own types out of a fuzzer's octets.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::endian::{ByOrder, Endian, Le};
use crate::int::{I24, I40, I48, I56, U24, U40, U48, U56};
use crate::varint::Var;

macro_rules! int {
    ($($name:ident $octets:literal;)*) => {$(
        /// Every value, out of as many octets as it takes on the wire.
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(octets: &mut Unstructured<'a>) -> Result<Self> {
                <[u8; $octets]>::arbitrary(octets).map(Self::from_be_bytes)
            }

            fn size_hint(_depth: usize) -> (usize, Option<usize>) {
                ($octets, Some($octets))
            }
        }
    )*};
}

int! { U24 3; U40 5; U48 6; U56 7; I24 3; I40 5; I48 6; I56 7; }

macro_rules! wrapper {
    ($($make:path, $type:ty $(, $format:ident)?;)*) => {$(
        impl<'a, $($format,)? T: Arbitrary<'a>> Arbitrary<'a> for $type {
            fn arbitrary(octets: &mut Unstructured<'a>) -> Result<Self> {
                T::arbitrary(octets).map($make)
            }

            fn size_hint(depth: usize) -> (usize, Option<usize>) {
                T::size_hint(depth)
            }
        }
    )*};
}

wrapper! {
    Le, Le<T>;
    ByOrder, ByOrder<T>;
    Var::new, Var<F, T>, F;
}

impl<'a> Arbitrary<'a> for Endian {
    fn arbitrary(octets: &mut Unstructured<'a>) -> Result<Self> {
        Ok(if bool::arbitrary(octets)? { Self::Little } else { Self::Big })
    }

    fn size_hint(depth: usize) -> (usize, Option<usize>) {
        bool::size_hint(depth)
    }
}
