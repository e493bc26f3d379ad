//! The layers of a packet as the peers have them.

use zerocopy::FromBytes;
use zerocopy::byteorder::network_endian::U16;

use super::WINCODE;
use super::stack::{Ethernet, Ipv4, OCTETS, Packet, Udp};
use crate::{Case, hand, repeat};

pub(super) fn cases(decode: &'static str) -> Vec<Case> {
    vec![
        Case::new(decode, "etherparse", |n| repeat(n, &OCTETS[..], etherparse_slices)),
        Case::new(decode, "zerocopy", |n| repeat(n, &OCTETS[..], zerocopy_layers)),
        Case::new(decode, "wincode", |n| repeat(n, &OCTETS[..], wincode_layers)),
        Case::new(decode, "deku", |n| repeat(n, &OCTETS[..], deku_layers)),
        Case::new(decode, "binrw", |n| repeat(n, &OCTETS[..], binrw_layers)),
    ]
}

/// Cut into layers and checked; fields are read when they are asked for.
#[inline(never)]
fn etherparse_slices(
    octets: &[u8],
) -> Result<etherparse::SlicedPacket<'_>, etherparse::err::packet::SliceError> {
    etherparse::SlicedPacket::from_ethernet(octets)
}

macro_rules! in_place {
    ($($name:ident { $($field:ident: $type:ty,)* })*) => {$(
        #[derive(FromBytes, zerocopy::Immutable, zerocopy::Unaligned, zerocopy::KnownLayout)]
        #[repr(C)]
        #[allow(dead_code)]
        struct $name { $($field: $type,)* }
    )*};
}

in_place! {
    EthernetInPlace { destination: [u8; 6], source: [u8; 6], kind: U16, }
    Ipv4InPlace {
        version_ihl: u8, tos: u8, total_len: U16, id: U16, flags_fragment: U16, ttl: u8,
        protocol: u8, checksum: U16, source: [u8; 4], destination: [u8; 4],
    }
    UdpInPlace { source: U16, destination: U16, len: U16, checksum: U16, }
}

/// Cut into layers in place, checked by hand, and read.
#[inline(never)]
fn zerocopy_layers(octets: &[u8]) -> Result<Packet<'_>, hand::Error> {
    let short = |_| hand::Error { kind: hand::Kind::Incomplete, offset: 0 };
    let (ethernet, rest) = EthernetInPlace::ref_from_prefix(octets).map_err(|_| short(()))?;
    if ethernet.kind != 0x0800 {
        return hand::error(hand::Kind::Invalid, 12);
    }
    let (ip, rest) = Ipv4InPlace::ref_from_prefix(rest).map_err(|_| short(()))?;
    let (options, body) = lens(ip.version_ihl, ip.protocol, ip.total_len.get(), rest)?;
    let (udp, payload) = UdpInPlace::ref_from_prefix(body).map_err(|_| short(()))?;
    if usize::from(udp.len.get()) != body.len() {
        return hand::error(hand::Kind::Invalid, 38);
    }
    let flags_fragment = ip.flags_fragment.get();
    Ok(Packet {
        ethernet: Ethernet {
            destination: ethernet.destination,
            source: ethernet.source,
            kind: ethernet.kind.get(),
        },
        ip: Ipv4 {
            version: ip.version_ihl >> 4,
            ihl: ip.version_ihl & 0xf,
            tos: ip.tos,
            total_len: ip.total_len.get(),
            id: ip.id.get(),
            flags: (flags_fragment >> 13) as u8,
            fragment: flags_fragment & 0x1fff,
            ttl: ip.ttl,
            protocol: ip.protocol,
            checksum: ip.checksum.get(),
            source: ip.source,
            destination: ip.destination,
            options,
            payload: Udp {
                source: udp.source.get(),
                destination: udp.destination.get(),
                len: udp.len.get(),
                checksum: udp.checksum.get(),
                payload,
            },
        },
    })
}

/// The options and the body of an IPv4 packet, by its lengths.
#[inline(always)]
fn lens(
    version_ihl: u8,
    protocol: u8,
    total_len: u16,
    rest: &[u8],
) -> Result<(&[u8], &[u8]), hand::Error> {
    if version_ihl >> 4 != 4 || protocol != 17 {
        return hand::error(hand::Kind::Invalid, 14);
    }
    let options = (usize::from(version_ihl & 0xf) * 4).checked_sub(20);
    let body = usize::from(total_len).checked_sub(20);
    let (Some(options), Some(body)) = (options, body) else {
        return hand::error(hand::Kind::Invalid, 14);
    };
    match rest.split_at_checked(body) {
        Some((body, [])) => match body.split_at_checked(options) {
            Some(parts) => Ok(parts),
            None => hand::error(hand::Kind::Incomplete, 34),
        },
        Some(_) => hand::error(hand::Kind::Trailing, 14 + body),
        None => hand::error(hand::Kind::Incomplete, 34),
    }
}

#[derive(wincode::SchemaRead)]
struct EthernetWincode {
    destination: [u8; 6],
    source: [u8; 6],
    kind: u16,
}

#[derive(wincode::SchemaRead)]
struct Ipv4Wincode {
    version_ihl: u8,
    tos: u8,
    total_len: u16,
    id: u16,
    flags_fragment: u16,
    ttl: u8,
    protocol: u8,
    checksum: u16,
    source: [u8; 4],
    destination: [u8; 4],
}

