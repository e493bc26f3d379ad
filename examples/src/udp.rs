//! User Datagram Protocol (RFC 768).

use wire_core::Wire;

use crate::inet::Addresses;

/// A datagram. RFC 768, "Format".
///
/// The checksum covers a pseudo-header with the addresses of the packet around it, which are the
/// context. Zero says that there is none; where it computes to zero, it is sent as `0xffff`.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-------------------------------+-------------------------------+
/// |           src_port            |           dst_port            |
/// +-------------------------------+-------------------------------+
/// |              len              |           checksum            |
/// +-------------------------------+-------------------------------+
/// | payload
/// +--------------------------------------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(ctx(addresses: Addresses))]
pub struct Datagram<'a> {
    /// The source port; zero if no answer is expected.
    pub src_port: u16,
    /// The destination port.
    pub dst_port: u16,
    /// The octets of header and payload.
    #[wire(len_of(self))]
    pub len: u16,
    /// The checksum, if there is one.
    #[wire(
        checksum = internet, over = self, none = 0,
        pseudo = addresses.pseudo_header(PROTOCOL, covered_len)
    )]
    pub checksum: Option<u16>,
    /// What the datagram carries.
    #[wire(rest)]
    pub payload: &'a [u8],
}

/// The protocol's number in IP.
pub const PROTOCOL: u8 = 17;
