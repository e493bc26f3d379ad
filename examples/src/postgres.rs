//! PostgreSQL, frontend/backend protocol 3.0 (PostgreSQL's documentation, chapter 53).
//!
//! A stream from the server is cut into messages by `HeaderFraming::<MessageHeader>`; a message is
//! a [`Backend`], one to the server a [`Frontend`]. Only the first message to the server, a
//! [`Startup`], has no tag.

use wire_core::Wire;

/// What every message but the first begins with. Section 53.1.1.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |      tag      |          length, counts itself, not the tag
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///                 |
/// +-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(size = 5)]
pub struct MessageHeader {
    /// Which message, as an ASCII letter.
    pub tag: u8,
    /// Of the message without its tag.
    #[wire(len_of(len..=payload))]
    pub len: u32,
}

/// The first message to the server. Section 53.7, StartupMessage, SSLRequest, CancelRequest.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Startup<'a> {
    /// Of the whole message.
    #[wire(as = u32, len_of(self))]
    pub len: (),
    /// What is asked for.
    pub request: StartupRequest<'a>,
}

/// What the first message asks for.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u32)]
pub enum StartupRequest<'a> {
    /// A session of version 3.0.
    #[wire(tag = 0x0003_0000)]
    Session(#[wire(until = 0)] Vec<Parameter<'a>>),
    /// To stop what another session is doing.
    #[wire(tag = 80_877_102)]
    Cancel(BackendKey),
    /// Encryption by TLS; the answer is one octet, `S` or `N`.
    #[wire(tag = 80_877_103)]
    Tls,
}

/// A name and a value, of a session that starts or as the server tells them.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter<'a> {
    /// `user`, `database`, `client_encoding` …
    #[wire(until = 0)]
    pub name: &'a str,
    /// Its value.
    #[wire(until = 0)]
    pub value: &'a str,
}

/// What a session can be stopped by.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackendKey {
    /// The server's process.
    pub process: u32,
    /// Known to the client alone.
    pub secret: u32,
}

