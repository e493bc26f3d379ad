//! What is written in the first of two goes, and what is not.
#![cfg(all(feature = "std", feature = "derive"))]

use std::sync::atomic::{AtomicUsize, Ordering};

use wire_core::__private::Failed;
use wire_core::{Describe, Encode, EncodeError, EncodeErrorKind, Wire, Writer};

/// An octet, and what is nested in it: a message of its own, each measuring of which is counted.
struct Nested(u8, Vec<Self>);

/// The same, derived.
#[derive(Wire)]
struct Node {
    #[wire(assert = level < 100)]
    level: u8,
    #[wire(with = children)]
    children: Vec<Node>,
}

/// The same, half by hand.
#[derive(Wire)]
struct Half {
    #[wire(assert = level < 100)]
    level: u8,
    rest: ByHand,
}

/// The same, as one of several.
#[derive(Wire)]
#[wire(tag = u8)]
enum One {
    #[wire(tag = 1)]
    Half(Half),
    #[wire(tag = 2)]
    Node(Node),
}

struct ByHand(Vec<Half>);

static MEASURED: AtomicUsize = AtomicUsize::new(0);

fn nested_len<T: Encode>(values: &[T]) -> Result<usize, EncodeError> {
    MEASURED.fetch_add(1, Ordering::Relaxed);
    values.first().map_or(Ok(0), |value| value.encode().map(|octets| octets.len()))
}

fn write_nested<T: Encode>(values: &[T], writer: &mut Writer<'_>) -> Result<(), EncodeError> {
    values.first().map_or(Ok(()), |value| writer.put(&value.encode()?))
}

impl Encode for Nested {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        match self.0 {
            100.. => Err(EncodeError::new(EncodeErrorKind::Custom("too deep"))),
            _ => Ok(1 + nested_len(&self.1)?),
        }
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(&[self.0])?;
        write_nested(&self.1, writer)
    }
}

impl Describe for ByHand {}

impl<'a> wire_core::Decode<'a> for ByHand {
    fn decode_from(_: &mut wire_core::Reader<'a>, _: ()) -> Result<Self, wire_core::DecodeError> {
        Ok(Self(Vec::new()))
    }
}

impl Encode for ByHand {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        nested_len(&self.0)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        write_nested(&self.0, writer)
    }
}

mod children {
    use wire_core::{DecodeError, EncodeError, Reader, Writer};

    use super::Node;

    pub(super) fn decode(_: &mut Reader<'_>) -> Result<Vec<Node>, DecodeError> {
        Ok(Vec::new())
    }

    pub(super) fn encode(nodes: &[Node], writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        super::write_nested(nodes, writer)
    }

    pub(super) fn encoded_len(nodes: &[Node]) -> Result<usize, EncodeError> {
        super::nested_len(nodes)
    }
}

/// Ten values in each other, and in the innermost one that cannot be written.
fn chain<T>(make: impl Fn(u8, Vec<T>) -> T) -> T {
    (90..=100)
        .rev()
        .fold(None, |inner, level| Some(make(level, inner.into_iter().collect())))
        .unwrap()
}

fn half(level: u8, inner: Vec<Half>) -> Half {
    Half { level, rest: ByHand(inner) }
}

#[track_caller]
fn is_measured_once<T: Encode>(value: &T) {
    let ways: [fn(&T) -> bool; 3] = [
        |value| value.encode().is_err(),
        |value| value.encode_into(&mut [0; 64]).is_err(),
        |value| value.encode_append(&mut Vec::new()).is_err(),
    ];
    for way in ways {
        assert!(way(value));
        assert_eq!(MEASURED.swap(0, Ordering::Relaxed), 10);
    }
}

