//! NTP version 4 (RFC 5905), with extension fields (RFC 7822).
//!
//! A packet is a datagram.

use wire_core::Wire;

/// A packet. RFC 5905, section 7.3.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |LI | VN  |Mode |    Stratum     |     Poll      |  Precision   |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                         Root Delay                            |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                         Root Dispersion                       |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                          Reference ID                         |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                                                               |
/// +                     Reference Timestamp (64)                  +
/// |                                                               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                                                               |
/// +                      Origin Timestamp (64)                    +
/// |                                                               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                                                               |
/// +                      Receive Timestamp (64)                   +
/// |                                                               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                                                               |
/// +                      Transmit Timestamp (64)                  +
/// |                                                               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                                                               |
/// .                    Extension Fields (variable)                .
/// |                                                               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                          Key Identifier                       |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                        dgst (128 or more)                     |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Default, Clone, PartialEq)]
#[wire(assert = extensions.is_empty() || tail_len(extensions, mac) > MAX_MAC_LEN)]
pub struct Packet<'a> {
    /// Whether the last minute of the day has 59 or 61 seconds.
    #[wire(bits = 2)]
    pub leap: Leap,
    /// 4.
    #[wire(bits = 3)]
    pub version: u8,
    /// Who is who; control and private messages have formats of their own (RFC 9327).
    #[wire(bits = 3, assert = !matches!(mode, Mode::Control | Mode::Private))]
    pub mode: Mode,
    /// How far from a clock: 1 has one, 16 is not synchronized, 0 says why in `reference_id`.
    pub stratum: u8,
    /// Seconds between packets, as a power of two.
    pub poll: i8,
    /// Seconds of the clock's precision, as a power of two.
    pub precision: i8,
    /// There and back to the clock.
    pub root_delay: Short,
    /// How wrong the clock may be.
    pub root_dispersion: Short,
    /// What the server goes by.
    pub reference_id: [u8; 4],
    /// When the server's clock was last set.
    pub reference: Timestamp,
    /// When the request was sent, by the client's clock.
    pub origin: Timestamp,
    /// When it was received, by the server's clock.
    pub receive: Timestamp,
    /// When this packet was sent.
    pub transmit: Timestamp,
    /// Extension fields, as far as more octets follow than a MAC can have.
    #[wire(with = in_front_of_mac)]
    pub extensions: Vec<Extension<'a>>,
    /// The proof of who sent it.
    #[wire(rest, assert = mac.as_ref().is_none_or(|mac| mac.digest.len() + 4 <= MAX_MAC_LEN))]
    pub mac: Option<Mac<'a>>,
}

/// Whether the last minute of the day has 59 or 61 seconds. RFC 5905, figure 9.
#[derive(Wire, Debug, Default, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Leap {
    /// It has 60.
    #[default]
    None = 0,
    /// It has 61.
    Insert = 1,
    /// It has 59.
    Delete = 2,
    /// The clock was never set.
    Unknown = 3,
}

/// Who is who. RFC 5905, figure 10.
#[derive(Wire, Debug, Default, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Mode {
    /// Reserved.
    Reserved = 0,
    /// Two servers that set each other's clocks; the one that began.
    SymmetricActive = 1,
    /// The other one.
    SymmetricPassive = 2,
    /// A request.
    #[default]
    Client = 3,
    /// An answer.
    Server = 4,
    /// To everyone.
    Broadcast = 5,
    /// About the server itself.
    Control = 6,
    /// For private use.
    Private = 7,
}

/// Seconds, 16 bits and 16 bits of fraction. RFC 5905, section 6.
#[derive(Wire, Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[wire(size = 4)]
pub struct Short {
    /// Whole seconds.
    pub seconds: u16,
    /// In units of 1/65536 second.
    pub fraction: u16,
}

/// Seconds since 1 January 1900, 32 bits and 32 bits of fraction. RFC 5905, section 6.
///
/// The seconds start over every 136 years, next in 2036.
#[derive(Wire, Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[wire(size = 8)]
pub struct Timestamp {
    /// Whole seconds.
    pub seconds: u32,
    /// In units of 1/2³² second.
    pub fraction: u32,
}

/// Seconds from 1900, where NTP's time starts, to 1970. RFC 5905, figure 4.
const UNIX_EPOCH: u64 = 2_208_988_800;

impl Timestamp {
    /// This time since 1 January 1970.
    pub fn from_unix(time: std::time::Duration) -> Self {
        let fraction = (u64::from(time.subsec_nanos()) << 32) / 1_000_000_000;
        Self { seconds: time.as_secs().wrapping_add(UNIX_EPOCH) as u32, fraction: fraction as u32 }
    }

    /// The seconds from `earlier` to this time, which are at most 68 years apart.
    pub fn seconds_since(self, earlier: Self) -> f64 {
        let units = |time: Self| u64::from(time.seconds) << 32 | u64::from(time.fraction);
        units(self).wrapping_sub(units(earlier)) as i64 as f64 / 4_294_967_296.0
    }
}

