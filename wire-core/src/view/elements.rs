//! The elements of a sequence, seen one after another.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::Viewed;
use crate::reader::Reader;

/// An iterator of the elements of a sequence in a view, each read when it is asked for.
///
/// It gives what [`Viewed::Seen`] of the element is: views, or values. After an element that is
/// no value (which a view that was checked does not hold) there are no others.
pub struct Views<'a, T, Ctx = ()> {
    reader: Reader<'a>,
    left: usize,
    ctx: Ctx,
    elements: PhantomData<fn() -> T>,
}

impl<'a, T, Ctx> Views<'a, T, Ctx> {
    /// The elements to the end of `reader`'s bounds.
    #[doc(hidden)]
    #[inline]
    pub fn new(reader: Reader<'a>, ctx: Ctx) -> Self {
        Self::counted(reader, usize::MAX, ctx)
    }

    /// At most `count` elements.
    #[inline]
    pub(super) fn counted(reader: Reader<'a>, count: usize, ctx: Ctx) -> Self {
        Self { reader, left: count, ctx, elements: PhantomData }
    }

    /// The reader behind the elements given so far.
    pub(super) fn into_reader(self) -> Reader<'a> {
        self.reader
    }

    /// The octets of the elements that are left.
    #[inline]
    pub fn as_octets(&self) -> &'a [u8] {
        self.reader.rest()
    }
}

impl<'a, T: Viewed<'a, Ctx>, Ctx: Clone> Iterator for Views<'a, T, Ctx> {
    type Item = T::Seen;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 || self.reader.is_empty() {
            return None;
        }
        self.left -= 1;
        let before = self.reader.remaining();
        let seen = T::see(&mut self.reader, self.ctx.clone());
        // What has a size advances.
        let advances = const { matches!(T::SIZE, Some(size) if size > 0) };
        if !advances && self.reader.remaining() == before {
            self.reader.take_rest();
        }
        Some(seen)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let remaining = self.reader.remaining();
        match T::SIZE {
            Some(size) if size > 0 => {
                let count = self.left.min(remaining.div_ceil(size));
                (count, Some(count))
            }
            _ => (usize::from(self.left.min(remaining) > 0), Some(self.left.min(remaining))),
        }
    }
}

impl<'a, T: Viewed<'a, Ctx>, Ctx: Clone> FusedIterator for Views<'a, T, Ctx> {}

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
