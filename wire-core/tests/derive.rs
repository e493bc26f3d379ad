//! First light.
use wire_core::{DecodeErrorKind, Fixed, Wire};

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(size = 8)]
struct IcmpHeader {
    kind: u8,
    code: u8,
    #[wire(offset = 2)]
    checksum: u16,
    id: u16,
    seq: u16,
}

#[test]
fn icmp() {
    let octets = [0x08, 0x00, 0x4c, 0x60, 0x00, 0x01, 0x00, 0xfb];
    let header = IcmpHeader::decode(&octets).unwrap();
    assert_eq!((header.kind, header.checksum, header.seq), (8, 19552, 251));
    assert_eq!(header.encode().unwrap(), octets);
    assert_eq!(IcmpHeader::SIZE, 8);
    let e = IcmpHeader::decode(&octets[..5]).unwrap_err();
    assert_eq!(
        e.to_string(),
        "IcmpHeader.id at octet 4: incomplete, at least 3 more octets needed"
    );
    println!("{}", IcmpHeader::LAYOUT.diagram());
}

/// IPv4. RFC 791.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Ipv4Packet<'a> {
    #[wire(bits = 4, magic = 4)]
    version: u8,
    #[wire(bits = 4, len_of(..payload), unit = 4)]
    ihl: u8,
    tos: u8,
    #[wire(len_of(self))]
    total_len: u16,
    id: u16,
    #[wire(bits = 1, reserved)]
    reserved: bool,
    #[wire(bits = 1)]
    dont_fragment: bool,
    #[wire(bits = 1)]
    more: bool,
    #[wire(bits = 13)]
    fragment: u16,
    ttl: u8,
    protocol: u8,
    #[wire(checksum = internet, over = ..payload)]
    checksum: u16,
    src: std::net::Ipv4Addr,
    dst: std::net::Ipv4Addr,
    #[wire(rest)]
    options: Vec<Ipv4Option>,
    #[wire(rest)]
    payload: &'a [u8],
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
enum Ipv4Option {
    #[wire(tag = 0)]
    End,
    #[wire(tag = 1)]
    Nop,
    #[wire(tag = 148, len_prefix = u8, bias = 2)]
    RouterAlert(u16),
    #[wire(other, len_prefix = u8, bias = 2)]
    Other(u8, #[wire(rest)] Vec<u8>),
}

#[test]
fn ipv4() {
    let p = Ipv4Packet {
        version: 4,
        ihl: 6,
        tos: 0,
        total_len: 27,
        id: 7,
        reserved: false,
        dont_fragment: true,
        more: false,
        fragment: 5,
        ttl: 64,
        protocol: 17,
        checksum: 0,
        src: [10, 0, 0, 1].into(),
        dst: [10, 0, 0, 2].into(),
        options: vec![Ipv4Option::RouterAlert(0)],
        payload: b"abc",
    };
    let o = p.encode().unwrap();
    println!("{o:02x?}");
    let q = Ipv4Packet::decode(&o).unwrap();
    assert_eq!(q.options, p.options);
    assert_eq!(Ipv4Packet { checksum: 0, ..q }, p);
    let mut bad = o.clone();
    bad[8] ^= 1;
    assert!(matches!(
        Ipv4Packet::decode(&bad).unwrap_err().kind(),
        DecodeErrorKind::WrongChecksum { .. }
    ));
    let mut bad = o.clone();
    bad[21] = 9;
    println!("{}", Ipv4Packet::decode(&bad).unwrap_err().render(&bad));
    for i in 0..o.len() {
        let e = Ipv4Packet::decode(&o[..i]).unwrap_err();
        println!("{i} {e}");
        assert!(e.needed().is_some());
    }
}

#[repr(u16)]
#[derive(Wire, Debug, Clone, Copy, PartialEq)]
enum EtherType {
    Ipv4 = 0x0800,
    Arp = 0x0806,
    #[wire(other)]
    Other(u16),
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Mac([u8; 6]);

#[derive(Wire, Debug, Clone, PartialEq)]
struct Ethernet {
    dst: Mac,
    src: Mac,
    ethertype: EtherType,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Mixed {
    #[wire(count_of(items), as = u8)]
    n: (),
    #[wire(flag_of(extra), bits = 1)]
    has_extra: bool,
    #[wire(tag_of(body), bits = 7)]
    kind: u8,
    #[wire(len_prefix = u32)]
    name: String,
    items: Vec<u16>,
    extra: Option<u32>,
    body: Body,
    #[wire(endian = little)]
    le: u32,
    #[wire(varint = leb128)]
    v: u64,
    #[wire(count_prefix = u8, endian = little)]
    les: Vec<u16>,
    #[wire(until = 0)]
    z: String,
    #[wire(len_prefix = i32, none = -1)]
    o: Option<Vec<u8>>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
enum Body {
    #[wire(tag = 1)]
    A(u8),
    #[wire(tag = 2..=5)]
    B { tag: u8, x: u16 },
    #[wire(other)]
    C(u8),
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Generic<T: Fixed, const N: usize> {
    a: T,
    b: [T; N],
    c: u8,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Tree {
    v: u8,
    #[wire(count_prefix = u8)]
    kids: Vec<Tree>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Tls {
    kind: u8,
    version: u16,
    #[wire(len_of(payload))]
    len: u16,
}

#[test]
fn mixed() {
    let m = Mixed {
        n: (),
        has_extra: true,
        kind: 2,
        name: "hi".into(),
        items: vec![1, 2],
        extra: Some(9),
        body: Body::B { tag: 3, x: 4 },
        le: 1,
        v: 300,
        les: vec![1, 2],
        z: "zz".into(),
        o: None,
    };
    let o = m.encode().unwrap();
    println!("{o:02x?}");
    let q = Mixed::decode(&o).unwrap();
    assert_eq!(q, Mixed { kind: 3, ..m });
    assert_eq!(Ethernet::SIZE, 14);
    let g = Generic { a: 1u16, b: [2u16, 3], c: 4 };
    assert_eq!(Generic::<u16, 2>::decode(&g.encode().unwrap()).unwrap(), g);
    let t = Tree { v: 1, kids: vec![Tree { v: 2, kids: vec![] }] };
    assert_eq!(Tree::decode(&t.encode().unwrap()).unwrap(), t);
    use wire_core::frame::Header;
    let mut h = Tls::decode(&[1, 3, 3, 0, 5]).unwrap();
    assert_eq!(h.payload_len().unwrap(), 5);
    h.set_payload_len(70).unwrap();
    assert_eq!(h.len, 70);
}
