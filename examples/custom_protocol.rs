//! A protocol of one's own: versions, flags, several kinds of message, an optional field.
//!
//! A thermostat reports to a hub, and the hub sets targets:
//!
//! ```text
//! +--------+--------+-------------------+----------------+--------------- - - -
//! | magic 2| ver 4  | ack 1 | at 1 | -2 | kind 8 | len 16| time 32, if at | body
//! +--------+--------+-------------------+----------------+--------------- - - -
//! ```
//!
//! Run with `cargo run --example custom_protocol`.

use wire_core::Wire;

/// One message, as it goes over a stream or in a datagram.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(magic = b"TH", canonical)]
struct Message {
    #[wire(bits = 4, assert = version <= 2)]
    version: u8,
    #[wire(bits = 1)]
    wants_ack: bool,
    /// Whether there is a time: follows from `time`, and takes no room here.
    #[wire(bits = 1, as = bool, flag_of(time))]
    has_time: (),
    #[wire(bits = 2, reserved)]
    reserved: (),
    /// Which body it is: follows from `body`.
    #[wire(as = u8, tag_of(body))]
    kind: (),
    /// Octets behind it: follows from what they are.
    #[wire(as = u16, len_of(time..))]
    len: (),
    /// Seconds since 1970.
    time: Option<u32>,
    body: Body,
}

#[derive(Wire, Debug, Clone, PartialEq)]
enum Body {
    #[wire(tag = 0)]
    Ping,
    #[wire(tag = 1)]
    Report {
        #[wire(len_prefix = u8, max = 32)]
        room: String,
        #[wire(count_prefix = u8)]
        samples: Vec<Sample>,
    },
    #[wire(tag = 2)]
    SetTarget { sensor: u16, centigrade: i16 },
    /// What a later version may say: kept, so that an old hub can forward it.
    #[wire(other)]
    Unknown(u8, #[wire(rest)] Vec<u8>),
}

#[derive(Wire, Debug, Clone, Copy, PartialEq)]
struct Sample {
    sensor: u16,
    /// Hundredths of a degree.
    centigrade: i16,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let samples =
        vec![Sample { sensor: 1, centigrade: 2150 }, Sample { sensor: 2, centigrade: -40 }];
    let report = Message {
        version: 2,
        wants_ack: true,
        has_time: (),
        reserved: (),
        kind: (),
        len: (),
        time: Some(1_700_000_000),
        body: Body::Report { room: "kitchen".into(), samples },
    };
    let octets = report.encode()?;
    println!("{octets:02x?}\n{:#?}", Message::decode(&octets)?);

    let unknown = [b'T', b'H', 0x20, 9, 0, 3, 1, 2, 3];
    let message = Message::decode(&unknown)?;
    println!("\nfrom the future: {:?}", message.body);
    assert_eq!(message.encode()?, unknown);

    let wrong = [b'T', b'H', 0x28, 2, 0, 5, 0, 1, 8, 0x66, 0];
    println!("\n{}", Message::decode(&wrong).unwrap_err().render(&wrong));
    println!("{}", Message::LAYOUT.diagram());
    Ok(())
}
