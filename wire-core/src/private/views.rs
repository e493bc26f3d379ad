//! What the views of types call.

use zerocopy::byteorder::{BigEndian, LittleEndian};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned, byteorder};

use super::runs::bits_do_not_fit;
use crate::bits::{Bits, read_lsb, read_msb, replace_lsb, replace_msb};
use crate::endian::{Endian, Le};
use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
use crate::impls::{Count, Plain};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Encode, Fixed};
use crate::view::{Places, Whole};

pub use zerocopy::{ByteSlice, ByteSliceMut, CloneableByteSlice, CopyableByteSlice};

/// The octets of a layout of fixed size, which they were found to be.
#[inline]
pub fn whole_view<B: ByteSlice, const N: usize>(octets: B) -> Result<Whole<B, N>, DecodeError> {
    let len = octets.len();
    match Whole::new(octets) {
        Some(whole) => Ok(whole),
        None => Err(crate::impls::fixed::not_whole(len, N).into()),
    }
}

/// The same of a layout whose octets are counted before they are looked at.
#[inline]
pub fn sure_view<B: ByteSlice, const N: usize>(
    octets: B,
    layout: &'static Layout,
) -> Result<Whole<B, N>, DecodeError> {
    let len = octets.len();
    match Whole::new(octets) {
        Some(whole) => Ok(whole),
        None => Err(other_len(N, len, layout)),
    }
}

/// An error alone, not a result of one: what is behind it is not reached from here.
#[cold]
#[inline(never)]
fn other_len(size: usize, len: usize, layout: &'static Layout) -> DecodeError {
    match crate::impls::fixed::other_len::<()>(size, len, layout) {
        Err(error) => error,
        Ok(()) => crate::impls::fixed::not_whole(len, size).into(),
    }
}

/// The octets of a layout of fixed size that start at octet `start`.
#[inline]
pub fn whole_at<const N: usize>(
    message: &mut [u8],
    start: usize,
) -> Result<Whole<&mut [u8], N>, DecodeError> {
    whole_view(part_mut(message, start, start.saturating_add(N)))
}

/// What a reader has read of the octets that were left to it.
#[inline]
pub fn read_of<'a>(left: &'a [u8], reader: &Reader<'a>) -> &'a [u8] {
    let start = reader.offset_of(left);
    split(left, reader.offset().wrapping_sub(start)).0
}

/// The message up to where a reader is.
#[inline]
pub fn message_to<'a>(reader: &Reader<'a>) -> &'a [u8] {
    split(reader.message(), reader.offset()).0
}

/// The first octets, and the rest.
#[inline]
pub fn split(octets: &[u8], len: usize) -> (&[u8], &[u8]) {
    octets.split_at_checked(len).unwrap_or((octets, &[]))
}

/// The octets from `start` on.
#[inline(always)]
pub fn from(octets: &[u8], start: usize) -> &[u8] {
    octets.get(start..).unwrap_or_default()
}

/// The octets from `start` on, to be changed.
#[inline(always)]
pub fn from_mut(octets: &mut [u8], start: usize) -> &mut [u8] {
    octets.get_mut(start..).unwrap_or_default()
}

/// The `N` octets from `start` on; zeros where there are fewer.
#[inline(always)]
pub fn front<const N: usize>(octets: &[u8], start: usize) -> &[u8; N] {
    let start = in_memory(start);
    match octets.get(start..start + N).and_then(<[u8]>::first_chunk) {
        Some(front) => front,
        None => absent(),
    }
}

/// The `N` octets from `start` on, to be changed; none where there are fewer.
#[inline(always)]
pub fn front_mut<const N: usize>(octets: &mut [u8], start: usize) -> &mut [u8] {
    let start = in_memory(start);
    octets.get_mut(start..start + N).unwrap_or_default()
}

/// The same offset, of which the compiler knows that a few octets more are no overflow.
#[inline(always)]
fn in_memory(offset: usize) -> usize {
    offset & (usize::MAX >> 1)
}

/// What is read where nothing is. Out of the way: a view has the octets that it was made of.
#[cold]
#[inline]
fn absent<const N: usize>() -> &'static [u8; N] {
    const { &[0; N] }
}

/// The octets from `start` to `end`.
#[inline(always)]
pub fn part(octets: &[u8], start: usize, end: usize) -> &[u8] {
    octets.get(start..end).unwrap_or_default()
}

/// The octets from `start` to `end`, to be changed.
#[inline(always)]
pub fn part_mut(octets: &mut [u8], start: usize, end: usize) -> &mut [u8] {
    octets.get_mut(start..end).unwrap_or_default()
}

/// A reader of a part of a message.
#[inline]
pub fn reader(message: &[u8], start: usize, end: usize) -> Reader<'_> {
    Reader::within(message, start, end)
}

