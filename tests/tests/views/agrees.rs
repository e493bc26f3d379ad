//! What a view shows beside what decoding gives: each field of the one is that of the other.

use std::borrow::Cow;
use std::fmt::Debug;
use std::net::{Ipv4Addr, Ipv6Addr};

use wire_core::view::{Viewed, Views};
use wire_core::{DecodeError, Either, I24, PackedBits, U24};
use zerocopy::ByteOrder;
use zerocopy::byteorder::{U16, U32, U64};

/// What a getter gives, beside the field of the value.
pub(crate) trait Agrees<Value: ?Sized> {
    /// Fails, with the field's name, where they are not the same.
    fn agrees(&self, value: &Value, field: &str);
}

/// Types that are seen as their value.
macro_rules! seen_as_value {
    ($($type:ty),* $(,)?) => {$(
        impl Agrees<$type> for $type {
            fn agrees(&self, value: &$type, field: &str) {
                assert_eq!(self, value, "{field}");
            }
        }
    )*};
}

seen_as_value! {
    u8, u16, u32, u64, i8, i16, i32, i64, bool, char, U24, I24, Ipv4Addr, Ipv6Addr, (u8, bool),
}

impl<N, W: PartialEq + Debug> Agrees<Either<N, W>> for Either<N, W> {
    fn agrees(&self, value: &Either<N, W>, field: &str) {
        assert_eq!(self, value, "{field}");
    }
}

impl<O: Debug> Agrees<PackedBits<O>> for PackedBits<O> {
    fn agrees(&self, value: &PackedBits<O>, field: &str) {
        assert_eq!(self, value, "{field}");
    }
}

impl<T: PartialEq + Debug, const N: usize> Agrees<[T; N]> for [T; N] {
    fn agrees(&self, value: &[T; N], field: &str) {
        assert_eq!(self, value, "{field}");
    }
}

/// What may be no value is one, of octets that were checked.
impl<S: Agrees<V>, V> Agrees<V> for Result<S, DecodeError> {
    fn agrees(&self, value: &V, field: &str) {
        match self {
            Ok(seen) => seen.agrees(value, field),
            Err(error) => panic!("{field}: {error}"),
        }
    }
}

impl<S: Agrees<V>, V> Agrees<Option<V>> for Option<S> {
    fn agrees(&self, value: &Option<V>, field: &str) {
        match (self, value) {
            (Some(seen), Some(value)) => seen.agrees(value, field),
            (None, None) => {}
            (seen, value) => {
                panic!("{field}: seen {}, decoded {}", seen.is_some(), value.is_some())
            }
        }
    }
}

impl Agrees<Vec<u8>> for &[u8] {
    fn agrees(&self, value: &Vec<u8>, field: &str) {
        assert_eq!(self, value, "{field}");
    }
}

impl<T: PartialEq + Debug> Agrees<&[T]> for &[T] {
    fn agrees(&self, value: &&[T], field: &str) {
        assert_eq!(self, value, "{field}");
    }
}

/// What a module of its own reads is decoded.
impl<T: PartialEq + Debug> Agrees<Vec<T>> for Vec<T> {
    fn agrees(&self, value: &Vec<T>, field: &str) {
        assert_eq!(self, value, "{field}");
    }
}

/// Numbers as they stand in the octets.
macro_rules! in_place {
    ($($seen:ident: $number:ty),*) => {$(
        impl<O: ByteOrder> Agrees<Vec<$number>> for &[$seen<O>] {
            fn agrees(&self, value: &Vec<$number>, field: &str) {
                assert!(self.iter().map(|number| number.get()).eq(value.iter().copied()), "{field}");
            }
        }
    )*};
}

in_place!(U16: u16, U32: u32, U64: u64);

macro_rules! text {
    ($($type:ty),*) => {$(
        impl Agrees<$type> for &str {
            fn agrees(&self, value: &$type, field: &str) {
                assert_eq!(self, value, "{field}");
            }
        }
    )*};
}

