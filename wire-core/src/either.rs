//! Numbers of one width or another, as something before them says.

use core::marker::PhantomData;

use crate::bits::Bits;
use crate::error::{DecodeError, EncodeError, EncodeErrorKind, Fault, Refusal};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode};
use crate::writer::Writer;

/// A number written as a `Narrow` or, where its context says `wide`, as a `Wide`.
///
/// In memory it is a `Wide`. As a length, a count or an element; `ctx(wide = EXPR)` on the field
/// says which it is.
///
/// ```
/// use wire_core::{Either, Wire};
///
/// #[derive(Wire, Debug, PartialEq)]
/// struct Attribute {
///     #[wire(bits = 1)]
///     extended: bool,
///     #[wire(bits = 7)]
///     kind: u8,
///     #[wire(as = Either<u8, u16>, ctx(wide = extended), len_of(value))]
///     len: (),
///     value: Vec<u8>,
/// }
///
/// let octets = [0x05, 0x01, 0xaa];
/// assert_eq!(Attribute::decode(&octets)?.encode()?, octets);
/// let octets = [0x85, 0x00, 0x01, 0xaa];
/// assert_eq!(Attribute::decode(&octets)?.encode()?, octets);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Either<Narrow, Wide>(Wide, PhantomData<Narrow>);

impl<N, W> Either<N, W> {
    /// This number.
    pub const fn new(number: W) -> Self {
        Self(number, PhantomData)
    }

    /// The number.
    pub fn get(self) -> W {
        self.0
    }
}

impl<N, W> From<W> for Either<N, W> {
    fn from(number: W) -> Self {
        Self::new(number)
    }
}

impl<N, W: Copy> Copy for Either<N, W> {}

impl<N, W: Clone> Clone for Either<N, W> {
    fn clone(&self) -> Self {
        Self::new(self.0.clone())
    }
}

impl<N, W: core::fmt::Debug> core::fmt::Debug for Either<N, W> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

impl<N, W: PartialEq> PartialEq for Either<N, W> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<N, W: Eq> Eq for Either<N, W> {}

impl<'a, N: Decode<'a> + Bits, W: Decode<'a> + Bits> Decode<'a, (bool,)> for Either<N, W> {
    const IN_TWO_GOES: bool = N::IN_TWO_GOES && W::IN_TWO_GOES;

    const MIN_SIZE: usize = match N::MIN_SIZE < W::MIN_SIZE {
        true => N::MIN_SIZE,
        false => W::MIN_SIZE,
    };

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, (wide,): (bool,)) -> Result<Self, DecodeError> {
        Self::decode_as(reader, (wide,))
    }

    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, (wide,): (bool,)) -> Result<Self, E> {
        if wide {
            return W::decode_as(reader, ()).map(Self::new);
        }
        let start = reader.offset();
        let narrow = N::decode_as::<E>(reader, ())?;
        match narrow.to_bits(64).and_then(|bits| W::from_bits(bits, 64)) {
            Some(number) => Ok(Self::new(number)),
            None => Err(Fault::new(crate::DecodeErrorKind::OutOfRange, start).into()),
        }
    }
}

impl<N: Encode + Bits, W: Encode + Bits> Either<N, W> {
    #[inline]
    fn narrow(&self) -> Result<N, EncodeError> {
        let bits = self.0.to_bits(64).unwrap_or(u64::MAX);
        match N::from_bits(bits, 64) {
            Some(narrow) => Ok(narrow),
            None => Err(does_not_fit(bits)),
        }
    }
}

#[cold]
fn does_not_fit(value: u64) -> EncodeError {
    EncodeError::new(EncodeErrorKind::DoesNotFit { value })
}

impl<N: Encode + Bits, W: Encode + Bits> Encode<(bool,)> for Either<N, W> {
    const FIRST_GO: bool = N::FIRST_GO && W::FIRST_GO;

    #[inline]
    fn measure(&self, (wide,): (bool,)) -> Result<usize, EncodeError> {
        match wide {
            true => self.0.measure(()),
            false => self.narrow()?.measure(()),
        }
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, (wide,): (bool,)) -> Result<(), EncodeError> {
        match wide {
            true => self.0.encode_to(writer, ()),
            false => self.narrow()?.encode_to(writer, ()),
        }
    }
}

impl<N, W> Describe for Either<N, W> {
    const LAYOUT: &'static Layout = &Layout::scalar("narrow or wide");
    const CONTEXT: &'static [&'static str] = &["wide"];
}

impl<N, W: Bits> Bits for Either<N, W> {
    #[inline(always)]
    fn from_bits(bits: u64, width: u32) -> Option<Self> {
        W::from_bits(bits, width).map(Self::new)
    }

    #[inline(always)]
    fn to_bits(&self, width: u32) -> Option<u64> {
        self.0.to_bits(width)
    }
}
