//! Real protocols, written as a program would write them; the programs and the tests share them.

pub mod arp;
pub mod bgp;
pub mod dial;
pub mod dns;
pub mod ethernet;
pub mod from_python;
pub mod icmp;
pub mod icmpv6;
pub mod inet;
pub mod ipv4;
pub mod ipv6;
pub mod modbus;
pub mod mqtt;
pub mod ntp;
pub mod pcap;
pub mod postgres;
pub mod stack;
pub mod tcp;
pub mod tls;
pub mod udp;
