/// An IPv4 packet. RFC 791.
struct Ipv4Packet<'a> {
    #[wire(bits = 4, magic = 4)]
    version: (),
    #[wire(bits = 4, len_of(..payload), unit = 4)]
    ihl: u8,
    tos: u8,
    #[wire(len_of(self))]
    total_len: u16,
    #[wire(checksum = internet, over = ..payload)]
    checksum: u16,
    #[wire(rest)]
    options: Vec<Ipv4Option>,
    #[wire(rest)]
    payload: &'a [u8],
}
