//! A message of variable size: numbers, an enum, a text, a sequence of structs, an option.

use std::str::Utf8Error;

use wire_core::Wire;

use crate::hand::Fail;
use crate::{Case, hand, repeat};

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

pub(super) fn value() -> Message {
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
    wire_encode(&value()).expect("the message has octets")
}

pub(super) const DECODE: &str = "message, decode";
pub(super) const BORROWED: &str = "message, decode, text borrowed";
pub(super) const ENCODE: &str = "message, encode into a Vec";

pub(super) fn cases() -> Vec<Case> {
    let own = vec![
        Case::new(DECODE, "wire", |n| repeat(n, &octets()[..], wire_decode)),
        Case::new(DECODE, "hand", |n| repeat(n, &octets()[..], hand_decode)),
        Case::new(DECODE, "hand, same promise", |n| repeat(n, &octets()[..], hand_decode_promised)),
        Case::new(DECODE, "wincode", |n| repeat(n, &octets()[..], wincode_decode)),
        Case::new(BORROWED, "wire", |n| repeat(n, &octets()[..], wire_borrowed)),
        Case::new(BORROWED, "hand", |n| repeat(n, &octets()[..], hand_borrowed)),
        Case::new(BORROWED, "hand, same promise", |n| {
            repeat(n, &octets()[..], hand_borrowed_promised)
        }),
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
    hand_message(octets)
}

#[inline(never)]
fn hand_borrowed(octets: &[u8]) -> Result<Borrowed<'_>, hand::Error> {
    hand_lent(octets)
}

/// The same, with Wire's error.
#[inline(never)]
fn hand_decode_promised(octets: &[u8]) -> Result<Message, wire_core::DecodeError> {
    hand_message(octets)
}

#[inline(never)]
fn hand_borrowed_promised(octets: &[u8]) -> Result<Borrowed<'_>, wire_core::DecodeError> {
    hand_lent(octets)
}

#[inline(always)]
fn hand_message<E: Fail>(octets: &[u8]) -> Result<Message, E> {
    hand_read(octets, hand_owned, |id, kind, name, items, extra| Message {
        id,
        kind,
        name,
        items,
        has_extra: (),
        extra,
    })
}

#[inline(always)]
fn hand_lent<E: Fail>(octets: &[u8]) -> Result<Borrowed<'_>, E> {
    hand_read(octets, std::str::from_utf8, |id, kind, name, items, extra| Borrowed {
        id,
        kind,
        name,
        items,
        has_extra: (),
        extra,
    })
}

/// Text in memory of its own. Copied first, it starts where the allocator lets memory start, from
/// which on it is looked at in words.
#[inline(always)]
fn hand_owned(octets: &[u8]) -> Result<String, Utf8Error> {
    String::from_utf8(octets.to_owned()).map_err(|error| error.utf8_error())
}

/// Finds out where everything is, and that it is there, before anything is made of it.
#[inline(always)]
fn hand_read<'a, S: Default, M, E: Fail>(
    message: &'a [u8],
    text: impl Fn(&'a [u8]) -> Result<S, Utf8Error>,
    make: impl Fn(u16, Kind, S, Vec<Item>, Option<u64>) -> M,
) -> Result<M, E> {
    let Some((head, rest)) = message.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    let &[_, _, kind, l0, l1, l2, l3] = head;
    let kind = match kind {
        0 => Kind::Request,
        1 => Kind::Reply,
        2 => Kind::Notice,
        _ => return hand::error(hand::Kind::Invalid, 2),
    };
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
    let end = 11 + len + items.len();
    let (items, _) = items.as_chunks();
    match *rest {
        [1, a, b, c, d, e, f, g, h] => {
            let extra = u64::from_be_bytes([a, b, c, d, e, f, g, h]);
            hand_finish(head, kind, name, items, Some(extra), text, make)
        }
        [0] => hand_finish(head, kind, name, items, None, text, make),
        _ => hand::wrong_end(rest, end),
    }
}

/// The value, of parts that are there. Compiled for each of the two ends of a message, so that
/// which it is need not be kept; and what can be read behind the items is, for the same reason.
#[inline(always)]
fn hand_finish<'a, S: Default, M, E: Fail>(
    head: &[u8; 7],
    kind: Kind,
    name: &'a [u8],
    items: &[[u8; 7]],
    extra: Option<u64>,
    text: impl Fn(&'a [u8]) -> Result<S, Utf8Error>,
    make: impl Fn(u16, Kind, S, Vec<Item>, Option<u64>) -> M,
) -> Result<M, E> {
    let name = text(name);
    if let Err(error) = &name {
        return hand::error(hand::Kind::Utf8, 7 + error.valid_up_to());
    }
    let items = match items.as_chunks() {
        (pairs, []) => pairs.iter().map(hand_pair).collect::<Vec<_>>().into_flattened(),
        (pairs, last) => hand_odd_items(pairs, last).into_vec(),
    };
    let [i0, i1, ..] = *head;
    let id = u16::from_be_bytes([i0, i1]);
    Ok(make(id, kind, name.unwrap_or_default(), items, extra))
}

/// Two items: an array of them is written field by field, where one item is put together in a
/// register.
#[inline(always)]
fn hand_pair(octets: &[[u8; 7]; 2]) -> [Item; 2] {
    let [[a0, b0, c0, d0, p0, q0, f0], [a1, b1, c1, d1, p1, q1, f1]] = *octets;
    [
        Item {
            id: u32::from_be_bytes([a0, b0, c0, d0]),
            port: u16::from_be_bytes([p0, q0]),
            flags: f0,
        },
        Item {
            id: u32::from_be_bytes([a1, b1, c1, d1]),
            port: u16::from_be_bytes([p1, q1]),
            flags: f1,
        },
    ]
}

