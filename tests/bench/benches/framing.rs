//! Frames a second, beside slices, raw sockets and tokio-util's `LengthDelimitedCodec`.
//!
//! `cargo bench --bench framing`, in this folder; `-- memory`, `-- read` or `-- write` for a part.
//! Judge by the ratios: each table is of one run. A figure is the best of several rounds.

use std::hint::black_box;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Instant;

use bytes::BytesMut;
use tokio_util::codec::{Decoder, Encoder, LengthDelimitedCodec};
use wire_core::frame::{FrameReader, FrameWriter, Framer, LengthPrefix};

const ROUNDS: usize = 11;
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

/// A name, and one round of work that returns how many items it handled.
type Contender<'a> = (&'a str, Box<dyn FnMut() -> usize + 'a>);

/// Prints nanoseconds an item of each contender's best round, and its ratio to the first.
///
/// They take turns, so that what disturbs the machine disturbs all of them.
fn compare(title: &str, items: usize, mut contenders: Vec<Contender<'_>>) {
    let mut best = vec![f64::INFINITY; contenders.len()];
    for _ in 0..ROUNDS {
        for ((_, round), best) in contenders.iter_mut().zip(&mut best) {
            let start = Instant::now();
            assert_eq!(black_box(round()), items);
            *best = best.min(start.elapsed().as_secs_f64() * 1e9 / items as f64);
        }
    }
    println!("\n{title}");
    for ((name, _), ns) in contenders.iter().zip(&best) {
        println!("  {name:<44} {ns:10.2} ns  {:.2}", ns / best[0]);
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

/// Rounds over the same octets again and again: they stay in the cache, so that the work on them
/// is measured, not memory.
fn repeated<'a>(mut round: impl FnMut() -> usize + 'a) -> Box<dyn FnMut() -> usize + 'a> {
    Box::new(move || (0..REPEATS).map(|_| black_box(round())).sum())
}

fn from_memory() {
    let count = 50_000;
    let octets = stream(16, count);
    let mut buffer = octets.clone();
    let lent = || {
        let mut framer = Framer::with_buffer(framing(), &mut buffer[..]);
        framer.advance(octets.len()).unwrap();
        let (mut count, mut sum) = (0, 0);
        while let Some(frame) = framer.next_frame().unwrap() {
            touch(&mut sum, frame);
            count += 1;
        }
        black_box(sum);
        count
    };
    let pushed = || {
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
    };
    let contenders: Vec<Contender<'_>> = vec![
        ("slice iteration", repeated(|| slices(black_box(&octets)))),
        ("Framer over a lent buffer", repeated(lent)),
        ("Framer, pushed 64 KiB at a time", repeated(pushed)),
        ("FrameReader over a slice", repeated(|| read_frames(&octets[..]))),
        ("tokio-util LengthDelimitedCodec", repeated(|| decode_peer(&octets[..]))),
    ];
    compare("16 octets, from memory", count * REPEATS, contenders);
}

