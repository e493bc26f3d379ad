//! What is the same in the impls of every type of fixed size: the compiler writes it out from
//! here, which is quicker than a derive that does. `$wire` is this crate's `__private`.

/// The items of `Decode`, of a record of `$size` octets; of one whose size depends on its parameters,
/// without.
#[doc(hidden)]
#[macro_export]
macro_rules! __decode_run {
    ($wire:ident, $message:lifetime $(, $size:expr $(, $small:ident)?)?) => {
        const BULK: $wire::MaybeBulk<Self> = $wire::bulk_decode!($wire $(, $size $(, $small)?)?);
        #[inline]
        fn decode_from(reader: &mut $wire::Reader<$message>, _: ()) -> $wire::Decoded<Self> {
            $wire::decode_run(reader)
        }
        #[inline]
        fn decode_whole(octets: &$message [$wire::u8], _: ()) -> $wire::Decoded<Self> {
            $wire::decode_whole(octets)
        }
    };
}

/// How many records are read at once.
#[doc(hidden)]
#[macro_export]
macro_rules! __bulk_decode {
    ($wire:ident, $size:expr) => {
        $wire::Some($wire::BulkDecode::of_run::<{ $size }>())
    };
    ($wire:ident, $size:expr, small) => {
        $wire::Some($wire::BulkDecode::of_small::<{ $size }>())
    };
    ($wire:ident) => {
        $wire::Some($wire::BulkDecode::of_fixed())
    };
}

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
        #[inline]
        fn decode_whole(octets: &$message [$wire::u8], _: ()) -> $wire::Decoded<Self> {
            $wire::decode_whole(octets)
        }
    };
}

/// The items of `Encode`, of a record all values of which have octets.
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_run {
    ($wire:ident) => {
        #[inline(always)]
        fn bulk() -> $wire::Option<$wire::BulkEncode<Self>> {
            $wire::Some($wire::BulkEncode::of_fixed())
        }
        #[inline]
        fn measure(&self, _: ()) -> $wire::Measured {
            $wire::Ok(Self::SIZE)
        }
        #[inline]
        fn encode_to(&self, writer: &mut $wire::Writer<'_>, _: ()) -> $wire::Encoded {
            $wire::Fixed::write(self, writer.take(Self::SIZE)?)
        }
        #[inline]
        fn encode_whole(&self, _: ()) -> $wire::EncodedWhole {
            $wire::encode_whole(self)
        }
    };
}

pub use crate::{
    __bulk_decode as bulk_decode, __decode_code as decode_code, __decode_run as decode_run,
    __encode_run as encode_run, __small as small,
};
