//! What senders write, and writers that behave badly.

use std::cell::RefCell;
use std::future::Future;
use std::io::{self, ErrorKind, IoSlice, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use bytes::{Bytes, BytesMut};
use proptest::collection::vec;
use proptest::prelude::*;
use tokio::io::AsyncWrite;
use tokio_util::codec::Encoder;
use wire_core::frame::{
    AsyncFrameWriter, FrameBatch, FrameCodec, FrameError, FrameWriter, HeaderFraming, LengthPrefix,
    MessageCodec,
};
use wire_core::{Encode, EncodeError, EncodeErrorKind, Writer};

use crate::cases::{Case, Limited, Plain, each_case};
use crate::shells::resumed;

const MAX: usize = 3000;

fn header<F: Limited>() -> F::Header {
    F::Header::default()
}

#[test]
fn every_sender_writes_what_the_protocol_says() {
    fn check<F: Limited>(case: &Case<F>) {
        for len in [0, 1, 63, 64, 127, 128, 200, 1023, 1024, 2500] {
            let payload = vec![7; len];
            if len as u64 > case.most {
                continue;
            }
            let expected = case.frame(&payload);
            let mut stream = Vec::new();
            let mut sender = FrameWriter::new(&mut stream, case.framing(MAX));
            sender.send_octets_with(header::<F>(), &payload).unwrap();
            sender.send_with(header::<F>(), &payload[..]).unwrap();
            sender.flush().unwrap();
            drop(sender);
            assert_eq!(stream, expected.repeat(2), "{} of {len}", case.name);

            let mut batch = FrameBatch::new(case.framing(MAX));
            batch.put_octets_with(header::<F>(), &payload).unwrap();
            assert_eq!(batch.pending(), expected, "{} of {len}", case.name);

            let mut buffer = BytesMut::new();
            let mut codec = FrameCodec::new(case.framing(MAX));
            codec.encode((header::<F>(), Bytes::from(payload.clone())), &mut buffer).unwrap();
            assert_eq!(buffer, expected, "{} of {len}", case.name);

            let mut sender = AsyncFrameWriter::new(Vec::new(), case.framing(MAX));
            resumed!(sender.send_with(header::<F>(), &payload[..])).unwrap();
            resumed!(sender.flush()).unwrap();
            assert_eq!(*sender.get_ref(), expected, "{} of {len}", case.name);
        }
    }
    each_case!(check);
}

#[test]
fn a_payload_over_the_limit_leaves_nothing() {
    fn check<F: Limited>(case: &Case<F>) {
        // The first payload whose frame is over the limit.
        let max = 150;
        let len = (0..=max).find(|len| case.frame(&vec![0; *len]).len() > max).unwrap();
        let payload = vec![0; len];
        let text = |frame: &FrameError| {
            let frame_len = case.frame(&payload).len();
            let expected = format!("frame of {frame_len} octets, more than the {max} allowed");
            assert_eq!(frame.to_string(), expected, "{}", case.name);
        };
        let mut sender = FrameWriter::new(Vec::new(), case.framing(max));
        text(&sender.send_octets_with(header::<F>(), &payload).unwrap_err());
        text(&sender.send_with(header::<F>(), &payload[..]).unwrap_err());
        assert_eq!((sender.pending(), sender.get_ref().len()), (&[][..], 0));

        let mut buffer = BytesMut::new();
        let mut codec = FrameCodec::new(case.framing(max));
        text(
            &codec.encode((header::<F>(), Bytes::from(payload.clone())), &mut buffer).unwrap_err(),
        );
        assert!(buffer.is_empty());

        let mut sender = AsyncFrameWriter::new(Vec::new(), case.framing(max));
        text(&resumed!(sender.send_with(header::<F>(), &payload[..])).unwrap_err());
        assert!(sender.pending().is_empty());
    }
    each_case!(check);
}

#[test]
fn a_payload_over_the_range_of_the_prefix_leaves_nothing() {
    fn check<F: Limited>(case: &Case<F>) {
        if case.most >= 1 << 20 {
            return;
        }
        for len in [case.most as usize + 1, 70_000.max(case.most as usize + 1)] {
            let payload = vec![0; len];
            let mut sender = FrameWriter::new(Vec::new(), case.framing(1 << 30));
            sender.send_octets_with(header::<F>(), b"before").unwrap();
            let before = sender.pending().to_vec();
            let error = sender.send_octets_with(header::<F>(), &payload).unwrap_err();
            let kinds = matches!(error, FrameError::TooLong { .. } | FrameError::Encode(_));
            assert!(kinds, "{}: {error}", case.name);
            sender.send_with(header::<F>(), &payload[..]).unwrap_err();
            assert_eq!(sender.pending(), before, "{}", case.name);
            sender.flush().unwrap();
            assert_eq!(*sender.get_ref(), before, "{}", case.name);
        }
        let payload = vec![0; case.most as usize];
        let mut sender = FrameWriter::new(Vec::new(), case.framing(1 << 30));
        sender.send_octets_with(header::<F>(), &payload).unwrap();
        sender.flush().unwrap();
        assert!(*sender.get_ref() == case.frame(&payload), "{}", case.name);
    }
    each_case!(check);
}

#[test]
fn the_range_of_the_prefix_is_told_as_the_limit() {
    let mut batch = FrameBatch::new(LengthPrefix::<u8>::new());
    let error = batch.put_octets(&[0; 256]).unwrap_err();
    assert_eq!(error.to_string(), "frame of 257 octets, more than the 256 allowed");
    let mut batch = FrameBatch::new(LengthPrefix::<u8>::new().counts_itself());
    let error = batch.put_octets(&[0; 255]).unwrap_err();
    assert_eq!(error.to_string(), "frame of 256 octets, more than the 255 allowed");
}

#[test]
fn payloads_of_all_lengths_are_copied_whole() {
    let octets: Vec<u8> = (0..100).collect();
    for len in 0..=octets.len() {
        let mut batch = FrameBatch::new(LengthPrefix::<u8>::new());
        batch.put_octets(&octets[..len]).unwrap();
        batch.put_octets(b"!").unwrap();
        assert_eq!(batch.pending(), [&[len as u8], &octets[..len], b"\x01!"].concat());
    }
}

/// Says one length, writes another many octets, and then fails or not.
struct Liar {
    says: usize,
    writes: usize,
    fails: bool,
}

impl Encode for Liar {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(self.says)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.zeros(self.writes)?;
        if self.fails {
            return Err(EncodeError::new(EncodeErrorKind::Custom("fails midway")));
        }
        Ok(())
    }
}

