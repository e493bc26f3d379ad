#[wire(ctx(version: u8))]
struct Session {
    #[wire(if = version >= 2)]
    token: Option<u32>,
    #[wire(ctx(version = version))]
    peer: Peer,
}
