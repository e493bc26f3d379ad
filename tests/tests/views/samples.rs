//! Octets to ask about: noise, and messages of protocols whose checksums and lengths noise never has.

use wire_examples::{icmp, icmpv6, ipv4, pcap, tcp, udp};

use crate::protocols::ADDRESSES;

/// A linear congruential generator: the same numbers every time.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    pub(crate) fn next(&mut self) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize
    }

    /// Octets of which many are small or have all bits set: they get further than noise does.
    pub(crate) fn octets(&mut self) -> Vec<u8> {
        let len = self.next() % 49;
        let octets = (0..len).map(|_| match self.next() % 8 {
            0..=3 => (self.next() % 6) as u8,
            4 => 0xff,
            5 => 0x80,
            _ => self.next() as u8,
        });
        octets.collect()
    }
}

/// `len` octets that start with `start`; the others are noise.
fn noise(start: &[u8], len: usize, numbers: &mut Numbers) -> Vec<u8> {
    let mut octets: Vec<u8> = (0..len).map(|_| numbers.next() as u8).collect();
    octets[..start.len()].copy_from_slice(start);
    octets
}

/// A message of each protocol that has a checksum or a length over all of it.
pub(crate) fn all(numbers: &mut Numbers) -> Vec<Vec<u8>> {
    vec![
        ipv4(numbers),
        ipv6(numbers),
        tcp(numbers),
        udp(numbers),
        icmp(numbers),
        icmpv6(numbers),
        pcap(numbers),
        pcap(numbers)[..24].to_vec(),
        pcap(numbers)[24..].to_vec(),
        cancel(numbers),
        cancel(numbers)[4..].to_vec(),
    ]
}

fn ipv4(numbers: &mut Numbers) -> Vec<u8> {
    let mut octets = noise(&[0x46, 0, 0, 32], 32, numbers);
    octets[20..22].copy_from_slice(&[148, 4]);
    let packet = ipv4::Packet::<&[u8]>::view_mut_without_checksums(&mut octets);
    packet.expect("a packet").fix_checksum().expect("a checksum");
    octets
}

fn ipv6(numbers: &mut Numbers) -> Vec<u8> {
    noise(&[0x60, 1, 2, 3, 0, 8], 48, numbers)
}

fn tcp(numbers: &mut Numbers) -> Vec<u8> {
    let mut octets = noise(&[], 28, numbers);
    octets[12] = 0x60 | octets[12] & 0x0f;
    octets[20..24].copy_from_slice(&[2, 4, 5, 180]);
    let segment = tcp::Segment::<&[u8]>::view_mut_without_checksums_with(&mut octets, (ADDRESSES,));
    segment.expect("a segment").fix_checksum(ADDRESSES).expect("a checksum");
    octets
}

fn udp(numbers: &mut Numbers) -> Vec<u8> {
    let mut octets = noise(&[0, 53, 1, 2, 0, 12], 12, numbers);
    let datagram = udp::Datagram::view_mut_without_checksums_with(&mut octets, (ADDRESSES,));
    datagram.expect("a datagram").fix_checksum(ADDRESSES).expect("a checksum");
    octets
}

fn icmp(numbers: &mut Numbers) -> Vec<u8> {
    let mut octets = noise(&[8, 0], 16, numbers);
    let message = icmp::Message::view_mut_without_checksums(&mut octets);
    message.expect("a message").fix_checksum().expect("a checksum");
    octets
}

fn icmpv6(numbers: &mut Numbers) -> Vec<u8> {
    let mut octets = noise(&[128, 0], 16, numbers);
    let message = icmpv6::Message::view_mut_without_checksums_with(&mut octets, (ADDRESSES,));
    message.expect("a message").fix_checksum(ADDRESSES).expect("a checksum");
    octets
}

/// A file of one packet, in one byte order or the other.
fn pcap(numbers: &mut Numbers) -> Vec<u8> {
    let len = match numbers.next() % 2 {
        0 => [0, 0, 0, 4],
        _ => [4, 0, 0, 0],
    };
    let magic = if len[0] == 0 { [0xa1, 0xb2, 0xc3, 0xd4] } else { [0x4d, 0x3c, 0xb2, 0xa1] };
    let mut octets = noise(&magic, 44, numbers);
    octets[32..36].copy_from_slice(&len);
    assert!(pcap::File::view(&octets).is_ok());
    octets
}

/// What cancels a query of PostgreSQL.
fn cancel(numbers: &mut Numbers) -> Vec<u8> {
    noise(&[0, 0, 0, 16, 0x04, 0xd2, 0x16, 0x2e], 16, numbers)
}
