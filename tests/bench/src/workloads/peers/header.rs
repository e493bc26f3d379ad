//! The header as the peers define it.

use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

use binrw::{BinRead, BinWrite};
use deku::DekuContainerWrite;
use speedy::{BigEndian, Readable, Writable};
use tls_codec::{Deserialize as _, Serialize as _};
use zerocopy::byteorder::network_endian::U16;
use zerocopy::{FromBytes, IntoBytes};

use super::BINCODE;
use crate::workloads::header::{Header, OCTETS};
use crate::{Case, repeat};

#[derive(deku::DekuRead, deku::DekuWrite, Clone, Debug)]
#[deku(endian = "big")]
pub(crate) struct Deku {
    kind: u8,
    code: u8,
    checksum: u16,
    id: u16,
    pub(crate) seq: u16,
}

#[derive(binrw::BinRead, binrw::BinWrite, Clone, Debug)]
#[brw(big)]
struct Binrw {
    kind: u8,
    code: u8,
    checksum: u16,
    id: u16,
    seq: u16,
}

#[derive(tls_codec::TlsSerialize, tls_codec::TlsDeserialize, tls_codec::TlsSize, Clone)]
struct Tls {
    kind: u8,
    code: u8,
    checksum: u16,
    id: u16,
    seq: u16,
}

#[derive(speedy::Readable, speedy::Writable, bincode::Decode, bincode::Encode, Clone)]
pub(crate) struct Other {
    kind: u8,
    code: u8,
    checksum: u16,
    id: u16,
    pub(crate) seq: u16,
}

#[derive(
    zerocopy::FromBytes,
    zerocopy::IntoBytes,
    zerocopy::Immutable,
    zerocopy::Unaligned,
    zerocopy::KnownLayout,
    Clone,
)]
#[repr(C)]
struct InPlace {
    kind: u8,
    code: u8,
    checksum: U16,
    id: U16,
    seq: U16,
}

#[inline(never)]
fn deku_decode(octets: &[u8]) -> Result<Deku, deku::DekuError> {
    Deku::try_from(octets)
}

#[inline(never)]
fn binrw_decode(octets: &[u8]) -> binrw::BinResult<Binrw> {
    Binrw::read(&mut Cursor::new(octets))
}

#[inline(never)]
fn tls_decode(octets: &[u8]) -> Result<Tls, tls_codec::Error> {
    Tls::tls_deserialize_exact(octets)
}

#[inline(never)]
fn speedy_decode(octets: &[u8]) -> Result<Other, speedy::Error> {
    Other::read_from_buffer_with_ctx(BigEndian::default(), octets)
}

#[inline(never)]
fn bincode_decode(octets: &[u8]) -> Result<Other, bincode::error::DecodeError> {
    bincode::decode_from_slice(octets, BINCODE).map(|(header, _)| header)
}

#[inline(never)]
fn zerocopy_decode(octets: &[u8]) -> Result<Header, usize> {
    match InPlace::ref_from_bytes(octets) {
        Ok(header) => Ok(Header {
            kind: header.kind,
            code: header.code,
            checksum: header.checksum.get(),
            id: header.id.get(),
            seq: header.seq.get(),
        }),
        Err(_) => Err(octets.len()),
    }
}

#[inline(never)]
fn deku_encode(header: &Deku, buffer: &mut [u8]) -> Result<usize, deku::DekuError> {
    header.to_slice(buffer)
}

#[inline(never)]
fn binrw_encode(header: &Binrw, buffer: &mut [u8]) -> binrw::BinResult<usize> {
    let mut out = Cursor::new(buffer);
    header.write(&mut out)?;
    Ok(out.position() as usize)
}

#[inline(never)]
fn tls_encode(header: &Tls, mut buffer: &mut [u8]) -> Result<usize, tls_codec::Error> {
    header.tls_serialize(&mut buffer)
}

#[inline(never)]
fn speedy_encode(header: &Other, buffer: &mut [u8]) -> Result<usize, speedy::Error> {
    header.write_to_buffer_with_ctx(BigEndian::default(), buffer)?;
    Ok(8)
}

#[inline(never)]
fn bincode_encode(header: &Other, buffer: &mut [u8]) -> Result<usize, bincode::error::EncodeError> {
    bincode::encode_into_slice(header, buffer, BINCODE)
}

#[inline(never)]
fn zerocopy_encode(header: &Header, buffer: &mut [u8]) -> Result<usize, usize> {
    let in_place = InPlace {
        kind: header.kind,
        code: header.code,
        checksum: header.checksum.into(),
        id: header.id.into(),
        seq: header.seq.into(),
    };
    match in_place.write_to_prefix(buffer) {
        Ok(()) => Ok(8),
        Err(_) => Err(8),
    }
}

fn encode<T: Clone, E>(
    times: u64,
    value: T,
    operation: impl Fn(&T, &mut [u8]) -> Result<usize, E>,
) -> Duration {
    let mut buffer = [0; 64];
    let start = Instant::now();
    for _ in 0..times {
        let written = operation(black_box(&value), black_box(&mut buffer[..]));
        black_box(&written);
        black_box(&buffer);
    }
    start.elapsed()
}

pub(crate) fn cases(decode: &'static str, encoded: &'static str) -> Vec<Case> {
    vec![
        Case::new(decode, "deku", |n| repeat(n, &OCTETS[..], deku_decode)),
        Case::new(decode, "binrw", |n| repeat(n, &OCTETS[..], binrw_decode)),
        Case::new(decode, "tls_codec", |n| repeat(n, &OCTETS[..], tls_decode)),
        Case::new(decode, "speedy", |n| repeat(n, &OCTETS[..], speedy_decode)),
        Case::new(decode, "bincode", |n| repeat(n, &OCTETS[..], bincode_decode)),
        Case::new(decode, "zerocopy", |n| repeat(n, &OCTETS[..], zerocopy_decode)),
        Case::new(encoded, "deku", |n| {
            let Ok(value) = deku_decode(&OCTETS) else { return Duration::ZERO };
            encode(n, value, deku_encode)
        }),
        Case::new(encoded, "binrw", |n| {
            let Ok(value) = binrw_decode(&OCTETS) else { return Duration::ZERO };
            encode(n, value, binrw_encode)
        }),
        Case::new(encoded, "tls_codec", |n| {
            let Ok(value) = tls_decode(&OCTETS) else { return Duration::ZERO };
            encode(n, value, tls_encode)
        }),
        Case::new(encoded, "speedy", |n| {
            let Ok(value) = speedy_decode(&OCTETS) else { return Duration::ZERO };
            encode(n, value, speedy_encode)
        }),
        Case::new(encoded, "bincode", |n| {
            let Ok(value) = bincode_decode(&OCTETS) else { return Duration::ZERO };
            encode(n, value, bincode_encode)
        }),
        Case::new(encoded, "zerocopy", |n| {
            let Ok(value) = zerocopy_decode(&OCTETS) else { return Duration::ZERO };
            encode(n, value, zerocopy_encode)
        }),
    ]
}
