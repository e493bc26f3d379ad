//! TLS: records and the start of a handshake (RFC 8446, with the extensions of RFC 6066, RFC 7301,
//! RFC 7627, RFC 8422 and others).
//!
//! A stream is cut into records by `HeaderFraming::<RecordHeader>`. The fragments of handshake
//! records, put together, are a row of [`Handshake`] messages, until encryption starts.

use wire_core::{U24, Wire};

/// What every record begins with. RFC 8446, section 5.1.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |     type      |            version            |    length
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///                 |
/// +-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(size = 5)]
pub struct RecordHeader {
    /// What the fragment is of.
    pub content_type: ContentType,
    /// 0x0301 in the first record of a client, else 0x0303, whatever the version.
    pub legacy_version: u16,
    /// Of the fragment.
    #[wire(len_of(payload))]
    pub len: u16,
}

/// A record. RFC 8446, section 5.1.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// What the fragment is of.
    pub content_type: ContentType,
    /// 0x0301 in the first record of a client, else 0x0303, whatever the version.
    pub legacy_version: u16,
    /// A part of one message or several messages, perhaps encrypted.
    #[wire(len_prefix = u16, max = (1 << 14) + 256)]
    pub fragment: &'a [u8],
}

/// What a record holds. RFC 8446, section 5.1.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum ContentType {
    /// Without meaning since TLS 1.3.
    ChangeCipherSpec = 20,
    /// An error, or the end.
    Alert = 21,
    /// The handshake.
    Handshake = 22,
    /// What the connection is for, encrypted.
    ApplicationData = 23,
    /// A type that is not known here.
    #[wire(other)]
    Other(u8),
}

