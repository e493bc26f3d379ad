//! BGP-4 (RFC 4271), with what today's routers use of its extensions: capabilities (RFC 5492),
//! AS numbers of four octets (RFC 6793), several protocols (RFC 4760), communities (RFC 1997, RFC
//! 4360, RFC 8092), route refresh (RFC 2918).
//!
//! A stream is cut into messages by `HeaderFraming::<MessageHeader>`; a message is a [`Message`],
//! which has to be told whether AS numbers have four octets: both sides said so in their OPEN.

use std::net::Ipv4Addr;

use wire_core::{Either, Wire};

/// The AS number that stands for one of four octets where there is room for two. RFC 6793.
pub const AS_TRANS: u16 = 23456;

/// An AS number, of two octets or of four. RFC 6793.
pub type AsNumber = Either<u16, u32>;

/// What every message begins with. RFC 4271, section 4.1.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                                                               |
/// +                                                               +
/// |                                                               |
/// +                                                               +
/// |                           Marker                              |
/// +                                                               +
/// |                                                               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |          Length               |      Type     |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[wire(size = 19)]
pub struct MessageHeader {
    /// All ones.
    #[wire(as = [u8; 16], magic = [0xff; 16])]
    pub marker: (),
    /// Of the whole message, 19 to 4096.
    #[wire(len_of(..=payload))]
    pub len: u16,
    /// Which message.
    pub kind: u8,
}

/// A message. RFC 4271, section 4.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(ctx(four_octet_as: bool))]
pub struct Message<'a> {
    /// All ones.
    #[wire(as = [u8; 16], magic = [0xff; 16])]
    pub marker: (),
    /// Of the whole message.
    #[wire(as = u16, len_of(self))]
    pub len: (),
    /// Which message.
    #[wire(as = u8, tag_of(body))]
    pub kind: (),
    /// What it says.
    #[wire(ctx(four_octet_as = four_octet_as))]
    pub body: Body<'a>,
}

/// What a message says. RFC 4271, section 4.1.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(ctx(four_octet_as: bool))]
pub enum Body<'a> {
    /// Who I am.
    #[wire(tag = 1)]
    Open(Open<'a>),
    /// Routes that are no more, and routes that are.
    #[wire(tag = 2)]
    Update(#[wire(ctx(four_octet_as = four_octet_as))] Update<'a>),
    /// The session ends with an error.
    #[wire(tag = 3)]
    Notification {
        /// RFC 4271, section 4.5.
        code: u8,
        /// RFC 4271, section 4.5.
        subcode: u8,
        /// What was wrong.
        #[wire(rest)]
        data: &'a [u8],
    },
    /// I am still here.
    #[wire(tag = 4)]
    KeepAlive,
    /// Say your routes again. RFC 2918.
    #[wire(tag = 5)]
    RouteRefresh(Family),
}

/// Who I am. RFC 4271, section 4.2.
///
/// ```text
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+
/// |    Version    |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |     My Autonomous System      |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |           Hold Time           |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                         BGP Identifier                        |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// | Opt Parm Len  |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |             Optional Parameters (variable)                    |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub struct Open<'a> {
    /// 4.
    #[wire(as = u8, magic = 4)]
    pub version: (),
    /// The AS number, or [`AS_TRANS`].
    pub my_as: u16,
    /// Seconds without a message after which the other side is taken for dead.
    pub hold_time: u16,
    /// One of the router's addresses.
    pub id: Ipv4Addr,
    /// Above all, what else this router can do.
    #[wire(len_prefix = u8)]
    pub parameters: Vec<Parameter<'a>>,
}

