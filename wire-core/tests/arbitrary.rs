//! Feature `arbitrary`: every value is reached, and takes no more octets than said.
#![cfg(feature = "arbitrary")]

use arbitrary::{Arbitrary, Unstructured};
use wire_core::varint::{Leb128, Var};
use wire_core::{ByOrder, Endian, I24, Le, U24, U40, U48, U56, Wire};

fn from<'a, T: Arbitrary<'a>>(octets: &'a [u8]) -> T {
    assert_eq!(T::size_hint(0), (octets.len(), Some(octets.len())));
    T::arbitrary(&mut Unstructured::new(octets)).unwrap()
}

#[test]
fn odd_integers_are_made_of_their_octets() {
    assert_eq!(from::<U24>(&[1, 2, 3]), U24::decode(&[1, 2, 3]).unwrap());
    assert_eq!(from::<I24>(&[0xff; 3]).get(), -1);
    assert_eq!(from::<U40>(&[0xff; 5]), U40::MAX);
    assert_eq!(from::<U48>(&[0xff; 6]), U48::MAX);
    assert_eq!(from::<U56>(&[0xff; 7]), U56::MAX);
}

#[test]
fn wrappers_hold_what_their_inside_is_made_of() {
    let octets = [1, 2, 3, 4];
    let inside: u32 = from(&octets);
    assert_eq!(from::<Le<u32>>(&octets).0, inside);
    assert_eq!(from::<ByOrder<u32>>(&octets).0, inside);
    assert_eq!(from::<Var<Leb128, u32>>(&octets).get(), inside);
}

#[test]
fn both_byte_orders_are_reached() {
    assert_eq!((from::<Endian>(&[0]), from::<Endian>(&[1])), (Endian::Big, Endian::Little));
}
