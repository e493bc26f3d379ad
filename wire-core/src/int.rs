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

macro_rules! int {
    ($($name:ident, $text:literal, $wide:ty, $octets:literal, $from:ident, $to:ident;)*) => {$(
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

        plain! { $name, $text, $from, $to; }

        #[inline(always)]
        fn $from(octets: [u8; $octets]) -> $name {
            $name(octets)
        }

        #[inline(always)]
        fn $to(value: $name) -> [u8; $octets] {
            value.0
        }

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
    U24, "u24", u32, 3, u24_from, u24_to;
    U40, "u40", u64, 5, u40_from, u40_to;
    U48, "u48", u64, 6, u48_from, u48_to;
    U56, "u56", u64, 7, u56_from, u56_to;
    I24, "i24", i32, 3, i24_from, i24_to;
    I40, "i40", i64, 5, i40_from, i40_to;
    I48, "i48", i64, 6, i48_from, i48_to;
    I56, "i56", i64, 7, i56_from, i56_to;
}
