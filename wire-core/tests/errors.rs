//! What errors say, word for word.
#![cfg(feature = "std")]

use wire_core::__private::Located;
use wire_core::layout::{Field, Layout, Width};
use wire_core::{
    Decode, DecodeError, DecodeErrorKind, Encode, EncodeError, EncodeErrorKind, Reader, Wire,
    Writer,
};

#[test]
fn every_kind_of_decode_error_says_what_is_wrong() {
    use DecodeErrorKind::*;
    for (kind, text) in [
        (Incomplete { needed: 1 }, "incomplete, at least 1 more octet needed"),
        (Incomplete { needed: 2 }, "incomplete, at least 2 more octets needed"),
        (Overrun { needed: 1 }, "goes 1 octet beyond the length around it"),
        (Overrun { needed: 3 }, "goes 3 octets beyond the length around it"),
        (Trailing { count: 1 }, "1 octet left over"),
        (Trailing { count: 2 }, "2 octets left over"),
        (PartialElement { size: 4 }, "no whole number of elements of 4 octets"),
        (InvalidLen { len: 3 }, "impossible length or count 3"),
        (TooMany { count: 9, max: 8 }, "9 are more than the 8 allowed"),
        (UnknownTag { tag: 200 }, "unknown tag 200 (0xc8)"),
        (InvalidValue { expected: "0 or 1" }, "invalid value, expected 0 or 1"),
        (InvalidUtf8, "text is not UTF-8"),
        (WrongMagic, "constant has another value"),
        (WrongValue, "value differs from its formula"),
        (
            WrongChecksum { computed: 0x12, found: 0xab },
            "checksum is 0xab, but the octets sum up to 0x12",
        ),
        (Assertion { condition: "a < b" }, "condition `a < b` does not hold"),
        (OutOfRange, "integer out of the range of its type"),
        (TooDeep { limit: 128 }, "nested deeper than 128 levels"),
        (NotCanonical { what: "padding is not zero" }, "not canonical: padding is not zero"),
        (Custom("no such day"), "no such day"),
    ] {
        assert_eq!(kind.to_string(), text);
        let error = DecodeError::new(kind, 7);
        assert_eq!(error.to_string(), format!("message at octet 7: {text}"));
        assert_eq!(format!("{error:?}"), format!("DecodeError(message at octet 7: {text})"));
    }
}

#[test]
fn every_kind_of_encode_error_says_what_is_wrong() {
    use EncodeErrorKind::*;
    for (kind, text) in [
        (BufferTooSmall { needed: 1 }, "buffer too small, at least 1 more octet needed"),
        (BufferTooSmall { needed: 2 }, "buffer too small, at least 2 more octets needed"),
        (DoesNotFit { value: 70_000 }, "70000 does not fit its field"),
        (NotMultiple { len: 3, unit: 4 }, "3 octets are no multiple of 4"),
        (TooMany { count: 9, max: 8 }, "9 are more than the 8 allowed"),
        (Mismatch { expected: 2, found: 3 }, "the fields before say 2, but there are 3"),
        (Presence { expected: true }, "absent, but the fields before say it is there"),
        (Presence { expected: false }, "there, but the fields before say it is absent"),
        (HoldsTerminator, "holds its own terminator"),
        (KnownTag { tag: 5 }, "tag 5 belongs to another variant"),
        (WrongTag { tag: 5 }, "tag 5 does not belong to this variant"),
        (Assertion { condition: "a < b" }, "condition `a < b` does not hold"),
        (Custom("no such day"), "no such day"),
    ] {
        assert_eq!(kind.to_string(), text);
        let error = EncodeError::new(kind);
        assert_eq!(error.to_string(), format!("message: {text}"));
        assert_eq!(format!("{error:?}"), format!("EncodeError(message: {text})"));
    }
}

static INNER: Layout = Layout::structure(
    "Inner",
    "",
    &[Field::new("tag", Width::Octets(1)), Field::new("len", Width::Octets(1))],
);
static OUTER: Layout = Layout::structure("Outer", "", &[Field::new("items", Width::Variable)]);

