//! What definitions may look like: generics, names, tuples, recursion.

use std::borrow::Cow;
use std::marker::PhantomData;

use wire_core::{Decode, DecodeErrorKind, Fixed, Reader, Wire};

use crate::{both_ways, refused};

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Generic<T, U: Clone = u8>
where
    U: PartialEq,
{
    #[wire(len_prefix = u8)]
    first: T,
    second: U,
}

#[test]
fn type_parameters_with_bounds_defaults_and_a_where_clause() {
    both_ways(&Generic { first: vec![1u16], second: 3u8 }, &[2, 0, 1, 3]);
    both_ways(
        &Generic { first: Generic { first: 1u8, second: 2u32 }, second: (3u8, 4u8) },
        &[6, 1, 1, 0, 0, 0, 2, 3, 4],
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct InRuns<T: Fixed, U, const N: usize>
where
    U: Fixed,
{
    a: T,
    b: [U; N],
    c: u8,
    d: [u8; N],
}

#[test]
fn parameters_bound_by_fixed_and_const_parameters_join_runs() {
    let value = InRuns::<u16, u8, 2> { a: 1, b: [2, 3], c: 4, d: [5, 6] };
    both_ways(&value, &[0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(InRuns::<u16, u8, 2>::SIZE, 7);
    refused::<InRuns<u16, u8, 2>>(
        &[0, 1, 2, 3, 4, 5],
        "InRuns.d at octet 5: incomplete, at least 1 more octet needed",
    );
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Borrowed<'a, 'b: 'a, T> {
    #[wire(len_prefix = u8)]
    octets: &'a [u8],
    #[wire(len_prefix = u8)]
    text: &'b str,
    array: &'a [u8; 2],
    #[wire(len_prefix = u8)]
    cow: Cow<'a, str>,
    marker: PhantomData<T>,
    #[wire(rest)]
    rest: &'a [u8],
}

#[test]
fn lifetimes_borrow_from_the_message() {
    let octets = b"\x01a\x02bcde\x01frest";
    let value = Borrowed::<u8> {
        octets: b"a",
        text: "bc",
        array: b"de",
        cow: Cow::Borrowed("f"),
        marker: PhantomData,
        rest: b"rest",
    };
    both_ways(&value, octets);
    let decoded = Borrowed::<u8>::decode(octets).unwrap();
    assert!(octets.as_ptr_range().contains(&decoded.text.as_ptr()));
    assert!(matches!(decoded.cow, Cow::Borrowed(_)));
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Tuple(
    u8,
    #[wire(len_of(2))] u8,
    String,
    #[wire(if = _0 > 1)] Option<u16>,
    #[wire(value = _0 + 1)] u8,
);

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Unit;

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Empty {}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct OfUnits {
    a: Unit,
    b: Empty,
    c: (),
    d: u8,
}

#[test]
fn tuple_structs_and_structs_without_fields() {
    both_ways(&Tuple(1, 2, "ab".into(), None, 2), b"\x01\x02ab\x02");
    both_ways(&Tuple(2, 0, String::new(), Some(5), 3), &[2, 0, 0, 5, 3]);
    refused::<Tuple>(b"\x01\x02ab\x03", "Tuple.4 at octet 4: value differs from its formula");
    both_ways(&Unit, &[]);
    both_ways(&Empty {}, &[]);
    both_ways(&OfUnits { a: Unit, b: Empty {}, c: (), d: 1 }, &[1]);
    assert_eq!((Unit::SIZE, Empty::SIZE, OfUnits::SIZE), (0, 0, 1));
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[allow(non_camel_case_types)]
struct r#struct {
    #[wire(len_of(r#match))]
    r#type: u8,
    r#match: Vec<u8>,
    #[wire(if = r#type > 1)]
    r#fn: Option<u8>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
#[allow(non_camel_case_types)]
enum r#enum {
    #[wire(tag = 1)]
    r#loop { r#in: u8 },
}

#[test]
fn raw_identifiers() {
    both_ways(&r#struct { r#type: 2, r#match: vec![7, 8], r#fn: Some(9) }, &[2, 7, 8, 9]);
    refused::<r#struct>(
        &[2, 7],
        "struct.match at octet 1: incomplete, at least 1 more octet needed",
    );
    both_ways(&r#enum::r#loop { r#in: 2 }, &[1, 2]);
    refused::<r#enum>(&[1], "enum::loop.in at octet 1: incomplete, at least 1 more octet needed");
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Tree {
    value: u8,
    #[wire(count_prefix = u8)]
    children: Vec<Tree>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct List {
    #[wire(flag_of(next))]
    more: bool,
    next: Option<Box<List>>,
}

#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
enum Expression {
    #[wire(tag = 0)]
    Number(u8),
    #[wire(tag = 1)]
    Sum(Box<Expression>, Box<Expression>),
    #[wire(tag = 2, len_prefix = u8)]
    List(#[wire(rest)] Vec<Expression>),
}

#[test]
fn types_within_themselves() {
    let leaf = |value| Tree { value, children: vec![] };
    both_ways(&Tree { value: 1, children: vec![leaf(2), leaf(3)] }, &[1, 2, 2, 0, 3, 0]);
    let list = List { more: true, next: Some(Box::new(List { more: false, next: None })) };
    both_ways(&list, &[1, 0]);
    let number = |value| Box::new(Expression::Number(value));
    let sum = Expression::Sum(number(1), number(2));
    both_ways(&Expression::List(vec![sum, *number(3)]), &[2, 7, 1, 0, 1, 0, 2, 0, 3]);
    refused::<Tree>(
        &[1, 1, 2, 1, 3],
        "Tree.children[0].children at octet 4: incomplete, at least 1 more octet needed",
    );
}

#[test]
fn nesting_has_a_limit() {
    let error = List::decode(&[1; 1000]).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooDeep { limit: 128 });
    assert_eq!(error.path().root(), Some("List"));
    let mut reader = Reader::new(&[1, 1, 1, 0]).with_max_depth(2);
    let error = List::decode_from(&mut reader, ()).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooDeep { limit: 2 });
}

macro_rules! thousand_fields {
    ([$($ty:ident)*]) => {
        #[derive(Wire, Debug, PartialEq)]
        #[wire(view)]
        struct Thousand($($ty,)*);
    };
    ([$($ty:ident)*] ten $($more:ident)*) => {
        thousand_fields! {
            [$($ty $ty $ty $ty $ty $ty $ty $ty $ty $ty)*] $($more)*
        }
    };
}

thousand_fields! { [u8] ten ten ten }

#[test]
fn a_thousand_fields() {
    let octets: Vec<u8> = (0..1000).map(|number| number as u8).collect();
    let value = Thousand::decode(&octets).unwrap();
    assert_eq!((value.0, value.1, value.999), (0, 1, 231));
    assert_eq!(value.encode().unwrap(), octets);
    assert_eq!(Thousand::SIZE, 1000);
    refused::<Thousand>(
        &octets[..999],
        "Thousand.999 at octet 999: incomplete, at least 1 more octet needed",
    );
}
