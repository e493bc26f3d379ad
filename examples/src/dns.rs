//! Domain Name System messages (RFC 1035), with EDNS (RFC 6891).

pub mod name;

use std::net::{Ipv4Addr, Ipv6Addr};

use wire_core::frame::Header as _;
use wire_core::{DecodeError, Reader, Wire};

pub use name::Name;

/// A message. RFC 1035, section 4.1.
///
/// ```text
///  0                   1
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
/// +-------------------------------+
/// |              id               |
/// +-+-------+-+-+-+-+-----+-------+
/// |             flags             |
/// +-------------------------------+
/// |     number of questions       |
/// +-------------------------------+
/// |     number of answers         |
/// +-------------------------------+
/// |     number of authorities     |
/// +-------------------------------+
/// |     number of additionals     |
/// +-------------------------------+
/// | questions, answers, authorities, additionals
/// +------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Message<'a> {
    /// Which query an answer belongs to.
    pub id: u16,
    /// What the message is.
    pub flags: Flags,
    /// The number of questions.
    #[wire(count_of(questions), as = u16)]
    pub question_count: (),
    /// The number of answers.
    #[wire(count_of(answers), as = u16)]
    pub answer_count: (),
    /// The number of authorities.
    #[wire(count_of(authorities), as = u16)]
    pub authority_count: (),
    /// The number of additionals.
    #[wire(count_of(additionals), as = u16)]
    pub additional_count: (),
    /// What is asked.
    pub questions: Vec<Question>,
    /// What answers it.
    pub answers: Vec<Record<'a>>,
    /// Who knows more.
    pub authorities: Vec<Record<'a>>,
    /// What may help.
    pub additionals: Vec<Record<'a>>,
}

/// The start of a message, for those who look no further, or cannot because something behind it
/// is broken.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The header.
    pub header: Header,
    /// The first question, if there is one.
    #[wire(if = header.questions > 0)]
    pub question: Option<Question>,
}

/// The header of a message, which says how much follows. RFC 1035, section 4.1.1.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(size = 12)]
pub struct Header {
    /// Which query an answer belongs to.
    pub id: u16,
    /// What the message is.
    pub flags: Flags,
    /// The number of questions.
    pub questions: u16,
    /// The number of answers.
    pub answers: u16,
    /// The number of authorities.
    pub authorities: u16,
    /// The number of additionals.
    pub additionals: u16,
}

/// What a message is. RFC 1035, section 4.1.1; `authentic` and `unchecked` are of RFC 4035.
///
/// ```text
///  0                   1
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
/// +-+-------+-+-+-+-+-+-+-+-------+
/// |Q|       |A|T|R|R| |A|C|       |
/// |R| opcode|A|C|D|A|Z|D|D| rcode |
/// +-+-------+-+-+-+-+-+-+-+-------+
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[wire(size = 2)]
pub struct Flags {
    /// A response, not a query.
    #[wire(bits = 1)]
    pub response: bool,
    /// The kind of query: 0 the usual one, 4 notify, 5 update.
    #[wire(bits = 4)]
    pub opcode: u8,
    /// The server is an authority for the name.
    #[wire(bits = 1)]
    pub authoritative: bool,
    /// There was more than fits.
    #[wire(bits = 1)]
    pub truncated: bool,
    /// The server shall ask others.
    #[wire(bits = 1)]
    pub recursion_desired: bool,
    /// The server does so.
    #[wire(bits = 1)]
    pub recursion_available: bool,
    /// Not used.
    #[wire(bits = 1)]
    pub zero: bool,
    /// The server has verified the data.
    #[wire(bits = 1)]
    pub authentic: bool,
    /// Data not verified will do.
    #[wire(bits = 1)]
    pub unchecked: bool,
    /// How it went: 0 well, 3 no such name.
    #[wire(bits = 4)]
    pub rcode: u8,
}

/// What is asked. RFC 1035, section 4.1.2.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The name.
    #[wire(with = name)]
    pub name: Name,
    /// The type of records, such as 1 for addresses; 255 for all.
    pub kind: u16,
    /// The class: 1, the Internet.
    pub class: u16,
}

/// A resource record. RFC 1035, section 4.1.3.
///
/// ```text
/// +------------------ - - - ------+
/// | name                          |
/// +-------------------------------+
/// |             kind              |
/// +-------------------------------+
/// |             class             |
/// +-------------------------------+
/// |              ttl              |
/// |                               |
/// +-------------------------------+
/// |            rdlength           |
/// +------------------ - - - ------+
/// | data, by kind                 |
/// +------------------ - - - ------+
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Record<'a> {
    /// The name that the record is of.
    #[wire(with = name)]
    pub name: Name,
    /// Which data it holds.
    #[wire(tag_of(data))]
    pub kind: u16,
    /// The class; of OPT, the octets of a UDP payload that the sender takes.
    pub class: u16,
    /// For how many seconds it may be kept; of OPT, more flags.
    #[wire(tag = kind)]
    pub ttl: Ttl,
    /// The octets of the data.
    #[wire(len_of(data), as = u16)]
    pub rdlength: (),
    /// The data.
    pub data: Data<'a>,
}

/// The third field of a record, which OPT uses otherwise.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ttl {
    /// What EDNS adds to the header. RFC 6891, section 6.1.3.
    #[wire(tag = OPT)]
    Edns {
        /// The upper eight bits of the rcode.
        extended_rcode: u8,
        /// Zero.
        version: u8,
        /// The sender wants signatures, RFC 3225.
        #[wire(bits = 1)]
        dnssec_ok: bool,
        /// Not used.
        #[wire(bits = 15)]
        unused: u16,
    },
    /// For how many seconds the record may be kept.
    #[wire(other)]
    Seconds {
        /// The record's type.
        kind: u16,
        /// The seconds.
        seconds: u32,
    },
}

