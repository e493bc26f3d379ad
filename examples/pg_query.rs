//! Asks a PostgreSQL server, and prints the rows, values with tabs between them.
//!
//! `cargo run --example pg_query "SELECT 1"`; where the server is, and who asks, is in the variables that psql reads:
//! `PGHOST`, `PGPORT`, `PGUSER`, `PGDATABASE`, `PGPASSWORD`.

use std::error::Error;
use std::io::Write;
use std::net::TcpStream;
use std::process::ExitCode;

use wire_core::Wire;
use wire_core::frame::{FrameReader, FrameWriter, HeaderFraming};
use wire_examples::dial;
use wire_examples::postgres::{
    Authentication, Backend, Datum, Frontend, MessageHeader, Notice, Parameter, Startup,
    StartupRequest,
};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pg_query: {error}");
            ExitCode::FAILURE
        }
    }
}

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).ok().filter(|value| !value.is_empty()).unwrap_or_else(|| default.into())
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [query] = arguments.as_slice() else { return Err("usage: pg_query SQL".into()) };
    let port = variable("PGPORT", "5432");
    let port = port.parse().map_err(|_| format!("PGPORT: {port} is no port"))?;
    let mut stream = dial::tcp("PostgreSQL", &variable("PGHOST", "127.0.0.1"), port)?;
    let user = variable("PGUSER", &variable("USER", "postgres"));
    let database = variable("PGDATABASE", &user);
    let parameters = [("user", &*user), ("database", &*database), ("client_encoding", "UTF8")];
    let parameters = parameters.map(|(name, value)| Parameter { name, value }).to_vec();
    let startup = Startup { len: (), request: StartupRequest::Session(parameters) };
    stream.write_all(&startup.encode()?)?;
    let mut session = Session {
        sender: FrameWriter::new(stream.try_clone()?, HeaderFraming::new()),
        receiver: FrameReader::new(stream, HeaderFraming::new().max_len(1 << 30)),
    };
    session.answers()?;
    // A query may take as long as it takes.
    session.receiver.get_ref().set_read_timeout(None)?;
    session.send(&Frontend::Query(query))?;
    session.answers()?;
    session.send(&Frontend::Terminate)
}

struct Session {
    sender: FrameWriter<TcpStream, HeaderFraming<MessageHeader>>,
    receiver: FrameReader<TcpStream, HeaderFraming<MessageHeader>>,
}

impl Session {
    fn send(&mut self, message: &Frontend<'_>) -> Result<(), Box<dyn Error>> {
        self.sender.send(message)?;
        Ok(self.sender.flush()?)
    }

    /// Prints what the server says, until it waits for a query.
    fn answers(&mut self) -> Result<(), Box<dyn Error>> {
        let mut failure: Option<String> = None;
        loop {
            let Some(message) = self.receiver.receive::<Backend<'_>>()? else {
                return Err(failure
                    .unwrap_or("the server has closed the connection".into())
                    .into());
            };
            match message {
                Backend::RowDescription(columns) => {
                    print_row(columns.iter().map(|column| column.name.to_string()));
                }
                Backend::DataRow(row) => print_row(row.iter().map(value)),
                Backend::CommandComplete(command) => eprintln!("{command}"),
                Backend::Notice(parts) => eprintln!("{}", sentence(&parts)),
                Backend::Error(parts) => failure = Some(sentence(&parts)),
                Backend::Authentication(request) => {
                    if let Some(answer) = answer(&request)? {
                        self.send(&Frontend::Password(&answer))?;
                    }
                }
                Backend::CopyIn(_) => self.send(&Frontend::CopyFail("there is nothing to copy"))?,
                Backend::CopyData(data) => std::io::stdout().write_all(data)?,
                Backend::ReadyForQuery(_) => {
                    return failure.map_or(Ok(()), |failure| Err(failure.into()));
                }
                _ => {}
            }
        }
    }
}

/// What proves to the server who asks.
fn answer(request: &Authentication<'_>) -> Result<Option<Vec<u8>>, String> {
    match request {
        Authentication::Ok => Ok(None),
        Authentication::CleartextPassword => {
            let mut password = variable("PGPASSWORD", "").into_bytes();
            password.push(0);
            Ok(Some(password))
        }
        Authentication::Sasl(mechanisms) => Err(format!(
            "the server asks for {}; this program knows no proof but a password in clear",
            mechanisms.iter().map(|mechanism| mechanism.0).collect::<Vec<_>>().join(" or ")
        )),
        other => Err(format!("the server asks for a proof that is not known here: {other:?}")),
    }
}

fn print_row(values: impl Iterator<Item = String>) {
    println!("{}", values.collect::<Vec<_>>().join("\t"));
}

fn value(datum: &Datum<'_>) -> String {
    match datum.0 {
        Some(octets) => String::from_utf8_lossy(octets).into_owned(),
        None => "NULL".to_string(),
    }
}

/// Severity, message and code of an error or a notice.
fn sentence(parts: &[Notice<'_>]) -> String {
    let part = |kind| parts.iter().find(|part| part.kind == kind).map_or("?", |part| part.text);
    format!("{}: {} ({})", part(b'S'), part(b'M'), part(b'C'))
}
