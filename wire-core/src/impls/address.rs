//! IP addresses, as their four or sixteen octets.

use core::net::{Ipv4Addr, Ipv6Addr};

use super::fixed::plain;

plain! {
    Ipv4Addr, "IPv4 address", v4, v4_octets;
    Ipv6Addr, "IPv6 address", v6, v6_octets;
}

#[inline(always)]
fn v4(octets: [u8; 4]) -> Ipv4Addr {
    octets.into()
}

#[inline(always)]
fn v4_octets(address: Ipv4Addr) -> [u8; 4] {
    address.octets()
}

#[inline(always)]
fn v6(octets: [u8; 16]) -> Ipv6Addr {
    octets.into()
}

#[inline(always)]
fn v6_octets(address: Ipv6Addr) -> [u8; 16] {
    address.octets()
}