/// `LengthDelimitedCodec` over what `source` gives, 64 KiB a read.
fn decode_peer(mut source: impl Read) -> usize {
    let mut codec = LengthDelimitedCodec::new();
    let mut buffer = BytesMut::with_capacity(BUFFER);
    let mut portion = vec![0; BUFFER];
    let (mut count, mut sum) = (0, 0);
    loop {
        let len = source.read(&mut portion).unwrap();
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
}

/// `LengthDelimitedCodec` into a batch of 64 KiB.
fn encode_peer(mut stream: impl Write, payload: &bytes::Bytes, count: usize) -> usize {
    let mut codec = LengthDelimitedCodec::new();
    let mut buffer = BytesMut::with_capacity(BUFFER);
    for _ in 0..count {
        codec.encode(black_box(payload).clone(), &mut buffer).unwrap();
        if buffer.len() >= BUFFER {
            stream.write_all(&buffer).unwrap();
            buffer.clear();
        }
    }
    stream.write_all(&buffer).unwrap();
    count
}

/// The same by hand.
fn encode_by_hand(mut stream: impl Write, payload: &[u8], count: usize) -> usize {
    let mut batch = Vec::with_capacity(BUFFER + payload.len() + 4);
    for _ in 0..count {
        let payload = black_box(payload);
        batch.extend_from_slice(&(payload.len() as u32).to_be_bytes());
        batch.extend_from_slice(payload);
        if batch.len() >= BUFFER {
            stream.write_all(&batch).unwrap();
            batch.clear();
        }
    }
    stream.write_all(&batch).unwrap();
    count
}

fn send_frames(stream: impl Write, payload: &[u8], count: usize) -> usize {
    let mut sender = FrameWriter::new(stream, framing());
    for _ in 0..count {
        sender.send_octets(black_box(payload)).unwrap();
    }
    sender.flush().unwrap();
    count
}

fn send_values(stream: impl Write, count: usize) -> usize {
    let mut sender = FrameWriter::new(stream, framing());
    for index in 0..count as u64 {
        sender.send(black_box(&(index, !index))).unwrap();
    }
    sender.flush().unwrap();
    count
}

fn to_memory() {
    let count = 1 << 20;
    let payload = [7u8; 16];
    let shared = bytes::Bytes::copy_from_slice(&payload);
    let contenders: Vec<Contender<'_>> = vec![
        ("by hand", Box::new(|| encode_by_hand(io::sink(), &payload, count))),
        ("FrameWriter::send_octets", Box::new(|| send_frames(io::sink(), &payload, count))),
        ("FrameWriter::send, two u64", Box::new(|| send_values(io::sink(), count))),
        ("tokio-util LengthDelimitedCodec", Box::new(|| encode_peer(io::sink(), &shared, count))),
    ];
    compare("16 octets, into batches of 64 KiB", count, contenders);
}

/// Runs `far` on the other end of a loopback connection while `near` is timed.
fn over_loopback<'a>(
    far: impl Fn(TcpStream) + Copy + Send + 'static,
    near: impl Fn(TcpStream) -> usize + 'a,
) -> Box<dyn FnMut() -> usize + 'a> {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    Box::new(move || {
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
    let raw = |mut peer: TcpStream| {
        let mut buffer = vec![0; BUFFER];
        let mut total = 0;
        loop {
            match peer.read(&mut buffer).unwrap() {
                0 => break total / (payload + 4),
                len => total += len,
            }
        }
    };
    let contenders: Vec<Contender<'_>> = vec![
        ("raw read of 64 KiB", over_loopback(feed, raw)),
        ("FrameReader", over_loopback(feed, read_frames)),
        ("tokio-util LengthDelimitedCodec", over_loopback(feed, decode_peer)),
    ];
    compare(&format!("{payload} octets, read over loopback"), count, contenders);
}

fn written_to_loopback(payload: usize, total: usize) {
    let count = total / (payload + 4);
    let octets = &vec![7u8; payload][..];
    let shared = bytes::Bytes::copy_from_slice(octets);
    let raw = |mut peer: TcpStream| {
        let portion = vec![7; BUFFER];
        let mut left = count * (payload + 4);
        while left > 0 {
            let len = left.min(portion.len());
            peer.write_all(&portion[..len]).unwrap();
            left -= len;
        }
        count
    };
    let contenders: Vec<Contender<'_>> = vec![
        ("raw write of 64 KiB", over_loopback(drain, raw)),
        ("by hand, a batch of 64 KiB", {
            over_loopback(drain, |peer| encode_by_hand(peer, octets, count))
        }),
        ("FrameWriter::send_octets", {
            over_loopback(drain, |peer| send_frames(peer, octets, count))
        }),
        ("tokio-util LengthDelimitedCodec", {
            over_loopback(drain, |peer| encode_peer(peer, &shared, count))
        }),
    ];
    compare(&format!("{payload} octets, written over loopback"), count, contenders);
}

fn main() {
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let wants = |name: &str| only.as_deref().is_none_or(|only| only == name);
    if wants("memory") {
        from_memory();
        to_memory();
    }
    for (payload, total) in [(16, 64 << 20), (4096, 256 << 20), (65536, 256 << 20)] {
        if wants("read") {
            read_from_loopback(payload, total);
        }
        if wants("write") {
            written_to_loopback(payload, total);
        }
    }
}
