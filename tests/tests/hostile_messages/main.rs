//! Hostile messages: each gives a typed error or the right value, loses nothing, and takes no more
//! memory than its octets justify.

mod lens_and_counts;
mod nesting;
mod panics;
mod values;

use std::fmt::Debug;

use wire_core::{Decode, DecodeError, DecodeErrorKind, EncodeErrorKind, Reader, Wire};
use wire_tests::memory::{Counting, peak};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The octets of memory that one octet received may cost.
const FACTOR: usize = 32;

/// What a first element or a few small values may cost whatever the input.
const CONSTANT: usize = 512;

/// Decodes, and sees what memory that takes.
#[track_caller]
fn bounded<'a, T: Decode<'a>>(octets: &'a [u8]) -> Result<T, DecodeError> {
    let (result, most) = peak(|| T::decode(octets));
    let allowed = octets.len() * FACTOR + CONSTANT;
    assert!(most <= allowed, "{most} octets of memory for {} received", octets.len());
    result
}

/// The kind of error that these octets are refused with.
#[track_caller]
fn refused<'a, T: Decode<'a> + Debug>(octets: &'a [u8]) -> DecodeErrorKind {
    let error = bounded::<T>(octets).unwrap_err();
    assert!(error.offset() <= octets.len(), "{error}");
    error.kind()
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Message {
    #[wire(bits = 4)]
    version: u8,
    #[wire(bits = 4, count_of(items))]
    count: u8,
    #[wire(len_of(text..=option))]
    len: u16,
    #[wire(len_prefix = u8)]
    text: String,
    #[wire(flag_of(option))]
    flag: bool,
    option: Option<u32>,
    #[wire(max = 9)]
    items: Vec<Item>,
    #[wire(checksum = internet, over = ..sum)]
    sum: u16,
    #[wire(rest)]
    tail: Vec<u8>,
    #[wire(magic = 0x55)]
    end: u8,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
enum Item {
    #[wire(tag = 1)]
    Number(#[wire(varint = leb128)] u32),
    #[wire(tag = 2, len_prefix = u8)]
    Texts(#[wire(rest)] Vec<Text>),
    #[wire(other, len_prefix = u8)]
    Other(u8, #[wire(rest)] Vec<u8>),
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Text {
    #[wire(until = 0)]
    text: String,
}

fn message() -> Vec<u8> {
    let value = Message {
        version: 4,
        count: 0,
        len: 0,
        text: "hé".into(),
        flag: true,
        option: Some(7),
        items: vec![
            Item::Number(300),
            Item::Texts(vec![Text { text: "a".into() }, Text { text: String::new() }]),
            Item::Other(9, vec![1, 2]),
        ],
        sum: 0,
        tail: vec![3, 4],
        end: 0x55,
    };
    value.encode().unwrap()
}

#[test]
fn every_strict_prefix_of_a_message_asks_for_more() {
    let octets = message();
    assert!(Message::decode(&octets).is_ok());
    for len in 0..octets.len() {
        match bounded::<Message>(&octets[..len]) {
            // A prefix whose last octet happens to be the constant at the end is a message itself.
            Ok(value) => assert_eq!(value.encode().unwrap(), octets[..len]),
            Err(error) => assert!(
                error.needed().is_some() || error.kind() == DecodeErrorKind::WrongMagic,
                "{len}: {error}"
            ),
        }
    }
}

#[test]
fn every_flipped_bit_gives_a_value_that_can_be_written_or_an_error() {
    let octets = message();
    for bit in 0..octets.len() * 8 {
        let mut flipped = octets.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        for verified in [true, false] {
            let reader = Reader::new(&flipped);
            let mut reader = if verified { reader } else { reader.without_checksums() };
            match Message::decode_from(&mut reader, ()) {
                Ok(value) => assert!(value.encode().is_ok(), "bit {bit}"),
                Err(error) => {
                    assert!(error.offset() <= flipped.len(), "bit {bit}: {error}");
                    assert!(error.render(&flipped).starts_with(&error.to_string()));
                }
            }
        }
    }
}

#[test]
fn octets_behind_a_message_are_told_and_counted() {
    #[derive(Wire, Debug)]
    struct Fixed {
        _a: u16,
    }
    assert_eq!(refused::<Fixed>(&[1, 2, 3, 4, 5]), DecodeErrorKind::Trailing { count: 3 });
    assert_eq!(Fixed::decode_prefix(&[1, 2, 3]).unwrap().1, [3]);
}

#[test]
fn buffers_at_all_alignments() {
    let octets = message();
    let expected = Message::decode(&octets).unwrap();
    let mut room = vec![0u64; octets.len() / 8 + 3];
    for shift in 0..8 {
        let buffer: &mut [u8] = zerocopy_octets(&mut room);
        buffer[shift..shift + octets.len()].copy_from_slice(&octets);
        assert_eq!(Message::decode(&buffer[shift..shift + octets.len()]).as_ref(), Ok(&expected));
        let mut out = vec![0; octets.len() + 8];
        expected.encode_into(&mut out[shift..]).unwrap();
        assert_eq!(out[shift..shift + octets.len()], octets);
    }
}

/// Octets that start at a multiple of eight.
fn zerocopy_octets(words: &mut [u64]) -> &mut [u8] {
    zerocopy::IntoBytes::as_mut_bytes(words)
}

#[derive(Wire, Debug, Clone)]
struct TooLarge {
    #[wire(bits = 4)]
    narrow: u8,
    #[wire(bits = 4, count_of(counted))]
    count: u8,
    #[wire(len_of(measured))]
    len: u8,
    counted: Vec<u16>,
    measured: Vec<u8>,
    #[wire(len_prefix = u8)]
    prefixed: Vec<u8>,
    #[wire(count_prefix = u8)]
    elements: Vec<u16>,
    #[wire(varint = quic)]
    varint: u64,
}

#[test]
fn what_does_not_fit_its_field_is_told_by_name_and_nothing_is_written() {
    let fits = TooLarge {
        narrow: 15,
        count: 0,
        len: 0,
        counted: vec![0; 15],
        measured: vec![0; 255],
        prefixed: vec![0; 255],
        elements: vec![0; 255],
        varint: (1 << 62) - 1,
    };
    assert!(fits.encode().is_ok());
    let cases = [
        ("narrow", TooLarge { narrow: 16, ..fits.clone() }, 16),
        ("count", TooLarge { counted: vec![0; 16], ..fits.clone() }, 16),
        ("len", TooLarge { measured: vec![0; 256], ..fits.clone() }, 256),
        ("prefixed", TooLarge { prefixed: vec![0; 256], ..fits.clone() }, 256),
        ("elements", TooLarge { elements: vec![0; 256], ..fits.clone() }, 256),
        ("varint", TooLarge { varint: 1 << 62, ..fits.clone() }, 1 << 62),
    ];
    for (field, value, number) in cases {
        let mut buffer = [0xa5; 2000];
        let error = value.encode_into(&mut buffer).unwrap_err();
        assert_eq!(error.kind(), EncodeErrorKind::DoesNotFit { value: number }, "{field}");
        assert_eq!(error.path().field(), Some(field));
        assert!(buffer.iter().all(|octet| *octet == 0xa5), "{field}: something was written");
        assert_eq!(value.encode(), Err(error));
    }
}

#[test]
fn a_buffer_that_is_too_small_is_not_written_to() {
    let value = Message::decode(&message()).unwrap();
    for size in 0..message().len() {
        let mut buffer = vec![0xa5; size];
        let error = value.encode_into(&mut buffer).unwrap_err();
        let needed = message().len() - size;
        assert_eq!(error.kind(), EncodeErrorKind::BufferTooSmall { needed });
        assert!(buffer.iter().all(|octet| *octet == 0xa5));
    }
}
