/// ICMP header. RFC 792.
#[wire(size = 8)]
struct IcmpHeader {
    kind: u8,
    code: u8,
    #[wire(offset = 2)]
    checksum: u16,
    id: u16,
    seq: u16,
}
