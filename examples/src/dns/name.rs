//! Domain names and their compression (RFC 1035, sections 3.1 and 4.1.4).
//!
//! `#[wire(with = name)]` writes a name as short as it goes: the first octets of a name, then a
//! pointer to where its end stands in the message already. `#[wire(with = name::whole)]` reads the
//! same and never writes a pointer, for the record types that must not (RFC 3597, section 4).
//!
//! What is encoded may be shorter than `encoded_len` says: that depends on the message before it.

use core::fmt;

use wire_core::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Reader, Writer};

/// The octets of a name at most, those of its labels' lengths included. RFC 1035, section 2.3.4.
const MAX_LEN: usize = 255;
/// The octets of a label at most.
const MAX_LABEL: usize = 63;
/// The two bits of a length octet that make it a pointer.
const POINTER: u8 = 0xc0;
/// The octet of a message behind the last one that a pointer reaches.
const REACH: usize = 0x4000;
/// The pointers of a name at most: it has no more labels to be behind them.
const MAX_POINTERS: usize = 127;
/// The steps of the search for an earlier name at most, so that a message made to be searched for
/// long costs no more than another. Without a pointer it is as right.
const MAX_STEPS: usize = 0x20000;

/// A name: labels, of 1 to 63 octets each, up to the root.
///
/// Names compare as octets; DNS itself ignores the case of ASCII letters.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Name {
    /// As on the wire, without the root's empty label.
    octets: Vec<u8>,
}

impl Name {
    /// The root, a name of no labels.
    pub const ROOT: Self = Self { octets: Vec::new() };

    /// The name written `text`: labels with dots between them, with one at the end or not.
    ///
    /// # Errors
    ///
    /// Where a label is empty or longer than 63 octets, or the name longer than 255.
    pub fn new(text: &str) -> Result<Self, EncodeError> {
        let text = text.strip_suffix('.').unwrap_or(text);
        let mut name = Self::ROOT;
        for label in text.split('.').filter(|_| !text.is_empty()) {
            if !name.push(label.as_bytes()) {
                return Err(EncodeError::new(EncodeErrorKind::Custom("not a domain name")));
            }
        }
        Ok(name)
    }

    /// The labels, the root's not included.
    pub fn labels(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = self.octets.as_slice();
        core::iter::from_fn(move || {
            let (len, octets) = rest.split_first()?;
            let (label, behind) = octets.split_at_checked(usize::from(*len))?;
            rest = behind;
            Some(label)
        })
    }

    /// Appends a label; false where there is no such label, or no room.
    fn push(&mut self, label: &[u8]) -> bool {
        let fits = self.octets.len() + 1 + label.len() < MAX_LEN;
        match u8::try_from(label.len()) {
            Ok(len @ 1..) if label.len() <= MAX_LABEL && fits => {
                self.octets.push(len);
                self.octets.extend_from_slice(label);
                true
            }
            _ => false,
        }
    }
}

/// Labels with dots between them; what is not printable as `\DDD` (RFC 4343, section 2.1).
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.octets.is_empty() {
            return f.write_str(".");
        }
        for (number, label) in self.labels().enumerate() {
            if number > 0 {
                f.write_str(".")?;
            }
            for octet in label {
                match octet {
                    b'.' | b'\\' => write!(f, "\\{}", char::from(*octet))?,
                    0x21..=0x7e => write!(f, "{}", char::from(*octet))?,
                    _ => write!(f, "\\{octet:03}")?,
                }
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// A label, as its first octet says.
enum Label<'a> {
    Root,
    Octets(&'a [u8]),
    /// The rest of the name stands at this octet of the message.
    Pointer(usize),
}

fn label<'a>(reader: &mut Reader<'a>) -> Result<Label<'a>, DecodeError> {
    let at = reader.clone();
    match reader.decode::<u8>()? {
        0 => Ok(Label::Root),
        len if usize::from(len) <= MAX_LABEL => reader.take(len.into()).map(Label::Octets),
        len if len & POINTER == POINTER => {
            let low: u8 = reader.decode()?;
            Ok(Label::Pointer(u16::from_be_bytes([len & !POINTER, low]).into()))
        }
        _ => Err(at.error(DecodeErrorKind::Custom("neither a label nor a pointer"))),
    }
}

