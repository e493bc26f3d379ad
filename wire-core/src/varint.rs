//! Integers that take as many octets as their value needs.
//!
//! A format is a type that implements [`Varint`]; [`Var`] is a number in a format. On a field,
//! `varint = leb128`, `varint = quic` or `varint = PATH` writes it so; as a prefix,
//! `len_prefix = Var<Leb128, u32>`.

use core::marker::PhantomData;

use crate::bits::{Bits, fits};
use crate::endian::Wraps;
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::traits::{Decode, Describe, Encode};
use crate::writer::Writer;

/// A way to write an integer in as many octets as it needs. Users add theirs.
///
/// ```
/// use wire_core::varint::Varint;
/// use wire_core::{DecodeError, EncodeError, Reader, Wire, Writer};
///
/// /// One octet up to 254, else 255 and four octets.
/// struct Escaped;
///
/// impl Varint for Escaped {
///     fn decode(reader: &mut Reader<'_>) -> Result<u64, DecodeError> {
///         match reader.decode::<u8>()? {
///             255 => reader.decode::<u32>().map(u64::from),
///             short => Ok(short.into()),
///         }
///     }
///     fn encoded_len(value: u64) -> Option<usize> {
///         match value {
///             0..=254 => Some(1),
///             _ => u32::try_from(value).is_ok().then_some(5),
///         }
///     }
///     fn encode(value: u64, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
///         match value {
///             0..=254 => writer.encode(&(value as u8)),
///             _ => writer.encode(&(255u8, value as u32)),
///         }
///     }
/// }
///
/// #[derive(Wire)]
/// struct Sample {
///     #[wire(varint = Escaped)]
///     value: u32,
/// }
///
/// assert_eq!(Sample { value: 300 }.encode()?, [255, 0, 0, 1, 44]);
/// # Ok::<(), wire_core::EncodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a varint",
    note = "`varint = …` takes `leb128`, `quic`, or a type that implements `wire_core::varint::Varint`"
)]
pub trait Varint {
    /// The least octets of a number.
    const MIN_SIZE: usize = 1;

