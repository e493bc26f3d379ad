//! A dissection as a line, and as a tree.

use core::fmt::{self, Display, Formatter};

use super::{Checksum, Dissection, Layer, Stopped, Value};
use crate::{arp, dns, ethernet, icmp, icmpv6, tcp};

/// One line: addresses, then what the innermost layers say.
impl Display for Dissection<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for layer in &self.layers {
            match &layer.value {
                // Ethernet's addresses matter where there are no others.
                Value::Ethernet(frame) if has_addresses(self) => {
                    if frame.tags().next().is_none() {
                        continue;
                    }
                    tags(frame, f)?;
                }
                _ => write!(f, "{separator}{layer}")?,
            }
            separator = " | ";
        }
        if let Some(stopped) = &self.stopped {
            write!(f, "{separator}{stopped}")?;
        }
        Ok(())
    }
}

fn has_addresses(dissection: &Dissection<'_>) -> bool {
    let next = dissection.layers.get(1).map(|layer| &layer.value);
    next.is_some_and(|value| !matches!(value, Value::Payload { .. }))
}

impl Display for Stopped {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let at = self.start + self.error.offset();
        write!(f, "[no {}: {}; frame octet {at}]", self.protocol, self.error)
    }
}

impl Display for Layer<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.value {
            Value::Ethernet(frame) => ethernet(frame, f)?,
            Value::Arp(packet) => arp(packet, f)?,
            Value::Ipv4(packet) => {
                write!(f, "IPv4 {} > {}", packet.src, packet.dst)?;
                if packet.is_fragment() {
                    let (id, offset) = (packet.id, u32::from(packet.fragment_offset) * 8);
                    write!(f, " fragment {id:#06x}@{offset}")?;
                }
            }
            Value::Ipv4BadOptions { packet, error } => {
                write!(f, "IPv4 {} > {} [{error}]", packet.src, packet.dst)?;
            }
            Value::Ipv6(packet) => write!(f, "IPv6 {} > {}", packet.src, packet.dst)?,
            Value::Icmp(message) => icmp(message, f)?,
            Value::Icmpv6(message) => icmpv6(message, f)?,
            Value::Udp(datagram) => {
                let (src, dst) = (datagram.src_port, datagram.dst_port);
                write!(f, "UDP {src} > {dst} len {}", datagram.payload.len())?;
            }
            Value::Tcp(segment) => tcp(segment, f)?,
            Value::TcpBadOptions { segment, error } => {
                tcp(segment, f)?;
                write!(f, " [{error}]")?;
            }
            Value::Dns(message) => dns(message, f)?,
            Value::DnsStart(start) => write!(f, "DNS {:#06x}", start.header.id)?,
            Value::DnsHeader(header) => write!(f, "DNS {:#06x}", header.id)?,
            Value::Extension { .. } => f.write_str(self.value.protocol())?,
            // Protocols in IP have 8 bits, Ethertypes start at 0x600.
            Value::Payload { kind: kind @ 0..=255, octets } => {
                write!(f, "protocol {kind}, {} octets", octets.len())?;
            }
            Value::Payload { kind, octets } => {
                write!(f, "type {kind:#06x}, {} octets", octets.len())?;
            }
        }
        match self.checksum {
            Checksum::Bad => f.write_str(" [wrong checksum]")?,
            Checksum::Absent | Checksum::Good | Checksum::None | Checksum::Unverified => {}
        }
        if self.cut_off {
            f.write_str(" [cut off]")?;
        }
        Ok(())
    }
}

fn ethernet(frame: &ethernet::Frame<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "{} > {}", frame.src, frame.dst)?;
    if frame.tags().next().is_some() {
        f.write_str(" ")?;
        tags(frame, f)?;
    }
    match frame.untagged() {
        ethernet::Content::Llc { len, .. } => write!(f, " 802.3 len {len}"),
        _ => Ok(()),
    }
}

fn tags(frame: &ethernet::Frame<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("VLAN")?;
    frame.tags().try_for_each(|tag| write!(f, " {}", tag.vlan))
}

fn arp(packet: &arp::Packet<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "ARP {:?} from ", packet.operation)?;
    address(packet.sender_protocol, f)?;
    f.write_str(" for ")?;
    address(packet.target_protocol, f)
}

/// Of four octets, an IPv4 address; else in hexadecimal.
fn address(octets: &[u8], f: &mut Formatter<'_>) -> fmt::Result {
    match <[u8; 4]>::try_from(octets) {
        Ok(octets) => write!(f, "{}", std::net::Ipv4Addr::from(octets)),
        Err(_) => octets.iter().try_for_each(|octet| write!(f, "{octet:02x}")),
    }
}

fn icmp(message: &icmp::Message<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    match &message.body {
        icmp::Body::Echo(echo) => write!(f, "ICMP echo {} seq {}", echo.id, echo.seq),
        icmp::Body::EchoReply(echo) => write!(f, "ICMP echo reply {} seq {}", echo.id, echo.seq),
        _ => write!(f, "ICMP type {} code {}", message.kind, message.code),
    }
}

