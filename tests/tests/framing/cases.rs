//! Every framing, each beside a prefix written by hand.

use wire_core::frame::{Framing, Header, HeaderFraming, LengthPrefix, Prefix};
use wire_core::varint::{Leb128Max, Var, Varint};
use wire_core::{
    Decode, DecodeError, DecodeErrorKind, Encode, EncodeError, EncodeErrorKind, Reader, Writer,
};

/// A framing, and what it should look like.
pub(crate) struct Case<F> {
    pub(crate) name: &'static str,
    framing: F,
    /// The prefix or header of a payload of so many octets, as the protocol has it.
    pub(crate) prefix: fn(u64) -> Vec<u8>,
    /// The greatest payload that the prefix can say.
    pub(crate) most: u64,
}

/// A framing whose limit can be set.
pub(crate) trait Limited: Framing<Header: Default> + Copy {
    fn limited(self, max: usize) -> Self;
}

impl<P: Prefix> Limited for LengthPrefix<P> {
    fn limited(self, max: usize) -> Self {
        self.max_len(max)
    }
}

impl<H: Header + Default + Encode + for<'a> Decode<'a>> Limited for HeaderFraming<H> {
    fn limited(self, max: usize) -> Self {
        self.max_len(max)
    }
}

pub(crate) fn case<F: Limited>(
    name: &'static str,
    framing: F,
    prefix: fn(u64) -> Vec<u8>,
    most: u64,
) -> Case<F> {
    Case { name, framing, prefix, most }
}

impl<F: Limited> Case<F> {
    /// The framing, with this limit.
    pub(crate) fn framing(&self, max: usize) -> F {
        self.framing.limited(max)
    }

    pub(crate) fn frame(&self, payload: &[u8]) -> Vec<u8> {
        let mut octets = (self.prefix)(payload.len() as u64);
        octets.extend_from_slice(payload);
        octets
    }

    pub(crate) fn stream<P: AsRef<[u8]>>(&self, payloads: &[P]) -> Vec<u8> {
        payloads.iter().flat_map(|payload| self.frame(payload.as_ref())).collect()
    }
}

/// A type octet and the length of what follows, as in TLS and many others.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Plain {
    pub(crate) kind: u8,
    pub(crate) len: u16,
}

impl<'a> Decode<'a> for Plain {
    const MIN_SIZE: usize = 3;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Ok(Self { kind: reader.decode()?, len: reader.decode()? })
    }
}

impl Encode for Plain {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(3)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.encode(&(self.kind, self.len))
    }
}

impl Header for Plain {
    fn payload_len(&self) -> Result<usize, DecodeError> {
        Ok(self.len.into())
    }

    fn set_payload_len(&mut self, len: usize) -> Result<(), EncodeError> {
        self.len = fit(len)?;
        Ok(())
    }
}

/// BGP's: a marker of 16 octets, the length of the whole message, a type (RFC 4271, section 4.1).
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bgp {
    pub(crate) len: u16,
    pub(crate) kind: u8,
}

impl<'a> Decode<'a> for Bgp {
    const MIN_SIZE: usize = 19;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        if reader.take(16)? != [0xff; 16] {
            return Err(DecodeError::new(DecodeErrorKind::WrongMagic, 0));
        }
        Ok(Self { len: reader.decode()?, kind: reader.decode()? })
    }
}

impl Encode for Bgp {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(19)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.put(&[0xff; 16])?;
        writer.encode(&(self.len, self.kind))
    }
}

impl Header for Bgp {
    fn payload_len(&self) -> Result<usize, DecodeError> {
        let impossible = DecodeErrorKind::InvalidLen { len: self.len.into() };
        usize::from(self.len).checked_sub(19).ok_or_else(|| DecodeError::new(impossible, 16))
    }

    fn set_payload_len(&mut self, len: usize) -> Result<(), EncodeError> {
        self.len = fit(len + 19)?;
        Ok(())
    }
}

/// MQTT's: a type octet and a varint of at most four octets (MQTT 5.0, section 2.1).
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Mqtt {
    pub(crate) kind: u8,
    pub(crate) len: u32,
}

impl<'a> Decode<'a> for Mqtt {
    const MIN_SIZE: usize = 2;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Ok(Self { kind: reader.decode()?, len: reader.decode::<Var<Leb128Max<4>, u32>>()?.get() })
    }
}

impl Encode for Mqtt {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(1 + Var::<Leb128Max<4>, u32>::new(self.len).measure(())?)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.encode(&self.kind)?;
        writer.encode(&Var::<Leb128Max<4>, u32>::new(self.len))
    }
}

impl Header for Mqtt {
    fn payload_len(&self) -> Result<usize, DecodeError> {
        Ok(self.len as usize)
    }

    fn set_payload_len(&mut self, len: usize) -> Result<(), EncodeError> {
        let value: u32 = fit(len)?;
        if Leb128Max::<4>::encoded_len(value.into()).is_none() {
            return fit::<u32>(usize::MAX).map(drop);
        }
        self.len = value;
        Ok(())
    }
}

fn fit<T: TryFrom<usize>>(len: usize) -> Result<T, EncodeError> {
    let kind = EncodeErrorKind::DoesNotFit { value: len as u64 };
    T::try_from(len).map_err(|_| EncodeError::new(kind))
}

/// LEB128 by the book: DWARF 5, figure 44.
pub(crate) fn leb(mut value: u64) -> Vec<u8> {
    let mut octets = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            octets.push(low);
            return octets;
        }
        octets.push(low | 0x80);
    }
}

