//! Values that borrow from the message, and what owns or points.
#![cfg(feature = "std")]

use std::borrow::Cow;

use proptest::prelude::*;
use wire_core::{Count, Countable, DecodeErrorKind, Encode, Reader, Sequence, Wire};
use zerocopy::byteorder::{BigEndian, U32};

type Words<'a> = &'a [U32<BigEndian>];

#[test]
fn octets_and_text_are_borrowed_not_copied() {
    let message = b"text";
    let inside = |part: &[u8]| message.as_ptr_range() == part.as_ptr_range();
    assert!(inside(<&[u8]>::decode(message).unwrap()));
    assert!(inside(<&[u8; 4]>::decode(message).unwrap()));
    assert!(inside(<&str>::decode(message).unwrap().as_bytes()));
    assert!(inside(&Cow::<[u8]>::decode(message).unwrap()));
    assert!(matches!(Cow::<str>::decode(message), Ok(Cow::Borrowed("text"))));
}

#[test]
fn borrowed_words_are_no_whole_number_of_octets() {
    let mut reader = Reader::new(&[0; 7]);
    reader.take(1).unwrap();
    let error = reader.decode::<Words<'_>>().unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::PartialElement { size: 4 }, 1));
    let error = <&[U32<BigEndian>; 2]>::decode(&[0; 7]).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Incomplete { needed: 1 });
}

#[test]
fn borrowed_words_are_counted() {
    let octets = [0, 0, 0, 1, 0, 0, 0, 2, 9];
    let mut reader = Reader::new(&octets);
    let words = Words::decode_count(&mut reader, Count::new(2), ()).unwrap();
    assert_eq!((words[0].get(), words[1].get(), reader.rest()), (1, 2, &[9][..]));
    for count in [1, 1 << 62, u64::MAX] {
        let error = Words::decode_count(&mut reader, Count::new(count), ()).unwrap_err();
        assert_eq!(error.offset(), 8);
        assert!(error.needed().is_some());
    }
}

#[test]
fn text_that_is_not_utf8_is_at_fault_at_its_first_wrong_octet() {
    let mut reader = Reader::new(b"-ok\xffno");
    reader.take(1).unwrap();
    let error = reader.clone().decode::<&str>().unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::InvalidUtf8, 3));
    let error = reader.clone().decode::<String>().unwrap_err();
    assert_eq!(error.offset(), 3);
    let error = reader.clone().decode::<Box<str>>().unwrap_err();
    assert_eq!(error.offset(), 3);
    let error = reader.decode::<Cow<'_, str>>().unwrap_err();
    assert_eq!(error.offset(), 3);
}

#[test]
fn an_absent_sequence_counts_nothing() {
    assert_eq!(Countable::count(&None::<Vec<u32>>), 0);
    assert_eq!(Countable::count(&Some(vec![1u32, 2])), 2);
    assert_eq!(Countable::count("hä"), 3, "octets, not characters");
    assert_eq!(Countable::count(&Cow::Borrowed("hä")), 3);
    assert_eq!(Countable::count(&Box::<[u16]>::from([1, 2])), 2);
    assert_eq!(Countable::count(&&[1u8; 3]), 3);
}

fn encodes_to<T: Encode + ?Sized>(value: &T, octets: &[u8]) {
    assert_eq!(Wire::encode(value).as_deref(), Ok(octets));
    assert_eq!(Wire::encoded_len(value), Ok(octets.len()));
}

proptest! {
    #[test]
    fn every_owner_of_octets_writes_them(octets: Vec<u8>) {
        encodes_to(&octets, &octets);
        encodes_to(octets.as_slice(), &octets);
        encodes_to(&Cow::Borrowed(octets.as_slice()), &octets);
        encodes_to(&octets.clone().into_boxed_slice(), &octets);
        prop_assert_eq!(&Vec::<u8>::decode(&octets).unwrap(), &octets);
        prop_assert_eq!(&*Box::<[u8]>::decode(&octets).unwrap(), &octets);
        prop_assert_eq!(<&[u8]>::decode(&octets).unwrap(), &octets);
    }

    #[test]
    fn every_owner_of_text_writes_it(text: String) {
        encodes_to(text.as_str(), text.as_bytes());
        encodes_to(&text, text.as_bytes());
        encodes_to(&Cow::Borrowed(text.as_str()), text.as_bytes());
        encodes_to(&text.clone().into_boxed_str(), text.as_bytes());
        prop_assert_eq!(String::decode(text.as_bytes()).unwrap(), text.as_str());
        prop_assert_eq!(&*Box::<str>::decode(text.as_bytes()).unwrap(), text.as_str());
    }

    #[test]
    fn borrowed_and_owned_words_agree_at_every_alignment(words: Vec<u32>, shift in 0usize..8) {
        let octets: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        let shifted = [&vec![0xee; shift][..], &octets].concat();
        let borrowed = Words::decode(&shifted[shift..]).unwrap();
        prop_assert!(borrowed.iter().map(|word| word.get()).eq(words.iter().copied()));
        prop_assert_eq!(Vec::<u32>::decode(&shifted[shift..]).unwrap(), words);
        encodes_to(borrowed, &octets);
    }
}