/// Pairs, and one item more.
#[inline(never)]
fn hand_odd_items(pairs: &[[[u8; 7]; 2]], last: &[[u8; 7]]) -> Box<[Item]> {
    let mut items = Vec::with_capacity(2 * pairs.len() + last.len());
    for pair in pairs {
        items.extend_from_slice(&hand_pair(pair));
    }
    items.extend(last.iter().map(|&[a, b, c, d, p, q, flags]| Item {
        id: u32::from_be_bytes([a, b, c, d]),
        port: u16::from_be_bytes([p, q]),
        flags,
    }));
    items.into_boxed_slice()
}

#[inline(never)]
fn hand_encode(message: &Message) -> Result<Vec<u8>, hand::Error> {
    match message.extra {
        Some(extra) => {
            let [a, b, c, d, e, f, g, h] = extra.to_be_bytes();
            hand_write(message, [1, a, b, c, d, e, f, g, h])
        }
        None => hand_write(message, [0]),
    }
}

/// The octets of a message that ends in `end`. Sums of numbers of 32 bits cannot overflow, by
/// which the compiler knows that each part has its room, and asks for none.
#[inline(always)]
#[expect(clippy::slow_vector_initialization, reason = "faster for small ones")]
fn hand_write<const END: usize>(message: &Message, end: [u8; END]) -> Result<Vec<u8>, hand::Error> {
    let Ok(name_len) = u32::try_from(message.name.len()) else {
        return hand::error(hand::Kind::TooLong, 3);
    };
    let Ok(count) = u32::try_from(message.items.len()) else {
        return hand::error(hand::Kind::TooLong, 3);
    };
    let items_len = 7 * count as usize;
    let size = 7 + name_len as usize + 4 + items_len + END;
    let mut octets = Vec::with_capacity(size);
    octets.resize(size, 0);
    let too_long = || hand::error(hand::Kind::TooLong, 0);
    let Some((head, rest)) = octets.split_first_chunk_mut() else { return too_long() };
    let Some((rest, last)) = rest.split_last_chunk_mut() else { return too_long() };
    let Some((name, rest)) = rest.split_at_mut_checked(name_len as usize) else {
        return too_long();
    };
    let Some((number, rest)) = rest.split_first_chunk_mut() else { return too_long() };
    let Some((items, _)) = rest.split_at_mut_checked(items_len) else { return too_long() };
    let [i0, i1] = message.id.to_be_bytes();
    let [l0, l1, l2, l3] = name_len.to_be_bytes();
    *head = [i0, i1, message.kind as u8, l0, l1, l2, l3];
    name.copy_from_slice(message.name.as_bytes());
    *number = count.to_be_bytes();
    hand_write_items(&message.items, items.as_chunks_mut().0);
    *last = end;
    Ok(octets)
}

/// Four at a time.
#[inline(always)]
fn hand_write_items(items: &[Item], octets: &mut [[u8; 7]]) {
    let (fours, last) = items.as_chunks::<4>();
    let (four_octets, last_octets) = octets.as_chunks_mut::<4>();
    for (four, octets) in fours.iter().zip(four_octets) {
        for (item, octets) in four.iter().zip(octets) {
            *octets = hand_item_octets(item);
        }
    }
    for (item, octets) in last.iter().zip(last_octets) {
        *octets = hand_item_octets(item);
    }
}

#[inline(always)]
fn hand_item_octets(item: &Item) -> [u8; 7] {
    let [a, b, c, d] = item.id.to_be_bytes();
    let [p, q] = item.port.to_be_bytes();
    [a, b, c, d, p, q, item.flags]
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

    fn values() -> impl Iterator<Item = Message> {
        let counts = (0..=9).chain([64, 65]);
        let extras = [None, value().extra];
        let of_count = |count: usize| {
            let items = items().into_iter().cycle().take(count).collect();
            Message { items, ..value() }
        };
        counts
            .map(of_count)
            .flat_map(move |value| extras.map(|extra| Message { extra, ..value.clone() }))
    }

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

    #[test]
    fn by_hand_any_number_of_items_is_read_and_written() {
        for value in values() {
            let octets = value.encode().unwrap();
            assert_eq!(hand_encode(&value).unwrap(), octets);
            assert_eq!(hand_decode(&octets).unwrap(), value);
            assert_eq!(hand_borrowed(&octets).unwrap(), wire_borrowed(&octets).unwrap());
        }
    }

    #[test]
    fn by_hand_what_is_cut_off_or_left_over_is_refused() {
        for value in values() {
            let mut octets = value.encode().unwrap();
            for len in 0..octets.len() {
                let refused = hand_decode(&octets[..len]).unwrap_err();
                assert_eq!(refused.kind, hand::Kind::Incomplete);
                assert!(refused.offset <= len);
            }
            octets.push(0);
            let left_over = hand::Error { kind: hand::Kind::Trailing, offset: octets.len() - 1 };
            assert_eq!(hand_decode(&octets).unwrap_err(), left_over);
        }
    }

    #[test]
    fn by_hand_octets_that_mean_nothing_are_refused() {
        let flag = octets().len() - 9;
        for (offset, octet, kind) in [
            (2, 3, hand::Kind::Invalid),
            (9, 0xff, hand::Kind::Utf8),
            (flag, 2, hand::Kind::Invalid),
        ] {
            let mut octets = octets();
            octets[offset] = octet;
            assert_eq!(hand_decode(&octets).unwrap_err(), hand::Error { kind, offset });
        }
    }
}
