//! Sends frames to an `echo_server` and shows what comes back.
//!
//! - `cargo run --release --example echo_client 127.0.0.1 7000` sends each line that is typed.
//! - `cargo run --release --example echo_client 127.0.0.1 7000 --count 1000000` sends so many
//!   messages of 16 octets, checks the answers and reports messages a second.

use std::env;
use std::error::Error;
use std::io::{self, BufRead};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Instant;

use wire_core::frame::{FrameReader, FrameWriter, LengthPrefix};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [host, port] => typed(TcpStream::connect((host, port.parse()?))?),
        [host, port, "--count", count] => {
            counted(TcpStream::connect((host, port.parse()?))?, count.parse()?)
        }
        _ => Err("usage: echo_client HOST PORT [--count N]".into()),
    }
}

/// Sends what is typed, a line a message.
fn typed(stream: TcpStream) -> Outcome<()> {
    let mut sender = FrameWriter::new(&stream, LengthPrefix::<u32>::new());
    let mut receiver = FrameReader::new(&stream, LengthPrefix::<u32>::new());
    for line in io::stdin().lock().lines() {
        sender.send(&line?)?;
        sender.flush()?;
        let Some(frame) = receiver.next_frame()? else {
            return Err("the server has gone".into());
        };
        println!("{}", String::from_utf8_lossy(frame));
    }
    Ok(())
}

/// Sends `count` messages as fast as they go, and reads the answers beside.
fn counted(stream: TcpStream, count: u64) -> Outcome<()> {
    stream.set_nodelay(true)?;
    let start = Instant::now();
    let output = stream.try_clone()?;
    let sending = thread::spawn(move || -> Outcome<()> {
        let mut sender = FrameWriter::new(&output, LengthPrefix::<u32>::new());
        for number in 0..count {
            sender.send(&(number, !number))?;
        }
        sender.flush()?;
        Ok(output.shutdown(Shutdown::Write)?)
    });
    let mut receiver = FrameReader::new(&stream, LengthPrefix::<u32>::new());
    for number in 0..count {
        if receiver.receive::<(u64, u64)>()? != Some((number, !number)) {
            return Err(format!("message {number} did not come back").into());
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    sending.join().map_err(|_| "the sender failed")??;
    println!("{count} messages in {seconds:.3} s: {:.0} messages a second", count as f64 / seconds);
    Ok(())
}
