//! Elements of a view, one after another and all at once: `fold`, and what is made of it, gives what
//! `next` gives.

use wire_core::view::{Viewed, Views};
use wire_core::{Decode, DecodeError, Describe, Encode, EncodeError, Reader, U24, Wire, Writer};

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Item {
    kind: u8,
    port: u16,
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
#[repr(u8)]
enum Letter {
    A = b'a',
    B = b'b',
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Text {
    #[wire(len_prefix = u8)]
    text: String,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Nothing;

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Lists {
    first: u8,
    #[wire(count_prefix = u8)]
    items: Vec<Item>,
    #[wire(count_prefix = u8)]
    letters: Vec<Letter>,
    #[wire(len_prefix = u8)]
    threes: Vec<U24>,
    #[wire(count_prefix = u8)]
    texts: Vec<Text>,
    #[wire(count_prefix = u8)]
    nothing: Vec<Nothing>,
    #[wire(rest)]
    rest: Vec<Item>,
}

fn lists(count: usize) -> Lists {
    let item = |index: usize| Item { kind: index as u8, port: 0x0100 + index as u16 };
    Lists {
        first: 9,
        items: (0..count).map(item).collect(),
        letters: (0..count).map(|index| [Letter::A, Letter::B][index % 2]).collect(),
        threes: (0..count).map(|index| U24::new(0x010000 + index as u32).unwrap()).collect(),
        texts: (0..count).map(|index| Text { text: "x".repeat(index) }).collect(),
        nothing: vec![Nothing; count],
        rest: (0..count).map(item).collect(),
    }
}

/// What is left behind `skipped` elements, by `next` and by `fold`.
fn both_ways<'a, T, V: PartialEq + std::fmt::Debug>(
    views: &Views<'a, T, T::Ctx>,
    skipped: usize,
    see: impl Fn(T::Seen) -> V,
) -> Vec<V>
where
    T: Viewed<'a>,
{
    let mut views = views.clone();
    (0..skipped).for_each(|_| drop(views.next()));
    let mut by_next = Vec::new();
    for seen in views.clone() {
        by_next.push(see(seen));
    }
    let by_fold = views.fold(Vec::new(), |mut all, seen| {
        all.push(see(seen));
        all
    });
    assert_eq!(by_next, by_fold);
    by_fold
}

#[test]
fn all_at_once_is_as_one_after_another() {
    for count in 0..=13 {
        let value = lists(count);
        let octets = value.encode().unwrap();
        let view = Lists::view(&octets).unwrap();
        for skipped in 0..=count + 1 {
            let left = skipped.min(count)..;
            let item = |view: ItemView<&[u8]>| Item { kind: view.kind(), port: view.port() };
            assert_eq!(both_ways(&view.items(), skipped, item), value.items[left.clone()]);
            assert_eq!(both_ways(&view.rest(), skipped, item), value.rest[left.clone()]);
            let letters = both_ways(&view.letters(), skipped, Result::unwrap);
            assert_eq!(letters, value.letters[left.clone()]);
            assert_eq!(both_ways(&view.threes(), skipped, |seen| seen), value.threes[left.clone()]);
            let text = |view: Result<TextView<&[u8]>, _>| view.unwrap().text().unwrap().to_owned();
            let texts: Vec<_> = value.texts[left.clone()].iter().map(|text| &text.text).collect();
            assert_eq!(both_ways(&view.texts(), skipped, text).iter().collect::<Vec<_>>(), texts);
            assert_eq!(
                both_ways(&view.nothing(), skipped, |_| ()).len(),
                value.nothing[left].len()
            );
        }
    }
}

/// Two octets, of which only where they stand is seen.
#[derive(Debug, Clone, PartialEq)]
struct Place;

impl<'a> Decode<'a> for Place {
    const MIN_SIZE: usize = 2;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        reader.take(2).map(|_| Self)
    }
}

impl Describe for Place {}

impl<'a> Viewed<'a> for Place {
    type Ctx = ();
    type Seen = usize;
    const SIZE: Option<usize> = Some(2);

    fn check(reader: &mut Reader<'a>, _: ()) -> Result<(), DecodeError> {
        reader.take(2).map(drop)
    }

    fn see(reader: &mut Reader<'a>, _: ()) -> usize {
        let offset = reader.offset();
        reader.take(2).map_or(usize::MAX, |_| offset)
    }
}

#[test]
fn elements_are_seen_where_they_stand_in_the_message() {
    let octets = [0; 3 + 2 * 11];
    let mut reader = Reader::new(&octets);
    reader.take(3).unwrap();
    let places = Views::<Place, ()>::counted(reader, 11, ());
    let expected: Vec<_> = (0..11).map(|index| 3 + 2 * index).collect();
    assert_eq!(both_ways(&places, 0, |place| place), expected);
    assert_eq!(both_ways(&places, 2, |place| place), expected[2..]);
}

/// It says that it takes an octet, and takes none.
#[derive(Debug, Clone, PartialEq)]
struct Lazy;

impl<'a> Decode<'a> for Lazy {
    const MIN_SIZE: usize = 1;

    fn decode_from(_: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}

impl Encode for Lazy {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(0)
    }

    fn encode_to(&self, _: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        Ok(())
    }
}

impl Describe for Lazy {}

impl<'a> Viewed<'a> for Lazy {
    type Ctx = ();
    type Seen = ();

    fn check(_: &mut Reader<'a>, _: ()) -> Result<(), DecodeError> {
        Ok(())
    }

    fn see(_: &mut Reader<'a>, _: ()) {}
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Around {
    lazy: Lazy,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct LazyLists {
    #[wire(len_prefix = u8)]
    some: Vec<Lazy>,
    #[wire(rest)]
    around: Vec<Around>,
}

#[test]
fn elements_that_take_less_than_they_say_come_to_an_end() {
    for octets in [&[1, 0][..], &[0, 0, 0]] {
        let error = LazyLists::view(octets).unwrap_err();
        assert!(error.to_string().contains("would repeat without end"), "{error}");
        assert_eq!(LazyLists::decode(octets).unwrap_err(), error);
    }
}
