//! Checksums that go along with what is set: as if computed anew, whatever the octets are.

use std::net::Ipv4Addr;

use proptest::prelude::*;
use wire_core::{Encode, Wire};

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
struct Point {
    x: u8,
    #[wire(endian = little)]
    y: i16,
}

/// What is covered starts at an odd octet, and holds the checksum.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Odd {
    id: u8,
    first: u8,
    octets: [u8; 3],
    #[wire(checksum = internet, over = first..)]
    checksum: u16,
    #[wire(bits = 5)]
    few: u8,
    #[wire(bits = 19)]
    many: u32,
    address: Ipv4Addr,
    point: Point,
    #[wire(rest)]
    rest: Vec<u8>,
}

/// The checksum is in front of what it covers, in the other byte order.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Outside {
    id: u8,
    #[wire(checksum = internet, over = a..=d, endian = little)]
    checksum: u16,
    a: u8,
    #[wire(endian = little)]
    b: u32,
    c: u64,
    d: u16,
    behind: u8,
}

/// Numbers of which many are zero, and many all ones.
fn number() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), Just(u64::MAX), any::<u64>()]
}

#[track_caller]
fn assert_right(octets: &[u8], value: &impl Encode) {
    assert_eq!(value.encode().as_deref(), Ok(octets));
}

proptest! {
    #[test]
    fn a_checksum_among_what_it_covers_goes_along(
        before in [number(), number(), number(), number(), number()],
        after in [number(), number(), number(), number(), number(), number()],
        rest in prop::collection::vec(Just(0u8), 0..4),
    ) {
        let [first, few, many, address, y] = before;
        let value = Odd {
            id: 1,
            first: first as u8,
            octets: [0, 0, first as u8],
            checksum: 0,
            few: few as u8 & 0x1f,
            many: many as u32 & 0x7_ffff,
            address: (address as u32).into(),
            point: Point { x: 0, y: y as i16 },
            rest,
        };
        let mut octets = value.encode().unwrap();
        let mut view = Odd::view_mut(&mut octets).unwrap();
        let [first, few, many, address, x, y] = after;
        view.update_first(first as u8);
        view.update_octets([x as u8; 3]);
        view.update_few(few as u8 & 0x1f).unwrap();
        view.update_many(many as u32 & 0x7_ffff).unwrap();
        view.update_address((address as u32).into());
        view.update_point(Point { x: x as u8, y: y as i16 }).unwrap();
        let value = Odd::decode(&octets).unwrap();
        assert_eq!((value.first, value.many), (first as u8, many as u32 & 0x7_ffff));
        assert_eq!(value.point, Point { x: x as u8, y: y as i16 });
        assert_right(&octets, &value);
    }

    #[test]
    fn a_checksum_beside_what_it_covers_goes_along(
        before in [number(), number(), number(), number()],
        after in [number(), number(), number(), number()],
    ) {
        let [a, b, c, d] = before;
        let value = Outside {
            id: 1,
            checksum: 0,
            a: a as u8,
            b: b as u32,
            c,
            d: d as u16,
            behind: 2,
        };
        let mut octets = value.encode().unwrap();
        let mut view = Outside::view_mut(&mut octets).unwrap();
        let [a, b, c, d] = after;
        view.update_a(a as u8);
        view.update_b(b as u32);
        view.update_c(c);
        view.update_d(d as u16);
        view.set_behind(3);
        let value = Outside::decode(&octets).unwrap();
        assert_eq!((value.a, value.b, value.c, value.d), (a as u8, b as u32, c, d as u16));
        assert_right(&octets, &value);
    }
}

/// The sum of nothing but zeros is not the zero that other sums are.
#[test]
fn what_becomes_all_zeros_sums_up_to_all_ones() {
    let value = Outside { id: 0, checksum: 0, a: 1, b: 0, c: 0, d: 0, behind: 0 };
    let mut octets = value.encode().unwrap();
    let mut view = Outside::view_mut(&mut octets).unwrap();
    view.update_a(0);
    assert_eq!(view.checksum(), 0xffff);
    view.update_a(0);
    assert_eq!(view.checksum(), 0xffff);
    view.update_d(0xffff);
    assert_eq!(view.checksum(), 0);
    assert!(Outside::view(&octets).is_ok());
}

/// A checksum that covers another, in front of it.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Nested {
    #[wire(checksum = internet, over = self)]
    outer: u16,
    number: u16,
    #[wire(checksum = internet, over = number..=number)]
    inner: u16,
    other: u16,
}

/// What is called because the view itself has no `update_number`: the outer checksum would have to go
/// along with the inner one.
trait UpdateNumber {
    fn update_number(&mut self, _: u16) {}
}

impl<B> UpdateNumber for NestedView<B> {}

#[test]
fn a_checksum_that_covers_another_is_fixed_behind_it() {
    let value = Nested { outer: 0, number: 0x1234, inner: 0, other: 5 };
    let mut octets = value.encode().unwrap();
    let mut view = Nested::view_mut(&mut octets).unwrap();
    view.set_number(7);
    view.fix_checksum().unwrap();
    view.update_number(8);
    view.update_other(9);
    let value = Nested::decode(&octets).unwrap();
    assert_eq!((value.number, value.other), (7, 9));
}
