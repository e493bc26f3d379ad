//! A layer of a frame.

use wire_core::{DecodeError, EncodeError, Tag, Wire};

use crate::inet::Addresses;
use crate::{arp, dns, ethernet, icmp, icmpv6, ipv4, ipv6, tcp, udp};

/// A layer: what it says, and which octets say it.
#[derive(Debug, Clone)]
pub struct Layer<'a> {
    /// Octets from the start of the frame.
    pub start: usize,
    /// The layer's octets, those of the layers within it included.
    pub octets: &'a [u8],
    /// What it says.
    pub value: Value<'a>,
    /// What its checksum is like.
    pub checksum: Checksum,
    /// Its lengths go beyond the octets that are there.
    pub cut_off: bool,
    /// What its checksum protects besides.
    pub addresses: Option<Addresses>,
}

/// What a checksum is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checksum {
    /// It is right.
    Good,
    /// It is wrong.
    Bad,
    /// Not all that it covers is there.
    Unverified,
    /// The sender left it out.
    Absent,
    /// The protocol has none.
    None,
}

/// What a layer says.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// An Ethernet frame.
    Ethernet(ethernet::Frame<'a>),
    /// An ARP packet.
    Arp(arp::Packet<'a>),
    /// An IPv4 packet.
    Ipv4(ipv4::Packet<'a>),
    /// An IPv4 packet, the options of which are none.
    Ipv4BadOptions {
        /// The packet, its options as they are.
        packet: ipv4::Packet<'a, &'a [u8]>,
        /// What is wrong with them.
        error: DecodeError,
    },
    /// An IPv6 packet.
    Ipv6(ipv6::Packet<'a>),
    /// An IPv6 extension header.
    Extension {
        /// The next-header octet that says so.
        kind: u8,
        /// The header.
        extension: ipv6::Extension<'a>,
    },
    /// An ICMP message.
    Icmp(icmp::Message<'a>),
    /// An ICMPv6 message.
    Icmpv6(icmpv6::Message<'a>),
    /// A UDP datagram.
    Udp(udp::Datagram<'a>),
    /// A TCP segment.
    Tcp(tcp::Segment<'a>),
    /// A TCP segment, the options of which are none.
    TcpBadOptions {
        /// The segment, its options as they are.
        segment: tcp::Segment<'a, &'a [u8]>,
        /// What is wrong with them.
        error: DecodeError,
    },
    /// A DNS message.
    Dns(dns::Message<'a>),
    /// The start of a DNS message that is broken behind it.
    DnsStart(dns::Start),
    /// The header of a DNS message, the first question of which is none.
    DnsHeader(dns::Header),
    /// Octets of a protocol that the stack does not know.
    Payload {
        /// The Ethertype, or the protocol's number in IP.
        kind: u16,
        /// The octets.
        octets: &'a [u8],
    },
}

impl Layer<'_> {
    /// The layer's octets, lengths and checksums computed.
    ///
    /// # Errors
    ///
    /// Where the value has no octets.
    pub fn encode(&self) -> Result<Vec<u8>, EncodeError> {
        let addresses = self.addresses;
        match (&self.value, addresses) {
            (Value::Icmpv6(value), Some(addresses)) => value.encode_with((addresses,)),
            (Value::Udp(value), Some(addresses)) => value.encode_with((addresses,)),
            (Value::Tcp(value), Some(addresses)) => value.encode_with((addresses,)),
            (Value::Extension { kind, extension }, _) => {
                extension.encode_with((Tag((*kind).into()),))
            }
            (Value::Ethernet(value), _) => value.encode(),
            (Value::Arp(value), _) => value.encode(),
            (Value::Ipv4(value), _) => value.encode(),
            (Value::Ipv6(value), _) => value.encode(),
            (Value::Icmp(value), _) => value.encode(),
            (Value::Dns(value), _) => value.encode(),
            (Value::Ipv4BadOptions { packet, .. }, _) => packet.encode(),
            (Value::TcpBadOptions { segment, .. }, Some(addresses)) => {
                segment.encode_with((addresses,))
            }
            (Value::DnsStart(value), _) => value.encode(),
            (Value::DnsHeader(value), _) => value.encode(),
            _ => Ok(self.octets.to_vec()),
        }
    }

    /// The layer's octets, lengths and checksums as it says, right or wrong.
    ///
    /// # Errors
    ///
    /// Where a value does not fit its field.
    pub fn encode_verbatim(&self) -> Result<Vec<u8>, EncodeError> {
        let addresses = self.addresses;
        match (&self.value, addresses) {
            (Value::Icmpv6(value), Some(addresses)) => value.encode_verbatim_with((addresses,)),
            (Value::Udp(value), Some(addresses)) => value.encode_verbatim_with((addresses,)),
            (Value::Tcp(value), Some(addresses)) => value.encode_verbatim_with((addresses,)),
            (Value::Extension { kind, extension }, _) => {
                extension.encode_verbatim_with((Tag((*kind).into()),))
            }
            (Value::Ethernet(value), _) => value.encode_verbatim(),
            (Value::Arp(value), _) => value.encode_verbatim(),
            (Value::Ipv4(value), _) => value.encode_verbatim(),
            (Value::Ipv6(value), _) => value.encode_verbatim(),
            (Value::Icmp(value), _) => value.encode_verbatim(),
            (Value::Dns(value), _) => value.encode_verbatim(),
            (Value::Ipv4BadOptions { packet, .. }, _) => packet.encode_verbatim(),
            (Value::TcpBadOptions { segment, .. }, Some(addresses)) => {
                segment.encode_verbatim_with((addresses,))
            }
            (Value::DnsStart(value), _) => value.encode_verbatim(),
            (Value::DnsHeader(value), _) => value.encode_verbatim(),
            _ => Ok(self.octets.to_vec()),
        }
    }
}

impl Value<'_> {
    /// Whether the protocol has a checksum.
    pub fn has_checksum(&self) -> bool {
        matches!(
            self,
            Self::Ipv4(_)
                | Self::Ipv4BadOptions { .. }
                | Self::Icmp(_)
                | Self::Icmpv6(_)
                | Self::Udp(_)
                | Self::Tcp(_)
                | Self::TcpBadOptions { .. }
        )
    }

    /// The protocol's name.
    pub fn protocol(&self) -> &'static str {
        match self {
            Self::Ethernet(_) => "Ethernet",
            Self::Arp(_) => "ARP",
            Self::Ipv4(_) | Self::Ipv4BadOptions { .. } => "IPv4",
            Self::Ipv6(_) => "IPv6",
            Self::Extension { extension, .. } => extension.protocol(),
            Self::Icmp(_) => "ICMP",
            Self::Icmpv6(_) => "ICMPv6",
            Self::Udp(_) => "UDP",
            Self::Tcp(_) | Self::TcpBadOptions { .. } => "TCP",
            Self::Dns(_) | Self::DnsStart(_) | Self::DnsHeader(_) => "DNS",
            Self::Payload { .. } => "payload",
        }
    }
}
