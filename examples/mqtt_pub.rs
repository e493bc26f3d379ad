//! Publishes a message with MQTT 5, and waits until the server has taken it.
//!
//! `cargo run --example mqtt_pub TOPIC MESSAGE [HOST[:PORT]]`

use std::error::Error;
use std::process::ExitCode;

use wire_examples::mqtt::client::Client;
use wire_examples::mqtt::{Packet, PublishFlags, QoS};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mqtt_pub: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (topic, message, server) = match arguments[..] {
        [topic, message] => (topic, message, "127.0.0.1"),
        [topic, message, server] => (topic, message, server),
        _ => return Err("usage: mqtt_pub TOPIC MESSAGE [HOST[:PORT]]".into()),
    };
    let mut client = Client::connect(server)?;
    client.send(&Packet::Publish {
        flags: PublishFlags { qos: QoS::AtLeastOnce, ..PublishFlags::default() },
        topic,
        packet_id: Some(1),
        properties: vec![],
        payload: message.as_bytes(),
    })?;
    match client.receive()? {
        Packet::PubAck(ack) if ack.outcome.as_ref().is_none_or(|outcome| outcome.reason < 0x80) => {
        }
        Packet::PubAck(ack) => return Err(format!("the server refuses it: {ack:?}").into()),
        other => return Err(format!("the server answers with {other:?}").into()),
    }
    client.send(&Packet::Disconnect(None))
}
