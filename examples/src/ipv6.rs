//! Internet Protocol version 6 and its extension headers (RFC 8200).

use std::net::Ipv6Addr;

use wire_core::{DecodeError, Reader, Tag, Wire};

/// A packet. RFC 8200, section 3.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-------+---------------+---------------------------------------+
/// |version| traffic_class |              flow_label               |
/// +-------+---------------+-------+---------------+---------------+
/// |          payload_len          |  next_header  |   hop_limit   |
/// +-------------------------------+---------------+---------------+
/// |                                                               |
/// +                              src                              +
/// |                           (16 octets)                         |
/// +---------------------------------------------------------------+
/// |                                                               |
/// +                              dst                              +
/// |                           (16 octets)                         |
/// +---------------------------------------------------------------+
/// | payload
/// +--------------------------------------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Packet<'a> {
    /// Always 6.
    #[wire(bits = 4, magic = 6)]
    pub version: (),
    /// Differentiated services and congestion notification.
    #[wire(bits = 8)]
    pub traffic_class: u8,
    /// Packets with the same label belong to one flow, RFC 6437.
    #[wire(bits = 20)]
    pub flow_label: u32,
    /// The octets of the payload.
    #[wire(len_of(payload))]
    pub payload_len: u16,
    /// What the payload starts with: the tag of an [`Extension`].
    pub next_header: u8,
    /// Hops that are left.
    pub hop_limit: u8,
    /// The source address.
    pub src: Ipv6Addr,
    /// The destination address; with a routing header, the next one on the way.
    pub dst: Ipv6Addr,
    /// Extension headers, and what the packet carries.
    pub payload: &'a [u8],
}

