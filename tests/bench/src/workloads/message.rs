//! A message of variable size: numbers, an enum, a text, a sequence of structs, an option.

use wire_core::Wire;

use crate::hand::{self, chunk, take};
use crate::{Case, repeat};

/// What kind of message.
#[derive(Wire, wincode::SchemaRead, wincode::SchemaWrite, Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
pub(crate) enum Kind {
    Request = 0,
    Reply = 1,
    Notice = 2,
}

#[derive(Wire, wincode::SchemaRead, wincode::SchemaWrite, Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item {
    pub(crate) id: u32,
    pub(crate) port: u16,
    pub(crate) flags: u8,
}

#[derive(Wire, Debug, Clone, PartialEq)]
pub(crate) struct Message {
    pub(crate) id: u16,
    pub(crate) kind: Kind,
    #[wire(len_prefix = u32)]
    pub(crate) name: String,
    #[wire(count_prefix = u32)]
    pub(crate) items: Vec<Item>,
    #[wire(flag_of(extra), as = bool)]
    pub(crate) has_extra: (),
    pub(crate) extra: Option<u64>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
pub(crate) struct Borrowed<'a> {
    pub(crate) id: u16,
    pub(crate) kind: Kind,
    #[wire(len_prefix = u32)]
    pub(crate) name: &'a str,
    #[wire(count_prefix = u32)]
    pub(crate) items: Vec<Item>,
    #[wire(flag_of(extra), as = bool)]
    pub(crate) has_extra: (),
    pub(crate) extra: Option<u64>,
}

/// The same, for those who have a format of their own and write the presence of options.
#[derive(wincode::SchemaRead, wincode::SchemaWrite, Debug, Clone, PartialEq)]
pub(crate) struct Plain {
    pub(crate) id: u16,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) items: Vec<Item>,
    pub(crate) extra: Option<u64>,
}

#[derive(wincode::SchemaRead, wincode::SchemaWrite, Debug, Clone, PartialEq)]
pub(crate) struct PlainBorrowed<'a> {
    pub(crate) id: u16,
    pub(crate) kind: Kind,
    pub(crate) name: &'a str,
    pub(crate) items: Vec<Item>,
    pub(crate) extra: Option<u64>,
}

pub(crate) const NAME: &str = "sensor-17.example.net";

pub(crate) fn items() -> Vec<Item> {
    (0..8).map(|n| Item { id: 0x0a00_0000 + n, port: 40_000 + n as u16, flags: n as u8 }).collect()
}

fn value() -> Message {
    Message {
        id: 513,
        kind: Kind::Reply,
        name: NAME.into(),
        items: items(),
        has_extra: (),
        extra: Some(0x0102_0304_0506_0708),
    }
}

fn plain() -> Plain {
    let Message { id, kind, name, items, extra, .. } = value();
    Plain { id, kind, name, items, extra }
}

pub(crate) fn octets() -> Vec<u8> {
    value().encode().expect("the message has octets")
}

const DECODE: &str = "message, decode";
const BORROWED: &str = "message, decode, text borrowed";
const ENCODE: &str = "message, encode into a Vec";

pub(super) fn cases() -> Vec<Case> {
    let own = vec![
        Case::new(DECODE, "wire", |n| repeat(n, &octets()[..], wire_decode)),
        Case::new(DECODE, "hand", |n| repeat(n, &octets()[..], hand_decode)),
        Case::new(DECODE, "wincode", |n| repeat(n, &octets()[..], wincode_decode)),
        Case::new(BORROWED, "wire", |n| repeat(n, &octets()[..], wire_borrowed)),
        Case::new(BORROWED, "hand", |n| repeat(n, &octets()[..], hand_borrowed)),
        Case::new(BORROWED, "wincode", |n| repeat(n, &octets()[..], wincode_borrowed)),
        Case::new(ENCODE, "wire", |n| repeat(n, &value(), wire_encode)),
        Case::new(ENCODE, "hand", |n| repeat(n, &value(), hand_encode)),
        Case::new(ENCODE, "wincode", |n| repeat(n, &plain(), wincode_encode)),
    ];
    [own, super::peers::message::cases(DECODE, ENCODE)].concat()
}

#[inline(never)]
fn wire_decode(octets: &[u8]) -> Result<Message, wire_core::DecodeError> {
    Message::decode(octets)
}

#[inline(never)]
fn wire_borrowed(octets: &[u8]) -> Result<Borrowed<'_>, wire_core::DecodeError> {
    Borrowed::decode(octets)
}

#[inline(never)]
fn wire_encode(message: &Message) -> Result<Vec<u8>, wire_core::EncodeError> {
    message.encode()
}

