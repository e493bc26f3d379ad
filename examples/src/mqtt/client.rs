//! A client that waits for each answer, for the programs `mqtt_pub` and `mqtt_sub`.

use std::error::Error;
use std::net::TcpStream;

use wire_core::frame::{FrameReader, FrameWriter, HeaderFraming};

use super::{Connect, FixedHeader, Packet};

/// The port of servers without encryption.
pub const PORT: u16 = 1883;

/// A connection on which the server has said welcome.
#[derive(Debug)]
pub struct Client {
    sender: FrameWriter<TcpStream, HeaderFraming<FixedHeader>>,
    receiver: FrameReader<TcpStream, HeaderFraming<FixedHeader>>,
}

impl Client {
    /// Connects to `server`, `HOST` or `HOST:PORT`.
    ///
    /// # Errors
    ///
    /// Where nothing answers, or not in MQTT 5, or with a refusal.
    pub fn connect(server: &str) -> Result<Self, Box<dyn Error>> {
        let stream = crate::dial::tcp("MQTT", server, PORT)?;
        let mut client = Self {
            sender: FrameWriter::new(stream.try_clone()?, HeaderFraming::new()),
            receiver: FrameReader::new(stream, HeaderFraming::new()),
        };
        client.send(&Packet::Connect(Connect { clean_start: true, ..Connect::default() }))?;
        match client.receive()? {
            Packet::ConnAck { reason: 0, .. } => {}
            Packet::ConnAck { reason, .. } => {
                return Err(format!("{server} refuses the connection: reason {reason:#04x}").into());
            }
            other => return Err(format!("{server} answers with {other:?}").into()),
        }
        Ok(client)
    }

    /// Sends a packet, now.
    ///
    /// # Errors
    ///
    /// Where the packet cannot be encoded, or does not go out.
    pub fn send(&mut self, packet: &Packet<'_>) -> Result<(), Box<dyn Error>> {
        self.sender.send(packet)?;
        Ok(self.sender.flush()?)
    }

    /// Waits for a packet.
    ///
    /// # Errors
    ///
    /// Where what arrives is no packet, or the server closes the connection.
    pub fn receive(&mut self) -> Result<Packet<'_>, Box<dyn Error>> {
        match self.receiver.receive()? {
            Some(packet) => Ok(packet),
            None => Err("the server has closed the connection".into()),
        }
    }

    /// Waits for packets as long as it takes.
    ///
    /// # Errors
    ///
    /// Where the system has no such setting.
    pub fn wait_for_ever(&self) -> std::io::Result<()> {
        self.receiver.get_ref().set_read_timeout(None)
    }
}
