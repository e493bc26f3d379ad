//! What reading says where octets are no value: why, or only that it is so.

use super::{Apart, At, Cut, DecodeError, DecodeErrorKind, Fault, Place};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::Decode;

/// A [`DecodeError`], or [`Refused`].
///
/// A message is read in two goes. The first gives its value or is refused: nothing is kept or built
/// that would tell why, so that the code is the way through the octets, and the registers are all
/// its own. Only where it is refused, the message is read again, for the error.
#[doc(hidden)]
pub trait Refusal:
    Sized
    + From<DecodeError>
    + From<Fault>
    + From<Cut>
    + From<At<DecodeError>>
    + From<At<Fault>>
    + From<<Self as Place>::At>
    + Place
{
    /// Whether what is wrong is told in the order of the octets.
    const IN_ORDER: bool;

    /// Reads by the function that says what this says.
    fn read<'a, T, Ctx>(
        reader: &mut Reader<'a>,
        ctx: Ctx,
        exact: fn(&mut Reader<'a>, Ctx) -> Result<T, DecodeError>,
        quick: fn(&mut Reader<'a>, Ctx) -> Result<T, Refused>,
        by_hand: bool,
    ) -> Result<T, Self>;

    /// Asked where functions of the user read: not in a first go of decoding, see
    /// [`Decode::IN_TWO_GOES`].
    fn by_hand() -> Result<(), Self>;

    /// Looks, of a value that takes `least` octets, whether so many are left.
    #[inline(always)]
    fn need(reader: &Reader<'_>, least: usize) -> Result<(), Self> {
        Self::fits(reader, 0, least)
    }

    /// Looks, of a part of `len` octets with at least `behind` octets behind it, whether all these
    /// are left: one look for several parts. In order, each is looked at for itself, so that the
    /// error names the one that is cut.
    #[inline(always)]
    fn fits(reader: &Reader<'_>, len: usize, behind: usize) -> Result<(), Self> {
        match Self::IN_ORDER
            || reader.remaining().checked_sub(behind).is_some_and(|most| len <= most)
        {
            true => Ok(()),
            false => Err(reader.fault_of(len.saturating_add(behind)).into()),
        }
    }

    /// The octets behind a part that are looked for together with it, of these.
    #[inline(always)]
    fn together(behind: usize) -> usize {
        if Self::IN_ORDER { 0 } else { behind }
    }

    /// The same, in element `index` of a sequence.
    #[must_use]
    fn in_element(self, index: usize) -> Self;

    /// The same, found `octets` further on.
    #[must_use]
    fn shifted(self, octets: usize) -> Self;

    /// The same of what was read in a constant's place: where it says that there is no such value,
    /// the constant is wrong.
    #[must_use]
    fn of_constant(self) -> Self;

    /// A value should have taken all octets within its bounds.
    #[must_use]
    fn left_over(reader: &Reader<'_>) -> Self;

    /// A value that starts at octet `start` does not fill its bounds as it should.
    #[must_use]
    fn unfilled<'a, T: Decode<'a>>(reader: &Reader<'a>, start: usize) -> Self;
}

impl Refusal for DecodeError {
    const IN_ORDER: bool = true;

    #[inline(always)]
    fn read<'a, T, Ctx>(
        reader: &mut Reader<'a>,
        ctx: Ctx,
        exact: fn(&mut Reader<'a>, Ctx) -> Result<T, Self>,
        _: fn(&mut Reader<'a>, Ctx) -> Result<T, Refused>,
        _: bool,
    ) -> Result<T, Self> {
        exact(reader, ctx)
    }

    #[inline(always)]
    fn by_hand() -> Result<(), Self> {
        Ok(())
    }

    #[inline]
    fn in_element(self, index: usize) -> Self {
        Self::in_element(self, index)
    }

    #[inline]
    fn shifted(self, octets: usize) -> Self {
        Self::shifted(self, octets)
    }

    #[cold]
    #[inline(never)]
    fn of_constant(self) -> Self {
        match Fault::new(self.kind(), self.offset()).is_no_value() {
            true => Self::new(DecodeErrorKind::WrongMagic, self.offset()),
            false => self,
        }
    }

    #[inline]
    fn left_over(reader: &Reader<'_>) -> Self {
        Apart::left_over(reader.remaining(), reader.offset()).error()
    }

    #[inline(always)]
    fn unfilled<'a, T: Decode<'a>>(reader: &Reader<'a>, start: usize) -> Self {
        read_again::<T>(reader.clone(), start).error()
    }
}

/// What of several things is wrong with a value is found by reading it in the general way.
#[cold]
#[inline(never)]
fn read_again<'a, T: Decode<'a>>(reader: Reader<'a>, start: usize) -> Apart {
    let mut reader = reader.back_to(start);
    match T::decode_from(&mut reader, ()) {
        Ok(_) => Apart::left_over(reader.remaining(), reader.offset()),
        Err(error) => Apart::of(error),
    }
}

/// Octets are no value; why, who reads them again finds out. Of a view, what functions of the user
/// read is read in the first go too: a view is made in the first or not at all.
// Aligned so that a `Result` with it is returned in memory, whatever the value. In registers the
// compiler would put the value's fields together to words, and take them apart again, even where
// the function that returns them is inlined.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
pub struct Refused<const OF_VIEW: bool = false>;

macro_rules! from {
    ($($reason:ty)*) => {$(
        impl<const OF_VIEW: bool> From<$reason> for Refused<OF_VIEW> {
            #[inline(always)]
            fn from(_: $reason) -> Self {
                Self
            }
        }
    )*};
}

from! { DecodeError Fault Cut At<DecodeError> At<Fault> }

/// Where, is not told either.
impl<const OF_VIEW: bool> Place for Refused<OF_VIEW> {
    type At = Self;

    #[inline(always)]
    fn at(self, _: &'static Layout, _: u32) -> Self {
        self
    }
}

impl<const OF_VIEW: bool> Refusal for Refused<OF_VIEW> {
    const IN_ORDER: bool = false;

    #[inline(always)]
    fn read<'a, T, Ctx>(
        reader: &mut Reader<'a>,
        ctx: Ctx,
        exact: fn(&mut Reader<'a>, Ctx) -> Result<T, DecodeError>,
        quick: fn(&mut Reader<'a>, Ctx) -> Result<T, Refused>,
        by_hand: bool,
    ) -> Result<T, Self> {
        if OF_VIEW && by_hand {
            return match exact(reader, ctx) {
                Ok(value) => Ok(value),
                Err(_) => Err(Self),
            };
        }
        match quick(reader, ctx) {
            Ok(value) => Ok(value),
            Err(_) => Err(Self),
        }
    }

    #[inline(always)]
    fn by_hand() -> Result<(), Self> {
        if OF_VIEW { Ok(()) } else { Err(Self) }
    }

    #[inline(always)]
    fn in_element(self, _: usize) -> Self {
        self
    }

    #[inline(always)]
    fn shifted(self, _: usize) -> Self {
        self
    }

    #[inline(always)]
    fn of_constant(self) -> Self {
        self
    }

    #[cold]
    #[inline(always)]
    fn left_over(_: &Reader<'_>) -> Self {
        Self
    }

    #[cold]
    #[inline(always)]
    fn unfilled<'a, T: Decode<'a>>(_: &Reader<'a>, _: usize) -> Self {
        Self
    }
}
