//! Big-endian `Vec<u32>`: from octets to a fresh `Vec`, and into a buffer.

use std::hint::black_box;
use std::time::{Duration, Instant};

use wire_core::Wire;

use super::peers::many::{bincode_words, deku_words, speedy_words};
use crate::{Case, hand, repeat};

const READ: [&str; 3] =
    ["big-endian Vec<u32>, 16 KiB", "big-endian Vec<u32>, 64 KiB", "big-endian Vec<u32>, 1 MiB"];
const WRITTEN: &str = "big-endian Vec<u32>, 16 KiB, written";

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    cases.extend(read::<{ 16 << 10 }>(READ[0]));
    cases.extend(read::<{ 64 << 10 }>(READ[1]));
    cases.extend(read::<{ 1 << 20 }>(READ[2]));
    cases.extend([
        Case::new(WRITTEN, "wire", |n| write(n, wire_encode)),
        Case::new(WRITTEN, "hand", |n| write(n, |words, buffer| hand_encode(words, buffer))),
        Case::new(WRITTEN, "memcpy", |n| write(n, |words, buffer| copy(words, buffer))),
        Case::new(WRITTEN, "wincode", |n| write(n, wincode_encode)),
    ]);
    cases
}

/// Those who need it find how many words there are in front of them: in the first four octets or,
/// for bincode, in all eight.
fn read<const SIZE: usize>(name: &'static str) -> [Case; 8] {
    [
        Case::new(name, "wire", |n| repeat(n, &octets(SIZE)[8..], wire_decode)),
        Case::new(name, "hand", |n| repeat(n, &octets(SIZE)[8..], hand_decode)),
        Case::new(name, "memcpy", |n| repeat(n, &octets(SIZE)[8..], memcpy)),
        Case::new(name, "copy loop", |n| repeat(n, &octets(SIZE)[8..], copy_loop)),
        Case::new(name, "wincode", |n| repeat(n, &octets(SIZE)[4..], wincode_decode)),
        Case::new(name, "speedy", |n| repeat(n, &octets(SIZE)[4..], speedy_words)),
        Case::new(name, "bincode", |n| repeat(n, &octets(SIZE)[..], bincode_words)),
        Case::new(name, "deku", |n| repeat(n, &octets(SIZE)[8..], deku_words)),
    ]
}

fn words(size: usize) -> impl Iterator<Item = u32> {
    (0..size as u32 / 4).map(|n| n.wrapping_mul(0x9e37_79b9))
}

fn octets(size: usize) -> Vec<u8> {
    let count = (size as u64 / 4).to_be_bytes();
    count.into_iter().chain(words(size).flat_map(u32::to_be_bytes)).collect()
}

fn write<T, E>(times: u64, operation: impl Fn(&Vec<u32>, &mut [u8]) -> Result<T, E>) -> Duration {
    let words: Vec<u32> = words(16 << 10).collect();
    let mut buffer = vec![0; 4 + 4 * words.len()];
    let start = Instant::now();
    for _ in 0..times {
        let written = operation(black_box(&words), black_box(&mut buffer));
        black_box(&written);
    }
    start.elapsed()
}

#[inline(never)]
fn wire_decode(octets: &[u8]) -> Result<Vec<u32>, wire_core::DecodeError> {
    Vec::decode(octets)
}

#[inline(never)]
fn wire_encode(words: &Vec<u32>, buffer: &mut [u8]) -> Result<usize, wire_core::EncodeError> {
    words.encode_into(buffer)
}

/// Four pairs of words in the other byte order. The default CPU has no shuffle of octets: two are
/// swapped by shifts and masks in vectors, two in single registers at the same time.
#[inline(always)]
fn swapped([one, two, three, four]: [u64; 4]) -> [u64; 4] {
    [by_shifts(one), by_shifts(two), in_register(three), in_register(four)]
}

#[inline(always)]
fn by_shifts(pair: u64) -> u64 {
    const OCTETS: u64 = 0x00ff_00ff_00ff_00ff;
    const HALVES: u64 = 0x0000_ffff_0000_ffff;
    let pair = (pair & OCTETS) << 8 | (pair >> 8) & OCTETS;
    (pair & HALVES) << 16 | (pair >> 16) & HALVES
}

