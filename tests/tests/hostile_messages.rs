//! Hostile messages: each gives a typed error or the right value, loses nothing, and takes no more
//! memory than its octets justify.

use std::cell::Cell;
use std::fmt::Debug;

use wire_core::varint::{Leb128, Leb128Max, Quic, Var};
use wire_core::{
    Decode, DecodeError, DecodeErrorKind, Describe, Encode, EncodeErrorKind, Reader, Wire,
};
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

/// Sequences of elements of `T`, counted in all the ways there are.
#[derive(Wire, Debug)]
struct ByPrefix<T> {
    #[wire(count_prefix = u64)]
    _all: Vec<T>,
}

#[derive(Wire, Debug)]
struct ByController<T> {
    #[wire(count_of(_all))]
    _count: u64,
    #[wire(bits = 8)]
    _between: u8,
    _all: Vec<T>,
}

#[derive(Wire, Debug)]
struct ByExpression<T> {
    _count: u64,
    #[wire(count = _count)]
    _all: Vec<T>,
}

#[derive(Wire, Debug)]
struct ByVarint<T> {
    #[wire(count_prefix = Var<Leb128, u64>)]
    _all: Vec<T>,
}

#[derive(Wire, Debug)]
struct Limited<T> {
    #[wire(count_prefix = u64, max = 100)]
    _all: Vec<T>,
}

/// Counts that no message justifies, in front of as many octets as there are.
fn huge_counts<T: for<'a> Decode<'a> + Describe + Debug>() {
    for count in [1_000_000_000_000, 1 << 62, 1 << 63, u64::MAX - 1, u64::MAX] {
        for received in [0, 1, 100, 10_000] {
            let body = vec![0; received];
            let fixed = [&count.to_be_bytes()[..], &body].concat();
            let varint = [Var::<Leb128, u64>::new(count).encode().unwrap(), body].concat();
            let kinds = [
                refused::<ByPrefix<T>>(&fixed),
                refused::<ByController<T>>(&[&fixed[..], &[0]].concat()),
                refused::<ByExpression<T>>(&fixed),
                refused::<ByVarint<T>>(&varint),
            ];
            for kind in kinds {
                assert!(
                    matches!(
                        kind,
                        DecodeErrorKind::Incomplete { .. } | DecodeErrorKind::InvalidLen { .. }
                    ),
                    "{kind:?}"
                );
            }
            let limited = refused::<Limited<T>>(&fixed);
            assert!(
                matches!(
                    limited,
                    DecodeErrorKind::TooMany { max: 100, .. } | DecodeErrorKind::InvalidLen { .. }
                ),
                "{limited:?}"
            );
        }
    }
}

#[derive(Wire, Debug)]
struct Nothing;

#[derive(Wire, Debug)]
struct OneOctet(u8);

#[derive(Wire, Debug)]
struct Variable {
    #[wire(len_prefix = u8)]
    _text: String,
    #[wire(rest)]
    _more: Option<[u64; 2]>,
}

/// A mebioctet, on the heap as on the wire.
#[derive(Debug)]
struct Large(#[expect(dead_code, reason = "only its memory matters")] Vec<u8>);

impl Describe for Large {}

impl<'a> Decode<'a> for Large {
    const MIN_SIZE: usize = 1 << 20;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        reader.take(1 << 20).map(|octets| Self(octets.to_vec()))
    }
}

impl Encode for Large {
    fn measure(&self, _: ()) -> Result<usize, wire_core::EncodeError> {
        Ok(1 << 20)
    }

    fn encode_to(
        &self,
        writer: &mut wire_core::Writer<'_>,
        _: (),
    ) -> Result<(), wire_core::EncodeError> {
        writer.zeros(1 << 20)
    }
}

#[test]
fn huge_counts_of_elements_of_no_octets() {
    huge_counts::<Nothing>();
    huge_counts::<()>();
    huge_counts::<[u32; 0]>();
}

#[test]
fn huge_counts_of_elements_of_few_octets() {
    huge_counts::<OneOctet>();
    huge_counts::<u8>();
    huge_counts::<u128>();
    huge_counts::<(u8, bool)>();
}

