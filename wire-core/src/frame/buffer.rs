//! Where the octets of a stream wait for their frame to be whole.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

/// Memory for a [`Framer`](super::Framer): a vector that grows, or a slice that the caller lends.
pub trait Buffer: sealed::Sealed {}

pub(super) mod sealed {
    /// What the framer asks of its memory.
    pub trait Sealed {
        /// All octets, used or not.
        fn octets(&self) -> &[u8];
        /// All octets, used or not.
        fn octets_mut(&mut self) -> &mut [u8];
        /// The most octets it can become.
        fn limit(&self) -> usize;
        /// Moves the octets `start..end` to the front, and returns how many they are. Nothing
        /// moves where there are no such octets.
        fn compact(&mut self, start: usize, end: usize) -> usize {
            match self.octets_mut().get_mut(..end) {
                Some(used) if start <= used.len() => {
                    used.copy_within(start.., 0);
                    end - start
                }
                _ => 0,
            }
        }
        /// Grows to `len` octets, if it can and there is memory.
        fn grow(&mut self, len: usize);
    }
}

#[cfg(feature = "alloc")]
impl Buffer for Vec<u8> {}

/// All of the vector's length is in use, so that no octet is ever uninitialised.
#[cfg(feature = "alloc")]
impl sealed::Sealed for Vec<u8> {
    #[inline(always)]
    fn octets(&self) -> &[u8] {
        self
    }

    #[inline(always)]
    fn octets_mut(&mut self) -> &mut [u8] {
        self
    }

    #[inline(always)]
    fn limit(&self) -> usize {
        usize::MAX
    }

    fn grow(&mut self, len: usize) {
        let more = len.saturating_sub(self.len());
        if more > 0 && self.try_reserve_exact(more).is_ok() {
            self.resize(len, 0);
        }
    }
}

impl Buffer for &mut [u8] {}

impl sealed::Sealed for &mut [u8] {
    #[inline(always)]
    fn octets(&self) -> &[u8] {
        self
    }

    #[inline(always)]
    fn octets_mut(&mut self) -> &mut [u8] {
        self
    }

    #[inline(always)]
    fn limit(&self) -> usize {
        self.len()
    }

    fn grow(&mut self, _: usize) {}
}
