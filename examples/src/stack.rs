//! From a frame to its layers: Ethernet, ARP, IPv4, IPv6 with its extension headers, ICMP, ICMPv6,
//! UDP, TCP and DNS.
//!
//! [`dissect`] goes as far as it can. A packet that was cut off (by a capture's snap length, by
//! fragmentation, by the error that quotes it) is read as far as it is there; a checksum that is
//! wrong is told, and is no obstacle.

mod layer;
mod read;
mod show;

use std::net::Ipv4Addr;

use wire_core::{Decode, DecodeError, Tag};

use crate::inet::Addresses;
use crate::{arp, dns, ethernet, icmp, icmpv6, ipv4, ipv6, tcp, udp};

pub use layer::{Checksum, Layer, Value};
use read::{Found, read};
pub use show::Tree;

/// A frame, taken apart.
#[derive(Debug, Clone)]
pub struct Dissection<'a> {
    /// The layers, outermost first; behind an ICMP error, those of the packet that it quotes.
    pub layers: Vec<Layer<'a>>,
    /// Why it did not go on, if not because the end was reached.
    pub stopped: Option<Stopped>,
}

/// Where octets are not what the layer before them said.
#[derive(Debug, Clone)]
pub struct Stopped {
    /// The protocol that the octets should have been.
    pub protocol: &'static str,
    /// Octets from the start of the frame to where the protocol starts.
    pub start: usize,
    /// What is wrong; its offset counts from `start`.
    pub error: DecodeError,
}

impl<'a> Dissection<'a> {
    /// All fields of all layers, to be printed.
    pub fn tree(&self) -> Tree<'a, '_> {
        Tree(self)
    }
}

/// The layers of an Ethernet frame.
pub fn dissect(frame: &[u8]) -> Dissection<'_> {
    let mut stack = Stack { frame, layers: Vec::new(), stopped: None };
    let mut next = Some(Next::Frame);
    while let Some(part) = next {
        next = stack.step(part);
    }
    Dissection { layers: stack.layers, stopped: stack.stopped }
}

