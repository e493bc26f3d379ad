//! Values that are found in a message before they are made of it.
//!
//! What needs memory, or to be looked at octet by octet, waits until all of the message is found to
//! be there: what was read before need not be kept over the call, and nothing is made in vain.

use crate::error::{Fault, Refusal};

/// A value, or its octets and what makes a value of them.
#[derive(Debug)]
pub enum Found<'a, T> {
    /// The value: of a type that is read at once, or where what is wrong is told in order.
    Made(T),
    /// Octets that are a value.
    Valid(&'a [u8], fn(&'a [u8]) -> T),
    /// Octets that may be none, and where they start in the message.
    Octets(&'a [u8], usize, fn(&'a [u8], usize) -> Result<T, Fault>),
}

impl<'a, T> Found<'a, T> {
    /// Octets that may be no value; made at once, where what is wrong is told in order.
    #[inline(always)]
    pub(crate) fn octets<E: Refusal>(
        octets: &'a [u8],
        start: usize,
        make: fn(&'a [u8], usize) -> Result<T, Fault>,
    ) -> Result<Self, E> {
        match E::IN_ORDER {
            true => Ok(Self::Made(make(octets, start)?)),
            false => Ok(Self::Octets(octets, start, make)),
        }
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// Where the octets are none.
    #[inline(always)]
    pub fn make<E: Refusal>(self) -> Result<T, E> {
        match self {
            Self::Made(value) => Ok(value),
            Self::Valid(octets, make) => Ok(make(octets)),
            Self::Octets(octets, start, make) => Ok(make(octets, start)?),
        }
    }
}
