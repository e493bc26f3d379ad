//! Feature `serde`: this crate's own number types in other formats, as the numbers that they are.
//!
//! How a number is written on the wire is not said there: `Le(5)` and `Var::new(5)` are `5`.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::endian::{ByOrder, Le};
use crate::int::{I24, I40, I48, I56, U24, U40, U48, U56};
use crate::varint::Var;

macro_rules! int {
    ($($name:ident $wide:ty;)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.get().serialize(serializer)
            }
        }

        /// A number beyond the type's range is an error.
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = <$wide>::deserialize(deserializer)?;
                Self::try_from(value).map_err(D::Error::custom)
            }
        }
    )*};
}

int! { U24 u32; U40 u64; U48 u64; U56 u64; I24 i32; I40 i64; I48 i64; I56 i64; }

macro_rules! transparent {
    ($($name:ident)*) => {$(
        impl<T: Serialize> Serialize for $name<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de, T: Deserialize<'de>> Deserialize<'de> for $name<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                T::deserialize(deserializer).map(Self)
            }
        }
    )*};
}

transparent!(Le ByOrder);

impl<F, T: Serialize> Serialize for Var<F, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().serialize(serializer)
    }
}

impl<'de, F, T: Deserialize<'de>> Deserialize<'de> for Var<F, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}