/// The same of a part whose bounds may reach beyond what is lent.
#[inline]
pub fn reader_of_rest(message: &[u8], start: usize, end: usize) -> Reader<'_> {
    reader(message, start, end.min(message.len()))
}

/// The offset `tail` octets in front of the end.
#[inline(always)]
pub fn before_end(octets: &[u8], tail: usize) -> usize {
    octets.len().wrapping_sub(tail)
}

/// How many octets are from `start` to `end`.
#[inline(always)]
pub fn distance(start: usize, end: usize) -> usize {
    end.saturating_sub(start)
}

/// The text in a part of octets that start at octet `origin` of their message.
#[inline]
pub fn text(octets: &[u8], start: usize, end: usize, origin: usize) -> Result<&str, DecodeError> {
    match <&str>::decode_from(&mut reader(octets, start, end), ()) {
        Ok(text) => Ok(text),
        Err(error) => Err(error.shifted(origin)),
    }
}

/// The same, to be changed.
#[inline]
pub fn text_mut(
    octets: &mut [u8],
    start: usize,
    end: usize,
    origin: usize,
) -> Result<&mut str, DecodeError> {
    text(octets, start, end, origin)?;
    match core::str::from_utf8_mut(part_mut(octets, start, end)) {
        Ok(text) => Ok(text),
        Err(_) => Err(DecodeError::new(DecodeErrorKind::InvalidUtf8, start).shifted(origin)),
    }
}

/// The elements of a type that is changed in place.
#[inline(always)]
pub fn slice_mut<T>(octets: &mut [u8]) -> &mut [T]
where
    T: FromBytes + IntoBytes + KnownLayout + Immutable + Unaligned,
{
    FromBytes::mut_from_bytes(octets).unwrap_or_default()
}

/// The elements of a type that is seen in place.
#[inline(always)]
pub fn slice<T: FromBytes + KnownLayout + Immutable + Unaligned>(octets: &[u8]) -> &[T] {
    FromBytes::ref_from_bytes(octets).unwrap_or_default()
}

/// A number as zerocopy sees it in place.
pub trait InPlace {
    /// zerocopy's integer.
    type Type: FromBytes + IntoBytes + KnownLayout + Immutable + Unaligned;
}

macro_rules! in_place {
    ($($number:ty, $name:ident;)*) => {$(
        impl InPlace for $number {
            type Type = byteorder::$name<BigEndian>;
        }
        impl InPlace for Le<$number> {
            type Type = byteorder::$name<LittleEndian>;
        }
    )*};
}

in_place! {
    u16, U16; u32, U32; u64, U64; u128, U128;
    i16, I16; i32, I32; i64, I64; i128, I128;
    f32, F32; f64, F64;
}

macro_rules! one_octet {
    ($($number:ty)*) => {$(
        impl InPlace for $number {
            type Type = $number;
        }
        impl InPlace for Le<$number> {
            type Type = $number;
        }
    )*};
}

one_octet!(u8 i8);

/// What cannot be invalid: numbers and their like, and arrays of such, of arrays too.
pub trait Sure: Fixed {
    /// The value at octet `at`.
    fn at(octets: &[u8], at: usize) -> Self;
    /// Writes the value to octet `at`.
    fn put_at(&self, octets: &mut [u8], at: usize);
}

impl<T: Plain> Sure for T {
    #[inline(always)]
    fn at(octets: &[u8], at: usize) -> Self {
        T::get(octets, at)
    }

    #[inline(always)]
    fn put_at(&self, octets: &mut [u8], at: usize) {
        self.put(octets, at);
    }
}

impl<T: Sure, const N: usize> Sure for [T; N]
where
    Self: Fixed,
{
    #[inline(always)]
    fn at(octets: &[u8], at: usize) -> Self {
        core::array::from_fn(|index| T::at(octets, at + index * T::SIZE))
    }

    #[inline(always)]
    fn put_at(&self, octets: &mut [u8], at: usize) {
        for (index, value) in self.iter().enumerate() {
            value.put_at(octets, at + index * T::SIZE);
        }
    }
}

/// The value at octet `at` of a field that cannot be invalid.
#[inline(always)]
pub fn sure<T: Sure>(octets: &[u8], at: usize) -> T {
    T::at(octets, at)
}

/// Writes a value that cannot be invalid to octet `at`.
#[inline(always)]
pub fn put_sure<T: Sure>(value: &T, octets: &mut [u8], at: usize) {
    value.put_at(octets, at);
}

/// Where a field of type-given size ends, if that is constant.
pub const fn end_of(start: Option<usize>, size: Option<usize>) -> Option<usize> {
    match (start, size) {
        (Some(start), Some(size)) => Some(start + size),
        _ => None,
    }
}

