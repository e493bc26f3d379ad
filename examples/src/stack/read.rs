//! Reading a layer: whole and with a right checksum, or else as it is.

use wire_core::{Decode, DecodeError, DecodeErrorKind, Reader};

use super::Checksum;

/// How a layer was found.
pub(super) struct Found<'a> {
    /// Its octets.
    pub(super) octets: &'a [u8],
    pub(super) checksum: Checksum,
    /// Its lengths go beyond what is there.
    pub(super) cut_off: bool,
}

/// Reads a value from the start of `octets`; of a `part` of a value, what is there.
///
/// A wrong checksum is told, and is no error. Lengths that go beyond the octets end with them.
pub(super) fn read<'a, T: Decode<'a, Ctx>, Ctx: Clone>(
    octets: &'a [u8],
    ctx: Ctx,
    part: bool,
) -> Result<(T, Found<'a>), DecodeError> {
    if !part {
        match verified(Reader::new(octets), octets, ctx.clone(), Checksum::Good) {
            Err(error) if matches!(error.kind(), DecodeErrorKind::Incomplete { .. }) => {}
            result => return result,
        }
    }
    let (value, found) =
        verified(Reader::new(octets).cut_off(), octets, ctx, Checksum::Unverified)?;
    Ok((value, Found { cut_off: true, ..found }))
}

/// Reads a value, and again without its checksum if that is wrong.
fn verified<'a, T: Decode<'a, Ctx>, Ctx: Clone>(
    reader: Reader<'a>,
    octets: &'a [u8],
    ctx: Ctx,
    otherwise: Checksum,
) -> Result<(T, Found<'a>), DecodeError> {
    let mut attempt = reader.clone();
    let result = T::decode_from(&mut attempt, ctx.clone());
    let (value, reader, checksum) = match result {
        Ok(value) => (value, attempt, otherwise),
        Err(error) if matches!(error.kind(), DecodeErrorKind::WrongChecksum { .. }) => {
            let mut again = reader.without_checksums();
            (T::decode_from(&mut again, ctx)?, again, Checksum::Bad)
        }
        Err(error) => return Err(error),
    };
    let octets = octets.get(..reader.offset()).unwrap_or(octets);
    Ok((value, Found { octets, checksum, cut_off: false }))
}
