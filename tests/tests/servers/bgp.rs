//! BGP-4 with BIRD.

use std::net::{Ipv4Addr, TcpStream};

use wire_core::Wire;
use wire_core::frame::{FrameReader, FrameWriter, HeaderFraming};
use wire_examples::bgp::{
    AS_TRANS, AsNumber, AsSegment, AttributeValue, Body, Capability, Family, Message,
    MessageHeader, Open, Origin, Parameter, PathAttribute, Prefix, SegmentKind, Update,
};
use wire_tests::fixtures::Recorder;

const IPV4: Family = Family { afi: 1, subtype: 0, safi: 1 };
const IPV6: Family = Family { afi: 2, subtype: 0, safi: 1 };

struct Session {
    receiver: FrameReader<TcpStream, HeaderFraming<MessageHeader>>,
    sender: FrameWriter<TcpStream, HeaderFraming<MessageHeader>>,
    recorder: Recorder,
}

impl Session {
    /// BIRD expects its neighbour to call from the port that it knows it by.
    fn connect() -> Self {
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None)
            .expect("a socket");
        socket.set_reuse_address(true).expect("an option");
        socket.bind(&super::address(11791).into()).expect("the port is free");
        socket.connect_timeout(&super::address(11790).into(), super::PATIENCE).expect("it listens");
        let stream = TcpStream::from(socket);
        stream.set_read_timeout(Some(super::PATIENCE)).expect("a timeout");
        let reader = stream.try_clone().expect("a second handle");
        let framing = HeaderFraming::new().max_len(4096);
        Self {
            receiver: FrameReader::new(reader, framing),
            sender: FrameWriter::new(stream, framing),
            recorder: Recorder::new("bgp"),
        }
    }

    fn send(&mut self, body: Body<'_>) {
        let message = Message { marker: (), len: (), kind: (), body };
        let octets = message.encode_with((true,)).expect("encodes");
        let (header, payload) = MessageHeader::decode_prefix(&octets).expect("a header");
        self.sender.send_octets_with(header, payload).expect("it goes out");
        self.sender.flush().expect("it goes now");
    }

    /// Receives and notes a message, and hands it to `check`.
    fn receive<T>(&mut self, name: &str, check: impl FnOnce(&Body<'_>) -> T) -> T {
        let frame = self.receiver.next_frame().expect("a frame").expect("not the end");
        let octets = frame.octets();
        self.recorder.note(name, octets);
        let message = Message::decode_with(octets, (true,)).expect("a message");
        assert_eq!(message.encode_with((true,)).expect("encodes"), octets);
        check(&message.body)
    }

    /// Receives updates up to the ends of both kinds of routes (RFC 4724, section 2), and hands
    /// each to `check`.
    fn updates(&mut self, name: &str, mut check: impl FnMut(&Update<'_>)) {
        let mut ends = 0;
        while ends < 2 {
            ends += self.receive(name, |body| match body {
                Body::Update(update) => {
                    check(update);
                    usize::from(is_end(update))
                }
                Body::KeepAlive | Body::RouteRefresh(_) => 0,
                other => panic!("{other:?}"),
            });
        }
    }
}

fn is_end(update: &Update<'_>) -> bool {
    let nothing = update.withdrawn.is_empty() && update.routes.is_empty();
    nothing
        && match update.attributes.as_slice() {
            [] => true,
            [only] => {
                matches!(&only.value, AttributeValue::MpUnreach { withdrawn, .. } if withdrawn.is_empty())
            }
            _ => false,
        }
}

fn attribute(value: AttributeValue<'_>) -> PathAttribute<'_> {
    PathAttribute {
        optional: false,
        transitive: true,
        partial: false,
        extended: false,
        unused: (),
        kind: (),
        len: (),
        value,
    }
}

#[test]
fn a_session_up_to_received_routes() {
    if !super::running("BIRD") {
        return;
    }
    let mut session = Session::connect();
    session.send(Body::Open(Open {
        version: (),
        my_as: 64513,
        hold_time: 90,
        id: Ipv4Addr::new(192, 0, 2, 1),
        parameters: vec![Parameter::Capabilities(vec![
            Capability::Multiprotocol(IPV4),
            Capability::Multiprotocol(IPV6),
            Capability::RouteRefresh,
            Capability::FourOctetAs(64513),
        ])],
    }));
    session.receive("open", |body| {
        let Body::Open(open) = body else { panic!("{body:?}") };
        assert_eq!((open.my_as, open.id), (64512, Ipv4Addr::new(192, 0, 2, 254)));
        let Some(Parameter::Capabilities(capabilities)) = open.parameters.first() else {
            panic!("{open:?}")
        };
        assert!(capabilities.contains(&Capability::FourOctetAs(64512)));
        assert!(capabilities.contains(&Capability::Multiprotocol(IPV6)));
    });
    session.send(Body::KeepAlive);
    session.receive("keepalive", |body| assert_eq!(*body, Body::KeepAlive));
    received_routes(&mut session);
    announced_route(&mut session);
    session.send(Body::Notification { code: 6, subcode: 2, data: &[] });
    session.recorder.keep();
}

fn received_routes(session: &mut Session) {
    let (mut routes, mut ipv6_routes) = (Vec::new(), Vec::new());
    let (mut most_communities, mut wide_as, mut large) = (0, false, false);
    session.updates("update", |update| {
        routes.extend(update.routes.iter().map(|route| (route.first_ipv4(), route.bits)));
        for attribute in &update.attributes {
            match &attribute.value {
                AttributeValue::Communities(communities) => {
                    most_communities = most_communities.max(communities.len());
                    assert_eq!(attribute.extended, communities.len() * 4 > 255);
                }
                AttributeValue::AsPath(segments) => {
                    let systems = segments.iter().flat_map(|segment| &segment.systems);
                    wide_as |= systems.clone().any(|system| system.get() == 4_200_000_000);
                    assert!(systems.clone().all(|system| system.get() != u32::from(AS_TRANS)));
                }
                AttributeValue::NextHop(hop) => assert_eq!(*hop, Ipv4Addr::new(192, 0, 2, 254)),
                AttributeValue::LargeCommunities(communities) => {
                    large |= communities.contains(&[64512, 1, 2]);
                }
                AttributeValue::MpReach { routes, .. } => {
                    ipv6_routes
                        .extend(routes.iter().map(|route| (route.octets.to_vec(), route.bits)));
                }
                _ => {}
            }
        }
    });
    routes.sort();
    let ipv4 = |a, b, c, d, bits| (Some(Ipv4Addr::new(a, b, c, d)), bits);
    let expected = [
        ipv4(0, 0, 0, 0, 0),
        ipv4(10, 0, 0, 0, 8),
        ipv4(172, 16, 0, 0, 12),
        ipv4(192, 0, 2, 0, 25),
        ipv4(198, 51, 100, 7, 32),
    ];
    assert_eq!(routes, expected);
    ipv6_routes.sort();
    let expected =
        [(vec![0x20, 0x01, 0x0d, 0xb8], 32), (vec![0x20, 0x01, 0x0d, 0xb8, 0, 1, 0x80], 49)];
    assert_eq!(ipv6_routes, expected);
    assert_eq!((most_communities, wide_as, large), (66, true, true));
}

/// BIRD takes a route from here: it answers the request for its own routes that follows, where
/// after a malformed UPDATE it would end the session.
fn announced_route(session: &mut Session) {
    let path = AsSegment { kind: SegmentKind::Sequence, systems: vec![AsNumber::new(64513)] };
    session.send(Body::Update(Update {
        attributes: vec![
            attribute(AttributeValue::Origin(Origin::Igp)),
            attribute(AttributeValue::AsPath(vec![path])),
            attribute(AttributeValue::NextHop(Ipv4Addr::new(192, 0, 2, 1))),
        ],
        routes: vec![Prefix { bits: 24, octets: &[203, 0, 113] }],
        ..Update::default()
    }));
    session.send(Body::RouteRefresh(IPV4));
    let mut again = 0;
    while again < 5 {
        again += session.receive("refreshed", |body| match body {
            Body::Update(update) => update.routes.len(),
            Body::KeepAlive | Body::RouteRefresh(_) => 0,
            other => panic!("{other:?}"),
        });
    }
}
