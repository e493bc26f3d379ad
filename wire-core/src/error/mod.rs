//! What can go wrong, where, and how it is told.
//!
//! [`DecodeError`] says which field at which octet of the message, [`EncodeError`] which field of
//! the value. Neither allocates, and neither costs anything until it happens.

mod cause;
mod decode;
mod encode;
mod path;
#[cfg(feature = "alloc")]
mod render;

pub(crate) use decode::Apart;
pub use decode::{DecodeError, DecodeErrorKind};
pub use encode::{EncodeError, EncodeErrorKind};
pub use path::Path;

/// Names the field in which an error of a nested value happened.
///
/// Generated code calls it once a field; the success path is a plain match.
#[doc(hidden)]
pub trait Located {
    /// The same result, its error placed in field number `field` of `layout`.
    fn field(self, layout: &'static crate::layout::Layout, field: u16) -> Self;

    /// The same result, an error of no field placed in the type that `layout` describes.
    fn whole(self, layout: &'static crate::layout::Layout) -> Self;
}

impl<T> Located for Result<T, DecodeError> {
    #[inline(always)]
    fn field(self, layout: &'static crate::layout::Layout, field: u16) -> Self {
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(error.in_field(layout, field)),
        }
    }

    #[inline(always)]
    fn whole(self, layout: &'static crate::layout::Layout) -> Self {
        match self {
            Err(error) if error.path().is_empty() => Err(error.of_whole(layout)),
            result => result,
        }
    }
}

impl<T> Located for Result<T, EncodeError> {
    #[inline(always)]
    fn field(self, layout: &'static crate::layout::Layout, field: u16) -> Self {
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(error.in_field(layout, field)),
        }
    }

    #[inline(always)]
    fn whole(self, layout: &'static crate::layout::Layout) -> Self {
        match self {
            Err(error) if error.path().is_empty() => Err(error.of_whole(layout)),
            result => result,
        }
    }
}
