//! MQTT 5.0, control packets (OASIS standard, 7 March 2019).
//!
//! A stream is cut into packets by `HeaderFraming::<FixedHeader>`; a packet is a [`Packet`].

pub mod client;

use wire_core::Wire;
use wire_core::varint::{Leb128Max, Var};

/// A variable byte integer: at most four octets, 0 to 268,435,455. Section 1.5.5.
pub type VarInt = Var<Leb128Max<4>, u32>;

/// What every packet begins with. Section 2.1.
///
/// ```text
///   7   6   5   4   3   2   1   0
/// +---+---+---+---+---+---+---+---+
/// |     packet type     |  flags  |
/// +---+---+---+---+---+---+---+---+
/// |  remaining length (1 to 4)    |
/// +---+---+---+---+---+---+---+---+
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedHeader {
    /// Which control packet.
    #[wire(bits = 4)]
    pub packet_type: u8,
    /// Specific to the type.
    #[wire(bits = 4)]
    pub flags: u8,
    /// The octets that follow.
    #[wire(varint = Leb128Max<4>, len_of(payload))]
    pub remaining_len: u32,
}

/// A control packet. Section 3.
///
/// The tag is the first octet: type and flags. The flags have one right value for every type but
/// PUBLISH, and with any other value the packet is malformed (section 2.1.3).
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = u8)]
pub enum Packet<'a> {
    /// The client asks for a session. Section 3.1.
    #[wire(tag = 0x10, len_prefix = VarInt)]
    Connect(Connect<'a>),
    /// The server's answer. Section 3.2.
    #[wire(tag = 0x20, len_prefix = VarInt)]
    ConnAck {
        /// Reserved bits, then whether the server has a session from before.
        #[wire(bits = 7, reserved)]
        reserved: (),
        /// The server has a session from before.
        #[wire(bits = 1)]
        session_present: bool,
        /// 0 for success, from 0x80 on an error.
        reason: u8,
        /// What the server grants and limits.
        #[wire(len_prefix = VarInt)]
        properties: Vec<Property<'a>>,
    },
    /// A message for a topic. Section 3.3.
    #[wire(tag = 0x30..=0x3f, len_prefix = VarInt)]
    Publish {
        /// The first octet.
        flags: PublishFlags,
        /// The topic.
        #[wire(len_prefix = u16)]
        topic: &'a str,
        /// Names the exchange that follows; there if the quality of service is above 0.
        #[wire(if = flags.qos != QoS::AtMostOnce)]
        packet_id: Option<u16>,
        /// About the payload.
        #[wire(len_prefix = VarInt)]
        properties: Vec<Property<'a>>,
        /// The message itself.
        #[wire(rest)]
        payload: &'a [u8],
    },
    /// A message of QoS 1 was taken. Section 3.4.
    #[wire(tag = 0x40, len_prefix = VarInt)]
    PubAck(Ack<'a>),
    /// A message of QoS 2 was received. Section 3.5.
    #[wire(tag = 0x50, len_prefix = VarInt)]
    PubRec(Ack<'a>),
    /// A message of QoS 2 is released. Section 3.6.
    #[wire(tag = 0x62, len_prefix = VarInt)]
    PubRel(Ack<'a>),
    /// A message of QoS 2 was taken. Section 3.7.
    #[wire(tag = 0x70, len_prefix = VarInt)]
    PubComp(Ack<'a>),
    /// The client asks for topics. Section 3.8.
    #[wire(tag = 0x82, len_prefix = VarInt)]
    Subscribe {
        /// Repeated in the answer.
        packet_id: u16,
        /// About the subscriptions.
        #[wire(len_prefix = VarInt)]
        properties: Vec<Property<'a>>,
        /// One or more.
        #[wire(rest)]
        subscriptions: Vec<Subscription<'a>>,
    },
    /// The server's answer. Section 3.9.
    #[wire(tag = 0x90, len_prefix = VarInt)]
    SubAck(Reasons<'a>),
    /// The client no longer wants topics. Section 3.10.
    #[wire(tag = 0xa2, len_prefix = VarInt)]
    Unsubscribe {
        /// Repeated in the answer.
        packet_id: u16,
        /// About the request.
        #[wire(len_prefix = VarInt)]
        properties: Vec<Property<'a>>,
        /// One or more.
        #[wire(rest)]
        topic_filters: Vec<Text<'a>>,
    },
    /// The server's answer. Section 3.11.
    #[wire(tag = 0xb0, len_prefix = VarInt)]
    UnsubAck(Reasons<'a>),
    /// Are you there? Section 3.12.
    #[wire(tag = 0xc0, len_prefix = VarInt)]
    PingReq,
    /// I am. Section 3.13.
    #[wire(tag = 0xd0, len_prefix = VarInt)]
    PingResp,
    /// The last packet of a session; a normal disconnection where nothing follows. Section 3.14.
    #[wire(tag = 0xe0, len_prefix = VarInt)]
    Disconnect(#[wire(rest)] Option<Outcome<'a>>),
    /// A step of an extended authentication. Section 3.15.
    #[wire(tag = 0xf0, len_prefix = VarInt)]
    Auth(#[wire(rest)] Option<Outcome<'a>>),
}

/// The first octet of a PUBLISH packet. Section 3.3.1.
///
/// ```text
///   7   6   5   4   3   2   1   0
/// +---+---+---+---+---+---+---+---+
/// |       3       |dup|  QoS  |ret|
/// +---+---+---+---+---+---+---+---+
/// ```
#[derive(Wire, Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct PublishFlags {
    /// PUBLISH.
    #[wire(bits = 4, magic = 3)]
    pub packet_type: (),
    /// This packet has been sent before.
    #[wire(bits = 1)]
    pub dup: bool,
    /// How sure the delivery is.
    #[wire(bits = 2)]
    pub qos: QoS,
    /// The server keeps the message for who subscribes later.
    #[wire(bits = 1)]
    pub retain: bool,
}

/// Quality of service. Section 4.3.
#[derive(Wire, Debug, Default, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum QoS {
    /// Nothing is acknowledged.
    #[default]
    AtMostOnce = 0,
    /// Acknowledged by PUBACK.
    AtLeastOnce = 1,
    /// Acknowledged in four steps.
    ExactlyOnce = 2,
}

/// CONNECT. Section 3.1.
///
/// ```text
///   7   6   5   4   3   2   1   0
/// +---+---+---+---+---+---+---+---+
/// | "MQTT" with its length, 5     |
/// +---+---+---+---+---+---+---+---+
/// |usr|pwd|ret|  QoS  |wil|cln| 0 |
/// +---+---+---+---+---+---+---+---+
/// |          keep alive           |
/// +---+---+---+---+---+---+---+---+
/// | properties, client identifier |
/// | will, user name, password     |
/// +---+---+---+---+---+---+---+---+
/// ```
#[derive(Wire, Debug, Default, Clone, PartialEq)]
pub struct Connect<'a> {
    /// The protocol's name and version.
    #[wire(magic = b"\x00\x04MQTT\x05")]
    pub protocol: (),
    /// `user_name` is there.
    #[wire(bits = 1, flag_of(user_name))]
    pub has_user_name: (),
    /// `password` is there.
    #[wire(bits = 1, flag_of(password))]
    pub has_password: (),
    /// The will is to be retained.
    #[wire(bits = 1)]
    pub will_retain: bool,
    /// The will's quality of service.
    #[wire(bits = 2)]
    pub will_qos: QoS,
    /// `will` is there.
    #[wire(bits = 1, flag_of(will))]
    pub has_will: (),
    /// Forget the session from before.
    #[wire(bits = 1)]
    pub clean_start: bool,
    /// Must be zero (section 3.1.2.3).
    #[wire(bits = 1, magic = 0)]
    pub reserved: (),
    /// Seconds without a packet after which the client is taken for dead; 0: never.
    pub keep_alive: u16,
    /// What the client wishes and limits.
    #[wire(len_prefix = VarInt)]
    pub properties: Vec<Property<'a>>,
    /// The client's name; empty: the server gives one.
    #[wire(len_prefix = u16)]
    pub client_id: &'a str,
    /// What the server publishes when the client dies.
    pub will: Option<Will<'a>>,
    /// Who the client is.
    #[wire(len_prefix = u16)]
    pub user_name: Option<&'a str>,
    /// That the client is.
    #[wire(len_prefix = u16)]
    pub password: Option<&'a [u8]>,
}

/// The message that the server publishes when the client dies. Sections 3.1.3.2 to 3.1.3.4.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Will<'a> {
    /// About the payload.
    #[wire(len_prefix = VarInt)]
    pub properties: Vec<Property<'a>>,
    /// The topic.
    #[wire(len_prefix = u16)]
    pub topic: &'a str,
    /// The message itself.
    #[wire(len_prefix = u16)]
    pub payload: &'a [u8],
}

/// A step of an acknowledgement: PUBACK, PUBREC, PUBREL, PUBCOMP. Section 3.4.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Ack<'a> {
    /// That of the PUBLISH packet.
    pub packet_id: u16,
    /// Success where it is left out.
    #[wire(rest)]
    pub outcome: Option<Outcome<'a>>,
}

/// A reason, and perhaps properties. Sections 3.4.2.1 and 3.14.2.1.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Outcome<'a> {
    /// 0 for success, from 0x80 on an error.
    pub reason: u8,
    /// None where they are left out.
    #[wire(rest)]
    pub properties: Option<Properties<'a>>,
}

/// Properties with their length, where they may be left out. Section 2.2.2.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Properties<'a>(#[wire(len_prefix = VarInt)] pub Vec<Property<'a>>);

/// The answers to several requests, in their order: SUBACK, UNSUBACK. Section 3.9.
#[derive(Wire, Debug, Clone, PartialEq)]
pub struct Reasons<'a> {
    /// That of the request.
    pub packet_id: u16,
    /// About the answer.
    #[wire(len_prefix = VarInt)]
    pub properties: Vec<Property<'a>>,
    /// One for each topic filter: the granted QoS, or an error.
    #[wire(rest)]
    pub reasons: &'a [u8],
}

/// What a client subscribes to. Section 3.8.3.
///
/// ```text
///   7   6   5   4   3   2   1   0
/// +---+---+---+---+---+---+---+---+
/// |   topic filter, length first  |
/// +---+---+---+---+---+---+---+---+
/// |   0   | retain|rap|nl |  QoS  |
/// +---+---+---+---+---+---+---+---+
/// ```
#[derive(Wire, Debug, Default, Clone, PartialEq)]
pub struct Subscription<'a> {
    /// `+` is any level, `#` at the end all that follow.
    #[wire(len_prefix = u16)]
    pub topic_filter: &'a str,
    /// Must be zero.
    #[wire(bits = 2, magic = 0)]
    pub reserved: (),
    /// Whether messages kept by the server are sent: 0 yes, 1 if the subscription is new, 2 no.
    #[wire(bits = 2, assert = retain_handling <= 2)]
    pub retain_handling: u8,
    /// The retain flag is passed on as it was published.
    #[wire(bits = 1)]
    pub retain_as_published: bool,
    /// Not what this client publishes itself.
    #[wire(bits = 1)]
    pub no_local: bool,
    /// The most that is wanted.
    #[wire(bits = 2)]
    pub max_qos: QoS,
}

