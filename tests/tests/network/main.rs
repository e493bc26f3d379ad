//! The protocols of packets, beside the examples of their RFCs.

mod dns;
mod hostile;
mod icmp;
mod ipv4;
mod ipv6;
mod link;
mod pcap;
mod samples;
mod stack;
mod transport;
