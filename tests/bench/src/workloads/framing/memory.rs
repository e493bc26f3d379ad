//! Frames of 16 octets from memory, and into batches that go nowhere: what framing itself takes.

use std::hint::black_box;
use std::io::{self, Read};
use std::time::{Duration, Instant};

use wire_core::frame::{FrameReader, FrameWriter, LengthPrefix};

use super::{
    PREFIX, Peer, by_hand, framing, read_by_hand, read_peer, read_wire, send_by_hand, send_peer,
    send_wire, stream, touch,
};
use crate::Case;

const PAYLOAD: usize = 16;

/// Frames that are read again and again: they stay in the cache.
const COUNT: usize = 3000;

/// Frames handled before time is taken: buffers have grown then.
const WARM: u64 = 50_000;

pub(super) const READ: &str = "frames of 16 octets, from memory";
pub(super) const SENT: &str = "frames of 16 octets, into batches in memory";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(READ, "wire", |n| {
            let mut receiver = FrameReader::new(Endless::new(), framing());
            read_wire(&mut receiver, WARM);
            timed(|| read_wire(&mut receiver, n))
        }),
        Case::new(READ, "slice iteration", slices),
        Case::new(READ, "hand", |n| {
            let mut receiver = by_hand::Receiver::new(Endless::new());
            read_by_hand(&mut receiver, WARM);
            timed(|| read_by_hand(&mut receiver, n))
        }),
        Case::new(READ, "tokio-util", |n| {
            let mut receiver = Peer::new(Endless::new());
            read_peer(&mut receiver, WARM);
            timed(|| read_peer(&mut receiver, n))
        }),
        Case::new(SENT, "wire", |n| {
            let mut sender = FrameWriter::new(io::sink(), framing());
            timed_sends(n, |n| send_wire(&mut sender, &[7; PAYLOAD], n))
        }),
        Case::new(SENT, "wire, two u64", |n| {
            let mut sender = FrameWriter::new(io::sink(), framing());
            timed_sends(n, |n| send_values(&mut sender, n))
        }),
        Case::new(SENT, "hand", |n| {
            let mut sender = by_hand::Sender::new(io::sink());
            timed_sends(n, |n| send_by_hand(&mut sender, &[7; PAYLOAD], n))
        }),
        Case::new(SENT, "tokio-util", |n| {
            timed_sends(n, |n| send_peer(io::sink(), &[7; PAYLOAD], n))
        }),
    ]
}

/// A stream that does not end: the same frames over and over, as many as the reader has room for.
struct Endless {
    octets: Vec<u8>,
    at: usize,
}

impl Endless {
    fn new() -> Self {
        Self { octets: stream(PAYLOAD, COUNT), at: 0 }
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = (&self.octets[self.at..]).read(buffer)?;
        self.at = (self.at + len) % self.octets.len();
        Ok(len)
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The time of so many sends, without that of growing the first batch.
fn timed_sends(times: u64, mut send: impl FnMut(u64) -> io::Result<()>) -> Duration {
    send(WARM).expect("a sink takes all");
    timed(|| send(times).expect("a sink takes all"))
}

fn send_values(
    sender: &mut FrameWriter<io::Sink, LengthPrefix<u32>>,
    count: u64,
) -> io::Result<()> {
    for index in 0..count {
        sender.send(black_box(&(index, !index))).map_err(io::Error::other)?;
    }
    sender.flush().map_err(io::Error::other)
}

/// Nothing but cutting a slice: what lending frames from a buffer cannot go below.
fn slices(times: u64) -> Duration {
    let octets = stream(PAYLOAD, COUNT);
    let mut sum = 0;
    let time = timed(|| {
        let mut left = times;
        while left > 0 {
            let mut rest = black_box(&octets[..]);
            while let Some((prefix, behind)) = rest.split_first_chunk::<PREFIX>()
                && let Some((payload, behind)) =
                    behind.split_at_checked(u32::from_be_bytes(*prefix) as usize)
                && left > 0
            {
                touch(&mut sum, payload);
                rest = behind;
                left -= 1;
            }
        }
    });
    black_box(sum);
    time
}