/// A tag below 3, and a length.
#[derive(Debug)]
struct Inner(u8, u8);

impl<'a> Decode<'a> for Inner {
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let octets = reader.run(2, &INNER, 0)?;
        let (tag, len) = (octets[0], octets[1]);
        if tag >= 3 {
            let at = reader.offset() - 2;
            let kind = DecodeErrorKind::UnknownTag { tag: tag.into() };
            return Err(DecodeError::new(kind, at).in_field(&INNER, 0));
        }
        Ok(Self(tag, len))
    }
}

impl Encode for Inner {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        if self.0 >= 3 {
            let kind = EncodeErrorKind::WrongTag { tag: self.0.into() };
            return Err(EncodeError::new(kind).in_field(&INNER, 0));
        }
        Ok(2)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(&[self.0, self.1])
    }
}

/// Inner values to the end.
#[derive(Debug)]
struct Outer(Vec<Inner>);

impl<'a> Decode<'a> for Outer {
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Ok(Self(reader.decode().field(&OUTER, 0)?))
    }
}

impl Encode for Outer {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(Wire::encoded_len(&self.0).field(&OUTER, 0)?)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        Ok(writer.encode(&self.0).field(&OUTER, 0)?)
    }
}

#[test]
fn the_path_leads_from_the_message_to_the_field() {
    let error = Outer::decode(&[0, 0, 1, 0, 3, 0]).unwrap_err();
    assert_eq!(error.to_string(), "Outer.items[2].tag at octet 4: unknown tag 3 (0x3)");
    assert_eq!((error.path().root(), error.path().field()), (Some("Outer"), Some("tag")));

    let error = Outer::decode(&[0, 0, 1]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Outer.items[1].len at octet 3: incomplete, at least 1 more octet needed"
    );

    let error = Wire::encode(&Outer(vec![Inner(0, 0), Inner(9, 0)])).unwrap_err();
    assert_eq!(error.to_string(), "Outer.items[1].tag: tag 9 does not belong to this variant");
}

#[test]
fn an_error_in_no_field_has_an_empty_path() {
    let error = u8::decode(&[]).unwrap_err();
    assert!(error.path().is_empty());
    assert_eq!((error.path().root(), error.path().field()), (None, None));
    let error = Vec::<bool>::decode(&[1, 2]).unwrap_err();
    assert!(!error.path().is_empty());
    assert_eq!(error.path().field(), None);
}

/// An error `steps` steps deep: in fields of `Inner` and, outermost, one of `Outer`.
fn deep(steps: usize) -> DecodeError {
    let mut error = DecodeError::new(DecodeErrorKind::InvalidUtf8, 0);
    for step in 0..steps - 1 {
        error = error.in_field(&INNER, (step % 2) as u16);
    }
    error.in_field(&OUTER, 0)
}

#[test]
fn a_path_of_more_than_six_steps_shows_the_gap() {
    assert_eq!(deep(6).path().to_string(), "Outer.items.tag.len.tag.len.tag");
    assert_eq!(deep(7).path().to_string(), "Outer.….tag.len.tag.len.tag");
    assert_eq!(deep(8).path().to_string(), "Outer.….tag.len.tag.len.tag");
    assert_eq!(deep(100).path().to_string(), "Outer.….tag.len.tag.len.tag");
    let error = deep(8);
    assert_eq!((error.path().root(), error.path().field()), (Some("Outer"), Some("tag")));
}

#[test]
fn a_path_cut_at_an_element_keeps_the_root() {
    let indices = |count| {
        let error = DecodeError::new(DecodeErrorKind::InvalidUtf8, 0).in_field(&INNER, 1);
        (0..count).fold(error, |error, index| error.in_element(index))
    };
    assert_eq!(indices(5).path().to_string(), "Inner[4][3][2][1][0].len");
    assert_eq!(indices(9).path().to_string(), "Inner.…[3][2][1][0].len");
    let error = indices(9).in_field(&OUTER, 0).in_element(3);
    assert_eq!(error.path().to_string(), "Outer.…[3][2][1][0].len");
}

