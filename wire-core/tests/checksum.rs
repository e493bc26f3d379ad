//! Checksums against their definitions and the catalogue's check values.
#![cfg(feature = "std")]

use proptest::prelude::*;
use wire_core::checksum::{Checksum, Internet, internet_update};

fn sum<C: Checksum>(octets: &[u8]) -> u64 {
    let mut checksum = C::default();
    checksum.update(octets);
    checksum.finish()
}

/// RFC 1071, section 4.1, word by word.
fn reference(octets: &[u8]) -> u64 {
    let mut sum = 0u64;
    for pair in octets.chunks(2) {
        sum += u64::from(pair[0]) << 8 | u64::from(pair.get(1).copied().unwrap_or(0));
    }
    while sum >> 16 != 0 {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !sum & 0xffff
}

/// The header of an IPv4 packet with its checksum, 0xb861, in place.
const IPV4: [u8; 20] = [
    0x45, 0x00, 0x00, 0x73, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11, 0xb8, 0x61, 0xc0, 0xa8, 0x00, 0x01,
    0xc0, 0xa8, 0x00, 0xc7,
];

#[test]
fn what_holds_its_own_checksum_sums_up_to_zero() {
    assert_eq!(sum::<Internet>(&IPV4), 0);
    let mut blank = IPV4;
    blank[10..12].fill(0);
    assert_eq!(sum::<Internet>(&blank), 0xb861);
}

/// RFC 1624, section 4: 0xdd2f, one field from 0x5555 to 0x3285, gives 0x0000 and not 0xffff.
#[test]
fn incremental_example_of_the_rfc() {
    assert_eq!(internet_update(0xdd2f, &[0x55, 0x55], &[0x32, 0x85]), 0);
}

#[test]
fn no_checksum_is_told_from_a_checksum_of_zero() {
    assert_eq!(Internet::instead_of_none(0), 0xffff);
    assert_eq!(Internet::instead_of_none(0xffff), 0);
}

proptest! {
    #[test]
    fn internet_is_the_sum_of_the_rfc(octets: Vec<u8>) {
        prop_assert_eq!(sum::<Internet>(&octets), reference(&octets));
    }

    #[test]
    fn pieces_of_any_length_sum_up_alike(pieces: Vec<Vec<u8>>) {
        let mut checksum = Internet::default();
        pieces.iter().for_each(|piece| checksum.update(piece));
        prop_assert_eq!(checksum.finish(), reference(&pieces.concat()));
    }

    /// RFC 1624, equation 3: as if computed anew, but where all octets become zero, which no
    /// header with a version in it does.
    #[test]
    fn incremental_update_is_the_sum_anew(
        words in prop::collection::vec(any::<[u8; 2]>(), 1..40),
        new: [u8; 4],
        at: prop::sample::Index,
    ) {
        let before = [&[0x45, 0][..], &words.concat(), &[0, 0]].concat();
        let at = 2 + at.index(words.len()) * 2;
        let mut after = before.clone();
        after[at..at + 4].copy_from_slice(&new);
        let checksum = sum::<Internet>(&before) as u16;
        let updated = internet_update(checksum, &before[at..at + 4], &new);
        prop_assert_eq!(u64::from(updated), sum::<Internet>(&after));
    }
}

/// The check values of the catalogue of parametrised CRC algorithms.
#[cfg(feature = "crc")]
#[test]
fn crcs_have_the_check_values_of_the_catalogue() {
    use wire_core::checksum::{Crc8, Crc16Ccitt, Crc16Modbus, Crc16Xmodem, Crc32, Crc32c, Crc64};

    let check = b"123456789";
    assert_eq!(sum::<Crc8>(check), 0xf4);
    assert_eq!(sum::<Crc16Ccitt>(check), 0x29b1);
    assert_eq!(sum::<Crc16Modbus>(check), 0x4b37);
    assert_eq!(sum::<Crc16Xmodem>(check), 0x31c3);
    assert_eq!(sum::<Crc32>(check), 0xcbf4_3926);
    assert_eq!(sum::<Crc32c>(check), 0xe306_9283);
    assert_eq!(sum::<Crc64>(check), 0x995d_c9bb_df19_39fa);

    let mut pieces = Crc32::default();
    pieces.update(&check[..4]);
    pieces.update(&check[4..]);
    assert_eq!(pieces.finish(), 0xcbf4_3926);
}
