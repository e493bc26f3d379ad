//! TCP keeps no borders between messages: two sends arrive as one read. What that does to a
//! program, and how framing cures it, over a real socket.
//!
//! `cargo run --example sticky_packets`

use std::error::Error;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use wire_core::frame::{FrameReader, FrameWriter, LengthPrefix};

fn main() -> Result<(), Box<dyn Error>> {
    let messages = ["buy 100 ACME", "sell 5 INIT"];

    for room in [64, 8] {
        println!("Without framing, up to {room} octets a read");
        let (mut near, mut far) = connection()?;
        for message in messages {
            println!("  send {message:?}");
            near.write_all(message.as_bytes())?;
        }
        drop(near);
        let mut buffer = vec![0; room];
        loop {
            let count = far.read(&mut buffer)?;
            if count == 0 {
                break;
            }
            println!("  read {:?}", String::from_utf8_lossy(&buffer[..count]));
        }
    }

    println!("With a length in front of each");
    let (near, far) = connection()?;
    let mut sender = FrameWriter::new(near, LengthPrefix::<u16>::new());
    for message in messages {
        println!("  send {message:?}");
        sender.send(message)?;
    }
    sender.flush()?;
    drop(sender);
    let mut receiver = FrameReader::new(far, LengthPrefix::<u16>::new());
    while let Some(message) = receiver.receive::<&str>()? {
        println!("  receive {message:?}");
    }
    Ok(())
}

/// Both ends of a connection over loopback.
fn connection() -> Result<(TcpStream, TcpStream), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let near = TcpStream::connect(listener.local_addr()?)?;
    Ok((near, listener.accept()?.0))
}
