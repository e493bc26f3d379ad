//! The vectors as they are published, and what is asked of each.

use std::fmt::Debug;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wire_core::{Decode, DecodeErrorKind, Encode, Wire};

/// An entry of the vectors.
#[derive(Deserialize)]
pub(crate) struct Entry {
    pub(crate) packet: String,
    pub(crate) tests: Vec<Vector>,
}

#[derive(Deserialize)]
pub(crate) struct Vector {
    pub(crate) packed: String,
    pub(crate) unpacked: Option<serde_json::Value>,
    pub(crate) expected_error: Option<String>,
    pub(crate) packet: Option<String>,
}

impl Vector {
    pub(crate) fn octets(&self) -> Vec<u8> {
        let digits = self.packed.as_bytes().chunks(2);
        digits
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }
}

#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) entries: usize,
    pub(crate) values: usize,
    pub(crate) errors: usize,
}

/// A type's vectors decode to their values and encode to their octets, or fail as they should.
pub(crate) fn check_with<T: for<'a> Decode<'a> + Encode + PartialEq + Debug>(
    entry: &Entry,
    counts: &mut Counts,
    value_of: impl Fn(&Vector, serde_json::Value) -> T,
) {
    for vector in &entry.tests {
        let (octets, name) = (vector.octets(), format!("{} {}", entry.packet, vector.packed));
        match (&vector.unpacked, &vector.expected_error) {
            (Some(unpacked), None) => {
                let value = value_of(vector, unpacked.clone());
                assert_eq!(T::decode(&octets).as_ref(), Ok(&value), "{name}");
                assert_eq!(value.encode().as_ref(), Ok(&octets), "{name}");
                assert_eq!(Wire::encoded_len(&value), Ok(octets.len()), "{name}");
                counts.values += 1;
            }
            (None, Some(expected)) => {
                let error = T::decode(&octets).expect_err(&name);
                assert!(is_kind(&error.kind(), expected), "{name}: {error} is no {expected}");
                counts.errors += 1;
            }
            _ => panic!("{name}: neither a value nor an error"),
        }
    }
    counts.entries += 1;
}

pub(crate) fn check<T>(entry: &Entry, counts: &mut Counts)
where
    T: for<'a> Decode<'a> + Encode + DeserializeOwned + PartialEq + Debug,
{
    check_with::<T>(entry, counts, |_, unpacked| serde_json::from_value(unpacked).unwrap());
}

fn is_kind(kind: &DecodeErrorKind, expected: &str) -> bool {
    match expected {
        "LengthError" => {
            matches!(kind, DecodeErrorKind::Incomplete { .. } | DecodeErrorKind::Overrun { .. })
        }
        "TrailingBytesError" => matches!(kind, DecodeErrorKind::Trailing { .. }),
        "EnumValueError" => matches!(kind, DecodeErrorKind::UnknownTag { .. }),
        "FixedValueError" => matches!(kind, DecodeErrorKind::WrongMagic),
        "ArraySizeError" => matches!(kind, DecodeErrorKind::PartialElement { .. }),
        _ => panic!("unknown kind of error {expected}"),
    }
}
