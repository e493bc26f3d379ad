//! A million headers of fixed size, from octets to a fresh `Vec`.

use wire_core::Wire;

use super::header::{Header, OCTETS};
use crate::{Case, hand, repeat};

const COUNT: usize = 1_000_000;

/// The headers, and nothing else.
#[derive(Wire)]
struct Headers {
    #[wire(rest)]
    headers: Vec<Header>,
}

/// In front of the headers, for those who need it, how many there are.
fn octets() -> Vec<u8> {
    let count = u32::try_from(COUNT).expect("a million");
    [&count.to_be_bytes()[..], &OCTETS.repeat(COUNT)].concat()
}

const FRESH: &str = "1M headers into a fresh Vec";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(FRESH, "wire", |n| repeat(n, &octets()[4..], wire_decode)),
        Case::new(FRESH, "hand", |n| repeat(n, &octets()[4..], hand_decode)),
        Case::new(FRESH, "copy", |n| repeat(n, &octets()[4..], copy)),
        Case::new(FRESH, "wincode", |n| repeat(n, &octets()[..], wincode_decode)),
    ]
}

#[inline(never)]
fn wire_decode(octets: &[u8]) -> Result<Vec<Header>, wire_core::DecodeError> {
    Ok(Headers::decode(octets)?.headers)
}

#[inline(never)]
fn hand_decode(octets: &[u8]) -> Result<Vec<Header>, hand::Error> {
    let (headers, []) = octets.as_chunks::<8>() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    Ok(headers
        .iter()
        .map(|&[kind, code, c0, c1, i0, i1, s0, s1]| Header {
            kind,
            code,
            checksum: u16::from_be_bytes([c0, c1]),
            id: u16::from_be_bytes([i0, i1]),
            seq: u16::from_be_bytes([s0, s1]),
        })
        .collect())
}

#[inline(never)]
fn copy(octets: &[u8]) -> Vec<u8> {
    octets.to_vec()
}

#[inline(never)]
fn wincode_decode(octets: &[u8]) -> wincode::ReadResult<Vec<Header>> {
    wincode::config::deserialize_exact(octets, super::WINCODE)
}