/// A parameter of an OPEN. RFC 4271, section 4.2.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
pub enum Parameter<'a> {
    /// What this router can do. RFC 5492.
    #[wire(tag = 2, len_prefix = u8)]
    Capabilities(#[wire(rest)] Vec<Capability<'a>>),
    /// A parameter that is not known here.
    #[wire(other, len_prefix = u8)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

/// Something that a router can do. RFC 5492.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
pub enum Capability<'a> {
    /// Routes of this kind. RFC 4760.
    #[wire(tag = 1, len_prefix = u8)]
    Multiprotocol(Family),
    /// ROUTE-REFRESH messages. RFC 2918.
    #[wire(tag = 2, len_prefix = u8)]
    RouteRefresh,
    /// Messages of up to 65,535 octets. RFC 8654.
    #[wire(tag = 6, len_prefix = u8)]
    ExtendedMessage,
    /// AS numbers of four octets, and this router's. RFC 6793.
    #[wire(tag = 65, len_prefix = u8)]
    FourOctetAs(u32),
    /// A capability that is not known here.
    #[wire(other, len_prefix = u8)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

/// A kind of routes. RFC 4760, RFC 2918.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[wire(size = 4)]
pub struct Family {
    /// Address family: 1 for IPv4, 2 for IPv6.
    pub afi: u16,
    /// Zero; in ROUTE-REFRESH a subtype (RFC 7313).
    pub subtype: u8,
    /// Subsequent address family: 1 for unicast.
    pub safi: u8,
}

/// Routes that are no more, and routes that are. RFC 4271, section 4.3.
///
/// ```text
/// +-----------------------------------------------------+
/// |   Withdrawn Routes Length (2 octets)                |
/// +-----------------------------------------------------+
/// |   Withdrawn Routes (variable)                       |
/// +-----------------------------------------------------+
/// |   Total Path Attribute Length (2 octets)            |
/// +-----------------------------------------------------+
/// |   Path Attributes (variable)                        |
/// +-----------------------------------------------------+
/// |   Network Layer Reachability Information (variable) |
/// +-----------------------------------------------------+
/// ```
#[derive(Wire, Debug, Default, Clone, PartialEq)]
#[wire(view)]
#[wire(ctx(four_octet_as: bool))]
pub struct Update<'a> {
    /// Routes that are no more.
    #[wire(len_prefix = u16)]
    pub withdrawn: Vec<Prefix<'a>>,
    /// What holds of all routes that follow.
    #[wire(len_prefix = u16, ctx(four_octet_as = four_octet_as))]
    pub attributes: Vec<PathAttribute<'a>>,
    /// Routes that are.
    #[wire(rest)]
    pub routes: Vec<Prefix<'a>>,
}

/// A range of addresses: their first bits. RFC 4271, section 4.3.
///
/// ```text
/// +---------------------------+
/// |   Length (1 octet)        |
/// +---------------------------+
/// |   Prefix (variable)       |
/// +---------------------------+
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
pub struct Prefix<'a> {
    /// How many bits the addresses have in common.
    pub bits: u8,
    /// These, in as few octets as hold them.
    #[wire(len = bits.div_ceil(8))]
    pub octets: &'a [u8],
}

impl Prefix<'_> {
    /// The first address of the range, of IPv4.
    pub fn first_ipv4(&self) -> Option<Ipv4Addr> {
        let mut octets = [0; 4];
        octets.get_mut(..self.octets.len())?.copy_from_slice(self.octets);
        Some(octets.into())
    }
}

/// Something that holds of routes. RFC 4271, section 4.3.
///
/// ```text
///  0                   1
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |O|T|P|E|   0   |Attr. Type Code|   O optional, T transitive, P partial,
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+   E extended: the length has two octets
/// |  Length (1 or 2 octets), value
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(ctx(four_octet_as: bool))]
pub struct PathAttribute<'a> {
    /// Not every router knows it.
    #[wire(bits = 1)]
    pub optional: bool,
    /// It is passed on by routers that do not know it.
    #[wire(bits = 1)]
    pub transitive: bool,
    /// A router that did not know it has passed it on.
    #[wire(bits = 1)]
    pub partial: bool,
    /// The length has two octets.
    #[wire(bits = 1)]
    pub extended: bool,
    /// Unused.
    #[wire(bits = 4, reserved)]
    pub unused: (),
    /// Which attribute.
    #[wire(as = u8, tag_of(value))]
    pub kind: (),
    /// Of the value.
    #[wire(as = Either<u8, u16>, ctx(wide = extended), len_of(value))]
    pub len: (),
    /// What it says.
    #[wire(ctx(four_octet_as = four_octet_as))]
    pub value: AttributeValue<'a>,
}

