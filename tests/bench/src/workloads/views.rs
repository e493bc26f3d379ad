//! Octets read in place: one field of a header, all fields of it, and all fields of a message of
//! variable size.

use wire_core::Wire;

use super::header::OCTETS;
use crate::{Case, hand, repeat};

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

pub(super) fn message() -> Vec<u8> {
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
pub(super) const MESSAGE: &str = "view, message checked and read";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(FIELD, "wire", |n| {
            let view = Header::view(&OCTETS).expect("the octets are a header");
            repeat(n, &view, wire_field)
        }),
        Case::new(FIELD, "hand", |n| repeat(n, &HandHeader(&OCTETS), hand_field)),
        Case::new(FIELDS, "wire", |n| {
            let view = Packet::view(&PACKET).expect("the octets are a packet");
            repeat(n, &view, wire_fields)
        }),
        Case::new(FIELDS, "hand", |n| {
            let view = HandPacket::new(&PACKET).expect("the octets are a packet");
            repeat(n, &view, hand_fields)
        }),
        Case::new(FIELDS, "hand, same promise", |n| {
            let view = HandAnyPacket::new(&PACKET[..]).expect("the octets are a packet");
            repeat(n, &view, hand_any_fields)
        }),
        Case::new(BITS, "wire", |n| {
            repeat(n, PACKED, |mut octets| (wire_bits(&mut octets), octets))
        }),
        Case::new(BITS, "hand", |n| {
            repeat(n, PACKED, |mut octets| (hand_bits(&mut octets), octets))
        }),
        Case::new(HEADER, "wire", |n| repeat(n, &OCTETS[..], wire_header)),
        Case::new(HEADER, "hand", |n| repeat(n, &OCTETS[..], hand_header)),
        Case::new(HEADER, "hand, same promise", |n| repeat(n, &OCTETS[..], hand_getters)),
        Case::new(MESSAGE, "wire", |n| repeat(n, &message()[..], wire_message)),
        Case::new(MESSAGE, "hand", |n| repeat(n, &message()[..], hand_message)),
        Case::new(MESSAGE, "hand, same promise", |n| repeat(n, &message()[..], hand_promised)),
    ]
}

#[inline(never)]
fn wire_field(view: &HeaderView<&[u8]>) -> u16 {
    view.checksum()
}

/// By hand, a view is what was found to be a header.
struct HandHeader<'a>(&'a [u8; 8]);

/// The two octets are loaded as one word.
#[inline(never)]
fn hand_field(header: &HandHeader<'_>) -> u16 {
    let (words, _) = header.0.as_chunks();
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
    hand_header_fields(view.header)
}

/// The same of octets that are lent or changed, in one piece, as Wire's view is: that the header is
/// there is asked when it is read.
struct HandAnyPacket<B>(B);

impl<B: AsRef<[u8]>> HandAnyPacket<B> {
    fn new(octets: B) -> Result<Self, hand::Error> {
        match octets.as_ref().len() >= 16 {
            true => Ok(Self(octets)),
            false => hand::error(hand::Kind::Incomplete, 0),
        }
    }
}

#[inline(never)]
fn hand_any_fields(view: &HandAnyPacket<&[u8]>) -> u32 {
    hand_header_fields(view.0.first_chunk().unwrap_or_else(|| hand_absent()))
}

#[cold]
fn hand_absent() -> &'static [u8; 16] {
    &[0; 16]
}

