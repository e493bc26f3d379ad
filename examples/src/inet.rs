//! The pseudo-header that checksums of transport protocols start with.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use wire_core::{Encode, Wire};

/// The addresses of the packet around a segment: what its checksum protects besides the segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addresses {
    /// Those of an IPv4 packet.
    V4 {
        /// The source.
        src: Ipv4Addr,
        /// The final destination.
        dst: Ipv4Addr,
    },
    /// Those of an IPv6 packet.
    V6 {
        /// The source.
        src: Ipv6Addr,
        /// The final destination.
        dst: Ipv6Addr,
    },
}

/// In front of a segment in an IPv4 packet. RFC 9293, section 3.1; RFC 768.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +---------------------------------------------------------------+
/// |                              src                              |
/// +---------------------------------------------------------------+
/// |                              dst                              |
/// +---------------+---------------+-------------------------------+
/// |     zero      |   protocol    |              len              |
/// +---------------+---------------+-------------------------------+
/// ```
#[derive(Wire, Debug, Clone, Copy)]
#[wire(size = 12)]
pub struct PseudoHeaderV4 {
    /// The source.
    pub src: Ipv4Addr,
    /// The final destination.
    pub dst: Ipv4Addr,
    /// Nothing.
    #[wire(reserved, as = u8)]
    pub zero: (),
    /// The segment's protocol.
    pub protocol: u8,
    /// The segment's octets.
    pub len: u16,
}

/// In front of a segment in an IPv6 packet. RFC 8200, section 8.1.
///
/// ```text
/// +----------------+----------------+---------+----------+----------------+
/// | src (16)       | dst (16)       | len (4) | zero (3) | protocol (1)   |
/// +----------------+----------------+---------+----------+----------------+
/// ```
#[derive(Wire, Debug, Clone, Copy)]
#[wire(size = 40)]
pub struct PseudoHeaderV6 {
    /// The source.
    pub src: Ipv6Addr,
    /// The final destination.
    pub dst: Ipv6Addr,
    /// The segment's octets.
    pub len: u32,
    /// Nothing.
    #[wire(reserved, as = [u8; 3])]
    pub zero: (),
    /// The segment's protocol.
    pub protocol: u8,
}

/// The octets of a pseudo-header.
#[derive(Clone, Copy, Debug)]
pub struct PseudoHeader {
    octets: [u8; 40],
    len: usize,
}

impl AsRef<[u8]> for PseudoHeader {
    fn as_ref(&self) -> &[u8] {
        self.octets.get(..self.len).unwrap_or_default()
    }
}

impl Addresses {
    /// The pseudo-header of a segment of `len` octets of this protocol.
    ///
    /// No packet holds a segment whose length does not fit; its checksum is of no matter.
    pub fn pseudo_header(self, protocol: u8, len: usize) -> PseudoHeader {
        match self {
            Self::V4 { src, dst } => {
                let len = u16::try_from(len).unwrap_or(u16::MAX);
                PseudoHeader::of(&PseudoHeaderV4 { src, dst, zero: (), protocol, len })
            }
            Self::V6 { src, dst } => {
                let len = u32::try_from(len).unwrap_or(u32::MAX);
                PseudoHeader::of(&PseudoHeaderV6 { src, dst, len, zero: (), protocol })
            }
        }
    }

    /// The addresses of either version, source first.
    pub fn pair(self) -> (IpAddr, IpAddr) {
        match self {
            Self::V4 { src, dst } => (src.into(), dst.into()),
            Self::V6 { src, dst } => (src.into(), dst.into()),
        }
    }
}

impl PseudoHeader {
    fn of(header: &impl Encode) -> Self {
        let mut octets = [0; 40];
        let len = header.encode_into(&mut octets).unwrap_or(0);
        Self { octets, len }
    }
}
