//! What generated code names. Not for other use: it changes without notice.

mod checks;
mod controllers;
mod elements;
mod extents;
pub(crate) mod filling;
pub(crate) mod found;
mod items;
mod numbers;
mod runs;
mod sums;
mod view_checks;
mod view_sums;
mod views;

pub use core::clone::Clone;
pub use core::convert::AsRef;
pub use core::default::Default;
pub use core::fmt::{Debug, Formatter, Result as FmtResult};
pub use core::iter::Iterator;
pub use core::marker::{Copy, PhantomData};
pub use core::ops::FnOnce;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, i64, str, u8, u16, u32, u64, usize};
pub use core::result::Result::{self, Err, Ok};

pub use crate::bits::{Bits, read_lsb, read_msb, write_lsb, write_msb};
pub use crate::endian::{Endian, Wraps};
pub use crate::error::{
    DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Failed, Failure, Located, Refusal,
    Refused,
};
pub use crate::frame::Header;
pub use crate::impls::fixed::{BulkDecode, decode as decode_fixed, decode_whole};
pub use crate::impls::run::{BulkEncode, Run};
pub use crate::impls::small::Small;
pub use crate::impls::{Count, Countable, Plain, Sequence};
pub use crate::layout::{Field, Layout, Role, TagRange, Variant, Width};
pub use crate::reader::Reader;
pub use crate::traits::{Decode, Describe, Encode, Fixed, Tag, Tagged};
pub use crate::view::{FieldPlace, Places, Viewed, ViewedMut, Views, Whole, decoded};
pub use crate::writer::Writer;

pub use checks::*;
pub use controllers::*;
pub use elements::*;
pub use extents::*;
pub use filling::*;
pub use found::Found;
pub use items::*;
pub use numbers::*;
pub use runs::*;
pub use sums::*;
pub use view_checks::*;
pub use view_sums::*;
pub use views::*;

/// What reading a value gives.
pub type Decoded<T> = Result<T, DecodeError>;
/// What writing a value gives.
pub type Encoded = Result<(), EncodeError>;
/// The octets that a value takes.
pub type Measured = Result<usize, EncodeError>;
/// How many values are read at once, of a type for which that is known.
pub type MaybeBulk<T> = Option<BulkDecode<T>>;

/// Reads a value with its context.
#[inline(always)]
pub fn decode<'a, T: Decode<'a, Ctx>, Ctx>(
    reader: &mut Reader<'a>,
    ctx: Ctx,
) -> Result<T, DecodeError> {
    T::decode_from(reader, ctx)
}
