//! Frames a second, beside slices, raw sockets and tokio-util's `LengthDelimitedCodec`.
//!
//! `cargo run --release --bin framing`, in this folder. Judge by the ratios: each table is of one
//! run. A figure is the best of several rounds.

use std::hint::black_box;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Instant;

use bytes::BytesMut;
use tokio_util::codec::{Decoder, Encoder, LengthDelimitedCodec};
use wire_core::frame::{FrameBatch, FrameReader, FrameWriter, Framer, LengthPrefix};

const ROUNDS: usize = 9;
const REPEATS: usize = 40;
const BUFFER: usize = 64 * 1024;

/// Octets of `count` frames of `payload` octets each, with a prefix of four octets.
fn stream(payload: usize, count: usize) -> Vec<u8> {
    let mut octets = Vec::with_capacity((payload + 4) * count);
    for index in 0..count {
        octets.extend_from_slice(&(payload as u32).to_be_bytes());
        octets.resize(octets.len() + payload, index as u8);
    }
    octets
}

/// Nanoseconds an item, of the best round.
fn best(items: usize, mut round: impl FnMut() -> usize) -> f64 {
    (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            assert_eq!(black_box(round()), items);
            start.elapsed().as_secs_f64() * 1e9 / items as f64
        })
        .fold(f64::INFINITY, f64::min)
}

struct Table(f64);

impl Table {
    fn new(title: &str, base: &str, ns: f64) -> Self {
        println!("\n{title}\n  {base:<44} {ns:10.2} ns  1.00");
        Self(ns)
    }

    fn row(&self, name: &str, ns: f64) {
        println!("  {name:<44} {ns:10.2} ns  {:.2}", ns / self.0);
    }
}

/// What every row does with a payload: looks at its first octets and its length.
#[inline(always)]
fn touch(sum: &mut usize, payload: &[u8]) {
    *sum += payload.len() + usize::from(payload.first().copied().unwrap_or(0));
}

fn framing() -> LengthPrefix<u32> {
    LengthPrefix::new()
}

fn slices(octets: &[u8]) -> usize {
    let (mut rest, mut count, mut sum) = (octets, 0, 0);
    while let Some((prefix, behind)) = rest.split_first_chunk() {
        let len = u32::from_be_bytes(*prefix) as usize;
        let Some((payload, behind)) = behind.split_at_checked(len) else { break };
        touch(&mut sum, payload);
        rest = behind;
        count += 1;
    }
    black_box(sum);
    count
}

fn read_frames(source: impl Read) -> usize {
    let mut receiver = FrameReader::new(source, framing());
    let (mut count, mut sum) = (0, 0);
    while let Some(frame) = receiver.next_frame().unwrap() {
        touch(&mut sum, frame);
        count += 1;
    }
    black_box(sum);
    count
}

/// Runs `round` over the same octets again and again: they stay in the cache, so that the work on
/// them is measured, not memory.
fn repeated(items: usize, mut round: impl FnMut() -> usize) -> f64 {
    best(items * REPEATS, || (0..REPEATS).map(|_| black_box(round())).sum())
}

fn from_memory() {
    let count = 50_000;
    let octets = stream(16, count);
    let table = Table::new(
        "16 octets, from memory",
        "slice iteration",
        repeated(count, || slices(black_box(&octets))),
    );
    let mut buffer = octets.clone();
    let ns = repeated(count, || {
        let mut framer = Framer::with_buffer(framing(), &mut buffer[..]);
        framer.advance(octets.len()).unwrap();
        let (mut count, mut sum) = (0, 0);
        while let Some(frame) = framer.next_frame().unwrap() {
            touch(&mut sum, frame);
            count += 1;
        }
        black_box(sum);
        count
    });
    table.row("Framer over a lent buffer", ns);
    let ns = repeated(count, || {
        let mut framer = Framer::new(framing());
        let (mut count, mut sum) = (0, 0);
        for portion in octets.chunks(BUFFER) {
            framer.push(portion).unwrap();
            while let Some(frame) = framer.next_frame().unwrap() {
                touch(&mut sum, frame);
                count += 1;
            }
        }
        black_box(sum);
        count
    });
    table.row("Framer, pushed 64 KiB at a time", ns);
    table.row("FrameReader over a slice", repeated(count, || read_frames(&octets[..])));
    let ns = repeated(count, || {
        let mut codec = LengthDelimitedCodec::new();
        let mut buffer = BytesMut::with_capacity(BUFFER);
        let (mut count, mut sum) = (0, 0);
        for portion in octets.chunks(BUFFER) {
            buffer.extend_from_slice(portion);
            while let Some(frame) = codec.decode(&mut buffer).unwrap() {
                touch(&mut sum, &frame);
                count += 1;
            }
        }
        black_box(sum);
        count
    });
    table.row("tokio-util LengthDelimitedCodec", ns);
}

