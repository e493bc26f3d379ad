//! Values that must take all octets left within their bounds.
//!
//! Where such a value says how long it is, one comparison takes the place of three: that it is not
//! shorter than what has been read of it, does not leave its bounds, and leaves nothing over. What
//! of these is wrong, if anything is, is found out by reading the value again.

use super::controllers::{possible, unscaled};
use crate::bits::Bits;
use crate::error::{Apart, DecodeError};
use crate::reader::Reader;
use crate::traits::Decode;

/// Whether a region, `consumed` octets of which are read, ends where the bounds do.
#[inline(always)]
pub fn whole_fills<T: Bits>(
    reader: &Reader<'_>,
    controller: &T,
    unit: u64,
    bias: i64,
    consumed: usize,
) -> bool {
    told(controller, unit, bias) == Some(in_bounds(reader, consumed))
}

/// The same of a region whose length the value keeps: of a message that is cut off, it may go on
/// behind the bounds.
#[inline(always)]
pub fn fills<T: Bits>(
    reader: &Reader<'_>,
    controller: &T,
    unit: u64,
    bias: i64,
    consumed: usize,
) -> bool {
    whole_fills(reader, controller, unit, bias, consumed)
        || reader.is_cut_off()
            && possible(told(controller, unit, bias))
                .is_some_and(|len| len > in_bounds(reader, consumed))
}

/// The octets of a region, as its controller says.
#[inline(always)]
fn told<T: Bits>(controller: &T, unit: u64, bias: i64) -> Option<u64> {
    controller.to_bits(64).and_then(|value| unscaled(value, unit, bias))
}

/// The octets of a region that ends with the bounds.
#[inline(always)]
fn in_bounds(reader: &Reader<'_>, consumed: usize) -> u64 {
    (reader.remaining() + consumed) as u64
}

/// What is wrong with a value that starts at octet `start` and does not fill its bounds as it
/// should.
#[inline(always)]
pub fn unfilled<'a, T: Decode<'a>>(reader: &Reader<'a>, start: usize) -> DecodeError {
    read_again::<T>(reader.clone(), start).error()
}

#[cold]
#[inline(never)]
fn read_again<'a, T: Decode<'a>>(reader: Reader<'a>, start: usize) -> Apart {
    let mut reader = reader.back_to(start);
    match T::decode_from(&mut reader, ()) {
        Ok(_) => Apart::left_over(reader.remaining(), reader.offset()),
        Err(error) => Apart::of(error),
    }
}