#[test]
fn a_message_that_fails_midway_leaves_no_partial_frame() {
    let liars = [(8, 4, true), (8, 4, false), (8, 9, false), (2000, 1000, true)];
    for (says, writes, fails) in liars {
        let liar = Liar { says, writes, fails };
        let mut sender = FrameWriter::new(Vec::new(), LengthPrefix::<u16>::new());
        sender.send(&1u8).unwrap();
        assert!(matches!(sender.send(&liar), Err(FrameError::Encode(_))));
        sender.send(&2u8).unwrap();
        sender.flush().unwrap();
        assert_eq!(*sender.get_ref(), [0, 1, 1, 0, 1, 2]);

        let mut codec = MessageCodec::<_, Liar>::new(LengthPrefix::<u16>::new());
        let mut buffer = BytesMut::from(&b"before"[..]);
        assert!(matches!(codec.encode(&liar, &mut buffer), Err(FrameError::Encode(_))));
        assert_eq!(buffer[..], *b"before");
    }
}

#[test]
fn a_message_that_brings_its_header_is_checked_against_it() {
    let mut batch = FrameBatch::new(HeaderFraming::<Plain>::new());
    batch.put(&[9u8, 0, 2, b'h', b'i']).unwrap();
    assert_eq!(batch.pending(), [9, 0, 2, b'h', b'i']);
    let error = batch.put(&[9u8, 0, 3, b'h', b'i']).unwrap_err();
    assert!(matches!(error, FrameError::Misframed { len: 5, said: Some(6) }), "{error}");
    let error = batch.put(&[9u8, 0]).unwrap_err();
    assert!(matches!(error, FrameError::Misframed { len: 2, said: None }), "{error}");
    assert_eq!(batch.pending().len(), 5);
    let mut codec = MessageCodec::<_, [u8; 5]>::new(HeaderFraming::<Plain>::new());
    let mut buffer = BytesMut::new();
    codec.encode([9, 0, 2, 1, 2], &mut buffer).unwrap();
    assert!(matches!(
        codec.encode([9, 0, 3, 1, 2], &mut buffer),
        Err(FrameError::Misframed { len: 5, said: Some(6) })
    ));
    assert_eq!(buffer[..], [9, 0, 2, 1, 2]);
}

/// What a [`Moody`] stream was given, and how.
#[derive(Default)]
struct Log {
    octets: Vec<u8>,
    writes: usize,
    /// The addresses of the parts of vectored writes.
    parts: Vec<*const u8>,
}

/// Takes as many octets as its next mood says; fails where it says so.
struct Moody<I>(I, Rc<RefCell<Log>>);

type Mood = Result<usize, ErrorKind>;

