//! What a dissection says, in the columns and the notation of tshark.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use wire_core::Fixed as _;
use wire_examples::stack::{Checksum, Dissection, Layer, Value};
use wire_examples::{arp, dns, ethernet, icmp, icmpv6, ipv4, ipv6, tcp, udp};

/// ARP's number of Ethernet.
const ETHERNET: u16 = 1;

/// The first value of each column: of a field that occurs more than once, the outermost.
pub(crate) struct Cells(BTreeMap<&'static str, String>);

impl Cells {
    pub(crate) fn of(dissection: &Dissection<'_>) -> Self {
        let mut cells = Self(BTreeMap::new());
        for layer in &dissection.layers {
            cells.layer(layer);
        }
        cells
    }

    pub(crate) fn get(&self, column: &str) -> Option<&str> {
        self.0.get(column).map(String::as_str)
    }

    fn put(&mut self, column: &'static str, value: impl ToString) {
        self.0.entry(column).or_insert_with(|| value.to_string());
    }

    fn layer(&mut self, layer: &Layer<'_>) {
        match &layer.value {
            Value::Ethernet(frame) => self.ethernet(frame),
            Value::Arp(packet) => self.arp(packet),
            Value::Ipv4(packet) => self.ipv4(packet, packet.final_dst(), layer.checksum),
            Value::Ipv4BadOptions { packet, .. } => {
                self.ipv4(packet, packet.dst, layer.checksum);
            }
            Value::Ipv6(packet) => self.ipv6(packet),
            Value::Icmp(message) => self.icmp(message, layer.checksum),
            Value::Icmpv6(message) => self.icmpv6(message, layer.checksum),
            Value::Udp(datagram) => self.udp(datagram, layer.checksum),
            Value::Tcp(segment) => self.tcp(segment, layer.checksum),
            Value::TcpBadOptions { segment, .. } => self.tcp(segment, layer.checksum),
            Value::Dns(message) => {
                self.dns_header(&header_of(message));
                self.dns_question(message.questions.first());
            }
            Value::DnsStart(start) => {
                self.dns_header(&start.header);
                self.dns_question(start.question.as_ref());
            }
            Value::DnsHeader(header) => self.dns_header(header),
            Value::Extension { .. } | Value::Payload { .. } => {}
        }
    }

    fn ethernet(&mut self, frame: &ethernet::Frame<'_>) {
        self.put("eth.dst", frame.dst);
        self.put("eth.src", frame.src);
        match &frame.content {
            ethernet::Content::Llc { .. } => {}
            ethernet::Content::Payload { ethertype, .. } => {
                self.put("eth.type", hex16(*ethertype));
            }
            ethernet::Content::CustomerTag(_) => self.put("eth.type", hex16(0x8100)),
            ethernet::Content::ServiceTag(_) => self.put("eth.type", hex16(0x88a8)),
            ethernet::Content::OldServiceTag(_) => self.put("eth.type", hex16(0x9100)),
        }
        // A service provider's tag has a column of its own, which is not among these.
        for content in frame.contents() {
            if let ethernet::Content::CustomerTag(tag) = content {
                self.put("vlan.id", tag.vlan);
            }
        }
    }

    fn arp(&mut self, packet: &arp::Packet<'_>) {
        self.put("arp.opcode", operation(packet.operation));
        if packet.hardware == ETHERNET && packet.hardware_len == 6 {
            self.hardware("arp.src.hw_mac", packet.sender_hardware);
            self.hardware("arp.dst.hw_mac", packet.target_hardware);
        }
        if packet.protocol == ethernet::IPV4 && packet.protocol_len == 4 {
            self.protocol("arp.src.proto_ipv4", packet.sender_protocol);
            self.protocol("arp.dst.proto_ipv4", packet.target_protocol);
        }
    }

    fn hardware(&mut self, column: &'static str, octets: &[u8]) {
        if let Ok(address) = octets.try_into() {
            self.put(column, ethernet::MacAddr(address));
        }
    }

    fn protocol(&mut self, column: &'static str, octets: &[u8]) {
        if let Ok(address) = <[u8; 4]>::try_from(octets) {
            self.put(column, Ipv4Addr::from(address));
        }
    }

    fn ipv4<Options>(
        &mut self,
        packet: &ipv4::Packet<'_, Options>,
        dst: Ipv4Addr,
        checksum: Checksum,
    ) {
        self.put("ip.version", 4);
        self.put("ip.hdr_len", u32::from(packet.ihl) * 4);
        self.put("ip.dsfield", format!("0x{:02x}", packet.dscp << 2 | packet.ecn));
        self.put("ip.len", packet.total_len);
        self.put("ip.id", hex16(packet.id));
        self.put("ip.flags.df", u8::from(packet.dont_fragment));
        self.put("ip.flags.mf", u8::from(packet.more_fragments));
        self.put("ip.frag_offset", packet.fragment_offset);
        self.put("ip.ttl", packet.ttl);
        self.put("ip.proto", packet.protocol);
        self.put("ip.checksum", hex16(packet.checksum));
        self.put("ip.checksum.status", status(checksum));
        self.put("ip.src", packet.src);
        self.put("ip.dst", dst);
    }

    fn ipv6(&mut self, packet: &ipv6::Packet<'_>) {
        self.put("ip.version", 6);
        self.put("ipv6.version", 6);
        self.put("ipv6.tclass", format!("0x{:08x}", packet.traffic_class));
        self.put("ipv6.flow", format!("0x{:06x}", packet.flow_label));
        self.put("ipv6.plen", packet.payload_len);
        self.put("ipv6.nxt", packet.next_header);
        self.put("ipv6.hlim", packet.hop_limit);
        self.put("ipv6.src", packet.src);
        self.put("ipv6.dst", packet.dst);
    }

    fn icmp(&mut self, message: &icmp::Message<'_>, checksum: Checksum) {
        self.put("icmp.type", message.kind);
        self.put("icmp.code", message.code);
        self.put("icmp.checksum", hex16(message.checksum));
        self.put("icmp.checksum.status", status(checksum));
        match &message.body {
            icmp::Body::Echo(echo) | icmp::Body::EchoReply(echo) => {
                self.put("icmp.ident", echo.id);
                self.put("icmp.seq", echo.seq);
            }
            icmp::Body::Timestamp(times) | icmp::Body::TimestampReply(times) => {
                self.put("icmp.ident", times.id);
                self.put("icmp.seq", times.seq);
            }
            icmp::Body::ExtendedEcho(echo) | icmp::Body::ExtendedEchoReply(echo) => {
                self.put("icmp.ident", echo.id);
                self.put("icmp.seq", echo.seq);
            }
            _ => {}
        }
    }

    fn icmpv6(&mut self, message: &icmpv6::Message<'_>, checksum: Checksum) {
        self.put("icmpv6.type", message.kind);
        self.put("icmpv6.code", message.code);
        self.put("icmpv6.checksum", hex16(message.checksum));
        self.put("icmpv6.checksum.status", status(checksum));
    }

    fn udp(&mut self, datagram: &udp::Datagram<'_>, checksum: Checksum) {
        self.put("udp.srcport", datagram.src_port);
        self.put("udp.dstport", datagram.dst_port);
        self.put("udp.length", datagram.len);
        self.put("udp.checksum", hex16(datagram.checksum.unwrap_or(0)));
        self.put("udp.checksum.status", status(checksum));
    }

    fn tcp<Options>(&mut self, segment: &tcp::Segment<'_, Options>, checksum: Checksum) {
        self.put("tcp.srcport", segment.src_port);
        self.put("tcp.dstport", segment.dst_port);
        self.put("tcp.seq_raw", segment.seq_number);
        self.put("tcp.ack_raw", segment.ack_number);
        self.put("tcp.hdr_len", u32::from(segment.data_offset) * 4);
        self.put("tcp.flags", hex16(tcp_flags(segment)));
        self.put("tcp.window_size_value", segment.window);
        self.put("tcp.checksum", hex16(segment.checksum));
        self.put("tcp.checksum.status", status(checksum));
        self.put("tcp.urgent_pointer", segment.urgent);
    }

    fn dns_header(&mut self, header: &dns::Header) {
        let mut flags = [0; 2];
        header.flags.write(&mut flags).expect("all flags fit");
        self.put("dns.id", hex16(header.id));
        self.put("dns.flags", hex16(u16::from_be_bytes(flags)));
        self.put("dns.count.queries", header.questions);
        self.put("dns.count.answers", header.answers);
        self.put("dns.count.auth_rr", header.authorities);
        self.put("dns.count.add_rr", header.additionals);
    }

    fn dns_question(&mut self, question: Option<&dns::Question>) {
        if let Some(question) = question {
            self.put("dns.qry.name", &question.name);
            self.put("dns.qry.type", question.kind);
        }
    }
}

fn header_of(message: &dns::Message<'_>) -> dns::Header {
    let count = |count: usize| u16::try_from(count).expect("a count from 16 bits");
    dns::Header {
        id: message.id,
        flags: message.flags,
        questions: count(message.questions.len()),
        answers: count(message.answers.len()),
        authorities: count(message.authorities.len()),
        additionals: count(message.additionals.len()),
    }
}

fn operation(operation: arp::Operation) -> u16 {
    let mut octets = [0; 2];
    operation.write(&mut octets).expect("every operation has octets");
    u16::from_be_bytes(octets)
}

fn tcp_flags<Options>(segment: &tcp::Segment<'_, Options>) -> u16 {
    let bits = [
        segment.ae,
        segment.cwr,
        segment.ece,
        segment.urg,
        segment.ack,
        segment.psh,
        segment.rst,
        segment.syn,
        segment.fin,
    ];
    bits.iter().fold(segment.reserved.into(), |flags, bit| flags << 1 | u16::from(*bit))
}

fn hex16(number: u16) -> String {
    format!("0x{number:04x}")
}

/// tshark: 0 bad, 1 good, 2 unverified, 3 not present.
fn status(checksum: Checksum) -> u8 {
    match checksum {
        Checksum::Bad => 0,
        Checksum::Good => 1,
        Checksum::Unverified | Checksum::None => 2,
        Checksum::Absent => 3,
    }
}
