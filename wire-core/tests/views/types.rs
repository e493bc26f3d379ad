//! The types whose views are tested.

use core::net::Ipv4Addr;

use proptest::prelude::*;
use wire_core::{Lsb, PackedBits, Wire};

/// ICMP echo. RFC 792.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, size = 8)]
pub(crate) struct Echo {
    pub(crate) kind: u8,
    pub(crate) code: u8,
    pub(crate) checksum: u16,
    pub(crate) id: u16,
    pub(crate) seq: u16,
}

/// IPv4. RFC 791.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Ipv4<'a> {
    #[wire(bits = 4, magic = 4)]
    pub(crate) version: u8,
    #[wire(bits = 4, len_of(..payload), unit = 4)]
    pub(crate) ihl: u8,
    pub(crate) tos: u8,
    #[wire(len_of(self))]
    pub(crate) total_len: u16,
    pub(crate) id: u16,
    #[wire(bits = 1, reserved)]
    pub(crate) reserved: bool,
    #[wire(bits = 1)]
    pub(crate) dont_fragment: bool,
    #[wire(bits = 1)]
    pub(crate) more: bool,
    #[wire(bits = 13)]
    pub(crate) fragment: u16,
    pub(crate) ttl: u8,
    pub(crate) protocol: u8,
    #[wire(checksum = internet, over = ..payload)]
    pub(crate) checksum: u16,
    pub(crate) src: Ipv4Addr,
    pub(crate) dst: Ipv4Addr,
    #[wire(rest)]
    pub(crate) options: Vec<Ipv4Option>,
    #[wire(rest)]
    pub(crate) payload: &'a [u8],
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, tag = u8)]
pub(crate) enum Ipv4Option {
    #[wire(tag = 0)]
    End,
    #[wire(tag = 1)]
    Nop,
    #[wire(tag = 148, len_prefix = u8, bias = 2)]
    RouterAlert(u16),
    #[wire(other, len_prefix = u8, bias = 2)]
    Other(u8, #[wire(rest)] Vec<u8>),
}

#[repr(u16)]
#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
pub(crate) enum EtherType {
    Ipv4 = 0x0800,
    Arp = 0x0806,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Mac(pub(crate) [u8; 6]);

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, size = 14)]
pub(crate) struct Ethernet {
    pub(crate) dst: Mac,
    pub(crate) src: Mac,
    pub(crate) ethertype: EtherType,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Bitty {
    #[wire(bits = 3)]
    pub(crate) a: u8,
    #[wire(bits = 10)]
    pub(crate) b: u16,
    #[wire(bits = 19)]
    pub(crate) c: u32,
    pub(crate) d: i8,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Port {
    #[wire(assert = number != 0)]
    pub(crate) number: u16,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Counted {
    #[wire(count_of(items))]
    pub(crate) n: u8,
    pub(crate) items: Vec<u16>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct WithPseudo {
    pub(crate) key: u16,
    #[wire(checksum = internet, over = body.., pseudo = [key.to_be_bytes(), [0, covered_len as u8]].concat())]
    pub(crate) checksum: u16,
    #[wire(rest)]
    pub(crate) body: Vec<u8>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, ctx(key: u16))]
pub(crate) struct Keyed<'a> {
    #[wire(checksum = internet, over = self, pseudo = [key.to_be_bytes(), [0, covered_len as u8]].concat())]
    pub(crate) checksum: u16,
    pub(crate) number: u16,
    #[wire(rest)]
    pub(crate) body: &'a [u8],
}

/// A file whose first octet tells the order of the others.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Ordered {
    pub(crate) order: u8,
    #[wire(endian = if order == 0 { wire_core::Endian::Big } else { wire_core::Endian::Little })]
    pub(crate) number: u16,
    #[wire(rest, endian = if order == 0 { wire_core::Endian::Big } else { wire_core::Endian::Little })]
    pub(crate) others: Vec<u16>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Optional {
    pub(crate) value: u16,
    #[wire(checksum = internet, none = 0)]
    pub(crate) checksum: Option<u16>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, canonical)]
pub(crate) struct Strict {
    #[wire(bits = 5, reserved)]
    pub(crate) reserved: u8,
    #[wire(bits = 3)]
    pub(crate) flags: u8,
    #[wire(varint = leb128)]
    pub(crate) number: u32,
    pub(crate) truth: bool,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Padded<'a> {
    #[wire(len_prefix = u8, pad_to = 4)]
    pub(crate) name: &'a [u8],
    #[wire(len_prefix = u8, align_after = 4)]
    pub(crate) aligned: &'a [u8],
    #[wire(align_before = 4)]
    pub(crate) after: u16,
    pub(crate) trailer: u8,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Tree {
    pub(crate) value: u8,
    #[wire(count_prefix = u8)]
    pub(crate) kids: Vec<Tree>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Point {
    pub(crate) x: u8,
    pub(crate) y: u16,
}

/// It takes no octets.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Nothing {}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Nothings {
    #[wire(count_prefix = u8, max = 3)]
    pub(crate) marks: Vec<Nothing>,
    #[wire(count_prefix = i8, none = -1, max = 3)]
    pub(crate) more: Option<Vec<Nothing>>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Flags {
    #[wire(count_prefix = u8)]
    pub(crate) bits: PackedBits<Lsb>,
}

/// Octets up to the last two, which are the tail.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Tailed {
    pub(crate) head: u8,
    #[wire(with = up_to_tail)]
    pub(crate) body: Vec<u8>,
    pub(crate) tail: u16,
}

mod up_to_tail {
    use wire_core::{DecodeError, EncodeError, Reader, Writer};

