//! Checksums: computed when a message is written, verified when it is read.
//!
//! On a field, `checksum = internet`, one of the CRCs (feature `crc`), or the path of a type that
//! implements [`Checksum`].

/// A checksum in the making. Users add theirs.
///
/// ```
/// use wire_core::checksum::Checksum;
/// use wire_core::Wire;
///
/// /// The sum of the octets, modulo 256.
/// #[derive(Default)]
/// struct Sum(u8);
///
/// impl Checksum for Sum {
///     fn update(&mut self, octets: &[u8]) {
///         self.0 = octets.iter().fold(self.0, |sum, octet| sum.wrapping_add(*octet));
///     }
///     fn finish(self) -> u64 {
///         self.0.into()
///     }
/// }
///
/// #[derive(Wire)]
/// struct Message {
///     a: u16,
///     #[wire(checksum = Sum, over = ..sum)]
///     sum: u8,
/// }
///
/// assert_eq!(Message { a: 0x0102, sum: 0 }.encode()?, [1, 2, 3]);
/// assert!(Message::decode(&[1, 2, 4]).is_err());
/// # Ok::<(), wire_core::EncodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checksum",
    note = "`checksum = …` takes `internet`, with feature `crc` one of its CRCs, or a type that implements `wire_core::checksum::Checksum`"
)]
pub trait Checksum: Default {
    /// Takes in more of the covered octets. Pieces may have any length.
    fn update(&mut self, octets: &[u8]);

    /// The checksum of all octets taken in.
    fn finish(self) -> u64;

    /// What is written where the checksum would be `none`, the value that says there is no
    /// checksum.
    fn instead_of_none(none: u64) -> u64 {
        none
    }
}

/// The Internet checksum: the ones' complement of the ones' complement sum of 16-bit words, an odd
/// octet at the end padded with zero (RFC 1071).
///
/// With `none = 0`, as in UDP over IPv4, a sum of zero is written as `0xffff` (RFC 768).
#[derive(Clone, Copy, Debug, Default)]
pub struct Internet {
    /// Native order, not folded; a ones' complement sum does not depend on the order (RFC 1071,
    /// section 2).
    sum: u64,
    /// Whether an odd number of octets has been taken in.
    odd: bool,
}

impl Checksum for Internet {
    #[inline]
    fn update(&mut self, octets: &[u8]) {
        let mut octets = octets;
        if self.odd {
            if let Some((first, rest)) = octets.split_first() {
                self.add(u16::from_ne_bytes([0, *first]).into());
                self.odd = false;
                octets = rest;
            }
        }
        let (words, rest) = split_words(octets);
        let (mut low, mut high) = (0u64, 0u64);
        for word in words {
            let word = u64::from_ne_bytes(*word);
            low += word & 0xffff_ffff;
            high += word >> 32;
        }
        self.add(fold_once(low));
        self.add(fold_once(high));
        let mut pairs = rest.chunks_exact(2);
        for pair in &mut pairs {
            if let [a, b] = *pair {
                self.add(u16::from_ne_bytes([a, b]).into());
            }
        }
        if let [last] = *pairs.remainder() {
            self.add(u16::from_ne_bytes([last, 0]).into());
            self.odd = true;
        }
    }

