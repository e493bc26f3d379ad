//! How much memory frames take: none each, and none for what was only announced.
#![allow(missing_docs)]

use std::io::{self, Read};

use bytes::BytesMut;
use wire_core::frame::{
    AsyncFrameReader, DEFAULT_MAX_LEN, FrameCodec, FrameReader, FrameWriter, Framer, LengthPrefix,
};
use wire_tests::memory::{Counting, allocations, peak};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const COUNT: usize = 10_000;

fn stream() -> Vec<u8> {
    [&[0, 0, 0, 16][..], &[7; 16]].concat().repeat(COUNT)
}

#[test]
fn reading_allocates_its_buffer_and_nothing_a_frame() {
    let stream = stream();
    let read = |octets: &[u8]| {
        let mut receiver = FrameReader::new(octets, LengthPrefix::<u32>::new());
        while let Some(frame) = receiver.next_frame().unwrap() {
            assert_eq!(frame.len(), 16);
        }
    };
    // The buffer, which grows from 8 to 256 KiB.
    let (((), count), most) = peak(|| allocations(|| read(&stream)));
    assert!(count <= 6, "{count} allocations");
    assert!(most <= 256 * 1024 + 128 * 1024, "{most} octets");
}

#[test]
fn reading_asynchronously_allocates_nothing_a_frame() {
    let stream = stream();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let ((), count) = allocations(|| {
        runtime.block_on(async {
            let mut receiver = AsyncFrameReader::new(&stream[..], LengthPrefix::<u32>::new());
            while let Some(frame) = receiver.next_frame().await.unwrap() {
                assert_eq!(frame.len(), 16);
            }
        });
    });
    assert!(count <= 16, "{count} allocations");
}

#[test]
fn a_lent_buffer_needs_no_allocator() {
    let stream = stream();
    let mut buffer = [0; 64];
    let ((), count) = allocations(|| {
        let mut framer = Framer::with_buffer(LengthPrefix::<u32>::new(), &mut buffer[..]);
        let mut rest = &stream[..];
        while !rest.is_empty() {
            let taken = framer.push(rest).unwrap();
            rest = &rest[taken..];
            while let Some(frame) = framer.next_frame().unwrap() {
                assert_eq!(frame.len(), 16);
            }
        }
        framer.finish().unwrap();
    });
    assert_eq!(count, 0);
}

#[test]
fn writing_allocates_its_batch_and_nothing_a_frame() {
    let mut sender = FrameWriter::new(io::sink(), LengthPrefix::<u32>::new());
    let mut send = || {
        for _ in 0..COUNT {
            sender.send(&7u64).unwrap();
            sender.send_octets(&[7; 16]).unwrap();
        }
        sender.send_octets(&[7; 100_000]).unwrap();
        sender.flush().unwrap();
    };
    send();
    assert_eq!(allocations(send).1, 0);
}

#[test]
fn a_codec_shares_the_buffer() {
    let mut buffer = BytesMut::from(&stream()[..]);
    let mut codec = FrameCodec::new(LengthPrefix::<u32>::new());
    // One for the count of who shares the buffer.
    let ((), count) = allocations(|| {
        while let Some(frame) = codec.split(&mut buffer).unwrap() {
            assert_eq!(frame.len(), 16);
        }
    });
    assert!(count <= 1, "{count} allocations");
}

/// Announces the maximum, sends so many octets of it, and would block for ever.
struct Stalls<'a>(&'a [u8]);

impl Read for Stalls<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self.0.read(room)? {
            0 => Err(io::ErrorKind::WouldBlock.into()),
            count => Ok(count),
        }
    }
}

#[test]
fn a_peer_that_announces_the_maximum_and_stalls_gets_no_memory_for_it() {
    let max = 1 << 30;
    let mut octets = (max as u32 - 4).to_be_bytes().to_vec();
    for received in [4, 5, 8 * 1024, 100_000, 1_000_000] {
        octets.resize(received, 0);
        let ((), most) = peak(|| {
            let framing = LengthPrefix::<u32>::new().max_len(max);
            let mut receiver = FrameReader::new(Stalls(&octets), framing);
            assert!(receiver.next_frame().unwrap_err().is_retryable());
        });
        // While a buffer grows, the old one is still there.
        let allowed = 3 * received + 2 * 8 * 1024;
        assert!(most <= allowed, "{most} octets for {received}");
    }
}

#[test]
fn ten_thousand_that_announce_the_maximum_hold_a_small_buffer_each() {
    let count = 10_000;
    let framing = LengthPrefix::<u32>::new();
    let announced = (DEFAULT_MAX_LEN as u32 - 4).to_be_bytes();
    let mut readers = Vec::with_capacity(count);
    let ((), most) = peak(|| {
        for _ in 0..count {
            let mut receiver = FrameReader::new(Stalls(&announced), framing);
            assert!(receiver.next_frame().unwrap_err().is_retryable());
            readers.push(receiver);
        }
    });
    assert!(most / count <= 8 * 1024 + 64, "{most} octets");
}

#[test]
fn endless_empty_frames_take_no_memory() {
    let mut receiver = FrameReader::new(io::repeat(0), LengthPrefix::<u32>::new());
    let ((), most) = peak(|| {
        for _ in 0..1_000_000 {
            assert_eq!(receiver.next_frame().unwrap(), Some(&[][..]));
        }
    });
    // The buffer as it grows for the last time.
    assert!(most <= 256 * 1024 + 128 * 1024, "{most} octets");
}

#[test]
fn one_octet_at_a_time_is_not_quadratic() {
    // A frame of 1 MiB in portions of an octet: each is moved a few times at most, which shows in
    // the time of this test being nothing to speak of.
    let mut framer = Framer::new(LengthPrefix::<u32>::new().max_len(1 << 20));
    let len = (1u32 << 20) - 4;
    framer.push(&len.to_be_bytes()).unwrap();
    let ((), count) = allocations(|| {
        for _ in 0..len {
            assert_eq!(framer.next_frame().unwrap(), None);
            framer.push(&[7]).unwrap();
        }
    });
    assert_eq!(framer.next_frame().unwrap().map(<[u8]>::len), Some(len as usize));
    assert!(count <= 10, "{count} allocations");
}
