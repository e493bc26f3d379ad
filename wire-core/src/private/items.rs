//! What is the same in the impls of every type of fixed size: the compiler writes it out from
//! here, which is quicker than a derive that does. `$wire` is this crate's `__private`.

/// The items of `Small`, of these numbers and their places.
#[doc(hidden)]
#[macro_export]
macro_rules! __small {
    ($wire:ident, $size:expr, $($member:ident = $offset:expr),+) => {
        const OFFSETS: &'static [$wire::usize] = &[$($offset),+];
        #[inline(always)]
        fn read_two([one, two]: &[[$wire::u8; $size]; 2]) -> [Self; 2] {
            [
                Self { $($member: $wire::get(one, $offset)),+ },
                Self { $($member: $wire::get(two, $offset)),+ },
            ]
        }
    };
}

/// The items of `Decode`, of an enum that is a number.
#[doc(hidden)]
#[macro_export]
macro_rules! __decode_code {
    ($wire:ident, $message:lifetime) => {
        const BULK: $wire::MaybeBulk<Self> = $wire::Some($wire::BulkDecode::of_fixed());
        #[inline]
        fn decode_from(reader: &mut $wire::Reader<$message>, _: ()) -> $wire::Decoded<Self> {
            $wire::decode_fixed(reader)
        }
    };
}

pub use crate::{__decode_code as decode_code, __small as small};
