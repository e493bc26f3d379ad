//! Big-endian `Vec<u32>`, from octets to a fresh `Vec`.

use wire_core::Wire;

use crate::{Case, hand, repeat};

const SIZES: [(usize, &str); 3] = [
    (16 << 10, "big-endian Vec<u32>, 16 KiB"),
    (64 << 10, "big-endian Vec<u32>, 64 KiB"),
    (1 << 20, "big-endian Vec<u32>, 1 MiB"),
];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    cases.extend(sized::<{ SIZES[0].0 }>(SIZES[0].1));
    cases.extend(sized::<{ SIZES[1].0 }>(SIZES[1].1));
    cases.extend(sized::<{ SIZES[2].0 }>(SIZES[2].1));
    cases
}

fn sized<const SIZE: usize>(name: &'static str) -> [Case; 5] {
    [
        Case::new(name, "wire", |n| repeat(n, &octets(SIZE)[4..], wire_decode)),
        Case::new(name, "hand", |n| repeat(n, &octets(SIZE)[4..], hand_decode)),
        Case::new(name, "memcpy", |n| repeat(n, &octets(SIZE)[4..], memcpy)),
        Case::new(name, "copy loop", |n| repeat(n, &octets(SIZE)[4..], copy_loop)),
        Case::new(name, "wincode", |n| repeat(n, &octets(SIZE)[..], wincode_decode)),
    ]
}

/// In front of the words, for those who need it, how many there are.
fn octets(size: usize) -> Vec<u8> {
    let count = u32::try_from(size / 4).expect("few");
    let words = (0..count).flat_map(|n| n.wrapping_mul(0x9e37_79b9).to_be_bytes());
    count.to_be_bytes().into_iter().chain(words).collect()
}

#[inline(never)]
fn wire_decode(octets: &[u8]) -> Result<Vec<u32>, wire_core::DecodeError> {
    Vec::decode(octets)
}

#[inline(never)]
fn hand_decode(octets: &[u8]) -> Result<Vec<u32>, hand::Error> {
    let (words, []) = octets.as_chunks() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    Ok(words.iter().map(|word| u32::from_be_bytes(*word)).collect())
}

#[inline(never)]
fn memcpy(octets: &[u8]) -> Vec<u8> {
    octets.to_vec()
}

#[inline(never)]
fn copy_loop(octets: &[u8]) -> Vec<u32> {
    octets.as_chunks().0.iter().map(|word| u32::from_ne_bytes(*word)).collect()
}

#[inline(never)]
fn wincode_decode(octets: &[u8]) -> wincode::ReadResult<Vec<u32>> {
    wincode::config::deserialize_exact(octets, super::WINCODE)
}
