#[wire(view)]
struct Note<'a> {
    id: u16,
    #[wire(bits = 3)]
    urgency: u8,
    #[wire(bits = 5, len_of(text))]
    len: u8,
    text: &'a str,
    #[wire(rest)]
    tail: &'a [u8],
}
