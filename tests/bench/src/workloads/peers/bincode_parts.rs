//! The parts of a message that bincode cannot be told how to write: by hand, with bincode's means.

use bincode::de::Decoder;
use bincode::de::read::Reader;
use bincode::enc::Encoder;
use bincode::enc::write::Writer;
use bincode::error::{DecodeError, EncodeError};
use bincode::{Decode, Encode};

use super::message::Item;

/// A tag of one octet, where bincode has four.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Kind {
    Request = 0,
    Reply = 1,
    Notice = 2,
}

/// Text behind a len of four octets, where bincode has eight.
#[derive(Clone)]
pub(super) struct Text(pub(super) String);

/// Items behind a count of four octets, where bincode has eight.
#[derive(Clone)]
pub(super) struct Items(pub(super) Vec<Item>);

impl<C> Decode<C> for Kind {
    fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
        match u8::decode(decoder)? {
            0 => Ok(Self::Request),
            1 => Ok(Self::Reply),
            2 => Ok(Self::Notice),
            _ => Err(DecodeError::Other("no such kind")),
        }
    }
}

impl Encode for Kind {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        (*self as u8).encode(encoder)
    }
}

impl<C> Decode<C> for Text {
    fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
        let len = u32::decode(decoder)? as usize;
        decoder.claim_container_read::<u8>(len)?;
        let mut octets = vec![0; len];
        decoder.reader().read(&mut octets)?;
        let text = String::from_utf8(octets);
        text.map(Self).map_err(|error| DecodeError::Utf8 { inner: error.utf8_error() })
    }
}

impl Encode for Text {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        count(self.0.len())?.encode(encoder)?;
        encoder.writer().write(self.0.as_bytes())
    }
}

impl<C> Decode<C> for Items {
    fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
        let count = u32::decode(decoder)? as usize;
        decoder.claim_container_read::<Item>(count)?;
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            decoder.unclaim_bytes_read(size_of::<Item>());
            items.push(Item::decode(decoder)?);
        }
        Ok(Self(items))
    }
}

impl Encode for Items {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        count(self.0.len())?.encode(encoder)?;
        self.0.iter().try_for_each(|item| item.encode(encoder))
    }
}

bincode::impl_borrow_decode!(Kind);
bincode::impl_borrow_decode!(Text);
bincode::impl_borrow_decode!(Items);

fn count(number: usize) -> Result<u32, EncodeError> {
    u32::try_from(number).map_err(|_| EncodeError::Other("more than 32 bits say"))
}