/// The type of the record that is no record but an extension of the header.
pub const OPT: u16 = 41;

/// The data of a record, by its type.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub enum Data<'a> {
    /// A host's address. RFC 1035, section 3.4.1.
    #[wire(tag = 1)]
    A(Ipv4Addr),
    /// A server that is an authority. RFC 1035, section 3.3.11.
    #[wire(tag = 2)]
    Ns(#[wire(with = name)] Name),
    /// The name that this one stands for. RFC 1035, section 3.3.1.
    #[wire(tag = 5)]
    Cname(#[wire(with = name)] Name),
    /// The start of a zone.
    #[wire(tag = 6)]
    Soa(Soa),
    /// A name for an address. RFC 1035, section 3.3.12.
    #[wire(tag = 12)]
    Ptr(#[wire(with = name)] Name),
    /// A host's machine and system. RFC 1035, section 3.3.2.
    #[wire(tag = 13)]
    Hinfo {
        /// The machine.
        #[wire(len_prefix = u8)]
        cpu: &'a [u8],
        /// The system.
        #[wire(len_prefix = u8)]
        os: &'a [u8],
    },
    /// Where mail goes. RFC 1035, section 3.3.9.
    #[wire(tag = 15)]
    Mx {
        /// The lowest first.
        preference: u16,
        /// The host.
        #[wire(with = name)]
        exchange: Name,
    },
    /// Texts. RFC 1035, section 3.3.14.
    #[wire(tag = 16)]
    Txt(#[wire(rest)] Vec<Text<'a>>),
    /// A host's address. RFC 3596, section 2.2.
    #[wire(tag = 28)]
    Aaaa(Ipv6Addr),
    /// Where a service is. RFC 2782.
    #[wire(tag = 33)]
    Srv {
        /// The lowest first.
        priority: u16,
        /// Among the same priority, the higher the more often.
        weight: u16,
        /// The port.
        port: u16,
        /// The host; never compressed.
        #[wire(with = name::whole)]
        target: Name,
    },
    /// Options of EDNS. RFC 6891, section 6.1.2.
    #[wire(tag = OPT)]
    Opt(#[wire(rest)] Vec<EdnsOption<'a>>),
    /// The digest of a child zone's key. RFC 4034, section 5.1.
    #[wire(tag = 43)]
    Ds {
        /// Names the key.
        key_tag: u16,
        /// The key's algorithm.
        algorithm: u8,
        /// The digest's algorithm.
        digest_kind: u8,
        /// The digest.
        #[wire(rest)]
        digest: &'a [u8],
    },
    /// A signature over records. RFC 4034, section 3.1.
    #[wire(tag = 46)]
    Rrsig {
        /// The type of the records signed.
        covered: u16,
        /// The key's algorithm.
        algorithm: u8,
        /// The labels of the name signed.
        labels: u8,
        /// The time to live of the records signed.
        original_ttl: u32,
        /// In seconds since 1970.
        expiration: u32,
        /// In seconds since 1970.
        inception: u32,
        /// Names the key.
        key_tag: u16,
        /// The zone; never compressed.
        #[wire(with = name::whole)]
        signer: Name,
        /// The signature.
        #[wire(rest)]
        signature: &'a [u8],
    },
    /// A zone's key. RFC 4034, section 2.1.
    #[wire(tag = 48)]
    Dnskey {
        /// Bit 7: a zone's key; bit 15: a secure entry point.
        flags: u16,
        /// Always 3.
        protocol: u8,
        /// The key's algorithm.
        algorithm: u8,
        /// The key.
        #[wire(rest)]
        key: &'a [u8],
    },
    /// Data of any other type. RFC 3597.
    #[wire(other)]
    Other {
        /// The type.
        kind: u16,
        /// The data.
        #[wire(rest)]
        octets: &'a [u8],
    },
}

/// The start of a zone. RFC 1035, section 3.3.13.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Soa {
    /// The server where the zone comes from.
    #[wire(with = name)]
    pub primary: Name,
    /// Who is responsible, the first dot for an at sign.
    #[wire(with = name)]
    pub mailbox: Name,
    /// The version of the zone.
    pub serial: u32,
    /// Seconds until others look for a new version.
    pub refresh: u32,
    /// Seconds until they try again.
    pub retry: u32,
    /// Seconds until they give up.
    pub expire: u32,
    /// Seconds for which it may be kept that there is no such name. RFC 2308.
    pub minimum: u32,
}

/// One of the texts of a record, up to 255 octets. RFC 1035, section 3.3.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Text<'a>(#[wire(len_prefix = u8)] pub &'a [u8]);

/// An option of EDNS. RFC 6891, section 6.1.2.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct EdnsOption<'a> {
    /// What it is.
    pub code: u16,
    /// Its data.
    #[wire(len_prefix = u16)]
    pub data: &'a [u8],
}

/// The port of servers, of UDP and TCP.
pub const PORT: u16 = 53;

/// What is in front of each message in a TCP stream. RFC 1035, section 4.2.2.
///
/// The message is one of its own: names in it point to its first octet, not to this one's.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(size = 2)]
pub struct StreamPrefix {
    /// The octets of the message that follows.
    #[wire(len_of(payload))]
    pub len: u16,
}

/// The octets of the first message in those of a TCP stream, and what is behind it.
///
/// # Errors
///
/// `Incomplete` where the stream does not hold all of it yet.
pub fn split_stream(octets: &[u8]) -> Result<(&[u8], &[u8]), DecodeError> {
    let mut reader = Reader::new(octets);
    let prefix: StreamPrefix = reader.decode()?;
    let message = reader.take(prefix.payload_len()?)?;
    Ok((message, reader.rest()))
}
