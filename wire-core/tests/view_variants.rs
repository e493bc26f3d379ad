//! Views of enums with data: variants that hold their own octets, beside one that looks at the
//! message.

use proptest::prelude::*;
use wire_core::view::{Viewed, decoded};
use wire_core::{Decode, DecodeError, DecodeErrorKind, Describe, Encode, EncodeError};
use wire_core::{Reader, Wire, Writer};

/// An octet of the message that stands further in front: here is where.
#[derive(Debug, Clone, PartialEq)]
struct Elsewhere(u8, u8);

impl<'a> Decode<'a> for Elsewhere {
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let in_front = &reader.message()[..reader.offset()];
        let at: u8 = reader.decode()?;
        match in_front.get(usize::from(at)) {
            Some(octet) => Ok(Self(at, *octet)),
            None => Err(reader.error(DecodeErrorKind::Custom("it does not point back"))),
        }
    }
}

impl Encode for Elsewhere {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(1)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.encode(&self.0)
    }
}

impl Describe for Elsewhere {
    const LAYOUT: &'static wire_core::layout::Layout = u8::LAYOUT;
}

impl<'a> Viewed<'a> for Elsewhere {
    type Ctx = ();
    type Seen = Result<Self, DecodeError>;

    fn check(reader: &mut Reader<'a>, _: ()) -> Result<(), DecodeError> {
        Self::decode_from(reader, ()).map(drop)
    }

    fn see(reader: &mut Reader<'a>, _: ()) -> Self::Seen {
        decoded(reader, ())
    }
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, tag = u8)]
enum Part<'a> {
    #[wire(tag = 0)]
    Nothing,
    #[wire(tag = 1, len_prefix = u8, bias = 2)]
    Size { size: u16, exact: bool },
    #[wire(tag = 2, len_prefix = u16)]
    Name {
        id: u8,
        #[wire(rest)]
        name: &'a str,
    },
    #[wire(tag = 3)]
    Words {
        #[wire(len_prefix = u8)]
        words: Vec<u16>,
        last: u8,
    },
    #[wire(tag = 4, len_prefix = u8)]
    Summed {
        #[wire(checksum = internet)]
        sum: u16,
        #[wire(rest)]
        data: &'a [u8],
    },
    #[wire(tag = 5, len_prefix = u8)]
    Elsewhere { octet: Elsewhere },
    #[wire(other, len_prefix = u8)]
    Other {
        kind: u8,
        #[wire(rest)]
        data: &'a [u8],
    },
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Message<'a> {
    id: u16,
    #[wire(rest)]
    parts: Vec<Part<'a>>,
}

fn parts() -> Vec<Part<'static>> {
    vec![
        Part::Size { size: 7, exact: true },
        Part::Nothing,
        Part::Name { id: 9, name: "nine" },
        Part::Words { words: vec![1, 2], last: 3 },
        Part::Summed { sum: 0xf4f9, data: &[5, 6, 6] },
        Part::Elsewhere { octet: Elsewhere(5, 7) },
        Part::Other { kind: 200, data: &[1] },
    ]
}

fn message() -> Vec<u8> {
    Message { id: 1, parts: parts() }.encode().unwrap()
}

/// The value that is seen.
fn value<'a>(view: &'a PartView<&[u8]>) -> Part<'a> {
    match view {
        PartView::Nothing => Part::Nothing,
        PartView::Size(view) => Part::Size { size: view.size(), exact: view.exact().unwrap() },
        PartView::Name(view) => Part::Name { id: view.id(), name: view.name().unwrap() },
        PartView::Words(view) => {
            let words = view.words().iter().map(|word| word.get()).collect();
            Part::Words { words, last: view.last() }
        }
        PartView::Summed(view) => Part::Summed { sum: view.sum(), data: view.data() },
        PartView::Elsewhere(view) => Part::Elsewhere { octet: view.octet().unwrap() },
        PartView::Other(view) => Part::Other { kind: view.kind(), data: view.data() },
    }
}

