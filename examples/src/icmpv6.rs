//! Internet Control Message Protocol version 6 (RFC 4443), with neighbour discovery (RFC 4861) and
//! multicast listener discovery (RFC 2710, RFC 3810).

use std::net::Ipv6Addr;

use wire_core::{DecodeError, Reader, Wire};

use crate::inet::Addresses;
use crate::ipv6::Packet;

/// A message. RFC 4443, section 2.1.
///
/// The checksum covers a pseudo-header with the addresses of the packet around it, which are the
/// context.
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
#[wire(ctx(addresses: Addresses))]
pub struct Message<'a> {
    /// The type, which says what the body is; those below 128 are errors.
    #[wire(tag_of(body))]
    pub kind: u8,
    /// The case of this type.
    pub code: u8,
    /// The checksum of pseudo-header and message.
    #[wire(
        checksum = internet, over = self,
        pseudo = addresses.pseudo_header(PROTOCOL, covered_len)
    )]
    pub checksum: u16,
    /// What the type announces.
    pub body: Body<'a>,
}

/// The protocol's number in IP.
pub const PROTOCOL: u8 = 58;

/// The rest of a message, by its type.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub enum Body<'a> {
    /// A packet could not be delivered. RFC 4443, section 3.1.
    #[wire(tag = 1)]
    Unreachable(Error<'a>),
    /// A packet is longer than a link takes. RFC 4443, section 3.2.
    #[wire(tag = 2)]
    PacketTooBig {
        /// What the link takes.
        mtu: u32,
        /// The packet in question.
        #[wire(rest)]
        quote: Quote<'a>,
    },
    /// A packet was too long on its way. RFC 4443, section 3.3.
    #[wire(tag = 3)]
    TimeExceeded(Error<'a>),
    /// Something in a header is wrong. RFC 4443, section 3.4.
    #[wire(tag = 4)]
    ParameterProblem {
        /// The octet of the quoted packet that is wrong.
        pointer: u32,
        /// The packet in question.
        #[wire(rest)]
        quote: Quote<'a>,
    },
    /// Asks for an answer. RFC 4443, section 4.1.
    #[wire(tag = 128)]
    Echo(Echo<'a>),
    /// The answer to an echo request. RFC 4443, section 4.2.
    #[wire(tag = 129)]
    EchoReply(Echo<'a>),
    /// Who listens? RFC 2710, section 3; longer ones are of RFC 3810.
    #[wire(tag = 130)]
    ListenerQuery(Listener<'a>),
    /// I do. RFC 2710, section 3.
    #[wire(tag = 131)]
    ListenerReport(Listener<'a>),
    /// No longer. RFC 2710, section 3.
    #[wire(tag = 132)]
    ListenerDone(Listener<'a>),
    /// Is a router there? RFC 4861, section 4.1.
    #[wire(tag = 133)]
    RouterSolicitation {
        /// Not used.
        unused: u32,
        /// Such as the sender's link address.
        #[wire(rest)]
        options: Vec<NeighbourOption<'a>>,
    },
    /// A router is here. RFC 4861, section 4.2.
    #[wire(tag = 134)]
    RouterAdvertisement(RouterAdvertisement<'a>),
    /// Who has this address? RFC 4861, section 4.3.
    #[wire(tag = 135)]
    NeighbourSolicitation {
        /// Not used.
        unused: u32,
        /// The address asked for.
        target: Ipv6Addr,
        /// Such as the sender's link address.
        #[wire(rest)]
        options: Vec<NeighbourOption<'a>>,
    },
    /// The answer. RFC 4861, section 4.4.
    #[wire(tag = 136)]
    NeighbourAdvertisement {
        /// The sender is a router.
        #[wire(bits = 1)]
        router: bool,
        /// It answers a solicitation.
        #[wire(bits = 1)]
        solicited: bool,
        /// It replaces what was known before.
        #[wire(bits = 1)]
        override_known: bool,
        /// Not used.
        #[wire(bits = 29)]
        unused: u32,
        /// The address asked for.
        target: Ipv6Addr,
        /// Such as the target's link address.
        #[wire(rest)]
        options: Vec<NeighbourOption<'a>>,
    },
    /// There is a better way. RFC 4861, section 4.5.
    #[wire(tag = 137)]
    Redirect {
        /// Not used.
        unused: u32,
        /// The better next hop.
        target: Ipv6Addr,
        /// For packets to this address.
        destination: Ipv6Addr,
        /// Such as the target's link address.
        #[wire(rest)]
        options: Vec<NeighbourOption<'a>>,
    },
    /// Who is listened to. RFC 3810, section 5.2.
    #[wire(tag = 143)]
    ListenerReport2 {
        /// Not used.
        unused: u16,
        /// The number of records.
        #[wire(count_of(records))]
        count: u16,
        /// The groups.
        records: Vec<GroupRecord<'a>>,
        /// Octets behind the records, if any.
        #[wire(rest)]
        trailer: &'a [u8],
    },
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

/// An error without further data. RFC 4443, sections 3.1 and 3.3.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Error<'a> {
    /// Not used.
    pub unused: u32,
    /// The packet in question.
    #[wire(rest)]
    pub quote: Quote<'a>,
}

/// Echo or echo reply. RFC 4443, section 4.1.
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

/// A question for listeners of a group, or what one says. RFC 2710, section 3.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Listener<'a> {
    /// Milliseconds to answer within.
    pub max_delay: u16,
    /// Not used.
    pub unused: u16,
    /// The group.
    pub group: Ipv6Addr,
    /// What RFC 3810 puts behind it.
    #[wire(rest)]
    pub data: &'a [u8],
}

/// The sources of a group that are listened to. RFC 3810, section 5.2.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct GroupRecord<'a> {
    /// Whether the sources are the ones, or the ones not, listened to.
    pub kind: u8,
    /// The auxiliary data, in words of four octets.
    #[wire(len_of(auxiliary), unit = 4)]
    pub auxiliary_len: u8,
    /// The number of sources.
    #[wire(count_of(sources))]
    pub count: u16,
    /// The group.
    pub group: Ipv6Addr,
    /// The sources.
    pub sources: Vec<Ipv6Addr>,
    /// None defined.
    pub auxiliary: &'a [u8],
}

/// A router is here. RFC 4861, section 4.2.
///
/// ```text
/// +---------------+-+-+-----------+-------------------------------+
/// |   hop_limit   |M|O|  unused   |           lifetime            |
/// +---------------+-+-+-----------+-------------------------------+
/// |                        reachable_time                         |
/// +---------------------------------------------------------------+
/// |                          retrans_time                         |
/// +---------------------------------------------------------------+
/// | options
/// +--------------------------------------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct RouterAdvertisement<'a> {
    /// For hosts to set.
    pub hop_limit: u8,
    /// Addresses are to be had by DHCPv6.
    #[wire(bits = 1)]
    pub managed: bool,
    /// Other configuration is.
    #[wire(bits = 1)]
    pub other: bool,
    /// Preference (RFC 4191) and bits not used.
    #[wire(bits = 6)]
    pub unused: u8,
    /// Seconds for which the router may be used by default.
    pub lifetime: u16,
    /// Milliseconds for which a neighbour counts as reachable.
    pub reachable_time: u32,
    /// Milliseconds between solicitations.
    pub retrans_time: u32,
    /// Such as prefixes.
    #[wire(rest)]
    pub options: Vec<NeighbourOption<'a>>,
}

/// An option of neighbour discovery: its length is in units of eight octets, kind and length
/// included. RFC 4861, section 4.6.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct NeighbourOption<'a> {
    /// What it is.
    #[wire(tag_of(value))]
    pub kind: u8,
    /// Its units of eight octets.
    #[wire(len_of(self), unit = 8)]
    pub len: u8,
    /// What it says.
    #[wire(rest)]
    pub value: NeighbourValue<'a>,
}

/// What an option says, by its type.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub enum NeighbourValue<'a> {
    /// The sender's link address. RFC 4861, section 4.6.1.
    #[wire(tag = 1)]
    SourceLinkAddress(#[wire(rest)] &'a [u8]),
    /// The target's link address. RFC 4861, section 4.6.1.
    #[wire(tag = 2)]
    TargetLinkAddress(#[wire(rest)] &'a [u8]),
    /// Addresses that are on the link. RFC 4861, section 4.6.2.
    #[wire(tag = 3)]
    Prefix {
        /// The bits of the prefix.
        len: u8,
        /// They are on the link.
        #[wire(bits = 1)]
        on_link: bool,
        /// Hosts may make their addresses of it.
        #[wire(bits = 1)]
        autonomous: bool,
        /// Not used.
        #[wire(bits = 6)]
        unused: u8,
        /// Seconds for which it is on the link.
        valid_lifetime: u32,
        /// Seconds for which addresses of it are preferred.
        preferred_lifetime: u32,
        /// Not used.
        unused_word: u32,
        /// The prefix; bits behind it are to be ignored.
        prefix: Ipv6Addr,
    },
    /// The packet that was redirected. RFC 4861, section 4.6.3.
    #[wire(tag = 4)]
    Redirected {
        /// Not used.
        unused: [u8; 6],
        /// The packet in question.
        #[wire(rest)]
        quote: Quote<'a>,
    },
    /// The link's MTU. RFC 4861, section 4.6.4.
    #[wire(tag = 5)]
    Mtu {
        /// Not used.
        unused: u16,
        /// The octets that fit a packet.
        mtu: u32,
    },
    /// Any other.
    #[wire(other)]
    Other {
        /// The type.
        kind: u8,
        /// What it says.
        #[wire(rest)]
        data: &'a [u8],
    },
}

/// As much of the packet that an error speaks of as fits. RFC 4443, section 3.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote<'a>(#[wire(rest)] pub &'a [u8]);

impl<'a> Body<'a> {
    /// The packet that an error speaks of.
    pub fn quote(&self) -> Option<Quote<'a>> {
        match self {
            Self::PacketTooBig { quote, .. } | Self::ParameterProblem { quote, .. } => Some(*quote),
            Self::Unreachable(error) | Self::TimeExceeded(error) => Some(error.quote),
            _ => None,
        }
    }
}

impl<'a> Quote<'a> {
    /// The packet, as far as it is quoted.
    ///
    /// # Errors
    ///
    /// Where not even its header is quoted.
    pub fn packet(&self) -> Result<Packet<'a>, DecodeError> {
        Reader::new(self.0).cut_off().without_checksums().decode()
    }
}
