//! The same work in many sizes: what an octet costs must not depend on how many there are.
//!
//! Small messages and small frames show what the codec and the framing do. One great message is
//! mostly moved: it is measured into a new `Vec` each time, as the allocator hands it out, and into
//! the same again; a plain copy of as many octets shows what the caches make of that.

use std::hint::black_box;
use std::io::{self, Read};
use std::time::{Duration, Instant};

use wire_core::Wire;
use wire_core::frame::{FrameBatch, FrameReader, LengthPrefix};

use super::message::{self, Borrowed, Item, Kind, Message};
use crate::{Case, repeat};

/// The sizes in octets, by the name that a case has for it.
pub const SIZES: [(&str, usize); 4] =
    [("1 KiB", 1 << 10), ("32 KiB", 32 << 10), ("1 MiB", 1 << 20), ("16 MiB", 16 << 20)];

/// The work, and what it is compared with if memory is most of it.
pub const WORK: [(&str, Option<&str>); 11] = [
    ("decode, small messages one after another", None),
    ("encode, small messages into a reused Vec", None),
    ("frames of 16 octets, read from memory", None),
    ("frames of 16 octets, put into a reused batch", None),
    ("decode, one message into fresh memory", Some(FRESH)),
    ("encode, one message into fresh memory", Some(FRESH)),
    (FRESH, None),
    ("encode, one message into a reused Vec", Some(REUSED)),
    ("one frame, read by a reused reader", Some(REUSED)),
    ("one frame, put into a reused batch", Some(REUSED)),
    (REUSED, None),
];

/// A copy into a new `Vec`.
pub const FRESH: &str = "copy into fresh memory";
/// A copy into the same memory again.
pub const REUSED: &str = "copy into reused memory";

pub(super) fn cases() -> Vec<Case> {
    [
        sized::<{ SIZES[0].1 }>(SIZES[0].0),
        sized::<{ SIZES[1].1 }>(SIZES[1].0),
        sized::<{ SIZES[2].1 }>(SIZES[2].0),
        sized::<{ SIZES[3].1 }>(SIZES[3].0),
    ]
    .concat()
}

fn sized<const SIZE: usize>(size: &'static str) -> [Case; 11] {
    const fn case(work: usize, size: &'static str, run: fn(u64) -> Duration) -> Case {
        Case::new(WORK[work].0, size, run)
    }
    [
        case(0, size, |n| repeat(n, &messages(SIZE)[..], decode_each)),
        case(1, size, |n| {
            let octets = message::octets();
            let value = Message::decode(&octets).expect("they are a message");
            let (count, mut out) = (SIZE / octets.len(), Vec::new());
            timed(n, || append_each(black_box(&value), count, black_box(&mut out)))
        }),
        case(2, size, |n| {
            let mut receiver = FrameReader::new(Endless::new(16, SIZE / 20), framing());
            timed(n, || receive(black_box(&mut receiver), SIZE / 20))
        }),
        case(3, size, |n| {
            let mut batch = FrameBatch::new(framing());
            timed(n, || put(black_box(&[7; 16]), SIZE / 20, black_box(&mut batch)))
        }),
        case(4, size, |n| repeat(n, &octets(SIZE)[..], decode)),
        case(5, size, |n| repeat(n, &value(SIZE), encode)),
        case(6, size, |n| repeat(n, &octets(SIZE)[..], copy)),
        case(7, size, |n| {
            let (value, mut out) = (value(SIZE), Vec::new());
            timed(n, || append_each(black_box(&value), 1, black_box(&mut out)))
        }),
        case(8, size, |n| {
            let mut receiver = FrameReader::new(Endless::new(SIZE, 1), framing());
            timed(n, || receive(black_box(&mut receiver), 1))
        }),
        case(9, size, |n| {
            let (payload, mut batch) = (vec![7; SIZE], FrameBatch::new(framing()));
            timed(n, || put(black_box(&payload), 1, black_box(&mut batch)))
        }),
        case(10, size, |n| {
            let (octets, mut out) = (octets(SIZE), vec![0; SIZE]);
            timed(n, || copy_to(black_box(&octets), black_box(&mut out)))
        }),
    ]
}

/// The time of doing something so often, after having done it some times before.
fn timed(times: u64, mut work: impl FnMut() -> usize) -> Duration {
    for _ in 0..4 {
        black_box(work());
    }
    let start = Instant::now();
    for _ in 0..times {
        black_box(work());
    }
    start.elapsed()
}

/// Half of it text, half of it items.
fn value(size: usize) -> Message {
    let item = Item { id: 7, port: 80, flags: 1 };
    Message {
        id: 513,
        kind: Kind::Reply,
        name: "x".repeat(size / 2),
        items: vec![item; size / 14],
        has_extra: (),
        extra: None,
    }
}

fn octets(size: usize) -> Vec<u8> {
    value(size).encode().expect("the message has octets")
}

/// As many small messages as fit.
fn messages(size: usize) -> Vec<u8> {
    let message = message::octets();
    message.repeat(size / message.len())
}

#[inline(never)]
fn decode_each(mut octets: &[u8]) -> Result<usize, wire_core::DecodeError> {
    let mut sum = 0;
    while !octets.is_empty() {
        let (message, behind) = Borrowed::decode_prefix(octets)?;
        sum += message.name.len() + message.items.len();
        octets = behind;
    }
    Ok(sum)
}

#[inline(never)]
fn decode(octets: &[u8]) -> Result<Message, wire_core::DecodeError> {
    Message::decode(octets)
}

#[inline(never)]
fn encode(message: &Message) -> Result<Vec<u8>, wire_core::EncodeError> {
    message.encode()
}

#[inline(never)]
fn append_each(message: &Message, count: usize, out: &mut Vec<u8>) -> usize {
    out.clear();
    for _ in 0..count {
        black_box(message).encode_append(out).expect("the message has octets");
    }
    out.len()
}

#[inline(never)]
fn copy(octets: &[u8]) -> Vec<u8> {
    octets.to_vec()
}

#[inline(never)]
fn copy_to(octets: &[u8], out: &mut [u8]) -> usize {
    for (out, octet) in out.iter_mut().zip(octets) {
        *out = *octet;
    }
    out.len()
}

fn framing() -> LengthPrefix<u32> {
    LengthPrefix::new().max_len(32 << 20)
}

/// A stream that does not end: the same frames over and over.
struct Endless {
    frames: Vec<u8>,
    at: usize,
}

impl Endless {
    fn new(payload: usize, count: usize) -> Self {
        let mut frame = (payload as u32).to_be_bytes().to_vec();
        frame.resize(4 + payload, 7);
        Self { frames: frame.repeat(count), at: 0 }
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = (&self.frames[self.at..]).read(buffer)?;
        self.at = (self.at + len) % self.frames.len();
        Ok(len)
    }
}

#[inline(never)]
fn receive(receiver: &mut FrameReader<Endless, LengthPrefix<u32>>, count: usize) -> usize {
    let mut sum = 0;
    for _ in 0..count {
        sum += receiver.next_frame().ok().flatten().map_or(0, <[u8]>::len);
    }
    sum
}

#[inline(never)]
fn put(payload: &[u8], count: usize, batch: &mut FrameBatch<LengthPrefix<u32>, Vec<u8>>) -> usize {
    for _ in 0..count {
        batch.put_octets(black_box(payload)).expect("it is not too long");
    }
    let len = batch.pending().len();
    batch.consume(len);
    len
}
