/// The flow label and what stands in front of it. RFC 8200.
struct Flow {
    #[wire(bits = 4, magic = 6)]
    version: (),
    #[wire(bits = 6)]
    class: Class,
    #[wire(bits = 2)]
    congestion: u8,
    #[wire(bits = 20)]
    label: u32,
    hops: u8,
}
