//! Many numbers, and many headers, as the peers read them.

use speedy::{BigEndian, Readable};

use super::BINCODE;
use super::header::{Deku as DekuHeader, Other as Header};

#[derive(deku::DekuRead)]
#[deku(endian = "big")]
pub(crate) struct DekuWords {
    #[deku(read_all)]
    words: Vec<u32>,
}

#[derive(deku::DekuRead)]
pub(crate) struct DekuHeaders {
    #[deku(read_all)]
    headers: Vec<DekuHeader>,
}

#[inline(never)]
pub(crate) fn deku_words(octets: &[u8]) -> Result<Vec<u32>, deku::DekuError> {
    Ok(DekuWords::try_from(octets)?.words)
}

#[inline(never)]
pub(crate) fn deku_headers(octets: &[u8]) -> Result<Vec<DekuHeader>, deku::DekuError> {
    Ok(DekuHeaders::try_from(octets)?.headers)
}

/// Behind a count of four octets.
#[inline(never)]
pub(crate) fn speedy_words(octets: &[u8]) -> Result<Vec<u32>, speedy::Error> {
    Vec::read_from_buffer_with_ctx(BigEndian::default(), octets)
}

/// Behind a count of four octets.
#[inline(never)]
pub(crate) fn speedy_headers(octets: &[u8]) -> Result<Vec<Header>, speedy::Error> {
    Vec::read_from_buffer_with_ctx(BigEndian::default(), octets)
}

/// Behind a count of eight octets.
#[inline(never)]
pub(crate) fn bincode_words(octets: &[u8]) -> Result<Vec<u32>, bincode::error::DecodeError> {
    bincode::decode_from_slice(octets, BINCODE).map(|(words, _)| words)
}

/// Behind a count of eight octets.
#[inline(never)]
pub(crate) fn bincode_headers(octets: &[u8]) -> Result<Vec<Header>, bincode::error::DecodeError> {
    bincode::decode_from_slice(octets, BINCODE).map(|(headers, _)| headers)
}