/// An extension header with what is behind it, or what the packet carries, as the next-header
/// octet before it says. RFC 8200, section 4.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub enum Extension<'a> {
    /// Options for every node on the way. RFC 8200, section 4.3.
    #[wire(tag = 0)]
    HopByHop(Options<'a>),
    /// Nodes to pass through. RFC 8200, section 4.4.
    #[wire(tag = 43)]
    Routing(Routing<'a>),
    /// A part of a packet. RFC 8200, section 4.5.
    #[wire(tag = 44)]
    Fragment(Fragment<'a>),
    /// Proof of who sent it. RFC 4302, section 2.
    #[wire(tag = 51)]
    Authentication(Authentication<'a>),
    /// Nothing that means anything. RFC 8200, section 4.7.
    #[wire(tag = 59)]
    NoNext(#[wire(rest)] &'a [u8]),
    /// Options for the destination. RFC 8200, section 4.6.
    #[wire(tag = 60)]
    Destination(Options<'a>),
    /// Mobility. RFC 6275, section 6.1.
    #[wire(tag = 135)]
    Mobility(Opaque<'a>),
    /// Host identity. RFC 7401, section 5.1.
    #[wire(tag = 139)]
    HostIdentity(Opaque<'a>),
    /// Multihoming by Shim6. RFC 5533, section 5.1.
    #[wire(tag = 140)]
    Shim6(Opaque<'a>),
    /// What the packet carries.
    #[wire(other)]
    Upper {
        /// Its protocol, such as 58 for ICMPv6.
        protocol: u8,
        /// Its octets.
        #[wire(rest)]
        octets: &'a [u8],
    },
}

/// Hop-by-hop or destination options. RFC 8200, sections 4.3 and 4.6.
///
/// ```text
/// +---------------+---------------+-------------------------------+
/// |  next_header  |      len      | options
/// +---------------+---------------+                  +----- - - -
/// | to a multiple of eight octets                    | payload
/// +--------------------------------------------------+----- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Options<'a> {
    /// What the payload starts with.
    pub next_header: u8,
    /// The header in units of eight octets, without the first.
    #[wire(len_of(..payload), unit = 8, bias = -1)]
    pub len: u8,
    /// The options.
    #[wire(rest)]
    pub options: Vec<Ipv6Option<'a>>,
    /// What is behind the header.
    #[wire(rest)]
    pub payload: &'a [u8],
}

/// An option. RFC 8200, section 4.2.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(tag = u8)]
pub enum Ipv6Option<'a> {
    /// One octet of padding.
    #[wire(tag = 0)]
    Pad1,
    /// Two octets of padding, or more.
    #[wire(tag = 1, len_prefix = u8)]
    PadN(#[wire(rest)] &'a [u8]),
    /// Routers shall look into the packet. RFC 2711, section 2.
    #[wire(tag = 5, len_prefix = u8)]
    RouterAlert(u16),
    /// The octets behind the IPv6 header, where they are too many for it. RFC 2675, section 2.
    #[wire(tag = 0xc2, len_prefix = u8)]
    JumboPayload(u32),
    /// Any other.
    #[wire(other, len_prefix = u8)]
    Other {
        /// What it is, and what to do where it is unknown.
        kind: u8,
        /// What follows the length octet.
        #[wire(rest)]
        data: &'a [u8],
    },
}

/// Routing header. RFC 8200, section 4.4.
///
/// ```text
/// +---------------+---------------+---------------+---------------+
/// |  next_header  |      len      |     kind      | segments_left |
/// +---------------+---------------+---------------+---------------+
/// | route, by kind, to a multiple of eight octets    | payload
/// +--------------------------------------------------+----- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Routing<'a> {
    /// What the payload starts with.
    pub next_header: u8,
    /// The header in units of eight octets, without the first.
    #[wire(len_of(..payload), unit = 8, bias = -1)]
    pub len: u8,
    /// Which kind of route.
    #[wire(tag_of(route))]
    pub kind: u8,
    /// Nodes that are still to be passed.
    pub segments_left: u8,
    /// The nodes.
    #[wire(rest)]
    pub route: Route<'a>,
    /// What is behind the header.
    #[wire(rest)]
    pub payload: &'a [u8],
}

/// The nodes of a routing header, by its type.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub enum Route<'a> {
    /// Source route. RFC 2460, section 4.4; deprecated by RFC 5095.
    #[wire(tag = 0)]
    Source {
        /// Not used.
        unused: u32,
        /// The nodes, in order.
        #[wire(rest)]
        addresses: Vec<Ipv6Addr>,
    },
    /// Home address of a mobile node. RFC 6275, section 6.4.
    #[wire(tag = 2)]
    Home {
        /// Not used.
        unused: u32,
        /// The home address.
        address: Ipv6Addr,
    },
    /// Segment routing. RFC 8754, section 2.
    #[wire(tag = 4)]
    Segments {
        /// The number of the last address.
        #[wire(count_of(addresses), bias = -1)]
        last: u8,
        /// None defined that matters here.
        flags: u8,
        /// Packets of the same class.
        tag: u16,
        /// The segments, the last one first.
        addresses: Vec<Ipv6Addr>,
        /// Optional type-length-value objects.
        #[wire(rest)]
        objects: &'a [u8],
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

/// Fragment header. RFC 8200, section 4.5.
///
/// ```text
/// +---------------+---------------+-------------------------+---+-+
/// |  next_header  |   reserved    |         offset          |res|M|
/// +---------------+---------------+-------------------------+---+-+
/// |                              id                               |
/// +---------------------------------------------------------------+
/// | payload
/// +--------------------------------------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Fragment<'a> {
    /// What the whole packet's fragmentable part starts with.
    pub next_header: u8,
    /// Not used.
    pub reserved: u8,
    /// Where the payload belongs, in units of eight octets.
    #[wire(bits = 13)]
    pub offset: u16,
    /// Not used.
    #[wire(bits = 2)]
    pub reserved_bits: u8,
    /// More fragments follow.
    #[wire(bits = 1)]
    pub more: bool,
    /// Which packet this is a fragment of.
    pub id: u32,
    /// This part.
    #[wire(rest)]
    pub payload: &'a [u8],
}

/// Authentication header: its length is in words of four octets, without the first two.
/// RFC 4302, section 2.
///
/// ```text
/// +---------------+---------------+-------------------------------+
/// |  next_header  |      len      |           reserved            |
/// +---------------+---------------+-------------------------------+
/// |                    security parameters index                  |
/// +---------------------------------------------------------------+
/// |                            sequence                           |
/// +---------------------------------------------------------------+
/// | integrity check value                            | payload
/// +--------------------------------------------------+----- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Authentication<'a> {
    /// What the payload starts with.
    pub next_header: u8,
    /// The header in words of four octets, without the first two.
    #[wire(len_of(..payload), unit = 4, bias = -2)]
    pub len: u8,
    /// Not used.
    pub reserved: u16,
    /// Security parameters index.
    pub spi: u32,
    /// Counts the packets, against replay.
    pub sequence: u32,
    /// Integrity check value.
    #[wire(rest)]
    pub icv: &'a [u8],
    /// What is behind the header.
    #[wire(rest)]
    pub payload: &'a [u8],
}

/// An extension header in the format that all new ones have. RFC 6564, section 4.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Opaque<'a> {
    /// What the payload starts with.
    pub next_header: u8,
    /// The header in units of eight octets, without the first.
    #[wire(len_of(..payload), unit = 8, bias = -1)]
    pub len: u8,
    /// What the header says.
    #[wire(rest)]
    pub data: &'a [u8],
    /// What is behind the header.
    #[wire(rest)]
    pub payload: &'a [u8],
}

impl<'a> Extension<'a> {
    /// The next-header octet of an extension header, and what is behind it; `None` of what the
    /// packet carries.
    pub fn next(&self) -> Option<(u8, &'a [u8])> {
        match self {
            Self::HopByHop(header) | Self::Destination(header) => {
                Some((header.next_header, header.payload))
            }
            Self::Routing(header) => Some((header.next_header, header.payload)),
            Self::Fragment(header) => Some((header.next_header, header.payload)),
            Self::Authentication(header) => Some((header.next_header, header.payload)),
            Self::Mobility(header) | Self::HostIdentity(header) | Self::Shim6(header) => {
                Some((header.next_header, header.payload))
            }
            Self::NoNext(_) | Self::Upper { .. } => None,
        }
    }

    /// The header's name.
    pub fn protocol(&self) -> &'static str {
        match self {
            Self::HopByHop(_) => "IPv6 hop-by-hop options",
            Self::Routing(_) => "IPv6 routing",
            Self::Fragment(_) => "IPv6 fragment",
            Self::Authentication(_) => "authentication header",
            Self::NoNext(_) => "IPv6 no next header",
            Self::Destination(_) => "IPv6 destination options",
            Self::Mobility(_) => "IPv6 mobility",
            Self::HostIdentity(_) => "host identity",
            Self::Shim6(_) => "Shim6",
            Self::Upper { .. } => "payload",
        }
    }

    /// The final destination, where this header holds it: `dst` is but the next node on the way.
    pub fn final_dst(&self) -> Option<Ipv6Addr> {
        match self {
            Self::Routing(header) if header.segments_left > 0 => match &header.route {
                Route::Source { addresses, .. } => addresses.last().copied(),
                Route::Home { address, .. } => Some(*address),
                Route::Segments { addresses, .. } => addresses.first().copied(),
                Route::Other { .. } => None,
            },
            _ => None,
        }
    }

    /// Reads what `next_header` says: one extension header with all behind it.
    ///
    /// # Errors
    ///
    /// Where it is none.
    pub fn read(reader: &mut Reader<'a>, next_header: u8) -> Result<Self, DecodeError> {
        reader.decode_with((Tag(next_header.into()),))
    }
}
