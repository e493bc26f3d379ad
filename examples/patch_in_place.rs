//! What a router that translates addresses does with a packet: it lowers the time to live, writes
//! another source address and another source port, and takes the checksums along, all in the
//! buffer that the packet came in. Nothing is decoded into a value and nothing is written anew.
//!
//! Run with `cargo run --example patch_in_place`.

use std::net::Ipv4Addr;

use wire_core::Wire;
use wire_core::checksum::internet_update;
use wire_examples::inet::Addresses;
use wire_examples::{ipv4, udp};

/// A packet whose options are left as they are.
type Packet<'a> = ipv4::Packet<'a, &'a [u8]>;

/// The header of a UDP datagram. RFC 768. Its checksum covers what is outside of it.
#[derive(Wire)]
#[wire(view, size = 8)]
struct UdpHeader {
    src_port: u16,
    dst_port: u16,
    len: u16,
    checksum: u16,
}

const INSIDE: Ipv4Addr = Ipv4Addr::new(192, 168, 1, 17);
const OUTSIDE: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 5);
const SERVER: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut octets = received()?;
    let before = octets.clone();

    translate(&mut octets)?;

    println!("before:\n{}", dump(&before, &octets));
    println!("after (what changed is marked):\n{}", dump(&octets, &before));

    // Decoding verifies the checksums, of the packet and of the datagram in it.
    let packet = Packet::decode(&octets)?;
    let addresses = Addresses::V4 { src: packet.src, dst: packet.dst };
    let datagram = udp::Datagram::decode_with(packet.payload, (addresses,))?;
    println!(
        "decoded: {}:{} to {}:{}, ttl {}, both checksums right",
        packet.src, datagram.src_port, packet.dst, datagram.dst_port, packet.ttl
    );
    let changed = octets.iter().zip(&before).filter(|(new, old)| new != old).count();
    println!("{changed} of {} octets changed", octets.len());
    Ok(())
}

/// Sends the packet on, from another address and port.
fn translate(octets: &mut [u8]) -> Result<(), wire_core::DecodeError> {
    const PORT: u16 = 61_000;
    let mut packet = Packet::view_mut(octets)?;
    let old = packet.src();
    packet.update_ttl(packet.ttl().saturating_sub(1));
    packet.update_src(OUTSIDE);

    let (datagram, _) = UdpHeader::view_prefix(packet.payload())?;
    let (mut checksum, old_port) = (datagram.checksum(), datagram.src_port());
    if checksum != 0 {
        // The address is a part of the pseudo-header that the datagram's checksum starts with.
        checksum = internet_update(checksum, &old.octets(), &OUTSIDE.octets());
        checksum = internet_update(checksum, &old_port.to_be_bytes(), &PORT.to_be_bytes());
    }
    let header = packet.payload_mut().get_mut(..UdpHeader::SIZE).unwrap_or_default();
    let mut datagram = UdpHeader::view_mut(header)?;
    datagram.set_src_port(PORT);
    datagram.set_checksum(checksum);
    Ok(())
}

/// A packet as it comes from inside.
fn received() -> Result<Vec<u8>, wire_core::EncodeError> {
    let datagram = udp::Datagram {
        src_port: 40_000,
        dst_port: 53,
        len: 0,
        checksum: Some(0),
        payload: b"who is there?",
    };
    let addresses = Addresses::V4 { src: INSIDE, dst: SERVER };
    let packet = Packet {
        version: (),
        ihl: 0,
        dscp: 0,
        ecn: 0,
        total_len: 0,
        id: 0x1234,
        evil: false,
        dont_fragment: true,
        more_fragments: false,
        fragment_offset: 0,
        ttl: 64,
        protocol: udp::PROTOCOL,
        checksum: 0,
        src: INSIDE,
        dst: SERVER,
        options: &[],
        payload: &datagram.encode_with((addresses,))?,
    };
    packet.encode()
}

/// Sixteen octets a line; `^^` under those that are not as in `other`.
fn dump(octets: &[u8], other: &[u8]) -> String {
    let mut text = String::new();
    for (line, part) in octets.chunks(16).enumerate() {
        let start = line * 16;
        let hex: Vec<String> = part.iter().map(|octet| format!("{octet:02x}")).collect();
        text.push_str(&format!("{start:04x}  {}\n", hex.join(" ")));
        let marks = part.iter().zip(other.iter().skip(start));
        let marks: Vec<&str> =
            marks.map(|(new, old)| if new == old { "  " } else { "^^" }).collect();
        if marks.contains(&"^^") {
            text.push_str(&format!("      {}\n", marks.join(" ").trim_end()));
        }
    }
    text
}