impl<I: Iterator<Item = Mood>> Moody<I> {
    fn take(&mut self, parts: &[&[u8]]) -> io::Result<usize> {
        let mut log = self.1.borrow_mut();
        log.writes += 1;
        let all = parts.concat();
        let count = self.0.next().unwrap_or(Ok(usize::MAX))?.min(all.len());
        log.octets.extend_from_slice(&all[..count]);
        Ok(count)
    }
}

impl<I: Iterator<Item = Mood>> Write for Moody<I> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.take(&[octets])
    }

    fn write_vectored(&mut self, parts: &[IoSlice<'_>]) -> io::Result<usize> {
        self.1.borrow_mut().parts.extend(parts.iter().map(|part| part.as_ptr()));
        let parts: Vec<&[u8]> = parts.iter().map(|part| &**part).collect();
        self.take(&parts)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What would block is pending.
impl<I: Iterator<Item = Mood> + Unpin> AsyncWrite for Moody<I> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        octets: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.take(&[octets]) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            result => Poll::Ready(result),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

fn moody<I: Iterator<Item = Mood>>(moods: I) -> (Moody<I>, Rc<RefCell<Log>>) {
    let log = Rc::new(RefCell::new(Log::default()));
    (Moody(moods, Rc::clone(&log)), log)
}

#[test]
fn a_writer_of_one_octet_at_a_time_gets_all() {
    let (stream, log) = moody(std::iter::repeat(Ok(1)));
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u16>::new());
    sender.send_octets(b"hi").unwrap();
    sender.send_octets(&[7; 40_000]).unwrap();
    sender.flush().unwrap();
    let expected = [&[0, 2, b'h', b'i', 0x9c, 0x40][..], &[7; 40_000]].concat();
    assert_eq!(log.borrow().octets, expected);
}

#[test]
fn a_writer_that_takes_nothing_is_an_error_and_can_be_tried_again() {
    let (stream, log) = moody([Ok(3), Ok(0)].into_iter());
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u8>::new());
    sender.send_octets(b"hello").unwrap();
    let Err(FrameError::Io(error)) = sender.flush() else { panic!("no error") };
    assert_eq!(error.kind(), ErrorKind::WriteZero);
    assert_eq!(sender.pending(), b"llo");
    sender.flush().unwrap();
    assert_eq!(log.borrow().octets, b"\x05hello");
}

#[test]
fn interrupted_writes_are_tried_again() {
    let (stream, log) = moody([Err(ErrorKind::Interrupted), Ok(1)].into_iter());
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u8>::new());
    sender.send_octets(b"hi").unwrap();
    sender.flush().unwrap();
    assert_eq!(log.borrow().octets, b"\x02hi");
}

#[test]
fn a_writer_that_claims_more_than_it_was_given_is_refused() {
    struct Claims;
    impl Write for Claims {
        fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
            Ok(octets.len() + 1)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut sender = FrameWriter::new(Claims, LengthPrefix::<u8>::new());
    sender.send_octets(b"hi").unwrap();
    assert!(matches!(sender.flush(), Err(FrameError::Overfilled { claimed: 4, room: 3 })));
}

#[test]
fn a_great_payload_that_was_not_begun_is_not_taken() {
    let (stream, log) = moody([Ok(2), Err(ErrorKind::WouldBlock)].into_iter());
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u16>::new());
    sender.send_octets(b"hi").unwrap();
    // Half of the frame before goes out, nothing of this one.
    assert!(sender.send_octets(&[7; 40_000]).unwrap_err().is_retryable());
    assert_eq!(sender.pending(), b"hi");
    sender.flush().unwrap();
    assert_eq!(log.borrow().octets, b"\0\x02hi");
}

#[test]
fn a_great_payload_that_was_begun_is_taken() {
    let (stream, log) = moody([Ok(7), Err(ErrorKind::WouldBlock)].into_iter());
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u16>::new());
    sender.send_octets(b"hi").unwrap();
    let payload: Vec<u8> = (0..40_000).map(|index| index as u8).collect();
    sender.send_octets(&payload).unwrap();
    assert_eq!(sender.pending(), &payload[1..]);
    sender.send_octets(b"!").unwrap();
    sender.flush().unwrap();
    let expected = [b"\0\x02hi\x9c\x40", &payload[..], b"\0\x01!"].concat();
    assert_eq!(log.borrow().octets, expected);
}

#[test]
fn a_great_payload_is_written_from_where_it_is() {
    let (stream, log) = moody(std::iter::empty());
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u16>::new());
    let payload = vec![7; 40_000];
    sender.send_octets(b"hi").unwrap();
    sender.send_octets(&payload).unwrap();
    assert_eq!(log.borrow().writes, 1);
    assert_eq!(log.borrow().parts[1..], [payload.as_ptr()]);
}