    #[inline]
    fn finish(self) -> u64 {
        let mut sum = self.sum;
        while sum > 0xffff {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        u64::from(!u16::from_be_bytes((sum as u16).to_ne_bytes()))
    }

    fn instead_of_none(none: u64) -> u64 {
        !none & 0xffff
    }
}

impl Internet {
    #[inline(always)]
    fn add(&mut self, value: u64) {
        self.sum = fold_once(self.sum) + value;
    }
}

/// The octets as words of eight, and those that are left.
#[inline(always)]
fn split_words(octets: &[u8]) -> (&[[u8; 8]], &[u8]) {
    let words = octets.len() / 8 * 8;
    let (words, rest) = octets.split_at(words);
    (zerocopy::FromBytes::ref_from_bytes(words).unwrap_or_default(), rest)
}

/// Adds the upper half to the lower: the same number modulo 2¹⁶ − 1, in 33 bits.
#[inline(always)]
const fn fold_once(sum: u64) -> u64 {
    (sum & 0xffff_ffff) + (sum >> 32)
}

/// The checksum after one field of what it covers changed, without the octets (RFC 1624,
/// equation 3). `old` and `new` are that field's octets, an even number at an even offset.
///
/// Where all that is covered is zeros now, it gives 0 and computing the sum anew gives 0xffff, which
/// the octets at hand do not tell; the views of messages do look for it.
///
/// ```
/// use wire_core::checksum::{Checksum, Internet, internet_update};
///
/// let (mut before, mut after) = (Internet::default(), Internet::default());
/// before.update(&[0x40, 0x01, 0x12, 0x34]);
/// after.update(&[0x3f, 0x01, 0x12, 0x34]);
/// let updated = internet_update(before.finish() as u16, &[0x40, 0x01], &[0x3f, 0x01]);
/// assert_eq!(u64::from(updated), after.finish());
/// ```
#[must_use]
pub fn internet_update(checksum: u16, old: &[u8], new: &[u8]) -> u16 {
    let mut sum =
        Internet { sum: u64::from(u16::from_be_bytes((!checksum).to_ne_bytes())), odd: false };
    let mut negated = Internet::default();
    negated.update(old);
    sum.update(&(negated.finish() as u16).to_be_bytes());
    sum.update(new);
    sum.finish() as u16
}

#[cfg(feature = "crc")]
mod crc_checksums {
    use super::Checksum;

    macro_rules! crc {
        ($($name:ident, $width:ty, $algorithm:ident, $doc:literal;)*) => {$(
            #[doc = $doc]
            #[derive(Clone)]
            pub struct $name(::crc::Digest<'static, $width>);

            impl Default for $name {
                fn default() -> Self {
                    static CRC: ::crc::Crc<$width> = ::crc::Crc::<$width>::new(&::crc::$algorithm);
                    Self(CRC.digest())
                }
            }

            impl Checksum for $name {
                fn update(&mut self, octets: &[u8]) {
                    self.0.update(octets);
                }

                fn finish(self) -> u64 {
                    self.0.finalize().into()
                }
            }
        )*};
    }

    crc! {
        Crc8, u8, CRC_8_SMBUS, "CRC-8 (polynomial 0x07).";
        Crc16Ccitt, u16, CRC_16_IBM_3740, "CRC-16 with polynomial 0x1021 and initial value 0xffff, as CCSDS uses it.";
        Crc16Modbus, u16, CRC_16_MODBUS, "The CRC-16 of Modbus RTU.";
        Crc16Xmodem, u16, CRC_16_XMODEM, "CRC-16 with polynomial 0x1021 and initial value 0.";
        Crc32, u32, CRC_32_ISO_HDLC, "CRC-32 as in Ethernet, gzip and PNG.";
        Crc32c, u32, CRC_32_ISCSI, "CRC-32C (Castagnoli), as in iSCSI and SCTP (RFC 9260, appendix A).";
        Crc64, u64, CRC_64_XZ, "CRC-64 as in XZ.";
    }
}

#[cfg(feature = "crc")]
pub use crc_checksums::{Crc8, Crc16Ccitt, Crc16Modbus, Crc16Xmodem, Crc32, Crc32c, Crc64};

#[cfg(test)]
mod tests {
    use super::*;

    fn internet(pieces: &[&[u8]]) -> u64 {
        let mut sum = Internet::default();
        for piece in pieces {
            sum.update(piece);
        }
        sum.finish()
    }

    #[test]
    fn rfc_1071_section_3_example() {
        let octets = [0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7];
        assert_eq!(internet(&[&octets]), 0xffff - 0xddf2);
    }

    #[test]
    fn pieces_of_any_length_sum_up_alike() {
        let octets: [u8; 37] = core::array::from_fn(|i| (i * 37 + 11) as u8);
        let whole = internet(&[&octets]);
        for cut in 0..octets.len() {
            let (a, b) = octets.split_at(cut);
            assert_eq!(internet(&[a, b]), whole, "cut at {cut}");
        }
    }

    #[test]
    fn sums_of_large_octets_do_not_overflow() {
        let octets = [0xff; 65_536];
        assert_eq!(internet(&[&octets[..], &octets[..], &octets[..]]), 0);
    }
}
