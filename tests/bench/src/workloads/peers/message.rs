//! The message of variable size as the peers define it.

use std::io::Cursor;

use binrw::{BinRead, BinWrite};
use deku::{DekuContainerWrite, DekuError};
use speedy::{BigEndian, Readable, Writable};
use tls_codec::{Deserialize as _, Serialize as _};

use super::{BINCODE, bincode_parts};
use crate::workloads::message::octets;
use crate::{Case, repeat};

/// Their items are alike but for the derives.
macro_rules! item {
    ($($(#[$attribute:meta])* $name:ident;)*) => {$(
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq)]
        pub(super) struct $name {
            pub(super) id: u32,
            pub(super) port: u16,
            pub(super) flags: u8,
        }
    )*};
}

item! {
    #[derive(deku::DekuRead, deku::DekuWrite)]
    #[deku(endian = "endian", ctx = "endian: deku::ctx::Endian")]
    DekuItem;

    #[derive(binrw::BinRead, binrw::BinWrite)]
    #[brw(big)]
    BinrwItem;

    #[derive(tls_codec::TlsSerialize, tls_codec::TlsDeserialize, tls_codec::TlsSize)]
    TlsItem;

    #[derive(speedy::Readable, speedy::Writable, bincode::Decode, bincode::Encode)]
    #[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
    Item;
}

#[derive(deku::DekuRead, deku::DekuWrite, Clone, Copy, Debug)]
#[deku(id_type = "u8", endian = "endian", ctx = "endian: deku::ctx::Endian")]
enum DekuKind {
    #[deku(id = "0")]
    Request,
    #[deku(id = "1")]
    Reply,
    #[deku(id = "2")]
    Notice,
}

#[derive(deku::DekuRead, deku::DekuWrite, Clone, Debug)]
#[deku(endian = "big")]
struct Deku {
    id: u16,
    kind: DekuKind,
    #[deku(update = "self.name.len()")]
    name_len: u32,
    #[deku(
        count = "name_len",
        map = "|octets: Vec<u8>| String::from_utf8(octets).map_err(|error| DekuError::Parse(error.to_string().into()))",
        writer = "name.as_bytes().to_writer(deku::writer, ())"
    )]
    name: String,
    #[deku(update = "self.items.len()")]
    count: u32,
    #[deku(count = "count")]
    items: Vec<DekuItem>,
    has_extra: u8,
    #[deku(cond = "*has_extra == 1")]
    extra: Option<u64>,
}

#[derive(binrw::BinRead, binrw::BinWrite, Clone, Copy, Debug)]
#[brw(repr = u8)]
enum BinrwKind {
    Request = 0,
    Reply = 1,
    Notice = 2,
}

#[binrw::binrw]
#[derive(Clone, Debug)]
#[brw(big)]
struct Binrw {
    id: u16,
    kind: BinrwKind,
    #[br(temp)]
    #[bw(calc = name.len() as u32)]
    name_len: u32,
    #[br(count = name_len, try_map = String::from_utf8)]
    #[bw(map = |name| name.as_bytes().to_vec())]
    name: String,
    #[br(temp)]
    #[bw(calc = items.len() as u32)]
    count: u32,
    #[br(count = count)]
    items: Vec<BinrwItem>,
    #[br(temp)]
    #[bw(calc = extra.is_some() as u8)]
    has_extra: u8,
    #[br(if(has_extra == 1))]
    extra: Option<u64>,
}

#[derive(tls_codec::TlsSerialize, tls_codec::TlsDeserialize, tls_codec::TlsSize, Clone, Copy)]
#[repr(u8)]
enum TlsKind {
    Request = 0,
    Reply = 1,
    Notice = 2,
}

#[derive(tls_codec::TlsSerialize, tls_codec::TlsDeserialize, tls_codec::TlsSize, Clone)]
struct Tls {
    id: u16,
    kind: TlsKind,
    #[tls_codec(with = "tls_text")]
    name: String,
    #[tls_codec(with = "tls_items")]
    items: Vec<TlsItem>,
    extra: Option<u64>,
}