/// A message of a handshake. RFC 8446, section 4.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |     type      |                    length                     |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
pub enum Handshake<'a> {
    /// What the client can do.
    #[wire(tag = 1, len_prefix = U24)]
    ClientHello(ClientHello<'a>),
    /// What the server chose of it.
    #[wire(tag = 2, len_prefix = U24)]
    ServerHello(ServerHello<'a>),
    /// A message that is not known here.
    #[wire(other, len_prefix = U24)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

/// What the client can do. RFC 8446, section 4.1.2.
///
/// ```text
/// struct {
///     ProtocolVersion legacy_version = 0x0303;    /* TLS v1.2 */
///     Random random;
///     opaque legacy_session_id<0..32>;
///     CipherSuite cipher_suites<2..2^16-2>;
///     opaque legacy_compression_methods<1..2^8-1>;
///     Extension extensions<8..2^16-1>;
/// } ClientHello;
/// ```
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct ClientHello<'a> {
    /// 0x0303, whatever the version.
    pub legacy_version: u16,
    /// By a good generator.
    pub random: [u8; 32],
    /// To be repeated by the server.
    #[wire(len_prefix = u8, max = 32)]
    pub legacy_session_id: &'a [u8],
    /// The first is the one preferred.
    #[wire(len_prefix = u16)]
    pub cipher_suites: Vec<u16>,
    /// 0, no compression.
    #[wire(len_prefix = u8)]
    pub legacy_compression_methods: &'a [u8],
    /// All else; clients before TLS 1.3 may leave them out.
    #[wire(rest)]
    pub extensions: Option<ClientExtensions<'a>>,
}

/// The extensions of a ClientHello with their length. RFC 8446, section 4.1.2.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct ClientExtensions<'a>(#[wire(len_prefix = u16)] pub Vec<ClientExtension<'a>>);

/// An extension of a ClientHello. RFC 8446, section 4.2.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u16)]
pub enum ClientExtension<'a> {
    /// Whom the client wants to speak to. RFC 6066, section 3.
    #[wire(tag = 0, len_prefix = u16)]
    ServerName(#[wire(len_prefix = u16)] Vec<ServerName<'a>>),
    /// Whether certificates are still valid. RFC 6066, section 8.
    #[wire(tag = 5, len_prefix = u16)]
    StatusRequest {
        /// 1: OCSP.
        status_type: u8,
        /// Who may answer.
        #[wire(len_prefix = u16)]
        responder_ids: &'a [u8],
        /// For who answers.
        #[wire(len_prefix = u16)]
        request_extensions: &'a [u8],
    },
    /// Groups for the key exchange. RFC 8446, section 4.2.7.
    #[wire(tag = 10, len_prefix = u16)]
    SupportedGroups(#[wire(len_prefix = u16)] Vec<u16>),
    /// How points are written. RFC 8422, section 5.1.2.
    #[wire(tag = 11, len_prefix = u16)]
    EcPointFormats(#[wire(len_prefix = u8)] &'a [u8]),
    /// How the server may sign. RFC 8446, section 4.2.3.
    #[wire(tag = 13, len_prefix = u16)]
    SignatureAlgorithms(#[wire(len_prefix = u16)] Vec<u16>),
    /// The protocols within. RFC 7301, section 3.1.
    #[wire(tag = 16, len_prefix = u16)]
    ProtocolNames(#[wire(len_prefix = u16)] Vec<ProtocolName<'a>>),
    /// MAC over what is encrypted. RFC 7366.
    #[wire(tag = 22, len_prefix = u16)]
    EncryptThenMac,
    /// Keys that depend on the whole handshake. RFC 7627.
    #[wire(tag = 23, len_prefix = u16)]
    ExtendedMasterSecret,
    /// A session of before, or a wish for one. RFC 5077.
    #[wire(tag = 35, len_prefix = u16)]
    SessionTicket(#[wire(rest)] &'a [u8]),
    /// The versions; the first is the one preferred. RFC 8446, section 4.2.1.
    #[wire(tag = 43, len_prefix = u16)]
    SupportedVersions(#[wire(len_prefix = u8)] Vec<u16>),
    /// What the server wants repeated. RFC 8446, section 4.2.2.
    #[wire(tag = 44, len_prefix = u16)]
    Cookie(#[wire(len_prefix = u16)] &'a [u8]),
    /// How keys of before may be used. RFC 8446, section 4.2.9.
    #[wire(tag = 45, len_prefix = u16)]
    PskKeyExchangeModes(#[wire(len_prefix = u8)] &'a [u8]),
    /// The client's parts of key exchanges. RFC 8446, section 4.2.8.
    #[wire(tag = 51, len_prefix = u16)]
    KeyShare(#[wire(len_prefix = u16)] Vec<KeyShare<'a>>),
    /// An extension that is not known here.
    #[wire(other, len_prefix = u16)]
    Other(u16, #[wire(rest)] &'a [u8]),
}

/// Whom the client wants to speak to. RFC 6066, section 3.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
pub enum ServerName<'a> {
    /// A name of DNS.
    #[wire(tag = 0)]
    HostName(#[wire(len_prefix = u16)] &'a str),
}

/// A protocol within TLS, such as `h2`. RFC 7301, section 3.1.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProtocolName<'a>(#[wire(len_prefix = u8)] pub &'a [u8]);

/// One side's part of a key exchange. RFC 8446, section 4.2.8.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyShare<'a> {
    /// In which group.
    pub group: u16,
    /// The part.
    #[wire(len_prefix = u16)]
    pub key_exchange: &'a [u8],
}

/// What the server chose. RFC 8446, section 4.1.3.
///
/// ```text
/// struct {
///     ProtocolVersion legacy_version = 0x0303;    /* TLS v1.2 */
///     Random random;
///     opaque legacy_session_id_echo<0..32>;
///     CipherSuite cipher_suite;
///     uint8 legacy_compression_method = 0;
///     Extension extensions<6..2^16-1>;
/// } ServerHello;
/// ```
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct ServerHello<'a> {
    /// 0x0303, whatever the version.
    pub legacy_version: u16,
    /// By a good generator; a certain value asks for another ClientHello.
    pub random: [u8; 32],
    /// The client's.
    #[wire(len_prefix = u8, max = 32)]
    pub legacy_session_id_echo: &'a [u8],
    /// One of the client's.
    pub cipher_suite: u16,
    /// 0.
    pub legacy_compression_method: u8,
    /// All else; servers before TLS 1.3 may leave them out.
    #[wire(rest)]
    pub extensions: Option<ServerExtensions<'a>>,
}

/// The extensions of a ServerHello with their length. RFC 8446, section 4.1.3.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct ServerExtensions<'a>(#[wire(len_prefix = u16)] pub Vec<ServerExtension<'a>>);

/// An extension of a ServerHello: the same types as in a ClientHello, with other contents. RFC 8446,
/// section 4.2.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u16)]
pub enum ServerExtension<'a> {
    /// The version that was chosen. RFC 8446, section 4.2.1.
    #[wire(tag = 43, len_prefix = u16)]
    SelectedVersion(u16),
    /// The server's part of the key exchange. RFC 8446, section 4.2.8.
    #[wire(tag = 51, len_prefix = u16)]
    KeyShare(KeyShare<'a>),
    /// An extension that is not known here.
    #[wire(other, len_prefix = u16)]
    Other(u16, #[wire(rest)] &'a [u8]),
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire_core::DecodeErrorKind;

    /// Four octets of type and length, and a ClientHello without extensions.
    fn client_hello(tail: &[u8]) -> Vec<u8> {
        let mut octets = vec![1, 0, 0, 0, 3, 3];
        octets.extend([7; 32]);
        octets.extend([0, 0, 2, 0x13, 0x01, 1, 0]);
        octets.extend_from_slice(tail);
        octets[3] = octets.len() as u8 - 4;
        octets
    }

    fn extensions<'a>(octets: &'a [u8]) -> Option<Vec<ClientExtension<'a>>> {
        let handshake = Handshake::decode(octets).unwrap();
        assert_eq!(handshake.encode().unwrap(), octets);
        let Handshake::ClientHello(hello) = handshake else { panic!() };
        hello.extensions.map(|extensions| extensions.0)
    }

    #[test]
    fn extensions_may_be_left_out_or_be_none() {
        assert_eq!(extensions(&client_hello(&[])), None);
        assert_eq!(extensions(&client_hello(&[0, 0])), Some(vec![]));
    }

    /// RFC 6066, section 3: a list of one host name.
    #[test]
    fn vectors_within_vectors_are_counted_in_octets() {
        let octets = client_hello(b"\0\x0e\0\0\0\x0a\0\x08\0\0\x05a.org");
        let names = vec![ServerName::HostName("a.org")];
        assert_eq!(extensions(&octets), Some(vec![ClientExtension::ServerName(names)]));
    }

    #[test]
    fn extensions_that_are_not_known_are_kept() {
        let octets = client_hello(b"\0\x06\x0a\x0a\0\x02hi");
        assert_eq!(extensions(&octets), Some(vec![ClientExtension::Other(0x0a0a, b"hi")]));
    }

    #[test]
    fn a_list_that_leaves_its_extension_is_an_error_at_its_octet() {
        let octets = client_hello(b"\0\x08\0\x0a\0\x04\0\x04\0\x1d");
        let error = Handshake::decode(&octets).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Overrun { needed: 2 }), "{error}");
    }

    #[test]
    fn a_fragment_has_at_most_16640_octets() {
        let record = |fragment| Record {
            content_type: ContentType::ApplicationData,
            legacy_version: 0x0303,
            fragment,
        };
        assert_eq!(record(&[0; 16640]).encode().unwrap()[..5], [23, 3, 3, 0x41, 0]);
        assert!(record(&[0; 16641]).encode().is_err());
        assert!(Record::decode(&[&[23, 3, 3, 0x41, 1][..], &[0; 16641]].concat()).is_err());
    }
}