    /// Reads a number.
    ///
    /// # Errors
    ///
    /// Where the octets are none, or it takes more than 64 bits.
    fn decode(reader: &mut Reader<'_>) -> Result<u64, DecodeError>;

    /// The octets that `value` takes; `None` where the format cannot say it.
    fn encoded_len(value: u64) -> Option<usize>;

    /// Writes a value that the format can say.
    ///
    /// # Errors
    ///
    /// Where the buffer is too small.
    fn encode(value: u64, writer: &mut Writer<'_>) -> Result<(), EncodeError>;
}

/// LEB128, unsigned: seven bits an octet, least significant first, the top bit set on all but the
/// last. As in Protocol Buffers, WebAssembly and DWARF (DWARF 5, section 7.6).
///
/// It is written minimal; longer forms are read, unless the type is canonical.
#[derive(Clone, Copy, Debug)]
pub struct Leb128;

/// LEB128 in at most `OCTETS` octets; MQTT's variable byte integer (MQTT 5.0, section 1.5.5) is
/// `Leb128Max<4>`.
#[derive(Clone, Copy, Debug)]
pub struct Leb128Max<const OCTETS: usize>;

/// The variable-length integer of QUIC: two bits say whether one, two, four or eight octets
/// (RFC 9000, section 16). It is written minimal; longer forms are read, unless the type is
/// canonical.
#[derive(Clone, Copy, Debug)]
pub struct Quic;

impl Varint for Leb128 {
    #[inline]
    fn decode(reader: &mut Reader<'_>) -> Result<u64, DecodeError> {
        Leb128Max::<10>::decode(reader)
    }

    #[inline]
    fn encoded_len(value: u64) -> Option<usize> {
        Leb128Max::<10>::encoded_len(value)
    }

    #[inline]
    fn encode(value: u64, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        Leb128Max::<10>::encode(value, writer)
    }
}

impl<const OCTETS: usize> Varint for Leb128Max<OCTETS> {
    #[inline]
    fn decode(reader: &mut Reader<'_>) -> Result<u64, DecodeError> {
        let start = reader.offset();
        let mut value = 0u64;
        for index in 0..OCTETS as u32 {
            let [octet] = *reader.array()?;
            let part = u64::from(octet & 0x7f);
            let shift = index * 7;
            if shift >= 64 || (part << shift) >> shift != part {
                return Err(DecodeError::new(DecodeErrorKind::OutOfRange, start));
            }
            value |= part << shift;
            if octet & 0x80 == 0 {
                if octet == 0 && index > 0 && reader.is_canonical() {
                    return Err(not_minimal(start));
                }
                return Ok(value);
            }
        }
        Err(DecodeError::new(DecodeErrorKind::OutOfRange, start))
    }

    #[inline]
    fn encoded_len(value: u64) -> Option<usize> {
        let bits = (64 - value.leading_zeros()).max(1);
        let octets = bits.div_ceil(7) as usize;
        (octets <= OCTETS).then_some(octets)
    }

    #[inline]
    fn encode(mut value: u64, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        while value > 0x7f {
            writer.put(&[value as u8 | 0x80])?;
            value >>= 7;
        }
        writer.put(&[value as u8])
    }
}

impl Varint for Quic {
    #[inline]
    fn decode(reader: &mut Reader<'_>) -> Result<u64, DecodeError> {
        let start = reader.offset();
        let first = reader.rest().first().copied().unwrap_or(0);
        let value = match first >> 6 {
            0 => reader.decode::<u8>()?.into(),
            1 => (reader.decode::<u16>()? & 0x3fff).into(),
            2 => (reader.decode::<u32>()? & 0x3fff_ffff).into(),
            _ => reader.decode::<u64>()? & 0x3fff_ffff_ffff_ffff,
        };
        let taken = reader.offset().wrapping_sub(start);
        if reader.is_canonical() && Self::encoded_len(value) != Some(taken) {
            return Err(not_minimal(start));
        }
        Ok(value)
    }

    #[inline]
    fn encoded_len(value: u64) -> Option<usize> {
        match value {
            0..=0x3f => Some(1),
            0x40..=0x3fff => Some(2),
            0x4000..=0x3fff_ffff => Some(4),
            0x4000_0000..=0x3fff_ffff_ffff_ffff => Some(8),
            _ => None,
        }
    }

    #[inline]
    fn encode(value: u64, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        match value {
            0..=0x3f => writer.encode(&(value as u8)),
            0x40..=0x3fff => writer.encode(&(value as u16 | 0x4000)),
            0x4000..=0x3fff_ffff => writer.encode(&(value as u32 | 0x8000_0000)),
            _ => writer.encode(&(value | 0xc000_0000_0000_0000)),
        }
    }
}

#[cold]
fn not_minimal(offset: usize) -> DecodeError {
    let what = "integer in more octets than it needs";
    DecodeError::new(DecodeErrorKind::NotCanonical { what }, offset)
}

/// A number in the varint format `F`.
///
/// ```
/// use wire_core::varint::{Leb128, Var};
/// use wire_core::Wire;
///
/// let number = Var::<Leb128, u32>::new(300);
/// assert_eq!(number.encode()?, [0xac, 0x02]);
/// # Ok::<(), wire_core::EncodeError>(())
/// ```
pub struct Var<F, T>(T, PhantomData<F>);

impl<F, T> Var<F, T> {
    /// The number `value`, to be written in format `F`.
    pub const fn new(value: T) -> Self {
        Self(value, PhantomData)
    }

    /// The number.
    pub fn get(self) -> T {
        self.0
    }
}

impl<F, T: Copy> Copy for Var<F, T> {}

impl<F, T: Clone> Clone for Var<F, T> {
    fn clone(&self) -> Self {
        Self::new(self.0.clone())
    }
}

impl<F, T: core::fmt::Debug> core::fmt::Debug for Var<F, T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

impl<F, T: PartialEq> PartialEq for Var<F, T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<F, T: Eq> Eq for Var<F, T> {}

impl<F, T> AsRef<T> for Var<F, T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl<F, T> From<T> for Var<F, T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<F, T> Wraps<T> for Var<F, T> {
    #[inline(always)]
    fn wrap(value: T) -> Self {
        Self::new(value)
    }

    #[inline(always)]
    fn unwrap(self) -> T {
        self.0
    }
}

impl<'a, F: Varint, T: Bits> Decode<'a> for Var<F, T> {
    const IN_TWO_GOES: bool = true;

    const MIN_SIZE: usize = F::MIN_SIZE;

    #[inline]
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let start = reader.offset();
        match T::from_bits(F::decode(reader)?, 64) {
            Some(value) => Ok(Self::new(value)),
            None => Err(DecodeError::new(DecodeErrorKind::OutOfRange, start)),
        }
    }
}

impl<F: Varint, T: Bits> Encode for Var<F, T> {
    const FIRST_GO: bool = true;

    #[inline]
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        let value = self.0.to_bits(64).ok_or_else(|| does_not_fit(u64::MAX))?;
        F::encoded_len(value).ok_or_else(|| does_not_fit(value))
    }

    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        let value = self.0.to_bits(64).ok_or_else(|| does_not_fit(u64::MAX))?;
        if F::encoded_len(value).is_none() {
            return Err(does_not_fit(value));
        }
        F::encode(value, writer)
    }
}

#[cold]
fn does_not_fit(value: u64) -> EncodeError {
    EncodeError::new(EncodeErrorKind::DoesNotFit { value })
}

impl<F, T> Describe for Var<F, T> {
    const LAYOUT: &'static Layout = &Layout::scalar("varint");
}

impl<F, T: Bits> Bits for Var<F, T> {
    #[inline(always)]
    fn from_bits(bits: u64, width: u32) -> Option<Self> {
        T::from_bits(bits, width).map(Self::new)
    }

    #[inline(always)]
    fn to_bits(&self, width: u32) -> Option<u64> {
        self.0.to_bits(width).filter(|bits| fits(*bits, width))
    }
}
