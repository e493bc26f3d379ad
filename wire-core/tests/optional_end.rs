//! A record that ends in a field which may be absent leaves room for it, and for no more.

#![cfg(all(feature = "alloc", feature = "derive"))]

use wire_core::{Encode, EncodeErrorKind, Wire, Writer};

#[derive(Wire, Debug, Clone, PartialEq)]
struct Inner {
    #[wire(flag_of(extra))]
    has_extra: u8,
    #[wire(count_prefix = u8)]
    items: Vec<u16>,
    extra: Option<u32>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Outer {
    first: Inner,
    #[wire(len_prefix = u16)]
    name: String,
    last: Inner,
    tail: u8,
}

fn inner(extra: Option<u32>) -> Inner {
    Inner { has_extra: u8::from(extra.is_some()), items: vec![0x0102, 0x0304], extra }
}

fn outers() -> impl Iterator<Item = Outer> {
    let ends = [None, Some(0x0506_0708)];
    ends.into_iter().flat_map(move |first| {
        ends.map(|last| Outer {
            first: inner(first),
            name: "name".into(),
            last: inner(last),
            tail: 9,
        })
    })
}

#[test]
fn what_stands_behind_it_is_written_behind_it() {
    assert_eq!(inner(None).encode().unwrap(), [0, 2, 1, 2, 3, 4]);
    assert_eq!(inner(Some(0x0506_0708)).encode().unwrap(), [1, 2, 1, 2, 3, 4, 5, 6, 7, 8]);
    for outer in outers() {
        let octets = outer.encode().unwrap();
        let parts = [
            outer.first.encode().unwrap(),
            b"\0\x04name".to_vec(),
            outer.last.encode().unwrap(),
            vec![9],
        ];
        assert_eq!(octets, parts.concat());
        assert_eq!(Outer::decode(&octets).unwrap(), outer);
        assert_eq!(outer.encode_verbatim().unwrap(), octets);
    }
}

#[test]
fn a_writer_that_ends_too_early_says_how_many_octets_would_help_at_least() {
    for outer in outers() {
        let octets = outer.encode().unwrap();
        for len in 0..octets.len() {
            let mut buffer = vec![0; len];
            let error = outer.encode_to(&mut Writer::new(&mut buffer), ()).unwrap_err();
            let EncodeErrorKind::BufferTooSmall { needed } = error.kind() else {
                panic!("{error}");
            };
            assert!((1..=octets.len() - len).contains(&needed), "{len}: {error}");
        }
        let mut longer = vec![0xff; octets.len() + 3];
        let mut writer = Writer::new(&mut longer);
        outer.encode_to(&mut writer, ()).unwrap();
        assert_eq!(writer.written(), octets);
    }
}

#[test]
fn a_buffer_that_is_just_long_enough_is_long_enough() {
    for value in [inner(None), inner(Some(7))] {
        let octets = value.encode().unwrap();
        for room in octets.len()..octets.len() + 6 {
            let mut buffer = vec![0xa5; room];
            assert_eq!(value.encode_into(&mut buffer), Ok(octets.len()));
            assert_eq!(buffer[..octets.len()], octets);
            assert!(buffer[octets.len()..].iter().all(|octet| *octet == 0xa5));
        }
        for room in 0..octets.len() {
            let mut buffer = vec![0xa5; room];
            let kind = EncodeErrorKind::BufferTooSmall { needed: octets.len() - room };
            assert_eq!(value.encode_into(&mut buffer).unwrap_err().kind(), kind);
            assert!(buffer.iter().all(|octet| *octet == 0xa5));
        }
    }
}