#[derive(wincode::SchemaRead)]
struct UdpWincode {
    source: u16,
    destination: u16,
    len: u16,
    checksum: u16,
}

/// The headers; what they say of each other, and the bits of octets, are by hand.
#[inline(never)]
fn wincode_layers(octets: &[u8]) -> Result<Packet<'_>, wincode::ReadError> {
    let invalid = |_| wincode::ReadError::Custom("invalid");
    let mut rest = octets;
    let ethernet: EthernetWincode = wincode::config::deserialize_from(&mut rest, WINCODE)?;
    let EthernetWincode { destination, source, kind } = ethernet;
    if kind != 0x0800 {
        return Err(wincode::ReadError::Custom("not IPv4"));
    }
    let ip: Ipv4Wincode = wincode::config::deserialize_from(&mut rest, WINCODE)?;
    let (options, mut payload) =
        lens(ip.version_ihl, ip.protocol, ip.total_len, rest).map_err(invalid)?;
    let len = payload.len();
    let udp: UdpWincode = wincode::config::deserialize_from(&mut payload, WINCODE)?;
    if usize::from(udp.len) != len {
        return Err(wincode::ReadError::Custom("length"));
    }
    let UdpWincode { source: port, destination: to, len, checksum } = udp;
    Ok(Packet {
        ethernet: Ethernet { destination, source, kind },
        ip: Ipv4 {
            version: ip.version_ihl >> 4,
            ihl: ip.version_ihl & 0xf,
            tos: ip.tos,
            total_len: ip.total_len,
            id: ip.id,
            flags: (ip.flags_fragment >> 13) as u8,
            fragment: ip.flags_fragment & 0x1fff,
            ttl: ip.ttl,
            protocol: ip.protocol,
            checksum: ip.checksum,
            source: ip.source,
            destination: ip.destination,
            options,
            payload: Udp { source: port, destination: to, len, checksum, payload },
        },
    })
}

/// deku copies octets.
#[derive(deku::DekuRead, Debug)]
#[deku(endian = "big")]
#[allow(dead_code)]
struct DekuPacket {
    destination: [u8; 6],
    source: [u8; 6],
    #[deku(assert_eq = "0x0800")]
    kind: u16,
    #[deku(bits = 4, assert_eq = "4")]
    version: u8,
    #[deku(bits = 4, assert = "*ihl >= 5")]
    ihl: u8,
    tos: u8,
    #[deku(assert = "usize::from(*total_len) >= usize::from(*ihl) * 4 + 8")]
    total_len: u16,
    id: u16,
    #[deku(bits = 3)]
    flags: u8,
    #[deku(bits = 13)]
    fragment: u16,
    ttl: u8,
    #[deku(assert_eq = "17")]
    protocol: u8,
    checksum: u16,
    source_ip: [u8; 4],
    destination_ip: [u8; 4],
    #[deku(count = "*ihl * 4 - 20")]
    options: Vec<u8>,
    source_port: u16,
    destination_port: u16,
    len: u16,
    udp_checksum: u16,
    #[deku(count = "usize::from(*total_len) - usize::from(*ihl) * 4 - 8")]
    payload: Vec<u8>,
}

#[inline(never)]
fn deku_layers(octets: &[u8]) -> Result<DekuPacket, deku::DekuError> {
    DekuPacket::try_from(octets)
}

/// binrw has no bit fields and copies octets.
#[derive(binrw::BinRead, Debug)]
#[br(big)]
#[allow(dead_code)]
struct BinrwPacket {
    destination: [u8; 6],
    source: [u8; 6],
    #[br(assert(kind == 0x0800))]
    kind: u16,
    #[br(assert(version_ihl >> 4 == 4 && version_ihl & 0xf >= 5))]
    version_ihl: u8,
    tos: u8,
    #[br(assert(usize::from(total_len) >= usize::from(version_ihl & 0xf) * 4 + 8))]
    total_len: u16,
    id: u16,
    flags_fragment: u16,
    ttl: u8,
    #[br(assert(protocol == 17))]
    protocol: u8,
    checksum: u16,
    source_ip: [u8; 4],
    destination_ip: [u8; 4],
    #[br(count = usize::from(version_ihl & 0xf) * 4 - 20)]
    options: Vec<u8>,
    source_port: u16,
    destination_port: u16,
    len: u16,
    udp_checksum: u16,
    #[br(count = usize::from(total_len) - usize::from(version_ihl & 0xf) * 4 - 8)]
    payload: Vec<u8>,
}

#[inline(never)]
fn binrw_layers(octets: &[u8]) -> binrw::BinResult<BinrwPacket> {
    use binrw::BinRead;
    BinrwPacket::read(&mut std::io::Cursor::new(octets))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_peer_reads_the_packet() {
        assert!(etherparse_slices(&OCTETS).is_ok());
        assert_eq!(zerocopy_layers(&OCTETS).unwrap(), wincode_layers(&OCTETS).unwrap());
        assert_eq!(zerocopy_layers(&OCTETS).unwrap().ip.payload.payload.len(), 12);
        assert_eq!(deku_layers(&OCTETS).unwrap().payload.len(), 12);
        assert_eq!(binrw_layers(&OCTETS).unwrap().payload.len(), 12);
    }
}
