//! One stream through every shell that reads.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::BytesMut;
use tokio::io::{AsyncRead, ReadBuf};
use tokio_util::codec::Decoder;
use wire_core::frame::{AsyncFrameReader, FrameCodec, FrameError, FrameReader, Framer, Framing};

use crate::cases::{Case, Limited};

/// What a stream gave: payloads, and the text of the error it ended with.
pub(crate) type Outcome = (Vec<Vec<u8>>, Option<String>);

/// The outcome of a stream that is fine.
pub(crate) fn fine<P: AsRef<[u8]>>(payloads: &[P]) -> Outcome {
    (payloads.iter().map(|payload| payload.as_ref().to_vec()).collect(), None)
}

/// A stream that gives its octets in portions, one a read.
#[derive(Default)]
pub(crate) struct Portions(pub(crate) VecDeque<Vec<u8>>);

impl Portions {
    /// `octets`, cut behind so many octets, again and again.
    pub(crate) fn each(octets: &[u8], len: usize) -> Self {
        Self(octets.chunks(len.max(1)).map(<[u8]>::to_vec).collect())
    }

    /// `octets`, cut at these offsets.
    pub(crate) fn cut(octets: &[u8], cuts: &[usize]) -> Self {
        let mut offsets: Vec<usize> = cuts.iter().map(|cut| cut % (octets.len() + 1)).collect();
        offsets.extend([0, octets.len()]);
        offsets.sort_unstable();
        offsets.dedup();
        Self(offsets.windows(2).map(|pair| octets[pair[0]..pair[1]].to_vec()).collect())
    }
}

impl Read for Portions {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let Some(mut portion) = self.0.pop_front() else { return Ok(0) };
        let rest = portion.split_off(portion.len().min(room.len()));
        if !rest.is_empty() {
            self.0.push_front(rest);
        }
        room[..portion.len()].copy_from_slice(&portion);
        Ok(portion.len())
    }
}

/// Not ready every other time.
pub(crate) struct Hesitant<R>(pub(crate) R, pub(crate) bool);

impl<R: Read + Unpin> AsyncRead for Hesitant<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.1 = !self.1;
        if self.1 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let count = self.0.read(room.initialize_unfilled())?;
        room.advance(count);
        Poll::Ready(Ok(()))
    }
}

/// Drops the future after each poll that is not ready, and makes it anew.
macro_rules! resumed {
    ($make:expr) => {
        loop {
            let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
            let mut future = std::pin::pin!($make);
            if let std::task::Poll::Ready(result) =
                std::future::Future::poll(future.as_mut(), &mut cx)
            {
                break result;
            }
        }
    };
}
pub(crate) use resumed;

/// What every shell makes of `octets`, given in these portions. All must agree.
pub(crate) fn outcome<F: Limited>(case: &Case<F>, max: usize, portions: &Portions) -> Outcome {
    let make = || case.framing(max);
    let expected = core(make(), portions);
    let all = [
        ("lent", lent(make(), max.min(1 << 20), portions)),
        ("blocking", blocking(make(), portions)),
        ("tokio", asynchronous(make(), portions)),
        ("codec", codec(make(), portions)),
    ];
    for (shell, outcome) in all {
        assert_eq!(outcome, expected, "{}, {shell} and owned core differ", case.name);
    }
    expected
}

/// What the shells make of a stream however it is cut: at each offset, and after each octet.
pub(crate) fn outcomes<F: Limited>(case: &Case<F>, max: usize, octets: &[u8]) -> Outcome {
    let expected = outcome(case, max, &Portions::each(octets, usize::MAX));
    assert_eq!(outcome(case, max, &Portions::each(octets, 1)), expected, "{}", case.name);
    for cut in 1..octets.len().min(80) {
        let portions = Portions::cut(octets, &[cut]);
        assert_eq!(outcome(case, max, &portions), expected, "{} cut at {cut}", case.name);
    }
    expected
}