/// Octets behind their len, checked.
mod tls_text {
    use std::io::{Read, Write};

    use tls_codec::{Deserialize, Error, Serialize, TlsByteSliceU32, TlsByteVecU32};

    pub(super) fn tls_serialized_len(text: &str) -> usize {
        4 + text.len()
    }

    pub(super) fn tls_serialize<W: Write>(text: &str, writer: &mut W) -> Result<usize, Error> {
        TlsByteSliceU32(text.as_bytes()).tls_serialize(writer)
    }

    pub(super) fn tls_deserialize<R: Read>(reader: &mut R) -> Result<String, Error> {
        let octets = TlsByteVecU32::tls_deserialize(reader)?;
        String::from_utf8(octets.into()).map_err(|error| Error::DecodingError(error.to_string()))
    }
}

/// Items behind their count, where TLS has the octets that they take.
mod tls_items {
    use std::io::{Read, Write};

    use tls_codec::{Deserialize, Error, Serialize};

    use super::TlsItem;

    pub(super) fn tls_serialized_len(items: &[TlsItem]) -> usize {
        4 + 7 * items.len()
    }

    pub(super) fn tls_serialize<W: Write>(
        items: &[TlsItem],
        writer: &mut W,
    ) -> Result<usize, Error> {
        let count = u32::try_from(items.len()).map_err(|_| Error::InvalidVectorLength)?;
        let mut written = count.tls_serialize(writer)?;
        for item in items {
            written += item.tls_serialize(writer)?;
        }
        Ok(written)
    }

    pub(super) fn tls_deserialize<R: Read>(reader: &mut R) -> Result<Vec<TlsItem>, Error> {
        let count = u32::tls_deserialize(reader)?;
        let mut items = Vec::with_capacity(count.min(1024) as usize);
        for _ in 0..count {
            items.push(TlsItem::tls_deserialize(reader)?);
        }
        Ok(items)
    }
}

#[derive(
    speedy::Readable, speedy::Writable, borsh::BorshSerialize, borsh::BorshDeserialize, Clone, Copy,
)]
#[speedy(tag_type = u8)]
#[borsh(use_discriminant = true)]
#[repr(u8)]
enum OtherKind {
    Request = 0,
    Reply = 1,
    Notice = 2,
}

#[derive(
    speedy::Readable, speedy::Writable, borsh::BorshSerialize, borsh::BorshDeserialize, Clone,
)]
struct Other {
    id: u16,
    kind: OtherKind,
    name: String,
    items: Vec<Item>,
    extra: Option<u64>,
}

#[derive(bincode::Decode, bincode::Encode, Clone)]
struct Bincode {
    id: u16,
    kind: bincode_parts::Kind,
    name: bincode_parts::Text,
    items: bincode_parts::Items,
    extra: Option<u64>,
}

#[inline(never)]
fn deku_decode(octets: &[u8]) -> Result<Deku, DekuError> {
    Deku::try_from(octets)
}

#[inline(never)]
fn deku_encode(message: &Deku) -> Result<Vec<u8>, DekuError> {
    message.to_bytes()
}

#[inline(never)]
fn binrw_decode(octets: &[u8]) -> binrw::BinResult<Binrw> {
    Binrw::read(&mut Cursor::new(octets))
}

#[inline(never)]
fn binrw_encode(message: &Binrw) -> binrw::BinResult<Vec<u8>> {
    let mut out = Cursor::new(Vec::with_capacity(96));
    message.write(&mut out)?;
    Ok(out.into_inner())
}

#[inline(never)]
fn tls_decode(octets: &[u8]) -> Result<Tls, tls_codec::Error> {
    Tls::tls_deserialize_exact(octets)
}

#[inline(never)]
fn tls_encode(message: &Tls) -> Result<Vec<u8>, tls_codec::Error> {
    message.tls_serialize_detached()
}

#[inline(never)]
fn speedy_decode(octets: &[u8]) -> Result<Other, speedy::Error> {
    Other::read_from_buffer_with_ctx(BigEndian::default(), octets)
}

