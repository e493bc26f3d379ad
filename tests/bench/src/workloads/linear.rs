//! The same work in many sizes: what an octet costs must not depend on how many there are.
//!
//! Work into fresh memory takes a new `Vec` each time, as large as the allocator hands out; beside
//! it stands work that takes none, or the same again. What a plain copy costs tells what the caches
//! do to an octet.

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

/// The work.
pub const WORK: [&str; 8] = [
    "decode, messages one after another",
    "decode, one message into fresh memory",
    "copy into fresh memory",
    "encode, one message into fresh memory",
    "encode, one message into a reused Vec",
    "copy into reused memory",
    "frames read by one reader from memory",
    "frames put into one batch",
];

pub(super) fn cases() -> Vec<Case> {
    [
        sized::<{ SIZES[0].1 }>(SIZES[0].0),
        sized::<{ SIZES[1].1 }>(SIZES[1].0),
        sized::<{ SIZES[2].1 }>(SIZES[2].0),
        sized::<{ SIZES[3].1 }>(SIZES[3].0),
    ]
    .concat()
}

fn sized<const SIZE: usize>(size: &'static str) -> [Case; 8] {
    [
        Case::new(WORK[0], size, |n| repeat(n, &messages(SIZE)[..], decode_each)),
        Case::new(WORK[1], size, |n| repeat(n, &octets(SIZE)[..], decode)),
        Case::new(WORK[2], size, |n| repeat(n, &octets(SIZE)[..], copy)),
        Case::new(WORK[3], size, |n| repeat(n, &value(SIZE), encode)),
        Case::new(WORK[4], size, |n| {
            let (value, mut out) = (value(SIZE), Vec::new());
            timed(n, || append(black_box(&value), black_box(&mut out)))
        }),
        Case::new(WORK[5], size, |n| {
            let (octets, mut out) = (octets(SIZE), vec![0; SIZE]);
            timed(n, || copy_to(black_box(&octets), black_box(&mut out)))
        }),
        Case::new(WORK[6], size, |n| {
            let mut receiver = FrameReader::new(Endless::new(SIZE), framing());
            timed(n, || receive(black_box(&mut receiver)))
        }),
        Case::new(WORK[7], size, |n| {
            let (payload, mut batch) = (vec![7; SIZE], FrameBatch::new(framing()));
            timed(n, || put(black_box(&payload), black_box(&mut batch)))
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
fn append(message: &Message, out: &mut Vec<u8>) -> usize {
    out.clear();
    message.encode_append(out).expect("the message has octets");
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

/// A stream that does not end: the same frame over and over.
struct Endless {
    frame: Vec<u8>,
    at: usize,
}

impl Endless {
    fn new(payload: usize) -> Self {
        let mut frame = (payload as u32).to_be_bytes().to_vec();
        frame.resize(4 + payload, 7);
        Self { frame, at: 0 }
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = (&self.frame[self.at..]).read(buffer)?;
        self.at = (self.at + len) % self.frame.len();
        Ok(len)
    }
}

#[inline(never)]
fn receive(receiver: &mut FrameReader<Endless, LengthPrefix<u32>>) -> usize {
    receiver.next_frame().ok().flatten().map_or(0, <[u8]>::len)
}

#[inline(never)]
fn put(payload: &[u8], batch: &mut FrameBatch<LengthPrefix<u32>, Vec<u8>>) -> usize {
    batch.put_octets(payload).expect("it is not too long");
    let len = batch.pending().len();
    batch.consume(len);
    len
}
