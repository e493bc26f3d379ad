//! Frames over loopback TCP: one thread at each end, the time until all has arrived.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use wire_core::frame::{FrameReader, FrameWriter};

use super::{
    BUFFER, PREFIX, Peer, by_hand, framing, read_by_hand, read_peer, read_wire, send_by_hand,
    send_peer, send_wire, stream,
};
use crate::Case;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    cases.extend(read::<16>("frames of 16 octets, read over loopback"));
    cases.extend(written::<16>("frames of 16 octets, written over loopback"));
    cases.extend(read::<4096>("frames of 4 KiB, read over loopback"));
    cases.extend(written::<4096>("frames of 4 KiB, written over loopback"));
    cases.extend(read::<65536>("frames of 64 KiB, read over loopback"));
    cases.extend(written::<65536>("frames of 64 KiB, written over loopback"));
    cases
}

fn read<const PAYLOAD: usize>(name: &'static str) -> [Case; 5] {
    [
        Case::new(name, "wire", |n| {
            fed::<PAYLOAD>(n, |peer| read_wire(&mut FrameReader::new(peer, framing()), n))
        }),
        Case::new(name, "hand", |n| {
            fed::<PAYLOAD>(n, |peer| read_by_hand(&mut by_hand::Receiver::new(peer), n))
        }),
        Case::new(name, "raw, 64 KiB", |n| fed::<PAYLOAD>(n, |peer| drain(peer, BUFFER))),
        Case::new(name, "raw, 256 KiB", |n| fed::<PAYLOAD>(n, |peer| drain(peer, 256 << 10))),
        Case::new(name, "tokio-util", |n| {
            fed::<PAYLOAD>(n, |peer| read_peer(&mut Peer::new(peer), n))
        }),
    ]
}

fn written<const PAYLOAD: usize>(name: &'static str) -> [Case; 5] {
    [
        Case::new(name, "wire", |n| {
            drained(|peer| send_wire(&mut FrameWriter::new(peer, framing()), &[7; PAYLOAD], n))
        }),
        Case::new(name, "hand", |n| {
            drained(|peer| send_by_hand(&mut by_hand::Sender::new(peer), &[7; PAYLOAD], n))
        }),
        Case::new(name, "raw, 64 KiB", |n| {
            drained(|peer| write_raw(peer, n * (PAYLOAD + PREFIX) as u64, &vec![7; BUFFER]))
        }),
        Case::new(name, "raw, 256 KiB", |n| {
            drained(|peer| write_raw(peer, n * (PAYLOAD + PREFIX) as u64, &vec![7; 256 << 10]))
        }),
        Case::new(name, "tokio-util", |n| drained(|peer| send_peer(peer, &[7; PAYLOAD], n))),
    ]
}

/// Lets `near` read so many frames that another thread writes.
fn fed<const PAYLOAD: usize>(count: u64, near: impl FnOnce(TcpStream)) -> Duration {
    let portion = stream(PAYLOAD, ((256 << 10) / (PAYLOAD + PREFIX)).max(1));
    let octets = count * (PAYLOAD + PREFIX) as u64;
    over_loopback(move |peer| write_raw(peer, octets, &portion).expect("all is read"), near)
}

/// Lets `near` write what another thread reads.
fn drained(near: impl FnOnce(TcpStream) -> io::Result<()>) -> Duration {
    over_loopback(|peer| drain(peer, 256 << 10), |peer| near(peer).expect("all is read"))
}

/// The time that `near` takes and, after it, the thread at the other end.
fn over_loopback(
    far: impl FnOnce(TcpStream) + Send + 'static,
    near: impl FnOnce(TcpStream),
) -> Duration {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback is there");
    let address = listener.local_addr().expect("a bound socket has an address");
    let other = thread::spawn(move || far(TcpStream::connect(address).expect("it listens")));
    let (stream, _) = listener.accept().expect("somebody connects");
    let start = Instant::now();
    near(stream);
    other.join().expect("the other end does its work");
    start.elapsed()
}

fn drain(mut stream: TcpStream, buffer: usize) {
    let mut buffer = vec![0; buffer];
    while stream.read(&mut buffer).expect("the stream ends well") > 0 {}
}

fn write_raw(mut stream: TcpStream, mut octets: u64, portion: &[u8]) -> io::Result<()> {
    while octets > 0 {
        let len = portion.len().min(octets as usize);
        stream.write_all(&portion[..len])?;
        octets -= len as u64;
    }
    Ok(())
}
