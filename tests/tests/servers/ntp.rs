//! NTP with chrony.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, UdpSocket};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use wire_core::Wire;
use wire_examples::ntp::{Extension, Leap, Mode, Packet, Short, Timestamp};
use wire_tests::fixtures::Recorder;

/// An experimental extension field of chrony's, which it answers in kind: its time without steps.
const MONOTONIC: u16 = 0xf323;
const MONOTONIC_MAGIC: [u8; 4] = [0xf5, 0xbe, 0xdd, 0x9a];

fn now() -> Timestamp {
    Timestamp::from_unix(SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970"))
}

/// Sends a request, again where a datagram got lost, and returns the answer.
fn ask(request: &Packet<'_>) -> Vec<u8> {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a socket");
    socket.connect(super::address(11123)).expect("an address");
    socket.set_read_timeout(Some(Duration::from_secs(2))).expect("a timeout");
    let octets = request.encode().expect("encodes");
    let mut answer = [0; 1024];
    for _ in 0..10 {
        // Nobody listens yet: that is told by the next call on the socket.
        let received = socket.send(&octets).and_then(|_| socket.recv(&mut answer));
        match received {
            Ok(len) => return answer[..len].to_vec(),
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::ConnectionRefused
                ) => {}
            Err(error) => panic!("{error}"),
        }
    }
    panic!("chrony does not answer");
}

#[test]
fn a_request_is_answered() {
    if !super::running("chrony") {
        return;
    }
    let mut recorder = Recorder::new("ntp");
    let request = Packet { version: 4, mode: Mode::Client, transmit: now(), ..Packet::default() };
    let octets = ask(&request);
    recorder.note("answer", &octets);
    let answer = Packet::decode(&octets).expect("a packet");
    assert_eq!(answer.encode().expect("encodes"), octets);
    assert_eq!((answer.version, answer.mode), (4, Mode::Server));
    assert_eq!((answer.leap, answer.stratum), (Leap::None, 8));
    assert_eq!(answer.origin, request.transmit);
    assert_eq!(answer.root_delay, Short::default());
    let age = answer.transmit.seconds_since(request.transmit);
    assert!((0.0..60.0).contains(&age), "{age} s from request to answer");
    assert!(answer.transmit.seconds_since(answer.receive) >= 0.0);

    let mut value = [0; 24];
    value[..4].copy_from_slice(&MONOTONIC_MAGIC);
    let field = Extension { kind: MONOTONIC, len: (), value: &value };
    let octets = ask(&Packet { extensions: vec![field], ..request });
    recorder.note("extension", &octets);
    let answer = Packet::decode(&octets).expect("a packet");
    assert_eq!(answer.encode().expect("encodes"), octets);
    assert_eq!(answer.extensions.len(), 1);
    assert_eq!(answer.extensions[0].kind, MONOTONIC);
    assert_eq!(answer.extensions[0].value[..4], MONOTONIC_MAGIC);
    assert_eq!(answer.mac, None);
    recorder.keep();
}
