//! Internet Protocol version 4 (RFC 791).

use std::net::Ipv4Addr;

use wire_core::Wire;

/// A packet. RFC 791, section 3.1.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-------+-------+-----------+---+-------------------------------+
/// |version|  ihl  |   dscp    |ecn|          total_len            |
/// +-------+-------+-----------+---+-+-+-+-------------------------+
/// |              id               |r|D|M|     fragment_offset     |
/// +---------------+---------------+-+-+-+-------------------------+
/// |      ttl      |   protocol    |           checksum            |
/// +---------------+---------------+-------------------------------+
/// |                              src                              |
/// +---------------------------------------------------------------+
/// |                              dst                              |
/// +---------------------------------------------------------------+
/// | options, to a multiple of four octets
/// +--------------------------------------------------------- - - -
/// | payload
/// +--------------------------------------------------------- - - -
/// ```
///
/// `<Packet<'_>>::decode` reads the options; `Packet<'_, &[u8]>` leaves them as they are, for those who do
/// not look into them.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(view)]
pub struct Packet<'a, Options = Vec<Ipv4Option<'a>>> {
    /// Always 4.
    #[wire(bits = 4, magic = 4)]
    pub version: (),
    /// Internet header length, in words of four octets.
    #[wire(bits = 4, len_of(..payload), unit = 4)]
    pub ihl: u8,
    /// Differentiated services code point, RFC 2474.
    #[wire(bits = 6)]
    pub dscp: u8,
    /// Explicit congestion notification, RFC 3168.
    #[wire(bits = 2)]
    pub ecn: u8,
    /// The octets of the whole packet.
    #[wire(len_of(self))]
    pub total_len: u16,
    /// Which packet this is a fragment of.
    pub id: u16,
    /// The bit that must be zero (but see RFC 3514).
    #[wire(bits = 1)]
    pub evil: bool,
    /// Don't fragment.
    #[wire(bits = 1)]
    pub dont_fragment: bool,
    /// More fragments follow.
    #[wire(bits = 1)]
    pub more_fragments: bool,
    /// Where the payload belongs, in units of eight octets.
    #[wire(bits = 13)]
    pub fragment_offset: u16,
    /// Time to live: hops that are left.
    pub ttl: u8,
    /// What the payload is, such as [`ICMP`].
    pub protocol: u8,
    /// The checksum of the header.
    #[wire(checksum = internet, over = ..payload)]
    pub checksum: u16,
    /// The source address.
    pub src: Ipv4Addr,
    /// The destination address.
    pub dst: Ipv4Addr,
    /// The options.
    #[wire(rest)]
    pub options: Options,
    /// What the packet carries.
    #[wire(rest)]
    pub payload: &'a [u8],
}

/// An option: a type octet alone, or with a length octet that counts both and what follows.
/// RFC 791, section 3.1.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(view)]
#[wire(tag = u8)]
pub enum Ipv4Option<'a> {
    /// End of the list; the rest of the header is padding.
    #[wire(tag = 0)]
    End(#[wire(rest)] &'a [u8]),
    /// No operation, to align the next option.
    #[wire(tag = 1)]
    Nop,
    /// Collects the route that the packet takes.
    #[wire(tag = 7, len_prefix = u8, bias = 2)]
    RecordRoute(Route),
    /// Collects times, and if asked for, addresses.
    #[wire(tag = 68, len_prefix = u8, bias = 2)]
    Timestamp {
        /// The octet of the option, counted from 1, where the next time goes.
        pointer: u8,
        /// How many nodes found no room.
        #[wire(bits = 4)]
        overflow: u8,
        /// 0: times only; 1: with addresses; 3: the addresses are given.
        #[wire(bits = 4)]
        flag: u8,
        /// Times, and addresses in front of them unless `flag` is 0.
        #[wire(rest)]
        data: &'a [u8],
    },
    /// Passes through these addresses, by any way.
    #[wire(tag = 131, len_prefix = u8, bias = 2)]
    LooseSourceRoute(Route),
    /// Passes through these addresses and no others.
    #[wire(tag = 137, len_prefix = u8, bias = 2)]
    StrictSourceRoute(Route),
    /// Routers shall look into the packet. RFC 2113.
    #[wire(tag = 148, len_prefix = u8, bias = 2)]
    RouterAlert(u16),
    /// Any other.
    #[wire(other, len_prefix = u8, bias = 2)]
    Other {
        /// Copied flag, class and number.
        kind: u8,
        /// What follows the length octet.
        #[wire(rest)]
        data: &'a [u8],
    },
}

/// The addresses of a route, and how far it has been gone. RFC 791, section 3.1.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(view)]
pub struct Route {
    /// The octet of the option, counted from 1, where the next address is.
    pub pointer: u8,
    /// The addresses.
    #[wire(rest)]
    pub addresses: Vec<Ipv4Addr>,
}

/// Protocol number of ICMP.
pub const ICMP: u8 = 1;
/// Protocol number of an IPv4 packet in a packet. RFC 2003.
pub const IPV4: u8 = 4;
/// Protocol number of an IPv6 packet in a packet. RFC 2473.
pub const IPV6: u8 = 41;

impl<Options> Packet<'_, Options> {
    /// Whether this is not the whole of what was sent.
    pub fn is_fragment(&self) -> bool {
        self.more_fragments || self.fragment_offset != 0
    }
}

impl Packet<'_> {
    /// The final destination: the last address of a source route that has not been gone to its end.
    pub fn final_dst(&self) -> Ipv4Addr {
        self.options.iter().find_map(Ipv4Option::final_dst).unwrap_or(self.dst)
    }
}

impl Ipv4Option<'_> {
    fn final_dst(&self) -> Option<Ipv4Addr> {
        let (Self::LooseSourceRoute(route) | Self::StrictSourceRoute(route)) = self else {
            return None;
        };
        // The first address is at octet 4; beyond the last one, the route has been gone.
        let gone = usize::from(route.pointer.saturating_sub(4)) / 4;
        route.addresses.get(gone..)?.last().copied()
    }
}
