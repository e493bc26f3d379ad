//! Types within themselves, and names that point to each other.

use wire_core::{
    Decode, DecodeError, DecodeErrorKind, Describe, Encode, EncodeError, Reader, Wire, Writer,
};

use crate::{bounded, refused};

#[derive(Wire, Debug)]
struct Boxed {
    #[wire(flag_of(_next))]
    _more: bool,
    _next: Option<Box<Boxed>>,
}

#[derive(Wire, Debug)]
struct Counted {
    #[wire(count_prefix = u8)]
    _all: Vec<Counted>,
}

#[derive(Wire, Debug)]
struct Prefixed {
    #[wire(len_prefix = u32)]
    _all: Vec<Prefixed>,
}

#[derive(Wire, Debug)]
#[wire(tag = u8)]
enum Choice {
    #[wire(tag = 0)]
    Leaf,
    #[wire(tag = 1)]
    Not(Box<Choice>),
    #[wire(tag = 2)]
    All(#[wire(rest)] Vec<Choice>),
}

#[test]
fn a_million_levels() {
    const LEVELS: usize = 1_000_000;
    let limit = |kind| assert_eq!(kind, DecodeErrorKind::TooDeep { limit: 128 });
    limit(refused::<Boxed>(&[1; LEVELS]));
    limit(refused::<Counted>(&[1; LEVELS]));
    limit(refused::<Choice>(&[1; LEVELS]));
    limit(refused::<Choice>(&[2; LEVELS]));
    let mut nested = Vec::with_capacity(4 * LEVELS);
    for level in (0..LEVELS as u32).rev() {
        nested.extend((4 * level).to_be_bytes());
    }
    limit(refused::<Prefixed>(&nested));
}

/// A name of DNS: RFC 1035, section 4.1.4. A pointer goes to an earlier place than any before it,
/// so that there is an end.
#[derive(Debug, PartialEq)]
struct Name(Vec<u8>);

impl Describe for Name {}

impl<'a> Decode<'a> for Name {
    const MIN_SIZE: usize = 1;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let mut name = Vec::new();
        let mut earliest = reader.offset();
        let mut jump: Option<Reader<'a>> = None;
        loop {
            let source = jump.as_mut().unwrap_or(reader);
            match source.decode::<u8>()? {
                0 => return Ok(Self(name)),
                len @ ..=63 => {
                    name.extend_from_slice(source.take(len.into())?);
                    name.push(b'.');
                    if name.len() > 255 {
                        return Err(
                            source.error(DecodeErrorKind::Custom("name of over 255 octets"))
                        );
                    }
                }
                high @ 192.. => {
                    let low = source.decode::<u8>()?;
                    let target = usize::from(high & 0x3f) << 8 | usize::from(low);
                    if target >= earliest {
                        return Err(source.error(DecodeErrorKind::Custom("pointer that goes on")));
                    }
                    earliest = target;
                    let mut from = Reader::new(source.message());
                    from.take(target)?;
                    jump = Some(from);
                }
                _ => return Err(source.error(DecodeErrorKind::Custom("unknown label"))),
            }
        }
    }
}

impl Encode for Name {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(self.0.len() + 1)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(&self.0)?;
        writer.encode(&0u8)
    }
}

#[derive(Wire, Debug)]
struct Names {
    #[wire(rest)]
    all: Vec<Name>,
}

#[test]
fn names_that_point_back_are_followed() {
    let names = Names::decode(b"\x01a\x01b\0\x01c\xc0\x02\xc0\x05").unwrap();
    assert_eq!(names.all, [Name(b"a.b.".into()), Name(b"c.b.".into()), Name(b"c.b.".into())]);
}

#[test]
fn names_that_point_to_themselves_forward_and_to_each_other() {
    let goes_on = DecodeErrorKind::Custom("pointer that goes on");
    assert_eq!(refused::<Names>(b"\xc0\x00"), goes_on);
    assert_eq!(refused::<Names>(b"\xc0\x02\x01a\0"), goes_on);
    assert_eq!(refused::<Names>(b"\xc0\x02\xc0\x00"), goes_on);
    assert_eq!(refused::<Names>(b"\x01a\0\xc0\x05\xc0\x03"), goes_on);
    assert_eq!(refused::<Names>(b"\xc0\xff"), goes_on);
}

#[test]
fn a_long_chain_of_names_takes_memory_as_its_octets() {
    let mut octets = b"\0".to_vec();
    for pointer in 0..5000u16 {
        let target = if pointer == 0 { 0 } else { 2 * pointer - 1 };
        octets.extend((0xc000 | target).to_be_bytes());
    }
    assert!(bounded::<Names>(&octets).is_ok());
}