#[test]
fn huge_counts_of_elements_of_variable_size() {
    huge_counts::<Variable>();
    huge_counts::<Item>();
    huge_counts::<Text>();
}

#[test]
fn huge_counts_of_elements_of_a_mebioctet() {
    huge_counts::<Large>();
}

#[test]
fn a_count_times_a_size_that_overflows() {
    let count = (u64::MAX / 16 + 2).to_be_bytes();
    assert!(matches!(refused::<ByPrefix<u128>>(&count), DecodeErrorKind::Incomplete { .. }));
}

#[test]
fn a_count_that_fits_the_octets_of_elements_that_are_large_in_memory() {
    let octets = [&10_000u64.to_be_bytes()[..], &[0; 10_000]].concat();
    // A vector that grows holds its old and its new memory for a moment.
    let in_memory = size_of::<Variable>() * 3;
    let (result, most) = peak(|| ByPrefix::<Variable>::decode(&octets));
    assert!(result.is_err());
    assert!(most <= octets.len() * in_memory, "{most}");
}

#[derive(Wire, Debug)]
struct Lens {
    #[wire(len_of(_text))]
    _len: u64,
    _text: Vec<u8>,
}

#[derive(Wire, Debug)]
struct Units {
    #[wire(len_of(_text), unit = 1 << 40, bias = 1)]
    _len: u64,
    _text: Vec<u8>,
}

#[derive(Wire, Debug)]
struct Whole {
    #[wire(len_of(self))]
    _len: u64,
    #[wire(rest)]
    _text: Vec<u8>,
}

#[derive(Wire, Debug)]
struct Signed {
    #[wire(len_prefix = i32)]
    _text: Vec<u8>,
}

#[test]
fn huge_and_impossible_lens() {
    for len in [0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1 << 32, 1 << 62] {
        let octets = u64::to_be_bytes(len);
        assert!(matches!(refused::<Lens>(&octets), DecodeErrorKind::Incomplete { .. }), "{len}");
        assert!(matches!(refused::<Whole>(&octets), DecodeErrorKind::Incomplete { .. }), "{len}");
    }
    for len in [1 << 63, u64::MAX] {
        let octets = u64::to_be_bytes(len);
        assert_eq!(refused::<Lens>(&octets), DecodeErrorKind::InvalidLen { len });
        assert_eq!(refused::<Whole>(&octets), DecodeErrorKind::InvalidLen { len });
        assert_eq!(refused::<Units>(&octets), DecodeErrorKind::InvalidLen { len });
    }
    assert_eq!(refused::<Units>(&[0; 8]), DecodeErrorKind::InvalidLen { len: 0 });
    for len in 0..8 {
        assert_eq!(
            refused::<Whole>(&u64::to_be_bytes(len)),
            DecodeErrorKind::InvalidLen { len },
            "less than its own size"
        );
    }
    let negative = refused::<Signed>(&(-1i32).to_be_bytes());
    assert_eq!(negative, DecodeErrorKind::InvalidLen { len: u64::MAX });
}

#[derive(Wire, Debug)]
struct Regions {
    #[wire(len_of(_inner_len..=_tail))]
    _outer_len: u8,
    #[wire(len_of(_inner))]
    _inner_len: u8,
    _inner: Vec<u16>,
    _tail: u16,
}

#[test]
fn a_region_that_ends_within_an_element() {
    let kind = refused::<Regions>(&[6, 3, 0, 1, 0, 2, 0]);
    assert_eq!(kind, DecodeErrorKind::PartialElement { size: 2 });
    let kind = refused::<Regions>(&[4, 2, 0, 1, 0, 2]);
    assert_eq!(kind, DecodeErrorKind::Overrun { needed: 1 });
}

#[test]
fn an_inner_len_over_the_outer() {
    let kind = refused::<Regions>(&[5, 200, 0, 1, 0, 2]);
    assert_eq!(kind, DecodeErrorKind::Overrun { needed: 196 });
}

