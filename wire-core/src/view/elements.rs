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
/// (which a view that was checked does not hold) the octets end; too few for one are none.
///
/// What goes over all of them (`for_each`, `sum` of a `map`) sees elements that all take the same
/// octets four at a time, a `for` loop one at a time.
pub struct Views<'a, T, Ctx = ()> {
    /// In front of the next element; of elements that all take the same octets, in front of the
    /// first, so that each is at a multiple of them.
    reader: Reader<'a>,
    /// The number of the next element.
    index: usize,
    /// How many elements there are, where their number was told; else the octets tell.
    count: Option<usize>,
    ctx: Ctx,
    elements: PhantomData<fn() -> T>,
}

impl<'a, T, Ctx> Views<'a, T, Ctx> {
    /// The elements to the end of `reader`'s bounds.
    #[doc(hidden)]
    #[inline]
    pub fn new(reader: Reader<'a>, ctx: Ctx) -> Self {
        Self { reader, index: 0, count: None, ctx, elements: PhantomData }
    }

    /// The `count` elements to the end of `reader`'s bounds.
    #[doc(hidden)]
    #[inline]
    pub fn counted(reader: Reader<'a>, count: usize, ctx: Ctx) -> Self {
        Self { count: Some(count), ..Self::new(reader, ctx) }
    }
}

impl<'a, T: Viewed<'a, Ctx = Ctx>, Ctx: Clone> Views<'a, T, Ctx> {
    /// Where element number `index` of those that are left is in the message, and what it is
    /// told.
    #[doc(hidden)]
    #[inline]
    pub fn place(mut self, index: usize) -> Option<(Range<usize>, Ctx)> {
        if let Some(before) = index.checked_sub(1) {
            self.nth(before)?;
        }
        let start = self.offset();
        self.next()?;
        Some((start..self.offset(), self.ctx))
    }

    /// The octets of the elements that are left.
    #[inline]
    pub fn as_octets(&self) -> &'a [u8] {
        self.reader.rest().get(self.passed()..).unwrap_or_default()
    }

    /// The octets from where the reader is to the next element.
    #[inline]
    fn passed(&self) -> usize {
        match const { element_size::<T>() } {
            Some(size) => self.index.saturating_mul(size),
            None => 0,
        }
    }

    /// Where the next element is in the message.
    #[inline]
    fn offset(&self) -> usize {
        self.reader.offset().saturating_add(self.passed())
    }
}

impl<'a, T: Viewed<'a, Ctx = Ctx>, Ctx: Clone> Views<'a, T, Ctx> {
    /// In front of the next element, where all take the same octets and are as many as was told.
    #[inline]
    fn same_sized(&self) -> Option<Reader<'a>> {
        let size = const { element_size::<T>() }?;
        if self.count.is_some_and(|count| count.checked_mul(size) != Some(self.reader.remaining()))
        {
            return None;
        }
        let mut left = self.reader.clone();
        left.take(self.passed()).ok()?;
        Some(left)
    }

    /// Folds `N` elements of the same size at a time, as long as there are so many.
    #[inline]
    fn fold_by<const N: usize, A>(
        &self,
        left: &mut Reader<'a>,
        init: A,
        f: &mut impl FnMut(A, T::Seen) -> A,
    ) -> A {
        let (mut folded, octets) =
            (init, const { element_size::<T>() }.map_or(usize::MAX, |size| size.saturating_mul(N)));
        while left.remaining() >= octets {
            let Ok(group) = left.region(octets) else { break };
            for index in 0..N {
                match T::element(&group, Some(N), index, self.ctx.clone()) {
                    Some(seen) => folded = f(folded, seen),
                    None => return folded,
                }
            }
        }
        folded
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
        if const { element_size::<T>().is_some() } {
            let seen = T::element(&self.reader, self.count, self.index, self.ctx.clone())?;
            self.index += 1;
            return Some(seen);
        }
        let before = self.reader.remaining();
        match self.count {
            Some(count) if self.index >= count => return None,
            // Of octets that were checked, there are none where not all of an element are.
            None if before == 0 || before < T::LEAST => return None,
            _ => self.index += 1,
        }
        let seen = T::see(&mut self.reader, self.ctx.clone());
        // Without a number, what takes no octets would repeat without end.
        if T::LEAST == 0 && self.count.is_none() && self.reader.remaining() == before {
            self.reader.take_rest();
        }
        Some(seen)
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        match const { element_size::<T>() } {
            Some(_) => self.index = self.index.saturating_add(n),
            None => (0..n).try_for_each(|_| self.next().map(drop))?,
        }
        self.next()
    }

    /// Elements that all take the same octets are seen four at a time.
    #[inline]
    fn fold<A, F: FnMut(A, Self::Item) -> A>(self, init: A, mut f: F) -> A {
        let mut folded = init;
        if let Some(mut left) = self.same_sized() {
            folded = self.fold_by::<4, A>(&mut left, folded, &mut f);
            return self.fold_by::<1, A>(&mut left, folded, &mut f);
        }
        for seen in self {
            folded = f(folded, seen);
        }
        folded
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let octets = self.as_octets().len();
        let left = match (self.count, const { element_size::<T>() }) {
            (Some(count), _) => count.saturating_sub(self.index),
            (None, Some(size)) => octets / size,
            (None, None) => return (usize::from(octets > 0), Some(octets)),
        };
        (left, Some(left))
    }
}

impl<'a, T: Viewed<'a, Ctx = Ctx>, Ctx: Clone> FusedIterator for Views<'a, T, Ctx> {}

impl<T, Ctx: Clone> Clone for Views<'_, T, Ctx> {
    #[inline]
    fn clone(&self) -> Self {
        Self { reader: self.reader.clone(), ctx: self.ctx.clone(), ..*self }
    }
}

impl<'a, T: Viewed<'a, Ctx = Ctx>, Ctx: Clone> fmt::Debug for Views<'a, T, Ctx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Views").field(&self.as_octets()).finish()
    }
}
