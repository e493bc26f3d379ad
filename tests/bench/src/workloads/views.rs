//! Octets read in place: one field of a header, all fields of it, and all fields of a message of
//! variable size.

use wire_core::Wire;
use zerocopy::FromBytes;

use super::header::OCTETS;
use crate::hand::{self, chunk, take};
use crate::{Case, repeat};

/// The header, seen in place.
#[derive(Wire)]
#[wire(view)]
struct Header {
    kind: u8,
    code: u8,
    checksum: u16,
    id: u16,
    seq: u16,
}

#[derive(Wire, Clone, Copy)]
#[wire(view)]
#[repr(u8)]
enum Kind {
    Request = 0,
    Reply = 1,
    Notice = 2,
}

#[derive(Wire)]
#[wire(view)]
struct Item {
    id: u32,
    port: u16,
    flags: u8,
}

/// The message of variable size, seen in place.
#[derive(Wire)]
#[wire(view)]
struct Message<'a> {
    id: u16,
    kind: Kind,
    #[wire(len_prefix = u32)]
    name: &'a str,
    #[wire(count_prefix = u32)]
    items: Vec<Item>,
    #[wire(flag_of(extra), as = bool)]
    _has_extra: (),
    extra: Option<u64>,
}

fn message() -> Vec<u8> {
    let items =
        (0..8).map(|n| Item { id: 0x0a00_0000 + n, port: 40_000 + n as u16, flags: n as u8 });
    let message = Message {
        id: 513,
        kind: Kind::Reply,
        name: "sensor-17.example.net",
        items: items.collect(),
        _has_extra: (),
        extra: Some(0x0102_0304_0506_0708),
    };
    message.encode().expect("the message has octets")
}

const FIELD: &str = "view, one field of a header";
const FIELDS: &str = "view, some fields of a packet";
const BITS: &str = "view, setting and reading bits";
const HEADER: &str = "view, header checked and read";
const MESSAGE: &str = "view, message checked and read";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(FIELD, "wire", |n| {
            let view = Header::view(&OCTETS).expect("the octets are a header");
            repeat(n, &view, wire_field)
        }),
        Case::new(FIELD, "hand", |n| repeat(n, &OCTETS, hand_field)),
        Case::new(FIELDS, "wire", |n| {
            let view = Packet::view(&PACKET).expect("the octets are a packet");
            repeat(n, &view, wire_fields)
        }),
        Case::new(FIELDS, "hand", |n| {
            let view = HandPacket::new(&PACKET).expect("the octets are a packet");
            repeat(n, &view, hand_fields)
        }),
        Case::new(BITS, "wire", |n| {
            repeat(n, PACKED, |mut octets| (wire_bits(&mut octets), octets))
        }),
        Case::new(BITS, "hand", |n| {
            repeat(n, PACKED, |mut octets| (hand_bits(&mut octets), octets))
        }),
        Case::new(HEADER, "wire", |n| repeat(n, &OCTETS[..], wire_header)),
        Case::new(HEADER, "hand", |n| repeat(n, &OCTETS[..], hand_header)),
        Case::new(MESSAGE, "wire", |n| repeat(n, &message()[..], wire_message)),
        Case::new(MESSAGE, "hand", |n| repeat(n, &message()[..], hand_message)),
    ]
}

#[inline(never)]
fn wire_field(view: &HeaderView<&[u8]>) -> u16 {
    view.checksum()
}

/// The two octets are loaded as one word.
#[inline(never)]
fn hand_field(octets: &[u8; 8]) -> u16 {
    let (words, _) = octets.as_chunks();
    u16::from_be_bytes(words[1])
}

/// A packet of a header, and of what follows it.
#[derive(Wire)]
#[wire(view)]
struct Packet<'a> {
    kind: u8,
    hops: u8,
    len: u16,
    id: u32,
    from: u32,
    to: u32,
    #[wire(rest)]
    payload: &'a [u8],
}

/// Octets of [`Packet`].
const PACKET: [u8; 20] = [4, 64, 0, 20, 0, 0, 0, 7, 192, 0, 2, 1, 192, 0, 2, 2, 1, 2, 3, 4];

#[inline(never)]
fn wire_fields(view: &PacketView<&[u8]>) -> u32 {
    let ends = view.from().wrapping_add(view.to());
    ends.wrapping_add(view.id()).wrapping_add(u32::from(view.hops()))
}

/// By hand, that the header is there is said by its type when the view is made.
struct HandPacket<'a> {
    header: &'a [u8; 16],
    _payload: &'a [u8],
}

impl<'a> HandPacket<'a> {
    fn new(octets: &'a [u8]) -> Result<Self, hand::Error> {
        match octets.split_first_chunk() {
            Some((header, _payload)) => Ok(Self { header, _payload }),
            None => hand::error(hand::Kind::Incomplete, 0),
        }
    }
}

