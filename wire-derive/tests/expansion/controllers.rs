struct Record {
    #[wire(count_of(items))]
    count: u8,
    #[wire(flag_of(extra), bits = 1)]
    has_extra: bool,
    #[wire(tag_of(body), bits = 7)]
    kind: u8,
    items: Vec<u16>,
    extra: Option<u32>,
    body: Body,
}