/// Text in UTF-8. Section 1.5.4.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a>(#[wire(len_prefix = u16)] pub &'a str);

/// Octets. Section 1.5.6.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binary<'a>(#[wire(len_prefix = u16)] pub &'a [u8]);

/// A property. Section 2.2.2.2.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(tag = VarInt)]
pub enum Property<'a> {
    /// Whether a payload is text.
    #[wire(tag = 0x01)]
    PayloadFormat(u8),
    /// Seconds that a message lives.
    #[wire(tag = 0x02)]
    MessageExpiry(u32),
    /// MIME type of a payload.
    #[wire(tag = 0x03)]
    ContentType(Text<'a>),
    /// Where an answer is expected.
    #[wire(tag = 0x08)]
    ResponseTopic(Text<'a>),
    /// What an answer is told apart by.
    #[wire(tag = 0x09)]
    CorrelationData(Binary<'a>),
    /// The subscription that a message came by.
    #[wire(tag = 0x0b)]
    SubscriptionId(#[wire(varint = Leb128Max<4>)] u32),
    /// Seconds that a session outlives its connection.
    #[wire(tag = 0x11)]
    SessionExpiry(u32),
    /// The name that the server gave the client.
    #[wire(tag = 0x12)]
    AssignedClientId(Text<'a>),
    /// Seconds, which the client has to use.
    #[wire(tag = 0x13)]
    ServerKeepAlive(u16),
    /// Name of an extended authentication.
    #[wire(tag = 0x15)]
    AuthenticationMethod(Text<'a>),
    /// Data of an extended authentication.
    #[wire(tag = 0x16)]
    AuthenticationData(Binary<'a>),
    /// Whether the server shall say why it refuses.
    #[wire(tag = 0x17)]
    RequestProblemInformation(u8),
    /// Seconds before the will is published.
    #[wire(tag = 0x18)]
    WillDelay(u32),
    /// Whether the server shall say how to make response topics.
    #[wire(tag = 0x19)]
    RequestResponseInformation(u8),
    /// How to make response topics.
    #[wire(tag = 0x1a)]
    ResponseInformation(Text<'a>),
    /// Another server to go to.
    #[wire(tag = 0x1c)]
    ServerReference(Text<'a>),
    /// Why, for people.
    #[wire(tag = 0x1f)]
    Reason(Text<'a>),
    /// How many messages may be under way.
    #[wire(tag = 0x21)]
    ReceiveMaximum(u16),
    /// The highest topic alias.
    #[wire(tag = 0x22)]
    TopicAliasMaximum(u16),
    /// A number instead of a topic.
    #[wire(tag = 0x23)]
    TopicAlias(u16),
    /// The most that the server grants.
    #[wire(tag = 0x24)]
    MaximumQos(u8),
    /// Whether the server keeps messages.
    #[wire(tag = 0x25)]
    RetainAvailable(u8),
    /// Whatever programs agree on.
    #[wire(tag = 0x26)]
    User(Text<'a>, Text<'a>),
    /// The most octets that a packet may have.
    #[wire(tag = 0x27)]
    MaximumPacketLen(u32),
    /// Whether topic filters may have wildcards.
    #[wire(tag = 0x28)]
    WildcardAvailable(u8),
    /// Whether subscriptions may have identifiers.
    #[wire(tag = 0x29)]
    SubscriptionIdsAvailable(u8),
    /// Whether subscriptions may be shared.
    #[wire(tag = 0x2a)]
    SharedAvailable(u8),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The variable byte integers of table 1-1.
    #[test]
    fn variable_byte_integers_of_the_standard() {
        let table: [(u32, &[u8]); 4] = [
            (127, &[0x7f]),
            (128, &[0x80, 0x01]),
            (16_384, &[0x80, 0x80, 0x01]),
            (268_435_455, &[0xff, 0xff, 0xff, 0x7f]),
        ];
        for (number, octets) in table {
            assert_eq!(VarInt::new(number).encode().unwrap(), octets);
        }
        assert!(VarInt::new(268_435_456).encode().is_err());
    }

    /// The variable header of section 3.1.2.12, figure 3-6: flags 0xce, keep alive 10, session
    /// expiry 10.
    #[test]
    fn the_connect_example_of_the_standard() {
        let octets = b"\x10\x1f\x00\x04MQTT\x05\xce\x00\x0a\x05\x11\x00\x00\x00\x0a\
            \x00\x01c\x00\x00\x01w\x00\x00\x00\x01u\x00\x01p";
        let Packet::Connect(connect) = Packet::decode(octets).unwrap() else { panic!() };
        assert_eq!(connect.keep_alive, 10);
        assert_eq!(connect.properties, [Property::SessionExpiry(10)]);
        assert_eq!((connect.user_name, connect.password), (Some("u"), Some(&b"p"[..])));
        assert_eq!((connect.will_qos, connect.clean_start), (QoS::AtLeastOnce, true));
        assert_eq!(Packet::Connect(connect).encode().unwrap(), octets);
    }

    /// The topic filters of section 3.8.3, figure 3-21: `a/b` with QoS 1, `c/d` with QoS 2.
    #[test]
    fn the_subscribe_example_of_the_standard() {
        let octets = b"\x82\x0f\x00\x0a\x00\x00\x03a/b\x01\x00\x03c/d\x02";
        let packet = Packet::decode(octets).unwrap();
        let Packet::Subscribe { packet_id, subscriptions, .. } = &packet else { panic!() };
        assert_eq!(*packet_id, 10);
        assert_eq!(subscriptions[1].topic_filter, "c/d");
        assert_eq!(subscriptions[1].max_qos, QoS::ExactlyOnce);
        assert_eq!(packet.encode().unwrap(), octets);
    }

    #[test]
    fn a_packet_id_is_there_only_with_an_acknowledged_qos() {
        let publish = |qos, packet_id| Packet::Publish {
            flags: PublishFlags { qos, ..PublishFlags::default() },
            topic: "t",
            packet_id,
            properties: Vec::new(),
            payload: b"x",
        };
        let octets = publish(QoS::AtLeastOnce, Some(7)).encode().unwrap();
        assert_eq!(octets, b"\x32\x07\x00\x01t\x00\x07\x00x");
        let octets = publish(QoS::AtMostOnce, None).encode().unwrap();
        assert_eq!(octets, b"\x30\x05\x00\x01t\x00x");
        assert!(publish(QoS::AtMostOnce, Some(7)).encode().is_err());
    }

    #[test]
    fn wrong_flags_are_malformed() {
        assert_eq!(Packet::decode(&[0xc0, 0]).unwrap(), Packet::PingReq);
        let error = Packet::decode(&[0xc1, 0]).unwrap_err();
        assert_eq!(error.offset(), 0);
        assert!(Packet::decode(b"\x36\x07\x00\x01t\x00\x07\x00x").is_err(), "QoS 3");
    }
}
