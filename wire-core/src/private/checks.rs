//! What a definition asks of values besides their octets.

use crate::bits::Bits;
use crate::error::{DecodeErrorKind, EncodeError, EncodeErrorKind, Fault, Refusal};
use crate::impls::Plain;
use crate::traits::Tag;

/// Whether a reserved value is all zero.
pub trait Zero {
    /// Whether it is.
    fn is_zero(&self) -> bool;
}

impl<T: Plain + Default + PartialEq> Zero for T {
    #[inline(always)]
    fn is_zero(&self) -> bool {
        *self == T::default()
    }
}

impl Zero for bool {
    #[inline(always)]
    fn is_zero(&self) -> bool {
        !*self
    }
}

impl<T: Zero, const N: usize> Zero for [T; N] {
    #[inline(always)]
    fn is_zero(&self) -> bool {
        self.iter().all(Zero::is_zero)
    }
}

macro_rules! checks {
    ($($name:ident($kind:expr, $doc:literal);)*) => {$(
        #[doc = $doc]
        #[inline(always)]
        pub fn $name(holds: bool, offset: usize) -> Result<(), Fault> {
            match holds {
                true => Ok(()),
                false => Err(Fault::new($kind, offset)),
            }
        }
    )*};
}

checks! {
    check_magic(DecodeErrorKind::WrongMagic, "A constant has its value.");
    check_value(DecodeErrorKind::WrongValue, "A computed value is what its formula gives.");
}

/// What was read in a constant's place: what is no value of its type is not the constant.
#[inline(always)]
pub fn constant<T, E: OfConstant>(read: Result<T, E>) -> Result<T, E> {
    match read {
        Ok(value) => Ok(value),
        Err(error) => Err(error.of_constant()),
    }
}

/// An error of what was read in a constant's place.
pub trait OfConstant {
    /// The same error; where it says that there is no such value, that the constant is wrong.
    fn of_constant(self) -> Self;
}

impl OfConstant for Fault {
    #[inline(always)]
    fn of_constant(self) -> Self {
        match self.is_no_value() {
            true => Self::new(DecodeErrorKind::WrongMagic, self.offset()),
            false => self,
        }
    }
}

impl<E: Refusal> OfConstant for E {
    #[inline(always)]
    fn of_constant(self) -> Self {
        Refusal::of_constant(self)
    }
}

/// In a canonical type, what is reserved is zero.
#[inline(always)]
pub fn check_reserved<T: Zero>(value: &T, canonical: bool, offset: usize) -> Result<(), Fault> {
    match canonical && !value.is_zero() {
        false => Ok(()),
        true => Err(not_canonical("reserved bits are not zero", offset)),
    }
}

/// In a canonical type, a flag has one of the two values that encoding produces.
#[inline(always)]
pub fn check_flag<T: Bits>(
    value: &T,
    none: u64,
    canonical: bool,
    offset: usize,
) -> Result<(), Fault> {
    let there = super::flag(super::is_set(value, none), none);
    match canonical && value.to_bits(64) != Some(there) {
        false => Ok(()),
        true => Err(not_canonical("a flag has another value than it is written with", offset)),
    }
}

#[inline(always)]
pub(super) fn not_canonical(what: &'static str, offset: usize) -> Fault {
    Fault::new(DecodeErrorKind::NotCanonical { what }, offset)
}

/// A condition of the definition does not hold; `condition` is how it is written there.
#[cold]
#[inline(always)]
pub fn assertion(condition: &'static str, offset: usize) -> Result<(), Fault> {
    Err(Fault::new(DecodeErrorKind::Assertion { condition }, offset))
}

/// A condition does not hold of the value to be written.
#[cold]
#[inline(never)]
pub fn unmet(condition: &'static str) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Assertion { condition })
}

/// A value fits its bits.
#[inline(always)]
pub fn check_bits<T: Bits>(value: &T, width: u32) -> Result<(), EncodeError> {
    match value.to_bits(width) {
        Some(_) => Ok(()),
        None => Err(super::runs::bits_do_not_fit(value.to_bits(64))),
    }
}

/// An optional field is there if it should be.
#[inline(always)]
pub fn check_presence(found: bool, expected: bool) -> Result<(), EncodeError> {
    match found == expected {
        true => Ok(()),
        false => Err(EncodeError::new(EncodeErrorKind::Presence { expected })),
    }
}

