//! What can go wrong, where, and how it is told.
//!
//! [`DecodeError`] says which field at which octet of the message, [`EncodeError`] which field of
//! the value. Neither allocates, and neither costs anything until it happens.

mod cause;
mod cut;
mod decode;
mod encode;
mod failure;
mod path;
mod refusal;
#[cfg(feature = "alloc")]
mod render;

pub(crate) use cut::{By, Cut};
pub(crate) use decode::{Apart, Fault, Shortage};
pub use decode::{DecodeError, DecodeErrorKind};
pub use encode::{EncodeError, EncodeErrorKind};
#[doc(hidden)]
pub use failure::{Failed, Failure};
pub use path::Path;
#[doc(hidden)]
pub use refusal::{Refusal, Refused};

use crate::layout::Layout;

/// Says in which field the error of a result happened.
///
/// Generated code calls it once a field, and `?` behind it makes the error: nothing is built where
/// a result only might be one, and the way out is seen to be the unlikely one.
#[doc(hidden)]
pub trait Located {
    /// The result, its error with a place.
    type Placed;

    /// The same result, its error placed in field number `field` of `layout`.
    fn field(self, layout: &'static Layout, field: u16) -> Self::Placed;

    /// As [`Located::field`], of a field that ends where the type does: octets left over behind it are
    /// left over behind the whole.
    fn last(self, layout: &'static Layout, field: u16) -> Self::Placed;

    /// The same result, an error of no field placed in the type that `layout` describes.
    fn whole(self, layout: &'static Layout) -> Self::Placed;
}

impl<T, E: Place> Located for Result<T, E> {
    type Placed = Result<T, E::At>;

    #[inline(always)]
    fn field(self, layout: &'static Layout, field: u16) -> Self::Placed {
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(error.at(layout, u32::from(field))),
        }
    }

    #[inline(always)]
    fn last(self, layout: &'static Layout, field: u16) -> Self::Placed {
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(error.at(layout, path::LAST | u32::from(field))),
        }
    }

    #[inline(always)]
    fn whole(self, layout: &'static Layout) -> Self::Placed {
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(error.at(layout, path::WHOLE)),
        }
    }
}

/// An error that can be given a place.
#[doc(hidden)]
pub trait Place {
    /// The error, and where it happened.
    type At;

    /// This error, in field number `field` of `layout`, marked as steps of paths are.
    fn at(self, layout: &'static Layout, field: u32) -> Self::At;
}

macro_rules! place {
    ($($error:ty)*) => {$(
        impl Place for $error {
            type At = At<Self>;

            #[inline(always)]
            fn at(self, layout: &'static Layout, field: u32) -> At<Self> {
                At { error: self, layout, field }
            }
        }
    )*};
}

place! { DecodeError EncodeError Fault }

/// An error and where it happened.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct At<E> {
    error: E,
    layout: &'static Layout,
    field: u32,
}

impl From<At<Fault>> for DecodeError {
    #[inline(always)]
    fn from(At { error, layout, field }: At<Fault>) -> Self {
        error.placed(layout, field)
    }
}

impl From<At<Self>> for DecodeError {
    #[inline(always)]
    fn from(At { error, layout, field }: At<Self>) -> Self {
        error.placed(layout, field)
    }
}

impl From<At<Self>> for EncodeError {
    #[inline(always)]
    fn from(At { error, layout, field }: At<Self>) -> Self {
        error.placed(layout, field)
    }
}