fn owned(frame: Option<impl AsRef<[u8]>>) -> Option<Vec<u8>> {
    frame.map(|frame| frame.as_ref().to_vec())
}

fn text(error: &FrameError) -> Option<String> {
    Some(error.to_string())
}

pub(crate) fn core<F: Framing>(framing: F, portions: &Portions) -> Outcome {
    let mut framer = Framer::new(framing);
    let mut frames = Vec::new();
    for portion in &portions.0 {
        assert_eq!(framer.push(portion).unwrap(), portion.len());
        loop {
            let next = framer.next_frame().map(owned);
            match next {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(error) => {
                    assert!(matches!(framer.next_frame(), Err(FrameError::Failed)));
                    assert!(matches!(framer.push(&[0]), Err(FrameError::Failed)));
                    assert!(matches!(framer.finish(), Err(FrameError::Failed)));
                    return (frames, text(&error));
                }
            }
        }
        assert!(framer.needed() > 0);
    }
    let error = framer.finish().err();
    if error.is_some() {
        assert!(matches!(framer.next_frame(), Err(FrameError::Failed)));
    }
    (frames, error.as_ref().and_then(text))
}

fn lent<F: Framing>(framing: F, room: usize, portions: &Portions) -> Outcome {
    let mut buffer = vec![0; room];
    let mut framer = Framer::with_buffer(framing, &mut buffer[..]);
    let mut frames = Vec::new();
    for portion in &portions.0 {
        let mut rest = &portion[..];
        loop {
            let taken = framer.push(rest).unwrap();
            rest = &rest[taken..];
            loop {
                let next = framer.next_frame().map(owned);
                match next {
                    Ok(Some(frame)) => frames.push(frame),
                    Ok(None) => break,
                    Err(error) => return (frames, text(&error)),
                }
            }
            if rest.is_empty() {
                break;
            }
        }
    }
    (frames, framer.finish().err().as_ref().and_then(text))
}

fn blocking<F: Framing>(framing: F, portions: &Portions) -> Outcome {
    let mut receiver = FrameReader::new(Portions(portions.0.clone()), framing);
    let mut frames = Vec::new();
    loop {
        let next = receiver.next_frame().map(owned);
        match next {
            Ok(Some(frame)) => frames.push(frame),
            Ok(None) => return (frames, None),
            Err(error) => {
                assert!(matches!(receiver.next_frame(), Err(FrameError::Failed)));
                return (frames, text(&error));
            }
        }
    }
}

fn asynchronous<F: Framing>(framing: F, portions: &Portions) -> Outcome {
    let stream = Hesitant(Portions(portions.0.clone()), false);
    let mut receiver = AsyncFrameReader::new(stream, framing);
    let mut frames = Vec::new();
    loop {
        match resumed!(async { receiver.next_frame().await.map(owned) }) {
            Ok(Some(frame)) => frames.push(frame),
            Ok(None) => return (frames, None),
            Err(error) => {
                let again = resumed!(async { receiver.next_frame().await.map(|_| ()) });
                assert!(matches!(again, Err(FrameError::Failed)));
                return (frames, text(&error));
            }
        }
    }
}

fn codec<F: Framing>(framing: F, portions: &Portions) -> Outcome {
    let mut codec = FrameCodec::new(framing);
    let mut buffer = BytesMut::new();
    let mut frames = Vec::new();
    for portion in &portions.0 {
        buffer.extend_from_slice(portion);
        loop {
            match codec.decode(&mut buffer) {
                Ok(Some(frame)) => frames.push(frame.into_payload().to_vec()),
                Ok(None) => break,
                Err(error) => {
                    assert!(matches!(codec.decode(&mut buffer), Err(FrameError::Failed)));
                    return (frames, text(&error));
                }
            }
        }
    }
    let error = codec.decode_eof(&mut buffer).err();
    (frames, error.as_ref().and_then(text))
}