#[test]
fn an_outer_len_over_what_the_fields_take() {
    let kind = refused::<Regions>(&[7, 2, 0, 1, 0, 2, 0, 0]);
    assert_eq!(kind, DecodeErrorKind::Trailing { count: 2 });
}

#[test]
fn a_len_and_a_count_that_disagree() {
    #[derive(Wire, Debug)]
    struct Both {
        #[wire(len_of(_all))]
        _len: u8,
        #[wire(count_of(_all))]
        _count: u8,
        _all: Vec<u16>,
    }
    let octets = |len, count| [len, count, 0, 1, 0, 2];
    assert!(bounded::<Both>(&octets(4, 2)).is_ok());
    assert_eq!(refused::<Both>(&octets(4, 1)), DecodeErrorKind::Trailing { count: 2 });
    assert_eq!(refused::<Both>(&octets(4, 3)), DecodeErrorKind::Overrun { needed: 2 });
    assert_eq!(refused::<Both>(&octets(3, 2)), DecodeErrorKind::Overrun { needed: 1 });
}

#[test]
fn a_padding_shorter_than_the_content() {
    #[derive(Wire, Debug)]
    struct Padded {
        #[wire(len_prefix = u8, pad_to = 4)]
        _text: Vec<u8>,
    }
    let kind = refused::<Padded>(&[5, 1, 2, 3, 4, 5, 0, 0]);
    assert!(matches!(kind, DecodeErrorKind::Overrun { .. }), "{kind:?}");
}

#[test]
fn a_unit_that_does_not_divide() {
    #[derive(Wire, Debug)]
    struct Words {
        #[wire(len_of(_text), unit = 4)]
        _words: u8,
        _text: Vec<u8>,
    }
    let error = Words { _words: 0, _text: vec![0; 6] }.encode().unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::NotMultiple { len: 6, unit: 4 });
    assert_eq!(error.path().field(), Some("_words"));
}

#[derive(Wire, Debug)]
struct Values {
    _bool: bool,
    #[wire(bits = 4)]
    _code: Code,
    #[wire(bits = 4, reserved)]
    _reserved: (),
    #[wire(len_prefix = u8)]
    _text: String,
    #[wire(until = 0)]
    _line: Vec<u8>,
}

#[derive(Wire, Debug, Clone, Copy)]
#[repr(u8)]
enum Code {
    A = 1,
}

#[test]
fn a_bool_of_two_and_unknown_tags() {
    assert!(bounded::<Values>(&[1, 0x10, 0, 0]).is_ok());
    assert!(matches!(refused::<Values>(&[2, 0x10, 0, 0]), DecodeErrorKind::InvalidValue { .. }));
    assert_eq!(refused::<Values>(&[1, 0x20, 0, 0]), DecodeErrorKind::UnknownTag { tag: 2 });
}

#[test]
fn reserved_bits_that_are_set_are_ignored_unless_the_reader_is_canonical() {
    assert!(bounded::<Values>(&[1, 0x1f, 0, 0]).is_ok());
    let mut reader = Reader::new(&[1, 0x1f, 0, 0]).into_canonical();
    let error = Values::decode_from(&mut reader, ()).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::NotCanonical { .. }));
}

#[test]
fn text_that_is_not_utf_8_and_a_missing_terminator() {
    assert_eq!(refused::<Values>(&[1, 0x10, 1, 0xff, 0]), DecodeErrorKind::InvalidUtf8);
    assert_eq!(refused::<Values>(&[1, 0x10, 2, 0xc3, 0, 0]), DecodeErrorKind::InvalidUtf8);
    assert_eq!(refused::<Values>(&[1, 0x10, 0, 7, 7]), DecodeErrorKind::Incomplete { needed: 1 });
}

#[test]
fn a_missing_terminator_of_long_octets_takes_no_memory() {
    let octets = [&[1, 0x10, 0][..], &[7; 100_000]].concat();
    let (result, most) = peak(|| Values::decode(&octets));
    assert!(result.is_err());
    assert_eq!(most, 0);
}

