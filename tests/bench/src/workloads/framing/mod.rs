//! Frames with a len of four octets in front: from and to memory, and over loopback TCP.

mod by_hand;
mod loopback;
mod memory;
mod one_thread;

use std::hint::black_box;
use std::io::{self, Read, Write};

use bytes::{Bytes, BytesMut};
use tokio_util::codec::{Decoder, Encoder, LengthDelimitedCodec};
use wire_core::frame::{FrameReader, FrameWriter, LengthPrefix};

use crate::Case;

/// What a raw read takes at most, and what tokio-util's batch holds before it is written.
const BUFFER: usize = 64 << 10;

/// The octets of the prefix.
const PREFIX: usize = 4;

pub(super) fn cases() -> Vec<Case> {
    [memory::cases(), loopback::cases(), one_thread::cases()].concat()
}

fn framing() -> LengthPrefix<u32> {
    LengthPrefix::new()
}

/// Octets of `count` frames of `payload` octets each.
fn stream(payload: usize, count: usize) -> Vec<u8> {
    let mut octets = Vec::with_capacity((payload + PREFIX) * count);
    for index in 0..count {
        octets.extend_from_slice(&(payload as u32).to_be_bytes());
        octets.resize(octets.len() + payload, index as u8);
    }
    octets
}

/// What everybody does with a payload: looks at its first octet and its length.
#[inline(always)]
fn touch(sum: &mut usize, payload: &[u8]) {
    *sum += payload.len() + usize::from(payload.first().copied().unwrap_or(0));
}

/// Reads so many frames.
fn read_wire<R: Read>(receiver: &mut FrameReader<R, LengthPrefix<u32>>, count: u64) {
    let mut sum = 0;
    for _ in 0..count {
        match receiver.next_frame() {
            Ok(Some(frame)) => touch(&mut sum, frame),
            other => panic!("no frame: {other:?}"),
        }
    }
    black_box(sum);
}

/// The same, by hand.
fn read_by_hand<R: Read>(receiver: &mut by_hand::Receiver<R>, count: u64) {
    let mut sum = 0;
    for _ in 0..count {
        match receiver.next_frame() {
            Ok(Some(frame)) => touch(&mut sum, frame),
            other => panic!("no frame: {other:?}"),
        }
    }
    black_box(sum);
}

/// Over what a stream gives.
struct Peer<R> {
    stream: R,
    codec: LengthDelimitedCodec,
    buffer: BytesMut,
    portion: Vec<u8>,
}

impl<R: Read> Peer<R> {
    fn new(stream: R) -> Self {
        let codec = LengthDelimitedCodec::new();
        Self { stream, codec, buffer: BytesMut::with_capacity(BUFFER), portion: vec![0; BUFFER] }
    }

    fn next_frame(&mut self) -> io::Result<Option<BytesMut>> {
        loop {
            if let Some(frame) = self.codec.decode(&mut self.buffer)? {
                return Ok(Some(frame));
            }
            let len = self.stream.read(&mut self.portion)?;
            if len == 0 {
                return Ok(None);
            }
            self.buffer.extend_from_slice(&self.portion[..len]);
        }
    }
}

/// The same, with tokio-util.
fn read_peer<R: Read>(receiver: &mut Peer<R>, count: u64) {
    let mut sum = 0;
    for _ in 0..count {
        match receiver.next_frame() {
            Ok(Some(frame)) => touch(&mut sum, &frame),
            other => panic!("no frame: {other:?}"),
        }
    }
    black_box(sum);
}

/// Sends so many frames.
fn send_wire<W: Write>(
    sender: &mut FrameWriter<W, LengthPrefix<u32>>,
    payload: &[u8],
    count: u64,
) -> io::Result<()> {
    for _ in 0..count {
        sender.send_octets(black_box(payload)).map_err(io::Error::other)?;
    }
    sender.flush().map_err(io::Error::other)
}

/// The same, by hand.
fn send_by_hand<W: Write>(
    sender: &mut by_hand::Sender<W>,
    payload: &[u8],
    count: u64,
) -> io::Result<()> {
    for _ in 0..count {
        sender.send(black_box(payload))?;
    }
    sender.flush()
}

/// The same, with tokio-util.
fn send_peer(mut stream: impl Write, payload: &[u8], count: u64) -> io::Result<()> {
    let payload = Bytes::copy_from_slice(payload);
    let mut codec = LengthDelimitedCodec::new();
    let mut buffer = BytesMut::with_capacity(BUFFER);
    for _ in 0..count {
        codec.encode(black_box(&payload).clone(), &mut buffer)?;
        if buffer.len() >= BUFFER {
            stream.write_all(&buffer)?;
            buffer.clear();
        }
    }
    stream.write_all(&buffer)
}
