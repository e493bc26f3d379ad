//! Transmission Control Protocol (RFC 9293).

use wire_core::Wire;

use crate::inet::Addresses;

/// A segment. RFC 9293, section 3.1.
///
/// The checksum covers a pseudo-header with the addresses of the packet around it, which are the
/// context, and with the segment's length, which is nowhere else.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-------------------------------+-------------------------------+
/// |           src_port            |           dst_port            |
/// +-------------------------------+-------------------------------+
/// |                          seq_number                           |
/// +---------------------------------------------------------------+
/// |                          ack_number                           |
/// +-------+-----+-+-+-+-+-+-+-+-+-+-------------------------------+
/// |  data | re- |A|C|E|U|A|P|R|S|F|                               |
/// | offset|serv.|E|W|C|R|C|S|S|Y|I|            window             |
/// |       |     | |R|E|G|K|H|T|N|N|                               |
/// +-------+-----+-+-+-+-+-+-+-+-+-+-------------------------------+
/// |           checksum            |            urgent             |
/// +-------------------------------+-------------------------------+
/// | options, to a multiple of four octets
/// +--------------------------------------------------------- - - -
/// | payload
/// +--------------------------------------------------------- - - -
/// ```
///
/// `<Segment<'_>>::decode_with` reads the options; `Segment<'_, &[u8]>` leaves them as they are, for those who do
/// not look into them.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(view)]
#[wire(ctx(addresses: Addresses))]
pub struct Segment<'a, Options = Vec<TcpOption<'a>>> {
    /// The source port.
    pub src_port: u16,
    /// The destination port.
    pub dst_port: u16,
    /// The number of the first octet of the payload, or of SYN.
    pub seq_number: u32,
    /// The number of the octet that is expected next, if `ack`.
    pub ack_number: u32,
    /// The header, in words of four octets.
    #[wire(bits = 4, len_of(..payload), unit = 4)]
    pub data_offset: u8,
    /// Not used yet; kept, as middle boxes should.
    #[wire(bits = 3)]
    pub reserved: u8,
    /// Accurate ECN, RFC 9768; nonce sum before.
    #[wire(bits = 1)]
    pub ae: bool,
    /// Congestion window reduced, RFC 3168.
    #[wire(bits = 1)]
    pub cwr: bool,
    /// ECN echo, RFC 3168.
    #[wire(bits = 1)]
    pub ece: bool,
    /// `urgent` means something.
    #[wire(bits = 1)]
    pub urg: bool,
    /// `ack_number` means something.
    #[wire(bits = 1)]
    pub ack: bool,
    /// Push: the application shall have it now.
    #[wire(bits = 1)]
    pub psh: bool,
    /// Reset the connection.
    #[wire(bits = 1)]
    pub rst: bool,
    /// Synchronise sequence numbers.
    #[wire(bits = 1)]
    pub syn: bool,
    /// No more from the sender.
    #[wire(bits = 1)]
    pub fin: bool,
    /// Octets that the sender of this segment has room for.
    pub window: u16,
    /// The checksum of pseudo-header, header and payload.
    #[wire(
        checksum = internet, over = self,
        pseudo = addresses.pseudo_header(PROTOCOL, covered_len)
    )]
    pub checksum: u16,
    /// Where urgent data ends, if `urg`.
    pub urgent: u16,
    /// The options.
    #[wire(rest)]
    pub options: Options,
    /// What the segment carries.
    #[wire(rest)]
    pub payload: &'a [u8],
}

/// An option: a kind octet alone, or with a length octet that counts both and what follows.
/// RFC 9293, section 3.1.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(view)]
#[wire(tag = u8)]
pub enum TcpOption<'a> {
    /// End of the list; the rest of the header is padding.
    #[wire(tag = 0)]
    End(#[wire(rest)] &'a [u8]),
    /// No operation, to align the next option.
    #[wire(tag = 1)]
    Nop,
    /// Maximum segment size that the sender takes. RFC 9293, section 3.7.1.
    #[wire(tag = 2, len_prefix = u8, bias = 2)]
    MaximumSegmentSize(u16),
    /// The windows of the sender are shifted left by so many bits. RFC 7323, section 2.2.
    #[wire(tag = 3, len_prefix = u8, bias = 2)]
    WindowScale(u8),
    /// Selective acknowledgements may be sent. RFC 2018, section 2.
    #[wire(tag = 4, len_prefix = u8, bias = 2)]
    SackPermitted,
    /// Octets that have arrived out of order. RFC 2018, section 3.
    #[wire(tag = 5, len_prefix = u8, bias = 2)]
    Sack(#[wire(rest)] Vec<SackBlock>),
    /// The sender's clock, and the last one received. RFC 7323, section 3.2.
    #[wire(tag = 8, len_prefix = u8, bias = 2)]
    Timestamps {
        /// Of the sender.
        value: u32,
        /// Of the last segment that it has acknowledged.
        echo_reply: u32,
    },
    /// Any other.
    #[wire(other, len_prefix = u8, bias = 2)]
    Other {
        /// The kind.
        kind: u8,
        /// What follows the length octet.
        #[wire(rest)]
        data: &'a [u8],
    },
}

/// Octets that have arrived: from `left` on, up to but without `right`. RFC 2018, section 3.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
pub struct SackBlock {
    /// The number of the first octet.
    pub left: u32,
    /// The number of the octet behind the last one.
    pub right: u32,
}

/// The protocol's number in IP.
pub const PROTOCOL: u8 = 6;
