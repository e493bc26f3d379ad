//! Ethernet frames with their stack of VLAN tags (IEEE 802.3, 802.1Q, 802.1ad).

use core::fmt;

use wire_core::Wire;

/// An Ethernet address: six octets, written in hexadecimal with colons.
#[derive(Wire, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MacAddr(pub [u8; 6]);

impl fmt::Display for MacAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}

impl fmt::Debug for MacAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A frame, without preamble and frame check sequence. IEEE 802.3, section 3.1.
///
/// ```text
/// +-------------------+-------------------+------+------------ - - -
/// | dst (6)           | src (6)           | type | what it announces
/// +-------------------+-------------------+------+------------ - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Who the frame is for.
    pub dst: MacAddr,
    /// Who sent it.
    pub src: MacAddr,
    /// The type, and what it announces.
    pub content: Content<'a>,
}

/// The type field and what follows it: a tag and again a type, or the payload.
///
/// Short payloads are padded to 46 octets; only what is inside knows how long it is.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(tag = u16)]
pub enum Content<'a> {
    /// A customer's VLAN tag, IEEE 802.1Q.
    #[wire(tag = 0x8100)]
    CustomerTag(Tag<'a>),
    /// A service provider's VLAN tag, IEEE 802.1ad, around a customer's.
    #[wire(tag = 0x88a8)]
    ServiceTag(Tag<'a>),
    /// The double tag of some bridges from before IEEE 802.1ad.
    #[wire(tag = 0x9100)]
    OldServiceTag(Tag<'a>),
    /// No type but a length: logical link control (IEEE 802.2), then padding.
    #[wire(tag = 0..=1500)]
    Llc {
        /// The octets of `octets` that are no padding.
        len: u16,
        /// The frame's octets, padding included.
        #[wire(rest)]
        octets: &'a [u8],
    },
    /// The payload of any other type.
    #[wire(other)]
    Payload {
        /// What the payload is, such as [`IPV4`].
        ethertype: u16,
        /// The payload, padding included.
        #[wire(rest)]
        octets: &'a [u8],
    },
}

/// A VLAN tag, and what it is put in front of. IEEE 802.1Q, section 9.6.
///
/// ```text
///  0                   1
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
/// +-----+-+-----------------------+---- - - -
/// | PCP |D|          VID          | type …
/// +-----+-+-----------------------+---- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Priority code point, 0 to 7.
    #[wire(bits = 3)]
    pub priority: u8,
    /// Drop eligible indicator.
    #[wire(bits = 1)]
    pub drop_eligible: bool,
    /// VLAN identifier, 12 bits.
    #[wire(bits = 12)]
    pub vlan: u16,
    /// The next type, and what it announces.
    pub content: Box<Content<'a>>,
}

/// Ethertype of IPv4.
pub const IPV4: u16 = 0x0800;
/// Ethertype of ARP.
pub const ARP: u16 = 0x0806;
/// Ethertype of reverse ARP, which has ARP's format. RFC 903.
pub const REVERSE_ARP: u16 = 0x8035;
/// Ethertype of IPv6.
pub const IPV6: u16 = 0x86dd;

impl<'a> Frame<'a> {
    /// What the frame holds: its tags, outermost first, and what is behind them.
    pub fn contents(&self) -> impl Iterator<Item = &Content<'a>> {
        core::iter::successors(Some(&self.content), |content| {
            content.tag().map(|tag| &*tag.content)
        })
    }

    /// The VLAN tags, outermost first.
    pub fn tags(&self) -> impl Iterator<Item = &Tag<'a>> {
        self.contents().filter_map(Content::tag)
    }

    /// What is behind the tags.
    pub fn untagged(&self) -> &Content<'a> {
        self.contents().last().unwrap_or(&self.content)
    }
}

impl<'a> Content<'a> {
    /// The tag that it is.
    pub fn tag(&self) -> Option<&Tag<'a>> {
        match self {
            Self::CustomerTag(tag) | Self::ServiceTag(tag) | Self::OldServiceTag(tag) => Some(tag),
            _ => None,
        }
    }
}
