//! MQTT 5 with mosquitto.

use std::net::TcpStream;

use wire_core::Wire;
use wire_core::frame::{FrameReader, FrameWriter, HeaderFraming};
use wire_examples::mqtt::{
    Ack, Connect, FixedHeader, Packet, Property, PublishFlags, QoS, Subscription, Text,
};
use wire_tests::fixtures::Recorder;

type Framing = HeaderFraming<FixedHeader>;

struct Client {
    receiver: FrameReader<TcpStream, Framing>,
    sender: FrameWriter<TcpStream, Framing>,
    recorder: Recorder,
    /// What the server understood.
    sent: Recorder,
}

impl Client {
    fn new() -> Self {
        let (reader, writer) = super::connect(18830);
        Self {
            receiver: FrameReader::new(reader, Framing::new()),
            sender: FrameWriter::new(writer, Framing::new()),
            recorder: Recorder::new("mqtt"),
            sent: Recorder::new("mqtt-client"),
        }
    }

    fn send(&mut self, packet: &Packet<'_>) {
        self.sent.note("sent", &packet.encode().expect("encodes"));
        self.sender.send(packet).expect("the packet goes out");
        self.sender.flush().expect("it goes now");
    }

    /// Receives a packet, notes it, and hands it to `check`.
    fn expect(&mut self, name: &str, check: impl FnOnce(Packet<'_>)) {
        let frame = self.receiver.next_frame().expect("a frame").expect("not the end");
        self.recorder.note(name, frame.octets());
        let packet = Packet::decode(frame.octets()).expect("a packet");
        assert_eq!(packet.encode().expect("encodes"), frame.octets());
        check(packet);
    }
}

fn publish(qos: QoS, packet_id: Option<u16>, payload: &[u8]) -> Packet<'_> {
    Packet::Publish {
        flags: PublishFlags { qos, ..PublishFlags::default() },
        topic: "wire/test",
        packet_id,
        properties: vec![
            Property::ContentType(Text("text/plain")),
            Property::User(Text("key"), Text("value")),
        ],
        payload,
    }
}

#[test]
fn connect_subscribe_publish_receive() {
    if !super::running("mosquitto") {
        return;
    }
    let mut client = Client::new();
    let mut client_id = String::new();
    client.send(&Packet::Connect(Connect {
        clean_start: true,
        keep_alive: 60,
        properties: vec![Property::SessionExpiry(30), Property::ReceiveMaximum(10)],
        ..Connect::default()
    }));
    client.expect("connack", |packet| {
        let Packet::ConnAck { session_present, reason, properties, .. } = packet else {
            panic!("{packet:?}")
        };
        assert_eq!((session_present, reason), (false, 0));
        let assigned = properties.iter().find_map(|property| match property {
            Property::AssignedClientId(Text(id)) => Some(id.to_string()),
            _ => None,
        });
        client_id = assigned.expect("a name for who has none");
    });
    client.send(&Packet::Subscribe {
        packet_id: 1,
        properties: vec![Property::SubscriptionId(300)],
        subscriptions: vec![Subscription {
            topic_filter: "wire/+",
            max_qos: QoS::ExactlyOnce,
            ..Subscription::default()
        }],
    });
    client.expect("suback", |packet| {
        let Packet::SubAck(answer) = packet else { panic!("{packet:?}") };
        assert_eq!((answer.packet_id, answer.reasons), (1, &[2][..]));
    });
    at_most_once(&mut client);
    at_least_once(&mut client);
    exactly_once(&mut client);
    let client = good_bye(client, &client_id);
    client.recorder.keep();
    client.sent.keep();
}

fn at_most_once(client: &mut Client) {
    client.send(&publish(QoS::AtMostOnce, None, b"zero"));
    client.expect("publish-qos0", |packet| {
        let Packet::Publish { topic, packet_id, properties, payload, .. } = packet else {
            panic!("{packet:?}")
        };
        assert_eq!((topic, packet_id, payload), ("wire/test", None, &b"zero"[..]));
        assert!(properties.contains(&Property::SubscriptionId(300)));
        assert!(properties.contains(&Property::User(Text("key"), Text("value"))));
    });
}

fn at_least_once(client: &mut Client) {
    // 200 octets: the remaining length takes two.
    client.send(&publish(QoS::AtLeastOnce, Some(2), &[b'x'; 200]));
    // The server may send its acknowledgement before the message or behind it.
    let mut own_id = None;
    let mut acknowledged = false;
    for _ in 0..2 {
        client.expect("qos1", |packet| match packet {
            Packet::PubAck(ack) => {
                assert_eq!(ack.packet_id, 2);
                acknowledged = true;
            }
            Packet::Publish { packet_id, payload, .. } => {
                assert_eq!(payload, [b'x'; 200]);
                own_id = packet_id;
            }
            other => panic!("{other:?}"),
        });
    }
    assert!(acknowledged);
    let packet_id = own_id.expect("a packet id with QoS 1");
    client.send(&Packet::PubAck(Ack { packet_id, outcome: None }));
}

fn exactly_once(client: &mut Client) {
    client.send(&publish(QoS::ExactlyOnce, Some(3), b"two"));
    client.expect("pubrec", |packet| {
        let Packet::PubRec(ack) = packet else { panic!("{packet:?}") };
        assert_eq!(ack.packet_id, 3);
    });
    client.send(&Packet::PubRel(Ack { packet_id: 3, outcome: None }));
    let mut own_id = None;
    for _ in 0..2 {
        client.expect("qos2", |packet| match packet {
            Packet::PubComp(ack) => assert_eq!(ack.packet_id, 3),
            Packet::Publish { packet_id, .. } => own_id = packet_id,
            other => panic!("{other:?}"),
        });
    }
    let packet_id = own_id.expect("a packet id with QoS 2");
    client.send(&Packet::PubRec(Ack { packet_id, outcome: None }));
    client.expect("pubrel", |packet| {
        let Packet::PubRel(ack) = packet else { panic!("{packet:?}") };
        assert_eq!(ack.packet_id, packet_id);
    });
    client.send(&Packet::PubComp(Ack { packet_id, outcome: None }));
}

fn good_bye(mut client: Client, client_id: &str) -> Client {
    client.send(&Packet::PingReq);
    client.expect("pingresp", |packet| assert_eq!(packet, Packet::PingResp));
    client.send(&Packet::Unsubscribe {
        packet_id: 4,
        properties: vec![],
        topic_filters: vec![Text("wire/+"), Text("never/subscribed")],
    });
    client.expect("unsuback", |packet| {
        let Packet::UnsubAck(answer) = packet else { panic!("{packet:?}") };
        assert_eq!(answer.reasons, [0x00, 0x11]);
    });
    // Another connection under the same name takes the session over (section 3.1.4).
    let Client { recorder, sent, .. } = client;
    let mut second = Client { recorder, sent, ..Client::new() };
    second.send(&Packet::Connect(Connect { client_id, ..Connect::default() }));
    second.expect("connack", |packet| {
        assert!(matches!(packet, Packet::ConnAck { session_present: true, reason: 0, .. }));
    });
    assert!(client.receiver.next_frame().expect("a clean end").is_none());
    // A topic alias that the server did not offer (section 3.3.2.3.4).
    second.send(&Packet::Publish {
        flags: PublishFlags::default(),
        topic: "wire/test",
        packet_id: None,
        properties: vec![Property::TopicAlias(1000)],
        payload: b"",
    });
    second.expect("disconnect", |packet| {
        let Packet::Disconnect(Some(outcome)) = packet else { panic!("{packet:?}") };
        assert_eq!(outcome.reason, 0x94);
    });
    second
}