/// A message to the server. Section 53.7.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
pub enum Frontend<'a> {
    /// Values for a prepared statement.
    #[wire(tag = b'B', len_prefix = u32, bias = 4)]
    Bind(Bind<'a>),
    /// Forget a statement or a portal.
    #[wire(tag = b'C', len_prefix = u32, bias = 4)]
    Close(Target<'a>),
    /// What do a statement's parameters and rows look like?
    #[wire(tag = b'D', len_prefix = u32, bias = 4)]
    Describe(Target<'a>),
    /// Run a portal.
    #[wire(tag = b'E', len_prefix = u32, bias = 4)]
    Execute {
        /// Empty for the one without a name.
        #[wire(until = 0)]
        portal: &'a str,
        /// 0: all.
        max_rows: u32,
    },
    /// Send what is ready.
    #[wire(tag = b'H', len_prefix = u32, bias = 4)]
    Flush,
    /// Prepare a statement.
    #[wire(tag = b'P', len_prefix = u32, bias = 4)]
    Parse {
        /// Empty for the one without a name.
        #[wire(until = 0)]
        statement: &'a str,
        /// With `$1` … for the parameters.
        #[wire(until = 0)]
        query: &'a str,
        /// Of the parameters; 0: as the query implies.
        #[wire(count_prefix = u16)]
        type_oids: Vec<u32>,
    },
    /// Run this text.
    #[wire(tag = b'Q', len_prefix = u32, bias = 4)]
    Query(#[wire(until = 0)] &'a str),
    /// The end of a row of extended requests.
    #[wire(tag = b'S', len_prefix = u32, bias = 4)]
    Sync,
    /// Good bye.
    #[wire(tag = b'X', len_prefix = u32, bias = 4)]
    Terminate,
    /// A piece of a table that is copied.
    #[wire(tag = b'd', len_prefix = u32, bias = 4)]
    CopyData(#[wire(rest)] &'a [u8]),
    /// All of the table is copied.
    #[wire(tag = b'c', len_prefix = u32, bias = 4)]
    CopyDone,
    /// The copy is to fail.
    #[wire(tag = b'f', len_prefix = u32, bias = 4)]
    CopyFail(#[wire(until = 0)] &'a str),
    /// A password or a step of a SASL exchange; the server's message before tells which.
    #[wire(tag = b'p', len_prefix = u32, bias = 4)]
    Password(#[wire(rest)] &'a [u8]),
    /// A message that is not known here.
    #[wire(other, len_prefix = u32, bias = 4)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

/// Values for a prepared statement. Section 53.7, Bind.
#[derive(Wire, Debug, Default, Clone, PartialEq)]
pub struct Bind<'a> {
    /// Empty for the one without a name.
    #[wire(until = 0)]
    pub portal: &'a str,
    /// Empty for the one without a name.
    #[wire(until = 0)]
    pub statement: &'a str,
    /// None: all text; one: for all; else one each.
    #[wire(count_prefix = u16)]
    pub parameter_formats: Vec<Format>,
    /// One each.
    #[wire(count_prefix = u16)]
    pub parameters: Vec<Datum<'a>>,
    /// As those of the parameters.
    #[wire(count_prefix = u16)]
    pub result_formats: Vec<Format>,
}

/// A prepared statement, or one with its values.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
pub enum Target<'a> {
    /// Without values.
    #[wire(tag = b'S')]
    Statement(#[wire(until = 0)] &'a str),
    /// With values.
    #[wire(tag = b'P')]
    Portal(#[wire(until = 0)] &'a str),
}

/// How a value is written.
#[derive(Wire, Debug, Default, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Format {
    /// As text.
    #[default]
    Text = 0,
    /// As its type says.
    Binary = 1,
}

/// A value, or NULL.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                       length, −1 for NULL                     |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                             octets
/// +-+-+-+-+-+-+-+-
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Datum<'a>(#[wire(len_prefix = i32, none = -1)] pub Option<&'a [u8]>);

/// A message from the server. Section 53.7.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
pub enum Backend<'a> {
    /// Who are you? Or: that will do.
    #[wire(tag = b'R', len_prefix = u32, bias = 4)]
    Authentication(Authentication<'a>),
    /// What this session can be stopped by.
    #[wire(tag = b'K', len_prefix = u32, bias = 4)]
    BackendKey(BackendKey),
    /// A parameter of the session has this value.
    #[wire(tag = b'S', len_prefix = u32, bias = 4)]
    ParameterStatus(Parameter<'a>),
    /// The server waits for a query.
    #[wire(tag = b'Z', len_prefix = u32, bias = 4)]
    ReadyForQuery(TransactionStatus),
    /// What the rows look like.
    #[wire(tag = b'T', len_prefix = u32, bias = 4)]
    RowDescription(#[wire(count_prefix = u16)] Vec<Column<'a>>),
    /// A row.
    #[wire(tag = b'D', len_prefix = u32, bias = 4)]
    DataRow(#[wire(count_prefix = u16)] Vec<Datum<'a>>),
    /// A command is done.
    #[wire(tag = b'C', len_prefix = u32, bias = 4)]
    CommandComplete(#[wire(until = 0)] &'a str),
    /// The query was empty.
    #[wire(tag = b'I', len_prefix = u32, bias = 4)]
    EmptyQuery,
    /// A command failed.
    #[wire(tag = b'E', len_prefix = u32, bias = 4)]
    Error(#[wire(until = 0)] Vec<Notice<'a>>),
    /// By the way.
    #[wire(tag = b'N', len_prefix = u32, bias = 4)]
    Notice(#[wire(until = 0)] Vec<Notice<'a>>),
    /// Another session called NOTIFY.
    #[wire(tag = b'A', len_prefix = u32, bias = 4)]
    Notification {
        /// The server's process of that session.
        process: u32,
        /// On which channel.
        #[wire(until = 0)]
        channel: &'a str,
        /// What it said.
        #[wire(until = 0)]
        payload: &'a str,
    },
    /// A statement is prepared.
    #[wire(tag = b'1', len_prefix = u32, bias = 4)]
    ParseComplete,
    /// A statement has its values.
    #[wire(tag = b'2', len_prefix = u32, bias = 4)]
    BindComplete,
    /// A statement or a portal is forgotten.
    #[wire(tag = b'3', len_prefix = u32, bias = 4)]
    CloseComplete,
    /// A statement has these parameters.
    #[wire(tag = b't', len_prefix = u32, bias = 4)]
    ParameterDescription(#[wire(count_prefix = u16)] Vec<u32>),
    /// A statement has no rows.
    #[wire(tag = b'n', len_prefix = u32, bias = 4)]
    NoData,
    /// There are more rows than were asked for.
    #[wire(tag = b's', len_prefix = u32, bias = 4)]
    PortalSuspended,
    /// A table is to be copied to the server.
    #[wire(tag = b'G', len_prefix = u32, bias = 4)]
    CopyIn(Copied),
    /// A table is copied to the client.
    #[wire(tag = b'H', len_prefix = u32, bias = 4)]
    CopyOut(Copied),
    /// A piece of a table that is copied.
    #[wire(tag = b'd', len_prefix = u32, bias = 4)]
    CopyData(#[wire(rest)] &'a [u8]),
    /// All of the table is copied.
    #[wire(tag = b'c', len_prefix = u32, bias = 4)]
    CopyDone,
    /// A message that is not known here.
    #[wire(other, len_prefix = u32, bias = 4)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

/// How the client has to prove who it is. Section 53.7, Authentication….
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u32)]
pub enum Authentication<'a> {
    /// It is in.
    #[wire(tag = 0)]
    Ok,
    /// By its password.
    #[wire(tag = 3)]
    CleartextPassword,
    /// By MD5 of the password, the user and this salt.
    #[wire(tag = 5)]
    Md5Password([u8; 4]),
    /// By one of these mechanisms.
    #[wire(tag = 10)]
    Sasl(#[wire(until = 0)] Vec<Mechanism<'a>>),
    /// By a further step.
    #[wire(tag = 11)]
    SaslContinue(#[wire(rest)] &'a [u8]),
    /// It did; the server's proof.
    #[wire(tag = 12)]
    SaslFinal(#[wire(rest)] &'a [u8]),
    /// By a way that is not known here.
    #[wire(other)]
    Other(u32, #[wire(rest)] &'a [u8]),
}

/// The name of a SASL mechanism.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mechanism<'a>(#[wire(until = 0)] pub &'a str);

/// Whether a transaction is open.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum TransactionStatus {
    /// None.
    Idle = b'I',
    /// One.
    Open = b'T',
    /// One that has failed.
    Failed = b'E',
}

/// What a column looks like. Section 53.7, RowDescription.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column<'a> {
    /// Its name.
    #[wire(until = 0)]
    pub name: &'a str,
    /// The table that it is of, or 0.
    pub table_oid: u32,
    /// Its number in the table, or 0.
    pub attribute: u16,
    /// Its type.
    pub type_oid: u32,
    /// Octets of the type; negative where it varies.
    pub type_len: i16,
    /// Further to the type, such as the most characters.
    pub type_modifier: i32,
    /// How values are written; not known yet where the statement has no values yet.
    pub format: Format,
}

/// A part of an error or of a notice. Sections 53.7 and 53.8.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice<'a> {
    /// What it says: `S` severity, `C` SQLSTATE code, `M` message …
    pub kind: u8,
    /// That.
    #[wire(until = 0)]
    pub text: &'a str,
}

/// How a table is copied. Section 53.7, CopyInResponse.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Copied {
    /// 0 for text, 1 for binary.
    pub format: u8,
    /// One for each column.
    #[wire(count_prefix = u16)]
    pub columns: Vec<Format>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_message_has_no_tag_and_a_len_that_counts_itself() {
        let startup = Startup {
            len: (),
            request: StartupRequest::Session(vec![Parameter { name: "user", value: "wire" }]),
        };
        let octets = b"\0\0\0\x13\0\x03\0\0user\0wire\0\0";
        assert_eq!(startup.encode().unwrap(), octets);
        assert_eq!(Startup::decode(octets).unwrap(), startup);
    }

    #[test]
    fn the_request_for_encryption() {
        let startup = Startup { len: (), request: StartupRequest::Tls };
        assert_eq!(startup.encode().unwrap(), [0, 0, 0, 8, 4, 210, 22, 47]);
    }

    #[test]
    fn a_len_counts_itself_and_not_the_tag() {
        let query = Frontend::Query("SELECT 1");
        assert_eq!(query.encode().unwrap(), b"Q\0\0\0\x0dSELECT 1\0");
        assert_eq!(Frontend::Sync.encode().unwrap(), [b'S', 0, 0, 0, 4]);
        assert_eq!(Backend::decode(b"Z\0\0\0\x05I").unwrap().encode().unwrap(), b"Z\0\0\0\x05I");
    }

    #[test]
    fn null_is_not_an_empty_value() {
        let octets = b"D\0\0\0\x0f\0\x02\xff\xff\xff\xff\0\0\0\x01x";
        let row = Backend::DataRow(vec![Datum(None), Datum(Some(b"x"))]);
        assert_eq!(Backend::decode(octets).unwrap(), row);
        assert_eq!(row.encode().unwrap(), octets);
        let empty = Backend::DataRow(vec![Datum(Some(b""))]);
        assert_eq!(empty.encode().unwrap(), b"D\0\0\0\x0a\0\x01\0\0\0\0");
    }

    #[test]
    fn text_that_holds_its_terminator_is_refused() {
        assert!(Frontend::Query("a\0b").encode().is_err());
    }

    #[test]
    fn errors_end_with_a_kind_of_zero() {
        let octets = b"E\0\0\0\x13SERROR\0C42601\0\0";
        let Backend::Error(parts) = Backend::decode(octets).unwrap() else { panic!() };
        assert_eq!(parts[1], Notice { kind: b'C', text: "42601" });
        assert_eq!(Backend::Error(parts).encode().unwrap(), octets);
    }
}
