//! Values that stand for an integer: bit fields, controllers and tags.

/// A value that is an integer of so many bits: what a field with `bits = N` or a controller may be.
///
/// Integers, `bool`, fieldless enums, newtypes and structs of bit fields (these derived), and the
/// types of `arbitrary-int` are. By hand:
///
/// ```
/// use wire_core::Bits;
///
/// /// A priority, stored the other way round.
/// struct Priority(u8);
///
/// impl Bits for Priority {
///     fn from_bits(bits: u64, _width: u32) -> Option<Self> {
///         (bits <= 7).then(|| Self(7 - bits as u8))
///     }
///     fn to_bits(&self, width: u32) -> Option<u64> {
///         7u64.checked_sub(self.0.into()).filter(|bits| bits.checked_shr(width).unwrap_or(0) == 0)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for an integer",
    note = "a bit field or a controller is an integer, a `bool`, a fieldless enum or a newtype that derives `Wire`, or implements `Bits` by hand"
)]
pub trait Bits: Sized {
    /// Whether every combination of bits is a value, up to the type's own width.
    const ALL_VALID: bool = false;

    /// The value of `width` bits (1 to 64), given in the low bits of `bits`; `None` where the type
    /// has no such value.
    fn from_bits(bits: u64, width: u32) -> Option<Self>;

    /// The low `width` bits (1 to 64) that say this value, the others zero; `None` where it does
    /// not fit.
    fn to_bits(&self, width: u32) -> Option<u64>;
}

macro_rules! unsigned {
    ($($int:ty)*) => {$(
        impl Bits for $int {
            const ALL_VALID: bool = true;

            #[inline(always)]
            fn from_bits(bits: u64, _width: u32) -> Option<Self> {
                bits.try_into().ok()
            }

            #[inline(always)]
            #[allow(clippy::useless_conversion, clippy::unnecessary_fallible_conversions)]
            fn to_bits(&self, width: u32) -> Option<u64> {
                let bits = u64::try_from(*self).ok()?;
                fits(bits, width).then_some(bits)
            }
        }
    )*};
}

unsigned!(u8 u16 u32 u64 u128 usize);

macro_rules! signed {
    ($($int:ty)*) => {$(
        impl Bits for $int {
            const ALL_VALID: bool = true;

            #[inline(always)]
            #[allow(clippy::useless_conversion, clippy::unnecessary_fallible_conversions)]
            fn from_bits(bits: u64, width: u32) -> Option<Self> {
                let unused = 64u32.saturating_sub(width);
                ((bits << unused) as i64 >> unused).try_into().ok()
            }

            #[inline(always)]
            #[allow(clippy::useless_conversion, clippy::unnecessary_fallible_conversions)]
            fn to_bits(&self, width: u32) -> Option<u64> {
                let wide = i64::try_from(*self).ok()?;
                let unused = 64u32.saturating_sub(width);
                let bits = ((wide as u64) << unused) >> unused;
                (((bits << unused) as i64) >> unused == wide).then_some(bits)
            }
        }
    )*};
}

signed!(i8 i16 i32 i64 i128 isize);

