//! The elements of a sequence, seen one after another.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ops::Range;

use super::Viewed;
use crate::reader::Reader;

/// An iterator of the elements of a sequence in a view, each read when it is asked for.
///
/// It gives what [`Viewed::Seen`] of the element is: views, or values. Where an element is no value
/// (which a view that was checked does not hold) the octets end.
pub struct Views<'a, T, Ctx = ()> {
    reader: Reader<'a>,
    /// How many elements there are still, where their number was told; else the octets tell. Of
    /// elements that all take the same octets, these always do.
    left: Option<usize>,
    ctx: Ctx,
    elements: PhantomData<fn() -> T>,
}

impl<'a, T, Ctx> Views<'a, T, Ctx> {
    /// The elements to the end of `reader`'s bounds.
    #[doc(hidden)]
    #[inline]
    pub fn new(reader: Reader<'a>, ctx: Ctx) -> Self {
        Self { reader, left: None, ctx, elements: PhantomData }
    }

    /// The `count` elements to the end of `reader`'s bounds.
    #[doc(hidden)]
    #[inline]
    pub fn counted(reader: Reader<'a>, count: usize, ctx: Ctx) -> Self {
        Self { left: Some(count), ..Self::new(reader, ctx) }
    }

    /// Where element number `index` of those that are left is in the message, and what it is
    /// told.
    #[doc(hidden)]
    #[inline]
    pub fn place(mut self, index: usize) -> Option<(Range<usize>, Ctx)>
    where
        T: Viewed<'a, Ctx = Ctx>,
        Ctx: Clone,
    {
        if let Some(before) = index.checked_sub(1) {
            self.nth(before)?;
        }
        let start = self.reader.offset();
        self.next()?;
        Some((start..self.reader.offset(), self.ctx))
    }

    /// The octets of the elements that are left.
    #[inline]
    pub fn as_octets(&self) -> &'a [u8] {
        self.reader.rest()
    }
}

/// The octets of each element, where all take the same, and some.
const fn element_size<'a, T: Viewed<'a>>() -> Option<usize> {
    match T::SIZE {
        Some(0) | None => None,
        size => size,
    }
}

impl<'a, T: Viewed<'a, Ctx = Ctx>, Ctx: Clone> Iterator for Views<'a, T, Ctx> {
    type Item = T::Seen;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let before = self.reader.remaining();
        match (const { element_size::<T>() }, &mut self.left) {
            (Some(size), _) if before < size => return None,
            (Some(_), _) => {}
            (None, Some(0)) => return None,
            (None, Some(left)) => *left -= 1,
            (None, None) if before == 0 => return None,
            (None, None) => {}
        }
        let seen = T::see(&mut self.reader, self.ctx.clone());
        // Without a number, what takes no octets would repeat without end.
        let sized = const { element_size::<T>().is_some() };
        if !sized && self.left.is_none() && self.reader.remaining() == before {
            self.reader.take_rest();
        }
        Some(seen)
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        match const { element_size::<T>() } {
            Some(size) if self.reader.take(n.saturating_mul(size)).is_ok() => {}
            Some(_) => drop(self.reader.take_rest()),
            None => (0..n).try_for_each(|_| self.next().map(drop))?,
        }
        self.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let remaining = self.reader.remaining();
        match (const { element_size::<T>() }, self.left) {
            (Some(size), _) => (remaining / size, Some(remaining / size)),
            (None, Some(left)) => (left, Some(left)),
            (None, None) => (usize::from(remaining > 0), Some(remaining)),
        }
    }
}

impl<'a, T: Viewed<'a, Ctx = Ctx>, Ctx: Clone> FusedIterator for Views<'a, T, Ctx> {}

impl<T, Ctx: Clone> Clone for Views<'_, T, Ctx> {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            reader: self.reader.clone(),
            left: self.left,
            ctx: self.ctx.clone(),
            elements: PhantomData,
        }
    }
}

impl<T, Ctx> fmt::Debug for Views<'_, T, Ctx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Views").field(&self.as_octets()).finish()
    }
}
