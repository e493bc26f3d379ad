//! The octets of a layout of fixed size.

use zerocopy::{ByteSlice, ByteSliceMut, CloneableByteSlice, CopyableByteSlice, FromBytes, Ref};

/// Exactly `N` octets: known to the compiler, so that a read at a constant offset is one load.
pub struct Whole<B, const N: usize>(Ref<B, [u8; N]>);

impl<B: ByteSlice, const N: usize> Whole<B, N> {
    /// These octets, if they are `N`.
    #[inline]
    pub fn new(octets: B) -> Option<Self> {
        Ref::from_bytes(octets).ok().map(Self)
    }

    /// The octets.
    #[inline(always)]
    pub fn octets(&self) -> &[u8; N] {
        &self.0
    }
}

impl<B: ByteSliceMut, const N: usize> Whole<B, N> {
    /// The octets, to be changed.
    #[inline(always)]
    pub fn octets_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }
}

impl<'a, const N: usize> Whole<&'a [u8], N> {
    /// The next octets of a reader; zeros where it has fewer.
    #[inline]
    pub fn next(reader: &mut crate::Reader<'a>) -> Self {
        let octets = match reader.array::<N>() {
            Ok(octets) => octets,
            Err(_) => {
                reader.take_rest();
                const { &[0; N] }
            }
        };
        Self::of(octets)
    }

    /// Element number `index` of those that a reader is in front of. All of them are looked at as
    /// one slice: an index is all that a loop compares. Where their number is known, nothing has to
    /// be divided for it.
    #[inline]
    pub fn nth(reader: &crate::Reader<'a>, count: Option<usize>, index: usize) -> Option<Self> {
        let octets = reader.rest();
        let count = match count {
            Some(count) => count,
            None => octets.len() / const { if N == 0 { 1 } else { N } },
        };
        let elements = <[[u8; N]]>::ref_from_bytes_with_elems(octets, count).ok()?;
        elements.get(index).map(Self::of)
    }

    #[inline]
    fn of(octets: &'a [u8; N]) -> Self {
        Self(Ref::from_bytes(&octets[..]).unwrap_or_else(|_| unreachable!("an array of its size")))
    }
}

impl<B: CloneableByteSlice, const N: usize> Clone for Whole<B, N> {
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<B: CopyableByteSlice, const N: usize> Copy for Whole<B, N> {}
