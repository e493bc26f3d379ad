enum Body {
    #[wire(tag = 1)]
    Ping,
    #[wire(tag = 2..=5)]
    Data { channel: u8, seq: u16 },
}
