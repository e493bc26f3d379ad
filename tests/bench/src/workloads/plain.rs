//! The same work by hand as it comes: careful code, one field after another, before anybody looks at
//! what the compiler makes of it. What stands as `hand` beside it was tuned by its instructions.

use super::message::{self, Borrowed, Item, Kind, Message};
use super::stack::{self, Ethernet, Ipv4, Packet, Udp};
use super::views;
use crate::{Case, hand, repeat};

const WHO: &str = "hand, as it comes";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(stack::DECODE, WHO, |n| repeat(n, &stack::OCTETS[..], decode_stack)),
        Case::new(message::DECODE, WHO, |n| repeat(n, &message::octets()[..], decode_message)),
        Case::new(message::BORROWED, WHO, |n| repeat(n, &message::octets()[..], decode_borrowed)),
        Case::new(message::ENCODE, WHO, |n| repeat(n, &message::value(), encode_message)),
        Case::new(views::MESSAGE, WHO, |n| repeat(n, &views::message()[..], read_message)),
    ]
}

#[inline(never)]
fn decode_stack(message: &[u8]) -> Result<Packet<'_>, hand::Error> {
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

#[inline(never)]
fn decode_message(octets: &[u8]) -> Result<Message, hand::Error> {
    let parts = parts(octets)?;
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
fn decode_borrowed(octets: &[u8]) -> Result<Borrowed<'_>, hand::Error> {
    parts(octets)
}

#[inline(always)]
fn parts(message: &[u8]) -> Result<Borrowed<'_>, hand::Error> {
    let Some((&[i0, i1, kind, l0, l1, l2, l3], rest)) = message.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    let kind = match kind {
        0 => Kind::Request,
        1 => Kind::Reply,
        2 => Kind::Notice,
        _ => return hand::error(hand::Kind::Invalid, 2),
    };
    let len = u32::from_be_bytes([l0, l1, l2, l3]) as usize;
    let Some((name, rest)) = rest.split_at_checked(len) else {
        return hand::error(hand::Kind::Incomplete, 7);
    };
    let name = match std::str::from_utf8(name) {
        Ok(name) => name,
        Err(error) => return hand::error(hand::Kind::Utf8, 7 + error.valid_up_to()),
    };
    let Some((count, rest)) = rest.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 7 + len);
    };
    let count = u32::from_be_bytes(*count) as usize;
    let Some((items, rest)) = rest.split_at_checked(count.saturating_mul(7)) else {
        return hand::error(hand::Kind::Incomplete, 11 + len);
    };
    let extra = match rest {
        [0] => None,
        [1, extra @ ..] => match extra.as_array() {
            Some(extra) => Some(u64::from_be_bytes(*extra)),
            None => return hand::error(hand::Kind::Incomplete, message.len() - rest.len() + 1),
        },
        _ => return hand::error(hand::Kind::Invalid, message.len() - rest.len()),
    };
    let (pairs, last) = items.as_chunks();
    let items: Vec<[Item; 2]> = match last.as_array() {
        None => pairs.iter().map(two_items).collect(),
        Some(last) => odd_items(pairs, last).into_vec(),
    };
    let mut items = items.into_flattened();
    items.truncate(count);
    Ok(Borrowed { id: u16::from_be_bytes([i0, i1]), kind, name, items, has_extra: (), extra })
}