/// Reads a name, following its pointers.
///
/// # Errors
///
/// Where a label is cut off, a pointer does not point to an earlier octet, or the name is too long.
pub fn decode(reader: &mut Reader<'_>) -> Result<Name, DecodeError> {
    let mut name = Name::ROOT;
    let mut start = reader.offset();
    let mut elsewhere: Option<Reader<'_>> = None;
    let mut pointers = 0;
    loop {
        let current = elsewhere.as_mut().unwrap_or(reader);
        let at = current.clone();
        match label(current)? {
            Label::Root => return Ok(name),
            Label::Octets(octets) if name.push(octets) => {}
            Label::Octets(_) => {
                return Err(at.error(DecodeErrorKind::Custom("a name of more than 255 octets")));
            }
            // Always backwards, and so no loop: "a prior occurance of the same name".
            Label::Pointer(target) if target < start && pointers < MAX_POINTERS => {
                pointers += 1;
                start = target;
                let mut message = Reader::new(reader.message());
                message.take(target)?;
                elsewhere = Some(message);
            }
            Label::Pointer(_) => {
                let kind = DecodeErrorKind::Custom("a pointer to what is not before, or too many");
                return Err(at.error(kind));
            }
        }
    }
}

/// The octets of a name at most: without pointers.
///
/// # Errors
///
/// None.
pub fn encoded_len(name: &Name) -> Result<usize, EncodeError> {
    Ok(name.octets.len() + 1)
}

/// Writes a name, with a pointer to the longest end of it that the message holds already.
///
/// # Errors
///
/// Where the buffer is too small.
pub fn encode(name: &Name, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
    let mut rest = name.octets.as_slice();
    let mut steps = MAX_STEPS;
    while let Some((len, behind)) = rest.split_first() {
        if let Some(at) = find(writer.written(), rest, &mut steps) {
            return writer.encode(&(u16::from_be_bytes([POINTER, 0]) | at));
        }
        let end = 1 + usize::from(*len);
        writer.put(rest.get(..end).unwrap_or_default())?;
        rest = behind.get(usize::from(*len)..).unwrap_or_default();
    }
    writer.encode(&0u8)
}

/// Where in the message this name stands, if it does and the steps suffice to find it.
fn find(message: &[u8], name: &[u8], steps: &mut usize) -> Option<u16> {
    let first = name.first()?;
    let within_reach = message.get(..REACH).unwrap_or(message);
    *steps = steps.checked_sub(within_reach.len())?;
    let mut candidates = within_reach.iter().enumerate().filter(|(_, octet)| *octet == first);
    let (at, _) = candidates.find(|(at, _)| stands_at(message, *at, name, steps))?;
    u16::try_from(at).ok()
}

/// Whether the name that stands at octet `at`, pointers followed, is this one.
fn stands_at(message: &[u8], at: usize, mut name: &[u8], steps: &mut usize) -> bool {
    let mut reader = Reader::new(message);
    let mut start = at;
    if reader.take(at).is_err() {
        return false;
    }
    while let Some(left) = steps.checked_sub(1) {
        *steps = left;
        match label(&mut reader) {
            Ok(Label::Root) => return name.is_empty(),
            Ok(Label::Octets(octets)) => match name.split_first() {
                Some((len, rest)) if usize::from(*len) == octets.len() => {
                    let Some(behind) = rest.strip_prefix(octets) else { return false };
                    name = behind;
                }
                _ => return false,
            },
            Ok(Label::Pointer(target)) if target < start => {
                start = target;
                reader = Reader::new(message);
                if reader.take(target).is_err() {
                    return false;
                }
            }
            _ => return false,
        }
    }
    false
}

/// Names that are never compressed when written. RFC 3597, section 4.
pub mod whole {
    use super::{EncodeError, Name, Writer};

    pub use super::{decode, encoded_len};

    /// Writes a name, all of it.
    ///
    /// # Errors
    ///
    /// Where the buffer is too small.
    pub fn encode(name: &Name, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        writer.put(&name.octets)?;
        writer.encode(&0u8)
    }
}
