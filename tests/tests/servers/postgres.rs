//! PostgreSQL 15.

use std::io::Write;
use std::net::TcpStream;

use wire_core::Wire;
use wire_core::frame::{FrameReader, FrameWriter, HeaderFraming};
use wire_examples::postgres::{
    Authentication, Backend, Bind, Datum, Format, Frontend, MessageHeader, Notice, Parameter,
    Startup, StartupRequest, Target, TransactionStatus,
};
use wire_tests::fixtures::Recorder;

type Framing = HeaderFraming<MessageHeader>;

struct Client {
    receiver: FrameReader<TcpStream, Framing>,
    sender: FrameWriter<TcpStream, Framing>,
    recorder: Recorder,
    /// What the server understood.
    sent: Recorder,
}

impl Client {
    fn send(&mut self, messages: &[Frontend<'_>]) {
        for message in messages {
            self.sent.note("sent", &message.encode().expect("encodes"));
            self.sender.send(message).expect("the message goes out");
        }
        self.sender.flush().expect("they go now");
    }

    /// Receives and notes the messages up to ReadyForQuery, and hands each to `check`.
    fn answers(&mut self, name: &str, mut check: impl FnMut(Backend<'_>)) -> TransactionStatus {
        loop {
            let frame = self.receiver.next_frame().expect("a frame").expect("not the end");
            let message = Backend::decode(frame.octets()).expect("a message");
            assert_eq!(message.encode().expect("encodes"), frame.octets());
            self.recorder.note(name, frame.octets());
            match message {
                Backend::ReadyForQuery(status) => return status,
                Backend::Other(tag, _) => panic!("message {:?} is not known", tag as char),
                other => check(other),
            }
        }
    }

    /// The rows that a query brings.
    fn rows(&mut self, name: &str, query: &str) -> Vec<Vec<Option<Vec<u8>>>> {
        self.send(&[Frontend::Query(query)]);
        let mut rows = Vec::new();
        self.answers(name, |message| {
            if let Backend::DataRow(row) = message {
                rows.push(row.iter().map(|datum| datum.0.map(<[u8]>::to_vec)).collect());
            }
        });
        rows
    }
}

fn session() -> Client {
    let (reader, mut writer) = super::connect(15432);
    // The answer to a request for encryption is the one octet of the protocol without a frame.
    let tls = Startup { len: (), request: StartupRequest::Tls };
    writer.write_all(&tls.encode().expect("encodes")).expect("it goes out");
    let mut answer = [0];
    std::io::Read::read_exact(&mut &reader, &mut answer).expect("an answer");
    assert_eq!(answer, *b"N");
    let parameters = [("user", "wire"), ("database", "postgres"), ("client_encoding", "UTF8")];
    let parameters = parameters.map(|(name, value)| Parameter { name, value }).to_vec();
    let startup = Startup { len: (), request: StartupRequest::Session(parameters) };
    writer.write_all(&startup.encode().expect("encodes")).expect("it goes out");
    Client {
        receiver: FrameReader::new(reader, Framing::new()),
        sender: FrameWriter::new(writer, Framing::new()),
        recorder: Recorder::new("postgres"),
        sent: Recorder::new("postgres-client"),
    }
}

#[test]
fn startup_and_queries() {
    if !super::running("PostgreSQL") {
        return;
    }
    let mut client = session();
    let (mut authenticated, mut encoding, mut key) = (false, String::new(), 0);
    let status = client.answers("startup", |message| match message {
        Backend::Authentication(Authentication::Ok) => authenticated = true,
        Backend::ParameterStatus(Parameter { name: "server_encoding", value }) => {
            encoding = value.to_string();
        }
        Backend::BackendKey(backend) => key = backend.process,
        Backend::ParameterStatus(_) => {}
        other => panic!("{other:?}"),
    });
    assert_eq!((authenticated, encoding.as_str()), (true, "UTF8"));
    assert_eq!(status, TransactionStatus::Idle);
    assert!(key > 0);
    simple_query(&mut client);
    extended_query(&mut client);
    errors_and_notices(&mut client);
    copies(&mut client);
    client.send(&[Frontend::Terminate]);
    assert!(client.receiver.next_frame().expect("a clean end").is_none());
    client.recorder.keep();
    client.sent.keep();
}

fn simple_query(client: &mut Client) {
    let rows = client.rows(
        "query",
        "SELECT 1::int4 AS one, NULL::text AS nothing, ''::text AS empty, 'häß'::varchar(10), \
         1.5::float8, true, '\\xdeadbeef'::bytea, ARRAY[1, NULL, 3], DATE '2000-01-02', \
         12345.678::numeric(10, 3) \
         UNION ALL SELECT NULL, 'x', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
    );
    let some = |text: &str| Some(text.as_bytes().to_vec());
    let first = [
        some("1"),
        None,
        some(""),
        some("häß"),
        some("1.5"),
        some("t"),
        some("\\xdeadbeef"),
        some("{1,NULL,3}"),
        some("2000-01-02"),
        some("12345.678"),
    ];
    assert_eq!(rows[0], first);
    assert_eq!(rows[1][..3], [None, some("x"), None]);
    let rows = client.rows("empty-and-many", "; SELECT generate_series(1, 3)");
    assert_eq!(rows, [[some("1")], [some("2")], [some("3")]]);
}

/// A prepared statement, with values and results in binary, NULL both ways.
fn extended_query(client: &mut Client) {
    let number = 258i32.encode().expect("encodes");
    let float = 1.5f64.encode().expect("encodes");
    client.send(&[
        Frontend::Parse {
            statement: "s",
            query: "SELECT $1::int4, $2::float8, $3::text, $1::int4 + 1",
            type_oids: vec![],
        },
        Frontend::Describe(Target::Statement("s")),
        Frontend::Bind(Bind {
            statement: "s",
            parameter_formats: vec![Format::Binary],
            parameters: vec![Datum(Some(&number)), Datum(Some(&float)), Datum(None)],
            result_formats: vec![Format::Binary],
            ..Bind::default()
        }),
        Frontend::Describe(Target::Portal("")),
        Frontend::Execute { portal: "", max_rows: 0 },
        Frontend::Close(Target::Statement("s")),
        Frontend::Sync,
    ]);
    let (mut order, mut types) = (String::new(), Vec::new());
    client.answers("extended", |message| match message {
        Backend::ParseComplete => order.push('1'),
        Backend::ParameterDescription(oids) => {
            order.push('t');
            types = oids;
        }
        Backend::RowDescription(columns) => {
            order.push('T');
            assert_eq!(columns.len(), 4);
        }
        Backend::BindComplete => order.push('2'),
        Backend::DataRow(row) => {
            order.push('D');
            let values: Vec<_> = row.iter().map(|datum| datum.0).collect();
            assert_eq!(i32::decode(values[0].expect("a number")).expect("four octets"), 258);
            assert_eq!(f64::decode(values[1].expect("a number")).expect("eight octets"), 1.5);
            assert_eq!(values[2], None);
            assert_eq!(i32::decode(values[3].expect("a number")).expect("four octets"), 259);
        }
        Backend::CommandComplete(command) => {
            order.push('C');
            assert_eq!(command, "SELECT 1");
        }
        Backend::CloseComplete => order.push('3'),
        other => panic!("{other:?}"),
    });
    assert_eq!(order, "1tT2TDC3");
    // int4, float8, text
    assert_eq!(types, [23, 701, 25]);
}

fn errors_and_notices(client: &mut Client) {
    client.send(&[Frontend::Query("BEGIN; SELEKT 1")]);
    let mut code = String::new();
    client.answers("error", |message| {
        if let Backend::Error(parts) = message {
            let part = parts.iter().find(|part| part.kind == b'C').expect("a code");
            code = part.text.to_string();
        }
    });
    assert_eq!(code, "42601");
    client.send(&[Frontend::Query("BEGIN")]);
    assert_eq!(client.answers("begin", |_| {}), TransactionStatus::Open);
    client.send(&[Frontend::Query("SELECT 1/0")]);
    assert_eq!(client.answers("failed", |_| {}), TransactionStatus::Failed);
    client.send(&[Frontend::Query("ROLLBACK")]);
    assert_eq!(client.answers("rollback", |_| {}), TransactionStatus::Idle);
    client.send(&[Frontend::Query("DO $$ BEGIN RAISE NOTICE 'by the way'; END $$")]);
    let mut told = false;
    client.answers("notice", |message| {
        if let Backend::Notice(parts) = message {
            told = parts.contains(&Notice { kind: b'M', text: "by the way" });
        }
    });
    assert!(told);
    client.send(&[Frontend::Query("LISTEN wire; NOTIFY wire, 'hello'")]);
    let mut heard = String::new();
    client.answers("notification", |message| {
        if let Backend::Notification { channel: "wire", payload, .. } = message {
            heard = payload.to_string();
        }
    });
    assert_eq!(heard, "hello");
}

fn copies(client: &mut Client) {
    let rows = client.rows("table", "CREATE TEMP TABLE t (a int, b text)");
    assert!(rows.is_empty());
    client.send(&[
        Frontend::Query("COPY t FROM STDIN"),
        Frontend::CopyData(b"1\tone\n"),
        Frontend::CopyData(b"2\t\\N\n"),
        Frontend::CopyDone,
    ]);
    let mut command = String::new();
    client.answers("copy-in", |message| match message {
        Backend::CopyIn(copied) => assert_eq!(copied.columns.len(), 2),
        Backend::CommandComplete(done) => command = done.to_string(),
        other => panic!("{other:?}"),
    });
    assert_eq!(command, "COPY 2");
    client.send(&[Frontend::Query("COPY t TO STDOUT")]);
    let mut copy = Vec::new();
    client.answers("copy-out", |message| {
        if let Backend::CopyData(data) = message {
            copy.extend_from_slice(data);
        }
    });
    assert_eq!(copy, b"1\tone\n2\t\\N\n");
}
