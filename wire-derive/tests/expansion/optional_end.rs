struct Record {
    id: u16,
    #[wire(len_prefix = u8)]
    name: String,
    #[wire(flag_of(extra), as = bool)]
    has_extra: (),
    extra: Option<u64>,
}
