//! Many headers of fixed size, from octets to a fresh `Vec`.

use wire_core::Wire;

use super::header::{Header, OCTETS};
use super::peers::many::{bincode_headers, deku_headers, speedy_headers};
use crate::{Case, hand, repeat};

/// The headers, and nothing else.
#[derive(Wire)]
struct Headers {
    #[wire(rest)]
    headers: Vec<Header>,
}

/// As many as leave the caches.
pub(crate) const MANY: &str = "1M headers into a fresh Vec";
/// As many as stay in the first one.
pub(crate) const FEW: &str = "1000 headers into a fresh Vec";

pub(super) fn cases() -> Vec<Case> {
    [counted::<1_000_000>(MANY), counted::<1000>(FEW)].concat()
}

/// Those who need it find how many headers there are in front of them: in the first four octets
/// or, for bincode, in all eight.
fn counted<const COUNT: usize>(name: &'static str) -> [Case; 7] {
    [
        Case::new(name, "wire", |n| repeat(n, &octets(COUNT)[8..], wire_decode)),
        Case::new(name, "hand", |n| repeat(n, &octets(COUNT)[8..], hand_decode)),
        Case::new(name, "copy", |n| repeat(n, &octets(COUNT)[8..], copy)),
        Case::new(name, "wincode", |n| repeat(n, &octets(COUNT)[4..], wincode_decode)),
        Case::new(name, "speedy", |n| repeat(n, &octets(COUNT)[4..], speedy_headers)),
        Case::new(name, "bincode", |n| repeat(n, &octets(COUNT)[..], bincode_headers)),
        Case::new(name, "deku", |n| repeat(n, &octets(COUNT)[8..], deku_headers)),
    ]
}

fn octets(count: usize) -> Vec<u8> {
    [&(count as u64).to_be_bytes()[..], &OCTETS.repeat(count)].concat()
}

#[inline(never)]
fn wire_decode(octets: &[u8]) -> Result<Vec<Header>, wire_core::DecodeError> {
    Ok(Headers::decode(octets)?.headers)
}

/// The three numbers of a header are swapped at once, in one word.
#[inline(never)]
fn hand_decode(octets: &[u8]) -> Result<Vec<Header>, hand::Error> {
    let (headers, []) = octets.as_chunks::<8>() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    Ok(headers
        .iter()
        .map(|header| {
            const HALVES: u64 = 0x00ff_00ff_00ff_0000;
            let word = u64::from_le_bytes(*header);
            let word = (word & HALVES) << 8 | (word >> 8) & HALVES | word & 0xffff;
            Header {
                kind: word as u8,
                code: (word >> 8) as u8,
                checksum: (word >> 16) as u16,
                id: (word >> 32) as u16,
                seq: (word >> 48) as u16,
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_read_the_same_headers() {
        let octets = octets(3);
        let expected = wire_decode(&octets[8..]).unwrap();
        assert_eq!(expected.len(), 3);
        assert_eq!(expected[0], Header::decode(&OCTETS).unwrap());
        assert_eq!(hand_decode(&octets[8..]).unwrap(), expected);
        assert_eq!(wincode_decode(&octets[4..]).unwrap(), expected);
        assert_eq!(speedy_headers(&octets[4..]).unwrap()[2].seq, 0xfb);
        assert_eq!(bincode_headers(&octets).unwrap()[2].seq, 0xfb);
        assert_eq!(deku_headers(&octets[8..]).unwrap()[2].seq, 0xfb);
    }
}
