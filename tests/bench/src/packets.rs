//! Packets a second through the whole stack, beside etherparse on the same file.
//!
//! `cargo run --release --bin packets FILE.pcap`; `time tcpdump -nr FILE.pcap >/dev/null` and
//! `time dissect FILE.pcap >/dev/null` compare whole programs.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use wire_core::Wire;
use wire_examples::pcap::{FileHeader, Record};
use wire_examples::stack::dissect;

/// Rounds that take turns, so that both see the same machine.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("a pcap file is needed")?;
    let octets = std::fs::read(&path)?;
    let packets = packets(&octets)?;
    let (mut wire, mut etherparse) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        wire = wire.min(time(&packets, |packet| {
            black_box(dissect(black_box(packet)));
        }));
        etherparse = etherparse.min(time(&packets, |packet| {
            let _ = black_box(etherparse::SlicedPacket::from_ethernet(black_box(packet)));
        }));
    }
    println!("{} packets of {path}, best of {ROUNDS}", packets.len());
    for (name, took) in
        [("wire, all layers to DNS, checksums verified", wire), ("etherparse, slices", etherparse)]
    {
        let rate = packets.len() as f64 / took.as_secs_f64();
        println!("{name:45} {:6.0} ns a packet {:8.2} M packets/s", 1e9 / rate, rate / 1e6);
    }
    Ok(())
}

fn packets(octets: &[u8]) -> Result<Vec<&[u8]>, Box<dyn Error>> {
    let (header, mut rest) = FileHeader::decode_prefix(octets)?;
    let mut packets = Vec::new();
    while !rest.is_empty() {
        let (record, behind) = Record::decode_prefix_with(rest, (header.magic.order(),))?;
        packets.push(record.octets);
        rest = behind;
    }
    Ok(packets)
}

fn time(packets: &[&[u8]], mut work: impl FnMut(&[u8])) -> Duration {
    let start = Instant::now();
    for packet in packets {
        work(packet);
    }
    start.elapsed()
}