/// What an attribute says. RFC 4271, section 5.1.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(ctx(four_octet_as: bool))]
pub enum AttributeValue<'a> {
    /// Where the routes come from.
    #[wire(tag = 1)]
    Origin(Origin),
    /// The systems that the routes came through.
    #[wire(tag = 2)]
    AsPath(#[wire(rest, ctx(four_octet_as = four_octet_as))] Vec<AsSegment>),
    /// Where packets are to be sent.
    #[wire(tag = 3)]
    NextHop(Ipv4Addr),
    /// Which of several ways into a system is preferred: the lowest.
    #[wire(tag = 4)]
    MultiExitDisc(u32),
    /// Which of several routes is preferred within a system: the highest.
    #[wire(tag = 5)]
    LocalPref(u32),
    /// More precise routes were left out.
    #[wire(tag = 6)]
    AtomicAggregate,
    /// Who put several routes together.
    #[wire(tag = 7)]
    Aggregator {
        /// Its system.
        #[wire(ctx(wide = four_octet_as))]
        system: AsNumber,
        /// Its address.
        router: Ipv4Addr,
    },
    /// Labels that operators agree on. RFC 1997.
    #[wire(tag = 8)]
    Communities(#[wire(rest)] Vec<u32>),
    /// Routes of other kinds that are. RFC 4760, section 3.
    #[wire(tag = 14)]
    MpReach {
        /// Address family.
        afi: u16,
        /// Subsequent address family.
        safi: u8,
        /// Where packets are to be sent.
        #[wire(len_prefix = u8)]
        next_hop: &'a [u8],
        /// Zero.
        #[wire(as = u8, reserved)]
        reserved: (),
        /// The routes.
        #[wire(rest)]
        routes: Vec<Prefix<'a>>,
    },
    /// Routes of other kinds that are no more. RFC 4760, section 4.
    #[wire(tag = 15)]
    MpUnreach {
        /// Address family.
        afi: u16,
        /// Subsequent address family.
        safi: u8,
        /// The routes.
        #[wire(rest)]
        withdrawn: Vec<Prefix<'a>>,
    },
    /// Labels with a type. RFC 4360.
    #[wire(tag = 16)]
    ExtendedCommunities(#[wire(rest)] Vec<u64>),
    /// The systems that the routes came through, for routers that know two octets. RFC 6793.
    #[wire(tag = 17)]
    As4Path(#[wire(rest, ctx(four_octet_as = true))] Vec<AsSegment>),
    /// Labels of twelve octets. RFC 8092.
    #[wire(tag = 32)]
    LargeCommunities(#[wire(rest)] Vec<[u32; 3]>),
    /// An attribute that is not known here.
    #[wire(other)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

/// Where routes come from. RFC 4271, section 4.3.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[repr(u8)]
pub enum Origin {
    /// From within the system.
    Igp = 0,
    /// By the protocol before BGP.
    Egp = 1,
    /// From elsewhere.
    Incomplete = 2,
}

/// A part of a path through systems. RFC 4271, section 4.3.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(ctx(four_octet_as: bool))]
pub struct AsSegment {
    /// In which order.
    pub kind: SegmentKind,
    /// The systems; the number before them counts systems, not octets.
    #[wire(count_prefix = u8, ctx(wide = four_octet_as))]
    pub systems: Vec<AsNumber>,
}

/// Whether a path is in order. RFC 4271, section 4.3; RFC 5065.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[repr(u8)]
pub enum SegmentKind {
    /// In any order.
    Set = 1,
    /// The last one first.
    Sequence = 2,
    /// In order, within a confederation.
    ConfedSequence = 3,
    /// In any order, within a confederation.
    ConfedSet = 4,
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKER: [u8; 16] = [0xff; 16];

    fn message(octets: &[u8]) -> Vec<u8> {
        [&MARKER, octets].concat()
    }

    #[test]
    fn a_keep_alive_is_the_header_alone() {
        let octets = message(&[0, 19, 4]);
        let keep_alive = Message { marker: (), len: (), kind: (), body: Body::KeepAlive };
        assert_eq!(Message::decode_with(&octets, (true,)).unwrap(), keep_alive);
        assert_eq!(keep_alive.encode_with((true,)).unwrap(), octets);
    }

    #[test]
    fn a_marker_of_anything_but_ones_is_an_error() {
        let mut octets = message(&[0, 19, 4]);
        octets[3] = 0;
        let error = Message::decode_with(&octets, (true,)).unwrap_err();
        assert!(matches!(error.kind(), wire_core::DecodeErrorKind::WrongMagic));
    }

    #[test]
    fn prefixes_take_as_few_octets_as_hold_their_bits() {
        for (octets, bits) in [(&[0][..], 0), (&[9, 10, 128], 9), (&[24, 192, 0, 2], 24)] {
            let prefix = Prefix::decode(octets).unwrap();
            assert_eq!(prefix.bits, bits);
            assert_eq!(prefix.encode().unwrap(), octets);
        }
        assert!(Prefix { bits: 25, octets: &[192, 0, 2] }.encode().is_err());
    }

    /// The path 64512 65536, with AS numbers of two octets and of four (RFC 6793).
    #[test]
    fn as_numbers_have_two_octets_or_four() {
        let segment = |systems: &[u32]| AsSegment {
            kind: SegmentKind::Sequence,
            systems: systems.iter().map(|system| AsNumber::new(*system)).collect(),
        };
        let octets = [2, 2, 0, 0, 0xfc, 0, 0, 1, 0, 0];
        assert_eq!(segment(&[64512, 65536]).encode_with((true,)).unwrap(), octets);
        assert_eq!(AsSegment::decode_with(&octets, (true,)).unwrap(), segment(&[64512, 65536]));
        assert_eq!(segment(&[64512]).encode_with((false,)).unwrap(), [2, 1, 0xfc, 0]);
        assert!(segment(&[65536]).encode_with((false,)).is_err());
    }

    #[test]
    fn a_flag_picks_the_width_of_an_attributes_len() {
        let attribute = |extended, value| PathAttribute {
            optional: true,
            transitive: false,
            partial: false,
            extended,
            unused: (),
            kind: (),
            len: (),
            value,
        };
        let short = attribute(false, AttributeValue::MultiExitDisc(7));
        assert_eq!(short.encode_with((true,)).unwrap(), [0x80, 4, 4, 0, 0, 0, 7]);
        let wide = attribute(true, AttributeValue::MultiExitDisc(7));
        let octets = [0x90, 4, 0, 4, 0, 0, 0, 7];
        assert_eq!(wide.encode_with((true,)).unwrap(), octets);
        assert_eq!(PathAttribute::decode_with(&octets, (true,)).unwrap(), wide);
        let long = attribute(false, AttributeValue::Other(99, &[0; 256]));
        assert!(long.encode_with((true,)).is_err(), "256 octets under a length of one");
    }

    #[test]
    fn an_update_has_three_sized_parts() {
        let octets = message(&[
            0, 44, 2, 0, 3, 16, 198, 51, 0, 14, 0x40, 1, 1, 0, 0x40, 3, 4, 192, 0, 2, 254, 0x40, 2,
            0, 24, 203, 0, 113,
        ]);
        let message = Message::decode_with(&octets, (true,)).unwrap();
        let Body::Update(update) = &message.body else { panic!() };
        assert_eq!(update.withdrawn, [Prefix { bits: 16, octets: &[198, 51] }]);
        assert_eq!(update.attributes.len(), 3);
        assert_eq!(update.routes[0].first_ipv4(), Some(Ipv4Addr::new(203, 0, 113, 0)));
        assert_eq!(message.encode_with((true,)).unwrap(), octets);
    }
}
