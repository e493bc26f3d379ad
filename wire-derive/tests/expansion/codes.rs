/// What an Ethernet frame carries.
#[repr(u16)]
enum EtherType {
    /// RFC 791.
    Ipv4 = 0x0800,
    Arp = 0x0806,
    #[wire(other)]
    Other(u16),
}