/// Two items: an array of them is written field by field, where one item is put together in a
/// register.
#[inline(always)]
fn two_items(octets: &[u8; 14]) -> [Item; 2] {
    let [a0, b0, c0, d0, p0, q0, f0, a1, b1, c1, d1, p1, q1, f1] = *octets;
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

/// Behind the pairs, one item and room for another.
#[inline(never)]
fn odd_items(pairs: &[[u8; 14]], last: &[u8; 7]) -> Box<[[Item; 2]]> {
    let mut last_two = [0; 14];
    last_two[..7].copy_from_slice(last);
    let mut items = Vec::with_capacity(pairs.len() + 1);
    items.extend(pairs.iter().map(two_items));
    items.push(two_items(&last_two));
    items.into_boxed_slice()
}

#[inline(never)]
#[expect(clippy::slow_vector_initialization, reason = "faster for small ones")]
fn encode_message(message: &Message) -> Result<Vec<u8>, hand::Error> {
    let Ok(name_len) = u32::try_from(message.name.len()) else {
        return hand::error(hand::Kind::TooLong, 3);
    };
    let Ok(count) = u32::try_from(message.items.len()) else {
        return hand::error(hand::Kind::TooLong, 3);
    };
    let extra = if message.extra.is_some() { 9 } else { 1 };
    let size = 7 + message.name.len() + 4 + 7 * message.items.len() + extra;
    let mut octets = Vec::with_capacity(size);
    octets.resize(size, 0);
    let too_long = || hand::error(hand::Kind::TooLong, 0);
    let Some((head, rest)) = octets.split_first_chunk_mut::<7>() else { return too_long() };
    let [i0, i1] = message.id.to_be_bytes();
    let [l0, l1, l2, l3] = name_len.to_be_bytes();
    *head = [i0, i1, message.kind as u8, l0, l1, l2, l3];
    let Some((name, rest)) = rest.split_at_mut_checked(message.name.len()) else {
        return too_long();
    };
    name.copy_from_slice(message.name.as_bytes());
    let Some((number, rest)) = rest.split_first_chunk_mut::<4>() else { return too_long() };
    *number = count.to_be_bytes();
    let Some((items, rest)) = rest.split_at_mut_checked(7 * message.items.len()) else {
        return too_long();
    };
    for (item, out) in message.items.iter().zip(items.as_chunks_mut::<7>().0) {
        let [a, b, c, d] = item.id.to_be_bytes();
        let [p0, p1] = item.port.to_be_bytes();
        *out = [a, b, c, d, p0, p1, item.flags];
    }
    match (message.extra, rest) {
        (None, [there]) => *there = 0,
        (Some(extra), [there, number @ ..]) => {
            *there = 1;
            number.copy_from_slice(&extra.to_be_bytes());
        }
        _ => return too_long(),
    }
    Ok(octets)
}

#[inline(never)]
fn read_message(message: &[u8]) -> Result<u64, hand::Error> {
    let Some((&[i0, i1, kind, l0, l1, l2, l3], rest)) = message.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    if kind > 2 {
        return hand::error(hand::Kind::Invalid, 2);
    }
    let len = u32::from_be_bytes([l0, l1, l2, l3]) as usize;
    let Some((name, rest)) = rest.split_at_checked(len) else {
        return hand::error(hand::Kind::Incomplete, 7);
    };
    let Ok(name) = std::str::from_utf8(name) else {
        return hand::error(hand::Kind::Utf8, 7);
    };
    let Some((count, rest)) = rest.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 7 + len);
    };
    let count = u32::from_be_bytes(*count) as usize;
    let Some((items, rest)) = rest.split_at_checked(count.saturating_mul(7)) else {
        return hand::error(hand::Kind::Incomplete, 11 + len);
    };
    let extra = match rest {
        [0] => 0,
        [1, extra @ ..] => match extra.as_array() {
            Some(extra) => u64::from_be_bytes(*extra),
            None => return hand::error(hand::Kind::Incomplete, message.len() - rest.len() + 1),
        },
        _ => return hand::error(hand::Kind::Invalid, message.len() - rest.len()),
    };
    let mut sum = u64::from(u16::from_be_bytes([i0, i1])) + u64::from(kind) + name.len() as u64;
    for &[a, b, c, d, p, q, flags] in items.as_chunks().0 {
        let id = u32::from_be_bytes([a, b, c, d]);
        sum += u64::from(id) + u64::from(u16::from_be_bytes([p, q])) + u64::from(flags);
    }
    Ok(sum + extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_work() {
        let (octets, value) = (message::octets(), message::value());
        assert_eq!(decode_message(&octets).unwrap(), value);
        assert_eq!(decode_borrowed(&octets).unwrap().name, value.name);
        assert_eq!(encode_message(&value).unwrap(), octets);
        assert_eq!(decode_stack(&stack::OCTETS).unwrap().ip.payload.payload.len(), 12);
        assert!(read_message(&views::message()).is_ok());
    }
}
