//! Structs of numbers that fit a register, in bulk.
//!
//! The compiler moves a value of eight octets as one integer, put together of the fields by shifts.
//! In a loop over elements this takes half as long again as writing each field to its place, and
//! keeps the loop from being vectorised.

#[cfg(feature = "alloc")]
mod read;

use super::fixed::BulkDecode;
use crate::traits::{Describe, Fixed};

/// A struct of big-endian numbers and nothing else, which takes `SIZE` octets on the wire.
pub trait Small<const SIZE: usize>: Fixed {
    /// Where the numbers are, in order.
    const OFFSETS: &'static [usize];

    /// Reads two values. Their array is no integer: each field is written to its place in it.
    fn read_two(octets: &[[u8; SIZE]; 2]) -> [Self; 2];
}

impl<T: Fixed + Describe> BulkDecode<T> {
    /// As [`BulkDecode::of_run`], in the way that is the fastest for what fits a register.
    pub const fn of_small<const SIZE: usize>() -> Self
    where
        T: Small<SIZE>,
    {
        let bulk = Self::of_run::<SIZE>();
        #[cfg(feature = "alloc")]
        if size_of::<T>() == 8 {
            return match read::pairs::<T, SIZE>() {
                Some(_) if cfg!(target_endian = "little") => bulk.by(read::words::<T, SIZE>),
                _ => bulk.by(read::two_by_two::<T, SIZE>),
            };
        }
        bulk
    }
}
