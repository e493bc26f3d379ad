//! A packet of several layers: Ethernet, IPv4 with options, UDP, its payload borrowed.

use wire_core::Wire;

use crate::hand::Fail;
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

pub(super) const DECODE: &str = "packet stack, decode";

pub(super) fn cases() -> Vec<Case> {
    let own = vec![
        Case::new(DECODE, "wire", |n| repeat(n, &OCTETS[..], wire_decode)),
        Case::new(DECODE, "hand", |n| repeat(n, &OCTETS[..], hand_decode)),
        Case::new(DECODE, "hand, same promise", |n| repeat(n, &OCTETS[..], hand_promised)),
    ];
    [own, super::peers_stack::cases(DECODE)].concat()
}

#[inline(never)]
fn wire_decode(octets: &[u8]) -> Result<Packet<'_>, wire_core::DecodeError> {
    Packet::decode(octets)
}

#[inline(never)]
fn hand_decode(message: &[u8]) -> Result<Packet<'_>, hand::Error> {
    hand_read(message)
}

/// The same, with Wire's error: the packet has no room for it.
#[inline(never)]
fn hand_promised(message: &[u8]) -> Result<Packet<'_>, wire_core::DecodeError> {
    hand_read(message)
}

/// All layers in one function: where each ends is known before the next is looked at, one
/// comparison asks for the two headers of fixed size, and each error is a jump out. Lengths that
/// were compared are stored as the slices have them, so that fewer values are kept.
#[inline(always)]
fn hand_read<E: Fail>(message: &[u8]) -> Result<Packet<'_>, E> {
    let Some((headers, body)) = message.split_first_chunk::<34>() else {
        return hand_short(message);
    };
    let &[e0, e1, e2, e3, e4, e5, f0, f1, f2, f3, f4, f5, k0, k1, ref ip @ ..] = headers;
    let &[vi, tos, t0, t1, i0, i1, g0, g1, ttl, protocol, c0, c1, ref addresses @ ..] = ip;
    let &[s0, s1, s2, s3, d0, d1, d2, d3] = addresses;
    let kind = u16::from_be_bytes([k0, k1]);
    if kind != 0x0800 {
        return hand::error(hand::Kind::Invalid, 12);
    }
    // Version 4, and a header of five words and of as many as there are of options.
    let options_words = vi.wrapping_sub(0x45);
    if options_words > 10 {
        return hand::error(hand::Kind::Invalid, 14);
    }
    if protocol != 17 {
        return hand::error(hand::Kind::Invalid, 23);
    }
    let total_len = u16::from_be_bytes([t0, t1]);
    if usize::from(total_len) != body.len() + 20 {
        return hand_wrong_len(message, total_len);
    }
    let options_len = usize::from(options_words) * 4;
    let Some((options, udp)) = body.split_at_checked(options_len) else {
        return hand::error(hand::Kind::Incomplete, 34);
    };
    let Some((&[u0, u1, v0, v1, l0, l1, x0, x1], payload)) = udp.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 34 + options_len);
    };
    if usize::from(u16::from_be_bytes([l0, l1])) != udp.len() {
        return hand::error(hand::Kind::Invalid, 38 + options_len);
    }
    let flags_fragment = u16::from_be_bytes([g0, g1]);
    Ok(Packet {
        ethernet: Ethernet {
            destination: [e0, e1, e2, e3, e4, e5],
            source: [f0, f1, f2, f3, f4, f5],
            kind,
        },
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
                len: udp.len() as u16,
                checksum: u16::from_be_bytes([x0, x1]),
                payload,
            },
        },
    })
}

/// What is wrong with a message that is too short for both headers.
#[cold]
#[inline(never)]
fn hand_short<T, E: Fail>(message: &[u8]) -> Result<T, E> {
    match message.get(12..14) {
        None => hand::error(hand::Kind::Incomplete, 0),
        Some([0x08, 0x00]) => hand::error(hand::Kind::Incomplete, 14),
        Some(_) => hand::error(hand::Kind::Invalid, 12),
    }
}

/// What is wrong with a datagram that is not as long as it says.
#[cold]
#[inline(never)]
fn hand_wrong_len<T, E: Fail>(message: &[u8], total_len: u16) -> Result<T, E> {
    match 14 + usize::from(total_len) {
        ..34 => hand::error(hand::Kind::Invalid, 16),
        end if message.len() < end => hand::error(hand::Kind::Incomplete, 34),
        end => hand::error(hand::Kind::Trailing, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_read_the_same() {
        assert_eq!(wire_decode(&OCTETS).unwrap(), hand_decode(&OCTETS).unwrap());
    }

    #[test]
    fn both_refuse_the_same() {
        let refused = |octets: &[u8]| {
            assert!(wire_decode(octets).is_err());
            hand_decode(octets).unwrap_err()
        };
        for len in 0..OCTETS.len() {
            assert_eq!(refused(&OCTETS[..len]).kind, hand::Kind::Incomplete);
        }
        let left_over = [&OCTETS[..], &[0]].concat();
        assert_eq!(refused(&left_over).kind, hand::Kind::Trailing);
        for (offset, octet, kind) in [
            (12, 0x86, hand::Kind::Invalid),
            (14, 0x66, hand::Kind::Invalid),
            (14, 0x44, hand::Kind::Invalid),
            (14, 0x4f, hand::Kind::Incomplete),
            (16, 0xff, hand::Kind::Incomplete),
            (17, 0x13, hand::Kind::Invalid),
            (23, 6, hand::Kind::Invalid),
            (43, 0x15, hand::Kind::Invalid),
        ] {
            let mut octets = OCTETS;
            octets[offset] = octet;
            assert_eq!(refused(&octets).kind, kind, "octet {offset}");
        }
    }
}