#[test]
fn a_field_that_the_layout_does_not_have_is_shown_by_its_number() {
    let error = DecodeError::new(DecodeErrorKind::WrongMagic, 0).in_field(&INNER, 7);
    assert_eq!(error.path().to_string(), "Inner.7");
}

#[test]
fn an_element_too_far_behind_the_first_is_shown_as_such() {
    let error = DecodeError::new(DecodeErrorKind::WrongMagic, 0);
    assert_eq!(error.in_element(16_777_213).path().to_string(), "message[16777213]");
    assert_eq!(error.in_element(16_777_214).path().to_string(), "message[16777214…]");
    assert_eq!(error.in_element(usize::MAX).path().to_string(), "message[16777214…]");
}

/// From 128 octets on clippy calls an error large in every program that returns it.
#[test]
fn errors_are_small() {
    assert!(size_of::<DecodeError>() < 128, "{}", size_of::<DecodeError>());
    assert!(size_of::<EncodeError>() < 128, "{}", size_of::<EncodeError>());
    assert!(size_of::<Result<(), DecodeError>>() <= 128);
}

#[test]
fn rendered_the_mark_is_under_the_octet_at_fault() {
    let octets = [0, 1, 0, 2, 3, 0xff];
    let error = Outer::decode(&octets).unwrap_err();
    assert_eq!(
        error.render(&octets),
        "\
Outer.items[2].tag at octet 4: unknown tag 3 (0x3)
  0000  00 01 00 02 03 ff
                    ^^
"
    );
}

#[test]
fn rendered_what_is_missing_is_marked_beyond_the_end() {
    let octets = [0, 1, 2];
    let error = u64::decode(&octets).unwrap_err();
    assert_eq!(
        error.render(&octets),
        "\
message at octet 0: incomplete, at least 5 more octets needed
  0000  00 01 02 -- -- -- -- --
        ^^^^^^^^^^^^^^^^^^^^^^^
"
    );
}

#[test]
fn rendered_what_is_left_over_is_marked_whole() {
    let octets: Vec<u8> = (0..20).collect();
    let error = <[u8; 14]>::decode(&octets).unwrap_err();
    assert_eq!(
        error.render(&octets),
        "\
message at octet 14: 6 octets left over
  0000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f
                                                  ^^^^^
  0010  10 11 12 13
        ^^^^^^^^^^^
"
    );
}

#[test]
fn rendered_only_the_lines_around_the_fault_are_shown() {
    let octets = [0xab; 200];
    let error = DecodeError::new(DecodeErrorKind::WrongMagic, 100);
    assert_eq!(
        error.render(&octets),
        "\
message at octet 100: constant has another value
  0050  ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab
  0060  ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab
                    ^^
"
    );
}

#[test]
fn rendered_offsets_of_five_digits_keep_the_mark_in_its_column() {
    let octets = vec![0xab; 0x10010];
    let error = DecodeError::new(DecodeErrorKind::WrongMagic, 0x10002);
    assert!(error.render(&octets).ends_with(
        "
  10000  ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab
               ^^
"
    ));
}

#[test]
fn rendered_with_other_octets_nothing_breaks() {
    for offset in [0, 1, 15, 16, 17, usize::MAX] {
        for kind in [
            DecodeErrorKind::WrongMagic,
            DecodeErrorKind::Incomplete { needed: usize::MAX },
            DecodeErrorKind::Trailing { count: usize::MAX },
            DecodeErrorKind::Overrun { needed: 3 },
        ] {
            for len in [0, 1, 15, 16, 17, 100] {
                let text = DecodeError::new(kind, offset).render(&vec![0; len]);
                assert!(text.lines().count() <= 11, "{text}");
            }
        }
    }
}
