//! A packet of several layers: Ethernet, IPv4 with options, UDP, its payload borrowed.

use wire_core::Wire;

use crate::{Case, hand, repeat};

#[derive(Wire, Debug, PartialEq)]
pub(crate) struct Packet<'a> {
    pub(crate) ethernet: Ethernet,
    pub(crate) ip: Ipv4<'a>,
}

/// IEEE 802.3, as Ethernet II.
#[derive(Wire, Debug, PartialEq)]
pub(crate) struct Ethernet {
    pub(crate) destination: [u8; 6],
    pub(crate) source: [u8; 6],
    #[wire(magic = 0x0800)]
    pub(crate) kind: u16,
}

/// RFC 791, the checksum left to whoever asks.
#[derive(Wire, Debug, PartialEq)]
pub(crate) struct Ipv4<'a> {
    #[wire(bits = 4, magic = 4)]
    pub(crate) version: u8,
    #[wire(bits = 4, len_of(..payload), unit = 4)]
    pub(crate) ihl: u8,
    pub(crate) tos: u8,
    #[wire(len_of(self))]
    pub(crate) total_len: u16,
    pub(crate) id: u16,
    #[wire(bits = 3)]
    pub(crate) flags: u8,
    #[wire(bits = 13)]
    pub(crate) fragment: u16,
    pub(crate) ttl: u8,
    #[wire(magic = 17)]
    pub(crate) protocol: u8,
    pub(crate) checksum: u16,
    pub(crate) source: [u8; 4],
    pub(crate) destination: [u8; 4],
    #[wire(rest)]
    pub(crate) options: &'a [u8],
    #[wire(rest)]
    pub(crate) payload: Udp<'a>,
}

/// RFC 768.
#[derive(Wire, Debug, PartialEq)]
pub(crate) struct Udp<'a> {
    pub(crate) source: u16,
    pub(crate) destination: u16,
    #[wire(len_of(self))]
    pub(crate) len: u16,
    pub(crate) checksum: u16,
    #[wire(rest)]
    pub(crate) payload: &'a [u8],
}

/// DNS over UDP, a router alert among the options; the checksums are those of the packet.
pub(crate) const OCTETS: [u8; 14 + 24 + 8 + 12] = [
    0x02, 0x42, 0xac, 0x11, 0x00, 0x02, 0x02, 0x42, 0x0a, 0x5f, 0x32, 0x01, 0x08,
    0x00, // Ethernet
    0x46, 0x00, 0x00, 0x2c, 0x1c, 0x46, 0x40, 0x00, 0x40, 0x11, 0x75, 0x77, // IPv4
    0xac, 0x11, 0x00, 0x02, 0x08, 0x08, 0x08, 0x08, 0x94, 0x04, 0x00,
    0x00, // addresses, options
    0xd4, 0x31, 0x00, 0x35, 0x00, 0x14, 0x00, 0x00, // UDP
    0xab, 0xcd, 0x01, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // payload
];

const DECODE: &str = "packet stack, decode";

pub(super) fn cases() -> Vec<Case> {
    let own = vec![
        Case::new(DECODE, "wire", |n| repeat(n, &OCTETS[..], wire_decode)),
        Case::new(DECODE, "hand", |n| repeat(n, &OCTETS[..], hand_decode)),
    ];
    [own, super::peers_stack::cases(DECODE)].concat()
}

#[inline(never)]
fn wire_decode(octets: &[u8]) -> Result<Packet<'_>, wire_core::DecodeError> {
    Packet::decode(octets)
}

/// All layers in one function: where each ends is known before the next is looked at, and each
/// error is a jump out.
#[inline(never)]
fn hand_decode(message: &[u8]) -> Result<Packet<'_>, hand::Error> {
    let Some((header, rest)) = message.split_first_chunk::<14>() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    let &[d0, d1, d2, d3, d4, d5, s0, s1, s2, s3, s4, s5, k0, k1] = header;
    let kind = u16::from_be_bytes([k0, k1]);
    if kind != 0x0800 {
        return hand::error(hand::Kind::Invalid, 12);
    }
    let ethernet =
        Ethernet { destination: [d0, d1, d2, d3, d4, d5], source: [s0, s1, s2, s3, s4, s5], kind };
    let Some((
        &[vi, tos, t0, t1, i0, i1, f0, f1, ttl, protocol, c0, c1, s0, s1, s2, s3, d0, d1, d2, d3],
        body,
    )) = rest.split_first_chunk()
    else {
        return hand::error(hand::Kind::Incomplete, 14);
    };
    if vi >> 4 != 4 {
        return hand::error(hand::Kind::Invalid, 14);
    }
    if protocol != 17 {
        return hand::error(hand::Kind::Invalid, 23);
    }
    let total_len = u16::from_be_bytes([t0, t1]);
    let Some(body_len) = usize::from(total_len).checked_sub(20) else {
        return hand::error(hand::Kind::Invalid, 16);
    };
    let Some(options_len) = (usize::from(vi & 0xf) * 4).checked_sub(20) else {
        return hand::error(hand::Kind::Invalid, 14);
    };
    if body.len() < body_len {
        return hand::error(hand::Kind::Incomplete, 34);
    }
    if body.len() > body_len {
        return hand::error(hand::Kind::Trailing, 34 + body_len);
    }
    let Some((options, udp)) = body.split_at_checked(options_len) else {
        return hand::error(hand::Kind::Incomplete, 34);
    };
    let Some((&[u0, u1, v0, v1, l0, l1, c2, c3], payload)) = udp.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 34 + options_len);
    };
    let len = u16::from_be_bytes([l0, l1]);
    if usize::from(len) != udp.len() {
        return hand::error(hand::Kind::Invalid, 38 + options_len);
    }
    let flags_fragment = u16::from_be_bytes([f0, f1]);
    Ok(Packet {
        ethernet,
        ip: Ipv4 {
            version: 4,
            ihl: vi & 0xf,
            tos,
            total_len,
            id: u16::from_be_bytes([i0, i1]),
            flags: (flags_fragment >> 13) as u8,
            fragment: flags_fragment & 0x1fff,
            ttl,
            protocol,
            checksum: u16::from_be_bytes([c0, c1]),
            source: [s0, s1, s2, s3],
            destination: [d0, d1, d2, d3],
            options,
            payload: Udp {
                source: u16::from_be_bytes([u0, u1]),
                destination: u16::from_be_bytes([v0, v1]),
                len,
                checksum: u16::from_be_bytes([c2, c3]),
                payload,
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_read_the_same() {
        assert_eq!(wire_decode(&OCTETS).unwrap(), hand_decode(&OCTETS).unwrap());
    }
}
