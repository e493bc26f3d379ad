//! Views of types with parameters: what a parameter stands for is seen as its own view says.

use wire_core::view::FieldPlace;
use wire_core::{Fixed, Wire};

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, tag = u8)]
enum Opt<'a> {
    #[wire(tag = 0)]
    Nop,
    #[wire(tag = 1, len_prefix = u8)]
    Pair(u16, u8),
    #[wire(other, len_prefix = u8)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

/// A packet whose options are read, or left as they are.
#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Packet<'a, Options = Vec<Opt<'a>>> {
    #[wire(bits = 4)]
    version: u8,
    #[wire(bits = 4, len_of(options))]
    len: u8,
    ttl: u8,
    #[wire(rest)]
    options: Options,
    #[wire(rest)]
    payload: &'a [u8],
}

const PACKET: [u8; 9] = [0x16, 64, 0, 1, 3, 0, 9, 8, 0xff];

/// What the view's parameter defaults to does not say for how long anything is borrowed.
fn count(view: &PacketView<&[u8]>) -> usize {
    view.options().count()
}

#[test]
fn a_parameter_is_seen_as_what_it_stands_for() {
    let octets = PACKET.to_vec();
    let view = <Packet<'_>>::view(&octets).unwrap();
    assert_eq!(count(&view), 2);
    let options: Vec<_> = view.options().map(Result::unwrap).collect();
    let OptView::Pair(pair) = &options[1] else { panic!("{options:?}") };
    assert_eq!((pair._0(), pair._1()), (9, 8));

    let view = Packet::<&[u8]>::view(&octets).unwrap();
    assert_eq!((view.options(), view.payload()), (&PACKET[2..8], &[0xff][..]));
    let (view, rest) = Packet::<Option<Opt<'_>>>::view_prefix(&[0x11, 1, 0]).unwrap();
    assert!(matches!(view.options(), Some(Ok(OptView::Nop))) && rest.is_empty());
    let view = Packet::<String>::view(&[0x11, 1, b'x']).unwrap();
    assert_eq!(view.options(), Ok("x"));
    let view = Packet::<Box<[u16]>>::view(&[0x14, 1, 0, 1, 0, 2]).unwrap();
    assert!(view.options().eq([1, 2]));
}

#[test]
fn what_a_parameter_stands_for_is_checked() {
    for octets in [&[0x12, 1, 1, 3][..], &[0x13, 1, 1, 1, 0], &[0x16, 64, 0, 1, 2, 0, 9, 8, 0xff]] {
        let error = <Packet<'_>>::view(octets).unwrap_err();
        assert_eq!(error, <Packet<'_>>::decode(octets).unwrap_err());
        assert!(Packet::<&[u8]>::view(octets).is_ok());
    }
    let error = Packet::<Vec<[u8; 2]>>::view(&[0x13, 1, 1, 1, 0]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Packet.options[1][1] at octet 5: goes 1 octet beyond the length around it"
    );
}

#[test]
fn a_view_through_which_octets_are_changed_reads_what_a_parameter_stands_for() {
    let mut octets = PACKET;
    let mut view = <Packet<'_>>::view_mut(&mut octets).unwrap();
    view.set_ttl(63);
    assert_eq!(view.options().count(), 2);
    let mut view = Packet::<&[u8]>::view_mut(&mut octets).unwrap();
    view.set_version(7).unwrap();
    assert_eq!(view.options(), &PACKET[2..8]);
    view.options_mut().unwrap()[5] = 9;
    assert_eq!(octets, [0x76, 63, 0, 1, 3, 0, 9, 9, 0xff]);
}

/// An element and its number, both of them parameters.
#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Run<T: Fixed, const N: usize> {
    id: u16,
    first: T,
    more: [T; N],
    last: u8,
}

#[test]
fn parameters_of_fixed_size_have_constant_places() {
    const LAST: FieldPlace = Run::<u16, 2>::LAST;
    assert_eq!((Run::<u8, 2>::LAST.offset, LAST.offset), (5, 8));
    let mut octets = [0, 1, 2, 3, 4, 5];
    let view = Run::<u8, 2>::view(&octets).unwrap();
    assert_eq!((view.id(), view.first(), view.more(), view.last()), (1, Ok(2), Ok([3, 4]), 5));
    let mut view = Run::<u8, 2>::view_mut(&mut octets).unwrap();
    view.set_first(9).unwrap();
    view.set_last(7);
    assert_eq!(octets, [0, 1, 9, 3, 4, 7]);
    assert!(Run::<u8, 3>::view(&octets).is_err());
}

/// A type that is part of another, and whose parameter is called as that of the view's octets.
#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Tagged<B> {
    tag: u8,
    body: B,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, tag = u8)]
enum Either<A, B> {
    #[wire(tag = 0)]
    Left(Tagged<A>),
    #[wire(tag = 1)]
    Right(#[wire(count_prefix = u8)] Vec<B>),
}

#[test]
fn variants_hold_what_parameters_stand_for() {
    let octets = [0, 7, 0, 9];
    let EitherView::Left(left) = Either::<u16, u8>::view(&octets).unwrap() else { panic!() };
    let tagged = left._0().unwrap();
    assert_eq!((tagged.tag(), tagged.body()), (7, 9));
    let octets = [1, 2, 3, 4, 5, 6];
    let EitherView::Right(right) = Either::<u8, u16>::view(&octets).unwrap() else { panic!() };
    assert!(right._0().eq([0x0304, 0x0506]));
    let mut octets = [0, 7, 0, 9];
    let EitherView::Left(mut left) = Either::<Tagged<u8>, u8>::view_mut(&mut octets[..4]).unwrap()
    else {
        panic!()
    };
    left._0_mut().unwrap().body_mut().unwrap().set_tag(3);
    assert_eq!(octets, [0, 7, 3, 9]);
}
