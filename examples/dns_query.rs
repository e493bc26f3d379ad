//! Asks a DNS server for the addresses, mail servers and texts of a name, and prints what it says.
//!
//! `cargo run --example dns_query NAME [SERVER[:PORT]]`; without a server, the first of `/etc/resolv.conf`. Over UDP,
//! and over TCP where the answer says that it is cut short.

use std::error::Error;
use std::io::ErrorKind;
use std::net::{SocketAddr, UdpSocket};
use std::process::ExitCode;

use wire_core::Wire;
use wire_core::frame::{FrameReader, FrameWriter, LengthPrefix};
use wire_examples::dial;
use wire_examples::dns::{self, Data, Flags, Message, Name, Question, Record};

/// What is asked for: A, AAAA, MX, TXT.
const KINDS: [u16; 4] = [1, 28, 15, 16];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dns_query: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, server) = match arguments.as_slice() {
        [name] => (name, configured()?),
        [name, server] => (name, server.clone()),
        _ => return Err("usage: dns_query NAME [SERVER[:PORT]]".into()),
    };
    let name = Name::new(name).map_err(|_| format!("{name} is no domain name"))?;
    let mut found = false;
    for (id, kind) in KINDS.into_iter().enumerate() {
        let id = id as u16 + std::process::id() as u16;
        let octets = ask(&server, &query(id, &name, kind).encode()?, id)?;
        let answer = Message::decode(&octets).map_err(|error| error.render(&octets).to_string())?;
        match answer.flags.rcode {
            0 => {}
            3 => return Err(format!("there is no {name}").into()),
            code => return Err(format!("{server} answers with error {code}").into()),
        }
        for record in &answer.answers {
            found = true;
            println!("{}", line(record));
        }
    }
    if !found {
        println!("{name} has no addresses, mail servers or texts");
    }
    Ok(())
}

/// The server that this machine asks.
fn configured() -> Result<String, String> {
    let text = std::fs::read_to_string("/etc/resolv.conf")
        .map_err(|error| format!("/etc/resolv.conf: {error}; name a server"))?;
    let mut servers = text.lines().filter_map(|line| line.strip_prefix("nameserver"));
    let server = servers.next().ok_or("/etc/resolv.conf has no nameserver; name a server")?;
    Ok(server.trim().to_string())
}

fn query(id: u16, name: &Name, kind: u16) -> Message<'static> {
    Message {
        id,
        flags: Flags { recursion_desired: true, ..Flags::default() },
        question_count: (),
        answer_count: (),
        authority_count: (),
        additional_count: (),
        questions: vec![Question { name: name.clone(), kind, class: 1 }],
        answers: vec![],
        authorities: vec![],
        additionals: vec![],
    }
}

/// The octets of the answer to a query.
fn ask(server: &str, query: &[u8], id: u16) -> Result<Vec<u8>, Box<dyn Error>> {
    let address = *dial::resolve(server, dns::PORT)?.first().ok_or("the server has no address")?;
    let octets = over_udp(address, query, id)?;
    let (start, _) = dns::Header::decode_prefix(&octets)?;
    match start.flags.truncated {
        true => over_tcp(server, query),
        false => Ok(octets),
    }
}

/// Asks three times: datagrams get lost.
fn over_udp(address: SocketAddr, query: &[u8], id: u16) -> Result<Vec<u8>, Box<dyn Error>> {
    let any: SocketAddr = match address {
        SocketAddr::V4(_) => ([0; 4], 0).into(),
        SocketAddr::V6(_) => ([0u16; 8], 0).into(),
    };
    let socket = UdpSocket::bind(any)?;
    socket.connect(address)?;
    socket.set_read_timeout(Some(dial::PATIENCE / 2))?;
    let mut octets = [0; 4096];
    let mut problem = None;
    for _ in 0..3 {
        match socket.send(query).and_then(|_| socket.recv(&mut octets)) {
            Ok(len) if octets[..len].starts_with(&id.to_be_bytes()) => {
                return Ok(octets[..len].to_vec());
            }
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                problem = Some("no answer in time".to_string());
            }
            Err(error) => problem = Some(error.to_string()),
        }
    }
    let problem = problem.unwrap_or("only answers to other queries".to_string());
    Err(format!("no DNS server answers at {address} ({problem})").into())
}

fn over_tcp(server: &str, query: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let stream = dial::tcp("DNS", server, dns::PORT)?;
    let mut sender = FrameWriter::new(&stream, LengthPrefix::<u16>::new());
    sender.send_octets(query)?;
    sender.flush()?;
    let mut receiver = FrameReader::new(&stream, LengthPrefix::<u16>::new());
    match receiver.next_frame()? {
        Some(octets) => Ok(octets.to_vec()),
        None => Err(format!("{server} closes the connection without an answer").into()),
    }
}

fn line(record: &Record<'_>) -> String {
    let data = match &record.data {
        Data::A(address) => format!("A\t{address}"),
        Data::Aaaa(address) => format!("AAAA\t{address}"),
        Data::Cname(name) => format!("CNAME\t{name}"),
        Data::Mx { preference, exchange } => format!("MX\t{preference} {exchange}"),
        Data::Txt(texts) => {
            let texts = texts.iter().map(|text| String::from_utf8_lossy(text.0));
            format!("TXT\t{}", texts.map(|text| format!("{text:?}")).collect::<Vec<_>>().join(" "))
        }
        other => format!("{other:?}"),
    };
    format!("{}\t{data}", record.name)
}
