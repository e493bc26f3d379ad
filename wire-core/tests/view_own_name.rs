//! Views of types that name themselves as `Self`: in their fields, and in what is said of these.

use wire_core::Wire;

/// A tree, of which each node holds its children.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, assert = number < Self::END)]
struct Node {
    number: u8,
    #[wire(count_prefix = u8, max = Self::CHILDREN)]
    children: Vec<Self>,
}

impl Node {
    const CHILDREN: usize = 2;
    const END: u8 = 100;
}

/// A text, or others between brackets.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view, tag = u8)]
enum Text<'a> {
    #[wire(tag = 0)]
    Plain(#[wire(len = Self::LEN)] &'a str),
    #[wire(tag = 1)]
    Nested(#[wire(count_prefix = u8)] Vec<Self>),
}

impl Text<'_> {
    const LEN: usize = 2;
}

/// Values of any type, in groups that stand behind each other.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Group<'a, T, const N: usize> {
    name: [u8; N],
    #[wire(len = Self::LEN)]
    octets: &'a [u8],
    #[wire(count_prefix = u8)]
    values: Vec<T>,
    #[wire(if = name[0] > 0)]
    next: Option<Box<Self>>,
}

impl<T, const N: usize> Group<'_, T, N> {
    const LEN: usize = N + 1;
}

/// The numbers of a tree as its view finds them.
fn numbers(node: NodeView<&[u8]>) -> Vec<u8> {
    let mut found = vec![node.number()];
    node.children().for_each(|child| found.extend(numbers(child.unwrap())));
    found
}

#[test]
fn a_node_holds_its_like() {
    let octets = [1, 2, 2, 1, 3, 0, 4, 0];
    assert_eq!(numbers(Node::view(&octets).unwrap()), [1, 2, 3, 4]);
    assert_eq!(Node::decode(&octets).unwrap().encode().unwrap(), octets);
    for refused in [&[100, 0][..], &[1, 3, 2, 0, 3, 0, 4, 0], &[1, 1]] {
        assert_eq!(Node::view(refused).err(), Node::decode(refused).err());
        assert!(Node::decode(refused).is_err());
    }
}

#[test]
fn a_variant_holds_its_like() {
    let octets = [1, 2, 0, b'a', b'b', 1, 1, 0, b'c', b'd'];
    let TextView::Nested(outer) = Text::view(&octets).unwrap() else { panic!("nested") };
    let texts: Vec<_> = outer._0().collect();
    assert_eq!(texts.len(), 2);
    let TextView::Plain(first) = texts[0].as_ref().unwrap() else { panic!("plain") };
    assert_eq!(first._0(), Ok("ab"));
}

#[test]
fn parameters_are_those_of_the_type() {
    let octets = [1, 0, 5, 6, 7, 1, 0, 9, 0, 0, 8, 8, 8, 0];
    let group = Group::<u16, 2>::view(&octets).unwrap();
    assert_eq!((group.name(), group.octets()), ([1, 0], &[5, 6, 7][..]));
    let next = group.next().unwrap().unwrap();
    assert_eq!((next.octets(), next.values().count()), (&[8, 8, 8][..], 0));
}
