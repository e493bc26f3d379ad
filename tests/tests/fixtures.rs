//! What real servers sent and what they understood, decoded and encoded again without them; and whatever is left or made of it
//! by cutting it and by flipping a bit.

use wire_core::frame::{FrameReader, Framing, HeaderFraming};
use wire_core::{DecodeError, Wire};
use wire_examples::{bgp, dns, modbus, mqtt, ntp, postgres, tls};
use wire_tests::fixtures;

/// The octets of the value that these octets are, encoded again.
type Cycle = fn(&[u8]) -> Result<Vec<u8>, DecodeError>;

/// Decodes, encodes, and checks that the octets are of the same value.
macro_rules! cycle {
    ($type:ty, $ctx:expr) => {
        |octets: &[u8]| {
            let value = <$type>::decode_with(octets, $ctx)?;
            let again = value.encode_with($ctx).expect("what was decoded can be encoded");
            assert_eq!(<$type>::decode_with(&again, $ctx).expect("decodes again"), value);
            Ok(again)
        }
    };
}

/// Every fixture is a value whose octets are the fixture's; each strict prefix and each flip of a
/// bit gives a value or an error, and a value can be encoded.
///
/// Of a message that says its own length, no strict prefix is one: `framed`.
fn examine(protocol: &str, fixtures: &[(String, Vec<u8>)], cycle: Cycle, framed: bool) {
    let (mut prefixes, mut flips, mut values) = (0, 0, 0);
    for (name, octets) in fixtures {
        let again = cycle(octets);
        let again = again.unwrap_or_else(|error| panic!("{name}: {}", error.render(octets)));
        assert_eq!(again, *octets, "{name}");
        for len in 0..octets.len() {
            let result = cycle(&octets[..len]);
            assert!(!framed || result.is_err(), "{name} is a message in its first {len} octets");
            prefixes += 1;
        }
        for bit in 0..octets.len() * 8 {
            let mut flipped = octets.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            match cycle(&flipped) {
                Ok(_) => values += 1,
                Err(error) => assert!(error.offset() <= octets.len(), "{name}: {error}"),
            }
            flips += 1;
        }
    }
    println!(
        "{protocol}: {} messages, {prefixes} prefixes, {flips} flips of which {values} are values",
        fixtures.len()
    );
}

/// The messages, one after another as on a stream, are cut into the same again.
fn reframe<F: Framing + Default>(
    fixtures: &[(String, Vec<u8>)],
    octets_of: fn(F::Frame<'_>) -> Vec<u8>,
) {
    let stream: Vec<u8> = fixtures.iter().flat_map(|(_, octets)| octets.clone()).collect();
    let mut receiver = FrameReader::new(stream.as_slice(), F::default());
    for (name, octets) in fixtures {
        let frame = receiver.next_frame().expect("a frame").expect("not the end");
        assert_eq!(octets_of(frame), *octets, "{name}");
    }
    assert!(receiver.next_frame().expect("a clean end").is_none());
}

#[test]
fn mqtt() {
    let fixtures = fixtures::load("mqtt");
    examine("MQTT", &fixtures, cycle!(mqtt::Packet<'_>, ()), true);
    reframe::<HeaderFraming<mqtt::FixedHeader>>(&fixtures, |frame| frame.octets().to_vec());
    let sent = fixtures::load("mqtt-client");
    examine("MQTT to the server", &sent, cycle!(mqtt::Packet<'_>, ()), true);
}

#[test]
fn postgres() {
    let fixtures = fixtures::load("postgres");
    examine("PostgreSQL", &fixtures, cycle!(postgres::Backend<'_>, ()), true);
    reframe::<HeaderFraming<postgres::MessageHeader>>(&fixtures, |frame| frame.octets().to_vec());
    let sent = fixtures::load("postgres-client");
    examine("PostgreSQL to the server", &sent, cycle!(postgres::Frontend<'_>, ()), true);
}

#[test]
fn bgp() {
    let fixtures = fixtures::load("bgp");
    examine("BGP", &fixtures, cycle!(bgp::Message<'_>, (true,)), true);
    reframe::<HeaderFraming<bgp::MessageHeader>>(&fixtures, |frame| frame.octets().to_vec());
}

#[test]
fn modbus() {
    let fixtures = fixtures::load("modbus");
    examine("Modbus", &fixtures, cycle!(modbus::Adu<modbus::Response>, ()), true);
    reframe::<HeaderFraming<modbus::MbapHeader>>(&fixtures, |frame| frame.octets().to_vec());
    let sent = fixtures::load("modbus-client");
    examine("Modbus to the server", &sent, cycle!(modbus::Adu<modbus::Request>, ()), true);
}

#[test]
fn dns() {
    for (name, folder) in [("DNS over UDP", "dns-udp"), ("DNS over TCP", "dns-tcp")] {
        examine(name, &fixtures::load(folder), cycle!(dns::Message<'_>, ()), true);
    }
}

#[test]
fn ntp() {
    examine("NTP", &fixtures::load("ntp"), cycle!(ntp::Packet<'_>, ()), false);
}

#[test]
fn tls() {
    let records = fixtures::load("tls");
    examine("TLS records", &records, cycle!(tls::Record<'_>, ()), true);
    reframe::<HeaderFraming<tls::RecordHeader>>(&records, |frame| frame.octets().to_vec());
    let hellos: Vec<_> = records
        .into_iter()
        .filter(|(_, octets)| octets.first() == Some(&22))
        .map(|(name, octets)| (name, octets[5..].to_vec()))
        .collect();
    examine("TLS handshake", &hellos, cycle!(tls::Handshake<'_>, ()), true);
}