#[test]
fn varints_that_are_too_long_or_too_large() {
    assert_eq!(refused::<Var<Leb128, u64>>(&[0x80; 11]), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Var<Leb128, u64>>(&[0xff; 10]), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Var<Leb128Max<4>, u32>>(&[0x80; 5]), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Var<Leb128, u8>>(&[0x80, 0x02]), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Var<Quic, u8>>(&[0x41, 0x00]), DecodeErrorKind::OutOfRange);
}

#[test]
fn varints_that_are_not_minimal_are_read_unless_the_reader_is_canonical() {
    assert_eq!(Var::<Leb128, u8>::decode(&[0x81, 0x80, 0x00]).unwrap().get(), 1);
    for octets in [&[0x81, 0x80, 0x00][..], &[0x81, 0x00]] {
        let mut reader = Reader::new(octets).into_canonical();
        let error = reader.decode::<Var<Leb128, u8>>().unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::NotCanonical { .. }));
    }
    let mut reader = Reader::new(&[0x40, 0x01]).into_canonical();
    let error = reader.decode::<Var<Quic, u8>>().unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::NotCanonical { .. }));
}

#[derive(Wire, Debug)]
struct Boxed {
    #[wire(flag_of(_next))]
    _more: bool,
    _next: Option<Box<Boxed>>,
}

#[derive(Wire, Debug)]
struct Counted {
    #[wire(count_prefix = u8)]
    _all: Vec<Counted>,
}

#[derive(Wire, Debug)]
struct Prefixed {
    #[wire(len_prefix = u32)]
    _all: Vec<Prefixed>,
}

#[derive(Wire, Debug)]
#[wire(tag = u8)]
enum Choice {
    #[wire(tag = 0)]
    Leaf,
    #[wire(tag = 1)]
    Not(Box<Choice>),
    #[wire(tag = 2)]
    All(#[wire(rest)] Vec<Choice>),
}

#[test]
fn a_million_levels() {
    const LEVELS: usize = 1_000_000;
    let limit = |kind| assert_eq!(kind, DecodeErrorKind::TooDeep { limit: 128 });
    limit(refused::<Boxed>(&[1; LEVELS]));
    limit(refused::<Counted>(&[1; LEVELS]));
    limit(refused::<Choice>(&[1; LEVELS]));
    limit(refused::<Choice>(&[2; LEVELS]));
    let mut nested = Vec::with_capacity(4 * LEVELS);
    for level in (0..LEVELS as u32).rev() {
        nested.extend((4 * level).to_be_bytes());
    }
    limit(refused::<Prefixed>(&nested));
}

/// A name of DNS: RFC 1035, section 4.1.4. A pointer goes to an earlier place than any before it,
/// so that there is an end.
#[derive(Debug, PartialEq)]
struct Name(Vec<u8>);

impl Describe for Name {}

impl<'a> Decode<'a> for Name {
    const MIN_SIZE: usize = 1;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let mut name = Vec::new();
        let mut earliest = reader.offset();
        let mut jump: Option<Reader<'a>> = None;
        loop {
            let source = jump.as_mut().unwrap_or(reader);
            match source.decode::<u8>()? {
                0 => return Ok(Self(name)),
                len @ ..=63 => {
                    name.extend_from_slice(source.take(len.into())?);
                    name.push(b'.');
                    if name.len() > 255 {
                        return Err(
                            source.error(DecodeErrorKind::Custom("name of over 255 octets"))
                        );
                    }
                }
                high @ 192.. => {
                    let low = source.decode::<u8>()?;
                    let target = usize::from(high & 0x3f) << 8 | usize::from(low);
                    if target >= earliest {
                        return Err(source.error(DecodeErrorKind::Custom("pointer that goes on")));
                    }
                    earliest = target;
                    let mut from = Reader::new(source.message());
                    from.take(target)?;
                    jump = Some(from);
                }
                _ => return Err(source.error(DecodeErrorKind::Custom("unknown label"))),
            }
        }
    }
}

impl Encode for Name {
    fn measure(&self, _: ()) -> Result<usize, wire_core::EncodeError> {
        Ok(self.0.len() + 1)
    }

