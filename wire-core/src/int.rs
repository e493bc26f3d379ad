//! Integers of three, five, six and seven octets.

use core::fmt;

use crate::bits::{Bits, fits};
use crate::impls::fixed::plain;

/// What an integer says that does not fit into fewer octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange(());

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("integer out of the range of its type")
    }
}

impl core::error::Error for OutOfRange {}

const fn reversed<const N: usize>(octets: [u8; N]) -> [u8; N] {
    let mut result = octets;
    let mut index = 0;
    while index < N {
        result[index] = octets[N - 1 - index];
        index += 1;
    }
    result
}

macro_rules! int {
    ($($name:ident, $text:literal, $wide:ty, $octets:literal;)*) => {$(
        #[doc = concat!("An integer of ", $octets, " octets, big-endian on the wire and in memory.")]
        ///
        /// ```
        #[doc = concat!("use wire_core::{", stringify!($name), ", Wire};")]
        ///
        #[doc = concat!("let number = ", stringify!($name), "::try_from(5)?;")]
        #[doc = concat!("assert_eq!(number.encode()?.len(), ", $octets, ");")]
        #[doc = concat!("assert!(", stringify!($name), "::try_from(", stringify!($wide), "::MAX).is_err());")]
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
        pub struct $name([u8; $octets]);

        impl $name {
            /// The least value.
            pub const MIN: Self = Self::truncated(<$wide>::MIN >> (<$wide>::BITS - $octets * 8));

            /// The greatest value.
            pub const MAX: Self = Self::truncated(<$wide>::MAX >> (<$wide>::BITS - $octets * 8));

            /// The number, if it fits.
            pub const fn new(value: $wide) -> Option<Self> {
                let number = Self::truncated(value);
                if number.get() == value { Some(number) } else { None }
            }

            /// The number that these octets say, most significant first.
            #[inline]
            pub const fn from_be_bytes(octets: [u8; $octets]) -> Self {
                Self(octets)
            }

            /// The number's octets, most significant first.
            #[inline]
            pub const fn to_be_bytes(self) -> [u8; $octets] {
                self.0
            }

            /// The number that these octets say, least significant first.
            #[inline]
            pub const fn from_le_bytes(octets: [u8; $octets]) -> Self {
                Self(reversed(octets))
            }

            /// The number's octets, least significant first.
            #[inline]
            pub const fn to_le_bytes(self) -> [u8; $octets] {
                reversed(self.0)
            }

            const fn truncated(value: $wide) -> Self {
                let wide = value.to_be_bytes();
                let mut octets = [0; $octets];
                let mut index = 0;
                while index < $octets {
                    octets[index] = wide[wide.len() - $octets + index];
                    index += 1;
                }
                Self(octets)
            }

            /// The number.
            #[inline]
            pub const fn get(self) -> $wide {
                let mut wide = [0; size_of::<$wide>()];
                let mut index = 0;
                while index < $octets {
                    wide[index] = self.0[index];
                    index += 1;
                }
                <$wide>::from_be_bytes(wide) >> (<$wide>::BITS - $octets * 8)
            }
        }

        plain! { $name, $text, $name::from_be_bytes, $name::to_be_bytes; }

        impl From<$name> for $wide {
            #[inline]
            fn from(value: $name) -> Self {
                value.get()
            }
        }

        impl TryFrom<$wide> for $name {
            type Error = OutOfRange;

            #[inline]
            fn try_from(value: $wide) -> Result<Self, OutOfRange> {
                Self::new(value).ok_or(OutOfRange(()))
            }
        }

        impl Bits for $name {
            const ALL_VALID: bool = true;

            #[inline(always)]
            fn from_bits(bits: u64, width: u32) -> Option<Self> {
                <$wide>::from_bits(bits, width).and_then(Self::new)
            }

            #[inline(always)]
            fn to_bits(&self, width: u32) -> Option<u64> {
                self.get().to_bits(width).filter(|bits| fits(*bits, width))
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.get().cmp(&other.get())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.get().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.get().fmt(f)
            }
        }
    )*};
}

int! {
    U24, "u24", u32, 3;
    U40, "u40", u64, 5;
    U48, "u48", u64, 6;
    U56, "u56", u64, 7;
    I24, "i24", i32, 3;
    I40, "i40", i64, 5;
    I48, "i48", i64, 6;
    I56, "i56", i64, 7;
}
