//! What writing says where a value has no octets: why, or only that it is so.

use super::{At, EncodeError, Place};
use crate::layout::Layout;

/// An [`EncodeError`], or [`Failed`].
///
/// A message is written in two goes, as it is read, see [`Refusal`](super::Refusal). The first is for
/// short messages that are right, and knows nothing of errors; what it does not write is measured
/// and written again, for the error or in the way of long ones.
#[doc(hidden)]
pub trait Failure:
    Sized + From<EncodeError> + From<At<EncodeError>> + From<<Self as Place>::At> + Place
{
    /// Asked where functions of the user write: not in a first go, see
    /// [`Encode::FIRST_GO`](crate::Encode::FIRST_GO).
    fn by_hand() -> Result<(), Self>;

    /// Looks, of a part of `len` octets or elements, whether it is short enough.
    ///
    /// Of short parts the compiler knows that their lengths fit prefixes, that sums of them do not
    /// overflow, and so, that each has its room in the memory for all.
    fn short(len: usize) -> Result<usize, Self>;

    /// The same, in element `index` of a sequence.
    #[must_use]
    fn in_element(self, index: usize) -> Self;
}

impl Failure for EncodeError {
    #[inline(always)]
    fn by_hand() -> Result<(), Self> {
        Ok(())
    }

    #[inline(always)]
    fn short(len: usize) -> Result<usize, Self> {
        Ok(len)
    }

    #[inline]
    fn in_element(self, index: usize) -> Self {
        Self::in_element(self, index)
    }
}

/// A value is not written in a first go; why, who writes it again finds out.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Failed;

impl From<EncodeError> for Failed {
    #[inline(always)]
    fn from(_: EncodeError) -> Self {
        Self
    }
}

impl From<At<EncodeError>> for Failed {
    #[inline(always)]
    fn from(_: At<EncodeError>) -> Self {
        Self
    }
}

/// Where, is not told either.
impl Place for Failed {
    type At = Self;

    #[inline(always)]
    fn at(self, _: &'static Layout, _: u32) -> Self {
        self
    }
}

impl Failure for Failed {
    #[inline(always)]
    fn by_hand() -> Result<(), Self> {
        Err(Self)
    }

    #[inline(always)]
    fn short(len: usize) -> Result<usize, Self> {
        const SHORT: usize = 16 * 1024;
        if len < SHORT { Ok(len) } else { Err(Self) }
    }

    #[inline(always)]
    fn in_element(self, _: usize) -> Self {
        self
    }
}