/// LEB128 of what also counts the prefix's own octets.
pub(crate) fn leb_itself(payload: u64) -> Vec<u8> {
    (1..=10).map(|size| leb(payload.saturating_add(size))).find(|p| leb_agrees(p, payload)).unwrap()
}

fn leb_agrees(prefix: &[u8], payload: u64) -> bool {
    prefix == leb(payload.saturating_add(prefix.len() as u64))
}

/// RFC 9000, table 4.
pub(crate) fn quic(value: u64) -> Vec<u8> {
    match value {
        0..=63 => vec![value as u8],
        64..=16383 => (value as u16 | 0x4000).to_be_bytes().to_vec(),
        16384..=1073741823 => (value as u32 | 0x8000_0000).to_be_bytes().to_vec(),
        _ => (value | 0xc000_0000_0000_0000).to_be_bytes().to_vec(),
    }
}

/// The last octets of a number, most significant first.
pub(crate) fn big(value: u64, octets: usize) -> Vec<u8> {
    value.to_be_bytes()[8 - octets..].to_vec()
}

/// The first octets of a number, least significant first.
pub(crate) fn little(value: u64, octets: usize) -> Vec<u8> {
    value.to_le_bytes()[..octets].to_vec()
}

/// Calls a generic `fn(&Case<F>, …)` for every framing.
macro_rules! each_case {
    ($check:ident $(, $arg:expr)*) => {{
        use wire_core::frame::{HeaderFraming, LengthPrefix};
        use wire_core::varint::{Leb128, Quic, Var};
        use wire_core::{Le, U24, U40, U48, U56};
        use $crate::cases::{Bgp, Mqtt, Plain, big, case, leb, leb_itself, little, quic};

        $check(&case("u8", LengthPrefix::<u8>::new(), |n| big(n, 1), 0xff) $(, $arg)*);
        $check(&case("u16", LengthPrefix::<u16>::new(), |n| big(n, 2), 0xffff) $(, $arg)*);
        $check(&case("u24", LengthPrefix::<U24>::new(), |n| big(n, 3), 0xff_ffff) $(, $arg)*);
        $check(&case("u32", LengthPrefix::<u32>::new(), |n| big(n, 4), 0xffff_ffff) $(, $arg)*);
        $check(&case("u40", LengthPrefix::<U40>::new(), |n| big(n, 5), (1 << 40) - 1) $(, $arg)*);
        $check(&case("u48", LengthPrefix::<U48>::new(), |n| big(n, 6), (1 << 48) - 1) $(, $arg)*);
        $check(&case("u56", LengthPrefix::<U56>::new(), |n| big(n, 7), (1 << 56) - 1) $(, $arg)*);
        $check(&case("u64", LengthPrefix::<u64>::new(), |n| big(n, 8), u64::MAX) $(, $arg)*);
        $check(&case("u16 le", LengthPrefix::<u16>::new().little_endian(), |n| little(n, 2), 0xffff) $(, $arg)*);
        $check(&case("u24 le", LengthPrefix::<Le<U24>>::new(), |n| little(n, 3), 0xff_ffff) $(, $arg)*);
        $check(&case("u32 le", LengthPrefix::<Le<u32>>::new(), |n| little(n, 4), 0xffff_ffff) $(, $arg)*);
        $check(&case("u64 le", LengthPrefix::<u64>::new().little_endian(), |n| little(n, 8), u64::MAX) $(, $arg)*);
        $check(&case("leb128", LengthPrefix::<Var<Leb128, u32>>::new(), leb, 0xffff_ffff) $(, $arg)*);
        $check(&case("leb128 of 64 bits", LengthPrefix::<Var<Leb128, u64>>::new(), leb, u64::MAX) $(, $arg)*);
        $check(&case("quic", LengthPrefix::<Var<Quic, u64>>::new(), quic, (1 << 62) - 1) $(, $arg)*);
        $check(&case("u8 itself", LengthPrefix::<u8>::new().counts_itself(), |n| big(n + 1, 1), 0xfe) $(, $arg)*);
        $check(&case("u16 itself", LengthPrefix::<u16>::new().counts_itself(), |n| big(n + 2, 2), 0xfffd) $(, $arg)*);
        $check(&case("u32 le itself", LengthPrefix::<u32>::new().counts_itself().little_endian(), |n| little(n + 4, 4), 0xffff_fffb) $(, $arg)*);
        $check(&case("u64 itself", LengthPrefix::<u64>::new().counts_itself(), |n| big(n.saturating_add(8), 8), u64::MAX - 8) $(, $arg)*);
        $check(&case("leb128 itself", LengthPrefix::<Var<Leb128, u64>>::new().counts_itself(), leb_itself, u64::MAX - 10) $(, $arg)*);
        $check(&case("type and length", HeaderFraming::<Plain>::new(), |n| [vec![0], big(n, 2)].concat(), 0xffff) $(, $arg)*);
        $check(&case("bgp", HeaderFraming::<Bgp>::new(), |n| [vec![0xff; 16], big(n + 19, 2), vec![0]].concat(), 0xffff - 19) $(, $arg)*);
        $check(&case("mqtt", HeaderFraming::<Mqtt>::new(), |n| [vec![0], leb(n)].concat(), (1 << 28) - 1) $(, $arg)*);
    }};
}

pub(crate) use each_case;