#[inline(never)]
fn hand_decode(octets: &[u8]) -> Result<Message, hand::Error> {
    let parts = hand_parts(octets)?;
    Ok(Message {
        id: parts.id,
        kind: parts.kind,
        name: parts.name.to_owned(),
        items: parts.items,
        has_extra: (),
        extra: parts.extra,
    })
}

#[inline(never)]
fn hand_borrowed(octets: &[u8]) -> Result<Borrowed<'_>, hand::Error> {
    hand_parts(octets)
}

#[inline(always)]
fn hand_parts(message: &[u8]) -> Result<Borrowed<'_>, hand::Error> {
    let mut rest = message;
    let &[i0, i1, kind, l0, l1, l2, l3] = chunk(&mut rest, message)?;
    let kind = match kind {
        0 => Kind::Request,
        1 => Kind::Reply,
        2 => Kind::Notice,
        _ => return hand::error(hand::Kind::Invalid, 2),
    };
    let len = u32::from_be_bytes([l0, l1, l2, l3]) as usize;
    let name = match std::str::from_utf8(take(&mut rest, len, message)?) {
        Ok(name) => name,
        Err(error) => return hand::error(hand::Kind::Utf8, 7 + error.valid_up_to()),
    };
    let count = u32::from_be_bytes(*chunk(&mut rest, message)?) as usize;
    let (items, _) = take(&mut rest, count.saturating_mul(7), message)?.as_chunks::<7>();
    let items = items
        .iter()
        .map(|&[a, b, c, d, p0, p1, flags]| Item {
            id: u32::from_be_bytes([a, b, c, d]),
            port: u16::from_be_bytes([p0, p1]),
            flags,
        })
        .collect();
    let extra = match chunk(&mut rest, message)? {
        [0] => None,
        [1] => Some(u64::from_be_bytes(*chunk(&mut rest, message)?)),
        _ => return hand::error(hand::Kind::Invalid, message.len() - rest.len() - 1),
    };
    if !rest.is_empty() {
        return hand::error(hand::Kind::Trailing, message.len() - rest.len());
    }
    Ok(Borrowed { id: u16::from_be_bytes([i0, i1]), kind, name, items, has_extra: (), extra })
}

#[inline(never)]
fn hand_encode(message: &Message) -> Result<Vec<u8>, hand::Error> {
    let Ok(name_len) = u32::try_from(message.name.len()) else {
        return hand::error(hand::Kind::TooLong, 3);
    };
    let Ok(count) = u32::try_from(message.items.len()) else {
        return hand::error(hand::Kind::TooLong, 3);
    };
    let extra = if message.extra.is_some() { 9 } else { 1 };
    let size = 7 + message.name.len() + 4 + 7 * message.items.len() + extra;
    let mut octets = Vec::with_capacity(size);
    let [i0, i1] = message.id.to_be_bytes();
    let [l0, l1, l2, l3] = name_len.to_be_bytes();
    octets.extend_from_slice(&[i0, i1, message.kind as u8, l0, l1, l2, l3]);
    octets.extend_from_slice(message.name.as_bytes());
    octets.extend_from_slice(&count.to_be_bytes());
    let start = octets.len();
    octets.resize(start + 7 * message.items.len(), 0);
    let (items, _) = octets[start..].as_chunks_mut::<7>();
    for (item, out) in message.items.iter().zip(items) {
        let [a, b, c, d] = item.id.to_be_bytes();
        let [p0, p1] = item.port.to_be_bytes();
        *out = [a, b, c, d, p0, p1, item.flags];
    }
    match message.extra {
        Some(extra) => {
            let [a, b, c, d, e, f, g, h] = extra.to_be_bytes();
            octets.extend_from_slice(&[1, a, b, c, d, e, f, g, h]);
        }
        None => octets.push(0),
    }
    Ok(octets)
}

#[inline(never)]
fn wincode_decode(octets: &[u8]) -> wincode::ReadResult<Plain> {
    wincode::config::deserialize_exact(octets, super::WINCODE)
}

#[inline(never)]
fn wincode_borrowed(octets: &[u8]) -> wincode::ReadResult<PlainBorrowed<'_>> {
    wincode::config::deserialize_exact(octets, super::WINCODE)
}

#[inline(never)]
fn wincode_encode(message: &Plain) -> wincode::WriteResult<Vec<u8>> {
    wincode::config::serialize(message, super::WINCODE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_write_the_same_octets() {
        assert_eq!(hand_encode(&value()).unwrap(), octets());
        assert_eq!(wincode_encode(&plain()).unwrap(), octets());
    }

    #[test]
    fn all_read_the_same_value() {
        assert_eq!(wire_decode(&octets()).unwrap(), value());
        assert_eq!(hand_decode(&octets()).unwrap(), value());
        assert_eq!(wincode_decode(&octets()).unwrap(), plain());
    }
}
