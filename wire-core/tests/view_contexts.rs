//! Parts that must be told something: what they were told when the octets were checked is kept.

use wire_core::{Either, Endian, Tag, Wire};

#[derive(Wire, Debug, PartialEq, Clone, Copy)]
#[wire(view)]
struct Head {
    little: bool,
    len: u8,
}

impl Head {
    fn order(&self) -> Endian {
        if self.little { Endian::Little } else { Endian::Big }
    }
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, ctx(order: Endian, len: u8))]
struct Record {
    #[wire(endian = order)]
    number: u16,
    #[wire(len = len)]
    octets: Vec<u8>,
}

/// What a variant is told besides its tag.
#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, ctx(wide: bool))]
enum Part {
    #[wire(tag = 1)]
    One(#[wire(ctx(wide = wide))] Either<u8, u16>),
    #[wire(tag = 2)]
    Many(#[wire(count_prefix = u8, ctx(wide = wide))] Vec<Either<u8, u16>>),
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, ctx(wide: bool))]
struct File {
    head: Head,
    #[wire(ctx(order = head.order(), len = head.len))]
    first: Record,
    #[wire(if = head.len > 1, ctx(order = head.order(), len = 1))]
    second: Option<Record>,
    #[wire(as = u8, tag_of(part))]
    kind: (),
    #[wire(ctx(wide = wide))]
    part: Part,
    #[wire(count_prefix = u8, ctx(order = Endian::Big, len = head.len))]
    records: Vec<Record>,
}

fn files() -> [File; 3] {
    let record = |number, len: u8| Record { number, octets: vec![7; len.into()] };
    let head = |little, len| Head { little, len };
    [
        File {
            head: head(true, 2),
            first: record(0x0102, 2),
            second: Some(record(0x0304, 1)),
            kind: (),
            part: Part::Many(vec![Either::new(5), Either::new(6)]),
            records: vec![record(0x0708, 2), record(0x090a, 2)],
        },
        File {
            head: head(false, 1),
            first: record(0x0102, 1),
            second: None,
            kind: (),
            part: Part::One(Either::new(5)),
            records: vec![],
        },
        File {
            head: head(true, 0),
            first: record(0x0102, 0),
            second: None,
            kind: (),
            part: Part::Many(vec![]),
            records: vec![record(1, 0)],
        },
    ]
}

fn record(view: &RecordView<&[u8]>) -> Record {
    Record { number: view.number(), octets: view.octets().to_vec() }
}

#[test]
fn parts_are_seen_as_they_are_decoded() {
    for (file, wide) in files().iter().zip([true, false, true]) {
        let octets = file.encode_with((wide,)).unwrap();
        let view = File::view_with(&octets, (wide,)).unwrap();
        assert_eq!(record(&view.first().unwrap()), file.first);
        assert_eq!(view.second().map(|second| record(&second.unwrap())), file.second);
        assert!(view.records().map(|found| record(&found.unwrap())).eq(file.records.clone()));
        match (view.part().unwrap(), &file.part) {
            (PartView::One(one), Part::One(number)) => assert_eq!(one._0().as_ref(), Ok(number)),
            (PartView::Many(many), Part::Many(numbers)) => {
                assert!(many._0().map(Result::unwrap).eq(numbers.iter().copied()));
            }
            (view, value) => panic!("{view:?} is not {value:?}"),
        }
        let copy = view;
        assert_eq!(copy.kind(), view.kind());
    }
}

#[test]
fn a_part_does_not_look_again_at_what_it_was_told() {
    let mut octets = files()[0].encode_with((true,)).unwrap();
    let mut view = File::view_mut_with(&mut octets, (true,)).unwrap();
    view.head_mut().unwrap().set_len(9);
    view.first_mut().unwrap().octets_mut().fill(1);
    view.first_mut().unwrap().set_number(0x0f0e);
    view.second_mut().unwrap().unwrap().octets_mut().fill(2);
    view.records_mut(1).unwrap().unwrap().octets_mut().fill(3);
    view.head_mut().unwrap().set_len(2);
    let file = File::decode_with(&octets, (true,)).unwrap();
    assert_eq!(file.first, Record { number: 0x0f0e, octets: vec![1, 1] });
    assert_eq!(file.second.unwrap().octets, [2]);
    assert_eq!(file.records[1].octets, [3, 3]);
}

#[test]
fn a_variant_selected_from_outside_is_told_its_tag() {
    use wire_core::view::{Viewed, ViewedMut};
    let mut octets = [0, 5];
    let mut reader = wire_core::Reader::new(&octets);
    let PartView::One(one) = Part::see(&mut reader, (Tag(1), true)).unwrap() else { panic!() };
    assert_eq!(one._0().map(Either::get), Ok(5));
    assert!(Part::see_mut(&mut octets, 0, (Tag(3), true)).is_err());
}

/// What it is told borrows, so that nothing of it is kept.
#[derive(Wire, Debug, PartialEq)]
#[wire(view, ctx(start: &'a str))]
struct Started<'a> {
    id: u16,
    #[wire(rest, assert = text.starts_with(start))]
    text: &'a str,
}

#[test]
fn a_type_that_is_told_something_borrowed_is_changed_in_place() {
    let mut octets = *b"\0\x01name!";
    {
        let start = String::from("name");
        assert_eq!(Started::view_with(&octets, (&start,)).unwrap().text(), Ok("name!"));
        Started::view_mut_with(&mut octets, (&start,)).unwrap().set_id(7);
    }
    assert_eq!(octets, *b"\0\x07name!");
    assert!(Started::view_with(&octets, ("game",)).is_err());
}