fn to_memory() {
    let count = 1 << 20;
    let payload = [7u8; 16];
    let mut octets = Vec::with_capacity(20 * count);
    let ns = best(count, || {
        octets.clear();
        for _ in 0..count {
            let payload = black_box(&payload[..]);
            octets.extend_from_slice(&(payload.len() as u32).to_be_bytes());
            octets.extend_from_slice(payload);
        }
        octets.len() / 20
    });
    let table = Table::new("16 octets, to memory", "Vec::extend_from_slice by hand", ns);
    let ns = best(count, || {
        let mut batch = FrameBatch::new(framing());
        for index in 0..count {
            batch.put_octets(black_box(&payload)).unwrap();
            if index % 3000 == 0 {
                batch.consume(usize::MAX);
            }
        }
        count
    });
    table.row("FrameBatch::put_octets", ns);
    let ns = best(count, || {
        let mut batch = FrameBatch::new(framing());
        for index in 0..count {
            batch.put(black_box(&0x0102_0304_0506_0708u64)).unwrap();
            if index % 3000 == 0 {
                batch.consume(usize::MAX);
            }
        }
        count
    });
    table.row("FrameBatch::put of a u64", ns);
    let ns = best(count, || {
        let mut codec = LengthDelimitedCodec::new();
        let mut buffer = BytesMut::with_capacity(BUFFER);
        for index in 0..count {
            let payload = bytes::Bytes::from_static(black_box(&[7; 16]));
            codec.encode(payload, &mut buffer).unwrap();
            if index % 3000 == 0 {
                buffer.clear();
            }
        }
        count
    });
    table.row("tokio-util LengthDelimitedCodec", ns);
}

/// Runs `far` on the other end of a loopback connection while `near` is timed.
fn over_loopback(
    items: usize,
    far: impl Fn(TcpStream) + Copy + Send + 'static,
    near: impl Fn(TcpStream) -> usize,
) -> f64 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    best(items, || {
        let other = thread::spawn(move || far(TcpStream::connect(address).unwrap()));
        let (stream, _) = listener.accept().unwrap();
        let result = near(stream);
        other.join().unwrap();
        result
    })
}

fn drain(mut stream: TcpStream) {
    let mut buffer = vec![0; 256 * 1024];
    while stream.read(&mut buffer).unwrap() > 0 {}
}

fn read_from_loopback(payload: usize, total: usize) {
    let count = total / (payload + 4);
    let feed = move |mut peer: TcpStream| {
        let portion = stream(payload, ((256 * 1024) / (payload + 4)).max(1));
        let mut left = count * (payload + 4);
        while left > 0 {
            let len = left.min(portion.len());
            peer.write_all(&portion[..len]).unwrap();
            left -= len;
        }
    };
    let raw = over_loopback(count, feed, |mut peer| {
        let mut buffer = vec![0; BUFFER];
        let mut total = 0;
        loop {
            match peer.read(&mut buffer).unwrap() {
                0 => break total / (payload + 4),
                len => total += len,
            }
        }
    });
    let title = format!("{payload} octets, read over loopback");
    let table = Table::new(&title, "raw read of 64 KiB", raw);
    table.row("FrameReader", over_loopback(count, feed, read_frames));
    let ns = over_loopback(count, feed, |mut peer| {
        let mut codec = LengthDelimitedCodec::new();
        let mut buffer = BytesMut::with_capacity(BUFFER);
        let mut portion = vec![0; BUFFER];
        let (mut count, mut sum) = (0, 0);
        loop {
            let len = peer.read(&mut portion).unwrap();
            if len == 0 {
                break;
            }
            buffer.extend_from_slice(&portion[..len]);
            while let Some(frame) = codec.decode(&mut buffer).unwrap() {
                touch(&mut sum, &frame);
                count += 1;
            }
        }
        black_box(sum);
        count
    });
    table.row("tokio-util LengthDelimitedCodec", ns);
}

fn written_to_loopback(payload: usize, total: usize) {
    let count = total / (payload + 4);
    let octets = vec![7u8; payload];
    let raw = over_loopback(count, drain, |mut peer| {
        let portion = vec![7; BUFFER];
        let mut left = count * (payload + 4);
        while left > 0 {
            let len = left.min(portion.len());
            peer.write_all(&portion[..len]).unwrap();
            left -= len;
        }
        count
    });
    let title = format!("{payload} octets, written over loopback");
    let table = Table::new(&title, "raw write of 64 KiB", raw);
    let ns = over_loopback(count, drain, |peer| {
        let mut sender = FrameWriter::new(peer, framing());
        for _ in 0..count {
            sender.send_octets(black_box(&octets)).unwrap();
        }
        sender.flush().unwrap();
        count
    });
    table.row("FrameWriter::send_octets", ns);
    let ns = over_loopback(count, drain, |mut peer| {
        let mut codec = LengthDelimitedCodec::new();
        let mut buffer = BytesMut::with_capacity(BUFFER);
        let payload = bytes::Bytes::from(octets.clone());
        for _ in 0..count {
            codec.encode(payload.clone(), &mut buffer).unwrap();
            if buffer.len() >= BUFFER {
                peer.write_all(&buffer).unwrap();
                buffer.clear();
            }
        }
        peer.write_all(&buffer).unwrap();
        count
    });
    table.row("tokio-util LengthDelimitedCodec", ns);
}

fn main() {
    let only = std::env::args().nth(1);
    let wants = |name: &str| only.as_deref().is_none_or(|only| only == name);
    if wants("memory") {
        from_memory();
        to_memory();
    }
    for (payload, total) in [(16, 64 << 20), (4096, 512 << 20), (65536, 512 << 20)] {
        if wants("read") {
            read_from_loopback(payload, total);
        }
        if wants("write") {
            written_to_loopback(payload, total);
        }
    }
}
