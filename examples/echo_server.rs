//! Sends back every frame that it is sent, to any number of clients at once.
//!
//! `cargo run --release --example echo_server 127.0.0.1 7000`
//!
//! A frame is a length of four octets and as many octets of payload; at most 1 MiB of them.

use std::env;
use std::error::Error;

use tokio::net::{TcpListener, TcpStream};
use wire_core::frame::{AsyncFrameReader, AsyncFrameWriter, FrameError, LengthPrefix};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(host), Some(port)) = (arguments.next(), arguments.next()) else {
        return Err("usage: echo_server HOST PORT".into());
    };
    let listener = TcpListener::bind((host, port.parse::<u16>()?)).await?;
    println!("listening on {}", listener.local_addr()?);
    loop {
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                // One client fewer, such as when descriptors run out; the others go on.
                eprintln!("not accepted: {error}");
                tokio::task::yield_now().await;
                continue;
            }
        };
        tokio::spawn(async move {
            let mut count = 0;
            match echo(stream, &mut count).await {
                Ok(()) => println!("{peer}: {count} messages"),
                Err(error) => println!("{peer}: {count} messages, then: {error}"),
            }
        });
    }
}

async fn echo(stream: TcpStream, count: &mut u64) -> Result<(), FrameError> {
    stream.set_nodelay(true)?;
    let (input, output) = stream.into_split();
    let mut receiver = AsyncFrameReader::new(input, LengthPrefix::<u32>::new());
    let mut sender = AsyncFrameWriter::new(output, LengthPrefix::<u32>::new());
    while let Some(frame) = receiver.next_frame().await? {
        sender.send_octets(frame).await?;
        *count += 1;
        // Answers gather as long as more questions are there already.
        if receiver.needed() > 0 {
            sender.flush().await?;
        }
    }
    sender.flush().await
}
