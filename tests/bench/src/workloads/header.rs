//! A header of fixed size: ICMP echo, eight octets, five fields.

use std::time::{Duration, Instant};

use wire_core::Wire;

use crate::{Case, hand, repeat};

pub(crate) const OCTETS: [u8; 8] = [0x08, 0x00, 0x4c, 0x60, 0x00, 0x01, 0x00, 0xfb];

/// As Wire and hand-written code have it.
#[derive(Wire, Debug, Clone, Copy, PartialEq, wincode::SchemaRead, wincode::SchemaWrite)]
pub(crate) struct Header {
    pub(crate) kind: u8,
    pub(crate) code: u8,
    pub(crate) checksum: u16,
    pub(crate) id: u16,
    pub(crate) seq: u16,
}

const HEADER: Header = Header { kind: 8, code: 0, checksum: 0x4c60, id: 1, seq: 0xfb };

const DECODE: &str = "header, decode";
const ENCODE: &str = "header, encode into a slice";

pub(super) fn cases() -> Vec<Case> {
    let own = vec![
        Case::new(DECODE, "wire", |n| repeat(n, &OCTETS[..], wire_decode)),
        Case::new(DECODE, "hand", |n| repeat(n, &OCTETS[..], hand_decode)),
        Case::new(DECODE, "wincode", |n| repeat(n, &OCTETS[..], wincode_decode)),
        Case::new(ENCODE, "wire", |n| encode(n, wire_encode)),
        Case::new(ENCODE, "hand", |n| encode(n, hand_encode)),
        Case::new(ENCODE, "wincode", |n| encode(n, wincode_encode)),
    ];
    [own, super::peers::header::cases(DECODE, ENCODE)].concat()
}

fn encode<E>(times: u64, operation: impl Fn(&Header, &mut [u8]) -> Result<usize, E>) -> Duration {
    let mut buffer = [0; 64];
    let start = Instant::now();
    for _ in 0..times {
        let written =
            operation(std::hint::black_box(&HEADER), std::hint::black_box(&mut buffer[..]));
        std::hint::black_box(&written);
        std::hint::black_box(&buffer);
    }
    start.elapsed()
}

#[inline(never)]
fn wire_decode(octets: &[u8]) -> Result<Header, wire_core::DecodeError> {
    Header::decode(octets)
}

#[inline(never)]
fn wire_encode(header: &Header, buffer: &mut [u8]) -> Result<usize, wire_core::EncodeError> {
    header.encode_into(buffer)
}

#[inline(never)]
fn hand_decode(octets: &[u8]) -> Result<Header, hand::Error> {
    match *octets {
        [kind, code, c0, c1, i0, i1, s0, s1] => Ok(Header {
            kind,
            code,
            checksum: u16::from_be_bytes([c0, c1]),
            id: u16::from_be_bytes([i0, i1]),
            seq: u16::from_be_bytes([s0, s1]),
        }),
        _ if octets.len() < 8 => hand::error(hand::Kind::Incomplete, 0),
        _ => hand::error(hand::Kind::Trailing, 8),
    }
}

#[inline(never)]
fn hand_encode(header: &Header, buffer: &mut [u8]) -> Result<usize, hand::Error> {
    let Some(out) = buffer.first_chunk_mut::<8>() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    let [c0, c1] = header.checksum.to_be_bytes();
    let [i0, i1] = header.id.to_be_bytes();
    let [s0, s1] = header.seq.to_be_bytes();
    *out = [header.kind, header.code, c0, c1, i0, i1, s0, s1];
    Ok(8)
}

#[inline(never)]
fn wincode_decode(octets: &[u8]) -> wincode::ReadResult<Header> {
    wincode::config::deserialize_exact(octets, super::WINCODE)
}

#[inline(never)]
fn wincode_encode(header: &Header, buffer: &mut [u8]) -> wincode::WriteResult<usize> {
    wincode::config::serialize_into(buffer, header, super::WINCODE)?;
    Ok(8)
}
