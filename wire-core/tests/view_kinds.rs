//! Views of definitions that are out of the ordinary.
#![deny(non_camel_case_types)]

use core::net::Ipv4Addr;

use wire_core::{EncodeErrorKind, U24, Wire};

/// All that there is of it is said elsewhere.
#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
enum Mode {
    #[wire(tag = 1)]
    Slow,
    #[wire(tag = 2)]
    Fast,
}

/// Its tags are with it, and no discriminants.
#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view, tag = u16)]
enum Level {
    #[wire(tag = 0x0102)]
    Low,
    #[wire(tag = 4)]
    High,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Modes {
    kind: u8,
    #[wire(tag = kind)]
    mode: Mode,
    level: Level,
    #[wire(rest)]
    others: Vec<Level>,
}

#[test]
fn an_enum_that_is_only_a_tag_is_seen_as_its_value() {
    let octets = [2, 0, 4, 1, 2, 0, 4];
    let view = Modes::view(&octets).unwrap();
    assert_eq!((view.mode(), view.level()), (Ok(Mode::Fast), Ok(Level::High)));
    assert_eq!(view.others().collect::<Vec<_>>(), [Ok(Level::Low), Ok(Level::High)]);
    for octets in [&[3, 0, 4][..], &[1, 0, 5], &[1, 0, 4, 0], &[2, 0, 4, 0, 0]] {
        assert_eq!(Modes::view(octets).unwrap_err(), Modes::decode(octets).unwrap_err());
    }
}

/// A count of elements that a parameter stands for.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Counted<T> {
    #[wire(count_of(items))]
    count: u8,
    items: Vec<T>,
}

#[test]
fn elements_of_a_parameter_are_counted_again() {
    let mut octets = [2, 0, 4, 1, 2];
    let mut view = Counted::<Level>::view_mut(&mut octets).unwrap();
    view.set_count(9);
    view.fix_lengths().unwrap();
    assert_eq!(view.count(), 2);
}

/// A condition that speaks of what the type is told.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, ctx(least: u8))]
struct AtLeast {
    #[wire(assert = number >= least)]
    number: u8,
    #[wire(assert = other < 9)]
    other: u8,
}

#[test]
fn a_setter_judges_what_it_can() {
    let mut octets = [5, 6];
    assert!(AtLeast::view_with(&octets, (6,)).is_err());
    let mut view = AtLeast::view_mut_with(&mut octets, (5,)).unwrap();
    let kind = view.set_other(9).map_err(|error| error.kind());
    assert_eq!(kind, Err(EncodeErrorKind::Assertion { condition: "other < 9" }));
    assert_eq!((view.number(), view.other()), (5, 6));
}

/// What the lengths cover is of fixed size.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct OverFixed {
    #[wire(len_of(number))]
    len: u8,
    number: u16,
    #[wire(len_of(a..=b))]
    both: u8,
    a: u8,
    b: u32,
}

#[test]
fn the_lengths_of_fixed_fields_are_made_right() {
    let mut octets = [2, 0, 1, 5, 1, 0, 0, 0, 2];
    let mut view = OverFixed::view_mut(&mut octets).unwrap();
    view.set_len(0);
    view.set_both(0);
    view.fix_lengths().unwrap();
    assert_eq!((view.len(), view.both()), (2, 5));
}

/// Called as Rust's own words, and as no type should be.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[allow(non_camel_case_types)]
struct r#struct {
    #[wire(len_of(r#match))]
    r#type: u8,
    r#match: Vec<u8>,
    #[wire(if = r#type > 1)]
    r#fn: Option<r#enum>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, tag = u8)]
#[allow(non_camel_case_types)]
enum r#enum {
    #[wire(tag = 1)]
    r#loop { r#in: u8 },
}