text!(String, &str, Cow<'_, str>);

/// The elements, one after another.
impl<'a, T, Ctx, V> Agrees<Vec<V>> for Views<'a, T, Ctx>
where
    T: Viewed<'a, Ctx = Ctx>,
    T::Seen: Agrees<V>,
    Ctx: Clone,
{
    fn agrees(&self, value: &Vec<V>, field: &str) {
        let (least, most) = self.size_hint();
        assert!(least <= value.len() && most.is_none_or(|most| value.len() <= most), "{field}");
        let mut seen = self.clone();
        for (index, value) in value.iter().enumerate() {
            let element = seen.next().unwrap_or_else(|| panic!("{field}: {index} elements"));
            element.agrees(value, &format!("{field}[{index}]"));
            if index < 4 {
                assert!(self.clone().nth(index).is_some(), "{field}[{index}]");
            }
        }
        assert!(seen.next().is_none(), "{field}: more than {} elements", value.len());
    }
}

impl<'a, T, Ctx, V, const N: usize> Agrees<[V; N]> for Views<'a, T, Ctx>
where
    Self: Agrees<Vec<V>>,
    V: Clone,
{
    fn agrees(&self, value: &[V; N], field: &str) {
        self.agrees(&value.to_vec(), field);
    }
}

/// The view of a struct: `PacketView: Packet<'_> => id, flags, _0 = 0`; behind the view's name what its
/// parameters stand for, if it has some.
macro_rules! seen_as_view {
    ($(
        $of:ident::$view:ident $(($($param:tt)*))?: $type:ty =>
        $($getter:ident $(= $member:tt)?),* $(,)?;
    )*) => {$(
        impl<B: zerocopy::ByteSlice> Agrees<$type> for $of::$view<B $(, $($param)*)?> {
            fn agrees(&self, value: &$type, field: &str) {
                let _ = (value, field);
                $(
                    let field = concat!(stringify!($of::$view), ".", stringify!($getter));
                    self.$getter().agrees(member!(value, $getter $(, $member)?), field);
                )*
            }
        }

        impl<B: zerocopy::ByteSlice> Agrees<Box<$type>> for $of::$view<B $(, $($param)*)?> {
            fn agrees(&self, value: &Box<$type>, field: &str) {
                self.agrees(&**value, field);
            }
        }
    )*};
}

/// A field, by the name of its getter or, where that is another, by its own.
macro_rules! member {
    ($value:expr, $getter:ident) => {
        &$value.$getter
    };
    ($value:expr, $getter:ident, $member:tt) => {
        &$value.$member
    };
}

/// The view of an enum: `OptionView: Option<'_> => Nop, Word { _0 = 0 }, Other { kind, data }`.
macro_rules! seen_as_one_of {
    ($(
        $of:ident::$view:ident: $in:ident::$type:ident $(<$life:lifetime>)? =>
        $($variant:ident $({ $($getter:ident $(= $member:tt)?),* $(,)? })?),* $(,)?;
    )*) => {$(
        impl<B: zerocopy::ByteSlice> Agrees<$in::$type $(<$life>)?> for $of::$view<B> {
            fn agrees(&self, value: &$in::$type $(<$life>)?, field: &str) {
                match (self, value) {
                    $(($of::$view::$variant { .. }, $in::$type::$variant { .. }) => {
                        $(variant! {
                            ($of::$view::$variant, self) ($in::$type::$variant, value)
                            $($getter $(= $member)?),*
                        })?
                    })*
                    #[allow(unreachable_patterns)]
                    (view, value) => panic!("{field}: {view:?} is not {value:?}"),
                }
            }
        }

        impl<B: zerocopy::ByteSlice> Agrees<Box<$in::$type $(<$life>)?>>
            for $of::$view<B>
        {
            fn agrees(&self, value: &Box<$in::$type $(<$life>)?>, field: &str) {
                self.agrees(&**value, field);
            }
        }
    )*};
}

/// The fields of a variant.
macro_rules! variant {
    (
        ($of:ident::$view:ident::$seen:ident, $this:expr)
        ($in:ident::$type:ident::$found:ident, $value:expr)
        $($getter:ident $(= $member:tt)?),*
    ) => {
        #[allow(irrefutable_let_patterns)]
        if let $of::$view::$seen(view) = $this {
            $({
                let field = concat!(stringify!($view), "::", stringify!($found), ".", stringify!($getter));
                field_of_variant!($in::$type::$found, $value, found, $getter $(, $member)?);
                view.$getter().agrees(found, field);
            })*
        }
    };
}

/// Binds a field of a variant, by the name of its getter or, where that is another, by its own.
macro_rules! field_of_variant {
    ($in:ident::$type:ident::$variant:ident, $value:expr, $found:ident, $getter:ident) => {
        #[allow(irrefutable_let_patterns)]
        let $in::$type::$variant { $getter: $found, .. } = $value else { return };
    };
    ($in:ident::$type:ident::$variant:ident, $value:expr, $found:ident, $getter:ident, $member:tt) => {
        #[allow(irrefutable_let_patterns)]
        let $in::$type::$variant { $member: $found, .. } = $value else { return };
    };
}