/// What comes next.
enum Next<'a> {
    Frame,
    /// What an Ethertype announces.
    Ethertype(u16, &'a [u8]),
    /// What an IP packet carries.
    Ip(Carried<'a>),
    /// A packet quoted by an error.
    Quoted(u16, &'a [u8]),
    /// A DNS message in a datagram.
    Dns(&'a [u8]),
    /// DNS messages in a stream.
    DnsStream(&'a [u8]),
}

/// What an IP packet carries.
struct Carried<'a> {
    protocol: u8,
    octets: &'a [u8],
    addresses: Addresses,
    /// It starts with the protocol's header, and is not a later fragment.
    is_start: bool,
    /// Not all of it is there.
    part: bool,
    quoted: bool,
}

struct Stack<'a> {
    frame: &'a [u8],
    layers: Vec<Layer<'a>>,
    stopped: Option<Stopped>,
}

impl<'a> Stack<'a> {
    fn step(&mut self, part: Next<'a>) -> Option<Next<'a>> {
        match part {
            Next::Frame => self.ethernet(),
            Next::Ethertype(ethertype, octets) => self.network(ethertype, octets, false),
            Next::Quoted(ethertype, octets) => self.network(ethertype, octets, true),
            Next::Ip(carried) => match carried.protocol {
                ipv4::ICMP if carried.is_v4() => self.icmp(&carried),
                icmpv6::PROTOCOL => self.icmpv6(&carried),
                udp::PROTOCOL => self.udp(&carried),
                tcp::PROTOCOL => self.tcp(&carried),
                ipv4::IPV4 => Some(Next::Ethertype(ethernet::IPV4, carried.octets)),
                ipv4::IPV6 => Some(Next::Ethertype(ethernet::IPV6, carried.octets)),
                _ if !carried.is_v4() => self.extension(carried),
                protocol => self.payload(protocol.into(), carried.octets),
            },
            Next::Dns(octets) => self.dns(octets),
            Next::DnsStream(octets) => self.dns_stream(octets),
        }
    }

    /// Notes a layer.
    fn push(&mut self, found: &Found<'a>, value: Value<'a>, addresses: Option<Addresses>) {
        self.layers.push(Layer {
            start: self.start_of(found.octets),
            octets: found.octets,
            checksum: if value.has_checksum() { found.checksum } else { Checksum::None },
            cut_off: found.cut_off,
            addresses,
            value,
        });
    }

    /// What no layer above knows.
    fn payload(&mut self, kind: u16, octets: &'a [u8]) -> Option<Next<'a>> {
        if !octets.is_empty() {
            let found = Found { octets, checksum: Checksum::None, cut_off: false };
            self.push(&found, Value::Payload { kind, octets }, None);
        }
        None
    }

    /// Octets from the start of the frame to a part of it.
    fn start_of(&self, octets: &[u8]) -> usize {
        octets.as_ptr().addr().saturating_sub(self.frame.as_ptr().addr())
    }

    /// Reads a layer; where it is none, notes why.
    fn read<T: Decode<'a, Ctx>, Ctx: Clone>(
        &mut self,
        protocol: &'static str,
        octets: &'a [u8],
        ctx: Ctx,
        part: bool,
    ) -> Option<(T, Found<'a>)> {
        match read(octets, ctx, part) {
            Ok(layer) => Some(layer),
            Err(error) => self.stop(protocol, octets, error),
        }
    }

    /// Notes why the octets are not what the layer before them said.
    fn stop<T>(&mut self, protocol: &'static str, octets: &[u8], error: DecodeError) -> Option<T> {
        let start = self.start_of(octets);
        self.stopped = Some(Stopped { protocol, start, error });
        None
    }

    fn ethernet(&mut self) -> Option<Next<'a>> {
        let (frame, found) =
            self.read::<ethernet::Frame<'a>, _>("Ethernet", self.frame, (), false)?;
        let next = match frame.untagged() {
            ethernet::Content::Payload { ethertype, octets } => {
                Some(Next::Ethertype(*ethertype, octets))
            }
            _ => None,
        };
        self.push(&found, Value::Ethernet(frame), None);
        next
    }

    fn network(&mut self, ethertype: u16, octets: &'a [u8], quoted: bool) -> Option<Next<'a>> {
        match ethertype {
            ethernet::ARP | ethernet::REVERSE_ARP => self.arp(octets),
            ethernet::IPV4 => self.ipv4(octets, quoted),
            ethernet::IPV6 => self.ipv6(octets, quoted),
            _ => self.payload(ethertype, octets),
        }
    }

    fn arp(&mut self, octets: &'a [u8]) -> Option<Next<'a>> {
        let (packet, found) = self.read::<arp::Packet<'a>, _>("ARP", octets, (), false)?;
        self.push(&found, Value::Arp(packet), None);
        None
    }

    fn ipv4(&mut self, octets: &'a [u8], quoted: bool) -> Option<Next<'a>> {
        let (value, found, next) = match read::<ipv4::Packet<'a>, _>(octets, (), false) {
            Ok((packet, found)) => {
                let next = carried_by_v4(&packet, packet.final_dst(), &found, quoted);
                (Value::Ipv4(packet), found, next)
            }
            Err(error) => match read::<ipv4::Packet<'a, &'a [u8]>, _>(octets, (), false) {
                Ok((packet, found)) => {
                    let next = carried_by_v4(&packet, packet.dst, &found, quoted);
                    (Value::Ipv4BadOptions { packet, error }, found, next)
                }
                Err(_) => return self.stop("IPv4", octets, error),
            },
        };
        // This checksum covers the header alone: with an octet behind it, the header is all there.
        let checksum = match (found.checksum, next.octets) {
            (Checksum::Unverified, [_, ..]) => Checksum::Good,
            (checksum, _) => checksum,
        };
        self.push(&Found { checksum, ..found }, value, None);
        next.is_start.then_some(Next::Ip(next))
    }

    fn ipv6(&mut self, octets: &'a [u8], quoted: bool) -> Option<Next<'a>> {
        let (packet, found) = self.read::<ipv6::Packet<'a>, _>("IPv6", octets, (), false)?;
        let next = Carried {
            protocol: packet.next_header,
            octets: packet.payload,
            addresses: Addresses::V6 { src: packet.src, dst: packet.dst },
            is_start: true,
            part: found.cut_off,
            quoted,
        };
        self.push(&found, Value::Ipv6(packet), None);
        Some(Next::Ip(next))
    }

    /// An IPv6 extension header, or a protocol that the stack does not know.
    fn extension(&mut self, carried: Carried<'a>) -> Option<Next<'a>> {
        let tag = (Tag(carried.protocol.into()),);
        let (extension, found) = self.read::<ipv6::Extension<'a>, _>(
            "IPv6 extension header",
            carried.octets,
            tag,
            false,
        )?;
        let Some((protocol, octets)) = extension.next() else {
            return self.payload(carried.protocol.into(), carried.octets);
        };
        let mut next = Carried { protocol, octets, ..carried };
        if let (Some(dst), Addresses::V6 { src, .. }) = (extension.final_dst(), next.addresses) {
            next.addresses = Addresses::V6 { src, dst };
        }
        if let ipv6::Extension::Fragment(fragment) = &extension {
            next.part |= fragment.more;
            next.is_start = fragment.offset == 0;
        }
        let kind = carried.protocol;
        self.push(&found, Value::Extension { kind, extension }, None);
        next.is_start.then_some(Next::Ip(next))
    }

    fn icmp(&mut self, carried: &Carried<'a>) -> Option<Next<'a>> {
        let (message, found) =
            self.read::<icmp::Message<'a>, _>("ICMP", carried.octets, (), carried.part)?;
        let quote = message.body.quote().filter(|_| !carried.quoted);
        self.push(&found, Value::Icmp(message), None);
        quote.map(|quote| Next::Quoted(ethernet::IPV4, quote.0))
    }

    fn icmpv6(&mut self, carried: &Carried<'a>) -> Option<Next<'a>> {
        let addresses = carried.addresses;
        let (message, found) = self.read::<icmpv6::Message<'a>, _>(
            "ICMPv6",
            carried.octets,
            (addresses,),
            carried.part,
        )?;
        let quote = message.body.quote().filter(|_| !carried.quoted);
        self.push(&found, Value::Icmpv6(message), Some(addresses));
        quote.map(|quote| Next::Quoted(ethernet::IPV6, quote.0))
    }

    fn udp(&mut self, carried: &Carried<'a>) -> Option<Next<'a>> {
        let addresses = carried.addresses;
        // Its own length tells whether all of it is there.
        let (datagram, mut found) =
            self.read::<udp::Datagram<'a>, _>("UDP", carried.octets, (addresses,), false)?;
        if datagram.checksum.is_none() {
            // Over IPv6, there has to be one. RFC 8200, section 8.1.
            found.checksum = if carried.is_v4() { Checksum::Absent } else { Checksum::Bad };
        }
        let is_dns = is_dns(datagram.src_port) || is_dns(datagram.dst_port);
        let payload = datagram.payload;
        self.push(&found, Value::Udp(datagram), Some(addresses));
        (is_dns && !carried.quoted).then_some(Next::Dns(payload))
    }

    fn tcp(&mut self, carried: &Carried<'a>) -> Option<Next<'a>> {
        let Carried { octets, part, quoted, .. } = *carried;
        let ctx = (carried.addresses,);
        let (value, found, next) = match read::<tcp::Segment<'a>, _>(octets, ctx, part) {
            Ok((segment, found)) => {
                let next = carried_by_tcp(&segment);
                (Value::Tcp(segment), found, next)
            }
            Err(error) => match read::<tcp::Segment<'a, &'a [u8]>, _>(octets, ctx, part) {
                Ok((segment, found)) => {
                    let next = carried_by_tcp(&segment);
                    (Value::TcpBadOptions { segment, error }, found, next)
                }
                Err(_) => return self.stop("TCP", octets, error),
            },
        };
        self.push(&found, value, Some(carried.addresses));
        next.filter(|_| !quoted)
    }

    /// A message; of one that is broken, what can be read.
    fn dns(&mut self, octets: &'a [u8]) -> Option<Next<'a>> {
        let error = match read::<dns::Message<'a>, _>(octets, (), false) {
            Ok((message, found)) => {
                self.push(&found, Value::Dns(message), None);
                return None;
            }
            Err(error) => error,
        };
        if let Ok((start, found)) = read::<dns::Start, _>(octets, (), false) {
            self.push(&found, Value::DnsStart(start), None);
        } else if let Ok((header, found)) = read::<dns::Header, _>(octets, (), false) {
            self.push(&found, Value::DnsHeader(header), None);
        }
        self.stop("DNS", octets, error)
    }

    /// The messages that start and end in this segment.
    fn dns_stream(&mut self, octets: &'a [u8]) -> Option<Next<'a>> {
        let (message, rest) = dns::split_stream(octets).ok()?;
        self.dns(message);
        self.stopped.is_none().then_some(Next::DnsStream(rest))
    }
}

fn carried_by_v4<'a, Options>(
    packet: &ipv4::Packet<'a, Options>,
    dst: Ipv4Addr,
    found: &Found<'a>,
    quoted: bool,
) -> Carried<'a> {
    Carried {
        protocol: packet.protocol,
        octets: packet.payload,
        addresses: Addresses::V4 { src: packet.src, dst },
        is_start: packet.fragment_offset == 0,
        part: found.cut_off || packet.more_fragments,
        quoted,
    }
}

fn carried_by_tcp<'a, Options>(segment: &tcp::Segment<'a, Options>) -> Option<Next<'a>> {
    let is_dns = segment.src_port == dns::PORT || segment.dst_port == dns::PORT;
    is_dns.then_some(Next::DnsStream(segment.payload))
}

/// Ports of DNS, of multicast DNS (RFC 6762) and of link-local multicast name resolution (RFC 4795).
fn is_dns(port: u16) -> bool {
    matches!(port, dns::PORT | 5353 | 5355)
}

impl Carried<'_> {
    fn is_v4(&self) -> bool {
        matches!(self.addresses, Addresses::V4 { .. })
    }
}
