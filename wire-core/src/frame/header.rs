//! Headers that say how long the payload behind them is.

use crate::error::{DecodeError, EncodeError};

/// A header that says how many octets of payload follow it.
///
/// Derived for a type one of whose length controllers covers `payload` without a field of that
/// name: `len_of(payload)`, `len_of(..=payload)` where the length counts the header too, or
/// `len_of(field..=payload)` where it counts a part of it.
pub trait Header {
    /// The number of octets of payload that follow the header, as it says.
    ///
    /// # Errors
    ///
    /// `InvalidLen` where the length is less than what it counts of the header itself.
    fn payload_len(&self) -> Result<usize, DecodeError>;

    /// Makes the header say that `len` octets of payload follow it.
    ///
    /// # Errors
    ///
    /// `DoesNotFit` or `NotMultiple` where its length cannot say so; the header is unchanged then.
    fn set_payload_len(&mut self, len: usize) -> Result<(), EncodeError>;
}
