//! Prints the messages of topics with MQTT 5, until it is stopped.
//!
//! `cargo run --example mqtt_sub TOPIC_FILTER [HOST[:PORT]]`; `+` in the filter is any level, `#` at its end all
//! that follow.

use std::error::Error;
use std::process::ExitCode;

use wire_examples::mqtt::client::Client;
use wire_examples::mqtt::{Ack, Packet, QoS, Subscription};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mqtt_sub: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (topic_filter, server) = match arguments[..] {
        [filter] => (filter, "127.0.0.1"),
        [filter, server] => (filter, server),
        _ => return Err("usage: mqtt_sub TOPIC_FILTER [HOST[:PORT]]".into()),
    };
    let mut client = Client::connect(server)?;
    client.send(&Packet::Subscribe {
        packet_id: 1,
        properties: vec![],
        subscriptions: vec![Subscription {
            topic_filter,
            max_qos: QoS::AtLeastOnce,
            ..Subscription::default()
        }],
    })?;
    match client.receive()? {
        Packet::SubAck(answer) if answer.reasons.iter().all(|reason| *reason < 0x80) => {}
        other => return Err(format!("the server refuses it: {other:?}").into()),
    }
    eprintln!("subscribed to {topic_filter}");
    client.wait_for_ever()?;
    loop {
        let acknowledged = match client.receive()? {
            Packet::Publish { topic, packet_id, payload, .. } => {
                println!("{topic} {}", String::from_utf8_lossy(payload));
                packet_id
            }
            Packet::Disconnect(outcome) => {
                return Err(format!("the server ends the session: {outcome:?}").into());
            }
            _ => None,
        };
        if let Some(packet_id) = acknowledged {
            client.send(&Packet::PubAck(Ack { packet_id, outcome: None }))?;
        }
    }
}