/// An offset: constant from the start of the value, else as noted.
#[inline(always)]
pub fn place<const E: usize, const N: usize>(
    places: &Places<E, N>,
    constant: Option<usize>,
    noted: usize,
) -> usize {
    match constant {
        Some(offset) => places.start.wrapping_add(offset),
        None => end(places, noted),
    }
}

/// A noted offset.
#[inline(always)]
pub fn end<const E: usize, const N: usize>(places: &Places<E, N>, number: usize) -> usize {
    places.ends.get(number).copied().unwrap_or(usize::MAX)
}

/// A noted tag or presence.
#[inline(always)]
pub fn note<const E: usize, const N: usize>(places: &Places<E, N>, number: usize) -> u64 {
    places.notes.get(number).copied().unwrap_or(0)
}

/// A count, as a check notes it: no more elements than can be counted.
#[inline(always)]
pub fn count_note(count: Count) -> u64 {
    count.number()
}

/// A byte order, as a check notes it.
#[inline(always)]
pub fn order_note(order: Endian) -> u64 {
    match order {
        Endian::Big => 0,
        Endian::Little => 1,
    }
}

/// A noted byte order.
#[inline(always)]
pub fn noted_order(note: u64) -> Endian {
    match note {
        0 => Endian::Big,
        _ => Endian::Little,
    }
}

macro_rules! bit_order {
    ($number:ident, $set:ident, $read:ident, $replace:ident, $order:literal) => {
        #[doc = concat!("The number in bits, ", $order, " significant first, which its type holds for sure.")]
        #[inline(always)]
        pub fn $number<T: Bits + Default, const OFFSET: usize, const WIDTH: u32, const RUN: usize>(
            run: &[u8],
            at: usize,
        ) -> T {
            let bits = $read::<OFFSET, WIDTH>(run.get(at..at + RUN).unwrap_or_default());
            T::from_bits(bits, WIDTH).unwrap_or_default()
        }

        #[doc = concat!("Replaces bits, ", $order, " significant first, and leaves those beside them alone; whether the value fits them.")]
        #[inline(always)]
        pub fn $set<T: Bits, const OFFSET: usize, const WIDTH: u32, const RUN: usize>(
            value: &T,
            run: &mut [u8],
            at: usize,
        ) -> bool {
            let Some(bits) = value.to_bits(WIDTH) else { return false };
            $replace::<OFFSET, WIDTH>(bits, run.get_mut(at..at + RUN).unwrap_or_default());
            true
        }
    };
}

bit_order!(number_msb, set_bits_msb, read_msb, replace_msb, "most");
bit_order!(number_lsb, set_bits_lsb, read_lsb, replace_lsb, "least");

/// What a setter answers to a value that does not fit the bits of its field: the whole result, so that
/// the setter jumps here and has nothing left to do.
#[cold]
#[inline(never)]
pub fn refused(value: Option<u64>, layout: &'static Layout, field: u16) -> Result<(), EncodeError> {
    Err(bits_do_not_fit(value).in_field(layout, field))
}

/// Replaces a value of fixed size at octet `at`, if it has octets.
#[inline]
pub fn set_fixed<T: Fixed + Encode>(
    value: &T,
    octets: &mut [u8],
    at: usize,
) -> Result<(), EncodeError> {
    value.measure(())?;
    super::write(value, octets, at)
}

/// Replaces a number in a byte order that its message tells.
#[inline]
pub fn set_by_order<T: Plain>(value: T, octets: &mut [u8], at: usize, order: Endian)
where
    Le<T>: Plain,
{
    match order {
        Endian::Big => super::put(&value, octets, at),
        Endian::Little => super::put(&Le(value), octets, at),
    }
}

/// A view for `Debug`: its name and its octets.
pub fn debug_view(
    f: &mut core::fmt::Formatter<'_>,
    name: &str,
    octets: &[u8],
) -> core::fmt::Result {
    f.debug_tuple(name).field(&octets).finish()
}

/// Bits of constant octets, for decoding in constants.
pub const fn const_bits(octets: &[u8], offset: usize, width: u32, lsb: bool) -> u64 {
    let (mut value, mut index) = (0, 0);
    while index < width as usize {
        let bit = offset + index;
        let octet = octets[bit / 8];
        if lsb {
            value |= ((octet >> (bit % 8) & 1) as u64) << index;
        } else {
            value = value << 1 | (octet >> (7 - bit % 8) & 1) as u64;
        }
        index += 1;
    }
    value
}

/// `N` constant octets from `at` on, for decoding in constants.
pub const fn const_octets<const N: usize>(octets: &[u8], at: usize) -> [u8; N] {
    let (mut part, mut index) = ([0; N], 0);
    while index < N {
        part[index] = octets[at + index];
        index += 1;
    }
    part
}
