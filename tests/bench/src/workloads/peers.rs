//! The messages as the peers define them, and their calls.
//!
//! Those that cannot be told how the message is written write their own format of the same
//! fields: `bincode` and `speedy` fixed-width big-endian numbers, `tls_codec` its vectors.

use deku::DekuContainerWrite;
use tls_codec::{Deserialize as _, Serialize as _};
use zerocopy::byteorder::network_endian::U16;

use super::header::{Header, OCTETS};
use crate::{Case, repeat};

pub(super) mod header {
    use super::*;
    use std::hint::black_box;
    use std::io::Cursor;
    use std::time::{Duration, Instant};

    use binrw::{BinRead, BinWrite};
    use speedy::{BigEndian, Readable, Writable};
    use zerocopy::{FromBytes, IntoBytes};

    #[derive(deku::DekuRead, deku::DekuWrite, Clone, Debug)]
    #[deku(endian = "big")]
    struct Deku {
        kind: u8,
        code: u8,
        checksum: u16,
        id: u16,
        seq: u16,
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
    struct Other {
        kind: u8,
        code: u8,
        checksum: u16,
        id: u16,
        seq: u16,
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

    const BINCODE: bincode::config::Configuration<
        bincode::config::BigEndian,
        bincode::config::Fixint,
    > = bincode::config::standard().with_big_endian().with_fixed_int_encoding();

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
    fn bincode_encode(
        header: &Other,
        buffer: &mut [u8],
    ) -> Result<usize, bincode::error::EncodeError> {
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
}

pub(super) mod message {
    use super::*;
    use std::io::Cursor;

    use binrw::{BinRead, BinWrite};
    use speedy::{BigEndian, Readable, Writable};

    use crate::workloads::message::{NAME, items};

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
    #[deku(endian = "endian", ctx = "endian: deku::ctx::Endian")]
    struct DekuItem {
        id: u32,
        port: u16,
        flags: u8,
    }

    /// deku has no texts: octets.
    #[derive(deku::DekuRead, deku::DekuWrite, Clone, Debug)]
    #[deku(endian = "big")]
    struct Deku {
        id: u16,
        kind: DekuKind,
        #[deku(update = "self.name.len()")]
        name_len: u32,
        #[deku(count = "name_len")]
        name: Vec<u8>,
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

    #[derive(binrw::BinRead, binrw::BinWrite, Clone, Debug)]
    #[brw(big)]
    struct BinrwItem {
        id: u32,
        port: u16,
        flags: u8,
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

    #[derive(
        tls_codec::TlsSerialize, tls_codec::TlsDeserialize, tls_codec::TlsSize, Clone, Copy,
    )]
    #[repr(u8)]
    enum TlsKind {
        Request = 0,
        Reply = 1,
        Notice = 2,
    }

    #[derive(tls_codec::TlsSerialize, tls_codec::TlsDeserialize, tls_codec::TlsSize, Clone)]
    struct TlsItem {
        id: u32,
        port: u16,
        flags: u8,
    }

    /// tls_codec has no texts: octets.
    #[derive(tls_codec::TlsSerialize, tls_codec::TlsDeserialize, tls_codec::TlsSize, Clone)]
    struct Tls {
        id: u16,
        kind: TlsKind,
        name: tls_codec::TlsByteVecU32,
        items: tls_codec::TlsVecU32<TlsItem>,
        extra: Option<u64>,
    }

    #[derive(
        speedy::Readable,
        speedy::Writable,
        bincode::Decode,
        bincode::Encode,
        borsh::BorshSerialize,
        borsh::BorshDeserialize,
        Clone,
        Copy,
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
        speedy::Readable,
        speedy::Writable,
        bincode::Decode,
        bincode::Encode,
        borsh::BorshSerialize,
        borsh::BorshDeserialize,
        Clone,
    )]
    struct OtherItem {
        id: u32,
        port: u16,
        flags: u8,
    }