/// The number is within `max`.
#[inline(always)]
pub fn at_most(count: usize, max: usize, offset: usize) -> Result<usize, Fault> {
    match count <= max {
        true => Ok(count),
        false => Err(too_many(count as u64, max as u64, offset)),
    }
}

#[inline(always)]
pub(super) fn too_many(count: u64, max: u64, offset: usize) -> Fault {
    Fault::new(DecodeErrorKind::TooMany { count, max }, offset)
}

/// The number is within `max`.
#[inline(always)]
pub fn not_more(count: usize, max: usize) -> Result<(), EncodeError> {
    match count <= max {
        true => Ok(()),
        false => {
            Err(EncodeError::new(EncodeErrorKind::TooMany { count: count as u64, max: max as u64 }))
        }
    }
}

/// The tag that a controller or an expression says.
#[inline(always)]
pub fn tag_of<T: Bits>(value: &T) -> Tag {
    Tag(value.to_bits(64).unwrap_or(u64::MAX))
}

/// The tag that a variant holds.
#[inline(always)]
pub fn held_tag<T: Bits>(tag: u64, offset: usize) -> Result<T, Fault> {
    match T::from_bits(tag, 64) {
        Some(value) => Ok(value),
        None => Err(unknown_tag(tag, offset)),
    }
}

/// A variant that holds its tag holds one of its own.
#[inline(always)]
pub fn check_held<T: Bits>(tag: &T, own: bool, other: bool) -> Result<(), EncodeError> {
    let tag = tag_of(tag).0;
    match (own, other) {
        (true, _) => Ok(()),
        (false, true) => Err(EncodeError::new(EncodeErrorKind::KnownTag { tag })),
        (false, false) => Err(EncodeError::new(EncodeErrorKind::WrongTag { tag })),
    }
}

/// The variant is the one that the fields before say.
#[inline(always)]
pub fn same_tag(found: u64, expected: u64) -> Result<(), EncodeError> {
    match found == expected {
        true => Ok(()),
        false => Err(EncodeError::new(EncodeErrorKind::Mismatch { expected, found })),
    }
}

/// What is wrong with a tag that no variant has.
#[inline(always)]
pub fn unknown_tag(tag: u64, offset: usize) -> Fault {
    Fault::new(DecodeErrorKind::UnknownTag { tag }, offset)
}

/// The error of an unknown code that is a known one.
#[cold]
#[inline(never)]
pub fn known_code<T>(_: &T) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Custom("an unknown code that belongs to another variant"))
}

/// The octets of a fieldless enum, whose unknown codes must be unknown.
#[inline(always)]
pub fn code_len<T: Bits>(value: &T, size: usize) -> Result<usize, EncodeError> {
    match value.to_bits(64) {
        Some(_) => Ok(size),
        None => Err(known_code(value)),
    }
}

/// A value converted to the type that is on the wire.
#[inline(always)]
pub fn to_other<W: TryFrom<T>, T: Clone>(value: &T) -> Result<W, EncodeError> {
    match W::try_from(value.clone()) {
        Ok(other) => Ok(other),
        Err(_) => Err(EncodeError::new(EncodeErrorKind::Custom(
            "value has no form in the type on the wire",
        ))),
    }
}

/// A value converted from the type that is on the wire.
#[inline(always)]
pub fn from_other<T: TryFrom<W>, W>(other: W, offset: usize) -> Result<T, Fault> {
    match T::try_from(other) {
        Ok(value) => Ok(value),
        Err(_) => Err(Fault::new(DecodeErrorKind::OutOfRange, offset)),
    }
}

/// The names that a field hands to its type are those that the type asks for, in their order; a
/// hand-written type asks for none by name.
pub const fn context_names(asked: &[&str], given: &[&str]) {
    if asked.is_empty() {
        return;
    }
    assert!(asked.len() == given.len(), "the type asks for another number of context values");
    let mut index = 0;
    while index < asked.len() {
        let (a, b) = (asked[index].as_bytes(), given[index].as_bytes());
        let mut same = a.len() == b.len();
        let mut at = 0;
        while same && at < a.len() {
            same = a[at] == b[at];
            at += 1;
        }
        assert!(same, "the type asks for context values of other names, or in another order");
        index += 1;
    }
}