#[test]
fn what_is_nested_by_hand_is_measured_once() {
    is_measured_once(&chain(Nested));
    is_measured_once(&vec![chain(Nested)]);
    is_measured_once(&(7u8, chain(Nested)));
    // An assertion is asked when the fields are measured, so the innermost is measured as well.
    let node = |level, children| Node { level, children };
    let innermost = |value: &dyn Fn() -> bool| {
        assert!(value());
        assert_eq!(MEASURED.swap(0, Ordering::Relaxed), 11);
    };
    innermost(&|| chain(node).encode().is_err());
    innermost(&|| vec![chain(node)].encode().is_err());
    innermost(&|| One::Node(chain(node)).encode().is_err());
    innermost(&|| chain(half).encode().is_err());
    innermost(&|| Some(Box::new(chain(half))).encode().is_err());
    innermost(&|| One::Half(chain(half)).encode().is_err());
}

/// What is written by hand and with nothing but the writer, says that it may be written in a first go.
struct Plain(u8);

impl Encode for Plain {
    const FIRST_GO: bool = true;

    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        match self.0 {
            100.. => Err(EncodeError::new(EncodeErrorKind::Custom("too large"))),
            _ => Ok(1),
        }
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(&[self.0])
    }
}

#[test]
fn what_writes_to_its_writer_alone_may_be_written_in_a_first_go() {
    let first_go = |value| Plain(value).measure_as::<Failed>(());
    assert_eq!(first_go(2).ok(), Some(1));
    assert!(first_go(100).is_err());
    assert_eq!(Plain(100).encode().unwrap_err().to_string(), "message: too large");
    assert_eq!(vec![Plain(1), Plain(2)].encode().unwrap(), [1, 2]);
    assert!(Nested(1, Vec::new()).measure_as::<Failed>(()).is_err());
    assert!(Nested(1, Vec::new()).encode_as::<Failed>(&mut Writer::new(&mut [0]), ()).is_err());
}

#[derive(Wire, Debug, PartialEq)]
struct Texts {
    #[wire(len_prefix = u8)]
    short: String,
    #[wire(len_prefix = u16)]
    long: Vec<u8>,
    #[wire(count_prefix = u16)]
    many: Vec<String8>,
    #[wire(flag_of(last))]
    has_last: bool,
    last: Option<u16>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct String8(#[wire(len_prefix = u8)] String);

/// What is too long for a first go is written all the same, and what is wrong is told.
#[test]
fn long_values_are_written_and_wrong_ones_told() {
    let texts = |long, many, last| Texts {
        short: "short".into(),
        long: vec![7; long],
        many: vec![String8("text".into()); many],
        has_last: false,
        last,
    };
    for long in [0, 16_383, 16_384, 65_535] {
        for (many, last) in [(0, None), (3, Some(9)), (20_000, None)] {
            let value = texts(long, many, last);
            let octets = value.encode().unwrap();
            assert_eq!(value.encoded_len(), Ok(octets.len()));
            let mut into = vec![0xa5; octets.len()];
            assert_eq!(value.encode_into(&mut into), Ok(octets.len()));
            let mut appended = Vec::new();
            value.encode_append(&mut appended).unwrap();
            assert_eq!((&into, &appended), (&octets, &octets));
            assert_eq!(Texts::decode(&octets).unwrap().last, last);
        }
    }
    let error = texts(65_536, 1, None).encode().unwrap_err();
    assert_eq!(error.to_string(), "Texts.long: 65536 does not fit its field");
    let mut value = texts(0, 3, None);
    value.many[1].0 = "x".repeat(256);
    let error = value.encode().unwrap_err();
    assert_eq!(error.to_string(), "Texts.many[1].0: 256 does not fit its field");
}

/// Takes an octet, and no memory.
#[derive(Wire, Clone, Copy)]
#[wire(magic = 7_u8)]
struct Mark;

/// Values that take no memory may take more octets than there can be: an error, and what was written
/// before stays.
#[test]
fn more_octets_than_memory_reaches_are_an_error() {
    let no_room = EncodeErrorKind::DoesNotFit { value: u64::MAX };
    for marks in [&[Mark; usize::MAX][..], &[Mark; isize::MAX as usize + 1]] {
        let mut octets = vec![1, 2];
        assert_eq!(marks.encode_append(&mut octets).unwrap_err().kind(), no_room);
        assert_eq!(octets, [1, 2]);
        assert_eq!(marks.encode().unwrap_err().kind(), no_room);
    }
}