#[inline(never)]
fn hand_fields(view: &HandPacket<'_>) -> u32 {
    let [_, hops, _, _, i0, i1, i2, i3, f0, f1, f2, f3, t0, t1, t2, t3] = *view.header;
    let words = [[i0, i1, i2, i3], [f0, f1, f2, f3], [t0, t1, t2, t3]].map(u32::from_be_bytes);
    let ends = words[1].wrapping_add(words[2]);
    ends.wrapping_add(words[0]).wrapping_add(u32::from(hops))
}

/// Octets of [`Bits`].
const PACKED: [u8; 4] = [0x45, 0x12, 0x34, 0x56];

/// A run of bit fields.
#[derive(Wire)]
#[wire(view)]
struct Bits {
    #[wire(bits = 3)]
    flags: u8,
    #[wire(bits = 13)]
    offset: u16,
    rest: u16,
}

#[inline(never)]
fn wire_bits(octets: &mut [u8; 4]) -> Result<(), wire_core::EncodeError> {
    let Ok(mut view) = Bits::view_mut(octets) else { return Ok(()) };
    let offset = view.offset();
    view.set_offset(offset + 1)
}

/// A number that is not the greatest one of thirteen bits has a next one that leaves the flags
/// above it alone.
#[inline(never)]
fn hand_bits(octets: &mut [u8; 4]) -> Result<(), hand::Error> {
    const OFFSET: u16 = 0x1fff;
    let [a, b, ..] = octets;
    let word = u16::from_be_bytes([*a, *b]);
    if word & OFFSET == OFFSET {
        return hand::error(hand::Kind::TooLong, 0);
    }
    [*a, *b] = (word + 1).to_be_bytes();
    Ok(())
}

#[inline(never)]
fn wire_header(octets: &[u8]) -> Result<u32, wire_core::DecodeError> {
    let view = Header::view(octets)?;
    let ends = u32::from(view.kind()) + u32::from(view.code());
    Ok(ends + u32::from(view.checksum()) + u32::from(view.id()) + u32::from(view.seq()))
}

/// Two neighbours are loaded and swapped as one word.
#[inline(never)]
fn hand_header(octets: &[u8]) -> Result<u32, hand::Error> {
    match *octets {
        [kind, code, c0, c1, i0, i1, s0, s1] => {
            let checksum = u16::from_be_bytes([c0, c1]);
            let id_seq = u32::from_be_bytes([i0, i1, s0, s1]);
            let ends = u32::from(kind) + u32::from(code) + u32::from(checksum);
            Ok(ends + (id_seq >> 16) + (id_seq & 0xffff))
        }
        _ if octets.len() < 8 => hand::error(hand::Kind::Incomplete, 0),
        _ => hand::error(hand::Kind::Trailing, 8),
    }
}

#[inline(never)]
fn wire_message(octets: &[u8]) -> Result<u64, wire_core::DecodeError> {
    let view = Message::view(octets)?;
    let mut sum = u64::from(view.id()) + view.kind()? as u64 + view.name()?.len() as u64;
    for item in view.items() {
        sum += u64::from(item.id()) + u64::from(item.port()) + u64::from(item.flags());
    }
    Ok(sum + view.extra().unwrap_or(0))
}

#[inline(never)]
fn hand_message(message: &[u8]) -> Result<u64, hand::Error> {
    let mut rest = message;
    let &[i0, i1, kind, l0, l1, l2, l3] = chunk(&mut rest, message)?;
    if kind > 2 {
        return hand::error(hand::Kind::Invalid, 2);
    }
    let len = u32::from_be_bytes([l0, l1, l2, l3]) as usize;
    let Ok(name) = std::str::from_utf8(take(&mut rest, len, message)?) else {
        return hand::error(hand::Kind::Utf8, 7);
    };
    let count = u32::from_be_bytes(*chunk(&mut rest, message)?) as usize;
    let Ok((items, behind)) = <[[u8; 7]]>::ref_from_prefix_with_elems(rest, count) else {
        return hand::error(hand::Kind::Incomplete, message.len() - rest.len());
    };
    rest = behind;
    let &[flag] = chunk(&mut rest, message)?;
    let extra = match flag {
        0 => 0,
        1 => u64::from_be_bytes(*chunk(&mut rest, message)?),
        _ => return hand::error(hand::Kind::Invalid, message.len() - rest.len()),
    };
    if !rest.is_empty() {
        return hand::error(hand::Kind::Trailing, message.len() - rest.len());
    }
    let mut sum = u64::from(u16::from_be_bytes([i0, i1])) + u64::from(kind) + name.len() as u64;
    for &[a, b, c, d, p, q, flags] in items {
        let id = u32::from_be_bytes([a, b, c, d]);
        sum += u64::from(id) + u64::from(u16::from_be_bytes([p, q])) + u64::from(flags);
    }
    Ok(sum + extra)
}
