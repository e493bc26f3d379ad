//! Bit fields against a reference that goes bit by bit: every width at every place in an octet, and
//! further on.
#![cfg(feature = "std")]

use proptest::prelude::*;
use wire_core::__private::{bits_lsb, bits_msb, put_bits_lsb, put_bits_msb};
use wire_core::Bits;

const OCTETS: usize = 16;

/// Where bit number `at` is, counted from the most significant bit of the first octet.
fn msb(at: usize) -> (usize, u8) {
    (at / 8, 0x80 >> (at % 8))
}

/// Where bit number `at` is, counted from the least significant bit of the first octet.
fn lsb(at: usize) -> (usize, u8) {
    (at / 8, 1 << (at % 8))
}

/// The first bit is the most significant one of the field.
fn reference_msb(octets: &[u8], offset: usize, width: usize) -> u64 {
    (offset..offset + width)
        .map(msb)
        .fold(0, |field, (octet, bit)| field << 1 | u64::from(octets[octet] & bit != 0))
}

/// The first bit is the least significant one of the field.
fn reference_lsb(octets: &[u8], offset: usize, width: usize) -> u64 {
    (offset..offset + width)
        .rev()
        .map(lsb)
        .fold(0, |field, (octet, bit)| field << 1 | u64::from(octets[octet] & bit != 0))
}

/// The octets with the bits of the field cleared.
fn cleared(octets: [u8; OCTETS], bits: impl Iterator<Item = (usize, u8)>) -> [u8; OCTETS] {
    let mut octets = octets;
    bits.for_each(|(octet, bit)| octets[octet] &= !bit);
    octets
}

fn check<const OFFSET: usize, const WIDTH: u32>(octets: [u8; OCTETS]) {
    let end = OFFSET + WIDTH as usize;

    let field = bits_msb::<u64, OFFSET, WIDTH, OCTETS>(&octets, 0, 0).unwrap();
    assert_eq!(field, reference_msb(&octets, OFFSET, WIDTH as usize), "{OFFSET} {WIDTH}");
    let mut written = cleared(octets, (OFFSET..end).map(msb));
    put_bits_msb::<u64, OFFSET, WIDTH, OCTETS>(&field, &mut written, 0).unwrap();
    assert_eq!(written, octets, "only the field's own bits are set: {OFFSET} {WIDTH}");

    let field = bits_lsb::<u64, OFFSET, WIDTH, OCTETS>(&octets, 0, 0).unwrap();
    assert_eq!(field, reference_lsb(&octets, OFFSET, WIDTH as usize), "{OFFSET} {WIDTH}");
    let mut written = cleared(octets, (OFFSET..end).map(lsb));
    put_bits_lsb::<u64, OFFSET, WIDTH, OCTETS>(&field, &mut written, 0).unwrap();
    assert_eq!(written, octets, "only the field's own bits are set: {OFFSET} {WIDTH}");
}

macro_rules! widths {
    ($offset:ident, $octets:ident: $($width:literal)*) => {$(
        check::<$offset, $width>($octets);
    )*};
}

fn all_widths<const OFFSET: usize>(octets: [u8; OCTETS]) {
    widths! { OFFSET, octets:
        1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32
        33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62
        63 64
    }
}

proptest! {
    #[test]
    fn every_width_at_every_offset_is_what_its_bits_say(octets: [u8; OCTETS]) {
        all_widths::<0>(octets);
        all_widths::<1>(octets);
        all_widths::<2>(octets);
        all_widths::<3>(octets);
        all_widths::<4>(octets);
        all_widths::<5>(octets);
        all_widths::<6>(octets);
        all_widths::<7>(octets);
        all_widths::<8>(octets);
        all_widths::<13>(octets);
        all_widths::<27>(octets);
        all_widths::<64>(octets);
    }

    #[test]
    fn unsigned_values_fit_where_no_bit_is_lost(value: u64, width in 1u32..=64) {
        let fits = width == 64 || value >> width == 0;
        prop_assert_eq!(value.to_bits(width), fits.then_some(value));
        let low = value >> (64 - width);
        prop_assert_eq!(u64::from_bits(low, width), Some(low));
        prop_assert_eq!(u128::from_bits(low, width), Some(low.into()));
        prop_assert_eq!(u8::from_bits(low, width), u8::try_from(low).ok());
    }

    #[test]
    fn signed_values_fit_where_their_sign_is_kept(value: i64, width in 1u32..=64) {
        let range = i128::MIN >> (128 - width)..=i128::MAX >> (128 - width);
        let fits = range.contains(&value.into());
        let bits = value.to_bits(width);
        prop_assert_eq!(bits.is_some(), fits);
        if let Some(bits) = bits {
            prop_assert!(width == 64 || bits >> width == 0, "no bits beyond the width");
            prop_assert_eq!(i64::from_bits(bits, width), Some(value));
            prop_assert_eq!(i16::from_bits(bits, width), i16::try_from(value).ok());
            prop_assert_eq!(i128::from_bits(bits, width), Some(value.into()));
        }
    }
}

#[test]
fn wide_integers_fit_as_their_values_do() {
    assert_eq!((u128::from(u64::MAX)).to_bits(64), Some(u64::MAX));
    assert_eq!((u128::from(u64::MAX) + 1).to_bits(64), None);
    assert_eq!((-1i128).to_bits(3), Some(0b111));
    assert_eq!(i128::MIN.to_bits(64), None);
}

#[test]
fn a_bool_is_zero_or_one_in_any_width() {
    assert_eq!((bool::from_bits(0, 8), bool::from_bits(1, 8)), (Some(false), Some(true)));
    assert_eq!(bool::from_bits(2, 8), None);
    assert_eq!((false.to_bits(1), true.to_bits(64)), (Some(0), Some(1)));
}