/// What is decoded is what is seen, whatever the octets are.
fn assert_agrees(octets: &[u8]) {
    match (Message::decode(octets), Message::view(octets)) {
        (Ok(message), Ok(view)) => {
            let mut parts = message.parts.iter();
            for part in view.parts() {
                assert_eq!(Some(&value(&part.unwrap())), parts.next());
            }
            assert_eq!(parts.next(), None);
        }
        (decoded, seen) => assert_eq!(decoded.err(), seen.err()),
    }
    match (Part::decode_prefix(octets), Part::view_prefix(octets)) {
        (Ok((part, rest)), Ok((view, behind))) => {
            assert_eq!((value(&view), behind), (part, rest));
        }
        (decoded, seen) => assert_eq!(decoded.err(), seen.err()),
    }
    match (Part::decode(octets), Part::view(octets)) {
        (Ok(part), Ok(view)) => assert_eq!(value(&view), part),
        (decoded, seen) => assert_eq!(decoded.err(), seen.err()),
    }
}

#[test]
fn variants_are_seen_as_they_are_decoded() {
    let octets = message();
    assert_agrees(&octets);
    for len in 0..octets.len() {
        assert_agrees(&octets[..len]);
    }
    for at in 0..octets.len() {
        for octet in 0..=u8::MAX {
            let mut octets = octets.clone();
            octets[at] = octet;
            assert_agrees(&octets);
            assert_agrees(&octets[2..]);
        }
    }
}

proptest! {
    #[test]
    fn variants_in_any_octets_are_seen_as_they_are_decoded(
        octets in prop::collection::vec(prop_oneof![0u8..8, any::<u8>()], 0..40),
    ) {
        assert_agrees(&octets);
    }
}

#[test]
fn the_octets_of_a_variant_are_those_of_its_fields() {
    let octets = message();
    let view = Message::view(&octets).unwrap();
    let of_fields = view.parts().map(|part| match part.unwrap() {
        PartView::Nothing => vec![],
        PartView::Size(view) => view.as_ref().to_vec(),
        PartView::Name(view) => view.as_ref().to_vec(),
        PartView::Words(view) => view.as_ref().to_vec(),
        PartView::Summed(view) => view.as_ref().to_vec(),
        PartView::Elsewhere(view) => view.as_ref().to_vec(),
        PartView::Other(view) => view.as_ref().to_vec(),
    });
    let expected: [&[u8]; 7] =
        [&[0, 7, 1], &[], b"\x09nine", &[4, 0, 1, 0, 2, 3], &[0xf4, 0xf9, 5, 6, 6], &[5], &[1]];
    assert_eq!(of_fields.collect::<Vec<_>>(), expected);
}

#[test]
fn variants_are_changed_where_they_stand() {
    let mut octets = message();
    let mut view = Message::view_mut(&mut octets).unwrap();
    for index in 0..7 {
        match view.parts_mut(index).unwrap().unwrap() {
            PartView::Nothing => assert_eq!(index, 1),
            PartView::Size(mut part) => part.set_size(8),
            PartView::Name(mut part) => part.name_mut().unwrap().make_ascii_uppercase(),
            PartView::Words(mut part) => {
                part.words_mut()[1].set(9);
                part.set_last(4);
            }
            PartView::Summed(mut part) => {
                part.data_mut()[0] = 6;
                part.fix_checksum().unwrap();
            }
            PartView::Elsewhere(part) => assert_eq!(part.octet(), Ok(Elsewhere(5, 8))),
            PartView::Other(mut part) => part.data_mut().fill(2),
        }
    }
    let mut expected = parts();
    expected[0] = Part::Size { size: 8, exact: true };
    expected[2] = Part::Name { id: 9, name: "NINE" };
    expected[3] = Part::Words { words: vec![1, 9], last: 4 };
    expected[4] = Part::Summed { sum: 0xf3f9, data: &[6, 6, 6] };
    expected[5] = Part::Elsewhere { octet: Elsewhere(5, 8) };
    expected[6] = Part::Other { kind: 200, data: &[2] };
    assert_eq!(Message::decode(&octets).unwrap(), Message { id: 1, parts: expected });
    let mut octets = [1, 5, 0, 7, 1];
    let Ok(PartView::Size(mut part)) = Part::view_mut(&mut octets) else { panic!("no size") };
    part.set_size(0x0102);
    assert_eq!(part.as_ref(), [1, 2, 1]);
    assert_eq!(octets, [1, 5, 1, 2, 1]);
}
