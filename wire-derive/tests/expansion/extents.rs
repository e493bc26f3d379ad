struct Message {
    version: u8,
    #[wire(len_prefix = u16)]
    topic: String,
    #[wire(varint = leb128)]
    id: u32,
    #[wire(count_prefix = u8, max = 16)]
    filters: Vec<Filter>,
    #[wire(if = version > 1)]
    expiry: Option<u32>,
    #[wire(until = 0)]
    name: String,
    #[wire(rest, endian = little)]
    samples: Vec<u16>,
}
