//! What is the same in the impls of every record that is one run: the compiler writes it out from
//! here, which is quicker than a derive that does.

/// The items of `Decode`, of a record of `$size` octets; of one whose size depends on its parameters,
/// without.
#[doc(hidden)]
#[macro_export]
macro_rules! __decode_run {
    ($message:lifetime, $size:expr) => {
        const BULK: $crate::__private::Option<$crate::__private::BulkDecode<Self>> =
            $crate::__private::Some($crate::__private::BulkDecode::of_run::<{ $size }>());
        $crate::__decode_run!(functions $message);
    };
    ($message:lifetime) => {
        const BULK: $crate::__private::Option<$crate::__private::BulkDecode<Self>> =
            $crate::__private::Some($crate::__private::BulkDecode::of_fixed());
        $crate::__decode_run!(functions $message);
    };
    (functions $message:lifetime) => {
        #[inline]
        fn decode_from(
            reader: &mut $crate::Reader<$message>,
            _: (),
        ) -> $crate::__private::Decoded<Self> {
            $crate::__private::decode_run(reader)
        }
        #[inline]
        fn decode_whole(
            octets: &$message [$crate::__private::u8],
            _: (),
        ) -> $crate::__private::Decoded<Self> {
            $crate::__private::decode_whole(octets)
        }
    };
}

/// The items of `Decode`, of an enum that is a number.
#[doc(hidden)]
#[macro_export]
macro_rules! __decode_code {
    ($message:lifetime) => {
        const BULK: $crate::__private::Option<$crate::__private::BulkDecode<Self>> =
            $crate::__private::Some($crate::__private::BulkDecode::of_fixed());
        #[inline]
        fn decode_from(
            reader: &mut $crate::Reader<$message>,
            _: (),
        ) -> $crate::__private::Decoded<Self> {
            $crate::__private::decode_fixed(reader)
        }
        #[inline]
        fn decode_whole(
            octets: &$message [$crate::__private::u8],
            _: (),
        ) -> $crate::__private::Decoded<Self> {
            $crate::__private::decode_whole(octets)
        }
    };
}

/// The items of `Encode`, of a record all values of which have octets.
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_run {
    () => {
        #[inline(always)]
        fn bulk() -> $crate::__private::Option<$crate::__private::BulkEncode<Self>> {
            $crate::__private::Some($crate::__private::BulkEncode::of_fixed())
        }
        #[inline]
        fn measure(&self, _: ()) -> $crate::__private::Measured {
            $crate::__private::Ok(Self::SIZE)
        }
        #[inline]
        fn encode_to(&self, writer: &mut $crate::Writer<'_>, _: ()) -> $crate::__private::Encoded {
            $crate::Fixed::write(self, writer.take(Self::SIZE)?)
        }
        #[inline]
        fn encode_whole(
            &self,
            _: (),
        ) -> $crate::__private::Result<$crate::__private::Octets, $crate::EncodeError> {
            $crate::__private::encode_whole(self)
        }
    };
}

pub use crate::{
    __decode_code as decode_code, __decode_run as decode_run, __encode_run as encode_run,
};