impl Bits for bool {
    #[inline(always)]
    fn from_bits(bits: u64, _width: u32) -> Option<Self> {
        match bits {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    #[inline(always)]
    fn to_bits(&self, _width: u32) -> Option<u64> {
        Some((*self).into())
    }
}

/// Whether `bits` has no bit set beyond its low `width`.
#[inline(always)]
pub(crate) fn fits(bits: u64, width: u32) -> bool {
    bits.checked_shr(width).unwrap_or(0) == 0
}

/// The `WIDTH` bits from bit `OFFSET` on, most significant first. `octets` is known to hold them.
#[doc(hidden)]
#[inline(always)]
pub fn read_msb<const OFFSET: usize, const WIDTH: u32>(octets: &[u8]) -> u64 {
    let end = OFFSET + WIDTH as usize;
    let spare = end.div_ceil(8) * 8 - end;
    let raw = load_be(octets, OFFSET / 8, end.div_ceil(8));
    (raw >> spare) as u64 & mask(WIDTH)
}

/// Sets the `WIDTH` bits from bit `OFFSET` on, most significant first, in octets where they are
/// zero.
#[doc(hidden)]
#[inline(always)]
pub fn write_msb<const OFFSET: usize, const WIDTH: u32>(bits: u64, octets: &mut [u8]) {
    let end = OFFSET + WIDTH as usize;
    let last = end.div_ceil(8);
    let mut raw = u128::from(bits) << (last * 8 - end);
    let mut index = last;
    while index > OFFSET / 8 {
        index -= 1;
        if let Some(octet) = octets.get_mut(index) {
            *octet |= raw as u8;
        }
        raw >>= 8;
    }
}

/// The `WIDTH` bits from bit `OFFSET` on, least significant first.
#[doc(hidden)]
#[inline(always)]
pub fn read_lsb<const OFFSET: usize, const WIDTH: u32>(octets: &[u8]) -> u64 {
    let (mut raw, mut index) = (0u128, (OFFSET + WIDTH as usize).div_ceil(8));
    while index > OFFSET / 8 {
        index -= 1;
        raw = raw << 8 | u128::from(octets.get(index).copied().unwrap_or(0));
    }
    (raw >> (OFFSET % 8)) as u64 & mask(WIDTH)
}

/// Sets the `WIDTH` bits from bit `OFFSET` on, least significant first, in octets where they are
/// zero.
#[doc(hidden)]
#[inline(always)]
pub fn write_lsb<const OFFSET: usize, const WIDTH: u32>(bits: u64, octets: &mut [u8]) {
    let mut raw = u128::from(bits) << (OFFSET % 8);
    let mut index = OFFSET / 8;
    while index < (OFFSET + WIDTH as usize).div_ceil(8) {
        if let Some(octet) = octets.get_mut(index) {
            *octet |= raw as u8;
        }
        raw >>= 8;
        index += 1;
    }
}

/// Replaces the `WIDTH` bits from bit `OFFSET` on, most significant first; those beside them stay.
#[inline(always)]
pub(crate) fn replace_msb<const OFFSET: usize, const WIDTH: u32>(bits: u64, octets: &mut [u8]) {
    let end = OFFSET + WIDTH as usize;
    let (first, last) = (OFFSET / 8, end.div_ceil(8));
    let spare = last * 8 - end;
    let (own, new) = (u128::from(mask(WIDTH)) << spare, u128::from(bits) << spare);
    let raw = load_be(octets, first, last) & !own | new;
    match octets.get_mut(first..last).unwrap_or_default() {
        [a] => *a = raw as u8,
        [a, b] => [*a, *b] = (raw as u16).to_be_bytes(),
        [a, b, c, d] => [*a, *b, *c, *d] = (raw as u32).to_be_bytes(),
        part => replace(part.iter_mut().rev(), own, new),
    }
}

/// Replaces the `WIDTH` bits from bit `OFFSET` on, least significant first; those beside them stay.
#[inline(always)]
pub(crate) fn replace_lsb<const OFFSET: usize, const WIDTH: u32>(bits: u64, octets: &mut [u8]) {
    let (first, last) = (OFFSET / 8, (OFFSET + WIDTH as usize).div_ceil(8));
    let (own, new) = (u128::from(mask(WIDTH)) << (OFFSET % 8), u128::from(bits) << (OFFSET % 8));
    replace(octets.get_mut(first..last).unwrap_or_default().iter_mut(), own, new);
}

/// Replaces the bits set in `own` of octets, given from the least significant on.
#[inline(always)]
fn replace<'o>(octets: impl Iterator<Item = &'o mut u8>, own: u128, new: u128) {
    for (index, octet) in octets.enumerate() {
        *octet = *octet & !((own >> (8 * index)) as u8) | (new >> (8 * index)) as u8;
    }
}

/// The octets from `first` to `last` (exclusive, at most nine) as one big-endian number.
#[inline(always)]
fn load_be(octets: &[u8], first: usize, last: usize) -> u128 {
    let part = octets.get(first..last).unwrap_or_default();
    // Each number as one: its octets are not read one by one because another field has one of them.
    if let Ok(number) = part.try_into() {
        u8::from_be_bytes(number).into()
    } else if let Ok(number) = part.try_into() {
        u16::from_be_bytes(number).into()
    } else if let Ok(number) = part.try_into() {
        u32::from_be_bytes(number).into()
    } else if let Ok(number) = part.try_into() {
        u64::from_be_bytes(number).into()
    } else {
        part.iter().fold(0, |raw, octet| raw << 8 | u128::from(*octet))
    }
}

#[inline(always)]
const fn mask(width: u32) -> u64 {
    u64::MAX >> (64 - width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_64_bits_may_start_in_the_middle_of_an_octet() {
        let mut octets = [0; 9];
        write_msb::<3, 64>(0x0123_4567_89ab_cdef, &mut octets);
        assert_eq!(read_msb::<3, 64>(&octets), 0x0123_4567_89ab_cdef);
        assert_eq!((octets[0] & 0xe0, octets[8] & 0x1f), (0, 0));

        let mut octets = [0; 9];
        write_lsb::<3, 64>(0x0123_4567_89ab_cdef, &mut octets);
        assert_eq!(read_lsb::<3, 64>(&octets), 0x0123_4567_89ab_cdef);
        assert_eq!((octets[0] & 0x07, octets[8] & 0xf8), (0, 0));
    }

    #[test]
    fn signed_values_keep_their_sign_in_few_bits() {
        assert_eq!((-3i8).to_bits(4), Some(0b1101));
        assert_eq!(i8::from_bits(0b1101, 4), Some(-3));
        assert_eq!((-9i8).to_bits(4), None);
        assert_eq!(7i8.to_bits(4), Some(7));
        assert_eq!(8i8.to_bits(4), None);
        assert_eq!((-1i64).to_bits(64), Some(u64::MAX));
    }
}