fn icmpv6(message: &icmpv6::Message<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    use icmpv6::Body;
    match &message.body {
        Body::Echo(echo) => write!(f, "ICMPv6 echo {} seq {}", echo.id, echo.seq),
        Body::EchoReply(echo) => write!(f, "ICMPv6 echo reply {} seq {}", echo.id, echo.seq),
        Body::NeighbourSolicitation { target, .. } => write!(f, "ICMPv6 who has {target}"),
        Body::NeighbourAdvertisement { target, .. } => write!(f, "ICMPv6 {target} is here"),
        _ => write!(f, "ICMPv6 type {} code {}", message.kind, message.code),
    }
}

fn tcp<Options>(segment: &tcp::Segment<'_, Options>, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "TCP {} > {} ", segment.src_port, segment.dst_port)?;
    let flags = [
        (segment.syn, 'S'),
        (segment.fin, 'F'),
        (segment.rst, 'R'),
        (segment.psh, 'P'),
        (segment.urg, 'U'),
        (segment.ece, 'E'),
        (segment.cwr, 'C'),
        (segment.ae, 'A'),
        (segment.ack, '.'),
    ];
    for (_, letter) in flags.iter().filter(|(set, _)| *set) {
        write!(f, "{letter}")?;
    }
    write!(f, " seq {}", segment.seq_number)?;
    if segment.ack {
        write!(f, " ack {}", segment.ack_number)?;
    }
    write!(f, " win {} len {}", segment.window, segment.payload.len())
}

fn dns(message: &dns::Message<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let what = if message.flags.response { "answer" } else { "query" };
    write!(f, "DNS {what} {:#06x}", message.id)?;
    for question in &message.questions {
        write!(f, " {}? type {}", question.name, question.kind)?;
    }
    match message.flags.response {
        true => write!(f, ", rcode {}, {} answers", message.flags.rcode, message.answers.len()),
        false => Ok(()),
    }
}

/// All fields of all layers.
pub struct Tree<'a, 'b>(pub(super) &'b Dissection<'a>);

impl Display for Tree<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for layer in &self.0.layers {
            let (protocol, start, len) = (layer.value.protocol(), layer.start, layer.octets.len());
            write!(f, "  {protocol}, octets {start} to {}", start + len)?;
            if layer.checksum != Checksum::None {
                write!(f, ", checksum {:?}", layer.checksum)?;
            }
            writeln!(f, "{}", if layer.cut_off { ", cut off" } else { "" })?;
            write_fields(&fields(&layer.value), f)?;
        }
        match &self.0.stopped {
            Some(stopped) => writeln!(f, "  {stopped}"),
            None => Ok(()),
        }
    }
}

/// Writes the fields a line each; octets, which `Debug` gives a line each, on one.
fn write_fields(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        write!(f, "    {line}")?;
        if line.ends_with('[') {
            let mut octets = Vec::new();
            while let Some(octet) = octet(lines.clone().next()) {
                octets.push(octet);
                lines.next();
            }
            if !octets.is_empty() {
                write_octets(&octets, f)?;
                f.write_str(lines.next().unwrap_or_default().trim_start())?;
            }
        }
        f.write_str("\n")?;
    }
    Ok(())
}

fn octet(line: Option<&str>) -> Option<u8> {
    line?.trim_start().strip_suffix(',')?.parse().ok()
}

/// In hexadecimal, no more than fit a line.
fn write_octets(octets: &[u8], f: &mut Formatter<'_>) -> fmt::Result {
    const SHOWN: usize = 24;
    for (number, octet) in octets.iter().take(SHOWN).enumerate() {
        let space = if number == 0 { "" } else { " " };
        write!(f, "{space}{octet:02x}")?;
    }
    match octets.len() > SHOWN {
        true => write!(f, " … {} octets", octets.len()),
        false => Ok(()),
    }
}

fn fields(value: &Value<'_>) -> String {
    match value {
        Value::Ethernet(value) => format!("{value:#?}"),
        Value::Arp(value) => format!("{value:#?}"),
        Value::Ipv4(value) => format!("{value:#?}"),
        Value::Ipv4BadOptions { packet, .. } => format!("{packet:#?}"),
        Value::Ipv6(value) => format!("{value:#?}"),
        Value::Extension { extension, .. } => format!("{extension:#?}"),
        Value::Icmp(value) => format!("{value:#?}"),
        Value::Icmpv6(value) => format!("{value:#?}"),
        Value::Udp(value) => format!("{value:#?}"),
        Value::Tcp(value) => format!("{value:#?}"),
        Value::TcpBadOptions { segment, .. } => format!("{segment:#?}"),
        Value::Dns(value) => format!("{value:#?}"),
        Value::DnsStart(value) => format!("{value:#?}"),
        Value::DnsHeader(value) => format!("{value:#?}"),
        Value::Payload { octets, .. } => format!("{octets:#?}"),
    }
}