#[test]
fn a_batch_is_one_write() {
    let (stream, log) = moody(std::iter::empty());
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u16>::new());
    for _ in 0..1000 {
        sender.send(&7u64).unwrap();
    }
    assert_eq!(log.borrow().writes, 0);
    sender.flush().unwrap();
    assert_eq!(log.borrow().writes, 1);
    // 100,000 frames of ten octets, in batches of 96 KiB.
    for _ in 0..100_000 {
        sender.send(&7u64).unwrap();
    }
    sender.flush().unwrap();
    assert_eq!(log.borrow().writes, 1 + 1_000_000_usize.div_ceil(96 * 1024));
}

#[test]
fn a_full_batch_that_cannot_be_written_takes_no_more() {
    let (stream, log) = moody([Ok(5), Err(ErrorKind::WouldBlock)].into_iter());
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u8>::new()).batch_len(8);
    sender.send_octets(b"one").unwrap();
    sender.send_octets(b"two").unwrap();
    assert!(sender.send_octets(b"six").unwrap_err().is_retryable());
    assert_eq!(sender.pending(), b"two");
    sender.send_octets(b"six").unwrap();
    sender.flush().unwrap();
    assert_eq!(log.borrow().octets, b"\x03one\x03two\x03six");
}

#[test]
fn dropping_flushes_unless_it_panics() {
    let (stream, log) = moody(std::iter::empty());
    let mut sender = FrameWriter::new(stream, LengthPrefix::<u8>::new());
    sender.send_octets(b"hi").unwrap();
    drop(sender);
    assert_eq!(log.borrow().octets, b"\x02hi");

    let (stream, log) = moody(std::iter::empty());
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let mut sender = FrameWriter::new(stream, LengthPrefix::<u8>::new());
        sender.send_octets(b"hi").unwrap();
        std::panic::resume_unwind(Box::new("on purpose"));
    }));
    assert!(panicked.is_err());
    assert!(log.borrow().octets.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_the_writer_does_each_frame_taken_is_written_once(
        lens in vec(prop_oneof![0usize..40, 1000usize..3000, 32_000usize..40_000], 1..30),
        moods in vec(prop_oneof![
            (1usize..2000).prop_map(Ok),
            (1usize..60_000).prop_map(Ok),
            Just(Ok(0)),
            Just(Err(ErrorKind::WouldBlock)),
            Just(Err(ErrorKind::Interrupted)),
            Just(Err(ErrorKind::ConnectionReset)),
        ], 0..60),
        batch_len in 1usize..5000,
    ) {
        let (stream, log) = moody(moods.into_iter());
        let framing = LengthPrefix::<u32>::new();
        let mut sender = FrameWriter::new(stream, framing).batch_len(batch_len);
        let mut expected = Vec::new();
        for (index, len) in lens.into_iter().enumerate() {
            let payload: Vec<u8> = (index..index + len).map(|octet| octet as u8).collect();
            if sender.send_octets(&payload).is_ok() {
                expected.extend_from_slice(&(len as u32).to_be_bytes());
                expected.extend_from_slice(&payload);
            }
            if index % 5 == 4 {
                let _ = sender.flush();
            }
        }
        while sender.flush().is_err() {}
        prop_assert_eq!(&log.borrow().octets, &expected);
    }

    #[test]
    fn asynchronous_sends_dropped_midway_are_written_once_or_not_at_all(
        lens in vec(prop_oneof![0usize..40, 1000usize..300_000], 1..20),
        moods in vec(prop_oneof![
            (1usize..30_000).prop_map(Ok),
            Just(Ok(0)),
            Just(Err(ErrorKind::WouldBlock)),
            Just(Err(ErrorKind::Interrupted)),
            Just(Err(ErrorKind::ConnectionReset)),
        ], 0..60),
    ) {
        let (stream, log) = moody(moods.into_iter());
        let mut sender = AsyncFrameWriter::new(stream, LengthPrefix::<u32>::new());
        let mut cx = Context::from_waker(Waker::noop());
        let mut expected = Vec::new();
        for (index, len) in lens.into_iter().enumerate() {
            let payload: Vec<u8> = (index..index + len).map(|octet| octet as u8).collect();
            let sent = std::pin::pin!(sender.send_octets(&payload)).poll(&mut cx);
            if matches!(sent, Poll::Ready(Ok(()))) {
                expected.extend_from_slice(&(len as u32).to_be_bytes());
                expected.extend_from_slice(&payload);
            }
            if index % 5 == 4 {
                let _ = std::pin::pin!(sender.flush()).poll(&mut cx);
            }
        }
        while !matches!(std::pin::pin!(sender.flush()).poll(&mut cx), Poll::Ready(Ok(()))) {}
        prop_assert_eq!(&log.borrow().octets, &expected);
    }
}