#[inline(never)]
fn speedy_encode(message: &Other) -> Result<Vec<u8>, speedy::Error> {
    message.write_to_vec_with_ctx(BigEndian::default())
}

#[inline(never)]
fn bincode_decode(octets: &[u8]) -> Result<Bincode, bincode::error::DecodeError> {
    bincode::decode_from_slice(octets, BINCODE).map(|(message, _)| message)
}

#[inline(never)]
fn bincode_encode(message: &Bincode) -> Result<Vec<u8>, bincode::error::EncodeError> {
    bincode::encode_to_vec(message, BINCODE)
}

#[inline(never)]
fn borsh_decode(octets: &[u8]) -> std::io::Result<Other> {
    borsh::from_slice(octets)
}

#[inline(never)]
fn borsh_encode(message: &Other) -> std::io::Result<Vec<u8>> {
    borsh::to_vec(message)
}

fn of<T, E: std::fmt::Debug>(value: Result<T, E>) -> T {
    value.expect("a peer reads and writes the message")
}

/// The message in borsh's own order of octets.
fn little_endian() -> Vec<u8> {
    of(borsh_encode(&of(speedy_decode(&octets()))))
}

pub(crate) fn cases(decode: &'static str, encode: &'static str) -> Vec<Case> {
    vec![
        Case::new(decode, "deku", |n| repeat(n, &octets()[..], deku_decode)),
        Case::new(decode, "binrw", |n| repeat(n, &octets()[..], binrw_decode)),
        Case::new(decode, "tls_codec", |n| repeat(n, &octets()[..], tls_decode)),
        Case::new(decode, "speedy", |n| repeat(n, &octets()[..], speedy_decode)),
        Case::new(decode, "bincode", |n| repeat(n, &octets()[..], bincode_decode)),
        Case::new(decode, "borsh", |n| repeat(n, &little_endian()[..], borsh_decode)),
        Case::new(encode, "deku", |n| repeat(n, &of(deku_decode(&octets())), deku_encode)),
        Case::new(encode, "binrw", |n| repeat(n, &of(binrw_decode(&octets())), binrw_encode)),
        Case::new(encode, "tls_codec", |n| repeat(n, &of(tls_decode(&octets())), tls_encode)),
        Case::new(encode, "speedy", |n| repeat(n, &of(speedy_decode(&octets())), speedy_encode)),
        Case::new(encode, "bincode", |n| repeat(n, &of(bincode_decode(&octets())), bincode_encode)),
        Case::new(encode, "borsh", |n| repeat(n, &of(speedy_decode(&octets())), borsh_encode)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workloads::message::{NAME, items};

    fn expected() -> Vec<Item> {
        items().into_iter().map(|i| Item { id: i.id, port: i.port, flags: i.flags }).collect()
    }

    #[test]
    fn every_peer_but_borsh_writes_the_very_octets_that_it_read() {
        assert_eq!(of(deku_encode(&of(deku_decode(&octets())))), octets());
        assert_eq!(of(binrw_encode(&of(binrw_decode(&octets())))), octets());
        assert_eq!(of(tls_encode(&of(tls_decode(&octets())))), octets());
        assert_eq!(of(speedy_encode(&of(speedy_decode(&octets())))), octets());
        assert_eq!(of(bincode_encode(&of(bincode_decode(&octets())))), octets());
        assert_eq!(of(borsh_encode(&of(borsh_decode(&little_endian())))), little_endian());
        assert_eq!(little_endian().len(), octets().len());
    }

    #[test]
    fn every_peer_reads_text_and_items() {
        assert_eq!(of(deku_decode(&octets())).name, NAME);
        assert_eq!(of(binrw_decode(&octets())).name, NAME);
        assert_eq!(of(tls_decode(&octets())).name, NAME);
        assert_eq!(of(speedy_decode(&octets())).items, expected());
        assert_eq!(of(bincode_decode(&octets())).items.0, expected());
        assert_eq!(of(borsh_decode(&little_endian())).items, expected());
    }
}
