//! Feature `serde`: in other formats, numbers are numbers.
#![cfg(all(feature = "std", feature = "serde"))]

use serde::Serialize;
use serde::de::DeserializeOwned;
use wire_core::varint::{Leb128, Quic, Var};
use wire_core::{ByOrder, I24, I40, I48, I56, Le, U24, U40, U48, U56};

fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: T, text: &str) {
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    assert_eq!(serde_json::from_str::<T>(text).unwrap(), value);
}

#[test]
fn odd_integers_are_numbers() {
    check(U24::MAX, "16777215");
    check(U40::MAX, "1099511627775");
    check(U48::MAX, "281474976710655");
    check(U56::MAX, "72057594037927935");
    check(I24::MIN, "-8388608");
    check(I40::MIN, "-549755813888");
    check(I48::MIN, "-140737488355328");
    check(I56::MIN, "-36028797018963968");
}

#[test]
fn a_number_out_of_range_is_refused() {
    let error = serde_json::from_str::<U24>("16777216").unwrap_err();
    assert!(error.to_string().starts_with("integer out of the range of its type"), "{error}");
    assert!(serde_json::from_str::<I24>("-8388609").is_err());
    assert!(serde_json::from_str::<U48>("-1").is_err());
}

#[test]
fn the_way_to_write_a_number_is_not_part_of_it() {
    check(Le(258u16), "258");
    check(Le(U24::MAX), "16777215");
    check(ByOrder(-3i32), "-3");
    check(Var::<Leb128, u32>::new(300), "300");
    check(Var::<Quic, u64>::new(37), "37");
}
