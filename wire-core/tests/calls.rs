//! The calls that programs make, where they differ from each other.
#![cfg(feature = "std")]

use std::sync::atomic::{AtomicUsize, Ordering};

use wire_core::__private::Refused;
use wire_core::{
    Decode, DecodeError, DecodeErrorKind, Describe, Encode, EncodeError, EncodeErrorKind, Reader,
    U24, Wire, Writer,
};

/// An octet that must be even, and says so only when it is written.
struct Even(u8);

impl Encode for Even {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(1)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        if self.0 % 2 != 0 && !writer.is_verbatim() {
            return Err(EncodeError::new(EncodeErrorKind::Custom("odd")));
        }
        writer.encode(&self.0)
    }
}

/// As many octets as the context says.
#[derive(Debug, PartialEq)]
struct Sized(Vec<u8>);

impl<'a> Decode<'a, (usize,)> for Sized {
    fn decode_from(reader: &mut Reader<'a>, (len,): (usize,)) -> Result<Self, DecodeError> {
        reader.take(len).map(|octets| Self(octets.to_vec()))
    }
}

#[test]
fn nothing_is_appended_where_encoding_fails_midway() {
    let mut octets = vec![1, 2, 3];
    assert!((7u32, Even(1)).encode_append(&mut octets).is_err());
    assert_eq!(octets, [1, 2, 3]);
    (7u8, Even(2)).encode_append(&mut octets).unwrap();
    assert_eq!(octets, [1, 2, 3, 7, 2]);
}

#[test]
fn an_error_of_an_element_names_it() {
    let error = [Even(0), Even(2), Even(3)].encode().unwrap_err();
    assert_eq!(error.to_string(), "message[2]: odd");
}

#[test]
fn verbatim_is_written_whole_whatever_its_length() {
    for len in [0, 63, 64, 65, 10_000] {
        let octets = vec![7; len];
        assert_eq!(octets.encode_verbatim().as_deref(), Ok(&octets[..]));
    }
    assert_eq!(Even(1).encode_verbatim().as_deref(), Ok(&[1][..]));
}

#[test]
fn context_is_handed_on_to_every_element() {
    assert_eq!(Sized::decode_with(b"ab", (2,)), Ok(Sized(b"ab".to_vec())));
    let (value, rest) = Sized::decode_prefix_with(b"abc", (2,)).unwrap();
    assert_eq!((value, rest), (Sized(b"ab".to_vec()), &b"c"[..]));
    let values = Vec::<Sized>::decode_with(b"abcd", (2,)).unwrap();
    assert_eq!(values, [Sized(b"ab".to_vec()), Sized(b"cd".to_vec())]);
    let error = Vec::<Sized>::decode_with(b"abc", (2,)).unwrap_err();
    assert_eq!((error.path().to_string().as_str(), error.needed()), ("message[1]", Some(1)));
}

#[test]
fn numbers_out_of_range_say_so() {
    let error = U24::try_from(1 << 24).unwrap_err();
    assert_eq!(error.to_string(), "integer out of the range of its type");
    assert_eq!(format!("{0} {0:?} {1:>5}", U24::MAX, U24::default()), "16777215 16777215     0");
}

/// An octet, and what is nested in it: a message of its own, each read of which is counted.
struct Nested(u8, Vec<Self>);

/// The same, derived.
#[derive(Wire)]
#[wire(view)]
struct Node {
    #[wire(assert = level < 100)]
    level: u8,
    #[wire(with = children)]
    children: Vec<Node>,
}

/// What is read by hand and from nothing but the reader, says that it may be read in a first go.
struct Plain(u8);

impl Describe for Plain {}

impl<'a> Decode<'a> for Plain {
    const IN_TWO_GOES: bool = true;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        match reader.decode()? {
            odd if odd % 2 != 0 => Err(reader.error(DecodeErrorKind::OutOfRange)),
            even => Ok(Self(even)),
        }
    }
}

#[test]
fn what_reads_from_its_reader_alone_may_be_read_in_a_first_go() {
    let first_go = |octets| Plain::decode_as::<Refused>(&mut Reader::new(octets), ());
    assert_eq!(first_go(&[2]).map(|even| even.0).ok(), Some(2));
    assert!(first_go(&[1]).is_err());
    assert!(Nested::decode_as::<Refused>(&mut Reader::new(&[2]), ()).is_err());
}

/// The same, half by hand.
#[derive(Wire)]
struct Half {
    #[wire(assert = level < 100)]
    level: u8,
    rest: ByHand,
}

struct ByHand(Vec<Half>);

impl Describe for ByHand {}

impl<'a> Decode<'a> for ByHand {
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        nested(reader).map(Self)
    }
}

impl Encode for ByHand {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(0)
    }

    fn encode_to(&self, _: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        Ok(())
    }
}

static READS: AtomicUsize = AtomicUsize::new(0);

fn nested<'a, T: Decode<'a>>(reader: &mut Reader<'a>) -> Result<Vec<T>, DecodeError> {
    READS.fetch_add(1, Ordering::Relaxed);
    match reader.is_empty() {
        true => Ok(Vec::new()),
        false => T::decode(reader.take_rest()).map(|value| vec![value]),
    }
}

impl<'a> Decode<'a> for Nested {
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        match reader.decode()? {
            100.. => Err(reader.error(DecodeErrorKind::OutOfRange)),
            level => Ok(Self(level, nested(reader)?)),
        }
    }
}

mod children {
    use super::{DecodeError, EncodeError, Node, Reader, Writer};

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<Vec<Node>, DecodeError> {
        super::nested(reader)
    }

    pub(super) fn encode(_: &[Node], _: &mut Writer<'_>) -> Result<(), EncodeError> {
        Ok(())
    }

    pub(super) fn encoded_len(_: &[Node]) -> Result<usize, EncodeError> {
        Ok(0)
    }
}

#[test]
fn what_is_nested_by_hand_is_read_once() {
    let octets: Vec<u8> = (90..101).collect();
    assert!(Nested::decode(&octets).is_err());
    assert_eq!(READS.swap(0, Ordering::Relaxed), 10);
    assert!(<Vec<Nested>>::decode(&octets).is_err());
    assert_eq!(READS.swap(0, Ordering::Relaxed), 10);
    assert!(Node::decode(&octets).is_err());
    assert_eq!(READS.swap(0, Ordering::Relaxed), 10);
    assert!(Node::view(&octets).is_err());
    assert_eq!(READS.swap(0, Ordering::Relaxed), 10);
    assert!(<Vec<Node>>::decode(&octets).is_err());
    assert_eq!(READS.swap(0, Ordering::Relaxed), 10);
    assert!(Half::decode(&octets).is_err());
    assert_eq!(READS.swap(0, Ordering::Relaxed), 10);
    assert!(<Vec<Half>>::decode(&octets).is_err());
    assert_eq!(READS.swap(0, Ordering::Relaxed), 10);
    let nested = Nested::decode(&octets[..10]).map(|value| (value.0, value.1.len()));
    assert_eq!(nested, Ok((90, 1)));
    let half = Half::decode(&octets[..10]).map(|value| (value.level, value.rest.0.len()));
    assert_eq!(half, Ok((90, 1)));
    let node = Node::decode(&octets[..10]).map(|value| (value.level, value.children.len()));
    assert_eq!(node, Ok((90, 1)));
}
