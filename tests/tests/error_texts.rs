//! Every error that derived code can give when a program runs, as its user sees it: the text, and
//! for octets the dump with the mark. Compared with `snapshots/error_texts.txt`; a run with
//! `BLESS=1` writes that file anew.

use std::fmt::{Debug, Write};

use wire_core::varint::{Leb128, Var};
use wire_core::{Decode, DecodeErrorKind, Encode, Endian, Reader, Wire};

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(magic = b"WR", assert = id > 0)]
struct Message {
    id: u16,
    #[wire(bits = 4, len_of(id..=body))]
    len: u8,
    #[wire(bits = 2, flag_of(first..=second))]
    flag: u8,
    #[wire(bits = 2)]
    code: Code,
    #[wire(count_of(items))]
    count: u8,
    #[wire(tag_of(body))]
    tag: u8,
    first: Option<u8>,
    second: Option<bool>,
    #[wire(max = 3)]
    items: Vec<Item>,
    body: Body,
    #[wire(value = id.wrapping_add(1))]
    next: u16,
    #[wire(checksum = internet, over = ..sum)]
    sum: u16,
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
enum Code {
    A = 1,
    B = 2,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
enum Item {
    #[wire(tag = 1, len_prefix = u8, bias = 2)]
    Number(u16),
    #[wire(tag = 8..=15)]
    Range(u8, #[wire(assert = _1 < 100)] u8),
    #[wire(other, len_prefix = u8)]
    Other {
        kind: u8,
        #[wire(rest)]
        octets: Vec<u8>,
    },
}

#[derive(Wire, Debug, Clone, PartialEq)]
enum Body {
    #[wire(tag = 0)]
    Nothing,
    #[wire(tag = 1)]
    Text(#[wire(len_prefix = u8)] String),
    #[wire(tag = 2)]
    Nested(Box<Tree>),
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Tree {
    #[wire(count_prefix = u8)]
    children: Vec<Tree>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Extents {
    version: u8,
    #[wire(len_prefix = u8, unit = 4, max = 8)]
    words: Vec<u8>,
    #[wire(count_prefix = i8, bias = 1, max = 4)]
    numbers: Vec<u16>,
    #[wire(len_prefix = i8, none = -1)]
    nullable: Option<Vec<u8>>,
    #[wire(until = b"\r\n")]
    line: String,
    #[wire(if = version > 1)]
    added: Option<Var<Leb128, u8>>,
    #[wire(count = version)]
    counted: Vec<u8>,
    #[wire(len = version)]
    measured: Vec<u16>,
    #[wire(len_prefix = u8, pad_to = 4)]
    padded: Vec<u8>,
    #[wire(as = u16)]
    converted: Small,
    #[wire(varint = quic)]
    varint: u16,
    #[wire(tag = version)]
    body: Body,
    #[wire(ctx(order = Endian::Little))]
    told: Told,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(ctx(order: Endian))]
struct Told {
    #[wire(endian = order, assert = number != 7)]
    number: u16,
}

/// Up to nine.
#[derive(Debug, Clone, PartialEq)]
struct Small(u16);

impl TryFrom<u16> for Small {
    type Error = ();

    fn try_from(value: u16) -> Result<Self, ()> {
        if value > 9 { Err(()) } else { Ok(Self(value)) }
    }
}

impl TryFrom<Small> for u16 {
    type Error = ();

    fn try_from(value: Small) -> Result<Self, ()> {
        if value.0 > 9 { Err(()) } else { Ok(value.0) }
    }
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(canonical)]
struct Canonical {
    #[wire(bits = 6, reserved)]
    reserved: (),
    #[wire(bits = 2, flag_of(option))]
    flag: u8,
    #[wire(varint = leb128)]
    leb: u32,
    option: Option<u8>,
    #[wire(align_before = 4)]
    aligned: u8,
}

/// All that was found wrong, in order.
#[derive(Default)]
struct Report {
    text: String,
    kinds: Vec<String>,
}

impl Report {
    fn decode<'a, T: Decode<'a> + Debug>(&mut self, what: &str, octets: &'a [u8]) {
        let error = T::decode(octets).expect_err(what);
        self.kinds.push(name_of(&error.kind()));
        writeln!(self.text, "# {what}\n{}", error.render(octets)).unwrap();
    }

    fn encode<T: Encode + Debug>(&mut self, what: &str, value: &T) {
        let error = value.encode().expect_err(what);
        self.kinds.push(name_of(&error.kind()));
        writeln!(self.text, "# {what}\n{error}\n").unwrap();
    }
}

/// `TooMany`, of `TooMany { count: 9, max: 8 }`.
fn name_of(kind: &impl Debug) -> String {
    let text = format!("{kind:?}");
    text.split([' ', '(']).next().unwrap_or_default().to_string()
}

fn message() -> Message {
    Message {
        id: 5,
        len: 0,
        flag: 1,
        code: Code::A,
        count: 1,
        tag: 1,
        first: Some(7),
        second: Some(true),
        items: vec![Item::Number(9)],
        body: Body::Text("h\u{e9}".into()),
        next: 6,
        sum: 0,
    }
}

fn extents() -> Extents {
    Extents {
        version: 2,
        words: vec![1, 2, 3, 4],
        numbers: vec![5],
        nullable: Some(vec![6]),
        line: "x".into(),
        added: Some(Var::new(200)),
        counted: vec![7, 8],
        measured: vec![9],
        padded: vec![10],
        converted: Small(3),
        varint: 11,
        body: Body::Nested(Box::new(Tree { children: vec![] })),
        told: Told { number: 12 },
    }
}

/// The octets, with some from `at` on in the place of others.
fn with(mut octets: Vec<u8>, at: usize, others: &[u8]) -> Vec<u8> {
    octets[at..at + others.len()].copy_from_slice(others);
    octets
}

fn decode_messages(report: &mut Report) {
    let octets = message().encode().unwrap();
    assert!(Message::decode(&octets).is_ok());
    let wrong = |at, others: &[u8]| with(octets.clone(), at, others);
    report.decode::<Message>("no octets", &[]);
    report.decode::<Message>("cut in the first run", &octets[..3]);
    report.decode::<Message>("cut in an element", &octets[..11]);
    report.decode::<Message>("cut at the end", &octets[..octets.len() - 1]);
    report.decode::<Message>("octets left over", &[&octets[..], &[1, 2, 3]].concat());
    report.decode::<Message>("magic of the type", &wrong(1, b"S"));
    let zero = with(with(wrong(2, &[0, 0]), 17, &[0, 1]), 19, &[0x91, 0xdc]);
    report.decode::<Message>("condition on the whole", &zero);
    report.decode::<Message>("bits that are no code", &wrong(4, &[0xf7]));
    report.decode::<Message>("length that ends before its own field", &wrong(4, &[0x15]));
    report.decode::<Message>("length that ends in a field", &wrong(4, &[0x85]));
    report.decode::<Message>("count over max", &wrong(5, &[4]));
    report.decode::<Message>("count over the elements", &wrong(5, &[3]));
    report.decode::<Message>("tag of no variant", &wrong(6, &[9]));
    report.decode::<Message>("bool of two", &wrong(8, &[2]));
    report.decode::<Message>("variant's length under its bias", &wrong(10, &[1]));
    report.decode::<Message>("variant's length over its fields", &wrong(10, &[5]));
    report.decode::<Message>("condition in a variant", &wrong(9, &[8, 100, 0, 0]));
    report.decode::<Message>("text that is not UTF-8", &wrong(15, &[0xff]));
    report.decode::<Message>("computed field", &wrong(17, &[0, 7]));
    report.decode::<Message>("checksum", &wrong(19, &[0, 0]));
    report.decode::<Tree>("nested too deep", &[1; 200]);
}

fn decode_extents(report: &mut Report) {
    let octets = extents().encode().unwrap();
    assert!(Extents::decode(&octets).is_ok());
    let wrong = |at, others: &[u8]| with(octets.clone(), at, others);
    report.decode::<Extents>("length over max", &wrong(1, &[3]));
    report.decode::<Extents>("count under its bias", &wrong(6, &[0]));
    report.decode::<Extents>("negative count", &wrong(6, &[0x80]));
    report.decode::<Extents>("negative length that is not none", &wrong(9, &[0xfe]));
    report.decode::<Extents>("missing terminator", &wrong(12, b"xx"));
    report.decode::<Extents>("varint out of range", &wrong(14, &[0xff, 0x7f]));
    report.decode::<Extents>("version without octets", &octets[..1]);
    report.decode::<Extents>("content over its padding", &wrong(20, &[4]));
    report.decode::<Extents>("value that its type does not have", &wrong(24, &[0, 10]));
    report.decode::<Extents>("condition in a child", &wrong(28, &[7, 0]));
    let odd = with(octets.clone(), 0, &[3]);
    report.decode::<Extents>("length that is no whole number of elements", &odd);
    report.decode::<Extents>("varint cut", &octets[..15]);
}

fn decode_canonical(report: &mut Report) {
    assert!(Canonical::decode(&[1, 5, 7, 0, 9]).is_ok());
    report.decode::<Canonical>("reserved bits", &[0x81, 5, 7, 0, 9]);
    report.decode::<Canonical>("flag of three", &[3, 5, 7, 0, 9]);
    report.decode::<Canonical>("varint that is not minimal", &[0, 0x85, 0, 0, 9]);
    report.decode::<Canonical>("padding", &[1, 5, 7, 1, 9]);
}

fn encode_messages(report: &mut Report) {
    let long = "x".repeat(256);
    let message = |change: &dyn Fn(&mut Message)| {
        let mut value = message();
        change(&mut value);
        value
    };
    report.encode("length over its bits", &message(&|m| m.body = Body::Text("123456".into())));
    report.encode("prefix over its octet", &message(&|m| m.body = Body::Text(long.clone())));
    report.encode("condition on the whole", &message(&|m| m.id = 0));
    report.encode("half of a flag's fields, present", &message(&|m| m.first = None));
    report.encode("half of a flag's fields, absent", &message(&|m| m.second = None));
    report.encode("elements over max", &message(&|m| m.items = vec![Item::Number(0); 4]));
    report.encode("tag outside a range", &message(&|m| m.items = vec![Item::Range(16, 0)]));
    report.encode("condition in a variant", &message(&|m| m.items = vec![Item::Range(8, 100)]));
    report.encode(
        "known tag as an unknown one",
        &message(&|m| m.items = vec![Item::Other { kind: 1, octets: vec![] }]),
    );
    report.encode(
        "variant over its length",
        &message(&|m| m.items = vec![Item::Other { kind: 2, octets: vec![0; 256] }]),
    );
}

fn encode_extents(report: &mut Report) {
    let extents = |change: &dyn Fn(&mut Extents)| {
        let mut value = extents();
        change(&mut value);
        value
    };
    report.encode("no multiple of the unit", &extents(&|e| e.words = vec![1]));
    report.encode("octets over max", &extents(&|e| e.words = vec![0; 12]));
    report.encode("prefix over its signed octet", &extents(&|e| e.nullable = Some(vec![0; 128])));
    report.encode("text with its terminator", &extents(&|e| e.line = "a\r\nb".into()));
    report.encode("absent against the condition", &extents(&|e| e.added = None));
    report.encode("another count", &extents(&|e| e.counted = vec![]));
    report.encode("another length", &extents(&|e| e.measured = vec![]));
    report.encode("content over its padding", &extents(&|e| e.padded = vec![0; 4]));
    report.encode("no form on the wire", &extents(&|e| e.converted = Small(10)));
    report.encode("another variant", &extents(&|e| e.body = Body::Nothing));
    report.encode("condition in a child", &extents(&|e| e.told.number = 7));
    let mut buffer = [0; 10];
    let error = self::extents().encode_into(&mut buffer).unwrap_err();
    report.kinds.push(name_of(&error.kind()));
    writeln!(report.text, "# buffer too small\n{error}\n").unwrap();
    let error = Open::Other(1).encode().unwrap_err();
    report.kinds.push(name_of(&error.kind()));
    writeln!(report.text, "# unknown code that is known\n{error}").unwrap();
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
enum Open {
    A = 1,
    #[wire(other)]
    Other(u8),
}

const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/error_texts.txt");

#[test]
fn every_error_of_derived_code_reads_as_it_did() {
    let mut report = Report::default();
    decode_messages(&mut report);
    decode_extents(&mut report);
    decode_canonical(&mut report);
    encode_messages(&mut report);
    encode_extents(&mut report);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(SNAPSHOT, &report.text).unwrap();
    }
    let expected = std::fs::read_to_string(SNAPSHOT).unwrap();
    for (found, expected) in report.text.split("# ").zip(expected.split("# ")) {
        assert_eq!(found, expected);
    }
    assert_eq!(report.text, expected);
    for kind in KINDS {
        assert!(report.kinds.iter().any(|found| found == kind), "no error of kind {kind}");
    }
}

/// All kinds, of decode and of encode errors.
const KINDS: &[&str] = &[
    "Incomplete",
    "Overrun",
    "Trailing",
    "PartialElement",
    "InvalidLen",
    "TooMany",
    "UnknownTag",
    "InvalidValue",
    "InvalidUtf8",
    "WrongMagic",
    "WrongValue",
    "WrongChecksum",
    "Assertion",
    "OutOfRange",
    "TooDeep",
    "NotCanonical",
    "BufferTooSmall",
    "DoesNotFit",
    "NotMultiple",
    "Mismatch",
    "Presence",
    "HoldsTerminator",
    "KnownTag",
    "WrongTag",
    "Custom",
];

#[test]
fn errors_of_hand_written_parts_carry_the_way_to_them() {
    #[derive(Wire, Debug)]
    struct Outer {
        _id: u8,
        #[wire(len_prefix = u8)]
        _all: Vec<Even>,
    }
    #[derive(Debug)]
    struct Even(#[expect(dead_code, reason = "only its error matters")] u8);
    impl wire_core::Describe for Even {}
    impl<'a> Decode<'a> for Even {
        fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, wire_core::DecodeError> {
            let error = reader.error(DecodeErrorKind::Custom("an odd number"));
            let octet: u8 = reader.decode()?;
            if octet % 2 == 0 { Ok(Self(octet)) } else { Err(error) }
        }
    }
    impl Encode for Even {
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
    let error = Outer::decode(&[1, 3, 2, 4, 5]).unwrap_err();
    assert_eq!(error.to_string(), "Outer._all[2] at octet 4: an odd number");
}
