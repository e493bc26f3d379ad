//! Decodes and encodes an ICMP header, shows what bad ones are answered with, then sends a real
//! echo request to 127.0.0.1 and decodes the reply.
//!
//! Run with `cargo run --example icmp`.

use std::io::{self, Read};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::time::{Duration, Instant};

use socket2::{Domain, Protocol, Socket, Type};
use wire_core::{DecodeErrorKind, Wire};

/// The ICMP header alone. RFC 792.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |     kind      |     code      |           checksum            |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |              id               |              seq              |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(size = 8)]
struct IcmpHeader {
    kind: u8,
    code: u8,
    /// Covers the payload too, so the header alone cannot verify it.
    #[wire(offset = 2)]
    checksum: u16,
    id: u16,
    seq: u16,
}

/// A whole echo message: here the checksum is computed and verified. RFC 792, "Echo or Echo Reply".
#[derive(Wire, Debug, Clone, PartialEq)]
struct Echo<'a> {
    kind: u8,
    code: u8,
    #[wire(checksum = internet, over = self)]
    checksum: u16,
    id: u16,
    seq: u16,
    #[wire(rest)]
    payload: &'a [u8],
}

/// What a raw socket puts in front of the message: an IPv4 packet. RFC 791, section 3.1.
#[derive(Wire)]
struct Ipv4<'a> {
    #[wire(bits = 4, magic = 4)]
    _version: (),
    #[wire(bits = 4, len_of(..payload), unit = 4)]
    _ihl: (),
    _tos: u8,
    #[wire(as = u16, len_of(self))]
    _total_len: (),
    _id: u16,
    _fragment: u16,
    _ttl: u8,
    _protocol: u8,
    _checksum: u16,
    _src: Ipv4Addr,
    _dst: Ipv4Addr,
    #[wire(rest)]
    _options: &'a [u8],
    #[wire(rest)]
    payload: &'a [u8],
}

const ECHO_REPLY: u8 = 0;
const ECHO_REQUEST: u8 = 8;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    header()?;
    bad_input();
    match ping(Ipv4Addr::LOCALHOST) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            println!(
                "No echo sent: an ICMP socket needs CAP_NET_RAW (root), or a group within \
                 net.ipv4.ping_group_range."
            );
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// The eight octets of a header, to a struct and back.
fn header() -> Result<(), Box<dyn std::error::Error>> {
    let octets = [0x08, 0x00, 0x4c, 0x60, 0x00, 0x01, 0x00, 0xfb];
    let header = IcmpHeader::decode(&octets)?;
    println!("octets    {}", hex(&octets));
    println!("kind      {}", header.kind);
    println!("code      {}", header.code);
    println!("checksum  {} ({:#06x})", header.checksum, header.checksum);
    println!("id        {}", header.id);
    println!("seq       {}", header.seq);
    let encoded = header.encode()?;
    assert_eq!(encoded, octets);
    println!("encoded   {}\n", hex(&encoded));
    Ok(())
}

/// What a header that was cut off, and one that is wrong, are answered with.
fn bad_input() {
    let cut = [0x08, 0x00, 0x4c, 0x60, 0x00];
    if let Err(error) = IcmpHeader::decode(&cut) {
        println!("A header that was cut off:\n{}", error.render(&cut));
    }
    // The checksum covers a payload that is not here. As a whole message, this one is wrong.
    let alone = [0x08, 0x00, 0x4c, 0x60, 0x00, 0x01, 0x00, 0xfb];
    if let Err(error) = Echo::decode(&alone) {
        println!("A message whose checksum is wrong:\n{}", error.render(&alone));
    }
}

/// Sends an echo request and prints the reply.
fn ping(host: Ipv4Addr) -> io::Result<()> {
    let (mut socket, raw) = icmp_socket()?;
    socket.connect(&SocketAddrV4::new(host, 0).into())?;
    socket.set_read_timeout(Some(Duration::from_secs(2)))?;

    let id = (std::process::id() & 0xffff) as u16;
    let request = Echo {
        kind: ECHO_REQUEST,
        code: 0,
        checksum: 0,
        id,
        seq: 251,
        payload: b"abcdefghijklmnopqrstuvwxyz",
    };
    let octets = request.encode().map_err(io::Error::other)?;
    println!("sent      {} octets to {host}: {}", octets.len(), hex(&octets[..8]));
    let start = Instant::now();
    socket.send(&octets)?;

    let mut buffer = [0; 1500];
    // A raw socket sees all ICMP of the host, our own request among it.
    for _ in 0..64 {
        let len = socket.read(&mut buffer)?;
        let round_trip = start.elapsed();
        let message = message(&buffer[..len], raw);
        let (echo, checksum) = match Echo::decode(message) {
            Ok(echo) => (echo, "good"),
            Err(error) if matches!(error.kind(), DecodeErrorKind::WrongChecksum { .. }) => {
                println!("received  {error}");
                continue;
            }
            Err(_) => continue,
        };
        // A datagram socket puts its own id in the request.
        if echo.kind == ECHO_REPLY && echo.seq == request.seq && (!raw || echo.id == id) {
            println!("received  {} octets from {host}: {}", message.len(), hex(&message[..8]));
            println!(
                "reply     id {} seq {} payload {} octets, checksum {checksum}, {} µs",
                echo.id,
                echo.seq,
                echo.payload.len(),
                round_trip.as_micros()
            );
            return Ok(());
        }
    }
    Err(io::Error::new(io::ErrorKind::TimedOut, "no reply among the messages received"))
}

/// A raw socket, else a datagram one; and whether it is raw.
fn icmp_socket() -> io::Result<(Socket, bool)> {
    match Socket::new(Domain::IPV4, Type::RAW, Some(Protocol::ICMPV4)) {
        Ok(socket) => Ok((socket, true)),
        Err(_) => {
            Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::ICMPV4)).map(|s| (s, false))
        }
    }
}

/// The ICMP message in what a socket received: a raw one has the IPv4 header in front.
fn message(received: &[u8], raw: bool) -> &[u8] {
    match Ipv4::decode(received) {
        Ok(packet) if raw => packet.payload,
        _ => received,
    }
}

fn hex(octets: &[u8]) -> String {
    let text: Vec<String> = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    text.join(" ")
}