#[test]
fn raw_names_are_names() {
    let mut octets = [2, 0xaa, 0xbb, 1, 7];
    let view = r#struct::view(&octets).unwrap();
    assert_eq!((view.r#type(), view.r#match()), (2, &[0xaa, 0xbb][..]));
    let Some(Ok(enumView::r#loop(seen))) = view.r#fn() else { panic!("{view:?}") };
    assert_eq!((seen.r#in(), r#struct::TYPE.octets()), (7, 0..1));
    let mut view = r#struct::view_mut(&mut octets).unwrap();
    let Some(Ok(enumView::r#loop(mut seen))) = view.fn_mut() else { panic!("{view:?}") };
    seen.set_in(8);
    assert_eq!(octets, [2, 0xaa, 0xbb, 1, 8]);
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Tuple(u8, #[wire(bits = 4)] u8, #[wire(bits = 12)] u16, #[wire(rest)] Vec<u8>);

#[test]
fn fields_without_names_are_called_by_their_number() {
    const THIRD: usize = Tuple::_2.offset;
    assert_eq!((THIRD, Tuple::_2.bit, Tuple::_2.width), (1, 4, 12));
    let mut octets = [1, 0x23, 0x45, 6];
    let mut view = Tuple::view_mut(&mut octets).unwrap();
    assert_eq!((view._0(), view._1(), view._2(), view._3()), (1, 2, 0x345, &[6][..]));
    view.set_2(0xfff).unwrap();
    assert!(view.set_1(16).is_err());
    assert_eq!(octets, [1, 0x2f, 0xff, 6]);
}

#[test]
fn a_prefix_that_is_too_short_is_refused_as_by_decoding() {
    let octets = [2, 0xaa, 0xbb, 1, 7, 0xcc];
    for end in 0..octets.len() {
        let seen = r#struct::view_prefix(&octets[..end]).map(|(view, _)| view.r#type());
        let decoded = r#struct::decode_prefix(&octets[..end]).map(|(value, _)| value.r#type);
        assert_eq!(seen, decoded);
    }
    let (view, rest) = r#struct::view_prefix(&octets).unwrap();
    assert_eq!((view.as_ref(), rest), (&octets[..5], &[0xcc][..]));
}

/// Nothing in it can be invalid.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Arrays {
    id: u8,
    addresses: [Ipv4Addr; 2],
    pairs: [[u16; 2]; 2],
    #[wire(len_prefix = u8)]
    text: String,
    numbers: [[U24; 1]; 2],
}

#[test]
fn arrays_of_what_cannot_be_invalid_are_values() {
    let number = |number| U24::new(number).unwrap();
    let value = Arrays {
        id: 1,
        addresses: [[192, 0, 2, 1].into(), [192, 0, 2, 2].into()],
        pairs: [[1, 2], [3, 4]],
        text: "ab".into(),
        numbers: [[number(5)], [number(6)]],
    };
    let mut octets = value.encode().unwrap();
    let view = Arrays::view(&octets).unwrap();
    assert_eq!((view.addresses(), view.pairs()), (value.addresses, value.pairs));
    assert_eq!(view.numbers(), value.numbers);
    let mut view = Arrays::view_mut(&mut octets).unwrap();
    view.set_pairs([[9, 8], [7, 6]]);
    view.set_numbers([[number(7)], [number(8)]]);
    let changed = Arrays { pairs: [[9, 8], [7, 6]], numbers: [[number(7)], [number(8)]], ..value };
    assert_eq!(Arrays::decode(&octets), Ok(changed));
}

/// Expressions that speak of fields without names.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Judged(
    #[wire(assert = _0 > 1)] u8,
    u8,
    #[wire(checksum = internet, over = 3.., pseudo = [_0, _1])] u16,
    #[wire(assert = _3 > u16::from(_1))] u16,
    #[wire(rest)] Vec<u8>,
);

#[test]
fn fields_without_names_are_judged_and_covered() {
    let mut octets = Judged(2, 3, 0, 4, vec![5]).encode().unwrap();
    let mut view = Judged::view_mut(&mut octets).unwrap();
    assert!(view.set_0(1).is_err());
    view.set_0(9).unwrap();
    view._4_mut()[0] = 7;
    view.fix_checksum().unwrap();
    let value = Judged::decode(&octets).unwrap();
    assert_eq!((value.0, value.1, value.3, value.4), (9, 3, 4, vec![7]));
}