    #[derive(
        speedy::Readable,
        speedy::Writable,
        bincode::Decode,
        bincode::Encode,
        borsh::BorshSerialize,
        borsh::BorshDeserialize,
        Clone,
    )]
    struct Other {
        id: u16,
        kind: OtherKind,
        name: String,
        items: Vec<OtherItem>,
        extra: Option<u64>,
    }

    const BINCODE: bincode::config::Configuration<
        bincode::config::BigEndian,
        bincode::config::Fixint,
    > = bincode::config::standard().with_big_endian().with_fixed_int_encoding();

    fn other() -> Other {
        let items = items().into_iter();
        let items = items.map(|i| OtherItem { id: i.id, port: i.port, flags: i.flags }).collect();
        Other { id: 513, kind: OtherKind::Reply, name: NAME.into(), items, extra: Some(1) }
    }

    fn tls() -> Tls {
        let items = items().into_iter();
        let items: Vec<_> =
            items.map(|i| TlsItem { id: i.id, port: i.port, flags: i.flags }).collect();
        Tls {
            id: 513,
            kind: TlsKind::Reply,
            name: NAME.as_bytes().to_vec().into(),
            items: items.into(),
            extra: Some(1),
        }
    }

    #[inline(never)]
    fn deku_decode(octets: &[u8]) -> Result<Deku, deku::DekuError> {
        Deku::try_from(octets)
    }

    #[inline(never)]
    fn deku_encode(message: &Deku) -> Result<Vec<u8>, deku::DekuError> {
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
    fn bincode_decode(octets: &[u8]) -> Result<Other, bincode::error::DecodeError> {
        bincode::decode_from_slice(octets, BINCODE).map(|(message, _)| message)
    }

    #[inline(never)]
    fn bincode_encode(message: &Other) -> Result<Vec<u8>, bincode::error::EncodeError> {
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

    fn of<T, E>(value: Result<T, E>) -> T {
        value.unwrap_or_else(|_| panic!("a peer reads and writes the message"))
    }

    pub(crate) fn cases(decode: &'static str, encode: &'static str) -> Vec<Case> {
        use crate::workloads::message::octets;
        vec![
            Case::new(decode, "deku", |n| repeat(n, &octets()[..], deku_decode)),
            Case::new(decode, "binrw", |n| repeat(n, &octets()[..], binrw_decode)),
            Case::new(decode, "tls_codec", |n| repeat(n, &of(tls_encode(&tls()))[..], tls_decode)),
            Case::new(decode, "speedy", |n| {
                repeat(n, &of(speedy_encode(&other()))[..], speedy_decode)
            }),
            Case::new(decode, "bincode", |n| {
                repeat(n, &of(bincode_encode(&other()))[..], bincode_decode)
            }),
            Case::new(decode, "borsh", |n| {
                repeat(n, &of(borsh_encode(&other()))[..], borsh_decode)
            }),
            Case::new(encode, "deku", |n| repeat(n, &of(deku_decode(&octets())), deku_encode)),
            Case::new(encode, "binrw", |n| repeat(n, &of(binrw_decode(&octets())), binrw_encode)),
            Case::new(encode, "tls_codec", |n| repeat(n, &tls(), tls_encode)),
            Case::new(encode, "speedy", |n| repeat(n, &other(), speedy_encode)),
            Case::new(encode, "bincode", |n| repeat(n, &other(), bincode_encode)),
            Case::new(encode, "borsh", |n| repeat(n, &other(), borsh_encode)),
        ]
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn every_peer_reads_what_is_measured() {
            assert_eq!(of(deku_decode(&octets())).extra, Some(0x0102_0304_0506_0708));
            assert_eq!(of(binrw_decode(&octets())).name, NAME);
            assert_eq!(of(binrw_encode(&of(binrw_decode(&octets())))), octets());
            assert_eq!(of(deku_encode(&of(deku_decode(&octets())))), octets());
            assert_eq!(of(tls_decode(&of(tls_encode(&tls())))).id, 513);
            assert_eq!(of(speedy_decode(&of(speedy_encode(&other())))).id, 513);
            assert_eq!(of(bincode_decode(&of(bincode_encode(&other())))).id, 513);
            assert_eq!(of(borsh_decode(&of(borsh_encode(&other())))).id, 513);
        }

        use crate::workloads::message::octets;
    }
}