    fn encode_to(
        &self,
        writer: &mut wire_core::Writer<'_>,
        _: (),
    ) -> Result<(), wire_core::EncodeError> {
        writer.put(&self.0)?;
        writer.encode(&0u8)
    }
}

#[derive(Wire, Debug)]
struct Names {
    #[wire(rest)]
    all: Vec<Name>,
}

#[test]
fn names_that_point_back_are_followed() {
    let names = Names::decode(b"\x01a\x01b\0\x01c\xc0\x02\xc0\x05").unwrap();
    assert_eq!(names.all, [Name(b"a.b.".into()), Name(b"c.b.".into()), Name(b"c.b.".into())]);
}

#[test]
fn names_that_point_to_themselves_forward_and_to_each_other() {
    let goes_on = DecodeErrorKind::Custom("pointer that goes on");
    assert_eq!(refused::<Names>(b"\xc0\x00"), goes_on);
    assert_eq!(refused::<Names>(b"\xc0\x02\x01a\0"), goes_on);
    assert_eq!(refused::<Names>(b"\xc0\x02\xc0\x00"), goes_on);
    assert_eq!(refused::<Names>(b"\x01a\0\xc0\x05\xc0\x03"), goes_on);
    assert_eq!(refused::<Names>(b"\xc0\xff"), goes_on);
}

#[test]
fn a_long_chain_of_names_takes_memory_as_its_octets() {
    let mut octets = b"\0".to_vec();
    for pointer in 0..5000u16 {
        let target = if pointer == 0 { 0 } else { 2 * pointer - 1 };
        octets.extend((0xc000 | target).to_be_bytes());
    }
    assert!(bounded::<Names>(&octets).is_ok());
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

thread_local! {
    static ALIVE: Cell<isize> = const { Cell::new(0) };
    static MADE: Cell<isize> = const { Cell::new(0) };
}

/// An element that panics when it reads a 7, and counts how many there are.
#[derive(Debug)]
struct Panics(#[expect(dead_code, reason = "it owns memory that is freed once")] Box<u8>);

impl Describe for Panics {}

impl<'a> Decode<'a> for Panics {
    const MIN_SIZE: usize = 1;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let octet: u8 = reader.decode()?;
        assert_ne!(octet, 7, "as the test wants it");
        if octet == 8 {
            return Err(reader.error(DecodeErrorKind::Custom("an eight")));
        }
        ALIVE.set(ALIVE.get() + 1);
        MADE.set(MADE.get() + 1);
        Ok(Self(Box::new(octet)))
    }
}

impl Drop for Panics {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

impl Encode for Panics {
    fn measure(&self, _: ()) -> Result<usize, wire_core::EncodeError> {
        Ok(1)
    }

    fn encode_to(
        &self,
        writer: &mut wire_core::Writer<'_>,
        _: (),
    ) -> Result<(), wire_core::EncodeError> {
        writer.zeros(1)
    }
}

#[derive(Wire, Debug)]
struct InAll {
    _first: Panics,
    #[wire(len_prefix = u8)]
    _vector: Vec<Panics>,
    _array: [Panics; 3],
    _pair: (Panics, Panics),
    #[wire(until = 0)]
    _line: Vec<Panics>,
    #[wire(rest)]
    _rest: Box<[Panics]>,
}

#[test]
fn a_decode_that_panics_or_fails_midway_drops_what_was_made_once() {
    let valid = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1];
    let elements = 12;
    drop(InAll::decode(&valid).unwrap());
    assert_eq!((MADE.get(), ALIVE.get()), (elements, 0));
    // All but the octet that is the prefix.
    for at in (0..valid.len()).filter(|at| *at != 1) {
        for wrong in [7, 8] {
            let mut octets = valid;
            octets[at] = wrong;
            MADE.set(0);
            let result = std::panic::catch_unwind(|| InAll::decode(&octets).map(drop));
            assert_eq!(ALIVE.get(), 0, "octet {at} is {wrong}");
            if !matches!(result, Ok(Ok(()))) {
                assert!(MADE.get() < elements, "octet {at} is {wrong}");
            }
        }
    }
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
