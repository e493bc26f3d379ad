//! The checks with which views are made.

use super::views::reader;
use crate::error::{Apart, DecodeError, DecodeErrorKind, Refusal, Refused};
use crate::reader::Reader;
use crate::view::Viewed;

/// A type whose check notes where the parts of a value are.
pub trait Checked<'a>: Viewed<'a> {
    /// What the check notes: the view; nothing, where all is at constant places.
    type Noted;

    /// [`Viewed::check`], which does not forget what it saw; where it `FILLS` its bounds, octets that
    /// are left over are refused, by the value or by whoever asked for it.
    fn note<E: Refusal, const FILLS: bool>(
        reader: &mut Reader<'a>,
        ctx: Self::Ctx,
    ) -> Result<Self::Noted, E>;
}

/// Checks octets that are one value; in two goes, see [`Refusal`].
#[inline]
pub fn check_all<'a, T: Checked<'a>>(
    octets: &'a [u8],
    ctx: T::Ctx,
) -> Result<T::Noted, DecodeError> {
    match in_one_go::<T, Refused<true>>(Reader::new(octets), ctx.clone()) {
        Ok(noted) => Ok(noted),
        Err(_) => Err(why::<T>(octets, ctx).error()),
    }
}

/// The same of a type that is read by hand in parts; see `Decode::IN_TWO_GOES`.
#[inline]
pub fn check_all_in_one_go<'a, T: Checked<'a>>(
    octets: &'a [u8],
    ctx: T::Ctx,
) -> Result<T::Noted, DecodeError> {
    in_one_go::<T, DecodeError>(Reader::new(octets), ctx)
}

/// The same, but for their checksums.
#[inline]
pub fn check_all_but_sums<'a, T: Checked<'a>>(
    octets: &'a [u8],
    ctx: T::Ctx,
) -> Result<T::Noted, DecodeError> {
    in_one_go::<T, DecodeError>(Reader::new(octets).without_checksums(), ctx)
}

#[inline]
fn in_one_go<'a, T: Checked<'a>, E: Refusal>(
    mut reader: Reader<'a>,
    ctx: T::Ctx,
) -> Result<T::Noted, E> {
    let noted = T::note::<E, true>(&mut reader, ctx)?;
    reader.ended()?;
    Ok(noted)
}

/// Why the octets are refused.
#[cold]
#[inline(never)]
fn why<'a, T: Checked<'a>>(octets: &'a [u8], ctx: T::Ctx) -> Apart {
    let refused = in_one_go::<T, DecodeError>(Reader::new(octets), ctx);
    Apart::of(refused.err().unwrap_or_else(only_again))
}

/// The error of a type that does not say the same of the same octets.
fn only_again() -> DecodeError {
    DecodeError::new(DecodeErrorKind::Custom("a value only when read again"), 0)
}

/// Checks octets that start with a value, and says how many are its own.
#[inline]
pub fn check_prefix<'a, T: Checked<'a>>(
    mut reader: Reader<'a>,
    ctx: T::Ctx,
) -> Result<(T::Noted, usize), DecodeError> {
    let noted = T::note::<DecodeError, false>(&mut reader, ctx)?;
    Ok((noted, reader.offset()))
}

/// Checks the next value of a reader that is inside a message already checked; in two goes, see
/// [`Refusal`]. Where it is none, the reader is left at its end.
#[inline]
pub fn check_next<'a, T: Checked<'a>>(
    reader: &mut Reader<'a>,
    ctx: T::Ctx,
) -> Result<T::Noted, DecodeError> {
    let mut ahead = reader.clone();
    match T::note::<Refused<true>, false>(&mut ahead, ctx.clone()) {
        Ok(noted) => {
            *reader = ahead;
            Ok(noted)
        }
        Err(_) => {
            let refused = why_next::<T>(reader.clone(), ctx);
            reader.take_rest();
            Err(refused.error())
        }
    }
}

/// Why the next value is refused. The reader is a copy: that of the caller stays in registers.
#[cold]
#[inline(never)]
fn why_next<'a, T: Checked<'a>>(mut reader: Reader<'a>, ctx: T::Ctx) -> Apart {
    let refused = T::note::<DecodeError, false>(&mut reader, ctx);
    Apart::of(refused.err().unwrap_or_else(only_again))
}

/// Checks a value that starts at octet `start` of a message already checked, and says where it
/// ends.
#[inline]
pub fn check_at<'a, T: Checked<'a>>(
    message: &'a [u8],
    start: usize,
    ctx: T::Ctx,
) -> Result<(T::Noted, usize), DecodeError> {
    check_prefix::<T>(reader(message, start, message.len()), ctx)
}