#[inline(always)]
fn in_register(pair: u64) -> u64 {
    pair.swap_bytes().rotate_left(32)
}

#[inline(never)]
fn hand_decode(octets: &[u8]) -> Result<Vec<u32>, hand::Error> {
    let (rounds, rest) = octets.as_chunks::<128>();
    let (rest, []) = rest.as_chunks() else {
        return hand::error(hand::Kind::Incomplete, octets.len());
    };
    let four = |octets: &[[u8; 8]; 4]| {
        swapped(octets.map(u64::from_le_bytes)).map(|pair| [pair as u32, (pair >> 32) as u32])
    };
    let mut words = Vec::with_capacity(rounds.len() + 1);
    words.extend(rounds.iter().map(|round| {
        let pairs: &[[[u8; 8]; 4]; 4] = zerocopy::transmute_ref!(round);
        let [one, two, three, last] = pairs;
        [four(one), four(two), four(three), four(last)]
    }));
    let mut words = words.into_flattened().into_flattened().into_flattened();
    words.extend(rest.iter().map(|word| u32::from_be_bytes(*word)));
    Ok(words)
}

#[inline(never)]
fn hand_encode(words: &[u32], buffer: &mut [u8]) -> Result<usize, hand::Error> {
    let (Some(octets), (rounds, last)) =
        (buffer.get_mut(..4 * words.len()), words.as_chunks::<8>())
    else {
        return hand::error(hand::Kind::TooLong, 0);
    };
    let (out, rest) = octets.as_chunks_mut::<32>();
    for (round, out) in rounds.iter().zip(out) {
        let [a, b, c, d, e, f, g, h] = round.map(u64::from);
        let pairs = swapped([a | b << 32, c | d << 32, e | f << 32, g | h << 32]);
        *out = zerocopy::transmute!(pairs.map(u64::to_le_bytes));
    }
    for (word, out) in last.iter().zip(rest.as_chunks_mut().0) {
        *out = word.to_be_bytes();
    }
    Ok(4 * words.len())
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
fn copy(words: &[u32], buffer: &mut [u8]) -> Result<(), ()> {
    for (word, out) in words.iter().zip(buffer.as_chunks_mut().0) {
        *out = word.to_ne_bytes();
    }
    Ok(())
}

#[inline(never)]
fn wincode_decode(octets: &[u8]) -> wincode::ReadResult<Vec<u32>> {
    wincode::config::deserialize_exact(octets, super::WINCODE)
}

#[inline(never)]
fn wincode_encode(words: &Vec<u32>, buffer: &mut [u8]) -> wincode::WriteResult<()> {
    wincode::config::serialize_into(buffer, words, super::WINCODE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_read_the_same_words() {
        let octets = octets(1 << 10);
        let expected: Vec<u32> = words(1 << 10).collect();
        assert_eq!(wire_decode(&octets[8..]).unwrap(), expected);
        assert_eq!(hand_decode(&octets[8..]).unwrap(), expected);
        assert_eq!(hand_decode(&octets[8..1020]).unwrap(), expected[..253]);
        assert_eq!(wincode_decode(&octets[4..]).unwrap(), expected);
        assert_eq!(speedy_words(&octets[4..]).unwrap(), expected);
        assert_eq!(bincode_words(&octets).unwrap(), expected);
        assert_eq!(deku_words(&octets[8..]).unwrap(), expected);
    }

    #[test]
    fn all_write_the_same_octets() {
        let words: Vec<u32> = words(1 << 10).collect();
        let octets = octets(1 << 10);
        let mut buffer = vec![0; 1028];
        assert_eq!(wire_encode(&words, &mut buffer).unwrap(), 1024);
        assert_eq!(buffer[..1024], octets[8..]);
        buffer.fill(0);
        assert_eq!(hand_encode(&words, &mut buffer).unwrap(), 1024);
        assert_eq!(buffer[..1024], octets[8..]);
        wincode_encode(&words, &mut buffer).unwrap();
        assert_eq!(buffer, octets[4..]);
    }
}