/// An extension field. RFC 7822, section 3.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |          Field Type           |      Length of the whole      |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// .                            Value                              .
/// .                       Padding (as needed)                     .
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Extension<'a> {
    /// What it says.
    pub kind: u16,
    /// Of the whole field, a multiple of four.
    #[wire(as = u16, len_of(self))]
    pub len: (),
    /// That, and padding: the type knows which octets are which.
    #[wire(rest, assert = value.len() % 4 == 0)]
    pub value: &'a [u8],
}

/// The proof of who sent a packet. RFC 5905, section 7.3.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Mac<'a> {
    /// The key.
    pub key_id: u32,
    /// Over the packet up to here; empty in an answer that refuses the request's (crypto-NAK).
    #[wire(rest)]
    pub digest: &'a [u8],
}

/// The octets of a key identifier and of 160 bits. RFC 7822, section 3, item 2: what remains tells a
/// MAC from an extension field, and so the last field must not be taken for a MAC.
const MAX_MAC_LEN: usize = 24;

/// The octets from the last extension field on.
fn tail_len(extensions: &[Extension<'_>], mac: &Option<Mac<'_>>) -> usize {
    extensions.last().map_or(0, |field| field.value.len() + 4)
        + mac.as_ref().map_or(0, |mac| mac.digest.len() + 4)
}

/// Extension fields, as far as more remains than a MAC can have.
mod in_front_of_mac {
    use super::{Extension, MAX_MAC_LEN};
    use wire_core::{DecodeError, Encode, EncodeError, Reader, Writer};

    pub(super) fn decode<'a>(reader: &mut Reader<'a>) -> Result<Vec<Extension<'a>>, DecodeError> {
        let mut extensions = Vec::new();
        while reader.remaining() > MAX_MAC_LEN {
            extensions.push(reader.decode()?);
        }
        Ok(extensions)
    }

    pub(super) fn encoded_len(extensions: &[Extension<'_>]) -> Result<usize, EncodeError> {
        extensions.measure(())
    }

    pub(super) fn encode(
        extensions: &[Extension<'_>],
        writer: &mut Writer<'_>,
    ) -> Result<(), EncodeError> {
        writer.encode(extensions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn packet(tail: &[u8]) -> Vec<u8> {
        let mut octets = vec![0xe3, 16, 6, 0xe7];
        octets.resize(48, 0);
        octets.extend_from_slice(tail);
        octets
    }

    #[track_caller]
    fn kept(octets: &[u8]) -> Packet<'_> {
        let packet = Packet::decode(octets).unwrap();
        assert_eq!(packet.encode().unwrap(), octets);
        packet
    }

    #[test]
    fn two_and_three_and_three_bits() {
        let octets = packet(&[]);
        let packet = kept(&octets);
        assert_eq!((packet.leap, packet.version, packet.mode), (Leap::Unknown, 4, Mode::Client));
        assert_eq!((packet.stratum, packet.poll, packet.precision), (16, 6, -25));
        assert_eq!((packet.extensions.len(), packet.mac), (0, None));
    }

    #[test]
    fn a_control_message_is_no_packet() {
        let mut octets = packet(&[]);
        octets[0] = 0x26;
        let error = Packet::decode(&octets).unwrap_err();
        assert!(matches!(error.kind(), wire_core::DecodeErrorKind::Assertion { .. }));
    }

    #[test]
    fn what_remains_tells_a_mac_from_an_extension_field() {
        for len in [20, 24] {
            let octets = packet(&vec![1; len]);
            assert_eq!(kept(&octets).mac.unwrap().digest.len(), len - 4);
        }
        let extension = [&[1, 4, 0, 28][..], &[0; 24]].concat();
        let octets = packet(&extension);
        assert_eq!(kept(&octets).extensions.len(), 1);
        let octets = packet(&[&extension[..], &[1; 20]].concat());
        let packet = kept(&octets);
        assert_eq!((packet.extensions.len(), packet.mac.unwrap().key_id), (1, 0x0101_0101));
    }

    #[test]
    fn a_refusal_is_a_key_without_a_digest() {
        let octets = packet(&[0; 4]);
        assert_eq!(kept(&octets).mac, Some(Mac { key_id: 0, digest: &[] }));
    }

    #[test]
    fn an_extension_field_that_would_be_taken_for_a_mac_is_refused() {
        let field = Extension { kind: 0x104, len: (), value: &[0; 16] };
        let packet = Packet { version: 4, extensions: vec![field], ..Packet::default() };
        assert!(packet.encode().is_err());
        let mac = Some(Mac { key_id: 1, digest: &[0; 16] });
        assert!(Packet { mac, ..packet }.encode().is_ok());
    }

    #[test]
    fn an_extension_field_of_no_octets_is_an_error() {
        assert!(Packet::decode(&packet(&[0; 28])).is_err());
    }

    /// RFC 5905, figure 4.
    #[test]
    fn dates_of_the_rfc() {
        let unix = Timestamp::from_unix(Duration::ZERO);
        assert_eq!(unix, Timestamp { seconds: 2_208_988_800, fraction: 0 });
        let half = Timestamp::from_unix(Duration::from_millis(500));
        assert_eq!(half.fraction, 1 << 31);
        assert_eq!(half.seconds_since(unix), 0.5);
        assert_eq!(unix.seconds_since(half), -0.5);
    }
}
