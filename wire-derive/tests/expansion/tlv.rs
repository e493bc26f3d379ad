#[wire(tag = u8)]
enum Ipv4Option {
    #[wire(tag = 0)]
    End,
    #[wire(tag = 148, len_prefix = u8, bias = 2)]
    RouterAlert(u16),
    #[wire(other, len_prefix = u8, bias = 2)]
    Other(u8, #[wire(rest)] Vec<u8>),
}
