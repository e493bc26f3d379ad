//! TLS with openssl: the octets of its client, and its server's answer to what is made of them.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};

use wire_core::Wire;
use wire_core::frame::{FrameReader, FrameWriter, HeaderFraming};
use wire_examples::tls::{
    ClientExtension, ContentType, Handshake, ProtocolName, RecordHeader, ServerExtension,
    ServerName,
};
use wire_tests::fixtures::Recorder;

type Framing = HeaderFraming<RecordHeader>;

/// The first record of `openssl s_client`.
fn client_record(arguments: &[&str]) -> Vec<u8> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let mut client = Command::new("openssl")
        .args(["s_client", "-connect", &format!("127.0.0.1:{port}")])
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("openssl runs");
    let (stream, _) = listener.accept().expect("it calls");
    stream.set_read_timeout(Some(super::PATIENCE)).expect("a timeout");
    let mut receiver = FrameReader::new(stream, Framing::new());
    let record = receiver.next_frame().expect("a record").expect("not the end");
    assert_eq!(record.header().content_type, ContentType::Handshake);
    let octets = record.octets().to_vec();
    drop(receiver);
    client.wait().expect("it ends");
    octets
}

fn client_hello(record: &[u8]) -> Vec<ClientExtension<'_>> {
    let fragment = &record[5..];
    let handshake = Handshake::decode(fragment).expect("a ClientHello");
    assert_eq!(handshake.encode().expect("encodes"), fragment);
    let Handshake::ClientHello(hello) = handshake else { panic!("{handshake:?}") };
    assert_eq!(hello.legacy_version, 0x0303);
    hello.extensions.expect("extensions").0
}

#[test]
fn the_client_and_the_server_of_openssl() {
    if !super::running("openssl") {
        return;
    }
    let mut recorder = Recorder::new("tls");
    let record = client_record(&["-servername", "wire.test", "-alpn", "h2,http/1.1", "-status"]);
    recorder.note("client-hello", &record);
    let extensions = client_hello(&record);
    let name = ClientExtension::ServerName(vec![ServerName::HostName("wire.test")]);
    let names = vec![ProtocolName(b"h2"), ProtocolName(b"http/1.1")];
    assert!(extensions.contains(&name));
    assert!(extensions.contains(&ClientExtension::ProtocolNames(names)));
    assert!(extensions.iter().any(
        |e| matches!(e, ClientExtension::SupportedVersions(versions) if versions[0] == 0x0304)
    ));
    assert!(
        extensions
            .iter()
            .any(|e| matches!(e, ClientExtension::KeyShare(shares) if !shares.is_empty()))
    );

    let old = client_record(&["-tls1_2", "-noservername"]);
    recorder.note("client-hello-1.2", &old);
    let extensions = client_hello(&old);
    assert!(!extensions.iter().any(|e| matches!(e, ClientExtension::SupportedVersions(_))));

    answered(&record, &mut recorder);
    recorder.keep();
}

/// The server takes a ClientHello with a name that was put in here.
fn answered(record: &[u8], recorder: &mut Recorder) {
    let Ok(Handshake::ClientHello(mut hello)) = Handshake::decode(&record[5..]) else {
        panic!("no ClientHello")
    };
    let extensions = &mut hello.extensions.as_mut().expect("extensions").0;
    for extension in extensions {
        if let ClientExtension::ServerName(names) = extension {
            *names = vec![ServerName::HostName("a-much-longer-name.wire.test")];
        }
    }
    let session_id = hello.legacy_session_id.to_vec();
    let (reader, writer): (TcpStream, TcpStream) = super::connect(14433);
    let header =
        RecordHeader { content_type: ContentType::Handshake, legacy_version: 0x0301, len: 0 };
    let mut sender = FrameWriter::new(writer, Framing::new());
    sender.send_with(header, &Handshake::ClientHello(hello)).expect("it goes out");
    sender.flush().expect("it goes now");
    let mut receiver = FrameReader::new(reader, Framing::new());
    let record = receiver.next_frame().expect("a record").expect("not the end");
    assert_eq!(record.header().content_type, ContentType::Handshake);
    recorder.note("server-hello", record.octets());
    let handshake = Handshake::decode(record.payload()).expect("a ServerHello");
    assert_eq!(handshake.encode().expect("encodes"), record.payload());
    let Handshake::ServerHello(answer) = handshake else { panic!("{handshake:?}") };
    assert_eq!(answer.legacy_session_id_echo, session_id);
    let extensions = answer.extensions.expect("extensions").0;
    assert!(extensions.contains(&ServerExtension::SelectedVersion(0x0304)));
    assert!(extensions.iter().any(|e| matches!(e, ServerExtension::KeyShare(_))));
    let record = receiver.next_frame().expect("a record").expect("not the end");
    assert_eq!(record.header().content_type, ContentType::ChangeCipherSpec);
    recorder.note("change-cipher-spec", record.octets());
    let record = receiver.next_frame().expect("a record").expect("not the end");
    assert_eq!(record.header().content_type, ContentType::ApplicationData);
    recorder.note("encrypted", record.octets());
}
