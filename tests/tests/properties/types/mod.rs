//! Types that use every attribute, and values of them, some of which have no octets.

mod canonical;

use std::fmt::Debug;
use std::net::Ipv4Addr;

pub(crate) use canonical::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use wire_core::varint::{Leb128, Var};
use wire_core::{DecodeError, DecodeErrorKind, EncodeError, Endian, Reader, U24, Wire, Writer};

fn text() -> impl Strategy<Value = String> {
    "[a-c\u{e9}\u{0}]{0,4}"
}

fn octets() -> impl Strategy<Value = Vec<u8>> {
    vec(prop_oneof![Just(0), Just(13), Just(10), any::<u8>()], 0..5)
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Bits {
    #[wire(bits = 3)]
    pub(crate) a: u8,
    #[wire(bits = 1)]
    pub(crate) b: bool,
    #[wire(bits = 30)]
    pub(crate) c: i32,
    #[wire(bits = 6)]
    pub(crate) name: Name,
    #[wire(bits = 2)]
    pub(crate) code: Code,
    #[wire(bits = 5, reserved)]
    pub(crate) reserved: (),
    #[wire(bits = 1, magic = 1)]
    pub(crate) magic: (),
    #[wire(bits = 64, offset = 6)]
    pub(crate) wide: u64,
    #[wire(bits = 8, as = u32)]
    pub(crate) converted: U24,
    pub(crate) least: LeastFirst,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Name(pub(crate) u8);

#[derive(Wire, Debug, PartialEq, Clone, Copy)]
#[wire(view)]
#[repr(u8)]
pub(crate) enum Code {
    A = 1,
    B,
    #[wire(other)]
    Other(u8),
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, bit_order = lsb, size = 5)]
pub(crate) struct LeastFirst {
    #[wire(bits = 13)]
    pub(crate) a: i16,
    #[wire(bits = 27)]
    pub(crate) b: u32,
}

pub(crate) fn names() -> impl Strategy<Value = Name> {
    any::<u8>().prop_map(Name)
}

pub(crate) fn bits() -> impl Strategy<Value = Bits> {
    let least = (-4100i16..4100, 0u32..1 << 28);
    let code = prop_oneof![Just(Code::A), Just(Code::B), (0u8..5).prop_map(Code::Other)];
    (0u8..9, any::<bool>(), any::<i32>(), 0u8..66, code, any::<u64>(), 0u32..300, least).prop_map(
        |(a, b, c, name, code, wide, converted, (la, lb))| Bits {
            a,
            b,
            c: c >> 1,
            name: Name(name),
            code,
            reserved: (),
            magic: (),
            wide,
            converted: U24::try_from(converted).unwrap(),
            least: LeastFirst { a: la, b: lb },
        },
    )
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Controllers {
    #[wire(bits = 4, len_of(..rest), unit = 4)]
    pub(crate) words: (),
    #[wire(bits = 3, count_of(numbers))]
    pub(crate) count: (),
    #[wire(bits = 1, flag_of(optional))]
    pub(crate) flag: (),
    #[wire(as = u16, len_of(self), bias = -2)]
    pub(crate) len: (),
    #[wire(as = u8, tag_of(choice))]
    pub(crate) tag: (),
    #[wire(flag_of(first..=second), none = 7, as = u8)]
    pub(crate) flags: (),
    #[wire(as = Var<Leb128, u32>, len_of(first..=choice), bias = 3)]
    pub(crate) inner: (),
    pub(crate) first: Option<u16>,
    pub(crate) second: Option<u8>,
    pub(crate) optional: Option<Name>,
    pub(crate) choice: Choice,
    #[wire(align_after = 4)]
    pub(crate) numbers: Vec<u16>,
    #[wire(rest)]
    pub(crate) rest: Vec<u8>,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) enum Choice {
    #[wire(tag = 1)]
    Nothing,
    #[wire(tag = 2)]
    Number(u16),
    #[wire(tag = 3..=5)]
    Range { tag: u8, value: u8 },
    #[wire(other)]
    Other(u8, #[wire(len_prefix = u8)] Vec<u8>),
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        Just(Choice::Nothing),
        any::<u16>().prop_map(Choice::Number),
        (2u8..7, any::<u8>()).prop_map(|(tag, value)| Choice::Range { tag, value }),
        (0u8..9, octets()).prop_map(|(tag, octets)| Choice::Other(tag, octets)),
    ]
}

pub(crate) fn controllers() -> impl Strategy<Value = Controllers> {
    let optional = (option::of(any::<u16>()), option::of(any::<u8>()), any::<bool>());
    let optional = optional.prop_map(|(first, second, both)| match both {
        true => (first, first.map(|first| first as u8)),
        false => (first, second),
    });
    (optional, option::of(any::<u8>()), choice(), vec(any::<u16>(), 0..9), octets()).prop_map(
        |((first, second), optional, choice, numbers, rest)| Controllers {
            words: (),
            count: (),
            flag: (),
            len: (),
            tag: (),
            flags: (),
            inner: (),
            first,
            second,
            optional: optional.map(Name),
            choice,
            numbers,
            rest,
        },
    )
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Extents {
    pub(crate) version: u8,
    #[wire(len_prefix = u8, max = 6)]
    pub(crate) text: String,
    #[wire(len_prefix = u16, unit = 2)]
    pub(crate) words: Vec<u16>,
    #[wire(count_prefix = Var<Leb128, u16>, bias = 1)]
    pub(crate) counted: Vec<U24>,
    #[wire(len_prefix = i16, none = -1)]
    pub(crate) nullable: Option<Vec<u8>>,
    #[wire(until = b"\r\n")]
    pub(crate) line: Vec<u8>,
    #[wire(until = 0, max = 2)]
    pub(crate) items: Vec<Pair>,
    #[wire(if = version > 1)]
    pub(crate) added: Option<u32>,
    #[wire(if = version > 2, count = version)]
    pub(crate) listed: Option<Vec<u8>>,
    #[wire(len = usize::from(version) * 2)]
    pub(crate) measured: Vec<u16>,
    #[wire(len_prefix = u8)]
    pub(crate) confined: Confined,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Pair {
    pub(crate) a: u8,
    pub(crate) b: u8,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Confined {
    pub(crate) a: u8,
    #[wire(rest)]
    pub(crate) rest: Vec<u16>,
    #[wire(pad_before = 1)]
    pub(crate) b: u8,
}

pub(crate) fn extents() -> impl Strategy<Value = Extents> {
    let first = (0u8..4, text(), vec(any::<u16>(), 0..4), vec(0u32..1 << 24, 0..4));
    let pair = (0u8..5, any::<u8>()).prop_map(|(a, b)| Pair { a, b });
    let second = (option::of(octets()), octets(), vec(pair, 0..4), vec(any::<u16>(), 3));
    let confined = (any::<u8>(), vec(any::<u16>(), 0..3), any::<u8>());
    let wrong = prop_oneof![9 => Just(0u8), 1 => Just(1u8)];
    (first, second, confined, any::<u32>(), wrong).prop_map(
        |(
            (version, text, words, counted),
            (nullable, line, items, measured),
            (a, rest, b),
            added,
            wrong,
        )| Extents {
            version,
            text,
            words,
            counted: counted.into_iter().map(|number| U24::try_from(number).unwrap()).collect(),
            nullable,
            line,
            items,
            added: (version + wrong > 1).then_some(added),
            listed: (version > 2).then_some(vec![7; version.into()]),
            measured: measured[..usize::from(version)].to_vec(),
            confined: Confined { a, rest, b },
        },
    )
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, endian = little, magic = b"\x7fW", assert = low <= high)]
pub(crate) struct Values {
    pub(crate) order: bool,
    pub(crate) low: u16,
    #[wire(endian = big)]
    pub(crate) high: u16,
    #[wire(endian = if order { Endian::Little } else { Endian::Big })]
    pub(crate) dynamic: [u32; 2],
    #[wire(varint = leb128)]
    pub(crate) leb: i64,
    #[wire(varint = quic, count_prefix = u8)]
    pub(crate) quic: Vec<u64>,
    #[wire(as = u16)]
    pub(crate) converted: u64,
    #[wire(as = u32)]
    pub(crate) address: Ipv4Addr,
    #[wire(with = decimal)]
    pub(crate) decimal: u32,
    #[wire(value = low ^ high)]
    pub(crate) computed: u16,
    #[wire(value = decimal as u8, as = u8)]
    pub(crate) nowhere: (),
    #[wire(reserved)]
    pub(crate) reserved: [u8; 2],
    #[wire(assert = letter != 'x')]
    pub(crate) letter: char,
    #[wire(skip)]
    pub(crate) skipped: u64,
    #[wire(default)]
    pub(crate) added: u16,
    #[wire(default = low)]
    pub(crate) last: u16,
}

/// A number as decimal digits, without leading zeros, and a full stop.
mod decimal {
    use super::*;

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<u32, DecodeError> {
        let at = reader.offset();
        let mut number = 0u32;
        for digit in 0.. {
            match reader.decode::<u8>()? {
                b'.' if digit > 0 => return Ok(number),
                octet @ b'0'..=b'9' if number > 0 || digit == 0 => {
                    let next =
                        number.checked_mul(10).and_then(|n| n.checked_add((octet - b'0').into()));
                    number = next.ok_or(DecodeError::new(DecodeErrorKind::OutOfRange, at))?;
                }
                _ => break,
            }
        }
        Err(DecodeError::new(DecodeErrorKind::Custom("no decimal number"), at))
    }

    pub(super) fn encoded_len(value: &u32) -> Result<usize, EncodeError> {
        Ok(value.to_string().len() + 1)
    }

    pub(super) fn encode(value: &u32, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        writer.put(format!("{value}.").as_bytes())
    }
}

pub(crate) fn values() -> impl Strategy<Value = Values> {
    let numbers = (any::<bool>(), 0u16..300, 200u16..600, any::<[u32; 2]>(), any::<i64>());
    let more = (vec(any::<u64>().prop_map(|n| n >> 1), 0..3), 0u64..70_000, any::<u32>());
    let last = (any::<[u8; 4]>(), prop_oneof![Just('x'), any::<char>()], any::<[u16; 2]>());
    (numbers, more, last).prop_map(
        |(
            (order, low, high, dynamic, leb),
            (quic, converted, decimal),
            (address, letter, added),
        )| {
            Values {
                order,
                low,
                high,
                dynamic,
                leb,
                quic,
                converted,
                address: address.into(),
                decimal,
                computed: low ^ high,
                nowhere: (),
                reserved: [0; 2],
                letter,
                skipped: 0,
                added: added[0],
                last: added[1],
            }
        },
    )
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, tag = u8)]
pub(crate) enum Tlv {
    #[wire(tag = 0)]
    End,
    #[wire(tag = 1, len_prefix = u8, bias = 2)]
    Number(u16),
    #[wire(tag = 2, len_prefix = u8, unit = 2)]
    Words(#[wire(rest)] Vec<u16>),
    #[wire(tag = 0x10..=0x1f)]
    Range(u8, #[wire(len_prefix = u8)] Vec<u8>),
    #[wire(tag = 3)]
    Nested(Box<Tlv>),
    #[wire(other, len_prefix = Var<Leb128, u16>)]
    Other {
        tag: u8,
        #[wire(rest)]
        octets: Vec<u8>,
    },
}

fn tlv() -> impl Strategy<Value = Tlv> {
    let leaf = prop_oneof![
        Just(Tlv::End),
        any::<u16>().prop_map(Tlv::Number),
        vec(any::<u16>(), 0..4).prop_map(Tlv::Words),
        (0x0fu8..0x21, octets()).prop_map(|(tag, octets)| Tlv::Range(tag, octets)),
        (0u8..0x30, octets()).prop_map(|(tag, octets)| Tlv::Other { tag, octets }),
    ];
    leaf.prop_recursive(4, 4, 1, |inner| inner.prop_map(|tlv| Tlv::Nested(Box::new(tlv))))
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Sequences {
    #[wire(len_prefix = u16)]
    pub(crate) tlvs: Vec<Tlv>,
    #[wire(count_prefix = u8)]
    pub(crate) trees: Vec<Tree>,
    #[wire(len_prefix = u8, pad_to = 12)]
    pub(crate) padded: Vec<u8>,
    #[wire(align_before = 4)]
    pub(crate) aligned: u8,
    #[wire(align_before = 2, len_prefix = u8, align_after = 8)]
    pub(crate) both: Vec<u8>,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Tree {
    pub(crate) value: u8,
    #[wire(count_prefix = u8)]
    pub(crate) children: Vec<Tree>,
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = any::<u8>().prop_map(|value| Tree { value, children: vec![] });
    leaf.prop_recursive(3, 6, 2, |inner| {
        (any::<u8>(), vec(inner, 0..3)).prop_map(|(value, children)| Tree { value, children })
    })
}

pub(crate) fn sequences() -> impl Strategy<Value = Sequences> {
    let long = prop_oneof![9 => vec(any::<u8>(), 0..11), 1 => vec(any::<u8>(), 11..14)];
    (vec(tlv(), 0..3), vec(tree(), 0..2), long, any::<u8>(), octets()).prop_map(
        |(tlvs, trees, padded, aligned, both)| Sequences { tlvs, trees, padded, aligned, both },
    )
}

#[derive(Wire, Debug, Clone)]
#[wire(view)]
pub(crate) struct Sums {
    #[wire(checksum = internet, as = u16)]
    pub(crate) whole: (),
    #[wire(len_prefix = u8)]
    pub(crate) text: String,
    #[wire(checksum = internet, over = text, pseudo = [text.len() as u8], none = 0)]
    pub(crate) optional: Option<u16>,
    #[wire(checksum = internet, over = text..=optional, endian = little, as = u16)]
    pub(crate) little: (),
    #[wire(rest)]
    pub(crate) rest: Vec<u8>,
}

/// Of a checksum matters whether it is there: its octets are computed.
impl PartialEq for Sums {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, self.whole, self.little) == (&other.text, other.whole, other.little)
            && self.optional.is_some() == other.optional.is_some()
            && self.rest == other.rest
    }
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Told {
    pub(crate) kind: u8,
    pub(crate) wide: bool,
    #[wire(tag = kind % 3, ctx(wide = wide))]
    pub(crate) part: Part,
    #[wire(count_prefix = u8, ctx(order = Endian::Little, len = kind % 4))]
    pub(crate) parts: Vec<Ordered>,
    #[wire(rest, ctx(order = Endian::Big, len = 1))]
    pub(crate) last: Option<Ordered>,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, ctx(wide: bool))]
pub(crate) enum Part {
    #[wire(tag = 1)]
    One(#[wire(if = wide)] Option<u32>),
    #[wire(other)]
    Other(u8, u8),
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, endian = order, ctx(order: Endian, len: u8))]
pub(crate) struct Ordered {
    pub(crate) number: u32,
    #[wire(len = len)]
    pub(crate) octets: Vec<u8>,
}

pub(crate) fn told() -> impl Strategy<Value = Told> {
    (any::<[u8; 3]>(), any::<bool>(), any::<[u32; 3]>(), any::<bool>()).prop_map(
        |([kind, other, wrong], wide, numbers, last)| {
            let part = match kind % 3 {
                1 => Part::One((wide != (wrong == 0)).then_some(numbers[0])),
                tag => Part::Other(tag, other),
            };
            let ordered = |number, len: u8| Ordered { number, octets: vec![7; len.into()] };
            let parts = vec![ordered(numbers[1], kind % 4)];
            Told { kind, wide, part, parts, last: last.then(|| ordered(numbers[2], 1)) }
        },
    )
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
pub(crate) struct Generic<T, const N: usize> {
    #[wire(len_prefix = u8)]
    pub(crate) first: T,
    pub(crate) array: [U24; N],
    #[wire(count_prefix = u8)]
    pub(crate) rest: Vec<[u8; N]>,
}

pub(crate) fn sums() -> impl Strategy<Value = Sums> {
    (text(), option::of(Just(0)), octets()).prop_map(|(text, optional, rest)| Sums {
        whole: (),
        text,
        optional,
        little: (),
        rest,
    })
}

pub(crate) fn generic<T: Debug>(
    first: impl Strategy<Value = T>,
) -> impl Strategy<Value = Generic<T, 2>> {
    (first, any::<[u32; 2]>(), vec(any::<[u8; 2]>(), 0..4)).prop_map(|(first, array, rest)| {
        let array = array.map(|number| U24::try_from(number >> 8).unwrap());
        Generic { first, array, rest }
    })
}