    pub(crate) fn decode(reader: &mut Reader<'_>) -> Result<Vec<u8>, DecodeError> {
        let len = reader.remaining().saturating_sub(2);
        reader.take(len).map(<[u8]>::to_vec)
    }

    pub(crate) fn encoded_len(value: &[u8]) -> Result<usize, EncodeError> {
        Ok(value.len())
    }

    pub(crate) fn encode(value: &[u8], writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        writer.put(value)
    }
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Framed {
    #[wire(magic = 8)]
    pub(crate) magic: u8,
    pub(crate) last: u8,
}

/// Text to the end.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Line {
    #[wire(rest)]
    pub(crate) text: String,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Name {
    #[wire(len_prefix = u8)]
    pub(crate) text: String,
}

/// Arrays, of elements of fixed size and of others.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Arrays {
    pub(crate) points: [Point; 1],
    pub(crate) names: [Name; 2],
    pub(crate) last: u8,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) struct Mixed {
    #[wire(count_of(items), as = u8)]
    pub(crate) n: (),
    #[wire(flag_of(extra), bits = 1)]
    pub(crate) has_extra: bool,
    #[wire(tag_of(body), bits = 7)]
    pub(crate) kind: u8,
    #[wire(len_prefix = u32)]
    pub(crate) name: String,
    pub(crate) items: Vec<u16>,
    pub(crate) extra: Option<u32>,
    pub(crate) body: Body,
    #[wire(endian = little)]
    pub(crate) le: u32,
    #[wire(varint = leb128)]
    pub(crate) v: u64,
    #[wire(count_prefix = u8, endian = little)]
    pub(crate) les: Vec<u16>,
    #[wire(until = 0)]
    pub(crate) z: String,
    #[wire(len_prefix = i32, none = -1)]
    pub(crate) o: Option<Vec<u8>>,
    #[wire(count_prefix = u8)]
    pub(crate) points: Vec<Point>,
    #[wire(count_prefix = u8, varint = quic)]
    pub(crate) varints: Vec<u64>,
    #[wire(rest)]
    pub(crate) last: Option<u8>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub(crate) enum Body {
    #[wire(tag = 1)]
    A(u8),
    #[wire(tag = 2..=5)]
    B { tag: u8, x: u16 },
    #[wire(other)]
    C(u8),
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        any::<u8>().prop_map(Body::A),
        (2u8..=5, any::<u16>()).prop_map(|(tag, x)| Body::B { tag, x }),
        (6u8..=127).prop_map(Body::C),
    ]
}

/// Any message.
pub(crate) fn mixed() -> impl Strategy<Value = Mixed> {
    let first = (
        "\\PC{0,6}",
        prop::collection::vec(any::<u16>(), 0..4),
        any::<Option<u32>>(),
        body(),
        any::<u32>(),
        any::<u64>(),
    );
    let second = (
        prop::collection::vec(any::<u16>(), 0..4),
        "[a-z]{0,5}",
        prop::option::of(prop::collection::vec(any::<u8>(), 0..4)),
        prop::collection::vec((any::<u8>(), any::<u16>()), 0..3),
        prop::collection::vec(0u64..1 << 62, 0..3),
        any::<Option<u8>>(),
    );
    (first, second).prop_map(
        |((name, items, extra, body, le, v), (les, z, o, points, varints, last))| Mixed {
            n: (),
            has_extra: extra.is_some(),
            kind: 0,
            name,
            items,
            extra,
            body,
            le,
            v,
            les,
            z,
            o,
            points: points.into_iter().map(|(x, y)| Point { x, y }).collect(),
            varints,
            last,
        },
    )
}
