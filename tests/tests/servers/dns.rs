//! DNS with unbound, over UDP and TCP.

use std::net::{Ipv4Addr, UdpSocket};

use wire_core::Wire;
use wire_core::frame::{FrameReader, FrameWriter, LengthPrefix};
use wire_examples::dns::{Data, Flags, Message, Name, OPT, Question, Record, Ttl};
use wire_tests::fixtures::Recorder;

const A: u16 = 1;
const SOA: u16 = 6;
const PTR: u16 = 12;
const MX: u16 = 15;
const TXT: u16 = 16;
const AAAA: u16 = 28;
const SRV: u16 = 33;
const ANY: u16 = 255;

fn query(id: u16, name: &str, kind: u16) -> Vec<u8> {
    let message = Message {
        id,
        flags: Flags { recursion_desired: true, ..Flags::default() },
        question_count: (),
        answer_count: (),
        authority_count: (),
        additional_count: (),
        questions: vec![Question { name: Name::new(name).expect("a name"), kind, class: 1 }],
        answers: vec![],
        authorities: vec![],
        additionals: vec![Record {
            name: Name::ROOT,
            kind: OPT,
            class: 1232,
            ttl: Ttl::Edns { extended_rcode: 0, version: 0, dnssec_ok: false, unused: 0 },
            rdlength: (),
            data: Data::Opt(vec![]),
        }],
    };
    message.encode().expect("encodes")
}

/// Decodes an answer, and checks that its value encodes to octets of the same value.
fn answer(octets: &[u8], id: u16) -> Message<'_> {
    let message = Message::decode(octets).expect("a message");
    let again = message.encode().expect("encodes");
    assert_eq!(Message::decode(&again).expect("decodes again"), message);
    assert_eq!((message.id, message.flags.response, message.questions.len()), (id, true, 1));
    message
}

/// Whether the octets of a message hold a pointer to the name of its question.
fn is_compressed(octets: &[u8]) -> bool {
    octets.windows(2).any(|pair| pair == [0xc0, 0x0c])
}

#[test]
fn queries_over_udp() {
    if !super::running("unbound") {
        return;
    }
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a socket");
    socket.connect(super::address(15353)).expect("an address");
    socket.set_read_timeout(Some(super::PATIENCE)).expect("a timeout");
    let mut recorder = Recorder::new("dns-udp");
    let mut ask = |id: u16, name: &str, kind: u16, check: &dyn Fn(&[u8], Message<'_>)| {
        socket.send(&query(id, name, kind)).expect("it goes out");
        let mut octets = [0; 1232];
        let len = socket.recv(&mut octets).expect("an answer");
        recorder.note(&name.replace('.', "-"), &octets[..len]);
        check(&octets[..len], answer(&octets[..len], id));
    };
    ask(1, "wire.test", A, &|octets, message| {
        assert!(is_compressed(octets));
        assert_eq!(message.answers[0].data, Data::A(Ipv4Addr::new(192, 0, 2, 1)));
        assert_eq!(message.answers[0].name.to_string(), "wire.test");
        assert!(message.additionals.iter().any(|record| record.kind == OPT));
    });
    ask(2, "missing.wire.test", A, &|_, message| {
        assert_eq!((message.flags.rcode, message.answers.len()), (3, 0));
        assert!(matches!(message.authorities[0].data, Data::Soa(_)));
    });
    ask(3, "www.wire.test", ANY, &|_, message| {
        let target = Name::new("wire.test").expect("a name");
        assert_eq!(message.answers[0].data, Data::Cname(target));
    });
    recorder.keep();
}

/// All queries go out with one write; the answers come back in any order.
#[test]
fn several_queries_in_one_segment_of_tcp() {
    if !super::running("unbound") {
        return;
    }
    let kinds = [A, SOA, MX, TXT, AAAA];
    let others =
        [("mail.wire.test", A), ("_mqtt._tcp.wire.test", SRV), ("1.2.0.192.in-addr.arpa", PTR)];
    let asked: Vec<_> = kinds.map(|kind| ("wire.test", kind)).into_iter().chain(others).collect();
    let (reader, writer) = super::connect(15353);
    let mut sender = FrameWriter::new(writer, LengthPrefix::<u16>::new());
    for (id, (name, kind)) in asked.iter().enumerate() {
        sender.send_octets(&query(id as u16, name, *kind)).expect("it fits");
    }
    sender.flush().expect("they go out");
    let mut receiver = FrameReader::new(reader, LengthPrefix::<u16>::new());
    let mut answers = vec![Vec::new(); asked.len()];
    for _ in &asked {
        let octets = receiver.next_frame().expect("a frame").expect("not the end");
        let (id, _) = u16::decode_prefix(octets).expect("an id");
        answers[usize::from(id)] = octets.to_vec();
    }
    let mut recorder = Recorder::new("dns-tcp");
    for (id, ((name, kind), octets)) in asked.iter().zip(&answers).enumerate() {
        recorder.note(&format!("{}-{kind}", name.replace('.', "-")), octets);
        let message = answer(octets, id as u16);
        let data = &message.answers.first().expect("an answer").data;
        let text = |name: &Name| name.to_string();
        match (data, *kind) {
            (Data::A(_), A) | (Data::Aaaa(_), AAAA) => {}
            (Data::Soa(soa), SOA) => assert_eq!(text(&soa.mailbox), "hostmaster.wire.test"),
            (Data::Mx { exchange, .. }, MX) => {
                assert!(is_compressed(octets));
                assert!(text(exchange).ends_with("mail.wire.test"));
                assert_eq!(message.answers.len(), 2);
            }
            (Data::Txt(texts), TXT) => assert_eq!(texts[1].0, b"second"),
            (Data::Srv { port, target, .. }, SRV) => {
                assert_eq!((*port, text(target).as_str()), (1883, "mqtt.wire.test"));
            }
            (Data::Ptr(name), PTR) => assert_eq!(text(name), "wire.test"),
            (data, kind) => panic!("{data:?} for type {kind}"),
        }
    }
    recorder.keep();
}
