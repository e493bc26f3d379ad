//! Internet Control Message Protocol (RFC 792).

use std::net::Ipv4Addr;

use wire_core::{DecodeError, Reader, Wire};

use crate::ipv4::Packet;

/// A message: the header's second half depends on the type. RFC 792.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +---------------+---------------+-------------------------------+
/// |     kind      |     code      |           checksum            |
/// +---------------+---------------+-------------------------------+
/// | body, by kind
/// +--------------------------------------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Message<'a> {
    /// The type, which says what the body is.
    #[wire(tag_of(body))]
    pub kind: u8,
    /// The case of this type.
    pub code: u8,
    /// The checksum of the whole message.
    #[wire(checksum = internet, over = self)]
    pub checksum: u16,
    /// What the type announces.
    pub body: Body<'a>,
}

/// The rest of a message, by its type.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub enum Body<'a> {
    /// The answer to an echo request. RFC 792, page 14.
    #[wire(tag = 0)]
    EchoReply(Echo<'a>),
    /// A packet could not be delivered. RFC 792, page 4.
    #[wire(tag = 3)]
    Unreachable {
        /// Not used.
        unused: u8,
        /// The quote in words of four octets, if extensions follow it. RFC 4884, section 4.1.
        len: u8,
        /// Of the next hop, if a fragment was needed. RFC 1191, section 4.
        mtu: u16,
        /// The packet in question.
        #[wire(rest)]
        quote: Quote<'a>,
    },
    /// Send less. RFC 792, page 10; deprecated by RFC 6633.
    #[wire(tag = 4)]
    SourceQuench(Error<'a>),
    /// There is a better way. RFC 792, page 12.
    #[wire(tag = 5)]
    Redirect {
        /// The better gateway.
        gateway: Ipv4Addr,
        /// The packet in question.
        #[wire(rest)]
        quote: Quote<'a>,
    },
    /// Asks for an answer. RFC 792, page 14.
    #[wire(tag = 8)]
    Echo(Echo<'a>),
    /// A router is here. RFC 1256, section 3.
    #[wire(tag = 9)]
    RouterAdvertisement {
        /// The number of addresses.
        #[wire(count_of(addresses))]
        count: u8,
        /// The words of four octets of each: 2.
        entry_size: u8,
        /// Seconds for which the addresses are valid.
        lifetime: u16,
        /// The router's addresses.
        addresses: Vec<RouterAddress>,
        /// Octets behind the addresses, if any.
        #[wire(rest)]
        trailer: &'a [u8],
    },
    /// Is a router there? RFC 1256, section 3.
    #[wire(tag = 10)]
    RouterSolicitation {
        /// Not used.
        unused: u32,
        /// Octets behind the message, if any.
        #[wire(rest)]
        trailer: &'a [u8],
    },
    /// A packet was too long on its way. RFC 792, page 6.
    #[wire(tag = 11)]
    TimeExceeded(Error<'a>),
    /// Something in a header is wrong. RFC 792, page 8.
    #[wire(tag = 12)]
    ParameterProblem {
        /// The octet of the quoted packet that is wrong.
        pointer: u8,
        /// Not used.
        unused: [u8; 3],
        /// The packet in question.
        #[wire(rest)]
        quote: Quote<'a>,
    },
    /// What time is it? RFC 792, page 16.
    #[wire(tag = 13)]
    Timestamp(Times<'a>),
    /// The answer. RFC 792, page 16.
    #[wire(tag = 14)]
    TimestampReply(Times<'a>),
    /// Asks for the state of an interface. RFC 8335, section 2.
    #[wire(tag = 42)]
    ExtendedEcho(ExtendedEcho<'a>),
    /// The answer. RFC 8335, section 3.
    #[wire(tag = 43)]
    ExtendedEchoReply(ExtendedEcho<'a>),
    /// Any other.
    #[wire(other)]
    Other {
        /// The type.
        kind: u8,
        /// All that follows the checksum.
        #[wire(rest)]
        data: &'a [u8],
    },
}

/// Echo or echo reply. RFC 792, page 14.
///
/// ```text
/// +-------------------------------+-------------------------------+
/// |              id               |              seq              |
/// +-------------------------------+-------------------------------+
/// | data
/// +--------------------------------------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Echo<'a> {
    /// Which of several senders it was.
    pub id: u16,
    /// Which of its requests.
    pub seq: u16,
    /// Comes back in the reply.
    #[wire(rest)]
    pub data: &'a [u8],
}

/// Extended echo or its reply. RFC 8335, sections 2 and 3.
///
/// ```text
/// +-------------------------------+---------------+---------------+
/// |              id               |      seq      |     state     |
/// +-------------------------------+---------------+---------------+
/// | data
/// +--------------------------------------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct ExtendedEcho<'a> {
    /// Which of several senders it was.
    pub id: u16,
    /// Which of its requests.
    pub seq: u8,
    /// In a request its last bit says that the interface is the node's own; in a reply, the state.
    pub state: u8,
    /// Which interface, as an extension of RFC 4884.
    #[wire(rest)]
    pub data: &'a [u8],
}

/// An error without further data. RFC 792, pages 6 and 10.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Error<'a> {
    /// Not used; its second octet is the quote's length where extensions follow (RFC 4884).
    pub unused: u32,
    /// The packet in question.
    #[wire(rest)]
    pub quote: Quote<'a>,
}

/// Timestamp or timestamp reply, in milliseconds since midnight UT. RFC 792, page 16.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Times<'a> {
    /// Which of several senders it was.
    pub id: u16,
    /// Which of its requests.
    pub seq: u16,
    /// When the request was sent.
    pub originate: u32,
    /// When it was received.
    pub receive: u32,
    /// When the reply was sent.
    pub transmit: u32,
    /// Octets behind the times, if any.
    #[wire(rest)]
    pub trailer: &'a [u8],
}

/// An address of a router, and how much it wants to be used. RFC 1256, section 3.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct RouterAddress {
    /// The address.
    pub address: Ipv4Addr,
    /// The more, the better.
    pub preference: i32,
}

/// The first octets of the packet that an error speaks of: its header and eight octets at least.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote<'a>(#[wire(rest)] pub &'a [u8]);

impl<'a> Body<'a> {
    /// The packet that an error speaks of.
    pub fn quote(&self) -> Option<Quote<'a>> {
        match self {
            Self::Unreachable { quote, .. }
            | Self::Redirect { quote, .. }
            | Self::ParameterProblem { quote, .. } => Some(*quote),
            Self::SourceQuench(error) | Self::TimeExceeded(error) => Some(error.quote),
            _ => None,
        }
    }
}

impl<'a> Quote<'a> {
    /// The packet, as far as it is quoted. Its lengths and checksums are those of the whole one.
    ///
    /// # Errors
    ///
    /// Where not even its header is quoted.
    pub fn packet(&self) -> Result<Packet<'a>, DecodeError> {
        Reader::new(self.0).cut_off().without_checksums().decode()
    }
}