#[inline(always)]
fn hand_header_fields(header: &[u8; 16]) -> u32 {
    let [_, hops, _, _, i0, i1, i2, i3, f0, f1, f2, f3, t0, t1, t2, t3] = *header;
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

/// The word is read once, for the number and for the flags above it, which stay; any number that
/// fits thirteen bits could be set so.
#[inline(never)]
fn hand_bits(octets: &mut [u8; 4]) -> Result<(), hand::Error> {
    const OFFSET: u16 = 0x1fff;
    let [a, b, ..] = octets;
    let word = u16::from_be_bytes([*a, *b]);
    let offset = (word & OFFSET) + 1;
    if offset > OFFSET {
        return hand::error(hand::Kind::TooLong, 0);
    }
    [*a, *b] = (word & !OFFSET | offset).to_be_bytes();
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

/// What is wrong with octets that are no header.
#[cold]
fn hand_wrong_len(octets: &[u8]) -> hand::Error {
    match octets.len() {
        ..8 => hand::Error { kind: hand::Kind::Incomplete, offset: 0 },
        _ => hand::Error { kind: hand::Kind::Trailing, offset: 8 },
    }
}

/// A view, as Wire's is: each field is asked for by itself.
#[inline(never)]
fn hand_getters(octets: &[u8]) -> Result<u32, hand::Error> {
    let header = HandHeader::new(octets)?;
    let ends = u32::from(header.kind()) + u32::from(header.code());
    Ok(ends + u32::from(header.checksum()) + u32::from(header.id()) + u32::from(header.seq()))
}

impl<'a> HandHeader<'a> {
    #[inline(always)]
    fn new(octets: &'a [u8]) -> Result<Self, hand::Error> {
        octets.try_into().map(Self).map_err(|_| hand_wrong_len(octets))
    }

    #[inline(always)]
    fn kind(&self) -> u8 {
        self.0[0]
    }

    #[inline(always)]
    fn code(&self) -> u8 {
        self.0[1]
    }

    #[inline(always)]
    fn checksum(&self) -> u16 {
        u16::from_be_bytes([self.0[2], self.0[3]])
    }

    #[inline(always)]
    fn id(&self) -> u16 {
        u16::from_be_bytes([self.0[4], self.0[5]])
    }

    #[inline(always)]
    fn seq(&self) -> u16 {
        u16::from_be_bytes([self.0[6], self.0[7]])
    }
}

/// The fields are asked for in the order in which they are read by hand, see [`hand_sum`].
#[inline(never)]
fn wire_message(octets: &[u8]) -> Result<u64, wire_core::DecodeError> {
    let view = Message::view(octets)?;
    let sum = u64::from(view.id()) + view.kind()? as u64 + view.extra().unwrap_or(0);
    let items = view
        .items()
        .map(|item| u64::from(item.id()) + u64::from(item.port()) + u64::from(item.flags()));
    Ok(sum + items.sum::<u64>() + view.name()?.len() as u64)
}

/// What a message is read from.
struct HandMessage<'a> {
    id: u16,
    kind: u8,
    name: &'a [u8],
    items: &'a [[u8; 7]],
    extra: u64,
}

/// Refuses what cannot be read, but for a name that is not text: that is found out by reading it.
#[inline(never)]
fn hand_message(octets: &[u8]) -> Result<u64, hand::Error> {
    hand_read(octets, hand_sum)
}

/// Refuses all that cannot be read before anything is read, as Wire's view does.
#[inline(never)]
fn hand_promised(octets: &[u8]) -> Result<u64, hand::Error> {
    hand_read(octets, |message| {
        match hand_is_ascii(message.name) || std::str::from_utf8(message.name).is_ok() {
            true => hand_sum(message),
            false => hand::error(hand::Kind::Utf8, 7),
        }
    })
}

/// Lends the parts: a `Result` of them would be put together and taken apart again.
#[inline(always)]
fn hand_read<T>(
    message: &[u8],
    read: impl FnOnce(HandMessage<'_>) -> Result<T, hand::Error>,
) -> Result<T, hand::Error> {
    let Some((&[i0, i1, kind, l0, l1, l2, l3], rest)) = message.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    if kind > 2 {
        return hand::error(hand::Kind::Invalid, 2);
    }
    let len = u32::from_be_bytes([l0, l1, l2, l3]) as usize;
    // The name and the count behind it are asked for at once.
    let Some((name, rest)) = rest.split_at_checked(len.saturating_add(4)) else {
        return hand::error(hand::Kind::Incomplete, 7);
    };
    let Some((name, count)) = name.split_last_chunk() else {
        return hand::error(hand::Kind::Incomplete, 7);
    };
    let count = u32::from_be_bytes(*count) as usize;
    let Some((items, rest)) = rest.split_at_checked(count.saturating_mul(7)) else {
        return hand::error(hand::Kind::Incomplete, 11 + len);
    };
    let extra = match *rest {
        [1, a, b, c, d, e, f, g, h] => u64::from_be_bytes([a, b, c, d, e, f, g, h]),
        [0] => 0,
        _ => return hand::wrong_end(rest, 11 + len + items.len()),
    };
    let (items, _) = items.as_chunks();
    read(HandMessage { id: u16::from_be_bytes([i0, i1]), kind, name, items, extra })
}

/// Adds up all fields, the text last: it is a call, over which the others need not be kept.
#[inline(always)]
fn hand_sum(message: HandMessage<'_>) -> Result<u64, hand::Error> {
    let mut sum = u64::from(message.id) + u64::from(message.kind) + message.extra;
    let (fours, last) = message.items.as_chunks();
    for [a, b, c, d] in fours {
        sum += hand_item(a) + hand_item(b) + hand_item(c) + hand_item(d);
    }
    for item in last {
        sum += hand_item(item);
    }
    match std::str::from_utf8(message.name) {
        Ok(name) => Ok(sum + name.len() as u64),
        Err(_) => hand::error(hand::Kind::Utf8, 7),
    }
}

#[inline(always)]
fn hand_item(&[a, b, c, d, p, q, flags]: &[u8; 7]) -> u64 {
    let id = u32::from_be_bytes([a, b, c, d]);
    u64::from(id) + u64::from(u16::from_be_bytes([p, q])) + u64::from(flags)
}

/// Up to 32 octets are two loads, some of which see the same octets.
#[inline(always)]
fn hand_is_ascii(octets: &[u8]) -> bool {
    match (octets.first_chunk::<16>(), octets.last_chunk::<16>()) {
        (Some(first), Some(last)) if octets.len() <= 32 => {
            // Counted, the octets are compared all at once.
            let ascii = first.iter().zip(last).map(|(a, b)| u8::from((a | b).is_ascii()));
            ascii.sum::<u8>() == 16
        }
        _ => octets.is_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each of the three makes of the octets.
    fn read(octets: &[u8]) -> Option<u64> {
        let wire = wire_message(octets).ok();
        assert_eq!(hand_message(octets).ok(), wire);
        assert_eq!(hand_promised(octets).ok(), wire);
        wire
    }

    #[test]
    fn all_read_the_same_message() {
        assert!(read(&message()).is_some());
    }

    #[test]
    fn all_refuse_the_same_messages() {
        let message = message();
        for len in 0..message.len() {
            assert_eq!(read(&message[..len]), None);
        }
        assert_eq!(read(&[&message[..], &[0]].concat()), None);
        for (offset, octet) in [(2, 3), (7, 0xff), (17, 0xff), (27, 0xff), (88, 2), (88, 0)] {
            let mut message = message.clone();
            message[offset] = octet;
            assert_eq!(read(&message), None, "octet {offset}");
        }
    }

    #[test]
    fn ascii_is_told_from_other_octets() {
        for len in 0..=64 {
            let mut octets = vec![0x7f; len];
            assert!(hand_is_ascii(&octets));
            for at in 0..len {
                octets[at] = 0x80;
                assert!(!hand_is_ascii(&octets), "octet {at} of {len}");
                octets[at] = 0x7f;
            }
        }
    }

    #[test]
    fn fields_are_the_same() {
        let view = Header::view(&OCTETS).unwrap();
        assert_eq!(hand_field(&HandHeader(&OCTETS)), wire_field(&view));
        assert_eq!(hand_header(&OCTETS).unwrap(), wire_header(&OCTETS).unwrap());
        assert!(hand_header(&OCTETS[..7]).is_err());
        let view = Packet::view(&PACKET).unwrap();
        let by_hand = HandPacket::new(&PACKET).unwrap();
        assert_eq!(hand_fields(&by_hand), wire_fields(&view));
        let by_hand = HandAnyPacket::new(&PACKET[..]).unwrap();
        assert_eq!(hand_any_fields(&by_hand), wire_fields(&view));
    }

    #[test]
    fn bits_are_set_alike() {
        for word in [[0x45, 0x12], [0x00, 0xff], [0xff, 0xfe], [0x1f, 0xff], [0xff, 0xff]] {
            let mut wire = [word[0], word[1], 0x34, 0x56];
            let mut by_hand = wire;
            assert_eq!(hand_bits(&mut by_hand).is_ok(), wire_bits(&mut wire).is_ok());
            assert_eq!(by_hand, wire);
        }
    }
}
